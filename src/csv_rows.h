/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows cut out of a file's lines: quoted cells over several lines put together, and after a quotation mark out of place the next row that fits found. */
#ifndef LRN_CSV_ROWS_H
#define LRN_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "src/csv_cells.h"
#include "src/file_lines.h"

struct error;

enum csv_raw_kind {
    CSV_RAW_ROW,
    CSV_RAW_DOUBT, /* lines that are no row, as one cell */
    CSV_RAW_LARGE  /* a row of more than CSV_CELL_MAXIMUM bytes or of too many lines, as one cell */
};

/* A row, before anybody asked whether its number of cells is right. */
struct csv_raw_row {
    struct file_place place;
    size_t lines;
    size_t size; /* bytes in the file; of those that are one cell no more than CSV_CELL_MAXIMUM stand in it */
    enum csv_raw_kind kind;
    struct decoder_faults faults;
};

/* Where the next row is looked for: in_doubt within a doubt that is handed over in parts. */
struct csv_place {
    struct file_place line;
    bool in_doubt;
};

struct csv_rows;

/* What rows are read of, and how. */
struct csv_source {
    int file;         /* a descriptor */
    const char *name; /* of the file, for errors */
    const char *encoding;
    char delimiter;
    size_t columns;   /* what a row has that fits; 0 where nobody knows yet */
    size_t at_once;   /* so many bytes are read (file_lines.h) */
};

/* NULL with ERROR_USAGE where the encoding is not known. */
struct csv_rows *csv_rows_new(const struct csv_source *source, struct error *error);
void csv_rows_free(struct csv_rows *rows);
void csv_rows_set_columns(struct csv_rows *rows, size_t columns);

/* From here on a row of one cell is what stands in that cell: lines are quoted whole (csv_wrapped.h). */
void csv_rows_unwrap(struct csv_rows *rows);

/* Reads the next row, lines of blanks passed over. After a quotation mark out of place the lines up to the next that begins a row of the right
 * number of columns are doubtful; so is a row that swallowed lines which are rows. */
enum file_result csv_rows_next(struct csv_rows *rows, struct csv_raw_row *row, struct error *error);

/* Passes the next line where a look at it tells that it is a row by itself with something in it; otherwise does nothing and returns false: it must be read. */
bool csv_rows_pass(struct csv_rows *rows);

/* Reads so many lines as one doubtful row. */
enum file_result csv_rows_take_lines(struct csv_rows *rows, size_t lines, struct csv_raw_row *row, struct error *error);

/* The cells of the row read last. */
struct csv_cells *csv_rows_cells(const struct csv_rows *rows);

/* Where the next row is looked for, and going on from elsewhere. */
struct csv_place csv_rows_place(const struct csv_rows *rows);
void csv_rows_go(struct csv_rows *rows, struct csv_place place);

#endif
