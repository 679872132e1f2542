/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame: the line of panes at the top, the pane or two beside each other, and the last line with a message or the keys. */
#ifndef LRN_LAYOUT_H
#define LRN_LAYOUT_H

#include "ui/screen.h"

enum {
    LAYOUT_LEAST_COLUMNS = 60,
    LAYOUT_LEAST_ROWS = 16,
    LAYOUT_WIDE_COLUMNS = 110 /* from here on list and record stand side by side */
};

/* Whether the window is large enough for anything to be seen. */
bool layout_is_seen(const struct screen *screen);

/* Lets every pane in sight read what it lacks, then draws the whole frame. */
void layout_draw(struct screen *screen);

/* Gives the pane with the keys its place where it was not drawn yet, so that keys typed ahead find it ready. */
void layout_prepare(struct screen *screen);

/* Makes, or lets go, the record shown beside a list: when keys have paused. */
void layout_settle(struct screen *screen);

#endif
