/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new database starts with: all of it, permanent; and the demonstration network taken out again. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/data_file.h"
#include "db/journal.h"
#include "db/seed.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static void test_reference(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t undone;
    network_new(&network, &types_all);
    tap_ok(seed_reference(network.store, &viewer, &error), "the reference data is added %s", error.text);
    tap_is_number(network_count(&network, "SELECT count(*) FROM country"), (intmax_t)country_name_count, "with every country");
    network_is(&network, "country", country_record_id("BD"), "region", "south-asia", "in its part of the world");
    tap_ok(network_count(&network, "SELECT count(*) FROM hotspot") > 0, "hot spots");
    tap_is_number(network_count(&network, "SELECT count(*) FROM hotspot WHERE id NOT IN (SELECT hotspot FROM source)"), 0,
                  "each with a source");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change"), 1, "as one change");
    tap_ok(!journal_undo(network.store, &viewer, 0, false, NULL, NULL, NULL, &error), "that undo passes over");
    tap_ok(!journal_undo(network.store, &viewer, 1, false, &undone, NULL, NULL, &error), "and refuses");
    tap_is_text(error.text, "Change 1 cannot be undone: Reference data added.", "with its name");
    network_done(&network);
}

static int64_t demonstration_count(struct network *network)
{
    int64_t count = 0;
    for (size_t i = 0; i < types_all.count; i++) {
        char *sql = string_format("SELECT count(*) FROM \"%s\" WHERE id BETWEEN 13 * (1 << 25) AND 14 * (1 << 25) - 1", types_all.types[i]->name);
        count += network_count(network, sql);
        free(sql);
    }
    return count;
}

static void test_demonstration(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t count, change;
    network_new(&network, &types_all);
    tap_ok(seed_reference(network.store, &viewer, &error) && seed_demonstration(network.store, &viewer, &error),
           "the demonstration network is added %s", error.text);
    int64_t all = demonstration_count(&network);
    tap_ok(all >= 200, "it has %lld records", (long long)all);
    tap_ok(seed_remove_demonstration(network.store, &viewer, &count, &change, &error), "it is taken out %s", error.text);
    tap_is_number(count, all, "all of it");
    tap_is_number(demonstration_count(&network), 0, "nothing is left");
    tap_ok(network_count(&network, "SELECT count(*) FROM hotspot") > 0, "but the reference data");
    tap_ok(journal_undo(network.store, &viewer, change, false, NULL, NULL, NULL, &error), "that is undone %s", error.text);
    tap_is_number(demonstration_count(&network), all, "and all is back");
    network_done(&network);
}

static void test_referred(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t count, change;
    network_new(&network, &types_all);
    tap_ok(seed_reference(network.store, &viewer, &error) && seed_demonstration(network.store, &viewer, &error),
           "the demonstration network is added %s", error.text);
    int64_t all = demonstration_count(&network);
    network_add(&network, "Kari", "contact", "organisation", "DRG001", "name", "Anna", "consent", "yes", NULL);
    tap_ok(!seed_remove_demonstration(network.store, &viewer, &count, &change, &error), "it stays where a record of one's own refers to it");
    tap_is_text(error.text, "Contact person Anna refers to the demonstration network (Organisation); nothing was removed.", "which is named");
    tap_is_number(demonstration_count(&network), all, "and nothing was taken out");
    network_done(&network);
}

/* Where a data file is wrong, file, row and column are told. */
static const struct {
    const char *bytes;
    const char *error;
} files[] = {
    {"", "x.csv: The file is empty."},
    {"name\nAnna\n", "x.csv:1:id: The column is missing."},
    {"id,nam\nAN0001,Anna\n", "x.csv:1:nam: There is no such field."},
    {"id,name\nAN000U,Anna\n", "x.csv:2:id: This is no record number."},
    {"id,name,role\nAN0001,Anna,adviser\nAN0002,Berit,queen\n", "x.csv:3:role: "},
    {"id,name\nAN0001,\n", "x.csv:2:name: "},
    {"id,name\nAN0001,\"Anna\n", "x.csv:2: A quotation mark is not closed, or stands where none may stand."},
};

static void test_files(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    network_new(&network, &types_all);
    char *path = network_file(&network, "x.csv");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct error error = {0};
        struct data_references references = {0};
        FILE *file = fopen(path, "w");
        fputs(files[i].bytes, file);
        fclose(file);
        store_begin(network.store, &viewer, NULL, &error);
        tap_ok(!data_file_read(network.store, path, &type_person, &references, &error), "refused: %s", files[i].error);
        tap_ok(strstr(error.text, files[i].error) != NULL, "with %s", error.text);
        store_rollback(network.store);
        data_references_done(&references);
    }
    free(path);
    network_done(&network);
}

static void test_references(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct data_references references = {0};
    network_new(&network, &types_all);
    char *path = network_file(&network, "x.csv");
    FILE *file = fopen(path, "w");
    fputs("id,organisation,name,consent\nAN0001,RG0001,Anna,yes\n", file);
    fclose(file);
    store_begin(network.store, &viewer, NULL, &error);
    tap_ok(data_file_read(network.store, path, &type_contact, &references, &error), "a reference may lead to what comes later %s", error.text);
    tap_ok(!data_references_check(network.store, &references, &error), "but must lead somewhere in the end");
    tap_ok(strstr(error.text, "x.csv:2:organisation: There is no record RG0001.") != NULL, "told as %s", error.text);
    store_rollback(network.store);
    data_references_done(&references);
    free(path);
    network_done(&network);
}

int main(void)
{
    test_reference();
    test_demonstration();
    test_referred();
    test_files();
    test_references();
    return tap_done();
}
