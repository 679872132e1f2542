/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a row says by its words that it is none: a total, a source, a remark below a table. */
#ifndef LRN_CSV_NOTE_H
#define LRN_CSV_NOTE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the cells are a word for a sum with nothing but numbers beside it ("Total", 12), or a single one that says what it is ("Source: ...", "* ..."), in the languages that lists
 * come in. */
bool csv_note_is(const char *const *cells, size_t count);

/* Whether of three cells and more a word for a remark with a colon is the first, and at most one other has anything in it: "Note:", "the rows below are from 2019". */
bool csv_note_is_remark(const char *const *cells, size_t count);

/* How many cells have anything but blanks in them. */
size_t csv_cells_filled(const char *const *cells, size_t count);

#endif
