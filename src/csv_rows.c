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
    SWALLOWED_DELIMITERS = 6        /* so many in lines that fit exactly are no accident */
};

struct csv_rows {
    struct file_lines *lines;
    struct csv_cells *cells;
    struct csv_cells *trial; /* strict: whether a row fits */
    char delimiter;
    size_t columns;
    bool in_doubt; /* the doubt handed over last goes on */
    bool in_line;  /* the line handed over last goes on */
    struct text doubt;
};

/* What became of a row. */
enum outcome { OUTCOME_ROW, OUTCOME_BLANK, OUTCOME_FAULT, OUTCOME_END, OUTCOME_UNREADABLE };

struct limits {
    size_t lines;
    size_t bytes;
};

struct csv_rows *csv_rows_new(int file, const char *name, const char *encoding, char delimiter, size_t columns, size_t at_once, struct error *error)
{
    struct file_lines *lines = file_lines_new(file, name, encoding, at_once, error);
    if (lines == NULL)
        return NULL;
    struct csv_rows *rows = memory_new(sizeof *rows);
    rows->lines = lines;
    rows->cells = csv_cells_new(delimiter, CSV_QUOTES_LITERAL);
    rows->trial = csv_cells_new(delimiter, CSV_QUOTES_STRICT);
    rows->delimiter = delimiter;
    rows->columns = columns;
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
    free(rows);
}

void csv_rows_set_columns(struct csv_rows *rows, size_t columns)
{
    rows->columns = columns;
}

struct csv_cells *csv_rows_cells(const struct csv_rows *rows)
{
    return rows->cells;
}

struct csv_place csv_rows_place(const struct csv_rows *rows)
{
    return (struct csv_place){.line = file_lines_place(rows->lines), .in_doubt = rows->in_doubt, .in_line = rows->in_line};
}

void csv_rows_go(struct csv_rows *rows, struct csv_place place)
{
    file_lines_go(rows->lines, place.line);
    rows->in_doubt = place.in_doubt;
    rows->in_line = place.in_line;
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
    row->lines++;
    row->size += line->size;
    faults_add(&row->faults, &line->faults);
}

/* Most lines end in a line feed that stands behind them; any other end is one as well. */
static bool cells_add_line(struct csv_cells *cells, const struct file_line *line)
{
    return !line->cut && csv_cells_add_line(cells, line->text, line->length);
}

static enum outcome row_read_into(struct csv_rows *rows, struct csv_cells *cells, struct limits limits, struct csv_raw_row *row,
                                  struct error *error)
{
    csv_cells_clear(cells);
    do {
        struct file_line line;
        enum file_result result = file_lines_next(rows->lines, &line, error);
        if (result == FILE_RESULT_FAULT)
            return OUTCOME_UNREADABLE;
        if (result == FILE_RESULT_END)
            return csv_cells_are_open(cells) ? OUTCOME_FAULT : OUTCOME_END;
        if (!csv_cells_are_open(cells))
            row_begin(row, &line);
        row_add(row, &line);
        if (!cells_add_line(cells, &line) || row->lines > limits.lines || csv_cells_size(cells) > limits.bytes)
            return OUTCOME_FAULT;
    } while (csv_cells_are_open(cells));
    return csv_cells_are_complete(cells) ? OUTCOME_ROW : OUTCOME_BLANK;
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

static void doubt_add(struct csv_rows *rows, struct csv_raw_row *row, const struct file_line *line)
{
    if (row->lines == 0)
        row_begin(row, line);
    else if (!line->cut)
        text_add(&rows->doubt, "\n");
    row_add(row, line);
    row->kind = row->lines == 1 && (line->cut || rows->in_line) ? CSV_RAW_PART : CSV_RAW_DOUBT;
    rows->in_line = line->cut;
    text_add_bytes(&rows->doubt, line->text, line->length);
}

static enum file_result doubt_end(struct csv_rows *rows, struct csv_raw_row *row)
{
    if (row->lines == 0)
        return FILE_RESULT_END;
    csv_cells_set(rows->cells, text_string(&rows->doubt), rows->doubt.length);
    return FILE_RESULT_LINE;
}

enum file_result csv_rows_take_lines(struct csv_rows *rows, size_t lines, struct csv_raw_row *row, struct error *error)
{
    struct file_line line;
    *row = (struct csv_raw_row){0};
    text_clear(&rows->doubt);
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
    for (*count = 0; *count < DOUBT_LINES_MAXIMUM && place.offset - from.offset < CSV_CELL_MAXIMUM; ++*count) {
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

/* Whether the first line of a row at fault can be taken for itself: its quotation marks come in pairs. */
static bool line_has_pairs(const struct file_line *line)
{
    size_t marks = 0;
    const char *at = line->text, *end = line->text + line->length;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        marks++;
        at++;
    }
    return marks % 2 == 0;
}

static enum file_result fault_read(struct csv_rows *rows, struct file_place from, struct csv_raw_row *row, struct error *error)
{
    struct file_line line;
    file_lines_go(rows->lines, from);
    enum file_result result = file_lines_next(rows->lines, &line, error);
    if (result == FILE_RESULT_FAULT)
        return result;
    bool alone = line.cut || line_has_pairs(&line);
    if (!alone)
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
        *others += outcome == OUTCOME_FAULT ? 1 : 0;
        file_lines_go(rows->lines, place);
        struct file_line line;
        if (file_lines_next(rows->lines, &line, error) != FILE_RESULT_LINE)
            break;
    }
    return FILE_RESULT_LINE;
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
    *is = wrong ? fits > 0 : fits * (rows->columns - 1) >= SWALLOWED_DELIMITERS && fits >= 3 * others;
    return FILE_RESULT_LINE;
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

/* Whether there is more in a line than delimiters, quotation marks and blanks, those that never break a line among them. */
static bool line_has_text(const struct file_line *line, char delimiter)
{
    for (size_t i = 0; i < line->length; i++)
        if (line->text[i] != delimiter && !memchr(" \t\n\r\v\f\"\xc2\xa0", line->text[i], 9))
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

    if (place.in_doubt || place.in_line)
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
    if (rows->in_line)
        return csv_rows_take_lines(rows, 1, row, error);
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
    return outcome == OUTCOME_ROW ? row_accept(rows, row, error) : fault_read(rows, row->place, row, error);
}
