/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a screen: what stands in each, and how it looks. */
#ifndef LRN_CELLS_H
#define LRN_CELLS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    CELL_BYTES = 28,
    CELL_UNKNOWN = 255, /* a length: nobody knows what stands there */
    CELL_NO_COLOUR = -1
};

/* How a cell looks besides its text. */
struct look {
    uint8_t attributes; /* of enum look_attribute */
    int8_t colour;      /* one of the terminal's first eight, or CELL_NO_COLOUR */
};

enum look_attribute {
    LOOK_BOLD = 1,
    LOOK_UNDERLINE = 2,
    LOOK_REVERSE = 4,
    LOOK_FILLS = LOOK_UNDERLINE | LOOK_REVERSE /* what is seen on a blank too */
};

/* A letter with its combining marks. Cells are compared whole: bytes not used are zero, and a blank that looks like any other has no look. */
struct cell {
    char text[CELL_BYTES];
    uint8_t length; /* in bytes; 0: the right half of the wide character before it */
    uint8_t columns;
    struct look look;
};

/* Rows one after another. */
struct cells {
    struct cell *cells;
    int rows, columns;
};

extern const struct cell cell_blank;

/* Cells of a screen, all of them unknown: nothing equals them, so that everything is written. cells_done releases them. */
void cells_init(struct cells *cells, int rows, int columns);
void cells_done(struct cells *cells);

/* Copies what stands there; both have the same size. */
void cells_copy(struct cells *cells, const struct cells *from);

struct cell *cells_row(const struct cells *cells, int row);

/* Makes cells of a row blank, from a column (as many as count says). */
void cells_blank(struct cells *cells, int row, int column, int count);

/* Moves so many cells of a row to the right (to the left where negative): what leaves them is gone, what comes in is blank. */
void cells_shift(struct cell *cells, int count, int by);

/* Reads what was drawn into ncurses' screen. */
void cells_read(struct cells *cells);

/* Asked of each cell of a screen many times over. */
static inline bool cell_equals(const struct cell *left, const struct cell *right)
{
    return memcmp(left, right, sizeof *left) == 0;
}

static inline bool cell_is_blank(const struct cell *cell)
{
    return cell_equals(cell, &cell_blank);
}

static inline bool look_equals(struct look left, struct look right)
{
    return left.attributes == right.attributes && left.colour == right.colour;
}

/* The columns [from, to) in which two rows differ; false where they do not. */
bool cells_differ(const struct cell *left, const struct cell *right, int columns, int *from, int *to);

#endif
