/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV written as csv.h reads it and every spreadsheet does (RFC 4180): quotes only where they are needed. */
#ifndef LRN_CSV_WRITER_H
#define LRN_CSV_WRITER_H

struct text;

/* Appends a cell to the row in line, after the delimiter where it is not the row's first. An empty text is the beginning of a row. */
void csv_add_cell(struct text *line, const char *cell, char delimiter);

/* Ends the row with a line feed. */
void csv_end_row(struct text *line);

#endif
