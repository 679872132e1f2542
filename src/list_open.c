/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/list_open.h"

#include <stdlib.h>

#include "src/error.h"
#include "src/mapping.h"
#include "src/memory.h"

enum {
    LINES_LOOKED_AT = 5, /* below what was taken for the header */
    LINES_FAR = 200,     /* where that names no fields */
    FIELDS_LEAST = 2,    /* that a header names: one may be a word of a row */
    FIELDS_SURE = 4,     /* so many are named by no line but the header */
    COLUMNS_MOST = 100   /* in which names are looked for */
};

/* How many fields some headers name. */
static size_t fields_named(const struct record_type *type, const char *const *headers, size_t count)
{
    struct mapping mapping;

    mapping_init(&mapping, type, headers, count < COLUMNS_MOST ? count : COLUMNS_MOST, false);
    size_t named = mapping.link_count;
    mapping_done(&mapping);
    return named;
}

static size_t header_fields(const struct csv_stream *stream, const struct record_type *type)
{
    const struct csv_dialect *dialect = csv_stream_dialect(stream);
    const char **headers = memory_new_array(dialect->columns + 1, sizeof *headers);

    for (size_t i = 0; i < dialect->columns; i++)
        headers[i] = csv_stream_header(stream, i);
    size_t named = dialect->header_line == 0 ? 0 : fields_named(type, headers, dialect->columns);
    free(headers);
    return named;
}

/* The header may be longer than the rows about it. */
static bool may_be_header(const struct csv_stream_row *row)
{
    return row->count >= FIELDS_LEAST && (csv_flaw_is_taken(row->flaw) || row->flaw == CSV_FLAW_LONG);
}

/* A line that may be the header, by the fields it names; line 0: the one that was found. */
struct candidate {
    size_t line;
    size_t named;
};

static void candidate_take(struct candidate *best, size_t line, size_t named)
{
    if (named > best->named)
        *best = (struct candidate){.line = line, .named = named};
}

/* The row, among so many below, that names more fields than the best so far. */
static void header_line_below(struct csv_stream *stream, const struct record_type *type, int lines, struct candidate *best)
{
    struct csv_stream_row row;
    struct error error;

    for (int i = 0; best->named < FIELDS_SURE && i < lines && csv_stream_next(stream, &row, &error) == CSV_RESULT_ROW; i++)
        candidate_take(best, row.line, may_be_header(&row) ? fields_named(type, row.cells, row.count) : 0);
    csv_stream_rewind(stream);
}

/* The same of the lines above: the rows below a header may all be longer or shorter than it is, and then the first of them looks like the beginning of the table. */
static void header_line_above(int file, const char *name, const struct csv_options *options, const struct record_type *type, size_t first, struct candidate *best)
{
    struct error error;

    for (size_t at = first - 1; best->named < FIELDS_SURE && at > 0 && at + LINES_LOOKED_AT >= first; at--) {
        struct csv_options asked = *options;
        asked.header_line = at;
        struct csv_stream *other = csv_stream_new(file, name, &asked, &error);
        const size_t named = other ? header_fields(other, type) : 0;

        csv_stream_free(other);
        candidate_take(best, at, named);
    }
}

/* Opens it with the header that names most fields. */
static struct csv_stream *header_open(int file, const char *name, const struct csv_options *options, const struct record_type *type, int lines, struct error *error)
{
    struct csv_stream *stream = csv_stream_new(file, name, options, error);
    struct csv_options found = *options;

    if (!stream || options->no_header || options->header_line != 0)
        return stream;
    const size_t named = header_fields(stream, type);
    struct candidate best = {.named = named < FIELDS_LEAST ? FIELDS_LEAST - 1 : named};
    header_line_below(stream, type, lines, &best);
    header_line_above(file, name, options, type, csv_stream_dialect(stream)->first_line, &best);
    if (best.line == 0)
        return stream;
    found.header_line = best.line;
    csv_stream_free(stream);
    return csv_stream_new(file, name, &found, error);
}

/* A header that names no fields may be a line of a long preamble, which was taken for the table by what stands between its words: looks with every delimiter. */
static struct csv_stream *delimiter_open(struct csv_stream *stream, int file, const struct csv_options *options, const struct record_type *type)
{
    char *name = string_copy(csv_stream_name(stream));
    size_t most = header_fields(stream, type);
    struct error error;

    most = most < FIELDS_LEAST ? FIELDS_LEAST - 1 : most;
    for (size_t i = 0; i < CSV_DELIMITERS; i++) {
        struct csv_options asked = *options;
        asked.delimiter = csv_delimiters[i];
        struct csv_stream *other = header_open(file, name, &asked, type, LINES_FAR, &error);
        size_t named = other ? header_fields(other, type) : 0;
        csv_stream_free(named > most ? stream : other);
        stream = named > most ? other : stream;
        most = named > most ? named : most;
    }
    free(name);
    return stream;
}

/* Nobody said how it is to be read, and the header that was found names no fields. */
static bool is_open_question(const struct csv_stream *stream, const struct csv_options *options, const struct record_type *type)
{
    return stream && !options->no_header && options->delimiter == '\0' && header_fields(stream, type) < FIELDS_LEAST;
}

struct csv_stream *list_open(int file, const char *name, const struct csv_options *options, const struct record_type *type, struct error *error)
{
    struct csv_stream *stream = header_open(file, name, options, type, LINES_LOOKED_AT, error);

    if (!is_open_question(stream, options, type))
        return stream;
    stream = delimiter_open(stream, file, options, type);
    if (options->lines != CSV_LINES_FOUND || !is_open_question(stream, options, type))
        return stream;
    struct csv_options quoted = *options;
    quoted.lines = CSV_LINES_QUOTED;
    return delimiter_open(stream, file, &quoted, type);
}
