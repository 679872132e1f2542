/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows to scroll through, with a cursor that moves over those of them that can be opened: the movement of records, histories and texts. */
#ifndef LRN_SCROLL_H
#define LRN_SCROLL_H

#include "ui/pane.h"

/* What a row is to the cursor. */
enum scroll_mark {
    SCROLL_STOP = 1 << 0,   /* the cursor stops here */
    SCROLL_SECTION = 1 << 1 /* a section begins here */
};

/* Where the cursor is when no row in sight can be opened. */
#define SCROLL_NOWHERE SIZE_MAX

/* All zero: no rows. */
struct scroll {
    unsigned char *marks; /* enum scroll_mark of each row */
    size_t count;
    size_t height; /* rows shown at a time */
    size_t top;    /* the first one shown */
    size_t cursor; /* one of those shown, or SCROLL_NOWHERE */
};

void scroll_done(struct scroll *scroll);

/* Takes all rows away, and adds one after the last; top and cursor stay as they are until scroll_place. */
void scroll_clear(struct scroll *scroll);
void scroll_add(struct scroll *scroll, unsigned marks);

/* Puts the cursor on a row, or on the nearest that can be opened (SCROLL_NOWHERE: on the first in sight, if any), with the row `top` first; moved as far as
 * needed for the cursor to be in sight and no room left over below. */
void scroll_place(struct scroll *scroll, size_t cursor, size_t top);

/* Shows so many rows at a time; the cursor stays in sight, and without rows where it is. */
void scroll_set_height(struct scroll *scroll, int rows);

/* How many pages the rows take, at least 1, and on which of them the first one shown stands; at the end that is the last. */
size_t scroll_pages(const struct scroll *scroll, size_t *page);

/* Moves: a line down goes to the next row that can be opened if it is in sight, otherwise one line further, so that everything is read on the way. False
 * for a movement that is none here (left, right; sections where there are none). */
bool scroll_move(struct scroll *scroll, enum movement movement);

#endif
