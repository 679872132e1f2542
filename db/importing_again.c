/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import decided on anew, because another became something else. */
#include "config.h"

#include "db/importing_again.h"

#include "db/importing_cells.h"
#include "db/importing_check.h"
#include "db/importing_shared.h"

enum { ROWS_AT_ONCE = 64 };

bool importing_rows_each(struct import *import, int list, int64_t from, bool (*each)(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error),
                         int64_t about, struct error *error)
{
    int64_t numbers[ROWS_AT_ONCE];
    size_t count;

    do {
        if (!stage_list(&import->stage, list, from, ROWS_AT_ONCE, numbers, &count, error))
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

/* A row that was taken for one above which is no longer what it was. */
static bool dependent_again(struct import *import, int64_t number, struct staged *staged, int64_t above, struct error *error)
{
    return staged->target != -above || importing_row_again(import, number, staged, error);
}

bool importing_row_keep(struct import *import, int64_t number, const struct staged *staged, bool was_new, struct error *error)
{
    importing_left_clear(import);
    if (!stage_change(&import->stage, number, staged, error))
        return false;
    return !was_new || !(staged->flags & STAGED_TARGET) || importing_rows_each(import, IMPORT_MATCHED, number, dependent_again, number, error);
}

bool importing_row_again(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    struct csv_stream_row cells;
    bool was_new = staged->outcome == IMPORT_NEW;

    return importing_cells_again(import, staged, &cells, error) && importing_row_check(import, number, &cells, &import->row, staged, error)
           && importing_row_keep(import, number, staged, was_new, error);
}
