/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a row of an import is there already: as a record, or as a row above it. */
#include "config.h"

#include "db/importing_find.h"

#include "db/decision.h"
#include "db/importing_cells.h"
#include "db/importing_merged.h"
#include "db/importing_record.h"
#include "db/importing_row.h"
#include "db/importing_shared.h"
#include "src/identity.h"

/* Many records may share an address or a web domain: so many of them are compared. Once so many rows were looked for, it is quicker to read the keys of all records. */
enum { CANDIDATES = ROW_KEYS_MOST, LOOKED_FEW = 2000, SCORE_KNOWN = 100 };

/* Most networks remember nothing: then nothing needs to be asked. */
static bool decisions_count(struct import *import, struct error *error)
{
    int64_t count = 0;
    bool ok = !type_list_find(import->store->types, "decision") || database_number(import->store, &count, error, "SELECT EXISTS (SELECT 1 FROM decision)");

    import->has_decisions = count > 0;
    return ok;
}

static enum keys_memory keys_memory(const struct import *import)
{
    return import->options.is_sparing ? KEYS_SPARING : KEYS_ROOMY;
}

/* They are known again once many were looked for. */
static void records_forget(struct import *import)
{
    key_filter_clear(&import->records);
    import->records_are_known = false;
    import->looked = 0;
}

bool importing_find_open(struct import *import, struct error *error)
{
    importing_find_close(import);
    import->rows = row_keys_new(keys_memory(import), error);
    if (!import->rows)
        return false;
    import->look = database_prepare(import->store, error, "SELECT id FROM \"lookup_%w\" WHERE key = ?1 LIMIT %d", import->type->name, CANDIDATES);
    return import->look && decisions_count(import, error);
}

void importing_find_close(struct import *import)
{
    sqlite3_finalize(import->look);
    import->look = NULL;
    row_keys_free(import->rows);
    import->rows = NULL;
    importing_left_clear(import);
    importing_merged_clear(import);
    records_forget(import);
}

void importing_find_rest(struct import *import)
{
    row_keys_rest(import->rows);
    records_forget(import);
}

/* --- Candidates --------------------------------------------------------------------------------------------------------- */

struct candidates {
    int64_t numbers[CANDIDATES * SIMILAR_KEYS * SIMILAR_KEY_WANTED];
    size_t count;
};

static void candidate_add(struct candidates *candidates, int64_t number)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->numbers[i] == number)
            return;
    candidates->numbers[candidates->count++] = number;
}

static bool records_know(struct import *import, struct error *error)
{
    int64_t count = 0;
    int status = SQLITE_ERROR;

    if (!database_number(import->store, &count, error, "SELECT count(*) FROM \"lookup_%w\"", import->type->name))
        return false;
    sqlite3_stmt *statement = database_prepare(import->store, error, "SELECT key FROM \"lookup_%w\"", import->type->name);
    key_filter_init(&import->records, keys_memory(import), (uint64_t)count);
    while (statement && (status = database_step(import->store, statement, error)) == SQLITE_ROW)
        key_filter_add(&import->records, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    import->records_are_known = status == SQLITE_DONE;
    return import->records_are_known;
}

static bool record_candidates(struct import *import, int64_t key, struct candidates *candidates, struct error *error)
{
    int status;

    if (import->records_are_known && !key_filter_may_have(&import->records, key))
        return true;
    sqlite3_bind_int64(import->look, 1, key);
    while ((status = database_step(import->store, import->look, error)) == SQLITE_ROW)
        candidate_add(candidates, sqlite3_column_int64(import->look, 0));
    sqlite3_reset(import->look);
    return status == SQLITE_DONE;
}

typedef bool candidates_function(struct import *import, int64_t key, struct candidates *candidates, struct error *error);

/* Those of all keys that are wanted because of the row's. */
static bool keys_each(struct import *import, const struct import_keys *keys, candidates_function *add, struct candidates *candidates, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < keys->count; i++) {
        int64_t wanted[SIMILAR_KEY_WANTED];
        const size_t count = similar_key_wanted(keys->keys[i], wanted);

        for (size_t j = 0; ok && j < count; j++)
            ok = add(import, wanted[j], candidates, error);
    }
    return ok;
}

static bool candidates_of_records(struct import *import, const struct import_keys *keys, struct candidates *candidates, struct error *error)
{
    bool ok = ++import->looked != LOOKED_FEW || records_know(import, error);

    return ok && keys_each(import, keys, record_candidates, candidates, error);
}

static bool row_candidates(struct import *import, int64_t key, struct candidates *candidates, struct error *error)
{
    uint32_t rows[ROW_KEYS_MOST];
    size_t count;
    bool ok = row_keys_find(import->rows, key, rows, &count, error);

    for (size_t i = count; i > 0; i--)
        candidate_add(candidates, rows[i - 1]);
    return ok;
}

static bool candidates_of_rows(struct import *import, const struct import_keys *keys, struct candidates *candidates, struct error *error)
{
    if (keys->own != 0)
        return row_candidates(import, keys->own, candidates, error);
    return keys_each(import, keys, row_candidates, candidates, error);
}

/* What is looked for: a row, what it became, and how it stands in decisions. */
struct wanted {
    const struct import_row *row;
    const struct record *record;
    char key[DECISION_SIDE_SIZE]; /* "": not asked for yet */
    struct similarity standing; /* to the candidate, before rows of the list changed that */
};

/* What was decided of the row and a record. */
static bool verdict_find(struct import *import, struct wanted *wanted, int64_t id, enum verdict *verdict, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE];

    *verdict = VERDICT_NONE;
    if (!import->has_decisions)
        return true;
    if (!*wanted->key)
        decision_row_key(import->store->folder, wanted->record, wanted->key);
    return decision_find(import->store, import->type, wanted->key, identity_print(id, printed), verdict, error);
}

static const struct similarity by_id = {.score = SCORE_KNOWN, .reason = SIMILAR_ID};

/* How alike a candidate is as the rows above leave it, or where they make it another, as it stood. */
static struct similarity wanted_compare(const struct import *import, const struct wanted *wanted, const struct record *candidate)
{
    if (wanted->record->id != 0 && wanted->record->id == candidate->id)
        return by_id;
    const struct similarity similarity = similar_compare(import->store->folder, wanted->record, candidate);

    return similarity.score >= wanted->standing.score ? similarity : wanted->standing;
}

/* Changes a candidate into what the rows above leave of it, and notes how alike it was before: what had no title of its own and got one from a row is not the next one, too. */
static bool candidate_apply(struct import *import, int64_t number, int64_t target, struct wanted *wanted, struct record *candidate, struct error *error)
{
    bool changed;

    wanted->standing = (struct similarity){0};
    if (!importing_shared_is_changed(import, target, &changed, error))
        return false;
    if (changed)
        wanted->standing = similar_compare(import->store->folder, wanted->record, candidate);
    if (wanted->standing.reason == SIMILAR_PRODUCT)
        wanted->standing = (struct similarity){0};
    return !changed || importing_shared_apply(import, number, target, candidate, error);
}

static bool is_better(const struct import_match *match, const struct similarity *similarity)
{
    if (similarity->score >= SIMILAR_SCORE_SAME)
        return similarity->score > match->similarity.score;
    return match->target == 0 && similarity->score >= SIMILAR_SCORE_TOLD && similarity->score > match->likeness.score;
}

static bool is_even(const struct import_match *match, const struct similarity *similarity)
{
    return match->target != 0 && similarity->score >= SIMILAR_SCORE_SAME && similarity->score == match->similarity.score;
}

/* Takes a candidate where it is better than the one so far, and nobody said that it is another. What somebody said is the same goes before what is more like it. */
static bool match_take(struct import *import, struct wanted *wanted, const struct record *candidate, int64_t target, struct import_match *match,
                       struct error *error)
{
    const struct similarity similarity = wanted_compare(import, wanted, candidate);
    const bool same = target > 0 && similarity.score > 0 && importing_record_is_same(wanted->row, candidate);
    const bool may_be_known = import->has_decisions && similarity.score >= SIMILAR_SCORE_TOLD, even = is_even(match, &similarity);
    enum verdict verdict = VERDICT_NONE;

    if (match->same || (match->known && !same) || (!same && !may_be_known && !even && !is_better(match, &similarity)))
        return true;
    if (!same && target > 0 && !verdict_find(import, wanted, target, &verdict, error))
        return false;
    if (verdict == VERDICT_DISTINCT || (!same && !even && verdict != VERDICT_SAME && !is_better(match, &similarity)))
        return true;
    if (even && !same && verdict != VERDICT_SAME) {
        match->even = target;
    } else if (same || verdict == VERDICT_SAME || similarity.score >= SIMILAR_SCORE_SAME) {
        *match = (struct import_match){.target = target, .same = same, .known = verdict == VERDICT_SAME, .similarity = similarity};
    } else {
        match->like = target;
        match->likeness = similarity;
    }
    return true;
}

/* Each as the rows above leave it. */
static bool find_record(struct import *import, int64_t number, struct wanted *wanted, const struct candidates *candidates, struct import_match *match,
                        struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < candidates->count; i++) {
        struct record candidate;
        enum reader_result result = reader_load(&import->readers, import->type, candidates->numbers[i], &candidate, error);

        if (result == READER_FAILED)
            return false;
        if (result == READER_NONE)
            continue;
        ok = candidate_apply(import, number, candidate.id, wanted, &candidate, error) && match_take(import, wanted, &candidate, candidate.id, match, error);
        record_done(&candidate);
    }
    return ok;
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

static bool candidate_compare(struct import *import, int64_t below, int64_t number, struct wanted *wanted, struct import_row *above, struct import_match *match,
                              struct error *error)
{
    struct record candidate;
    bool is_new;

    if (!row_again(import, number, above, &is_new, error))
        return false;
    if (!is_new)
        return true;
    importing_record_complete(import, above, &candidate);
    bool ok = candidate_apply(import, below, -number, wanted, &candidate, error) && match_take(import, wanted, &candidate, -number, match, error);
    record_done(&candidate);
    return ok;
}

/* Rows above it are looked at only: those below that are alike are taken for it. */
static bool find_row(struct import *import, int64_t number, struct wanted *wanted, const struct candidates *candidates, struct import_match *match,
                     struct error *error)
{
    bool ok = true, counting = import->counting;
    struct import_row above;

    if (candidates->count == 0)
        return true;
    import->counting = false;
    importing_row_init(import, &above);
    for (size_t i = 0; ok && i < candidates->count; i++)
        if (candidates->numbers[i] < number)
            ok = candidate_compare(import, number, candidates->numbers[i], wanted, &above, match, error);
    importing_row_done(&above);
    import->counting = counting;
    return ok;
}

/* The number a row with an id of its own is found by. */
static int64_t id_key(int64_t id)
{
    return id ^ INT64_C(0x5bd1e995a3c49f17);
}

void importing_keys_read(const struct import *import, const struct record *record, struct import_keys *keys)
{
    keys->count = similar_keys(import->store->folder, record, keys->keys);
    keys->own = record->id == 0 ? 0 : id_key(record->id);
}

bool importing_find_merged(struct import *import, int64_t number, const struct import_row *row, struct import_match *match, struct error *error)
{
    struct record kept;
    int64_t id = 0;

    *match = (struct import_match){0};
    if (row->record.id == 0)
        return true;
    if (!importing_merged_find(import, import->type, row->record.id, &id, error))
        return false;
    if (id == 0)
        return true;
    if (!reader_require(&import->readers, import->type, id, &kept, error))
        return false;
    bool ok = importing_shared_apply(import, number, id, &kept, error);
    *match = (struct import_match){.target = id, .same = importing_record_is_same(row, &kept), .known = true,
                                   .similarity = {.score = SCORE_KNOWN, .reason = SIMILAR_MERGED}};
    record_done(&kept);
    return ok;
}

bool importing_find(struct import *import, int64_t number, const struct import_row *row, const struct record *record, const struct import_keys *keys,
                    struct import_match *match, struct error *error)
{
    struct candidates records, rows;
    struct wanted wanted = {.row = row, .record = record};

    records.count = rows.count = 0;
    if (!importing_find_merged(import, number, row, match, error))
        return false;
    if (match->target != 0)
        return true;
    if (!candidates_of_records(import, keys, &records, error) || !find_record(import, number, &wanted, &records, match, error))
        return false;
    if (match->target != 0)
        return true;
    return candidates_of_rows(import, keys, &rows, error) && find_row(import, number, &wanted, &rows, match, error);
}

bool importing_find_twin(struct import *import, int64_t number, int64_t id, int64_t *twin, struct error *error)
{
    uint32_t rows[ROW_KEYS_MOST];
    size_t count = 0;
    bool ok = row_keys_find(import->rows, id_key(id), rows, &count, error);

    *twin = 0;
    for (size_t i = 0; ok && i < count; i++) {
        struct staged staged;

        if (rows[i] >= number || (*twin != 0 && rows[i] > *twin))
            continue;
        ok = stage_read(&import->stage, rows[i], &staged, error);
        if (ok && staged.target == id && staged.outcome != IMPORT_REJECTED)
            *twin = rows[i];
    }
    return ok;
}

bool importing_keep_id(struct import *import, int64_t number, int64_t id, struct error *error)
{
    return row_keys_add(import->rows, id_key(id), number, error);
}

bool importing_keep(struct import *import, const struct import_keys *keys, int64_t number, struct error *error)
{
    bool ok = true;

    if (keys->own != 0)
        return row_keys_add(import->rows, keys->own, number, error);
    for (size_t i = 0; ok && i < keys->count; i++)
        ok = row_keys_add(import->rows, keys->keys[i], number, error);
    return ok;
}
