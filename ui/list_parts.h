/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list's pane and its drawing share. Private to both. */
#ifndef LRN_LIST_PARTS_H
#define LRN_LIST_PARTS_H

#include "ui/list_columns.h"
#include "ui/list_proposals.h"
#include "ui/marks.h"
#include "ui/pane.h"
#include "ui/row_window.h"

/* The rows above the records: what the list is, and the column headings. */
enum { LIST_HEAD = 2 };

struct list_pane {
    struct pane pane;
    const struct record_type *type;
    char *title;
    int tab;
    char *query_text;
    char *first_query; /* the one it was opened with, to which Esc goes back */
    struct query query;
    char *unreadable; /* why the query's text cannot be read; the list then shows nothing else. NULL: it can */
    const struct field *sort;
    bool descending;
    const struct field *within;
    struct value within_value;
    char *heading; /* what is listed, in the interface's language; NULL: to be made */
    struct row_window window;
    bool typing;    /* a query is being typed: reading gives way to the next key */
    bool unread;    /* rows must be read anew before drawing, keeping the place */
    bool cancelled; /* reading was interrupted by a key: again when keys pause */
    int64_t wanted; /* the record the cursor shall stand on after reading, 0 for the first row */
    int wanted_row; /* and in which row of the screen, -1 for wherever */
    struct place stay; /* where to read anew when the wanted record is gone, or nowhere */
    int64_t total;  /* -1: not counted yet */
    int64_t number; /* of the cursor's row; 0: not counted yet */
    struct marks marks;
    struct list_proposals proposals; /* where nothing was found */
    struct list_column columns[LIST_COLUMNS];
    size_t column_count;
    int width; /* the columns were laid out for */
    enum language language;
};

/* Draws all of it, as it was prepared. */
void list_drawing(const struct list_pane *list, struct area area);

#endif
