/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list around its cursor: a few screens of them, read by key as the cursor moves, never the table. */
#ifndef LRN_ROW_WINDOW_H
#define LRN_ROW_WINDOW_H

#include "db/store.h"
#include "ui/list_columns.h"

/* A row as it is shown: the record, its place in the order, and its cells' texts once they were made. */
struct window_row {
    struct row row;
    char *cells[LIST_COLUMNS];
};

struct row_window {
    struct window_row *rows;
    size_t count;
    size_t top;    /* the first row shown */
    size_t cursor;
    size_t height; /* rows shown, at least one */
    bool begins;   /* rows[0] is the list's first */
    bool ends;     /* the last row held is the list's last */
    /* Reads rows of the list from a place; false where that failed or was interrupted. */
    bool (*read)(void *context, enum list_from from, const struct place *place, size_t limit, struct row_list *read);
    void *context;
};

void row_window_done(struct row_window *window);

/* Forgets the texts of all cells. */
void row_window_forget_cells(struct row_window *window);

/* Reads the list's beginning or its end, or what stands around a place with that row `above` rows below the first one shown. False, with the window
 * as it was, where nothing could be read. */
bool row_window_first(struct row_window *window);
bool row_window_last(struct row_window *window);
bool row_window_at(struct row_window *window, const struct place *place, size_t above);

/* Moves the cursor, reading on where what is held ends. */
void row_window_up(struct row_window *window);
void row_window_down(struct row_window *window);
void row_window_page_up(struct row_window *window);
void row_window_page_down(struct row_window *window);

/* Takes a new height: the cursor stays in sight, and no line is left empty that could show a row. */
void row_window_resize(struct row_window *window, size_t height);

#endif
