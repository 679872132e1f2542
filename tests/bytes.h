/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lrn sends over the line, key by key: measured in one place, for the test that holds it down and the bench that prints it. */
#ifndef LRN_TESTS_BYTES_H
#define LRN_TESTS_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* All in bytes. */
struct bytes {
    size_t first_screen;
    size_t down;         /* median of Down inside the screen, pressed again and again */
    size_t counter;      /* what follows when keys pause */
    size_t scroll;       /* median of Down at the last row */
    size_t page;         /* median of PgDn and PgUp */
    size_t page_text;    /* median of the text those pages show */
    size_t idle;         /* during some ticks without a key */
};

/* Measures in the list of the demonstration's organisations at 80x24 in xterm-256color, with this --economy. A point of the test; false where a screen did not
 * come as it should. */
bool bytes_measure(const char *economy, struct bytes *bytes);

#endif
