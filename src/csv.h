/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV read as rows of cells with their line numbers: bytes stream in, one row at a time comes out, in constant memory. */
#ifndef LRN_CSV_H
#define LRN_CSV_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/* Where bytes come from: fills at most size bytes, returns how many (0: the end). It has set error and returns false where reading failed. */
typedef bool csv_read_function(void *context, char *bytes, size_t size, size_t *length, struct error *error);

enum { CSV_CELL_MAXIMUM = 1024 * 1024 };

/* One row; valid until the next is read. Lines count from 1, also those inside quoted cells. Empty lines are no rows. */
struct csv_row {
    size_t line; /* on which it begins */
    const char *const *cells;
    size_t count;
};

enum csv_result { CSV_RESULT_ROW, CSV_RESULT_END, CSV_RESULT_FAULT };

struct csv_reader;

/* A strict reader of UTF-8 with commas, for our own files: a quote out of place, one that is never closed, a byte that is not UTF-8, or a row with
 * more or fewer cells than the first is a fault. name stands in messages. */
struct csv_reader *csv_reader_new(const char *name, csv_read_function *read, void *context);

/* The same over a file; NULL with ERROR_USAGE where it cannot be read. */
struct csv_reader *csv_reader_open(const char *path, struct error *error);
void csv_reader_free(struct csv_reader *reader);

const char *csv_reader_name(const struct csv_reader *reader);

/* Reads the next row. After a fault, which error tells as "name:line: ..." (ERROR_USAGE), there is nothing more to be had. */
enum csv_result csv_reader_next(struct csv_reader *reader, struct csv_row *row, struct error *error);

#endif
