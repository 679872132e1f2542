/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/key_table.h"

#include <stdlib.h>

#include "src/memory.h"

/* Keys are spread evenly: written as they come, each would touch a page of its own. */
enum { WAITING_FIRST = 16, WAITING_MOST = 1 << 19 };

bool key_table_open(struct key_table *table, struct store *store, const struct record_type *type, struct error *error)
{
    *table = (struct key_table){.store = store};
    table->removed.statement = database_prepare(store, error, "DELETE FROM \"lookup_%w\" WHERE key = ?1 AND id = ?2", type->name);
    table->added.statement = database_prepare(store, error, "INSERT INTO \"lookup_%w\" VALUES (?1, ?2)", type->name);
    return table->removed.statement && table->added.statement;
}

static void pairs_done(struct key_pairs *pairs)
{
    free(pairs->pairs);
    sqlite3_finalize(pairs->statement);
    *pairs = (struct key_pairs){0};
}

void key_table_close(struct key_table *table)
{
    pairs_done(&table->removed);
    pairs_done(&table->added);
}

static int pair_compare(const void *left, const void *right)
{
    const struct key_pair *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static bool pairs_write(struct store *store, struct key_pairs *pairs, struct error *error)
{
    bool ok = true;

    if (pairs->count > 1)
        qsort(pairs->pairs, pairs->count, sizeof *pairs->pairs, pair_compare);
    for (size_t i = 0; ok && i < pairs->count; i++) {
        sqlite3_bind_int64(pairs->statement, 1, pairs->pairs[i].key);
        sqlite3_bind_int64(pairs->statement, 2, pairs->pairs[i].id);
        ok = database_step(store, pairs->statement, error) == SQLITE_DONE;
        sqlite3_reset(pairs->statement);
    }
    pairs->count = 0;
    return ok;
}

/* A record whose keys have changed gives up the old ones before it gets the new. */
bool key_table_flush(struct key_table *table, struct error *error)
{
    return pairs_write(table->store, &table->removed, error) && pairs_write(table->store, &table->added, error);
}

static bool pairs_take(struct key_table *table, struct key_pairs *pairs, int64_t key, int64_t id, struct error *error)
{
    if (pairs->count == WAITING_MOST && !key_table_flush(table, error))
        return false;
    if (pairs->count == pairs->capacity) {
        pairs->capacity = pairs->capacity == 0 ? WAITING_FIRST : pairs->capacity * 2;
        pairs->pairs = memory_resize(pairs->pairs, pairs->capacity, sizeof *pairs->pairs);
    }
    pairs->pairs[pairs->count++] = (struct key_pair){.key = key, .id = id};
    return true;
}

bool key_table_add(struct key_table *table, int64_t key, int64_t id, struct error *error)
{
    return pairs_take(table, &table->added, key, id, error);
}

bool key_table_remove(struct key_table *table, int64_t key, int64_t id, struct error *error)
{
    return pairs_take(table, &table->removed, key, id, error);
}
