/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lrn sends over the line, key by key and pane by pane: measured in one place, for the test that holds it down and the bench that prints it. */
#ifndef LRN_TESTS_BYTES_H
#define LRN_TESTS_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/shown.h"

/* Bytes that were sent for a key, and of the text that they are for. All 0: not measured, since the pane has no such thing. */
struct figure {
    size_t bytes;
    struct shown shown;
};

enum measure {
    MEASURE_DOWN,     /* inside the screen, in the median */
    MEASURE_SCROLL,   /* Down at the last row, in the median */
    MEASURE_PAGE,     /* PgDn: the text shown, in the median */
    MEASURE_OPEN,     /* Enter: the text of the record */
    MEASURE_BACK,     /* Esc: the text of the list */
    MEASURE_LANGUAGE, /* L: the text of the other language */
    MEASURE_COUNT
};

/* A pane, the keys that lead there, and what stands there then. */
struct bytes_pane {
    const char *name;
    const char *keys;
    const char *english, *norwegian;
    unsigned measures; /* 1 << enum measure each, and what is to be there before */
};

extern const struct bytes_pane bytes_panes[];
extern const size_t bytes_pane_count;

/* Measures in one pane of the demonstration network at 80x24 (and in a list to be imported). False where a screen did not come as it should: a point that
 * failed. What the terminal is asked at the ends of frames does not count. */
bool bytes_measure(const struct bytes_pane *pane, const char *terminal, const char *language, struct figure figures[MEASURE_COUNT]);

/* The rest, in the list of organisations, in the same way. */
struct bytes_rest {
    struct figure first;   /* the first screen */
    struct figure search;  /* the first letter of a search */
    size_t search_letter;  /* and one that changes no row, in the median */
    size_t form_letter;    /* in the median */
    size_t queued;         /* a hundred Downs typed at once */
    size_t idle;           /* during some ticks without a key */
};

bool bytes_measure_rest(const char *terminal, const char *language, struct bytes_rest *rest);

#endif
