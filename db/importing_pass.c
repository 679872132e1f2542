/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of an import read and decided on, piece by piece, and told of. */
#include "config.h"

#include "db/import.h"

#include <stdlib.h>

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
    bool ok = row->is_read ? importing_made_check(import, number, &row->row, row->is_made ? &row->made : NULL, &staged, error)
                           : importing_row_check(import, number, &row->cells, &row->row, &staged, error);
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

/* --- At once -------------------------------------------------------------------------------------------------------------- */

static bool check_all(struct import *import, struct error *error)
{
    bool done = false;

    while (!done)
        if (!import_check_some(import, IMPORT_STEP_ROWS, &done, error) || !importing_go_on(import, error))
            return false;
    return true;
}

bool import_check(struct import *import, struct error *error)
{
    import_stop(import);
    bool ok = import->options.is_sparing || database_hold(import->store, HOLDING_MUCH, error);
    ok = ok && check_all(import, error);
    database_hold(import->store, HOLDING_USUAL, NULL);
    if (!ok)
        return false;
    importing_end_tell(import, _("Checking"), (int64_t)csv_stream_size(import->stream));
    return true;
}
