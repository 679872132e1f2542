/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who have one file open: changes are noticed, edits of the same record are merged or shown side by side, nothing is lost. */
#include "config.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/store.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct viewer kari = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "ieh", .countries = ""};
static const struct viewer ola = {.name = "Ola", .level = VISIBILITY_COORDINATORS, .initiative = "ieh", .countries = ""};

/* Kari has the network's store, Ola another. */
struct pair {
    struct network network;
    struct store *other;
    int64_t id; /* of an organisation */
};

static struct store *other_open(const struct network *network)
{
    const struct store_options options = {.path = network->path, .types = network->types};
    struct error error = {0};
    struct store *store = store_open(&options, &error);

    tap_ok(store, "another opens it %s", error.text);
    return store;
}

static void pair_new(struct pair *pair)
{
    network_new(&pair->network, &types_all);
    pair->id = network_add(&pair->network, "Kari", "organisation", "name", "Awaj", "kind", "ngo", "country", "BD", "issues", "climate; corruption", "city",
                           "Dhaka", NULL);
    pair->other = other_open(&pair->network);
}

static void pair_done(struct pair *pair)
{
    store_close(pair->other);
    network_done(&pair->network);
}

static void load_from(struct store *store, const struct viewer *viewer, int64_t id, struct record *record)
{
    struct error error = {0};

    if (!store_load(store, viewer, &type_organisation, id, record, &error)) {
        tap_ok(false, "%s", error.text);
        record_init(record, &type_organisation);
    }
}

/* Sets a field of a record as it was loaded and saves it. */
static bool save_field(struct store *store, const struct viewer *viewer, const struct record *base, const char *field, const char *text,
                       struct conflict_list *conflicts, struct error *error)
{
    struct record record;

    record_copy(&record, base);
    bool ok = record_set(&record, field, text, error) && store_save(store, viewer, &record, base, conflicts, NULL, error);
    record_done(&record);
    return ok;
}

static void test_noticed(void)
{
    struct pair pair;
    struct record record;
    struct error error = {0};

    pair_new(&pair);
    tap_ok(!store_changed(pair.network.store), "at first nothing has changed");
    load_from(pair.other, &ola, pair.id, &record);
    tap_ok(save_field(pair.other, &ola, &record, "city", "Khulna", NULL, &error), "Ola saves %s", error.text);
    tap_ok(store_changed(pair.network.store), "Kari notices");
    tap_ok(!store_changed(pair.network.store), "once");
    tap_ok(!store_changed(pair.other), "Ola's own change is none to him");
    network_is(&pair.network, "organisation", pair.id, "city", "Khulna", "Kari reads what Ola wrote");
    record_done(&record);
    pair_done(&pair);
}

/* Each loads, each changes, each saves. */
struct edit {
    const char *field;
    const char *kari;
    const char *ola;
    const char *merged;
};

static const struct edit sets[] = {
    {"issues", "climate; corruption; child-labour", "climate; corruption; conflict", "child-labour; climate; conflict; corruption"},
    {"issues", "climate", "climate; corruption; conflict", "climate; conflict"},
    {"issues", "climate", "corruption", ""},
    {"coverage", "NO", "BD", "BD; NO"},
    {"city", "Khulna", "Khulna", "Khulna"},
};

static void test_merged(void)
{
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct pair pair;
        struct record hers, his;
        struct error error = {0};
        pair_new(&pair);
        load_from(pair.network.store, &kari, pair.id, &hers);
        load_from(pair.other, &ola, pair.id, &his);
        tap_ok(save_field(pair.other, &ola, &his, sets[i].field, sets[i].ola, NULL, &error), "Ola saves %s", error.text);
        tap_ok(save_field(pair.network.store, &kari, &hers, sets[i].field, sets[i].kari, NULL, &error), "Kari saves after him %s", error.text);
        network_is(&pair.network, "organisation", pair.id, sets[i].field, sets[i].merged, "both are heard");
        record_done(&hers);
        record_done(&his);
        pair_done(&pair);
    }
}

static void test_other_fields(void)
{
    struct pair pair;
    struct record hers, his, saved;
    struct error error = {0};

    pair_new(&pair);
    load_from(pair.network.store, &kari, pair.id, &hers);
    load_from(pair.other, &ola, pair.id, &his);
    tap_ok(save_field(pair.other, &ola, &his, "acronym", "AF", NULL, &error), "Ola saves one field %s", error.text);
    record_copy(&saved, &hers);
    record_set(&saved, "city", "Khulna", &error);
    tap_ok(store_save(pair.network.store, &kari, &saved, &hers, NULL, NULL, &error), "Kari another %s", error.text);
    tap_is_text(record_text(&saved, "acronym"), "AF", "she gets his with it");
    tap_is_number(saved.stamp.revision, 3, "as the third revision");
    record_done(&saved);
    record_done(&hers);
    record_done(&his);
    pair_done(&pair);
}

static void test_conflict(void)
{
    struct pair pair;
    struct record hers, his;
    struct conflict_list conflicts;
    struct error error = {0};

    pair_new(&pair);
    load_from(pair.network.store, &kari, pair.id, &hers);
    load_from(pair.other, &ola, pair.id, &his);
    save_field(pair.other, &ola, &his, "city", "Khulna", NULL, &error);
    tap_ok(!save_field(pair.network.store, &kari, &hers, "city", "Sylhet", &conflicts, &error), "the same field twice is refused");
    tap_is_number(error.code, ERROR_CONFLICT, "%s", error.text);
    tap_ok(conflicts.count == 1, "one field is in question");
    tap_is_text(conflicts.count ? conflicts.conflicts[0].field->name : "", "city", "the city");
    tap_is_text(conflicts.count ? value_text(&conflicts.conflicts[0].base) : "", "Dhaka", "what it was");
    tap_is_text(conflicts.count ? value_text(&conflicts.conflicts[0].mine) : "", "Sylhet", "what she wants");
    tap_is_text(conflicts.count ? value_text(&conflicts.conflicts[0].theirs) : "", "Khulna", "what he saved");
    tap_is_text(conflicts.by, "Ola", "and who he is");
    tap_ok(conflicts.at[0] != '\0', "and when");
    conflict_list_done(&conflicts);
    network_is(&pair.network, "organisation", pair.id, "city", "Khulna", "nothing was saved");
    tap_ok(!save_field(pair.network.store, &kari, &hers, "city", "Sylhet", NULL, &error), "nor without asking for the conflicts");
    record_done(&his);
    load_from(pair.network.store, &kari, pair.id, &his);
    tap_ok(save_field(pair.network.store, &kari, &his, "city", "Sylhet", NULL, &error), "she chooses hers %s", error.text);
    network_is(&pair.network, "organisation", pair.id, "city", "Sylhet", "which stands then");
    record_done(&hers);
    record_done(&his);
    pair_done(&pair);
}

static void test_gone(void)
{
    struct pair pair;
    struct record hers;
    struct error error = {0};

    pair_new(&pair);
    load_from(pair.network.store, &kari, pair.id, &hers);
    tap_ok(store_delete(pair.other, &ola, &type_organisation, &pair.id, 1, NULL, &error), "Ola deletes it %s", error.text);
    tap_ok(!save_field(pair.network.store, &kari, &hers, "city", "Sylhet", NULL, &error), "Kari cannot save it any more");
    tap_is_number(error.code, ERROR_NOT_FOUND, "%s", error.text);
    record_done(&hers);
    pair_done(&pair);
}

static void test_waiting(void)
{
    struct pair pair;
    struct record hers;
    struct error error = {0};

    pair_new(&pair);
    load_from(pair.network.store, &kari, pair.id, &hers);
    tap_ok(store_begin(pair.other, &ola, NULL, &error), "Ola begins to write %s", error.text);
    network_is(&pair.network, "organisation", pair.id, "city", "Dhaka", "Kari reads meanwhile");
    tap_ok(!save_field(pair.network.store, &kari, &hers, "city", "Sylhet", NULL, &error), "but cannot write");
    tap_is_number(error.code, ERROR_BUSY, "%s", error.text);
    store_rollback(pair.other);
    tap_ok(save_field(pair.network.store, &kari, &hers, "city", "Sylhet", NULL, &error), "until he has done %s", error.text);
    record_done(&hers);
    pair_done(&pair);
}

/* An order that one has made follows what the other writes. */
static void test_order(void)
{
    struct pair pair;
    struct row_list rows;
    struct error error = {0};
    struct record his;
    const struct list_request request = {.type = &type_organisation, .sort = type_field(&type_organisation, "city"), .language = LANGUAGE_EN};

    pair_new(&pair);
    network_add(&pair.network, "Kari", "organisation", "name", "Mitra", "kind", "ngo", "country", "ID", "city", "Jakarta", NULL);
    tap_ok(store_rows(pair.network.store, &kari, &request, LIST_FIRST, NULL, 5, &rows, &error), "a list by city %s", error.text);
    tap_ok(rows.count == 2 && rows.rows[0].record.id == pair.id, "Dhaka first");
    row_list_done(&rows);
    load_from(pair.other, &ola, pair.id, &his);
    save_field(pair.other, &ola, &his, "city", "Khulna", NULL, &error);
    tap_ok(store_rows(pair.network.store, &kari, &request, LIST_FIRST, NULL, 5, &rows, &error), "again %s", error.text);
    tap_ok(rows.count == 2 && rows.rows[1].record.id == pair.id, "Khulna last");
    row_list_done(&rows);
    record_done(&his);
    pair_done(&pair);
}

/* --- Processes ----------------------------------------------------------------------------------------------------------- */

enum { WRITERS = 3, RECORDS = 25 };

static _Noreturn void write_many(const char *path, int number)
{
    const struct store_options options = {.path = path, .types = &types_all};
    struct error error = {0};
    struct store *store = store_open(&options, &error);
    int written = 0;

    for (int i = 0; store && i < RECORDS; i++) {
        struct record record;
        char *name = string_format("Writer %d record %d", number, i);
        record_init_new(&record, &type_person);
        value_set_text(record_value(&record, "name"), name);
        written += store_save(store, number == 0 ? &kari : &ola, &record, NULL, NULL, NULL, &error);
        record_done(&record);
        free(name);
    }
    store_close(store);
    _exit(written == RECORDS ? 0 : 1);
}

static void test_processes(void)
{
    struct network network;
    pid_t children[WRITERS];
    int status;

    network_new(&network, &types_all);
    store_close(network.store);
    network.store = NULL;
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            write_many(network.path, i);
    }
    for (int i = 0; i < WRITERS; i++) {
        waitpid(children[i], &status, 0);
        tap_ok(WIFEXITED(status) && WEXITSTATUS(status) == 0, "writer %d wrote all", i);
    }
    network_reopen(&network, &types_all);
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), WRITERS * RECORDS, "all of it is there, each with an id of its own");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change"), WRITERS * RECORDS, "each a change");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_person"), WRITERS * RECORDS, "each in lists");
    network_done(&network);
}

int main(void)
{
    test_processes();
    test_noticed();
    test_merged();
    test_other_fields();
    test_conflict();
    test_gone();
    test_waiting();
    test_order();
    return tap_done();
}
