/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of plain text to scroll through: what help, texts and the history are made of. */
#ifndef LRN_TEXT_ROWS_H
#define LRN_TEXT_ROWS_H

#include "ui/scroll.h"

struct text_row {
    enum style style;
    int column; /* where the text begins */
    char *left; /* what stands before it, or NULL */
    char *text;
};

/* All zero: no rows. */
struct text_rows {
    struct text_row *rows;
    size_t count;
    struct scroll scroll;
};

/* Takes all rows away (the place is kept until scroll_place); text_rows_done releases everything. */
void text_rows_clear(struct text_rows *rows);
void text_rows_done(struct text_rows *rows);

/* Adds one row with marks of the scroll. */
void text_rows_add(struct text_rows *rows, unsigned marks, enum style style, int column, const char *text);

/* Adds a text broken into rows that begin at `column` and end before `width`, with `left` (may be NULL) before the first one; where that leaves no
 * room for it the text begins in the next row. */
void text_rows_add_wrapped(struct text_rows *rows, enum style style, const char *left, int column, int width, const char *text);

/* Draws the rows in sight and, with a cursor, its mark. */
void text_rows_draw(const struct text_rows *rows, struct area area);

#endif
