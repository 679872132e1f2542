/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/lookup.h"

#include "db/reader.h"
#include "src/similar.h"

enum { LOOKUP_MOST = 8 }; /* records looked at */

static void id_insert(int64_t ids[LOOKUP_MOST], size_t *count, int64_t id)
{
    size_t at = 0;

    while (at < *count && ids[at] > id)
        at++;
    if (at == LOOKUP_MOST || (at < *count && ids[at] == id))
        return;
    *count += *count < LOOKUP_MOST;
    for (size_t i = *count - 1; i > at; i--)
        ids[i] = ids[i - 1];
    ids[at] = id;
}

/* The ids of records that have a key in common with one, newest first. What the open change wrote is not among them yet. */
static bool lookup_ids(struct store *store, const struct record *like, int64_t ids[LOOKUP_MOST], size_t *count, struct error *error)
{
    int64_t keys[SIMILAR_KEYS];
    size_t key_count = similar_keys(store->folder, like, keys);
    int status = SQLITE_DONE;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id FROM \"lookup_%w\" WHERE key = ?1 ORDER BY id DESC LIMIT %d",
                                               like->type->name, LOOKUP_MOST);

    *count = 0;
    if (!statement)
        return false;
    for (size_t i = 0; status == SQLITE_DONE && i < key_count; i++) {
        sqlite3_bind_int64(statement, 1, keys[i]);
        while ((status = database_step(store, statement, error)) == SQLITE_ROW)
            id_insert(ids, count, sqlite3_column_int64(statement, 0));
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

static bool load_first(struct reader_set *readers, const struct record *like, bool (*fits)(const struct record *record, const struct record *like),
                       const int64_t *ids, size_t count, struct record *record, bool *found, struct error *error)
{
    for (size_t i = 0; !*found && i < count; i++) {
        enum reader_result result = reader_load(readers, like->type, ids[i], record, error);
        if (result == READER_FAILED)
            return false;
        *found = result == READER_FOUND && fits(record, like);
        if (result == READER_FOUND && !*found)
            record_done(record);
    }
    return true;
}

bool lookup_newest(struct store *store, const struct record *like, bool (*fits)(const struct record *record, const struct record *like),
                   struct record *record, bool *found, struct error *error)
{
    int64_t ids[LOOKUP_MOST];
    size_t count;
    struct reader_set readers;

    *found = false;
    if (!lookup_ids(store, like, ids, &count, error))
        return false;
    reader_set_init(&readers, store);
    bool ok = load_first(&readers, like, fits, ids, count, record, found, error);
    reader_set_done(&readers);
    return ok;
}
