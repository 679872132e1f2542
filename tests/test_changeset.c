/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "db/changeset.h"
#include "src/text.h"
#include "tests/tap.h"

static void run(sqlite3 *handle, const char *sql)
{
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        tap_ok(false, "%s: %s", sql, sqlite3_errmsg(handle));
}

/* Two tables with values of every kind; what `sql` does to them comes back as a changeset. */
static void *changeset_of(const char *sql, int *size)
{
    sqlite3 *handle;
    sqlite3_session *session;
    void *bytes;
    sqlite3_open(":memory:", &handle);
    run(handle, "CREATE TABLE farm (id INTEGER PRIMARY KEY, name TEXT, size INTEGER, weight REAL, picture BLOB);"
                "CREATE TABLE worker (id INTEGER PRIMARY KEY, name TEXT);"
                "INSERT INTO farm VALUES (1, 'Gård', 10, 1.5, x'00ff'), (2, 'Farm', -20, NULL, NULL), (3, 'Ferme', 30, 2.5, x'');"
                "INSERT INTO worker VALUES (7, 'Anna')");
    sqlite3session_create(handle, "main", &session);
    sqlite3session_attach(session, NULL);
    run(handle, sql);
    sqlite3session_changeset(session, size, &bytes);
    sqlite3session_delete(session);
    sqlite3_close(handle);
    return bytes;
}

static const char everything[] = "INSERT INTO farm VALUES (4, 'Hacienda', 40, 3.5, x'010203'); UPDATE farm SET name = 'Bruk', size = NULL WHERE id = 1;"
                                 "DELETE FROM farm WHERE id = 2; UPDATE worker SET name = NULL";

static void value_describe(struct text *text, const unsigned char *encoded)
{
    struct value value = {0};
    changeset_value(encoded, &value);
    if (encoded == NULL)
        text_add(text, "-");
    else if (value.kind == VALUE_NUMBER)
        text_add_format(text, "%lld", (long long)value.number);
    else
        text_add_format(text, "'%s'", value_text(&value));
    value_clear(&value);
}

static void row_describe(struct text *text, const struct changeset_reader *reader)
{
    static const char *const actions[] = {[CHANGESET_INSERT] = "insert", [CHANGESET_UPDATE] = "update", [CHANGESET_DELETE] = "delete"};
    text_add_format(text, "%s %s %lld:", reader->table, actions[reader->action], (long long)reader->id);
    for (size_t i = 1; i < reader->columns && i < 4; i++) {
        text_add(text, " ");
        value_describe(text, reader->before[i]);
        text_add(text, ">");
        value_describe(text, reader->after[i]);
    }
}

/* The row of a table and id, described; "" where there is none. */
static void row_find(struct text *text, const void *bytes, size_t size, bool inverted, const char *table, int64_t id)
{
    struct changeset_reader reader;
    text_clear(text);
    changeset_open(&reader, bytes, size, inverted);
    while (changeset_next(&reader)) {
        if (strcmp(reader.table, table) == 0 && reader.id == id)
            row_describe(text, &reader);
    }
    changeset_close(&reader);
}

static const struct {
    const char *table;
    int64_t id;
    const char *forwards;
    const char *inverted;
} rows[] = {
    {"farm", 4, "farm insert 4: ->'Hacienda' ->40 ->'3.5'", "farm delete 4: 'Hacienda'>- 40>- '3.5'>-"},
    {"farm", 1, "farm update 1: 'Gård'>'Bruk' 10>'' ->-", "farm update 1: 'Bruk'>'Gård' ''>10 ->-"},
    {"farm", 2, "farm delete 2: 'Farm'>- -20>- ''>-", "farm insert 2: ->'Farm' ->-20 ->''"},
    {"worker", 7, "worker update 7: 'Anna'>''", "worker update 7: ''>'Anna'"},
    {"farm", 3, "", ""},
};

static void test_rows(void)
{
    int size;
    void *bytes = changeset_of(everything, &size);
    struct text text = {0};
    tap_ok(changeset_is_sound(bytes, (size_t)size), "SQLite's changeset is sound");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        row_find(&text, bytes, (size_t)size, false, rows[i].table, rows[i].id);
        tap_is_text(text_string(&text), rows[i].forwards, "%s %lld", rows[i].table, (long long)rows[i].id);
        row_find(&text, bytes, (size_t)size, true, rows[i].table, rows[i].id);
        tap_is_text(text_string(&text), rows[i].inverted, "%s %lld inverted", rows[i].table, (long long)rows[i].id);
    }
    text_done(&text);
    sqlite3_free(bytes);
}

static void test_nothing(void)
{
    struct changeset_reader reader;
    changeset_open(&reader, NULL, 0, false);
    tap_ok(!changeset_next(&reader) && reader.sound, "nothing is sound and has no rows");
    changeset_close(&reader);
}

/* Whether SQLite comes to the end of a changeset within as many steps as it has bytes. */
static bool sqlite_ends(void *bytes, int size)
{
    sqlite3_changeset_iter *iterator;
    if (sqlite3changeset_start(&iterator, size, bytes) != SQLITE_OK)
        return true;
    int steps = 0;
    while (sqlite3changeset_next(iterator) == SQLITE_ROW && steps <= size)
        steps++;
    sqlite3changeset_finalize(iterator);
    return steps <= size;
}

/* A copy in memory of exactly that size, so that a sanitizer sees a byte read too many. */
static unsigned char *bytes_copy(const unsigned char *bytes, int size)
{
    unsigned char *copy = malloc(size == 0 ? 1 : (size_t)size);
    memcpy(copy, bytes, (size_t)size);
    return copy;
}

static void test_cut(void)
{
    int size;
    unsigned char *bytes = changeset_of(everything, &size);
    int sound = 0, endless = 0;
    for (int length = 1; length < size; length++) {
        unsigned char *cut = bytes_copy(bytes, length);
        if (changeset_is_sound(cut, (size_t)length)) {
            sound++;
            endless += !sqlite_ends(cut, length);
        }
        free(cut);
    }
    tap_ok(sound < 12, "a changeset cut off is unsound but at the end of a row (%d of %d were not)", sound, size);
    tap_is_number(endless, 0, "and what passes is read to its end by SQLite");
    sqlite3_free(bytes);
}

static void test_damaged(void)
{
    int size;
    unsigned char *bytes = changeset_of(everything, &size);
    int endless = 0, refused = 0;
    for (int i = 0; i < size; i++) {
        for (int value = 0; value < 256; value++) {
            unsigned char *damaged = bytes_copy(bytes, size);
            damaged[i] = (unsigned char)value;
            if (!changeset_is_sound(damaged, (size_t)size))
                refused++;
            else
                endless += !sqlite_ends(damaged, size);
            free(damaged);
        }
    }
    tap_ok(refused > size, "damaged bytes are found (%d)", refused);
    tap_is_number(endless, 0, "and what passes is read to its end by SQLite");
    sqlite3_free(bytes);
}

/* Bytes that are no changeset of ours. */
static const struct {
    const char *name;
    const char *bytes;
    size_t size;
} strange[] = {
    {"a row without a table", "\x12\x00", 2},
    {"a table mark alone", "T", 1},
    {"no columns", "T\x00x\x00", 4},
    {"an endless number of columns", "T\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10},
    {"a name that does not end", "T\x01\x01xyz", 6},
    {"no name", "T\x01\x01\x00", 4},
    {"no key", "T\x01\x00x\x00", 5},
    {"a key of two columns", "T\x02\x01\x01x\x00", 6},
    {"a patchset", "P\x01\x01x\x00", 5},
    {"a key that is a text", "T\x01\x01x\x00\x12\x00\x03\x01" "a", 10},
    {"a text longer than what is left", "T\x02\x01\x00x\x00\x12\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x03\x7f" "a", 20},
    {"a kind that is none", "T\x01\x01x\x00\x12\x00\x09", 8},
    {"an action that is none", "T\x01\x01x\x00\x13\x00", 7},
    {"an insertion with a hole", "T\x02\x01\x00x\x00\x12\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00", 18},
};

static void test_strange(void)
{
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        unsigned char *copy = bytes_copy((const unsigned char *)strange[i].bytes, (int)strange[i].size);
        tap_ok(!changeset_is_sound(copy, strange[i].size), "refused: %s", strange[i].name);
        free(copy);
    }
}

static void test_digest(void)
{
    uint64_t whole = changeset_digest(0, "granite", 7);
    tap_ok(whole == changeset_digest(changeset_digest(0, "gra", 3), "nite", 4), "a digest goes on from piece to piece");
    tap_ok(whole != changeset_digest(0, "granitt", 7), "and tells different bytes apart");
    tap_ok(changeset_digest(0, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c), "it is FNV-1a");
}

/* Binds each value of an insertion into a table, and compares them with what stands there. */
static void test_bind(void)
{
    int size;
    void *bytes = changeset_of("INSERT INTO farm VALUES (9, 'Åker', 5, 0.25, x'00ff00')", &size);
    struct changeset_reader reader;
    sqlite3 *handle;
    sqlite3_stmt *statement;
    changeset_open(&reader, bytes, (size_t)size, false);
    tap_ok(changeset_next(&reader), "a row is read");
    sqlite3_open(":memory:", &handle);
    sqlite3_prepare_v2(handle, "SELECT ?, ?, ?, ?, ?, ?", -1, &statement, NULL);
    for (int i = 0; i < 5; i++)
        changeset_bind(statement, i + 1, reader.after[i]);
    changeset_bind(statement, 6, NULL);
    sqlite3_step(statement);
    for (int i = 0; i < 5; i++) {
        tap_ok(changeset_equals(reader.after[i], statement, i), "value %d is bound as it is", i);
        tap_ok(!changeset_equals(reader.after[i], statement, (i + 1) % 6), "and differs from the next");
    }
    tap_ok(changeset_equals(NULL, statement, 5), "no value is NULL");
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    changeset_close(&reader);
    sqlite3_free(bytes);
}

int main(void)
{
    test_rows();
    test_nothing();
    test_cut();
    test_damaged();
    test_strange();
    test_digest();
    test_bind();
    return tap_done();
}
