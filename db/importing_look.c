/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into the rows of an import. */
#include "config.h"

#include "db/import.h"

#include <inttypes.h>
#include <stdlib.h>

#include "db/importing_cells.h"
#include "db/importing_check.h"
#include "db/importing_policy.h"
#include "db/importing_rest.h"
#include "db/importing_row.h"
#include "db/importing_target.h"
#include "db/importing_within.h"
#include "src/memory.h"
#include "src/text.h"

static void look_drop_cells(struct import_look *look)
{
    for (size_t i = 0; look->cells && i < look->cell_count; i++)
        free(look->cells[i]);
    free(look->cells);
}

void import_look_done(struct import_look *look)
{
    look_drop_cells(look);
    import_cell_notes_free(look->notes, look->note_count);
    import_cell_notes_free(look->faults, look->fault_count);
    free(look->given);
    free(look->target_title);
    free(look->linked_title);
    if (look->record.type)
        record_done(&look->record);
    *look = (struct import_look){0};
}

static void look_take_cells(struct import_look *look, const struct csv_stream_row *cells)
{
    look->line = cells->line;
    look->cell_count = cells->count;
    look->cells = memory_new_array(cells->count + 1, sizeof *look->cells);
    for (size_t i = 0; i < cells->count; i++)
        look->cells[i] = string_copy(cells->cells[i]);
}

/* The row of the list it refers to: what stands for it in the record is no record's number. */
static void look_take_link(struct import *import, struct import_look *look, struct import_row *row)
{
    const int64_t number = importing_within_target(import, &row->record);
    struct staged above;
    struct error error;

    if (number <= 0)
        return;
    look->linked = import->within;
    importing_within_settle(import, &(struct staged){0}, row);
    if (!stage_read(&import->stage, number, &above, &error))
        return;
    look->linked_line = above.line;
    look->linked_title = importing_target_title(import, -number);
}

/* What the row holds is the look's from now on. */
static void look_take_row(struct import *import, struct import_look *look, struct import_row *row)
{
    look_take_link(import, look, row);
    look->record = row->record;
    look->given = row->given;
    look->notes = row->notes;
    look->note_count = row->note_count;
    look->faults = row->faults;
    look->fault_count = row->fault_count;
    text_done(&row->text);
    importing_rest_clear(row);
    importing_row_init(import, row);
}

static bool look_take_target(struct import *import, struct import_look *look, const struct staged *staged, struct error *error)
{
    struct staged above;

    const int64_t target = staged->flags & STAGED_MATCHED || staged->like == 0 ? staged->target : staged->like;

    look->like = staged->like != 0 && !(staged->flags & STAGED_MATCHED) && staged->outcome == IMPORT_NEW;
    look->matched = look->like || staged->flags & STAGED_MATCHED;
    look->decided = staged->flags & (STAGED_DECIDED | STAGED_KNOWN);
    look->even = staged->flags & STAGED_EVEN;
    look->policy = importing_policy(import, staged);
    look->similarity = (struct similarity){.score = staged->score, .reason = (enum similar_reason)staged->reason};
    if (target == 0 || (!look->matched && staged->outcome != IMPORT_SAME && staged->outcome != IMPORT_CHANGED))
        return true;
    look->target = target > 0 ? target : 0;
    if (target < 0 && !stage_read(&import->stage, -target, &above, error))
        return false;
    look->target_line = target < 0 ? above.line : 0;
    look->target_title = importing_target_title(import, target);
    return true;
}

static bool refuse_number(const struct import *import, int64_t number, struct error *error)
{
    return error_set(error, ERROR_NOT_FOUND, _("%s has no row %" PRId64 "."), csv_stream_name(import->stream), number);
}

bool import_look(struct import *import, int64_t number, struct import_look *look, struct error *error)
{
    struct staged staged;
    struct csv_stream_row cells;
    struct import_row row;

    *look = (struct import_look){.number = number};
    if (number < 1 || number > import->stage.count)
        return refuse_number(import, number, error);
    if (!stage_read(&import->stage, number, &staged, error) || !importing_cells_again(import, &staged, &cells, error))
        return false;
    look->outcome = (enum import_outcome)staged.outcome;
    look->flaw = (enum csv_flaw)staged.flaw;
    look->edited = staged.flags & STAGED_EDITED;
    look_take_cells(look, &cells);
    importing_row_init(import, &row);
    /* Decided on once more only to learn why. */
    struct staged again = staged;
    bool ok = importing_reading_begin(import, error) && importing_row_check(import, number, &cells, &row, &again, error);
    look_take_row(import, look, &row);
    importing_row_done(&row);
    ok = ok && look_take_target(import, look, &staged, error);
    importing_reading_end(import);
    if (!ok)
        import_look_done(look);
    return ok;
}

bool import_look_whole(struct import *import, struct import_look *look, struct error *error)
{
    struct csv_stream_row cells;
    struct staged staged;

    if (!stage_read(&import->stage, look->number, &staged, error) || !importing_cells_whole(import, &staged, &cells, error))
        return false;
    look_drop_cells(look);
    look_take_cells(look, &cells);
    return true;
}

/* Rows stand in the order of their lines. */
bool import_look_line(struct import *import, size_t line, struct import_look *look, struct error *error)
{
    int64_t low = 1, high = import->stage.count;
    struct staged staged;

    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (!stage_read(&import->stage, middle, &staged, error))
            return false;
        low = staged.line < line ? middle + 1 : low;
        high = staged.line < line ? high : middle;
    }
    if (!import_look(import, low, look, error))
        return false;
    if (look->line == line)
        return true;
    import_look_done(look);
    return error_set(error, ERROR_NOT_FOUND, _("No row of %s begins on line %zu."), csv_stream_name(import->stream), line);
}

bool import_list(struct import *import, int list, int64_t from, int limit, int64_t *numbers, size_t *count, struct error *error)
{
    return stage_list(&import->stage, list, from, limit, numbers, count, error);
}

/* --- Before the check ----------------------------------------------------------------------------------------------------- */

/* Reads on to the row of a number, from the beginning where the stream is past it or elsewhere. */
static bool preview_reach(struct import *import, int64_t number, struct csv_stream_row *cells, struct error *error)
{
    if (import->previewed < 0 || import->previewed >= number) {
        csv_stream_rewind(import->stream);
        import->previewed = 0;
    }
    while (import->previewed < number) {
        enum csv_result result = csv_stream_next(import->stream, cells, error);

        if (result != CSV_RESULT_ROW)
            import->previewed = -1;
        if (result == CSV_RESULT_END)
            return refuse_number(import, number, error);
        if (result == CSV_RESULT_FAULT)
            return false;
        import->previewed += !csv_flaw_is_taken(cells->flaw) || importing_row_is_wanted(import, cells);
    }
    return true;
}

/* Which rows it refers to is known once all are read. */
static void preview_read(struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    const struct field *within = import->within;
    bool known = import->within_known;

    importing_within_begin(import);
    importing_row_read(import, cells, row);
    import->within = within;
    import->within_known = known;
}

bool import_preview(struct import *import, int64_t number, struct import_look *look, struct error *error)
{
    struct csv_stream_row cells;
    struct import_row row;

    *look = (struct import_look){.number = number};
    if (number < 1)
        return refuse_number(import, number, error);
    if (!preview_reach(import, number, &cells, error))
        return false;
    look->flaw = cells.flaw;
    look->edited = importing_cells_edit(import, &cells);
    look_take_cells(look, &cells);
    importing_row_init(import, &row);
    if (importing_reading_begin(import, error))
        preview_read(import, &cells, &row);
    importing_reading_end(import);
    look->outcome = row.rejected ? IMPORT_REJECTED : IMPORT_NEW;
    look_take_row(import, look, &row);
    importing_row_done(&row);
    return true;
}
