/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes taken for a changeset: the guard refuses them, or they are rows that SQLite reads to their end, inverts and applies, and that are the same
 * read by ourselves, forwards and back. */
#include "config.h"

#include <sqlite3.h>

#include "db/changeset.h"
#include "tests/fuzz/fuzz.h"

const char *const fuzz_name = "changeset";

static size_t rows_count(const void *bytes, size_t length, bool inverted)
{
    struct changeset_reader reader;
    size_t rows = 0;

    changeset_open(&reader, bytes, length, inverted);
    while (changeset_next(&reader)) {
        struct value value = {0};
        for (size_t i = 0; i < reader.columns; i++) {
            changeset_value(reader.before[i], &value);
            changeset_value(reader.after[i], &value);
        }
        value_clear(&value);
        rows++;
    }
    must(reader.sound);
    changeset_close(&reader);
    return rows;
}

/* A changeset has a row for every few bytes at most. */
static size_t sqlite_count(void *bytes, size_t length)
{
    sqlite3_changeset_iter *iterator;
    size_t rows = 0;

    if (sqlite3changeset_start(&iterator, (int)length, bytes) != SQLITE_OK)
        return 0;
    while (sqlite3changeset_next(iterator) == SQLITE_ROW)
        must(++rows <= length);
    sqlite3changeset_finalize(iterator);
    return rows;
}

static int conflict_pass(void *context, int conflict, sqlite3_changeset_iter *iterator)
{
    (void)context, (void)iterator;
    return conflict == SQLITE_CHANGESET_DATA || conflict == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

static void sqlite_apply(void *bytes, int length)
{
    static const char tables[] = "CREATE TABLE organisation (id INTEGER PRIMARY KEY, name TEXT, rank INTEGER); CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c);"
                                 "INSERT INTO organisation VALUES (1, 'Shimul', 2), (2, NULL, 3); INSERT INTO t VALUES (1, 2, x'00', 'c');";
    sqlite3 *handle;

    must(sqlite3_open(":memory:", &handle) == SQLITE_OK && sqlite3_exec(handle, tables, NULL, NULL, NULL) == SQLITE_OK);
    sqlite3changeset_apply(handle, length, bytes, NULL, conflict_pass, NULL);
    sqlite3_close(handle);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    void *inverted = NULL, *own = malloc(length + 1);
    int inverted_length = 0;

    for (size_t i = 0; i < length; i++)
        ((uint8_t *)own)[i] = bytes[i];
    if (changeset_is_sound(own, length)) {
        must(rows_count(own, length, false) == rows_count(own, length, true));
        must(sqlite_count(own, length) <= rows_count(own, length, false));
        if (sqlite3changeset_invert((int)length, own, &inverted_length, &inverted) == SQLITE_OK)
            must(sqlite_count(inverted, (size_t)inverted_length) <= (size_t)inverted_length);
        sqlite_apply(own, (int)length);
        sqlite3_free(inverted);
    }
    free(own);
    return 0;
}
