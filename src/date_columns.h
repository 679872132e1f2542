/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether dates in the columns of a list have the day or the month first, or are days by their numbers: told by the column as a whole. */
#ifndef LRN_DATE_COLUMNS_H
#define LRN_DATE_COLUMNS_H

#include "src/csv_stream.h"
#include "src/date.h"
#include "src/mapping.h"

/* Finds it for each column of a mapping from the rows of its list, which goes back to the first: one date that is none with the day first makes all of the column month first, unless
 * another is none with the month first. Where nothing tells, dates are read with the day first, and those with a slash or a hyphen are a doubt. asked says it for all columns;
 * DATE_ORDER_NONE: nobody did, unless the mapping
 * that was kept says it for one. A column where whatever is filled is the number that a spreadsheet gives a day (45321 is 30 January 2024, counted from 1900), of days that lists are
 * about, has such dates. */
void date_columns_find(struct mapping *mapping, struct csv_stream *stream, enum date_order asked);

/* A date with the month first, or a day's number, as it may stand in such a column, written as 2026-11-21; false for other texts, which are read as everywhere. */
bool date_column_read(const struct mapping_column *column, const char *text, char date[DATE_TEXT_SIZE]);

/* Reads the dates of a column the other way round, or its numbers as days or not, as somebody says. */
void date_column_turn(struct mapping_column *column);

/* How the dates of a column are read, where that is in doubt, or not with the day first, or by their numbers. NULL: nothing is to be told. The caller frees it. */
char *date_column_text(const struct mapping_column *column);

/* The same in a line that Enter turns round. */
char *date_column_line(const struct mapping_column *column);

/* Whether a column fills a date. */
bool date_column_is_filled(const struct mapping *mapping, size_t column);

#endif
