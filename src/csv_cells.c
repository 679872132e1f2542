/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_cells.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "src/die.h"
#include "src/entity.h"
#include "src/memory.h"
#include "src/text.h"

enum { OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL, BLOCK_SIZE = 4096 };

struct csv_cells {
    struct csv_parser parser;
    char delimiter;
    enum csv_quotes quotes;
    bool begun; /* libcsv was given something of the row */
    bool complete;
    bool have_quote;
    bool keeps_entities; /* a semicolon that ends one is no delimiter */
    bool keeps_blanks;
    struct text lines; /* of the row as they were given, where its blanks are kept */
    char *bytes; /* the cells one after the other, each ended by a NUL */
    size_t length;
    size_t capacity;
    size_t *offsets; /* one more than there are cells: where the next would be */
    const char **list;
    size_t count;
    size_t list_capacity;
};

struct csv_cells *csv_cells_new(char delimiter, enum csv_quotes quotes)
{
    struct csv_cells *cells = memory_new(sizeof *cells);
    if (csv_init(&cells->parser, OPTIONS) != 0)
        die("libcsv cannot be set up");
    csv_set_delim(&cells->parser, (unsigned char)delimiter);
    csv_set_blk_size(&cells->parser, BLOCK_SIZE);
    cells->delimiter = delimiter;
    cells->quotes = quotes;
    return cells;
}

void csv_cells_free(struct csv_cells *cells)
{
    if (cells == NULL)
        return;
    csv_free(&cells->parser);
    text_done(&cells->lines);
    free(cells->bytes);
    free(cells->offsets);
    free(cells->list);
    free(cells);
}

static void rows_forget(struct csv_cells *cells)
{
    cells->length = 0;
    cells->count = 0;
    cells->begun = false;
    cells->complete = false;
    cells->have_quote = false;
    text_clear(&cells->lines);
}

void csv_cells_clear(struct csv_cells *cells)
{
    if (!cells->complete) {
        csv_set_opts(&cells->parser, 0);
        csv_fini(&cells->parser, NULL, NULL, NULL);
        csv_set_opts(&cells->parser, OPTIONS);
    }
    rows_forget(cells);
}

static void bytes_reserve(struct csv_cells *cells, size_t more)
{
    if (cells->length + more <= cells->capacity)
        return;
    cells->capacity = (cells->length + more) * 2;
    cells->bytes = memory_resize(cells->bytes, cells->capacity, 1);
}

static void list_reserve(struct csv_cells *cells, size_t count)
{
    if (count < cells->list_capacity)
        return;
    cells->list_capacity = count * 2 + 32;
    cells->offsets = memory_resize(cells->offsets, cells->list_capacity, sizeof *cells->offsets);
    cells->list = memory_resize(cells->list, cells->list_capacity, sizeof *cells->list);
}

static void cell_add(struct csv_cells *cells, const char *bytes, size_t length)
{
    bytes_reserve(cells, length + 1);
    list_reserve(cells, cells->count + 1);
    cells->offsets[cells->count++] = cells->length;
    if (length > 0)
        memcpy(cells->bytes + cells->length, bytes, length);
    cells->length += length;
    cells->bytes[cells->length++] = '\0';
    cells->offsets[cells->count] = cells->length;
}

static void cell_end(void *bytes, size_t length, void *context)
{
    cell_add(context, bytes, length);
}

static void row_end(int end, void *context)
{
    (void)end;
    struct csv_cells *cells = context;
    cells->complete = true;
}

/* Takes the quotation mark libcsv stopped at as it stands, where it is in a cell that is not quoted. */
static bool quote_take(struct csv_cells *cells, const char *quote)
{
    if (cells->quotes == CSV_QUOTES_STRICT || *quote != '"' || cells->parser.quoted)
        return false;
    cells->have_quote = true;
    csv_set_opts(&cells->parser, CSV_APPEND_NULL);
    bool taken = csv_parse(&cells->parser, quote, 1, cell_end, row_end, cells) == 1;
    csv_set_opts(&cells->parser, OPTIONS);
    return taken;
}

bool csv_cells_add(struct csv_cells *cells, const char *bytes, size_t length)
{
    size_t at = 0;

    cells->begun = true;
    for (;;) {
        at += csv_parse(&cells->parser, bytes + at, length - at, cell_end, row_end, cells);
        if (at == length)
            return true;
        if (!quote_take(cells, bytes + at))
            return false;
        at++;
    }
}

/* --- Most lines ----------------------------------------------------------------------------------------------------------- */

/* Rows of one line, with whole cells in quotes or none, are cut apart here, to the same result: libcsv looks at each byte, which takes ten times as long. */

static bool is_blank(const struct csv_cells *cells, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != cells->delimiter;
}

static size_t skip_blanks(const struct csv_cells *cells, const char *bytes, size_t at, size_t length)
{
    while (at < length && is_blank(cells, bytes[at]))
        at++;
    return at;
}

/* Takes the cell in quotes at *at and moves *at behind it; false where it is not as simple as that. */
static bool quoted_take(struct csv_cells *cells, const char *bytes, size_t *at, size_t length)
{
    const size_t start = *at + 1;
    const char *quote = memchr(bytes + start, '"', length - start);

    if (!quote)
        return false;
    *at = skip_blanks(cells, bytes, (size_t)(quote - bytes) + 1, length);
    cell_add(cells, bytes + start, (size_t)(quote - bytes) - start);
    return *at == length || bytes[*at] == cells->delimiter;
}

/* The first delimiter from a place on that ends no entity begun behind that place; length where there is none. */
static size_t delimiter_find(const struct csv_cells *cells, const char *bytes, size_t from, size_t length)
{
    uint32_t codepoint;
    size_t entity = 0;

    for (size_t at = from; cells->keeps_entities && at < length && bytes[at] != cells->delimiter; at += entity > 0 ? entity : 1) {
        entity = bytes[at] == '&' ? entity_read(bytes + at, length - at, &codepoint) : 0;
        from = at + (entity > 0 ? entity : 1);
    }
    const char *delimiter = from < length ? memchr(bytes + from, (unsigned char)cells->delimiter, length - from) : NULL;
    return delimiter ? (size_t)(delimiter - bytes) : length;
}

static bool plain_take(struct csv_cells *cells, const char *bytes, size_t *at, size_t length)
{
    const size_t start = *at;
    size_t end = delimiter_find(cells, bytes, start, length);

    *at = end;
    if (memchr(bytes + start, '"', end - start))
        return false;
    while (end > start && is_blank(cells, bytes[end - 1]))
        end--;
    cell_add(cells, bytes + start, end - start);
    return true;
}

static bool line_cut(struct csv_cells *cells, const char *bytes, size_t length)
{
    size_t at = skip_blanks(cells, bytes, 0, length);

    if (at == length || memchr(bytes, '\r', length) || memchr(bytes, '\n', length))
        return false;
    for (;; at = skip_blanks(cells, bytes, at + 1, length)) {
        bool quoted = at < length && bytes[at] == '"';

        if (quoted ? !quoted_take(cells, bytes, &at, length) : !plain_take(cells, bytes, &at, length))
            return false;
        if (at == length)
            return true;
    }
}

static bool line_take(struct csv_cells *cells, const char *bytes, size_t length)
{
    if (!cells->begun && !cells->complete && cells->count == 0) {
        if (line_cut(cells, bytes, length)) {
            cells->complete = true;
            return true;
        }
        rows_forget(cells);
    }
    return csv_cells_add(cells, bytes, length) && csv_cells_add(cells, "\n", 1);
}

/* --- Blanks --------------------------------------------------------------------------------------------------------------- */

/* The end of a quoted cell that begins at a place: behind its last quotation mark, and the blanks behind that. */
static size_t quoted_end(const struct csv_cells *cells, const char *bytes, size_t at, size_t length)
{
    for (at++; at < length && (bytes[at] != '"' || (at + 1 < length && bytes[at + 1] == '"')); at++)
        at += bytes[at] == '"';
    return at < length ? skip_blanks(cells, bytes, at + 1, length) : length;
}

/* The end of a cell that begins at a place. */
static size_t cell_end_find(const struct csv_cells *cells, const char *bytes, size_t start, size_t length, bool *quoted)
{
    const size_t at = skip_blanks(cells, bytes, start, length);

    *quoted = at < length && bytes[at] == '"';
    if (*quoted)
        return quoted_end(cells, bytes, at, length);
    const char *delimiter = start < length ? memchr(bytes + start, (unsigned char)cells->delimiter, length - start) : NULL;
    return delimiter ? (size_t)(delimiter - bytes) : length;
}

/* Whether a cell is what stands between two places without the blanks around it. */
static bool is_trimmed(const struct csv_cells *cells, size_t cell, const char *bytes, size_t start, size_t end)
{
    const size_t first = skip_blanks(cells, bytes, start, end), size = csv_cells_length(cells, cell);

    return first + size <= end && memcmp(bytes + first, cells->bytes + cells->offsets[cell], size) == 0 && skip_blanks(cells, bytes, first + size, end) == end;
}

/* The row's cells as they stand in its lines, each ended by a NUL; false where they are cut otherwise there. */
static bool blanks_read(const struct csv_cells *cells, struct text *whole)
{
    const char *bytes = text_string(&cells->lines);
    const size_t length = cells->lines.length;
    size_t start = 0;

    if (memchr(bytes, '\0', length))
        return false;
    for (size_t i = 0; i < cells->count; i++) {
        bool quoted;
        const size_t end = cell_end_find(cells, bytes, start, length, &quoted);

        if (start > length || (!quoted && !is_trimmed(cells, i, bytes, start, end)) || (end < length && bytes[end] != cells->delimiter))
            return false;
        text_add_bytes(whole, quoted ? cells->bytes + cells->offsets[i] : bytes + start, quoted ? csv_cells_length(cells, i) : end - start);
        text_add_byte(whole, '\0');
        start = end + 1;
    }
    return start == length + 1;
}

static void blanks_restore(struct csv_cells *cells)
{
    struct text whole = {0};
    const size_t count = cells->count;
    size_t at = 0;

    if (blanks_read(cells, &whole)) {
        cells->length = cells->count = 0;
        for (size_t size; cells->count < count; at += size + 1) {
            size = strlen(whole.bytes + at);
            cell_add(cells, whole.bytes + at, size);
        }
    }
    text_done(&whole);
}

void csv_cells_keep_blanks(struct csv_cells *cells, bool keep)
{
    cells->keeps_blanks = keep;
    text_done(&cells->lines);
}

bool csv_cells_add_line(struct csv_cells *cells, const char *bytes, size_t length)
{
    const bool added = line_take(cells, bytes, length);

    if (!cells->keeps_blanks)
        return added;
    text_add(&cells->lines, cells->lines.length > 0 ? "\n" : "");
    text_add_bytes(&cells->lines, bytes, length);
    if (added && cells->complete)
        blanks_restore(cells);
    return added;
}

bool csv_cells_set_line(struct csv_cells *cells, const char *bytes, size_t length, bool keeps_entities)
{
    csv_cells_clear(cells);
    cells->keeps_entities = keeps_entities;
    cells->complete = line_cut(cells, bytes, length);
    cells->keeps_entities = false;
    return cells->complete;
}

/* --- The end -------------------------------------------------------------------------------------------------------------- */

bool csv_cells_finish(struct csv_cells *cells)
{
    return csv_fini(&cells->parser, cell_end, row_end, cells) == 0;
}

bool csv_cells_are_complete(const struct csv_cells *cells)
{
    return cells->complete;
}

bool csv_cells_are_open(const struct csv_cells *cells)
{
    return !cells->complete && (cells->count > 0 || cells->parser.quoted);
}

bool csv_cells_have_quote(const struct csv_cells *cells)
{
    return cells->have_quote;
}

size_t csv_cells_size(const struct csv_cells *cells)
{
    return cells->length + cells->parser.entry_pos;
}

size_t csv_cells_get(struct csv_cells *cells, const char *const **list)
{
    for (size_t i = 0; i < cells->count; i++)
        cells->list[i] = cells->bytes + cells->offsets[i];
    *list = cells->list;
    return cells->count;
}

size_t csv_cells_length(const struct csv_cells *cells, size_t cell)
{
    return cells->offsets[cell + 1] - cells->offsets[cell] - 1;
}

void csv_cells_resize(struct csv_cells *cells, size_t count)
{
    while (cells->count < count)
        cell_add(cells, "", 0);
    cells->count = count;
}

void csv_cells_set(struct csv_cells *cells, const char *bytes, size_t length)
{
    csv_cells_clear(cells);
    cell_add(cells, bytes, length);
    cells->complete = true;
}
