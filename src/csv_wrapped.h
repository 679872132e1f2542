/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of CSV that were quoted whole, as spreadsheets write a list that stands in their first column: told from others, and taken out of their quotation marks. */
#ifndef LRN_CSV_WRAPPED_H
#define LRN_CSV_WRAPPED_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* Appends what stands in a line that is one quoted cell; false, and nothing appended, where it is none. */
bool csv_wrapped_take(const char *line, size_t length, struct text *inner);

/* Whether blanks behind most delimiters of a line say that it is prose, and no row. */
bool csv_wrapped_is_prose(const char *inner, size_t length, char delimiter);

/* What was seen of a file's lines. */
struct csv_wrapping {
    size_t wrapped;
    size_t others;
    size_t strange[3]; /* that a program with this or that delimiter would have quoted otherwise */
};

/* Takes a line into account: is_wrapped says whether it is one quoted cell with that text, otherwise it is the text. */
void csv_wrapping_add(struct csv_wrapping *wrapping, const char *text, size_t length, bool is_wrapped);

/* Whether the lines look as if a program had written them that quotes cells where it must. */
bool csv_wrapping_is(const struct csv_wrapping *wrapping);

#endif
