/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of an import read and looked for, and what becomes of it. */
#include "config.h"

#include "db/importing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/reference.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"

/* --- One row -------------------------------------------------------------------------------------------------------------- */

/* The header of the column a field came from, or the field's name. */
static const char *column_of(const struct import *import, const struct field *field)
{
    for (size_t i = 0; field && i < import->mapping->link_count; i++)
        if (import->mapping->links[i].field == field)
            return import->mapping->columns[import->mapping->links[i].column].header;
    return field ? field->name : "";
}

static void row_refuse(const struct import *import, struct import_row *row, const struct error *error)
{
    importing_row_reject(row, column_of(import, error->field), error);
}

static enum import_outcome check_update(struct import *import, struct import_row *row, struct record *record, bool fill)
{
    struct record before;
    struct error error;

    record_copy(&before, record);
    bool changes = importing_row_apply(row, record, fill);
    if (changes && (!record_check(record, &error) || !reference_check_circles(import->store, record, &before, &error)))
        row_refuse(import, row, &error);
    record_done(&before);
    return row->rejected ? IMPORT_REJECTED : changes ? IMPORT_CHANGED : IMPORT_SAME;
}

enum import_policy importing_policy(const struct import *import, const struct staged *staged)
{
    return staged->flags & STAGED_DECIDED ? (enum import_policy)staged->policy : import->options.policy;
}

static bool record_load(struct import *import, int64_t id, struct record *record, struct error *error)
{
    switch (reader_load(&import->readers, import->type, id, record, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return error_set(error, ERROR_NOT_FOUND, _("What the row is taken for was deleted meanwhile. Check the list again."));
    case READER_FOUND:
        break;
    }
    return true;
}

/* Reads what a row is taken for: a record, or what a row above will become. The cells of the row read before are no longer valid. */
static bool target_load(struct import *import, int64_t target, struct record *record, struct error *error)
{
    struct staged above;
    struct csv_stream_row cells;
    struct import_row row;

    if (target > 0)
        return record_load(import, target, record, error);
    if (!stage_read(&import->stage, -target, &above, error) || !importing_cells_again(import, &above, &cells, error))
        return false;
    importing_row_init(import, &row);
    importing_row_read(import, &cells, &row);
    importing_row_complete(import, &row, record);
    importing_row_done(&row);
    return true;
}

/* A matched row that changes what is there. */
static bool decide_update(struct import *import, struct import_row *row, struct staged *staged, bool fill, struct error *error)
{
    struct record record;
    bool counting = import->counting;

    import->counting = false;
    bool ok = target_load(import, staged->target, &record, error);
    import->counting = counting;
    if (!ok)
        return false;
    enum import_outcome outcome = check_update(import, row, &record, fill);
    staged->outcome = (uint8_t)(outcome == IMPORT_SAME ? IMPORT_DUPLICATE : outcome);
    record_done(&record);
    return true;
}

static bool decide_new(struct import *import, int64_t number, const struct import_row *row, struct error *error)
{
    struct record record;
    struct import_keys keys;

    importing_row_complete(import, row, &record);
    importing_keys_read(import, &record, &keys);
    bool ok = importing_keep(import, &keys, number, error);
    record_done(&record);
    return ok;
}

bool importing_row_decide(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    enum import_policy policy = importing_policy(import, staged);

    switch (policy) {
    case IMPORT_SKIP:
        staged->outcome = IMPORT_DUPLICATE;
        return true;
    case IMPORT_CREATE:
        staged->outcome = IMPORT_NEW;
        return decide_new(import, number, row, error);
    case IMPORT_FILL:
    case IMPORT_UPDATE:
        break;
    }
    return decide_update(import, row, staged, policy == IMPORT_FILL, error);
}

/* What was said of this row goes as long as it is taken for the same. */
static void match_take(const struct import_match *match, struct staged *staged)
{
    if (staged->target != match->target)
        staged->flags &= ~(uint32_t)STAGED_DECIDED;
    staged->target = match->target;
    staged->flags |= STAGED_MATCHED | (match->known ? STAGED_KNOWN : 0);
    staged->reason = (uint8_t)match->similarity.reason;
    staged->score = (uint8_t)match->similarity.score;
}

static bool target_mark(struct import *import, int64_t number, struct error *error)
{
    struct staged above;

    if (!stage_read(&import->stage, number, &above, error))
        return false;
    if (above.flags & STAGED_TARGET)
        return true;
    above.flags |= STAGED_TARGET;
    return stage_change(&import->stage, number, &above, error);
}

static bool check_match(struct import *import, int64_t number, struct import_row *row, const struct import_keys *keys, const struct import_match *match,
                        struct staged *staged, struct error *error)
{
    staged->outcome = IMPORT_NEW;
    if (match->target == 0)
        return importing_keep(import, keys, number, error);
    if (match->same) {
        staged->target = match->target;
        staged->outcome = IMPORT_SAME;
        return true;
    }
    match_take(match, staged);
    if (match->target < 0 && !target_mark(import, -match->target, error))
        return false;
    return importing_row_decide(import, number, row, staged, error);
}

static bool check_found(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged,
                        struct error *error)
{
    struct import_match match;

    return importing_find(import, number, row, &made->record, &made->keys, &match, error)
           && check_match(import, number, row, &made->keys, &match, staged, error);
}

void importing_made_init(const struct import *import, const struct import_row *row, bool record_only, struct import_made *made)
{
    importing_row_lend(import, row, &made->record);
    if (record_only)
        return;
    made->is_right = store_is_open_type(import->type, &made->reason) && record_check(&made->record, &made->reason);
    if (made->is_right)
        importing_keys_read(import, &made->record, &made->keys);
}

void importing_made_done(const struct import_row *row, struct import_made *made)
{
    importing_row_take_back(row, &made->record);
    record_done(&made->record);
}

static bool check_made(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged, struct error *error)
{
    if (made->is_right)
        return check_found(import, number, row, made, staged, error);
    row_refuse(import, row, &made->reason);
    return true;
}

static bool check_new(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    struct import_made made;

    importing_made_init(import, row, false, &made);
    bool ok = check_made(import, number, row, &made, staged, error);
    importing_made_done(row, &made);
    return ok;
}

static bool check_known(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    struct record there;

    switch (reader_load(&import->readers, import->type, row->record.id, &there, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return check_new(import, number, row, staged, error);
    case READER_FOUND:
        break;
    }
    staged->target = there.id;
    staged->outcome = (uint8_t)check_update(import, row, &there, false);
    record_done(&there);
    return true;
}

/* Rows that refer to each other are to be told by what they became. */
static bool check_within(struct import *import, int64_t number, const struct import_row *row, struct staged *staged, struct error *error)
{
    staged->flags |= staged->within > 0 ? STAGED_TARGET : 0;
    return importing_within_keep(import, number, row, error) && (staged->within <= 0 || target_mark(import, staged->within, error));
}

/* Decides what becomes of a row that was read; made is the record it becomes if it is new, where that was made too. */
static bool row_check(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged, struct error *error)
{
    bool ok = true;

    staged->flags &= ~(uint32_t)(STAGED_MATCHED | STAGED_DOUBTFUL | STAGED_KNOWN | STAGED_LINKED);
    staged->flags |= row->note_count > 0 ? STAGED_DOUBTFUL : 0;
    staged->within = importing_within_target(import, &row->record);
    staged->flags |= import->waits || staged->within > 0 ? STAGED_LINKED : 0;
    if (made)
        ok = check_made(import, number, row, made, staged, error);
    else if (!row->rejected)
        ok = row->record.id == 0 ? check_new(import, number, row, staged, error) : check_known(import, number, row, staged, error);
    if (row->rejected)
        staged->outcome = IMPORT_REJECTED;
    return ok && (!import->within || row->rejected || check_within(import, number, row, staged, error));
}

bool importing_row_check(struct import *import, int64_t number, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged,
                         struct error *error)
{
    importing_row_read(import, cells, row);
    return row_check(import, number, row, NULL, staged, error);
}

/* --- Notes ---------------------------------------------------------------------------------------------------------------- */

char *importing_target_title(struct import *import, int64_t target)
{
    struct record record;
    struct error error;

    if (!target_load(import, target, &record, &error))
        return NULL;
    char *title = reader_title(&import->readers, &record, message_language());
    record_done(&record);
    return title;
}

static void note(const struct import *import, const struct import_note *said)
{
    import->options.note(import->options.context, said);
}

static void note_duplicate(struct import *import, const struct staged *staged)
{
    char printed[IDENTITY_TEXT_SIZE], *title = importing_target_title(import, staged->target), *text = NULL;
    const char *reason = similar_reason_text((enum similar_reason)staged->reason);
    struct staged above;
    struct error error;
    struct quote quote;

    if (staged->target > 0)
        text = string_format(_("Most likely the same as %s, %s (%s, %d of 100)."), identity_print(staged->target, printed), quote_text(&quote, title ? title : ""), reason,
                             staged->score);
    else if (stage_read(&import->stage, -staged->target, &above, &error))
        text = string_format(_("Most likely the same as line %llu, %s (%s, %d of 100)."), (unsigned long long)above.line, quote_text(&quote, title ? title : ""), reason,
                             staged->score);
    if (text)
        note(import, &(struct import_note){.kind = IMPORT_NOTE_DUPLICATE, .line = staged->line, .column = "", .text = text, .score = staged->score});
    free(text);
    free(title);
}

static void outcome_tell(struct import *import, const struct import_row *row, const struct staged *staged)
{
    struct csv_stream_row cells;
    struct error error;

    if (staged->outcome == IMPORT_DUPLICATE)
        note_duplicate(import, staged);
    if (staged->outcome == IMPORT_REJECTED && importing_cells_again(import, staged, &cells, &error))
        note(import, &(struct import_note){.kind = IMPORT_NOTE_REJECTED, .line = staged->line, .column = row->column, .text = row->error.text, .row = &cells});
}

/* Tells of a row that was checked. The cells of the row read before are no longer valid. */
static void notes_tell(struct import *import, const struct import_row *row, const struct staged *staged)
{
    if (!import->options.note)
        return;
    for (size_t i = 0; i < row->note_count; i++)
        note(import, &(struct import_note){.kind = *row->notes[i].column ? IMPORT_NOTE_UNREAD : IMPORT_NOTE_DOUBT, .line = staged->line,
                                           .column = row->notes[i].column, .text = row->notes[i].text});
    outcome_tell(import, row, staged);
}

/* What is to be told of a row once it is known which others it refers to: the rest was told before. */
static void link_tell(struct import *import, const struct import_row *row, enum import_outcome before, const struct staged *staged)
{
    if (!import->options.note)
        return;
    for (size_t i = 0; i < row->note_count; i++)
        if (importing_within_fills(import, row->notes[i].column))
            note(import, &(struct import_note){.kind = IMPORT_NOTE_UNREAD, .line = staged->line, .column = row->notes[i].column, .text = row->notes[i].text});
    if ((enum import_outcome)staged->outcome != before)
        outcome_tell(import, row, staged);
}

/* --- All rows ------------------------------------------------------------------------------------------------------------- */

bool importing_reading_begin(struct import *import, struct error *error)
{
    import->interrupt = import->store->interrupt;
    import->store->interrupt = NULL;
    return reading_begin(import->store, error);
}

void importing_reading_end(struct import *import)
{
    reading_end(import->store);
    import->store->interrupt = import->interrupt;
}

bool importing_version_read(struct import *import, struct import_version *version, struct error *error)
{
    struct stat file = {0};

    fstat(import->options.file, &file);
    version->file_size = file.st_size;
    version->file_time = file.st_mtim;
    return database_number(import->store, &version->data, error, "PRAGMA data_version")
           && database_number(import->store, &version->change, error, "SELECT coalesce(max(number), 0) FROM change");
}

/* The next row of the file that is wanted. */
static bool row_fetch(struct import *import, struct import_ahead *row, bool *ended, struct error *error)
{
    do {
        switch (csv_stream_next(import->stream, &row->cells, error)) {
        case CSV_RESULT_FAULT:
            return false;
        case CSV_RESULT_END:
            *ended = true;
            return true;
        case CSV_RESULT_ROW:
            break;
        }
        row->passed = ++import->passed;
    } while (csv_flaw_is_taken(row->cells.flaw) && !importing_row_is_wanted(import, &row->cells));
    row->is_edited = importing_cells_edit(import, &row->cells);
    return true;
}

static bool check_begin(struct import *import, struct error *error)
{
    if (!import_ready(import, error))
        return false;
    importing_unknown_clear(import);
    import->has_foreign_ids = false;
    import->done = import->passed = 0;
    import->at = 0;
    import->previewed = -1;
    importing_within_begin(import);
    if (import->options.begin)
        import->options.begin(import->options.context);
    if (import->stage.file < 0 && !stage_open(&import->stage, error))
        return false;
    stage_clear(&import->stage);
    csv_stream_rewind(import->stream);
    import->phase = IMPORT_PHASE_CHECKING;
    if (!import->ahead)
        import->ahead = ahead_new(import);
    ahead_begin(import->ahead, &(struct ahead_source){.next = row_fetch});
    return importing_find_open(import, error) && importing_version_read(import, &import->version, error);
}

static struct staged staged_of(struct import *import, const struct csv_stream_row *cells)
{
    struct staged staged = {.offset = cells->offset, .line = (uint32_t)cells->line, .length = (uint32_t)cells->length, .lines = (uint32_t)cells->lines,
                            .flaw = (uint8_t)cells->flaw, .outcome = IMPORT_NEW};
    struct staged earlier;

    if (stage_earlier(&import->stage, cells->offset, &earlier) && earlier.flags & STAGED_DECIDED) {
        staged.flags = STAGED_DECIDED;
        staged.policy = earlier.policy;
        staged.target = earlier.target;
    }
    return staged;
}

static bool row_take(struct import *import, struct import_ahead *row, struct error *error)
{
    struct staged staged = staged_of(import, &row->cells);
    const int64_t number = import->stage.count + 1;

    staged.flags |= row->is_edited ? STAGED_EDITED : 0;
    if (row->is_read)
        importing_row_was_read(import, &row->cells);
    bool ok = row->is_read ? row_check(import, number, &row->row, row->is_made ? &row->made : NULL, &staged, error)
                           : importing_row_check(import, number, &row->cells, &row->row, &staged, error);
    if (!ok || !stage_add(&import->stage, &staged, error))
        return false;
    notes_tell(import, &row->row, &staged);
    return true;
}

/* Takes a row; *done behind the last. */
static bool row_next(struct import *import, bool *done, struct error *error)
{
    struct import_ahead *row;

    if (!ahead_next(import->ahead, &row, error))
        return false;
    *done = row == NULL;
    import->done = row ? row->passed : import->passed;
    import->at = row ? row->cells.offset : import->at;
    return *done || row_take(import, row, error);
}

/* Checks the next row that refers to others of the list once more; *done behind the last. */
static bool link_next(struct import *import, bool *done, struct error *error)
{
    struct csv_stream_row cells;
    struct staged staged;
    int64_t number;
    size_t count;

    if (!stage_list(&import->stage, IMPORT_LINKED, import->linked, 1, &number, &count, error))
        return false;
    *done = count == 0;
    if (*done)
        return true;
    import->linked = number;
    if (!stage_read(&import->stage, number, &staged, error) || !importing_cells_again(import, &staged, &cells, error))
        return false;
    const enum import_outcome before = (enum import_outcome)staged.outcome;
    if (!importing_row_check(import, number, &cells, &import->row, &staged, error))
        return false;
    link_tell(import, &import->row, before, &staged);
    return importing_row_keep(import, number, &staged, before == IMPORT_NEW && staged.outcome != IMPORT_NEW, error);
}

static bool check_next(struct import *import, bool *done, struct error *error)
{
    if (import->within_known)
        return link_next(import, done, error);
    if (!row_next(import, done, error))
        return false;
    if (*done && import->within) {
        import->within_known = true;
        *done = false;
    }
    return true;
}

static bool check_rows(struct import *import, int64_t rows, bool *done, struct error *error)
{
    bool ok = true;

    import->counting = true;
    for (; ok && !*done && rows > 0; rows--)
        ok = check_next(import, done, error);
    import->counting = false;
    return ok;
}

/* Each piece reads a state of its own, so that nobody who writes meanwhile has to wait; whether they did is seen before the import is written. */
bool import_check_some(struct import *import, int64_t rows, bool *done, struct error *error)
{
    *done = false;
    bool ok = importing_reading_begin(import, error) && (import->phase == IMPORT_PHASE_CHECKING || check_begin(import, error))
              && check_rows(import, rows, done, error);
    ahead_rest(import->ahead);
    importing_reading_end(import);
    if (!ok)
        import->phase = IMPORT_PHASE_NONE;
    else if (*done)
        import->phase = IMPORT_PHASE_CHECKED;
    return ok;
}
