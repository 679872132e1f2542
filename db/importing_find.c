/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a row of an import is there already: as a record, or as a row above it. */
#include "config.h"

#include "db/importing.h"

#include <stdlib.h>
#include <string.h>

/* Many rows may share an address or a web domain: so many of them are compared. */
enum { CANDIDATES = 8 };

bool importing_find_open(struct import *import, struct error *error)
{
    importing_find_close(import);
    if (!database_run(import->store, error, "CREATE TABLE IF NOT EXISTS temp.import_key (key INTEGER NOT NULL, row INTEGER NOT NULL,"
                                            " PRIMARY KEY (key, row)) WITHOUT ROWID; DELETE FROM temp.import_key"))
        return false;
    import->look = database_prepare(import->store, error, "SELECT id FROM \"lookup_%w\" WHERE key = ?1 LIMIT %d", import->type->name, CANDIDATES);
    import->look_row = database_prepare(import->store, error, "SELECT row FROM temp.import_key WHERE key = ?1 LIMIT %d", CANDIDATES);
    import->keep_row = database_prepare(import->store, error, "INSERT OR IGNORE INTO temp.import_key VALUES (?1, ?2)");
    return import->look && import->look_row && import->keep_row;
}

void importing_find_close(struct import *import)
{
    sqlite3_finalize(import->look);
    sqlite3_finalize(import->look_row);
    sqlite3_finalize(import->keep_row);
    import->look = import->look_row = import->keep_row = NULL;
}

/* --- Candidates --------------------------------------------------------------------------------------------------------- */

struct candidates {
    int64_t numbers[CANDIDATES * SIMILAR_KEYS];
    size_t count;
};

static void candidate_add(struct candidates *candidates, int64_t number)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->numbers[i] == number)
            return;
    candidates->numbers[candidates->count++] = number;
}

static bool candidates_read(struct import *import, sqlite3_stmt *statement, const int64_t *keys, size_t count, struct candidates *candidates,
                            struct error *error)
{
    int status = SQLITE_DONE;

    for (size_t i = 0; status == SQLITE_DONE && i < count; i++) {
        sqlite3_bind_int64(statement, 1, keys[i]);
        while ((status = database_step(import->store, statement, error)) == SQLITE_ROW)
            candidate_add(candidates, sqlite3_column_int64(statement, 0));
        sqlite3_reset(statement);
    }
    return status == SQLITE_DONE;
}

/* Takes a candidate where it is better than the one so far. */
static void match_take(const struct import *import, const struct import_row *row, const struct record *record, const struct record *candidate,
                       int64_t target, struct import_match *match)
{
    static const struct similarity by_id = {.score = 100, .reason = SIMILAR_FIELDS};
    struct similarity similarity = record->id != 0 && record->id == candidate->id ? by_id
                                                                                  : similar_compare(import->store->folder, record, candidate);
    bool same = target > 0 && similarity.score > 0 && importing_row_is_same(row, candidate);

    if (match->same || (!same && (similarity.score < SIMILAR_SCORE_SAME || similarity.score <= match->similarity.score)))
        return;
    *match = (struct import_match){.target = target, .same = same, .similarity = similarity};
}

static bool find_record(struct import *import, const struct import_row *row, const struct record *record, const struct candidates *candidates,
                        struct import_match *match, struct error *error)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct record candidate;
        enum reader_result result = reader_load(&import->readers, import->type, candidates->numbers[i], &candidate, error);

        if (result == READER_FAILED)
            return false;
        if (result == READER_NONE)
            continue;
        match_take(import, row, record, &candidate, candidate.id, match);
        record_done(&candidate);
    }
    return true;
}

/* Reads a row above once more; *is_new tells whether it still is to become a record. */
static bool row_again(struct import *import, int64_t number, struct import_row *row, bool *is_new, struct error *error)
{
    struct staged staged;
    struct csv_stream_row cells;

    if (!stage_read(&import->stage, number, &staged, error))
        return false;
    *is_new = staged.outcome == IMPORT_NEW;
    if (!*is_new)
        return true;
    if (!importing_cells_again(import, &staged, &cells, error))
        return false;
    importing_row_read(import, &cells, row);
    return true;
}

static bool candidate_compare(struct import *import, int64_t number, const struct import_row *row, const struct record *record,
                              struct import_row *above, struct import_match *match, struct error *error)
{
    struct record candidate;
    bool is_new;

    if (!row_again(import, number, above, &is_new, error))
        return false;
    if (!is_new)
        return true;
    importing_row_complete(import, above, &candidate);
    match_take(import, row, record, &candidate, -number, match);
    record_done(&candidate);
    return true;
}

/* Rows above it are looked at only: those below that are alike are taken for it. */
static bool find_row(struct import *import, int64_t number, const struct import_row *row, const struct record *record,
                     const struct candidates *candidates, struct import_match *match, struct error *error)
{
    bool ok = true, counting = import->counting;
    struct import_row above;

    import->counting = false;
    importing_row_init(import, &above);
    for (size_t i = 0; ok && i < candidates->count; i++)
        if (candidates->numbers[i] < number)
            ok = candidate_compare(import, candidates->numbers[i], row, record, &above, match, error);
    importing_row_done(&above);
    import->counting = counting;
    return ok;
}

/* The number a row with an id of its own is found by. */
static int64_t id_key(int64_t id)
{
    return id ^ INT64_C(0x5bd1e995a3c49f17);
}

/* Rows with ids of their own are told apart by these among themselves. */
static size_t row_keys(const struct import *import, const struct record *record, int64_t keys[SIMILAR_KEYS])
{
    if (record->id != 0) {
        keys[0] = id_key(record->id);
        return 1;
    }
    return similar_keys(import->store->folder, record, keys);
}

bool importing_find(struct import *import, int64_t number, const struct import_row *row, const struct record *record, struct import_match *match,
                    struct error *error)
{
    int64_t keys[SIMILAR_KEYS];
    size_t count = similar_keys(import->store->folder, record, keys);
    struct candidates records = {0}, rows = {0};

    *match = (struct import_match){0};
    if (!candidates_read(import, import->look, keys, count, &records, error) || !find_record(import, row, record, &records, match, error))
        return false;
    if (match->target != 0)
        return true;
    count = row_keys(import, record, keys);
    return candidates_read(import, import->look_row, keys, count, &rows, error) && find_row(import, number, row, record, &rows, match, error);
}

bool importing_keep(struct import *import, const struct record *record, int64_t number, struct error *error)
{
    int64_t keys[SIMILAR_KEYS];
    size_t count = row_keys(import, record, keys);
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        sqlite3_bind_int64(import->keep_row, 1, keys[i]);
        sqlite3_bind_int64(import->keep_row, 2, number);
        ok = database_step(import->store, import->keep_row, error) == SQLITE_DONE;
        sqlite3_reset(import->keep_row);
    }
    return ok;
}
