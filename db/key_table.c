/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/key_table.h"

#include <errno.h>
#include <stdlib.h>

#include "db/number_rows.h"
#include "src/error.h"
#include "src/memory.h"

/* Keys are spread evenly: written as they come, each would touch a page of its own, and some of them at a time, all pages each time. */
enum { WAITING_FIRST = 16, WAITING_MOST = 1 << 14, WRITTEN_AT_ONCE = 4096 };

bool key_table_open(struct key_table *table, struct store *store, const struct record_type *type, struct error *error)
{
    *table = (struct key_table){.store = store};
    table->removed.statement = database_prepare(store, error, "DELETE FROM \"lookup_%w\" WHERE key = ?1 AND id = ?2", type->name);
    table->added.statement = database_prepare(store, error, "INSERT OR FAIL INTO \"lookup_%w\" SELECT first, second FROM number_row(?1)", type->name);
    return table->removed.statement && table->added.statement;
}

static void pairs_release(struct key_pairs *pairs)
{
    free(pairs->pairs);
    pairs->pairs = NULL;
    pairs->count = pairs->capacity = 0;
}

static void pairs_done(struct key_pairs *pairs)
{
    pairs_release(pairs);
    sqlite3_finalize(pairs->statement);
    *pairs = (struct key_pairs){0};
}

void key_table_close(struct key_table *table)
{
    pairs_done(&table->removed);
    pairs_done(&table->added);
    key_runs_done(&table->runs);
}

static bool removed_write(struct store *store, struct key_pairs *pairs, struct error *error)
{
    bool ok = true;

    key_pairs_sort(pairs->pairs, pairs->count);
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
static bool rows_write(struct key_table *table, struct number_rows *rows, struct error *error)
{
    sqlite3_stmt *statement = table->added.statement;

    number_rows_bind(statement, 1, rows);
    bool ok = database_step(table->store, statement, error) == SQLITE_DONE;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return ok;
}

/* Pairs as they are read from the runs. */
struct merged {
    struct number_rows rows;
    struct key_runs *runs;
    struct key_pair *pairs;
};

static int merged_follow(struct number_rows *rows)
{
    struct merged *merged = (struct merged *)rows;

    return key_runs_next(merged->runs, merged->pairs, WRITTEN_AT_ONCE, &rows->count) ? SQLITE_OK : SQLITE_IOERR_READ;
}

static bool runs_failed(const struct key_table *table, struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("The database %s cannot be read or written: %s."), table->store->path, error_cause(errno));
}

static bool runs_write(struct key_table *table, struct error *error)
{
    struct merged merged = {.runs = &table->runs, .pairs = memory_new_array(WRITTEN_AT_ONCE, sizeof *merged.pairs)};

    merged.rows = (struct number_rows){.rows = merged.pairs, .size = sizeof *merged.pairs, .follow = merged_follow};
    bool ok = (key_runs_begin(&table->runs) && merged_follow(&merged.rows) == SQLITE_OK) || runs_failed(table, error);
    ok = ok && rows_write(table, &merged.rows, error);
    free(merged.pairs);
    key_runs_done(&table->runs);
    return ok;
}

/* Keeps what waits in the file; false where that cannot be written. */
static bool added_keep(struct key_table *table)
{
    struct key_pairs *added = &table->added;

    key_pairs_sort(added->pairs, added->count);
    if (!key_runs_add(&table->runs, added->pairs, added->count))
        return false;
    added->count = 0;
    return true;
}

static bool added_write(struct key_table *table, struct error *error)
{
    struct key_pairs *added = &table->added;
    struct number_rows rows = {.size = sizeof *added->pairs};

    if (table->runs.count > 0 && added_keep(table))
        pairs_release(added);
    if (table->runs.count > 0 && !runs_write(table, error))
        return false;
    key_pairs_sort(added->pairs, added->count);
    rows.rows = added->pairs;
    rows.count = added->count;
    added->count = 0;
    return rows.count == 0 || rows_write(table, &rows, error);
}

/* A record whose keys have changed gives up the old ones before it gets the new. */
bool key_table_flush(struct key_table *table, struct error *error)
{
    return removed_write(table->store, &table->removed, error) && added_write(table, error);
}

static void pairs_take(struct key_pairs *pairs, int64_t key, int64_t id)
{
    if (pairs->count == pairs->capacity) {
        pairs->capacity = pairs->capacity == 0 ? WAITING_FIRST : pairs->capacity * 2;
        pairs->pairs = memory_resize(pairs->pairs, pairs->capacity, sizeof *pairs->pairs);
    }
    pairs->pairs[pairs->count++] = (struct key_pair){.key = key, .id = id};
}

bool key_table_add(struct key_table *table, int64_t key, int64_t id, struct error *error)
{
    if (table->added.count == WAITING_MOST && !added_keep(table) && !key_table_flush(table, error))
        return false;
    pairs_take(&table->added, key, id);
    return true;
}

bool key_table_remove(struct key_table *table, int64_t key, int64_t id, struct error *error)
{
    if (table->removed.count == WAITING_MOST && !removed_write(table->store, &table->removed, error))
        return false;
    pairs_take(&table->removed, key, id);
    return true;
}
