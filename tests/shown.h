/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much text stands on a screen, or has changed there, in bytes: what a program cannot send less than. */
#ifndef LRN_TESTS_SHOWN_H
#define LRN_TESTS_SHOWN_H

#include <stddef.h>

struct shown {
    size_t text;   /* the rows as they stand, as a copy of the screen holds them: with the blanks between columns, none at a row's end, and a line end for each row */
    size_t words;  /* only the words, with one blank between two of a row */
    size_t places; /* runs of such words: what a program has to get to */
    size_t rows;   /* the rows as they stand, whole: of a change every row that differs, whatever of it does; an emptied one counts its line end */
};

/* What a screen shows: rows without blanks at their ends, each ended by a line feed. */
struct shown shown_count(const char *screen);

/* The same of the words that do not stand in the same place on an earlier screen: those beside each other with the blanks between them; a line end for each row that has
 * any. */
struct shown shown_changed(const char *screen, const char *before);

/* How many rows differ. */
int shown_rows_changed(const char *screen, const char *before);

#endif
