/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in aligned columns, by display width, for people: written row by row, in constant memory. */
#ifndef LRN_TABLE_H
#define LRN_TABLE_H

#include <stddef.h>
#include <stdio.h>

struct table;

/* A table of so many columns on a stream. The first rows are held back to see how wide the columns must be; a wider cell that comes later pushes its row
 * to the right. width: screen columns into which rows are cut, the last columns giving way first; 0 for no cutting. */
struct table *table_new(FILE *stream, size_t columns, int width);

/* Keeps a column from being cut below so many screen columns while others that follow it can be left out instead. Before the first row. */
void table_keep(struct table *table, size_t column, int width);

/* Adds a row of as many cells as there are columns; NULL is an empty one. The cells are copied; what a terminal would obey becomes visible marks. */
void table_add(struct table *table, const char *const *cells);

/* Writes what is held back and releases the table. */
void table_end(struct table *table);

/* Screen columns of standard output where it is a terminal (COLUMNS, or what the terminal says), 0 where it is none. */
int table_terminal_width(void);

#endif
