/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_remark.h"

#include <string.h>
#include <strings.h>

#include "src/csv_note.h"

/* How many cells are the row's own, where the reason of a rejection stands behind them: the columns say so, or where no header does the number of a line that stands before it. */
static size_t own_count(const struct import *import, const struct csv_stream_row *cells)
{
    const size_t columns = import->mapping->count, own = mapping_own_columns(import->mapping);

    if (cells->count != columns || columns <= MAPPING_REMARKS)
        return 0;
    if (own < columns)
        return own;
    const char *line = cells->cells[columns - MAPPING_REMARKS];
    const bool is_said = csv_stream_dialect(import->stream)->header_line == 0 && *line && line[strspn(line, "0123456789")] == '\0';
    return is_said ? columns - MAPPING_REMARKS : 0;
}

/* How many cells a row had where those that are empty at its end were missing. */
static size_t given_count(const char *const *cells, size_t own)
{
    while (own > 0 && cells[own - 1][0] == '\0')
        own--;
    return own;
}

static bool is_header(const struct import *import, const char *const *cells, size_t own)
{
    for (size_t i = 0; i < own; i++)
        if (strcasecmp(cells[i], import->mapping->columns[i].header) != 0)
            return false;
    return true;
}

/* Whether the cells are such as a row of this flaw has. */
static bool is_still(const struct import *import, enum csv_flaw flaw, const char *const *cells, size_t own)
{
    const size_t filled = csv_cells_filled(cells, own);

    switch (flaw) {
    case CSV_FLAW_NONE:
    case CSV_FLAW_QUOTE:
    case CSV_FLAW_PADDED:
    case CSV_FLAW_CUT:
    case CSV_FLAW_LONG: /* what is too much stands behind the reason, so that it is seen once more */
        return false;
    case CSV_FLAW_SHORT:
        return (own - given_count(cells, own)) * 2 > own;
    case CSV_FLAW_NOTE:
        return filled < 2 || filled * 2 < own || csv_note_is(cells, own) || csv_note_is_remark(cells, own);
    case CSV_FLAW_HEADER:
        return is_header(import, cells, own);
    case CSV_FLAW_REMARK:
        return csv_note_is_remark(cells, own);
    case CSV_FLAW_SINGLE:
    case CSV_FLAW_DOUBT:
    case CSV_FLAW_LARGE:
        return filled < 2;
    }
    return false;
}

enum csv_flaw importing_remark_flaw(const struct import *import, const struct csv_stream_row *cells)
{
    const size_t own = own_count(import, cells);
    const enum csv_flaw flaw = own > 0 ? csv_flaw_said(cells->cells[cells->count - 1]) : CSV_FLAW_NONE;

    return is_still(import, flaw, cells->cells, own) ? flaw : CSV_FLAW_NONE;
}
