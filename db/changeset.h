/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's changesets read by ourselves: checked byte by byte before anything believes them, row after row, forwards or inverted. Private to db/. */
#ifndef LRN_CHANGESET_H
#define LRN_CHANGESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "src/value.h"

/* What a row of a changeset does to a record. */
enum changeset_action { CHANGESET_INSERT, CHANGESET_UPDATE, CHANGESET_DELETE, CHANGESET_ACTION_COUNT };

/* A walk over a changeset whose tables have `id` as their first column and only key. After changeset_next the current row is in table, columns, action,
 * id, before and after; the arrays hold where each column's value lies in the changeset, NULL where the row says nothing of it (always so for what
 * is not updated, before an insertion and after a deletion). */
struct changeset_reader {
    const char *table;
    size_t columns;
    enum changeset_action action;
    int64_t id;
    const unsigned char **before;
    const unsigned char **after;

    bool inverted;
    bool sound;
    const unsigned char *at;
    const unsigned char *end;
    size_t capacity;
};

/* Begins to read size bytes, which must outlive the reader; inverted: as if what they did were taken back. */
void changeset_open(struct changeset_reader *reader, const void *bytes, size_t size, bool inverted);
void changeset_close(struct changeset_reader *reader);

/* Goes to the next row; false at the end, and at the first byte that is not as a changeset's should be: sound is then false. */
bool changeset_next(struct changeset_reader *reader);

/* The guard: whether all bytes are rows as lrn's sessions write them. SQLite up to 3.40 can loop for ever on others, so nothing from outside or
 * from a damaged file goes to its functions without this. */
bool changeset_is_sound(const void *bytes, size_t size);

/* Integrity, not security: 64 bits (FNV-1a) over the pieces of a change, one after the other; begin with 0. */
uint64_t changeset_digest(uint64_t digest, const void *bytes, size_t size);

/* How many bytes a value of a row (see before and after) takes in the changeset. */
size_t changeset_value_size(const unsigned char *encoded);

/* A value of a row: copied; bound as it is; compared with a column of a result, by kind and bytes. NULL is no value. */
void changeset_value(const unsigned char *encoded, struct value *value);
void changeset_bind(sqlite3_stmt *statement, int index, const unsigned char *encoded);
bool changeset_equals(const unsigned char *encoded, sqlite3_stmt *statement, int column);

#endif
