/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of an import read and decided on, piece by piece, and told of. */
#include "config.h"

#include "db/import.h"

#include <stdlib.h>

#include "db/importing_add.h"
#include "db/importing_again.h"
#include "db/importing_ahead.h"
#include "db/importing_answer.h"
#include "db/importing_cells.h"
#include "db/importing_check.h"
#include "db/importing_find.h"
#include "db/importing_row.h"
#include "db/importing_state.h"
#include "db/importing_tell.h"
#include "db/importing_within.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"

/* A list of so many bytes is tried with its first rows; where it is to be written as it is checked, all of them but one in so many are new. */
enum { SIZE_TRIED = 1 << 20, ROWS_TRIED = 1024, NEW_SHARE = 4 };

/* --- All rows ------------------------------------------------------------------------------------------------------------- */

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
    return true;
}

static bool check_begin(struct import *import, struct error *error)
{
    if (!import_ready(import, error))
        return false;
    importing_unknown_clear(import);
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
    ahead_begin(import->ahead, &(struct ahead_source){.next = row_fetch, .writes = import->bulk != NULL});
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

/* Writes a new row at once. */
static bool row_add(struct import *import, struct import_ahead *row, struct staged *staged, struct error *error)
{
    staged->flags |= STAGED_WRITTEN;
    return importing_add(import, row, &staged->id, error);
}

static bool row_take(struct import *import, struct import_ahead *row, struct error *error)
{
    struct staged staged = staged_of(import, &row->cells);
    const int64_t number = import->stage.count + 1;

    staged.flags |= row->is_edited ? STAGED_EDITED : 0;
    if (row->is_read)
        importing_row_was_read(import, &row->cells);
    bool ok = row->is_read ? importing_made_check(import, number, &row->row, row->is_made ? &row->made : NULL, &staged, error)
                           : importing_row_check(import, number, &row->cells, &row->row, &staged, error);
    if (ok && import->bulk && staged.outcome == IMPORT_NEW)
        ok = row_add(import, row, &staged, error);
    if (!ok || !stage_add(&import->stage, &staged, error))
        return false;
    importing_row_tell(import, &row->row, &staged);
    return true;
}

/* Takes a row; *done behind the last. */
static bool row_next(struct import *import, bool *done, struct error *error)
{
    struct import_ahead *row;

    if (!ahead_next(import->ahead, &row, error))
        return false;
    *done = row == NULL;
    if (*done)
        import->left_out = import->passed - import->stage.count;
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
    importing_link_tell(import, &import->row, before, &staged);
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

/* Each piece reads a state of its own, so that nobody who writes meanwhile has to wait; whether they did is seen before the import is written. Whoever reads ahead goes on. */
static bool piece_check(struct import *import, int64_t rows, bool *done, struct error *error)
{
    *done = false;
    bool ok = importing_reading_begin(import, error) && (import->phase == IMPORT_PHASE_CHECKING || check_begin(import, error))
              && check_rows(import, rows, done, error);
    importing_reading_end(import);
    if (!ok)
        import->phase = IMPORT_PHASE_NONE;
    else if (*done)
        import->phase = IMPORT_PHASE_CHECKED;
    return ok;
}

bool import_check_some(struct import *import, int64_t rows, bool *done, struct error *error)
{
    const bool ok = piece_check(import, rows, done, error);

    ahead_rest(import->ahead);
    return ok;
}

/* --- At once -------------------------------------------------------------------------------------------------------------- */

/* Checks rows until all are, or most are staged. */
static bool check_on(struct import *import, int64_t most, bool *done, struct error *error)
{
    bool ok = true;

    for (*done = false; ok && !*done && import->stage.count < most;)
        ok = piece_check(import, IMPORT_STEP_ROWS, done, error) && importing_go_on(import, error);
    ahead_rest(import->ahead);
    return ok;
}

/* Whether what becomes of a row follows from the rows above it and from what was there before them all: then those above may be records already. */
static bool rows_stand_alone(const struct import *import)
{
    const struct record_type *type = import->type;
    bool alone = !type->once && !type->fixed && !mapping_has(import->mapping, NULL);

    for (size_t i = 0; alone && i < type->field_count; i++)
        alone = type->fields[i].kind != FIELD_REFERENCE || (!import->is_set[i] && !mapping_has(import->mapping, &type->fields[i]));
    return alone;
}

/* How many rows of the list will be new, if all are as those that were tried; 0 where that are too few to keep others waiting for the rest. */
static int64_t rows_expected(const struct import *import)
{
    const int64_t count = import->stage.count, new = import->stage.counts[IMPORT_NEW];

    return new < count - count / NEW_SHARE ? 0 : (int64_t)csv_stream_size(import->stream) / ((int64_t)import->at / count + 1);
}

/* Checks the first rows without a word, and where most are new makes ready to write them as they are checked anew. */
static bool rows_try(struct import *import, struct error *error)
{
    const struct import_options options = import->options;
    bool done;

    import->options.begin = NULL;
    import->options.note = NULL;
    bool ok = check_on(import, ROWS_TRIED, &done, error);
    import->options = options;
    const int64_t expected = ok && !done ? rows_expected(import) : 0;
    ok = ok && (expected == 0 || (importing_change_begin(import, error) && importing_add_begin(import, expected, error)));
    import->phase = IMPORT_PHASE_NONE;
    return ok;
}

bool import_check(struct import *import, struct error *error)
{
    const bool tries = import->options.at_once && csv_stream_size(import->stream) >= SIZE_TRIED && rows_stand_alone(import);
    bool done;

    import_stop(import);
    if ((tries && !rows_try(import, error)) || !check_on(import, INT64_MAX, &done, error))
        return false;
    importing_end_tell(import, importing_check_work(import), (int64_t)csv_stream_size(import->stream));
    return true;
}
