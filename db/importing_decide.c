/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is decided of an import's rows by hand, once they are checked. */
#include "config.h"

#include "db/importing.h"

#include <inttypes.h>
#include <stdlib.h>

enum { ROWS_AT_ONCE = 64 };

static bool row_find(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    if (number < 1 || number > import->stage.count)
        return error_set(error, ERROR_NOT_FOUND, _("%s has no row %" PRId64 "."), csv_stream_name(import->stream), number);
    if (import->phase != IMPORT_PHASE_CHECKED)
        return error_set(error, ERROR_RULE, _("The rows must be checked before anything is decided about them."));
    return stage_read(&import->stage, number, staged, error);
}

/* Calls each for every row in a list behind a number. */
static bool rows_each(struct import *import, int list, int64_t from, bool (*each)(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error),
                      int64_t about, struct error *error)
{
    int64_t numbers[ROWS_AT_ONCE];
    size_t count;

    do {
        if (!import_list(import, list, from, ROWS_AT_ONCE, numbers, &count, error))
            return false;
        for (size_t i = 0; i < count; i++) {
            struct staged staged;
            if (!stage_read(&import->stage, numbers[i], &staged, error) || !each(import, numbers[i], &staged, about, error))
                return false;
        }
        from = count > 0 ? numbers[count - 1] : from;
    } while (count == ROWS_AT_ONCE);
    return true;
}

static bool row_again(struct import *import, int64_t number, struct staged *staged, struct error *error);

/* A row that was taken for one above which is no longer what it was. */
static bool dependent_again(struct import *import, int64_t number, struct staged *staged, int64_t above, struct error *error)
{
    return staged->target != -above || row_again(import, number, staged, error);
}

bool importing_row_keep(struct import *import, int64_t number, const struct staged *staged, bool was_new, struct error *error)
{
    if (!stage_change(&import->stage, number, staged, error))
        return false;
    return !was_new || !(staged->flags & STAGED_TARGET) || rows_each(import, IMPORT_MATCHED, number, dependent_again, number, error);
}

/* Reads a row, looks for it and decides on it anew, as well as on those below that were taken for it. */
static bool row_again(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    struct csv_stream_row cells;
    bool was_new = staged->outcome == IMPORT_NEW;

    return importing_cells_again(import, staged, &cells, error) && importing_row_check(import, number, &cells, &import->row, staged, error)
           && importing_row_keep(import, number, staged, was_new, error);
}

/* What becomes of a matched row by what is said now. */
static bool row_decide(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    struct csv_stream_row cells;
    bool was_new = staged->outcome == IMPORT_NEW, reads = importing_policy(import, staged) != IMPORT_SKIP;

    if (reads && !importing_cells_again(import, staged, &cells, error))
        return false;
    if (reads)
        importing_row_read(import, &cells, &import->row);
    if (!importing_row_decide(import, number, &import->row, staged, error))
        return false;
    return importing_row_keep(import, number, staged, was_new && staged->outcome != IMPORT_NEW, error);
}

/* A row that refers to one which is no longer taken. */
static bool linked_again(struct import *import, int64_t number, struct staged *staged, int64_t gone, struct error *error)
{
    return staged->within != gone || row_again(import, number, staged, error);
}

bool import_decide(struct import *import, int64_t number, enum import_policy policy, struct error *error)
{
    struct staged staged;

    if (!row_find(import, number, &staged, error))
        return false;
    if (!(staged.flags & STAGED_MATCHED))
        return error_set(error, ERROR_RULE, _("Line %lu is not taken for anything that is there already."), (unsigned long)staged.line);
    staged.flags |= STAGED_DECIDED;
    staged.policy = (uint8_t)policy;
    bool ok = importing_reading_begin(import, error) && row_decide(import, number, &staged, error);
    importing_reading_end(import);
    return ok;
}

static bool undecided_decide(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error)
{
    (void)about;
    return staged->flags & STAGED_DECIDED || row_decide(import, number, staged, error);
}

bool import_decide_all(struct import *import, enum import_policy policy, struct error *error)
{
    import->options.policy = policy;
    if (import->phase != IMPORT_PHASE_CHECKED)
        return true;
    bool ok = importing_reading_begin(import, error) && rows_each(import, IMPORT_MATCHED, 0, undecided_decide, 0, error);
    importing_reading_end(import);
    return ok;
}

bool import_edit(struct import *import, int64_t number, size_t column, const char *text, struct error *error)
{
    struct staged staged;

    if (!row_find(import, number, &staged, error))
        return false;
    if (column >= import->mapping->count)
        return error_set(error, ERROR_NOT_FOUND, _("%s has no column %zu."), csv_stream_name(import->stream), column + 1);
    bool was_taken = staged.outcome != IMPORT_REJECTED;
    importing_cells_change(import, staged.offset, column, text);
    staged.flags |= STAGED_EDITED;
    bool ok = importing_reading_begin(import, error) && row_again(import, number, &staged, error)
              && (!was_taken || staged.outcome != IMPORT_REJECTED || rows_each(import, IMPORT_LINKED, 0, linked_again, number, error));
    importing_reading_end(import);
    return ok;
}
