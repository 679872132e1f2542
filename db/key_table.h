/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys by which records that may be the same are found, written into lookup_X in their own order, whatever order they come in. Private to db/. */
#ifndef LRN_KEY_TABLE_H
#define LRN_KEY_TABLE_H

#include "db/database.h"
#include "db/key_runs.h"

struct key_pairs {
    struct key_pair *pairs;
    size_t count, capacity;
    sqlite3_stmt *statement;
};

/* What waits to be taken out and to be put in. */
struct key_table {
    struct store *store;
    struct key_pairs removed, added;
    struct key_runs runs; /* of what is to be put in, what came before */
};

/* Both are called in every case; what waits when it is closed is lost. */
bool key_table_open(struct key_table *table, struct store *store, const struct record_type *type, struct error *error);
void key_table_close(struct key_table *table);

/* Notes a key of a record to be put in, or taken out. A pair must not be put in twice, nor both be put in and taken out afterwards. Where
 * much is waiting, what is to be put in goes on waiting in a file, the other is written. */
bool key_table_add(struct key_table *table, int64_t key, int64_t id, struct error *error);
bool key_table_remove(struct key_table *table, int64_t key, int64_t id, struct error *error);

/* Writes what waits. */
bool key_table_flush(struct key_table *table, struct error *error);

#endif
