/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import's check found, written as one change. */
#include "config.h"

#include "db/import.h"

#include <stdlib.h>
#include <sys/statvfs.h>

#include "db/change.h"
#include "db/change_log.h"
#include "db/consequence.h"
#include "db/decision.h"
#include "db/import_change.h"
#include "db/importing_ahead.h"
#include "db/importing_answer.h"
#include "db/importing_cells.h"
#include "db/importing_check.h"
#include "db/importing_digest.h"
#include "db/importing_find.h"
#include "db/importing_made.h"
#include "db/importing_policy.h"
#include "db/importing_record.h"
#include "db/importing_row.h"
#include "db/importing_shared.h"
#include "db/importing_state.h"
#include "db/importing_within.h"
#include "db/reference.h"
#include "db/sole_use.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/role.h"

enum {
    CHECKS_MOST = 3,    /* how often a check is done again because somebody wrote meanwhile, before others have to wait for it */
    ASKED_OFTEN = 8,    /* of so many milliseconds */
    ROOM_FACTOR = 4     /* what a list grows to, with history and search */
};

/* On a full disk even taking back fails, so it is looked at before. */
static bool room_check(const struct import *import, struct error *error)
{
    struct statvfs disk;
    uint64_t needed = csv_stream_size(import->stream) * ROOM_FACTOR;

    if (statvfs(import->store->path, &disk) != 0 || (uint64_t)disk.f_bavail * disk.f_frsize >= needed)
        return true;
    return error_set(error, ERROR_DATABASE, _("There is too little room on the disk of %s: the import needs about %llu MB. Nothing was imported."),
                     import->store->path, (unsigned long long)(needed >> 20) + 1);
}

/* --- One row -------------------------------------------------------------------------------------------------------------- */

static bool insert(struct import *import, struct import_ahead *row, struct record *record, struct error *error)
{
    if (row->is_complete)
        return bulk_add(import->bulk, record, &row->bulk_row, error);
    if (import->bulk && bulk_takes(import->bulk, record))
        return bulk_add(import->bulk, record, NULL, error);
    return writer_insert(import->store, record, error);
}

/* Records taken over bring all that belongs to them and followed from them. */
static bool is_taken_over(const struct import_row *row)
{
    return row->record.id != 0;
}

static bool write_new(struct import *import, struct import_ahead *row, struct error *error)
{
    struct staged *staged = &row->staged;

    if (!row->is_made)
        importing_made_init(import, &row->row, true, &row->made);
    row->is_made = true;
    bool ok = insert(import, row, &row->made.record, error)
              && (is_taken_over(&row->row) || consequence_write(import->store, &row->made.record, NULL, error));
    staged->id = row->made.record.id;
    return ok && (!(staged->flags & STAGED_TARGET) || stage_change(&import->stage, row->passed, staged, error));
}

/* The record a row changes; of a row above the one it became. */
static bool target_read(struct import *import, const struct staged *staged, int64_t *id, struct error *error)
{
    struct staged above;

    if (!importing_subject(import, staged->target, id, error))
        return false;
    if (*id > 0)
        return true;
    if (!stage_read(&import->stage, -*id, &above, error))
        return false;
    *id = above.id;
    return true;
}

/* Two rows may lead records that are there in a circle which neither does alone. */
static bool circles_check(const struct import *import, const struct staged *staged, const struct record *record, const struct record *before, struct error *error)
{
    struct error reason;

    return reference_check_circles(import->store, record, before, &reason)
           || error_set(error, ERROR_RULE, _("%s, line %lu: %s Nothing was imported."), csv_stream_name(import->stream), (unsigned long)staged->line, reason.text);
}

static bool write_changed(struct import *import, const struct import_row *row, const struct staged *staged, struct error *error)
{
    struct record record, before;
    int64_t id;

    if (!target_read(import, staged, &id, error)
        || !reader_require(writer_readers(import->store), import->type, id, &before, error))
        return false;
    record_copy(&record, &before);
    importing_record_apply(row, &record, importing_fills(import, staged));
    bool ok = (is_taken_over(row) || consequence_complete(import->store, &record, &before, error)) && writer_update(import->store, &record, &before, error)
              && (is_taken_over(row) || consequence_write(import->store, &record, &before, error)) && (!import->within || circles_check(import, staged, &record, &before, error));
    record_done(&record);
    record_done(&before);
    return ok;
}

/* Reads on to the row that stands at an offset; those between were not wanted. */
static bool row_reach(struct import *import, uint64_t offset, struct csv_stream_row *cells, struct error *error)
{
    enum csv_result result;

    while ((result = csv_stream_next(import->stream, cells, error)) == CSV_RESULT_ROW && cells->offset < offset)
        continue;
    if (result == CSV_RESULT_ROW && cells->offset == offset)
        return true;
    if (result == CSV_RESULT_FAULT)
        return false;
    return importing_refuse_changed(import, error);
}

/* What was decided of a row for itself is remembered by what it is known by; that a new record is not the one it was taken for, by its id too. */
static bool decision_remember(struct import *import, const struct import_row *from, const struct staged *staged, struct error *error)
{
    char row[DECISION_SIDE_SIZE], target[IDENTITY_TEXT_SIZE], own[IDENTITY_TEXT_SIZE];
    bool is_new = staged->outcome == IMPORT_NEW;
    struct record record;
    int64_t id;

    if (!target_read(import, staged, &id, error))
        return false;
    identity_print(id, target);
    importing_record_complete(import, from, &record);
    decision_row_key(import->store->folder, &record, row);
    record_done(&record);
    return decision_keep(import->store, import->type, row, target, is_new ? VERDICT_DISTINCT : VERDICT_SAME, error)
           && (!is_new || decision_keep(import->store, import->type, identity_print(staged->id, own), target, VERDICT_DISTINCT, error));
}

static bool is_to_be_written(const struct staged *staged)
{
    return staged->outcome == IMPORT_NEW || staged->outcome == IMPORT_CHANGED;
}

/* The next row of the stage with which there is something to do. */
static bool row_list(struct import *import, struct import_ahead *row, bool *ended, struct error *error)
{
    do {
        *ended = import->passed == import->stage.count;
        if (*ended)
            return true;
        row->passed = ++import->passed;
        if (!stage_read(&import->stage, row->passed, &row->staged, error))
            return false;
    } while (!is_to_be_written(&row->staged) && !staged_is_said(&row->staged));
    return true;
}

static bool row_fetch(struct import *import, struct import_ahead *row, bool *ended, struct error *error)
{
    *ended = false;
    return row_reach(import, row->staged.offset, &row->cells, error);
}

/* What was read ahead refers to nothing. */
static void row_ready(struct import *import, struct import_ahead *row)
{
    if (row->is_read)
        importing_row_was_read(import, &row->cells);
    else
        importing_row_read(import, &row->cells, &row->row);
    importing_within_settle(import, &row->staged, &row->row);
}

static bool write_row(struct import *import, struct import_ahead *row, struct error *error)
{
    const struct staged *staged = &row->staged;

    row_ready(import, row);
    if (is_to_be_written(staged) && !(staged->outcome == IMPORT_CHANGED ? write_changed(import, &row->row, staged, error) : write_new(import, row, error)))
        return false;
    return !staged_is_said(staged) || decision_remember(import, &row->row, staged, error);
}

/* --- The change ----------------------------------------------------------------------------------------------------------- */

bool import_is_nothing(const struct import *import)
{
    const int64_t *counts = import->stage.counts;

    return counts[IMPORT_NEW] + counts[IMPORT_CHANGED] + counts[IMPORT_SAID] == 0 && !importing_answers_are_new(import);
}

/* Whether the database is still as it was checked. */
static bool is_as_checked(struct import *import, bool *as_checked, struct error *error)
{
    struct import_version version;

    if (!importing_version_read(import, &version, error))
        return false;
    *as_checked = version.data == import->version.data && version.change == import->version.change;
    return true;
}

/* What the file's bytes come to is known only now. */
static void change_name(struct import *import)
{
    struct change_entry *entry = change_entry_open(import->store);

    free(entry->what);
    entry->what = import_change_words(csv_stream_name(import->stream), import->stage.counts, file_digest_end(import->digest));
    import->digest = NULL;
}

static bool write_from_first(struct import *import, struct error *error)
{
    import->digest = file_digest_begin(import->options.file);
    import->phase = IMPORT_PHASE_WRITING;
    import->done = import->passed = 0;
    import->linked = 0;
    import->previewed = -1;
    import->store->refreshed = 0;
    csv_stream_rewind(import->stream);
    importing_find_rest(import);
    if (import->options.is_sparing && !database_hold(import->store, HOLDING_LITTLE, error))
        return false;
    if (!bulk_begin(import->store, import->type, import->stage.counts[IMPORT_NEW], &import->bulk, error))
        return false;
    ahead_begin(import->ahead, &(struct ahead_source){.list = row_list, .next = row_fetch, .writes = import->bulk != NULL});
    return true;
}

/* The check anew, as the state that was checked is gone; where others write all the time, they wait until it is done. */
static void check_again(struct import *import)
{
    if (import->checks++ < CHECKS_MOST)
        import_stop(import);
    import->phase = IMPORT_PHASE_NONE;
}

/* Much is written sooner where nobody else has the file open. */
static void sole_use_try(struct import *import)
{
    const int64_t *counts = import->stage.counts;

    if (counts[IMPORT_NEW] + counts[IMPORT_CHANGED] >= SOLE_USE_LEAST)
        sole_use_begin(import->store);
}

/* Begins the change, unless that was done before the check. */
static bool write_begin(struct import *import, struct error *error)
{
    bool as_checked = import->begun;

    if (!role_check(import->viewer, DEED_IMPORT, error) || !importing_file_check(import, error) || !room_check(import, error))
        return false;
    if (!import->begun) {
        sole_use_try(import);
        import->begun = store_begin(import->store, import->viewer, NULL, error);
        if (!import->begun || !is_as_checked(import, &as_checked, error))
            return false;
    }
    if (as_checked)
        return write_from_first(import, error);
    check_again(import);
    return true;
}

/* Asked all the time while what was written is indexed: tells now and then how far it is. */
static bool is_stopped(void *context)
{
    struct import *import = context;

    import->stopped = import->stopped || (++import->asked % ASKED_OFTEN == 0 && importing_is_stopped(import));
    return import->stopped;
}

/* Indexes what was written and ends the change, kept or not. */
static bool change_end(struct import *import, int64_t *change, struct error *error)
{
    import->stopped = false;
    database_watch(import->store, is_stopped, import);
    bool ok = !import->bulk || bulk_end(import->bulk, error);
    import->stopped = import->stopped || importing_is_stopped(import);
    ok = ok && !import->stopped && store_commit(import->store, change, error);
    database_watch(import->store, NULL, NULL);
    importing_change_end(import);
    import->phase = ok ? IMPORT_PHASE_WRITTEN : IMPORT_PHASE_CHECKED;
    return ok || (import->stopped && importing_refuse_stopped(error));
}

static bool write_end(struct import *import, int64_t *change, struct error *error)
{
    if (!importing_file_check(import, error) || !importing_answers_learn(import, error))
        return false;
    change_name(import);
    return change_end(import, change, error);
}

/* Those between a row and the next need nothing. */
static bool write_rows(struct import *import, int64_t rows, struct error *error)
{
    struct import_ahead *row;
    bool ok = true;

    for (; ok && rows > 0 && import->done < import->stage.count; rows--) {
        ok = ahead_next(import->ahead, &row, error);
        if (ok)
            import->done = row ? row->passed : import->stage.count;
        ok = ok && (!row || write_row(import, row, error));
    }
    return ok;
}

static bool commit_step(struct import *import, int64_t rows, bool *done, int64_t *change, struct error *error)
{
    bool checked;

    switch (import->phase) {
    case IMPORT_PHASE_NONE:
    case IMPORT_PHASE_CHECKING:
        return import_check_some(import, rows, &checked, error);
    case IMPORT_PHASE_DECIDING:
        return import_decide_some(import, import->options.policy, rows, &checked, error);
    case IMPORT_PHASE_CHECKED:
        *done = import_is_nothing(import);
        return *done || write_begin(import, error);
    case IMPORT_PHASE_WRITTEN:
        *done = true;
        return true;
    case IMPORT_PHASE_WRITING:
        break;
    }
    if (import->done < import->stage.count)
        return write_rows(import, rows, error);
    return importing_within_write(import, rows, done, error) && (!*done || write_end(import, change, error));
}

bool import_commit_some(struct import *import, int64_t rows, bool *done, int64_t *change, struct error *error)
{
    *done = false;
    *change = 0;
    bool ok = commit_step(import, rows, done, change, error);
    if (!ok || (*done && import->phase == IMPORT_PHASE_CHECKED))
        import_stop(import);
    if (!ok || *done)
        import->checks = 0;
    return ok;
}

bool import_commit(struct import *import, int64_t *change, struct error *error)
{
    bool done = false;

    while (!done)
        if (!import_commit_some(import, IMPORT_STEP_ROWS, &done, change, error) || (!done && !importing_go_on(import, error)))
            return false;
    if (*change != 0)
        importing_end_tell(import, _("Indexing"), importing_records_written(import));
    return true;
}
