/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_rows.h"

#include <stdlib.h>
#include <string.h>

#include "src/csv.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    ROW_LINES_MAXIMUM = 1000,       /* a quoted cell over more lines was never closed */
    SEARCH_LINES_MAXIMUM = 100,     /* the same for a row that may end a doubt; bounds what is read again and again */
    SEARCH_BYTES_MAXIMUM = 64 * 1024,
    DOUBT_LINES_MAXIMUM = 1000,     /* a longer doubt is handed over in parts */
    LARGE_MAXIMUM = 16 * 1024 * 1024, /* so far the end of a large row is looked for, beyond its first line */
    SWALLOWED_DELIMITERS = 6        /* so many in lines that fit exactly are no accident */
};

struct csv_rows {
    struct file_lines *lines;
    struct csv_cells *cells;
    struct csv_cells *trial; /* strict: whether a row fits */
    char delimiter;
    size_t columns;
    bool unwraps;
    struct text inner; /* what stands in a line that is quoted whole */
    bool in_doubt; /* the doubt handed over last goes on */
    struct text doubt;
    bool is_full; /* no more is kept of the doubt */
    bool in_line; /* the line added to it last goes on */
};

/* What became of a row: it may be too large, which a quotation mark that is never closed makes it as well. */
enum outcome { OUTCOME_ROW, OUTCOME_BLANK, OUTCOME_FAULT, OUTCOME_LARGE, OUTCOME_END, OUTCOME_UNREADABLE };

struct limits {
    size_t lines;
    size_t bytes;
};

struct csv_rows *csv_rows_new(const struct csv_source *source, struct error *error)
{
    struct file_lines *lines = file_lines_new(source->file, source->name, source->encoding, source->at_once, error);
    if (lines == NULL)
        return NULL;
    struct csv_rows *rows = memory_new(sizeof *rows);
    rows->lines = lines;
    rows->cells = csv_cells_new(source->delimiter, CSV_QUOTES_LITERAL);
    rows->trial = csv_cells_new(source->delimiter, CSV_QUOTES_STRICT);
    rows->delimiter = source->delimiter;
    rows->columns = source->columns;
    return rows;
}

void csv_rows_free(struct csv_rows *rows)
{
    if (rows == NULL)
        return;
    file_lines_free(rows->lines);
    csv_cells_free(rows->cells);
    csv_cells_free(rows->trial);
    text_done(&rows->doubt);
    text_done(&rows->inner);
    free(rows);
}

void csv_rows_set_columns(struct csv_rows *rows, size_t columns)
{
    rows->columns = columns;
}

void csv_rows_unwrap(struct csv_rows *rows)
{
    rows->unwraps = true;
}

struct csv_cells *csv_rows_cells(const struct csv_rows *rows)
{
    return rows->cells;
}

struct csv_place csv_rows_place(const struct csv_rows *rows)
{
    return (struct csv_place){.line = file_lines_place(rows->lines), .in_doubt = rows->in_doubt};
}

void csv_rows_go(struct csv_rows *rows, struct csv_place place)
{
    file_lines_go(rows->lines, place.line);
    rows->in_doubt = place.in_doubt;
}

static void faults_add(struct decoder_faults *sum, const struct decoder_faults *faults)
{
    if (sum->bad_count == 0)
        sum->bad_offset = faults->bad_offset;
    if (sum->nul_count == 0)
        sum->nul_offset = faults->nul_offset;
    sum->bad_count += faults->bad_count;
    sum->nul_count += faults->nul_count;
}

static void row_begin(struct csv_raw_row *row, const struct file_line *line)
{
    *row = (struct csv_raw_row){.place = {.offset = line->offset, .number = line->number}};
}

static void row_add(struct csv_raw_row *row, const struct file_line *line)
{
    row->lines += line->cut ? 0 : 1;
    row->size += line->size;
    faults_add(&row->faults, &line->faults);
}

/* Cuts what stands in a row's only cell, which must be one row. */
static enum outcome row_unwrap(struct csv_rows *rows, struct csv_cells *cells)
{
    const char *const *list;
    bool is = true;

    if (csv_cells_get(cells, &list) != 1)
        return OUTCOME_ROW;
    text_clear(&rows->inner);
    text_add_bytes(&rows->inner, list[0], csv_cells_length(cells, 0));
    csv_cells_clear(cells);
    const char *at = text_string(&rows->inner), *const end = at + rows->inner.length;
    for (const char *feed; is && at <= end; at = feed + 1) {
        feed = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
        feed = feed ? feed : end;
        is = !csv_cells_are_complete(cells) && csv_cells_add_line(cells, at, (size_t)(feed - at));
    }
    if (!is || csv_cells_are_open(cells))
        return OUTCOME_FAULT;
    return csv_cells_are_complete(cells) ? OUTCOME_ROW : OUTCOME_BLANK;
}

/* Whether a row has a cell for each column, and nothing beyond them. */
static bool row_fits(const struct csv_rows *rows, struct csv_cells *cells)
{
    const char *const *list;
    const size_t count = csv_cells_get(cells, &list);
    size_t filled = count;

    while (filled > rows->columns && list[filled - 1][strspn(list[filled - 1], " \t")] == '\0')
        filled--;
    return count >= rows->columns && filled <= rows->columns;
}

/* In a list delimited by semicolons one that ends "&amp;" moves the cells behind it: it is none where a row that has too many cells then fits. */
static void entities_keep(const struct csv_rows *rows, struct csv_cells *cells, const struct file_line *line)
{
    const char *const *list;

    if (rows->delimiter != ';' || rows->columns < 2 || csv_cells_get(cells, &list) <= rows->columns || !memchr(line->text, '&', line->length))
        return;
    if (csv_cells_set_line(cells, line->text, line->length, true) && row_fits(rows, cells))
        return;
    csv_cells_clear(cells);
    csv_cells_add_line(cells, line->text, line->length);
}

static enum outcome row_read_into(struct csv_rows *rows, struct csv_cells *cells, struct limits limits, struct csv_raw_row *row,
                                  struct error *error)
{
    csv_cells_clear(cells);
    struct file_line line;
    do {
        enum file_result result = file_lines_next(rows->lines, &line, error);
        if (result == FILE_RESULT_FAULT)
            return OUTCOME_UNREADABLE;
        if (result == FILE_RESULT_END)
            return csv_cells_are_open(cells) ? OUTCOME_FAULT : OUTCOME_END;
        if (!csv_cells_are_open(cells))
            row_begin(row, &line);
        row_add(row, &line);
        if (line.cut)
            return OUTCOME_LARGE;
        if (!csv_cells_add_line(cells, line.text, line.length))
            return OUTCOME_FAULT;
        if (row->lines > limits.lines || csv_cells_size(cells) > limits.bytes)
            return OUTCOME_LARGE;
    } while (csv_cells_are_open(cells));
    if (!csv_cells_are_complete(cells))
        return OUTCOME_BLANK;
    if (row->lines == 1 && !rows->unwraps)
        entities_keep(rows, cells, &line);
    return rows->unwraps ? row_unwrap(rows, cells) : OUTCOME_ROW;
}

/* Whether a row that begins here is without fault and has the right number of columns. */
static enum outcome row_try(struct csv_rows *rows, struct limits limits, struct error *error)
{
    struct csv_raw_row row = {0};
    const char *const *list;
    enum outcome outcome = row_read_into(rows, rows->trial, limits, &row, error);
    if (outcome == OUTCOME_ROW && rows->columns > 0 && csv_cells_get(rows->trial, &list) != rows->columns)
        return OUTCOME_FAULT;
    return outcome;
}

/* Of what is too large the beginning is kept. */
static void doubt_add_text(struct csv_rows *rows, const char *text, size_t length)
{
    rows->is_full = rows->is_full || rows->doubt.length + length > CSV_CELL_MAXIMUM;
    if (!rows->is_full)
        text_add_bytes(&rows->doubt, text, length);
}

static void doubt_add(struct csv_rows *rows, struct csv_raw_row *row, const struct file_line *line)
{
    if (row->size == 0)
        row_begin(row, line);
    else if (!rows->in_line)
        doubt_add_text(rows, "\n", 1);
    row_add(row, line);
    row->kind = CSV_RAW_DOUBT;
    rows->in_line = line->cut;
    doubt_add_text(rows, line->text, line->length);
}

static enum file_result doubt_end(struct csv_rows *rows, struct csv_raw_row *row)
{
    if (row->size == 0)
        return FILE_RESULT_END;
    csv_cells_set(rows->cells, text_string(&rows->doubt), rows->doubt.length);
    return FILE_RESULT_LINE;
}

enum file_result csv_rows_take_lines(struct csv_rows *rows, size_t lines, struct csv_raw_row *row, struct error *error)
{
    struct file_line line;
    *row = (struct csv_raw_row){0};
    text_clear(&rows->doubt);
    rows->is_full = rows->in_line = false;
    while (row->lines < lines) {
        enum file_result result = file_lines_next(rows->lines, &line, error);
        if (result == FILE_RESULT_FAULT)
            return result;
        if (result == FILE_RESULT_END)
            break;
        doubt_add(rows, row, &line);
    }
    return doubt_end(rows, row);
}

/* How many lines from here on are no row that fits; *found says whether one follows. */
static enum file_result doubt_measure(struct csv_rows *rows, size_t *count, bool *found, struct error *error)
{
    const struct limits limits = {.lines = SEARCH_LINES_MAXIMUM, .bytes = SEARCH_BYTES_MAXIMUM};
    const struct file_place from = file_lines_place(rows->lines);
    struct file_place place = from;
    struct file_line line = {0};
    *found = false;
    for (*count = 0; line.cut || (*count < DOUBT_LINES_MAXIMUM && place.offset - from.offset < CSV_CELL_MAXIMUM); *count += line.cut ? 0 : 1) {
        enum outcome outcome = line.cut ? OUTCOME_FAULT : row_try(rows, limits, error);
        if (outcome == OUTCOME_UNREADABLE)
            return FILE_RESULT_FAULT;
        *found = outcome == OUTCOME_ROW || outcome == OUTCOME_END;
        if (*found)
            break;
        file_lines_go(rows->lines, place);
        if (file_lines_next(rows->lines, &line, error) == FILE_RESULT_FAULT)
            return FILE_RESULT_FAULT;
        place = file_lines_place(rows->lines);
    }
    return FILE_RESULT_LINE;
}

/* Takes so many lines for sure, and those after them up to a row that fits. */
static enum file_result doubt_read(struct csv_rows *rows, struct file_place from, size_t sure, struct csv_raw_row *row, struct error *error)
{
    struct file_place after = from;
    size_t more;
    bool found;
    file_lines_go(rows->lines, from);
    if (sure > 0) {
        if (csv_rows_take_lines(rows, sure, row, error) == FILE_RESULT_FAULT)
            return FILE_RESULT_FAULT;
        after = file_lines_place(rows->lines);
    }
    file_lines_go(rows->lines, after);
    if (doubt_measure(rows, &more, &found, error) == FILE_RESULT_FAULT)
        return FILE_RESULT_FAULT;
    rows->in_doubt = !found;
    file_lines_go(rows->lines, from);
    return csv_rows_take_lines(rows, sure + more, row, error);
}

static size_t marks_count(const struct file_line *line)
{
    size_t marks = 0;
    const char *at = line->text, *end = line->text + line->length;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        marks++;
        at++;
    }
    return marks;
}

/* The first line of a row at fault is taken for itself where its quotation marks come in pairs. */
static enum file_result fault_read(struct csv_rows *rows, struct file_place from, struct csv_raw_row *row, struct error *error)
{
    struct file_line line;
    file_lines_go(rows->lines, from);
    enum file_result result = file_lines_next(rows->lines, &line, error);
    if (result == FILE_RESULT_FAULT)
        return result;
    if (marks_count(&line) % 2 != 0)
        return doubt_read(rows, from, 1, row, error);
    file_lines_go(rows->lines, from);
    return csv_rows_take_lines(rows, 1, row, error);
}

/* How many of the lines from here on, up to a number, are rows that fit each by itself. */
static enum file_result fits_count(struct csv_rows *rows, size_t before, size_t *fits, size_t *others, struct error *error)
{
    const struct limits one = {.lines = 1, .bytes = CSV_CELL_MAXIMUM};
    *fits = *others = 0;
    while (file_lines_place(rows->lines).number < before) {
        struct file_place place = file_lines_place(rows->lines);
        enum outcome outcome = row_try(rows, one, error);
        if (outcome == OUTCOME_UNREADABLE)
            return FILE_RESULT_FAULT;
        *fits += outcome == OUTCOME_ROW ? 1 : 0;
        *others += outcome == OUTCOME_FAULT || outcome == OUTCOME_LARGE ? 1 : 0;
        file_lines_go(rows->lines, place);
        struct file_line line;
        if (file_lines_next(rows->lines, &line, error) != FILE_RESULT_LINE)
            break;
    }
    return FILE_RESULT_LINE;
}

/* Whether so many lines that fit are rows and no accident. */
static bool fits_are_rows(const struct csv_rows *rows, size_t fits, size_t others)
{
    return fits * (rows->columns - 1) >= SWALLOWED_DELIMITERS && fits >= 3 * others;
}

/* Whether a row over several lines swallowed rows: lines inside it are rows by themselves. Where its number of cells is wrong, one is enough. */
static enum file_result swallowed(struct csv_rows *rows, const struct csv_raw_row *row, bool *is, struct error *error)
{
    const char *const *list;
    bool wrong = csv_cells_get(rows->cells, &list) != rows->columns;
    struct file_place after = file_lines_place(rows->lines);
    struct file_place from = row->place;
    struct file_line line;
    size_t fits, others;
    *is = false;
    if (rows->columns < 2 || (!wrong && row->lines < 3))
        return FILE_RESULT_LINE;
    file_lines_go(rows->lines, from);
    if (file_lines_next(rows->lines, &line, error) != FILE_RESULT_LINE)
        return FILE_RESULT_FAULT;
    if (fits_count(rows, wrong ? after.number : after.number - 1, &fits, &others, error) == FILE_RESULT_FAULT)
        return FILE_RESULT_FAULT;
    file_lines_go(rows->lines, after);
    *is = wrong ? fits > 0 : fits_are_rows(rows, fits, others);
    return FILE_RESULT_LINE;
}

/* --- Rows that are too large ------------------------------------------------------------------------------------------------ */

/* Finds how many lines a large row takes: up to the one with which its quotation marks come in pairs; 0 where that is too far. */
static enum file_result large_measure(struct csv_rows *rows, struct file_place from, size_t *count, struct error *error)
{
    struct file_line line = {0};
    size_t marks = 0, lines = 0;
    *count = 0;
    file_lines_go(rows->lines, from);
    while (line.cut || lines == 0 || marks % 2 != 0) {
        enum file_result result = file_lines_next(rows->lines, &line, error);
        if (result != FILE_RESULT_LINE)
            return result == FILE_RESULT_END ? FILE_RESULT_LINE : result;
        if (!line.cut && lines > 0 && line.offset - from.offset > LARGE_MAXIMUM)
            return FILE_RESULT_LINE;
        marks += marks_count(&line);
        lines += line.cut ? 0 : 1;
    }
    *count = lines;
    return FILE_RESULT_LINE;
}

/* Whether its lines below the first are rows by themselves: then a quotation mark that is never closed made it large. */
static enum file_result large_swallows(struct csv_rows *rows, struct file_place from, size_t count, bool *swallows, struct error *error)
{
    struct file_line line = {.cut = true};
    size_t fits, others;
    *swallows = rows->columns < 2;
    if (*swallows)
        return FILE_RESULT_LINE;
    file_lines_go(rows->lines, from);
    while (line.cut)
        if (file_lines_next(rows->lines, &line, error) != FILE_RESULT_LINE)
            return FILE_RESULT_FAULT;
    if (fits_count(rows, from.number + count, &fits, &others, error) == FILE_RESULT_FAULT)
        return FILE_RESULT_FAULT;
    *swallows = fits_are_rows(rows, fits, others);
    return FILE_RESULT_LINE;
}

static enum file_result large_read(struct csv_rows *rows, struct file_place from, struct csv_raw_row *row, struct error *error)
{
    bool swallows = false;
    size_t count;
    enum file_result result = large_measure(rows, from, &count, error);
    if (result == FILE_RESULT_LINE && count > 1)
        result = large_swallows(rows, from, count, &swallows, error);
    if (result == FILE_RESULT_FAULT)
        return result;
    if (count == 0 || swallows)
        return fault_read(rows, from, row, error);
    file_lines_go(rows->lines, from);
    result = csv_rows_take_lines(rows, count, row, error);
    row->kind = CSV_RAW_LARGE;
    return result;
}

static enum file_result row_accept(struct csv_rows *rows, struct csv_raw_row *row, struct error *error)
{
    bool is = false;
    if (row->lines == 1)
        return FILE_RESULT_LINE;
    if (swallowed(rows, row, &is, error) == FILE_RESULT_FAULT)
        return FILE_RESULT_FAULT;
    return is ? doubt_read(rows, row->place, 1, row, error) : FILE_RESULT_LINE;
}

/* Whether there is more in a line than delimiters, quotation marks and blanks, those that never break a line and the end of a file of DOS among them. */
static bool line_has_text(const struct file_line *line, char delimiter)
{
    static const char blanks[] = " \t\n\r\v\f\x1a\"\xc2\xa0";

    for (size_t i = 0; i < line->length; i++)
        if (line->text[i] != delimiter && !memchr(blanks, line->text[i], sizeof blanks - 1))
            return true;
    return false;
}

/* Whether a line is a row by itself: it has no quotation marks but those around whole cells. */
static bool line_is_row(const struct file_line *line, char delimiter)
{
    const char *at = line->text, *const end = line->text + line->length, *open;

    while (at < end && (open = memchr(at, '"', (size_t)(end - at)))) {
        const char *close = memchr(open + 1, '"', (size_t)(end - open - 1));

        if (!close || (open > line->text && open[-1] != delimiter) || (close + 1 < end && close[1] != delimiter))
            return false;
        at = close + 1;
    }
    return true;
}

bool csv_rows_pass(struct csv_rows *rows)
{
    const struct csv_place place = csv_rows_place(rows);
    struct file_line line;

    if (place.in_doubt)
        return false;
    if (file_lines_next(rows->lines, &line, NULL) == FILE_RESULT_LINE && !line.cut && line_has_text(&line, rows->delimiter)
        && line_is_row(&line, rows->delimiter))
        return true;
    csv_rows_go(rows, place);
    return false;
}

enum file_result csv_rows_next(struct csv_rows *rows, struct csv_raw_row *row, struct error *error)
{
    const struct limits limits = {.lines = ROW_LINES_MAXIMUM, .bytes = CSV_CELL_MAXIMUM};
    if (rows->in_doubt) {
        enum file_result result = doubt_read(rows, file_lines_place(rows->lines), 0, row, error);
        if (result != FILE_RESULT_END)
            return result;
    }
    enum outcome outcome;
    do
        outcome = row_read_into(rows, rows->cells, limits, row, error);
    while (outcome == OUTCOME_BLANK);
    if (outcome == OUTCOME_UNREADABLE)
        return FILE_RESULT_FAULT;
    if (outcome == OUTCOME_END)
        return FILE_RESULT_END;
    if (outcome == OUTCOME_ROW)
        return row_accept(rows, row, error);
    return outcome == OUTCOME_LARGE ? large_read(rows, row->place, row, error) : fault_read(rows, row->place, row, error);
}
