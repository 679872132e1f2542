/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/csv_cells.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

enum { CHUNK_SIZE = 16 * 1024 };

/* The cells are handed one physical line at a time, so that at most one row ends a call and the row's line is known. */
struct csv_reader {
    struct csv_cells *cells;
    char *name;
    csv_read_function *read;
    void *context;
    int file; /* of csv_reader_open; -1 otherwise */

    char chunk[CHUNK_SIZE];
    size_t at;
    size_t length;
    bool ended;
    bool begun;
    bool after_return; /* the last byte was a carriage return: a line feed after it counts no further line */
    size_t line;       /* of the byte at `at` */

    size_t row_line;
    size_t columns; /* of the first row; 0 before it */
    bool row_open;
};

struct csv_reader *csv_reader_new(const char *name, csv_read_function *read, void *context)
{
    struct csv_reader *reader = memory_new(sizeof *reader);
    reader->cells = csv_cells_new(',', CSV_QUOTES_STRICT);
    reader->name = string_copy(name);
    reader->read = read;
    reader->context = context;
    reader->file = -1;
    reader->line = 1;
    return reader;
}

static bool file_read(void *context, char *bytes, size_t size, size_t *length, struct error *error)
{
    struct csv_reader *reader = context;
    ssize_t got;
    do
        got = read(reader->file, bytes, size);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set(error, ERROR_USAGE, "%s: %s", reader->name, error_cause(errno));
    *length = (size_t)got;
    return true;
}

struct csv_reader *csv_reader_open(const char *path, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        error_set(error, ERROR_USAGE, "%s: %s", path, error_cause(errno));
        return NULL;
    }
    struct csv_reader *reader = csv_reader_new(path, file_read, NULL);
    reader->context = reader;
    reader->file = file;
    return reader;
}

void csv_reader_free(struct csv_reader *reader)
{
    if (reader == NULL)
        return;
    csv_cells_free(reader->cells);
    if (reader->file >= 0)
        close(reader->file);
    free(reader->name);
    free(reader);
}

const char *csv_reader_name(const struct csv_reader *reader)
{
    return reader->name;
}

static bool chunk_fill(struct csv_reader *reader, struct error *error)
{
    reader->at = 0;
    if (!reader->read(reader->context, reader->chunk, sizeof reader->chunk, &reader->length, error))
        return false;
    reader->ended = reader->length == 0;
    if (!reader->begun && reader->length >= 3 && memcmp(reader->chunk, "\xef\xbb\xbf", 3) == 0)
        reader->at = 3;
    reader->begun = true;
    return true;
}

/* Bytes from `at` up to and with the next end of line, or to the chunk's end. */
static size_t line_length(const struct csv_reader *reader)
{
    for (size_t i = reader->at; i < reader->length; i++) {
        if (reader->chunk[i] == '\n' || reader->chunk[i] == '\r')
            return i + 1 - reader->at;
    }
    return reader->length - reader->at;
}

static void line_count(struct csv_reader *reader, char last)
{
    if (last == '\r' || (last == '\n' && !reader->after_return))
        reader->line++;
    reader->after_return = last == '\r';
}

static bool fault_quote(const struct csv_reader *reader, struct error *error)
{
    return error_set(error, ERROR_USAGE, _("%s:%zu: A quotation mark is not closed, or stands where none may stand."), reader->name,
                     reader->row_line);
}

/* libcsv makes no row of a line of blanks. */
static bool line_is_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\r\n", bytes[i]) == NULL || bytes[i] == '\0')
            return false;
    }
    return true;
}

/* Hands libcsv what is left of a line. */
static bool line_parse(struct csv_reader *reader, struct error *error)
{
    size_t length = line_length(reader);
    const char *bytes = reader->chunk + reader->at;
    if (!reader->row_open && !line_is_blank(bytes, length)) {
        reader->row_open = true;
        reader->row_line = reader->line;
    }
    if (!csv_cells_add(reader->cells, bytes, length))
        return fault_quote(reader, error);
    if (csv_cells_size(reader->cells) > CSV_CELL_MAXIMUM)
        return error_set(error, ERROR_USAGE, _("%s:%zu: A cell is larger than a megabyte; a quotation mark may be missing."), reader->name,
                         reader->row_line);
    reader->at += length;
    if (length > 0)
        line_count(reader, bytes[length - 1]);
    return true;
}

static bool rows_finish(struct csv_reader *reader, struct error *error)
{
    if (!csv_cells_finish(reader->cells))
        return fault_quote(reader, error);
    return true;
}

static bool row_check(struct csv_reader *reader, struct csv_row *row, struct error *error)
{
    row->line = reader->row_line;
    row->count = csv_cells_get(reader->cells, &row->cells);
    for (size_t i = 0; i < row->count; i++) {
        if (!utf8_is_valid(row->cells[i], csv_cells_length(reader->cells, i)))
            return error_set(error, ERROR_USAGE, _("%s:%zu: Cell %zu is not UTF-8."), reader->name, reader->row_line, i + 1);
    }
    if (reader->columns == 0)
        reader->columns = row->count;
    if (row->count != reader->columns)
        return error_set(error, ERROR_USAGE, _("%s:%zu: Cells in this row: %zu; in the header: %zu."), reader->name, reader->row_line,
                         row->count, reader->columns);
    return true;
}

/* Reads on by a line at most; at the end of the bytes ends the last row. */
static bool bytes_parse(struct csv_reader *reader, struct error *error)
{
    if (reader->at == reader->length && !chunk_fill(reader, error))
        return false;
    return reader->ended ? rows_finish(reader, error) : line_parse(reader, error);
}

static bool row_read(struct csv_reader *reader, struct csv_row *row, struct error *error)
{
    csv_cells_clear(reader->cells);
    reader->row_open = false;
    while (!csv_cells_are_complete(reader->cells) && !reader->ended) {
        if (!bytes_parse(reader, error))
            return false;
    }
    return !csv_cells_are_complete(reader->cells) || row_check(reader, row, error);
}

enum csv_result csv_reader_next(struct csv_reader *reader, struct csv_row *row, struct error *error)
{
    if (!row_read(reader, row, error)) {
        reader->ended = true;
        csv_cells_clear(reader->cells);
        return CSV_RESULT_FAULT;
    }
    return csv_cells_are_complete(reader->cells) ? CSV_RESULT_ROW : CSV_RESULT_END;
}
