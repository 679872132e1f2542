/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of plain text to scroll through: what help, texts and the history are made of. */
#ifndef LRN_TEXT_ROWS_H
#define LRN_TEXT_ROWS_H

#include "ui/scroll.h"

struct guidance_page;

struct text_row {
    enum style style;
    int column; /* where the text begins */
    char *left; /* what stands before it, or NULL */
    char *text;
    const struct guidance_page *page; /* what Enter opens, or NULL */
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

/* Adds a row that opens a page of guidance, and below it, quietly, what the page is about. */
void text_rows_add_page(struct text_rows *rows, int column, int width, const struct guidance_page *page);

/* Adds a page of guidance: headings with a row of air before them, lists with their items set off. */
void text_rows_add_guidance(struct text_rows *rows, int column, int width, const struct guidance_page *page);

/* The page the cursor's row opens, or NULL. */
const struct guidance_page *text_rows_page(const struct text_rows *rows);

/* Draws the rows in sight and, with a cursor, its mark. */
void text_rows_draw(const struct text_rows *rows, struct area area);

#endif
