/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes read as CSV: no row is lost or read twice, each says truly where it stands, and read again by that it is the same; so are all of them from the
 * beginning. The first byte chooses the options. */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "src/csv_stream.h"
#include "src/error.h"
#include "src/text.h"
#include "tests/fuzz/fuzz.h"

const char *const fuzz_name = "csv";

static const char *const encodings[] = {NULL, NULL, "UTF-8", "UTF-16", "CP850", "SHIFT_JIS", "UTF-7", "ISO-2022-JP"};
static const char delimiters[] = {'\0', ',', ';', '\t'};

static void rows_same(const struct csv_stream_row *row, const struct text *cells, const struct csv_stream_row *again)
{
    size_t at = 0;
    must(again->line == row->line && again->lines == row->lines && again->offset == row->offset);
    must(again->length == row->length && again->count == row->count && again->given == row->given);
    for (size_t i = 0; i < again->count; i++) {
        must(strcmp(again->cells[i], text_string(cells) + at) == 0);
        at += strlen(again->cells[i]) + 1;
    }
}

static size_t trimmed(const char **text)
{
    *text += strspn(*text, " \t");
    size_t length = strlen(*text);
    while (length > 0 && strchr(" \t", (*text)[length - 1]))
        length--;
    return length;
}

/* With the blanks at their ends the cells are the same, and as many. */
static void rows_alike(const struct csv_stream_row *row, const struct text *cells, const struct csv_stream_row *whole)
{
    size_t at = 0;

    must(whole->count == row->count && whole->flaw == row->flaw);
    for (size_t i = 0; i < whole->count; i++) {
        const char *plain = text_string(cells) + at, *cell = whole->cells[i];
        at += strlen(plain) + 1;
        must(strlen(cell) >= strlen(plain));
        const size_t length = trimmed(&plain);
        must(trimmed(&cell) == length && memcmp(cell, plain, length) == 0);
    }
}

static void row_check(struct csv_stream *stream, const struct csv_stream_row *row, uint64_t *next)
{
    struct text cells = {0};
    struct csv_stream_row again;
    struct error error = {0};
    must(row->offset >= *next && row->length > 0 && row->offset + row->length <= csv_stream_size(stream));
    must(!csv_flaw_is_taken(row->flaw) || row->count == csv_stream_dialect(stream)->columns);
    *next = row->offset + row->length;
    for (size_t i = 0; i < row->count; i++) {
        must(utf8_is_valid(row->cells[i], strlen(row->cells[i])));
        text_add_bytes(&cells, row->cells[i], strlen(row->cells[i]) + 1);
    }
    must(csv_stream_again(stream, row, &again, &error) == CSV_RESULT_ROW);
    rows_same(row, &cells, &again);
    must(csv_stream_again_whole(stream, row, &again, &error) == CSV_RESULT_ROW);
    rows_alike(row, &cells, &again);
    text_done(&cells);
}

/* Reads all rows; returns a number for where they are and what they are taken for. */
static uint64_t rows_read(struct csv_stream *stream, bool checking)
{
    struct csv_stream_row row;
    struct error error = {0};
    enum csv_result result;
    uint64_t next = 0, sum = 0;
    while ((result = csv_stream_next(stream, &row, &error)) == CSV_RESULT_ROW) {
        sum = (sum * 31 + row.offset) * 31 + (uint64_t)row.flaw;
        if (checking)
            row_check(stream, &row, &next);
    }
    must(result == CSV_RESULT_END);
    return sum;
}

static void stream_check(struct csv_stream *stream)
{
    uint64_t sum = rows_read(stream, true);
    csv_stream_rewind(stream);
    must(rows_read(stream, false) == sum);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length == 0)
        return 0;
    const struct csv_options options = {
        .encoding = encodings[bytes[0] & 7], .delimiter = delimiters[(bytes[0] >> 3) & 3], .no_header = (bytes[0] & 32) != 0,
        .header_line = (bytes[0] & 64) != 0 ? 2 : 0};
    int file = memfd_create("fuzz", MFD_CLOEXEC);
    must(file >= 0 && write(file, bytes + 1, length - 1) == (ssize_t)(length - 1));
    struct error error = {0};
    struct csv_stream *stream = csv_stream_new(file, "fuzz.csv", &options, &error);
    must(stream != NULL || error.code == ERROR_USAGE);
    if (stream != NULL)
        stream_check(stream);
    csv_stream_free(stream);
    close(file);
    return 0;
}
