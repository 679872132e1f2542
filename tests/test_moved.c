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

/* Writes the bytes of one file over those of another, which stays the same file, as cp does. */
static void copy_over(const char *from, const char *to, const char *point)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[8192];
    size_t count;
    bool ok = in && out;

    while (ok && (count = fread(bytes, 1, sizeof bytes, in)) > 0)
        ok = fwrite(bytes, 1, count, out) == count;
    if (in)
        fclose(in);
    tap_ok(out && fclose(out) == 0 && ok, "%s", point);
}

static void network_is_whole(struct network *network)
{
    network_reopen(network, &types_all);
    tap_is_number(network_count(network, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0, "nothing of the first came into it");
}

/* An older copy of it is written over the database that is open. */
static void test_overwritten(void)
{
    struct network network;
    int64_t id = organisation_new(&network);
    char *other = network_file(&network, "other.db");

    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    copy_over(network.path, other, "a copy is made as copies of files are made");
    network_set(&network, "Kari", "organisation", id, "city", "Jessore");
    copy_over(other, network.path, "and written over it");
    refusal_is(&network, id, "was written over", "nothing is written from what is gone");
    tap_ok(store_changed(network.store), "the other is noticed");
    network_is(&network, "organisation", id, "city", "Sylhet", "and read");
    refusal_is(&network, id, "", "and written");
    network_is(&network, "organisation", id, "city", "Khulna", "for good");
    network_is_whole(&network);
    network_is(&network, "organisation", id, "city", "Khulna", "and there");
    free(other);
    network_done(&network);
}

/* Another network, of another size. */
static void test_overwritten_by_another(void)
{
    struct network network, another;
    int64_t id = organisation_new(&network);
    int64_t other = organisation_new(&another);

    for (int i = 0; i < 200; i++)
        network_add(&another, "Ola", "organisation", "name", "Shramik", "kind", "ngo", "country", "IN", "description_en", "Works in the quarries of Rajasthan", NULL);
    network_reopen(&another, &types_all);
    copy_over(another.path, network.path, "a larger one is written over it");
    refusal_is(&network, id, "was written over", "nothing is written into it");
    tap_ok(store_changed(network.store), "it is noticed");
    network_is(&network, "organisation", other, "city", "Dhaka", "and read");
    network_is(&network, "organisation", id, "city", "(gone)", "the first is gone");
    refusal_is(&network, other, "", "and it is written");
    network_is_whole(&network);
    network_is_sound(&network, "it is sound");
    network_done(&another);
    network_done(&network);
}

/* Who only reads sees it, too; and who finds a piece of it waits for the rest. */
static void test_overwritten_in_pieces(void)
{
    struct network network;
    int64_t id = organisation_new(&network);
    char *other = network_file(&network, "other.db");

    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    copy_over(network.path, other, "a copy is made");
    network_set(&network, "Kari", "organisation", id, "city", "Jessore");
    struct stat whole;
    tap_ok(stat(other, &whole) == 0 && truncate(network.path, 0) == 0, "somebody begins to write it");
    tap_ok(!store_changed(network.store), "nothing of it is opened");
    refusal_is(&network, id, "was written over", "nor written");
    copy_over(other, network.path, "half of it comes");
    tap_ok(truncate(network.path, whole.st_size / 2) == 0, "and no more");
    tap_ok(!store_changed(network.store), "the half is not opened");
    copy_over(other, network.path, "all of it comes");
    tap_ok(store_changed(network.store), "it is opened");
    network_is(&network, "organisation", id, "city", "Sylhet", "and read");
    free(other);
    network_done(&network);
}

/* What a colleague writes is no other file. */
static void test_colleague(void)
{
    struct network network;
    struct error error;
    int64_t id = organisation_new(&network);
    struct store *own = network.store;
    struct store *colleague = store_open(&(struct store_options){.path = network.path, .types = &types_all}, &error);

    tap_ok(colleague != NULL, "a colleague opens it");
    for (int i = 0; i < 4; i++) {
        network.store = colleague;
        refusal_is(&network, id, "", "she writes");
        network.store = own;
        char *refusal = network_try_set(&network, "Kari", "organisation", id, "city", "Sylhet");
        tap_ok(*refusal == '\0', "and so does Kari %s", refusal);
        free(refusal);
    }
    store_close(colleague);
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
    test_overwritten();
    test_overwritten_by_another();
    test_overwritten_in_pieces();
    test_colleague();
    test_spoilt();
    return tap_done();
}
