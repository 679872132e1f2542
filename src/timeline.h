/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of time as one line of ASCII: "---x-----!--|----o---", on it what happened or is due, and today. */
#ifndef LRN_TIMELINE_H
#define LRN_TIMELINE_H

#include <stddef.h>

#include "src/date.h"

struct timeline_mark {
    struct date day;
    char mark; /* one column */
};

/* Draws the marks on so many columns (at least 3) from the first day to the last, both included; today is a |, which gives way to a mark in the same column. Of marks in
 * one column the last in the list is seen. Days outside stand at the ends, today outside is not drawn. The caller frees it. */
char *timeline_text(struct date first, struct date last, const struct timeline_mark *marks, size_t count, struct date today, int width);

#endif
