/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a list: which fields fit into the width, how wide each is, and what stands in a cell. */
#ifndef LRN_LIST_COLUMNS_H
#define LRN_LIST_COLUMNS_H

#include "db/store.h"
#include "ui/draw.h"

struct screen;

enum { LIST_COLUMNS = 16 };

struct list_column {
    const struct field *field; /* NULL: the title */
    char *label;               /* in the interface's language */
    int column;                /* from the pane's left edge */
    int width;
    enum align align;
};

/* Lays out a type's list columns in a width: the most important first, those that do not fit dropped from the right, what is left given to the first.
 * Left out are the field `within` (NULL: none), whose value is the same in every row, and what is empty in all of rows (NULL: not looked at). Fills columns
 * (released before if they were in use) and returns how many. */
size_t list_columns_lay_out(const struct record_type *type, const struct field *within, const struct row_list *rows, int width,
                            struct list_column columns[LIST_COLUMNS]);
void list_columns_done(struct list_column columns[LIST_COLUMNS], size_t count);

/* What stands in a record's cell, a text of the other language marked with its code. The caller frees it. */
char *list_column_text(struct screen *screen, const struct list_column *column, const struct record *record);

/* Draws a record's cells (NULL: none) in a row of an area: bands of hot spots in their colours, with the mark before those whose sources are stale; all else plainly. */
void list_columns_draw(struct area area, int at, const struct list_column *columns, size_t count, char *const *cells, const struct record *record);

#endif
