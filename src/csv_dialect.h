/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a CSV file that anybody made is to be read: its delimiter, its line ends, the line its table begins on, its number of columns. */
#ifndef LRN_CSV_DIALECT_H
#define LRN_CSV_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether lines are quoted whole, once more: each is a cell in which the row stands. */
enum csv_lines { CSV_LINES_FOUND, CSV_LINES_PLAIN, CSV_LINES_QUOTED };

/* What is known beforehand; all zero: nothing. */
struct csv_options {
    const char *encoding; /* NULL: to be found */
    char delimiter;       /* NUL: to be found */
    enum csv_lines lines;
    bool no_header;       /* the table begins with data */
    size_t header_line;   /* 0: to be found; otherwise the line the header, or without one the first row, is on, counted from 1 */
};

enum { CSV_ABOVE_TOLD = 3 };

struct csv_dialect {
    char delimiter;
    size_t header_line;           /* 0: the table has no header; its columns go by number */
    size_t first_line;            /* on which the table begins, header included; lines above it are preamble */
    size_t above;                 /* lines above it with as many cells as a row, most of them filled: rows are recognised by less */
    size_t above_lines[CSV_ABOVE_TOLD]; /* the first of them */
    size_t columns;               /* cells of the header, or of most rows where these have more */
    bool is_wrapped;              /* lines are quoted whole */
    bool is_full;                 /* rows have several cells filled: one with a single cell is a heading or a note */
};

/* What a sample of the file's beginning, as UTF-8, looks like. whole: the sample is all of the file; otherwise its last line is left aside. A line
 * "sep=;" says the delimiter. A table without a header is one whose first row has the numbers, dates or addresses that the rows below have. */
struct csv_dialect csv_dialect_find(const char *sample, size_t length, bool whole, const struct csv_options *options);

/* Those that are found. */
enum { CSV_DELIMITERS = 4 };
extern const char csv_delimiters[CSV_DELIMITERS];

/* The delimiter somebody asks for: the character itself or its name (comma, semicolon, tab, pipe, "\t"); NUL where it is none. */
char csv_delimiter_parse(const char *text);

/* A delimiter in the interface's language: "semicolon". */
const char *csv_delimiter_name(char delimiter);

/* The dialect's, with word of lines that are quoted whole; the caller frees it. */
char *csv_dialect_delimiter(const struct csv_dialect *dialect);

#endif
