/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/csv_cells.h"
#include "src/csv_note.h"
#include "src/csv_rows.h"
#include "src/encoding.h"
#include "src/encoding_detector.h"
#include "src/error.h"
#include "src/file_lines.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/quote.h"
#include "src/text.h"

enum { PIECE_SIZE = 64 * 1024, SAMPLE_SIZE = 256 * 1024 };

struct csv_stream {
    int file;
    char *name;
    char *encoding;
    char *doubt; /* NULL: there is none */
    struct encoding_words words; /* that alone told the encoding */
    struct csv_dialect dialect;
    uint64_t size;
    size_t mark; /* bytes of the byte order mark */
    char **header;
    size_t header_count;
    struct csv_rows *rows;
    struct csv_rows *again;         /* rows here and there, so that those read on stay where they are */
    struct csv_place first;         /* the first row below the header */
    size_t last_line;               /* the last line of the row before */
    bool gap;                       /* an empty row came after it */
    size_t least_filled;            /* cells of a row above */
    uint64_t notes_from;            /* from here on there are only notes; UINT64_MAX while nobody knows */
    uint64_t rows_until;            /* up to here there are rows */
    uint64_t counted_until;         /* up to here the faults are counted */
    struct decoder_faults faults;
};

static const struct {
    bool is_taken;
    const char *text;
} flaws[] = {
    [CSV_FLAW_NONE] = {true, NULL},
    [CSV_FLAW_QUOTE] = {true, N_("A quotation mark inside a cell was taken as it stands.")},
    [CSV_FLAW_PADDED] = {true, N_("The last cells are missing and were read as empty.")},
    [CSV_FLAW_CUT] = {true, N_("There are empty cells beyond the last column; they were left out.")},
    [CSV_FLAW_SHORT] = {false, N_("More than half of the cells are missing.")},
    [CSV_FLAW_LONG] = {false, N_("There are more cells than columns.")},
    [CSV_FLAW_NOTE] = {false, N_("This is a note below the table.")},
    [CSV_FLAW_HEADER] = {false, N_("This is the header once more.")},
    [CSV_FLAW_SINGLE] = {false, N_("This is a heading or a note: one cell has something in it, where rows have several.")},
    [CSV_FLAW_REMARK] = {false, N_("This is a note between the rows.")},
    [CSV_FLAW_DOUBT] = {false, N_("A quotation mark is not closed, or stands where none may stand.")},
    [CSV_FLAW_LARGE] = {false, N_("The row is larger than a megabyte, or goes over more than a thousand lines.")},
};

bool csv_flaw_is_taken(enum csv_flaw flaw)
{
    return flaws[flaw].is_taken;
}

const char *csv_flaw_text(enum csv_flaw flaw)
{
    return flaws[flaw].text == NULL ? NULL : _(flaws[flaw].text);
}

enum csv_flaw csv_flaw_said(const char *text)
{
    for (size_t flaw = CSV_FLAW_NONE + 1; *text && flaw < sizeof flaws / sizeof *flaws; flaw++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *sentence = message_in((enum language)language, flaws[flaw].text);
            if (strncmp(text, sentence, strlen(sentence)) == 0)
                return (enum csv_flaw)flaw;
        }
    return CSV_FLAW_NONE;
}

const char *csv_stream_name(const struct csv_stream *stream)
{
    return stream->name;
}

const char *csv_stream_encoding(const struct csv_stream *stream)
{
    return stream->encoding;
}

const char *csv_stream_doubt(const struct csv_stream *stream)
{
    return stream->doubt;
}

char *csv_stream_encoding_text(const struct csv_stream *stream)
{
    struct text all = {0};
    struct quote quoted;
    const size_t count = stream->words.count;

    if (count == 0)
        return NULL;
    for (size_t i = 0; i < count; i++)
        text_add_format(&all, "%s%s", i > 0 ? ", " : "", quote_text(&quoted, stream->words.words[i]));
    /* TRANSLATORS: the words follow. */
    char *text = string_format(message_plural("Doubtful: %zu word alone tells the encoding: %s.", "Doubtful: %zu words alone tell the encoding: %s.", (unsigned long)count),
                               count, text_string(&all));
    text_done(&all);
    return text;
}

bool csv_stream_has_mark(const struct csv_stream *stream)
{
    return stream->mark > 0;
}

const struct csv_dialect *csv_stream_dialect(const struct csv_stream *stream)
{
    return &stream->dialect;
}

const char *csv_stream_header(const struct csv_stream *stream, size_t column)
{
    return column < stream->header_count ? stream->header[column] : "";
}

uint64_t csv_stream_size(const struct csv_stream *stream)
{
    return stream->size;
}

const struct decoder_faults *csv_stream_faults(const struct csv_stream *stream)
{
    return &stream->faults;
}

/* Cells that look empty: blanks, those that never break a line among them, and the sign with which DOS ends a file. */
static bool cell_is_blank(const char *cell)
{
    while (*cell != '\0') {
        if (strchr(" \t\n\r\v\f\x1a", *cell) != NULL)
            cell++;
        else if (strncmp(cell, "\xc2\xa0", 2) == 0)
            cell += 2;
        else
            return false;
    }
    return true;
}

static bool cells_are_blank(const char *const *cells, size_t from, size_t count)
{
    while (from < count && cell_is_blank(cells[from]))
        from++;
    return from >= count;
}

/* Whether a row is but text that no row was found in. */
static bool flaw_is_text(enum csv_flaw flaw)
{
    return flaw == CSV_FLAW_DOUBT || flaw == CSV_FLAW_LARGE;
}

static bool row_is_header(const struct csv_stream *stream, const struct csv_stream_row *row)
{
    if (stream->header_count == 0 || row->count != stream->header_count)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        if (strcasecmp(row->cells[i], stream->header[i]) != 0)
            return false;
    }
    return true;
}

static enum csv_flaw row_flaw(const struct csv_stream *stream, struct csv_rows *rows, const struct csv_stream_row *row, enum csv_raw_kind kind)
{
    size_t columns = stream->dialect.columns;
    if (kind != CSV_RAW_ROW)
        return kind == CSV_RAW_DOUBT ? CSV_FLAW_DOUBT : CSV_FLAW_LARGE;
    if (row->count < columns)
        return (columns - row->count) * 2 > columns ? CSV_FLAW_SHORT : CSV_FLAW_PADDED;
    if (row->count > columns)
        return cells_are_blank(row->cells, columns, row->count) ? CSV_FLAW_CUT : CSV_FLAW_LONG;
    if (row_is_header(stream, row))
        return CSV_FLAW_HEADER;
    return csv_cells_have_quote(csv_rows_cells(rows)) ? CSV_FLAW_QUOTE : CSV_FLAW_NONE;
}

/* Rows are read more than once when something is looked for further down; what was stepped over counts once. */
static void faults_count(struct csv_stream *stream, const struct csv_raw_row *raw)
{
    if (raw->place.offset < stream->counted_until)
        return;
    stream->counted_until = raw->place.offset + raw->size;
    if (stream->faults.bad_count == 0)
        stream->faults.bad_offset = raw->faults.bad_offset;
    if (stream->faults.nul_count == 0)
        stream->faults.nul_offset = raw->faults.nul_offset;
    stream->faults.bad_count += raw->faults.bad_count;
    stream->faults.nul_count += raw->faults.nul_count;
}

static void row_fill(const struct csv_stream *stream, struct csv_rows *rows, const struct csv_raw_row *raw, struct csv_stream_row *row)
{
    *row = (struct csv_stream_row){.line = raw->place.number, .lines = raw->lines, .offset = raw->place.offset, .length = raw->size};
    row->count = row->given = csv_cells_get(csv_rows_cells(rows), &row->cells);
    row->bad_count = (size_t)raw->faults.bad_count;
    row->nul_count = (size_t)raw->faults.nul_count;
    row->flaw = row_flaw(stream, rows, row, raw->kind);
}

static enum csv_result result_of(enum file_result result)
{
    static const enum csv_result results[] = {
        [FILE_RESULT_LINE] = CSV_RESULT_ROW, [FILE_RESULT_END] = CSV_RESULT_END, [FILE_RESULT_FAULT] = CSV_RESULT_FAULT};
    return results[result];
}

/* The next row with anything in it, as it stands in the file. */
static enum csv_result row_read(struct csv_stream *stream, struct csv_stream_row *row, bool *gap, struct error *error)
{
    size_t after = stream->last_line;
    *gap = stream->gap;
    stream->gap = false;
    do {
        struct csv_raw_row raw;
        enum file_result result = csv_rows_next(stream->rows, &raw, error);
        if (result != FILE_RESULT_LINE)
            return result_of(result);
        faults_count(stream, &raw);
        row_fill(stream, stream->rows, &raw, row);
        *gap = *gap || row->line > after + 1;
        after = row->line + row->lines - 1;
        if (!flaw_is_text(row->flaw) && cells_are_blank(row->cells, 0, row->count))
            *gap = true;
        else
            break;
    } while (true);
    stream->last_line = after;
    return CSV_RESULT_ROW;
}

/* Whether a row of a list whose rows have several cells filled has but the first. */
static bool row_is_single(const struct csv_stream *stream, const struct csv_stream_row *row)
{
    size_t next = 1;
    if (!stream->dialect.is_full || row->count == 0 || cell_is_blank(row->cells[0]))
        return false;
    while (next < row->count && row->cells[next][0] == '\0')
        next++;
    return next == row->count;
}

/* Whether a row looks like a note and not like a row of the table: it has fewer cells than the table, a single one filled, says so, or stands apart with less in it than any row above. */
static bool row_is_apart(const struct csv_stream *stream, const struct csv_stream_row *row, bool gap)
{
    if (stream->dialect.columns < 2)
        return false;
    if (row->flaw == CSV_FLAW_SHORT)
        return true;
    if (!csv_flaw_is_taken(row->flaw))
        return false;
    if (row_is_single(stream, row) || csv_note_is(row->cells, row->count) || csv_note_is_remark(row->cells, row->count))
        return true;
    if (!gap && row->flaw != CSV_FLAW_PADDED)
        return false;
    size_t filled = csv_cells_filled(row->cells, row->count);
    if (row->flaw == CSV_FLAW_PADDED)
        return gap || filled < 2;
    return filled < 2 || (filled < stream->least_filled && filled * 2 < stream->dialect.columns);
}

/* Reads on from where the stream is: whether no row of the table comes any more, or where it does. */
static enum csv_result notes_find(struct csv_stream *stream, bool gap, uint64_t *rows_at, struct error *error)
{
    struct csv_stream_row row;
    for (;;) {
        bool another;
        enum csv_result result = row_read(stream, &row, &another, error);
        gap = gap || another;
        if (result != CSV_RESULT_ROW)
            return result;
        if (!flaw_is_text(row.flaw) && !row_is_apart(stream, &row, gap)) {
            *rows_at = row.offset;
            return CSV_RESULT_ROW;
        }
    }
}

static void row_go(struct csv_rows *rows, const struct csv_stream_row *row)
{
    csv_rows_go(rows, (struct csv_place){.line = {.offset = row->offset, .number = row->line}});
}

/* A row that looks like a note is one where nothing but notes follows. */
static enum csv_result note_check(struct csv_stream *stream, struct csv_stream_row *row, bool gap, struct error *error)
{
    bool known = row->offset < stream->rows_until || row->offset >= stream->notes_from;
    if (!row_is_apart(stream, row, gap || row->offset > stream->notes_from))
        return CSV_RESULT_ROW;
    if (!known) {
        enum csv_result result = notes_find(stream, gap, &stream->rows_until, error);
        if (result == CSV_RESULT_FAULT)
            return result;
        if (result == CSV_RESULT_END)
            stream->notes_from = row->offset;
        row_go(stream->rows, row);
        stream->gap = false;
        result = row_read(stream, row, &gap, error);
        if (result != CSV_RESULT_ROW)
            return result;
    }
    if (row->offset >= stream->notes_from)
        row->flaw = CSV_FLAW_NOTE;
    return CSV_RESULT_ROW;
}

/* Gives a row that is taken as many cells as there are columns. */
static void row_level(const struct csv_stream *stream, struct csv_rows *rows, struct csv_stream_row *row)
{
    if (!csv_flaw_is_taken(row->flaw) || row->count == stream->dialect.columns)
        return;
    csv_cells_resize(csv_rows_cells(rows), stream->dialect.columns);
    row->count = csv_cells_get(csv_rows_cells(rows), &row->cells);
}

enum csv_result csv_stream_next(struct csv_stream *stream, struct csv_stream_row *row, struct error *error)
{
    bool gap;
    enum csv_result result = row_read(stream, row, &gap, error);
    if (result == CSV_RESULT_ROW)
        result = note_check(stream, row, gap, error);
    if (result != CSV_RESULT_ROW)
        return result;
    if (csv_flaw_is_taken(row->flaw) && row_is_single(stream, row))
        row->flaw = CSV_FLAW_SINGLE;
    if (csv_flaw_is_taken(row->flaw) && csv_note_is_remark(row->cells, row->count))
        row->flaw = CSV_FLAW_REMARK;
    if (csv_flaw_is_taken(row->flaw)) {
        size_t filled = csv_cells_filled(row->cells, row->count);
        stream->least_filled = filled < stream->least_filled ? filled : stream->least_filled;
    }
    row_level(stream, stream->rows, row);
    return CSV_RESULT_ROW;
}

enum csv_result csv_stream_again(struct csv_stream *stream, const struct csv_stream_row *known, struct csv_stream_row *row, struct error *error)
{
    struct csv_raw_row raw;
    row_go(stream->again, known);
    enum file_result result = flaw_is_text(known->flaw) ? csv_rows_take_lines(stream->again, known->lines, &raw, error)
                                                            : csv_rows_next(stream->again, &raw, error);
    if (result != FILE_RESULT_LINE)
        return result_of(result);
    row_fill(stream, stream->again, &raw, row);
    row->flaw = known->flaw;
    row_level(stream, stream->again, row);
    return CSV_RESULT_ROW;
}

enum csv_result csv_stream_again_whole(struct csv_stream *stream, const struct csv_stream_row *known, struct csv_stream_row *row, struct error *error)
{
    csv_cells_keep_blanks(csv_rows_cells(stream->again), true);
    const enum csv_result result = csv_stream_again(stream, known, row, error);
    csv_cells_keep_blanks(csv_rows_cells(stream->again), false);
    return result;
}

void csv_stream_rewind(struct csv_stream *stream)
{
    csv_rows_go(stream->rows, stream->first);
    stream->last_line = stream->first.line.number - 1;
    stream->gap = false;
    stream->least_filled = SIZE_MAX;
    stream->counted_until = stream->first.line.offset;
    stream->faults = (struct decoder_faults){0};
}

bool csv_stream_count(struct csv_stream *stream, int64_t *count, struct error *error)
{
    enum csv_result result = CSV_RESULT_ROW;
    struct csv_stream_row row;
    bool gap;

    csv_stream_rewind(stream);
    for (*count = 0; result == CSV_RESULT_ROW; *count += result == CSV_RESULT_ROW)
        if (!csv_rows_pass(stream->rows))
            result = row_read(stream, &row, &gap, error);
    csv_stream_rewind(stream);
    return result == CSV_RESULT_END;
}

static ssize_t piece_read(int file, char *piece, size_t size, uint64_t offset)
{
    ssize_t got;
    do
        got = pread(file, piece, size, (off_t)offset);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Feeds the file to the detector until it is sure. */
static bool encoding_read(struct csv_stream *stream, struct encoding_detector *detector, struct error *error)
{
    char *piece = memory_new(PIECE_SIZE);
    uint64_t offset = 0;
    ssize_t got;
    while ((got = piece_read(stream->file, piece, PIECE_SIZE, offset)) > 0) {
        offset += (uint64_t)got;
        if (!encoding_detector_add(detector, piece, (size_t)got))
            break;
    }
    int reason = errno;
    free(piece);
    return got >= 0 || error_set(error, ERROR_USAGE, "%s: %s", stream->name, error_cause(reason));
}

/* UTF-16 or UTF-32 without its byte order is the order that the mark or the zeros say; without either that of most machines. */
static const char *encoding_resolve(const char *given, struct encoding_guess guess)
{
    static const struct {
        const char *said, *usual;
    } vague[] = {
        {"UTF-16", "UTF-16LE"}, {"UTF16", "UTF-16LE"}, {"UCS-2", "UTF-16LE"}, {"UCS2", "UTF-16LE"}, {"UNICODE", "UTF-16LE"},
        {"UTF-32", "UTF-32LE"}, {"UTF32", "UTF-32LE"}, {"UCS-4", "UTF-32LE"}, {"UCS4", "UTF-32LE"},
    };
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++) {
        if (strcasecmp(given, vague[i].said) == 0)
            return strncmp(guess.name, vague[i].usual, strlen("UTF-16")) == 0 ? guess.name : vague[i].usual;
    }
    return encoding_name(given);
}

static bool encoding_find(struct csv_stream *stream, const char *given, struct error *error)
{
    struct encoding_detector *detector = encoding_detector_new();
    bool done = encoding_read(stream, detector, error);
    if (done) {
        struct encoding_guess guess = encoding_detector_guess(detector);
        const char *name = given == NULL ? guess.name : encoding_resolve(given, guess);
        stream->encoding = string_copy(name);
        stream->mark = strcmp(name, guess.name) == 0 ? guess.mark : 0;
        stream->doubt = given == NULL && guess.is_doubtful ? string_copy(guess.perhaps) : NULL;
        stream->words = given == NULL && !guess.is_doubtful ? guess.words : (struct encoding_words){0};
    }
    encoding_detector_free(detector);
    return done;
}

/* Reads the beginning of the file, as UTF-8 with its line ends. */
static bool sample_read(struct csv_stream *stream, struct text *sample, bool *whole, struct error *error)
{
    struct file_lines *lines = file_lines_new(stream->file, stream->name, stream->encoding, FILE_READ_MANY, error);
    enum file_result result = FILE_RESULT_LINE;
    if (lines == NULL)
        return false;
    file_lines_go(lines, (struct file_place){.offset = stream->mark, .number = 1});
    while (sample->length < SAMPLE_SIZE) {
        struct file_line line;
        result = file_lines_next(lines, &line, error);
        if (result != FILE_RESULT_LINE)
            break;
        text_add_bytes(sample, line.text, line.length);
        text_add(sample, line.end);
    }
    file_lines_free(lines);
    *whole = result == FILE_RESULT_END;
    return result != FILE_RESULT_FAULT;
}

/* Whether one character in twenty is one that no text has. */
static bool is_binary(const struct text *sample)
{
    enum { SHARE = 20 };
    size_t count = 0;
    for (size_t i = 0; i < sample->length; i++)
        count += (unsigned char)sample->bytes[i] < ' ' && strchr("\t\n\r\v\f\x1a", sample->bytes[i]) == NULL ? 1 : 0;
    return count * SHARE > sample->length;
}

/* An encoding that nobody gave is no help where nothing fits. */
static bool binary_refuse(const struct csv_stream *stream, const struct csv_options *options, struct error *error)
{
    if (options->encoding == NULL)
        return error_set(error, ERROR_USAGE, _("%s: This is no text and no CSV, or its encoding is one that is not recognised."), stream->name);
    return error_set(error, ERROR_USAGE, _("%s: This is no text and no CSV, or its encoding is another than %s."), stream->name, stream->encoding);
}

static bool dialect_find(struct csv_stream *stream, const struct csv_options *options, struct error *error)
{
    struct text sample = {0};
    bool whole = false;
    bool done = sample_read(stream, &sample, &whole, error);
    if (done && is_binary(&sample))
        done = binary_refuse(stream, options, error);
    if (done)
        stream->dialect = csv_dialect_find(text_string(&sample), sample.length, whole, options);
    text_done(&sample);
    if (!done || stream->dialect.first_line > 0)
        return done;
    return error_set(error, ERROR_USAGE, whole ? _("%s: There is no row in this file.") : _("%s: This is no CSV: its first line does not end."), stream->name);
}

static void header_keep(struct csv_stream *stream)
{
    const char *const *cells;
    size_t count = csv_cells_get(csv_rows_cells(stream->rows), &cells);
    stream->header = memory_new_array(count, sizeof *stream->header);
    for (size_t i = 0; i < count; i++)
        stream->header[stream->header_count++] = text_trimmed(cells[i]);
}

/* Goes to the line the table begins on. */
static bool table_go(struct csv_stream *stream, struct error *error)
{
    struct csv_raw_row raw;
    csv_rows_go(stream->rows, (struct csv_place){.line = {.offset = stream->mark, .number = 1}});
    while (csv_rows_place(stream->rows).line.number < stream->dialect.first_line) {
        enum file_result result = csv_rows_take_lines(stream->rows, 1, &raw, error);
        if (result == FILE_RESULT_FAULT)
            return false;
        if (result == FILE_RESULT_END)
            return error_set(error, ERROR_USAGE, _("%s: There is no line %zu in this file."), stream->name, stream->dialect.first_line);
    }
    return true;
}

static bool header_read(struct csv_stream *stream, struct error *error)
{
    struct csv_raw_row raw;
    if (!table_go(stream, error))
        return false;
    if (stream->dialect.header_line > 0) {
        enum file_result result = csv_rows_next(stream->rows, &raw, error);
        if (result == FILE_RESULT_FAULT)
            return false;
        if (result == FILE_RESULT_END)
            return error_set(error, ERROR_USAGE, _("%s: There is no row in this file."), stream->name);
        stream->dialect.header_line = stream->dialect.first_line = raw.place.number;
        header_keep(stream);
    }
    if (stream->header_count > stream->dialect.columns)
        stream->dialect.columns = stream->header_count;
    csv_rows_set_columns(stream->rows, stream->dialect.columns);
    stream->first = csv_rows_place(stream->rows);
    csv_stream_rewind(stream);
    return true;
}

/* What files that are sent for lists, and are none, begin with, behind blanks. */
static const struct {
    const char *bytes;
    const char *message;
} strangers[] = {
    {"PK\3\4", N_("%s: This is a spreadsheet or an archive, no CSV. Save it as CSV in the program it comes from.")},
    {"\xd0\xcf\x11\xe0", N_("%s: This is a spreadsheet or an archive, no CSV. Save it as CSV in the program it comes from.")},
    {"%PDF-", N_("%s: This is a PDF, no CSV. Ask for the list it was made from.")},
    {"<!DOCTYPE", N_("%s: This is a web page, no CSV. Perhaps the list is behind it, or asks for a password.")},
    {"<html", N_("%s: This is a web page, no CSV. Perhaps the list is behind it, or asks for a password.")},
    {"<?xml", N_("%s: This is XML, no CSV. Save it as CSV in the program it comes from.")},
    {"{\\rtf", N_("%s: This is a text with its layout, no CSV. Save it as CSV in the program it comes from.")},
    {"[{\"", N_("%s: This is JSON, no CSV. Ask for the list as CSV.")},
    {"{\"", N_("%s: This is JSON, no CSV. Ask for the list as CSV.")},
};

static bool file_check(struct csv_stream *stream, struct error *error)
{
    char head[64] = "";
    struct stat status;
    if (fstat(stream->file, &status) != 0 || piece_read(stream->file, head, sizeof head - 1, 0) < 0)
        return error_set(error, ERROR_USAGE, "%s: %s", stream->name, error_cause(errno));
    stream->size = (uint64_t)status.st_size;
    const char *begin = strncmp(head, "\xef\xbb\xbf", 3) == 0 ? head + 3 : head;
    begin += strspn(begin, " \t\r\n");
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        if (strncasecmp(begin, strangers[i].bytes, strlen(strangers[i].bytes)) == 0)
            return error_set(error, ERROR_USAGE, message_text(strangers[i].message), stream->name);
    }
    return true;
}

static struct csv_rows *rows_open(const struct csv_stream *stream, size_t columns, size_t at_once, struct error *error)
{
    const struct csv_source source = {.file = stream->file, .name = stream->name, .encoding = stream->encoding, .delimiter = stream->dialect.delimiter, .columns = columns,
                                      .at_once = at_once};
    struct csv_rows *rows = csv_rows_new(&source, error);

    if (rows != NULL && stream->dialect.is_wrapped)
        csv_rows_unwrap(rows);
    return rows;
}

static bool stream_open(struct csv_stream *stream, const struct csv_options *options, struct error *error)
{
    if (!file_check(stream, error) || !encoding_find(stream, options->encoding, error) || !dialect_find(stream, options, error))
        return false;
    stream->rows = rows_open(stream, 0, FILE_READ_MANY, error);
    if (stream->rows == NULL || !header_read(stream, error))
        return false;
    stream->again = rows_open(stream, stream->dialect.columns, FILE_READ_FEW, error);
    return stream->again != NULL;
}

struct csv_stream *csv_stream_new(int file, const char *name, const struct csv_options *options, struct error *error)
{
    struct csv_stream *stream = memory_new(sizeof *stream);
    stream->file = file;
    stream->name = string_copy(name);
    stream->least_filled = SIZE_MAX;
    stream->notes_from = UINT64_MAX;
    if (stream_open(stream, options, error))
        return stream;
    csv_stream_free(stream);
    return NULL;
}

void csv_stream_free(struct csv_stream *stream)
{
    if (stream == NULL)
        return;
    for (size_t i = 0; i < stream->header_count; i++)
        free(stream->header[i]);
    free(stream->header);
    csv_rows_free(stream->rows);
    csv_rows_free(stream->again);
    free(stream->encoding);
    free(stream->doubt);
    free(stream->name);
    free(stream);
}
