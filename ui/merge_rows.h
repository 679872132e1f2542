/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records beside each other as rows of a width: what differs first, what only one says, what is the same, what refers to them, what becomes of them. */
#ifndef LRN_MERGE_ROWS_H
#define LRN_MERGE_ROWS_H

#include "src/unite.h"
#include "ui/screen.h"
#include "ui/scroll.h"

/* The two, and from which side each field is taken. */
struct merge_two {
    struct record left, right;
    struct section_list left_sections, right_sections; /* what refers to them */
    enum unite_side *sides; /* for each field */
};

struct merge_row {
    const struct field *field; /* the cursor chooses for it; NULL: none */
    bool first;                /* the first row of the field: it carries label and marks */
    char *label;               /* or NULL */
    char *left, *right;        /* right NULL: left has the room of both */
    enum style style;
};

/* All zero: no rows. */
struct merge_rows {
    struct merge_row *rows;
    size_t count;
    struct scroll scroll;
};

/* Makes the rows anew for a width; the place is kept until scroll_place. */
void merge_rows_make(struct merge_rows *rows, struct screen *screen, const struct merge_two *two, int width);
void merge_rows_done(struct merge_rows *rows);

/* Draws the rows in sight, with "*" before what is taken and the cursor's mark. */
void merge_rows_draw(const struct merge_rows *rows, const struct merge_two *two, struct area area);

/* Where the right one's values begin in a width. */
int merge_rows_right_column(int width);
int merge_rows_left_column(int width);

/* The row of a field's beginning; SCROLL_NOWHERE where it has none. */
size_t merge_rows_of(const struct merge_rows *rows, const struct field *field);

#endif
