/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database that is moved, deleted or replaced while it is open: nothing is written where nobody would find it again, nothing of the one comes into the other, and what stands
 * in its place is opened. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/backup.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static int64_t organisation_new(struct network *network)
{
    network_new(network, &types_all);
    return network_add(network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "BD", "city", "Dhaka", NULL);
}

/* How many bytes the log beside the file has; -1 where there is none. */
static long long log_size(const struct network *network)
{
    char *path = string_format("%s-wal", network->path);
    struct stat file;
    const long long size = stat(path, &file) == 0 ? (long long)file.st_size : -1;

    free(path);
    return size;
}

static void refusal_is(struct network *network, int64_t id, const char *expected, const char *point)
{
    char *refusal = network_try_set(network, "Kari", "organisation", id, "city", "Khulna");

    tap_ok(*expected ? strstr(refusal, expected) != NULL : *refusal == '\0', "%s: %s", point, refusal);
    free(refusal);
}

/* A copy of the file alone, made by whatever copies files, is a whole network. */
static void test_log(void)
{
    struct network network;
    int64_t id = organisation_new(&network);

    tap_is_number(log_size(&network), 0, "after a change the log is empty");
    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    tap_is_number(log_size(&network), 0, "and after the next");
    network_done(&network);
}

static void test_moved(void)
{
    struct network network;
    int64_t id = organisation_new(&network);
    char *aside = network_file(&network, "aside.db");

    tap_ok(rename(network.path, aside) == 0, "the file is moved away");
    refusal_is(&network, id, "was moved, replaced or deleted", "nothing is written to what nobody would find");
    tap_ok(!store_changed(network.store), "while nothing stands in its place nothing is opened");
    network_is(&network, "organisation", id, "city", "Dhaka", "what was read is there");
    tap_ok(rename(aside, network.path) == 0, "it is put back");
    refusal_is(&network, id, "", "and is written");
    network_is(&network, "organisation", id, "city", "Khulna", "for good");
    free(aside);
    network_done(&network);
}

static void test_replaced(void)
{
    struct network network;
    struct error error = {0};
    int64_t id = organisation_new(&network);
    char *other = network_file(&network, "other.db");

    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    tap_ok(backup_write(network.store, other, &error), "a copy is made %s", error.text);
    network_set(&network, "Kari", "organisation", id, "city", "Jessore");
    tap_ok(rename(other, network.path) == 0, "and put in its place");
    refusal_is(&network, id, "was moved, replaced or deleted", "nothing is written to the one that is gone");
    tap_ok(store_changed(network.store), "the other is noticed");
    network_is(&network, "organisation", id, "city", "Sylhet", "and read");
    refusal_is(&network, id, "", "and written");
    network_reopen(&network, &types_all);
    network_is(&network, "organisation", id, "city", "Khulna", "for good");
    tap_is_number(network_count(&network, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0, "nothing of the first came into it");
    free(other);
    network_done(&network);
}

/* What is no database of ours is not opened: what was read stays. */
static void test_spoilt(void)
{
    struct network network;
    int64_t id = organisation_new(&network);
    char *aside = network_file(&network, "aside.db");

    tap_ok(rename(network.path, aside) == 0, "the file is moved away");
    FILE *file = fopen(network.path, "w");
    tap_ok(file && fputs("no database", file) >= 0 && fclose(file) == 0, "and another stands in its place");
    tap_ok(!store_changed(network.store), "which is not opened");
    refusal_is(&network, id, "was moved, replaced or deleted", "nor written");
    network_is(&network, "organisation", id, "city", "Dhaka", "what was read is there");
    tap_ok(rename(aside, network.path) == 0, "the right one is put back");
    refusal_is(&network, id, "", "and is written");
    free(aside);
    network_done(&network);
}

int main(void)
{
    test_log();
    test_moved();
    test_replaced();
    test_spoilt();
    return tap_done();
}
