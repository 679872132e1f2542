/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/key_table.h"

#include <stdlib.h>
#include <string.h>

#include "db/number_rows.h"
#include "src/memory.h"

/* Keys are spread evenly: written as they come, each would touch a page of its own. */
enum { WAITING_FIRST = 16, WAITING_MOST = 1 << 18 };

bool key_table_open(struct key_table *table, struct store *store, const struct record_type *type, struct error *error)
{
    *table = (struct key_table){.store = store};
    table->removed.statement = database_prepare(store, error, "DELETE FROM \"lookup_%w\" WHERE key = ?1 AND id = ?2", type->name);
    table->added.statement = database_prepare(store, error, "INSERT OR FAIL INTO \"lookup_%w\" SELECT first, second FROM number_row(?1)", type->name);
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

static bool comes_before(const struct key_pair *left, const struct key_pair *right)
{
    return left->key < right->key || (left->key == right->key && left->id < right->id);
}

static void sort_few(struct key_pair *pairs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct key_pair pair = pairs[i];
        size_t at = i;

        for (; at > 0 && comes_before(&pair, &pairs[at - 1]); at--)
            pairs[at] = pairs[at - 1];
        pairs[at] = pair;
    }
}

/* A byte of what a pair is ordered by, the highest first: the key, its sign turned round so that those below zero come first, then the id. */
static size_t pair_byte(const struct key_pair *pair, int byte)
{
    const uint64_t key = (uint64_t)pair->key ^ UINT64_C(1) << 63, id = (uint64_t)pair->id;

    return (byte < 8 ? key >> 8 * (7 - byte) : id >> 8 * (15 - byte)) & 0xFF;
}

/* Sorts in place by one byte after the other (McIlroy, Bostic, McIlroy: "Engineering radix sort"): keys are spread so evenly that two or three bytes do, without the
 * second copy that qsort makes. */
static void sort_pairs(struct key_pair *pairs, size_t count, int byte)
{
    enum { FEW = 64, BYTES = 16, VALUES = 256 };
    size_t counts[VALUES], next[VALUES], ends[VALUES];

    if (count <= FEW || byte == BYTES) {
        sort_few(pairs, count);
        return;
    }
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < count; i++)
        counts[pair_byte(&pairs[i], byte)]++;
    for (size_t value = 0, at = 0; value < VALUES; value++) {
        next[value] = at;
        ends[value] = at += counts[value];
    }
    for (size_t value = 0; value < VALUES; value++)
        while (next[value] < ends[value]) {
            const struct key_pair pair = pairs[next[value]];
            size_t home = pair_byte(&pair, byte);

            pairs[next[value]] = pairs[next[home]];
            pairs[next[home]++] = pair;
        }
    for (size_t value = 0; value < VALUES; value++)
        sort_pairs(pairs + ends[value] - counts[value], counts[value], byte + 1);
}

static bool removed_write(struct store *store, struct key_pairs *pairs, struct error *error)
{
    bool ok = true;

    sort_pairs(pairs->pairs, pairs->count, 0);
    for (size_t i = 0; ok && i < pairs->count; i++) {
        sqlite3_bind_int64(pairs->statement, 1, pairs->pairs[i].key);
        sqlite3_bind_int64(pairs->statement, 2, pairs->pairs[i].id);
        ok = database_step(store, pairs->statement, error) == SQLITE_DONE;
        sqlite3_reset(pairs->statement);
    }
    pairs->count = 0;
    return ok;
}

/* All at once: where it fails the change is rolled back, so that SQLite need not be able to take back the half of it. */
static bool added_write(struct store *store, struct key_pairs *pairs, struct error *error)
{
    struct number_rows rows = {.rows = pairs->pairs, .count = pairs->count, .size = sizeof *pairs->pairs};

    if (pairs->count == 0)
        return true;
    sort_pairs(pairs->pairs, pairs->count, 0);
    number_rows_bind(pairs->statement, 1, &rows);
    bool ok = database_step(store, pairs->statement, error) == SQLITE_DONE;
    sqlite3_reset(pairs->statement);
    sqlite3_clear_bindings(pairs->statement);
    pairs->count = 0;
    return ok;
}

/* A record whose keys have changed gives up the old ones before it gets the new. */
bool key_table_flush(struct key_table *table, struct error *error)
{
    return removed_write(table->store, &table->removed, error) && added_write(table->store, &table->added, error);
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
