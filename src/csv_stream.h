/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV that anybody made, read row by row in constant memory: in any encoding and dialect, past every fault, with where each row stands in the file. */
#ifndef LRN_CSV_STREAM_H
#define LRN_CSV_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/csv.h"
#include "src/csv_dialect.h"
#include "src/decoder.h"

struct error;

/* What is wrong with a row's shape. Up to CSV_FLAW_CUT the row is taken and has as many cells as the table has columns; after it the row cannot be
 * taken, its cells are those that were read. */
enum csv_flaw {
    CSV_FLAW_NONE,
    CSV_FLAW_QUOTE,  /* a quotation mark inside a cell that is not quoted was taken as it stands (5" pipe) */
    CSV_FLAW_PADDED, /* trailing cells were missing, at most half of them: they are empty */
    CSV_FLAW_CUT,    /* there were more cells than columns, all of them empty: they are left out */
    CSV_FLAW_SHORT,  /* more than half of the cells are missing */
    CSV_FLAW_LONG,   /* there are more cells than columns, and text in them */
    CSV_FLAW_NOTE,   /* a line below the last row that is no row: a source, a remark, a total */
    CSV_FLAW_HEADER, /* the header once more */
    CSV_FLAW_SINGLE, /* one cell is filled where rows have several: a heading between them, or a note */
    CSV_FLAW_REMARK, /* a note between the rows that says so, over two cells */
    CSV_FLAW_DOUBT,  /* a quotation mark out of place or never closed: the lines up to the next one that fits, as one cell */
    CSV_FLAW_LARGE   /* more than CSV_CELL_MAXIMUM bytes, or too many lines in one quoted cell: its beginning, so many bytes at most, as one cell */
};

/* One row; valid until the next is read. Rows all of whose cells are empty are none. */
struct csv_stream_row {
    size_t line;     /* on which it begins, counted from 1; a line inside quotes counts too */
    size_t lines;    /* how many it takes */
    uint64_t offset; /* its first byte in the file */
    size_t length;   /* its bytes in the file, with the end of the line */
    const char *const *cells; /* UTF-8; unquoted ones without blanks at their ends; line ends inside quotes are line feeds */
    size_t count;
    size_t given;      /* cells that were read, before padding and cutting */
    size_t bad_count;  /* places in it that became U+FFFD */
    size_t nul_count;  /* NUL characters left out of it */
    enum csv_flaw flaw;
};

/* Whether a row of this flaw has as many cells as the table has columns and can be taken. */
bool csv_flaw_is_taken(enum csv_flaw flaw);

/* A flaw in the interface's language, as a whole sentence ("More than half of the cells are missing."); NULL for CSV_FLAW_NONE. */
const char *csv_flaw_text(enum csv_flaw flaw);

/* The flaw whose sentence a text begins with, in one of the languages; CSV_FLAW_NONE where it is none. */
enum csv_flaw csv_flaw_said(const char *text);

struct csv_stream;

/* A reader of the file behind a descriptor, which must allow pread (a pipe is spooled by the caller) and stays the caller's; several streams may
 * share it. Finds what options leave open; encoding detection reads until it is sure, at worst all of the file. name stands in messages. NULL with
 * ERROR_USAGE where the file cannot be read, the encoding is not known, or there is no row in it. */
struct csv_stream *csv_stream_new(int file, const char *name, const struct csv_options *options, struct error *error);
void csv_stream_free(struct csv_stream *stream);

/* What was recognised or given. */
const char *csv_stream_name(const struct csv_stream *stream);
const char *csv_stream_encoding(const struct csv_stream *stream);
const char *csv_stream_doubt(const struct csv_stream *stream); /* where the encoding was found and is doubtful: another it may be, "" for none; otherwise NULL */

/* Where the encoding was found by one or two words alone: a sentence with them in the interface's language, which the caller frees; otherwise NULL. */
char *csv_stream_encoding_text(const struct csv_stream *stream);
bool csv_stream_has_mark(const struct csv_stream *stream); /* a byte order mark */
const struct csv_dialect *csv_stream_dialect(const struct csv_stream *stream);

/* The header of a column (from 0) as it stands in the file; "" where it has none. */
const char *csv_stream_header(const struct csv_stream *stream, size_t column);

/* Bytes of the file when it was opened, for progress: a row's offset is how far one is. */
uint64_t csv_stream_size(const struct csv_stream *stream);

/* Reads the next row below the header, whatever its flaw. A fault is a file that cannot be read any more (ERROR_USAGE). */
enum csv_result csv_stream_next(struct csv_stream *stream, struct csv_stream_row *row, struct error *error);

/* Reads a row once more by the line, offset, length and flaw it had; csv_stream_next goes on where it was. */
enum csv_result csv_stream_again(struct csv_stream *stream, const struct csv_stream_row *known, struct csv_stream_row *row, struct error *error);

/* The same with the blanks at the ends of its cells. */
enum csv_result csv_stream_again_whole(struct csv_stream *stream, const struct csv_stream_row *known, struct csv_stream_row *row, struct error *error);

/* Back to the first row below the header. */
void csv_stream_rewind(struct csv_stream *stream);

/* How many rows csv_stream_next gives, told without cutting most of them into cells; goes back to the first. False where the file cannot be read (ERROR_USAGE). */
bool csv_stream_count(struct csv_stream *stream, int64_t *count, struct error *error);

/* What was stepped over in all rows since the beginning or csv_stream_rewind. */
const struct decoder_faults *csv_stream_faults(const struct csv_stream *stream);

#endif
