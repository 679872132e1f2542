/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/cells.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

const struct cell cell_blank = {.text = " ", .length = 1, .columns = 1, .look = {0, CELL_NO_COLOUR}};

static void cells_forget(struct cells *cells)
{
    const struct cell unknown = {.length = CELL_UNKNOWN, .columns = 1};
    for (size_t i = 0; i < (size_t)cells->rows * (size_t)cells->columns; i++)
        cells->cells[i] = unknown;
}

void cells_init(struct cells *cells, int rows, int columns)
{
    cells->rows = rows;
    cells->columns = columns;
    cells->cells = memory_new_array((size_t)rows * (size_t)columns, sizeof *cells->cells);
    cells_forget(cells);
}

void cells_done(struct cells *cells)
{
    free(cells->cells);
    *cells = (struct cells){0};
}

void cells_copy(struct cells *cells, const struct cells *from)
{
    memcpy(cells->cells, from->cells, (size_t)from->rows * (size_t)from->columns * sizeof *from->cells);
}

struct cell *cells_row(const struct cells *cells, int row)
{
    return cells->cells + (size_t)row * (size_t)cells->columns;
}

void cells_blank(struct cells *cells, int row, int column, int count)
{
    struct cell *line = cells_row(cells, row);
    for (int i = 0; i < count; i++)
        line[column + i] = cell_blank;
}

void cells_shift(struct cell *cells, int count, int by)
{
    size_t moved = (size_t)(count - abs(by)) * sizeof *cells;
    memmove(by > 0 ? cells + by : cells, by > 0 ? cells : cells - by, moved);
    for (int i = 0; i < abs(by); i++)
        cells[by > 0 ? i : count - 1 - i] = cell_blank;
}

bool cells_differ(const struct cell *left, const struct cell *right, int columns, int *from, int *to)
{
    *from = 0;
    *to = memcmp(left, right, (size_t)columns * sizeof *left) == 0 ? 0 : columns;
    while (*from < *to && cell_equals(left + *from, right + *from))
        ++*from;
    while (*to > *from && cell_equals(left + *to - 1, right + *to - 1))
        --*to;
    return *from < *to;
}

/* --- What ncurses holds ----------------------------------------------------------------------------------------------- */

static struct look look_read(attr_t attributes, short pair)
{
    short colour = CELL_NO_COLOUR, background;
    if (pair > 0)
        pair_content(pair, &colour, &background);
    return (struct look){.attributes = (uint8_t)(((attributes & A_BOLD) != 0 ? LOOK_BOLD : 0) | ((attributes & A_UNDERLINE) != 0 ? LOOK_UNDERLINE : 0) |
                                                 ((attributes & A_REVERSE) != 0 ? LOOK_REVERSE : 0)),
                         .colour = (int8_t)colour};
}

/* Returns the columns that the character takes. */
static int cell_read(struct cell *cell, const cchar_t *from)
{
    wchar_t characters[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0;
    *cell = cell_blank;
    if (getcchar(from, characters, &attributes, &pair, NULL) == ERR || characters[0] == 0)
        return 1;
    struct look look = look_read(attributes, pair);
    if (characters[0] == L' ' && characters[1] == 0 && (look.attributes & LOOK_FILLS) == 0)
        return 1;
    *cell = (struct cell){.columns = (uint8_t)(utf8_width((uint32_t)characters[0]) > 1 ? 2 : 1), .look = look};
    for (int i = 0; characters[i] != 0 && cell->length + 4 <= CELL_BYTES; i++)
        cell->length = (uint8_t)(cell->length + utf8_encode((uint32_t)characters[i], cell->text + cell->length));
    return cell->columns;
}

void cells_read(struct cells *cells)
{
    for (int row = 0; row < cells->rows; row++) {
        struct cell *line = cells_row(cells, row);
        for (int column = 0; column < cells->columns;) {
            cchar_t character;
            int width = mvin_wch(row, column, &character) == ERR ? 1 : cell_read(&line[column], &character);
            if (width == 2 && column + 1 < cells->columns)
                line[column + 1] = (struct cell){.look = line[column].look};
            column += width;
        }
    }
}
