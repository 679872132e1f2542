/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document laid out as rows of a width, to scroll through. */
#ifndef LRN_REPORT_ROWS_H
#define LRN_REPORT_ROWS_H

#include "src/document.h"
#include "ui/scroll.h"

struct report_row {
    char *left; /* what stands at the left margin: a heading beside its section, a name; or NULL */
    char *text; /* or NULL */
    enum style style;
    int column; /* where text or the table begins */
    const struct document_block *table; /* of a table's row: drawn in columns */
    const struct document_row *cells;   /* of a table's row: what stands in them; NULL: the columns' labels */
    size_t line;                        /* of the cells, which one */
    bool last;                          /* it is the last one */
    bool cut;                           /* the cells have one line each */
    const struct document_row *row;     /* what the row shows and opens, or NULL */
    const int *widths;                  /* of the table's columns */
};

/* All zero: no rows. The document must live as long. */
struct report_rows {
    struct report_row *rows;
    size_t count;
    int (*widths)[DOCUMENT_COLUMNS]; /* of each block of the document */
    struct scroll scroll;
};

/* Where paragraphs and tables of a document, compact or not, begin in a width. */
int report_rows_text_column(bool compact, int width);

/* Lays a document out anew; the place is kept until scroll_place. */
void report_rows_lay_out(struct report_rows *rows, const struct document *document, int width);
void report_rows_done(struct report_rows *rows);

/* Takes all rows away, before the document goes; the place is kept. */
void report_rows_clear(struct report_rows *rows);

/* Draws the rows in sight and the cursor's mark; one row alone, at a row of the area. */
void report_rows_draw(const struct report_rows *rows, struct area area);
void report_row_draw(const struct report_row *row, struct area area, int at);

/* The link of the cursor's row; NULL where there is none. */
const struct document_link *report_rows_link(const struct report_rows *rows);

#endif
