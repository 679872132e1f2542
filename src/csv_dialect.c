/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_dialect.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/csv_cells.h"
#include "src/csv_wrapped.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

enum {
    ROWS_MAXIMUM = 1000, /* so many rows of a sample are enough */
    ROW_LINES = 100,     /* a quoted cell over more lines is a quotation mark out of place */
    COLUMNS_JUDGED = 64, /* of the first row, when asking whether it is a header */
    HEADER_REACH = 10,   /* the header is among so many first rows of the table's width */
    FILLED_SEVERAL = 3   /* so many filled cells are a row beyond doubt */
};

const char csv_delimiters[CSV_DELIMITERS] = {',', ';', '\t', '|'};

/* What a cell looks like. */
enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_YEAR, CELL_NUMBER, CELL_DATE, CELL_ADDRESS };

/* A row of the sample. */
struct shape {
    size_t line;
    size_t lines;
    size_t given;  /* cells */
    size_t filled; /* of them not blank */
    unsigned char kinds[COLUMNS_JUDGED];
};

/* The sample read with one delimiter. */
struct reading {
    char delimiter;
    struct shape *rows;
    size_t count;
    size_t faults;
    size_t usual; /* cells that most rows have, of those that have several */
    size_t fits;  /* rows that have as many */
};

/* The lines of the sample. */
struct sample {
    const char *bytes;
    size_t length;
    struct sample_line {
        size_t start;
        size_t length;
        bool is_wrapped; /* it was one quoted cell */
    } *lines;
    size_t count;
};

char csv_delimiter_parse(const char *text)
{
    static const struct {
        const char *name;
        char delimiter;
    } names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"\\t", '\t'}, {"pipe", '|'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(text, names[i].name) == 0)
            return names[i].delimiter;
    }
    bool one = text[0] != '\0' && text[1] == '\0';
    return one && (unsigned char)text[0] < 0x80 && !isalnum((unsigned char)text[0]) && strchr("\"\r\n ", text[0]) == NULL ? text[0] : '\0';
}

const char *csv_delimiter_name(char delimiter)
{
    switch (delimiter) {
    case ',':
        return _("comma");
    case ';':
        return _("semicolon");
    case '\t':
        return _("tab");
    case '|':
        return _("vertical bar");
    default:
        return _("another delimiter");
    }
}

char *csv_dialect_delimiter(const struct csv_dialect *dialect)
{
    const char *name = csv_delimiter_name(dialect->delimiter);
    /* TRANSLATORS: after the delimiter of a list: "comma, each line in quotation marks" */
    return dialect->is_wrapped ? string_format("%s, %s", name, _("each line in quotation marks")) : string_copy(name);
}

static void sample_lines(struct sample *sample, bool whole)
{
    size_t capacity = 0, start = 0;
    while (start < sample->length) {
        size_t end = start;
        while (end < sample->length && sample->bytes[end] != '\n' && sample->bytes[end] != '\r')
            end++;
        if (end == sample->length && !whole)
            break;
        if (sample->count == capacity) {
            capacity = capacity * 2 + 64;
            sample->lines = memory_resize(sample->lines, capacity, sizeof *sample->lines);
        }
        sample->lines[sample->count++] = (struct sample_line){.start = start, .length = end - start};
        bool both = end + 1 < sample->length && sample->bytes[end] == '\r' && sample->bytes[end + 1] == '\n';
        start = end + (both ? 2 : 1);
    }
}

static bool is_address(const char *cell)
{
    return strstr(cell, "://") != NULL || strncasecmp(cell, "www.", 4) == 0 || (strchr(cell, '@') != NULL && strchr(cell, ' ') == NULL);
}

static enum cell_kind cell_kind(const char *cell)
{
    size_t digits = 0, others = 0, marks = 0;
    const char *at = cell;
    while (*at == ' ' || *at == '\t' || *at == '\n' || strncmp(at, "\xc2\xa0", 2) == 0)
        at += *at == '\xc2' ? 2 : 1;
    if (*at == '\0')
        return CELL_EMPTY;
    if (is_address(at))
        return CELL_ADDRESS;
    for (; *at != '\0'; at++) {
        digits += isdigit((unsigned char)*at) ? 1 : 0;
        marks += strchr("-/.:", *at) != NULL && at != cell ? 1 : 0;
        others += strchr("0123456789+-/., :()%", *at) == NULL ? 1 : 0;
    }
    if (digits == 0 || others > 0)
        return CELL_TEXT;
    if (digits == 4 && marks == 0)
        return CELL_YEAR;
    return marks >= 2 && digits >= 6 ? CELL_DATE : CELL_NUMBER;
}

static void shape_add(struct reading *reading, struct csv_cells *cells, size_t line, size_t lines)
{
    const char *const *list;
    struct shape shape = {.line = line, .lines = lines, .given = csv_cells_get(cells, &list)};
    for (size_t i = 0; i < shape.given; i++) {
        enum cell_kind kind = cell_kind(list[i]);
        shape.filled += kind != CELL_EMPTY ? 1 : 0;
        if (i < COLUMNS_JUDGED)
            shape.kinds[i] = (unsigned char)kind;
    }
    if (shape.filled == 0)
        return;
    reading->rows = memory_resize(reading->rows, reading->count + 1, sizeof *reading->rows);
    reading->rows[reading->count++] = shape;
}

/* Reads a row that begins on a line; returns how many lines it takes, 0 where it has a quotation mark out of place. The semicolon of an entity is taken for no delimiter. */
static size_t row_read(const struct sample *sample, size_t at, char delimiter, struct csv_cells *cells)
{
    const struct sample_line *first = &sample->lines[at];
    const char *text = sample->bytes + first->start;
    if (delimiter == ';' && memchr(text, '&', first->length) && csv_cells_set_line(cells, text, first->length, true))
        return 1;
    csv_cells_clear(cells);
    for (size_t lines = 1; lines <= ROW_LINES && at + lines <= sample->count; lines++) {
        const struct sample_line *line = &sample->lines[at + lines - 1];
        if (!csv_cells_add_line(cells, sample->bytes + line->start, line->length))
            return 0;
        if (!csv_cells_are_open(cells))
            return lines;
    }
    return 0;
}

static void reading_read(struct reading *reading, const struct sample *sample)
{
    struct csv_cells *cells = csv_cells_new(reading->delimiter, CSV_QUOTES_LITERAL);
    for (size_t at = 0; at < sample->count && reading->count < ROWS_MAXIMUM;) {
        size_t lines = row_read(sample, at, reading->delimiter, cells);
        if (lines == 0)
            reading->faults++;
        else if (csv_cells_are_complete(cells))
            shape_add(reading, cells, at + 1, lines);
        at += lines == 0 ? 1 : lines;
    }
    csv_cells_free(cells);
}

static size_t rows_with(const struct reading *reading, size_t given)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->count; i++)
        count += reading->rows[i].given == given ? 1 : 0;
    return count;
}

/* Names of columns: most cells have text, none is a number, a date or an address. */
static bool row_is_names(const struct shape *row)
{
    for (size_t i = 0; i < row->given && i < COLUMNS_JUDGED; i++) {
        if (row->kinds[i] > CELL_YEAR)
            return false;
    }
    return row->filled == row->given;
}

/* Where no two rows have equally many cells the longest that could name columns says how many there are. */
static void reading_judge_ragged(struct reading *reading)
{
    size_t most = 1;
    for (size_t i = 0; i < reading->count; i++) {
        const struct shape *row = &reading->rows[i];
        if (row->given > most && row_is_names(row))
            most = row->given;
    }
    if (most > 1)
        reading->usual = most;
}

/* Rows of several cells; where none has them the table has one column. */
static void reading_judge(struct reading *reading)
{
    size_t judged = 0;
    for (size_t i = 0; i < reading->count && judged < HEADER_REACH * HEADER_REACH; i++) {
        size_t given = reading->rows[i].given;
        if (given < 2 || given == reading->usual)
            continue;
        size_t fits = rows_with(reading, given);
        judged++;
        if (fits < reading->fits || (fits == reading->fits && given <= reading->usual))
            continue;
        reading->usual = given;
        reading->fits = fits;
    }
    if (reading->fits == 1)
        reading_judge_ragged(reading);
}

static double reading_share(const struct reading *reading)
{
    size_t all = reading->count + reading->faults;
    return all == 0 ? 0 : (double)reading->fits / (double)all;
}

static size_t first_fit(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (reading->rows[i].given == reading->usual)
            return reading->rows[i].line;
    }
    return SIZE_MAX;
}

static double width_weight(size_t columns)
{
    double weight = 1;
    for (; columns > 1; columns /= 2)
        weight += 1;
    return weight;
}

/* A delimiter is right where most rows have equally many cells, the more the better, and from the header on. */
static double reading_score(const struct reading *reading, size_t earliest)
{
    double share = reading_share(reading);
    double score = share * share * width_weight(reading->usual);
    return first_fit(reading) > earliest ? score / 2 : score;
}

static bool is_table(const struct reading *reading)
{
    if (reading->usual < 2)
        return false;
    return reading_share(reading) >= 1.0 / 3 || (reading->count > 0 && reading->rows[0].given >= 2);
}

/* The delimiter that splits the fewest rows, for a table of one column. */
static size_t readings_choose_quiet(struct reading *readings, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        readings[i].usual = 1;
        readings[i].fits = rows_with(&readings[i], 1);
        if (readings[i].count - readings[i].fits < readings[best].count - readings[best].fits)
            best = i;
    }
    return best;
}

static size_t readings_choose(struct reading *readings, size_t count)
{
    size_t best = 0, earliest = SIZE_MAX;
    double best_score = 0;
    for (size_t i = 0; i < count; i++) {
        if (reading_share(&readings[i]) >= 0.5 && first_fit(&readings[i]) < earliest)
            earliest = first_fit(&readings[i]);
    }
    for (size_t i = 0; i < count; i++) {
        double score = is_table(&readings[i]) ? reading_score(&readings[i], earliest) : 0;
        if (score <= best_score)
            continue;
        best = i;
        best_score = score;
    }
    return best_score > 0 ? best : readings_choose_quiet(readings, count);
}

/* The row of the table's width that most cells of are filled: not a title that a spreadsheet padded, not a line above groups of columns. */
static size_t table_first(const struct reading *reading)
{
    size_t first = SIZE_MAX, reach = 0;
    for (size_t i = 0; i < reading->count && reach < HEADER_REACH; i++) {
        const struct shape *row = &reading->rows[i];
        if (row->given != reading->usual && reading->usual > 1)
            continue;
        first = first == SIZE_MAX ? i : first;
        reach++;
        if (row->filled * 2 >= row->given)
            return i;
    }
    return first == SIZE_MAX ? 0 : first;
}

/* A header may be one cell shorter or longer than the rows below it, which a delimiter at the end of each makes. */
static size_t header_step_back(const struct reading *reading, size_t first)
{
    if (first == 0 || row_is_names(&reading->rows[first]))
        return first;
    const struct shape *above = &reading->rows[first - 1];
    bool adjacent = above->line + above->lines == reading->rows[first].line;
    bool wide = above->given >= 2 && above->given + 1 >= reading->usual && above->filled * 2 > reading->usual;
    return adjacent && wide && (row_is_names(above) || above->filled + 1 >= above->given) ? first - 1 : first;
}

/* Whether most rows below have the kind in the column, and none has text there. */
static bool column_is(const struct reading *reading, size_t first, size_t column, enum cell_kind kind)
{
    size_t same = 0, rows = 0;
    for (size_t i = first + 1; i < reading->count; i++) {
        const struct shape *row = &reading->rows[i];
        if (column >= row->given || row->kinds[column] == CELL_EMPTY)
            continue;
        rows++;
        same += row->kinds[column] == (unsigned char)kind ? 1 : 0;
    }
    return rows > 0 && same * 2 > rows;
}

/* Whether the first row is data like the rows below it. */
static bool first_is_data(const struct reading *reading, size_t first)
{
    const struct shape *row = &reading->rows[first];
    bool like = false;
    for (size_t i = 0; i < row->given && i < COLUMNS_JUDGED; i++) {
        enum cell_kind kind = row->kinds[i];
        if (kind == CELL_TEXT && (column_is(reading, first, i, CELL_NUMBER) || column_is(reading, first, i, CELL_DATE) ||
                                  column_is(reading, first, i, CELL_ADDRESS)))
            return false;
        like = like || (kind > CELL_YEAR && column_is(reading, first, i, kind));
    }
    return like;
}

static const struct shape *row_on_line(const struct reading *reading, size_t line)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (reading->rows[i].line == line)
            return &reading->rows[i];
    }
    return NULL;
}

/* More columns than the header names are there only where most rows have them. */
static size_t columns_of(const struct reading *reading, const struct shape *first)
{
    size_t longer = 0, rows = 0;
    if (first == NULL)
        return reading->usual > 0 ? reading->usual : 1;
    for (const struct shape *row = first + 1; row < reading->rows + reading->count; row++, rows++)
        longer += row->given > first->given ? 1 : 0;
    bool most = longer * 2 > rows && reading->usual > first->given;
    return most ? reading->usual : first->given;
}

/* Whether no more rows from the first on have a single cell filled than have several. */
static bool rows_are_full(const struct reading *reading, const struct shape *first)
{
    size_t single = 0, several = 0;
    for (const struct shape *row = first; row != NULL && row < reading->rows + reading->count; row++) {
        single += row->filled == 1 ? 1 : 0;
        several += row->filled >= FILLED_SEVERAL ? 1 : 0;
    }
    return several > 1 && several >= single;
}

/* Lines above the table that look like rows of it. */
static void above_find(struct csv_dialect *dialect, const struct reading *reading)
{
    for (size_t i = 0; i < reading->count && reading->rows[i].line < dialect->first_line; i++) {
        const struct shape *row = &reading->rows[i];
        if (dialect->columns < 2 || row->given != dialect->columns || row->filled * 2 <= row->given)
            continue;
        if (dialect->above < CSV_ABOVE_TOLD)
            dialect->above_lines[dialect->above] = row->line;
        dialect->above++;
    }
}

static void dialect_place(struct csv_dialect *dialect, const struct reading *reading, const struct csv_options *options)
{
    const struct shape *first = NULL;
    bool header = !options->no_header;
    if (options->header_line > 0) {
        first = row_on_line(reading, options->header_line);
        dialect->first_line = options->header_line;
    } else if (reading->count > 0) {
        size_t place = header_step_back(reading, table_first(reading));
        first = &reading->rows[place];
        header = header && !first_is_data(reading, place);
        dialect->first_line = first->line;
    }
    dialect->header_line = header ? dialect->first_line : 0;
    dialect->columns = columns_of(reading, first);
    dialect->is_full = rows_are_full(reading, header && first != NULL ? first + 1 : first);
    above_find(dialect, reading);
}

/* "sep=;" on the first line, as some spreadsheets write and read it. */
static char delimiter_said(const struct sample *sample)
{
    if (sample->count == 0 || sample->lines[0].length != 5)
        return '\0';
    const char *line = sample->bytes + sample->lines[0].start;
    return strncasecmp(line, "sep=", 4) == 0 ? line[4] : '\0';
}

static size_t readings_make(struct reading *readings, const struct sample *sample, char known)
{
    size_t count = 0;
    for (size_t i = 0; i < CSV_DELIMITERS && known == '\0'; i++)
        readings[count++] = (struct reading){.delimiter = csv_delimiters[i]};
    if (known != '\0')
        readings[count++] = (struct reading){.delimiter = known};
    for (size_t i = 0; i < count; i++) {
        reading_read(&readings[i], sample);
        reading_judge(&readings[i]);
    }
    return count;
}

/* Whether the lines that were quoted whole are rows of the table's width, most of them. */
static bool wrapped_are_rows(const struct sample *sample, const struct reading *reading)
{
    size_t rows = 0, fit = 0;
    for (size_t i = 0; i < reading->count; i++) {
        const struct shape *row = &reading->rows[i];
        const struct sample_line *line = &sample->lines[row->line - 1];
        bool fits = row->given == reading->usual;
        if (!line->is_wrapped)
            continue;
        if (fits && fit == 0 && csv_wrapped_is_prose(sample->bytes + line->start, line->length, reading->delimiter))
            return false;
        rows++;
        fit += fits ? 1 : 0;
    }
    return reading->usual > 1 && rows > 0 && fit * 4 >= rows * 3;
}

static struct csv_dialect dialect_read(struct sample *sample, const struct csv_options *options)
{
    struct reading readings[CSV_DELIMITERS];
    char said = delimiter_said(sample);
    if (said != '\0')
        sample->lines[0].length = 0;
    size_t count = readings_make(readings, sample, options->delimiter != '\0' ? options->delimiter : said);
    const struct reading *best = &readings[readings_choose(readings, count)];
    struct csv_dialect dialect = {.delimiter = best->delimiter};
    dialect_place(&dialect, best, options);
    dialect.is_wrapped = wrapped_are_rows(sample, best);
    for (size_t i = 0; i < count; i++)
        free(readings[i].rows);
    return dialect;
}

/* The lines of a sample taken out of the quotation marks around them; false where they do not look like such. */
static bool sample_unwrap(const struct sample *sample, struct text *inner, struct sample *unwrapped)
{
    struct csv_wrapping wrapping = {0};
    *unwrapped = (struct sample){.lines = memory_new_array(sample->count + 1, sizeof *unwrapped->lines)};
    for (; unwrapped->count < sample->count; unwrapped->count++) {
        const struct sample_line *line = &sample->lines[unwrapped->count];
        struct sample_line *out = &unwrapped->lines[unwrapped->count];
        *out = (struct sample_line){.start = inner->length};
        out->is_wrapped = csv_wrapped_take(sample->bytes + line->start, line->length, inner);
        if (!out->is_wrapped)
            text_add_bytes(inner, sample->bytes + line->start, line->length);
        out->length = inner->length - out->start;
        csv_wrapping_add(&wrapping, text_string(inner) + out->start, out->length, out->is_wrapped);
    }
    unwrapped->bytes = text_string(inner);
    return csv_wrapping_is(&wrapping);
}

struct csv_dialect csv_dialect_find(const char *text, size_t length, bool whole, const struct csv_options *options)
{
    struct sample sample = {.bytes = text, .length = length}, unwrapped;
    struct csv_dialect dialect = {0};
    struct text inner = {0};
    sample_lines(&sample, whole);
    const bool looks_wrapped = sample_unwrap(&sample, &inner, &unwrapped);
    if (options->lines == CSV_LINES_QUOTED || (options->lines == CSV_LINES_FOUND && looks_wrapped))
        dialect = dialect_read(&unwrapped, options);
    dialect.is_wrapped = dialect.is_wrapped || options->lines == CSV_LINES_QUOTED;
    if (!dialect.is_wrapped)
        dialect = dialect_read(&sample, options);
    text_done(&inner);
    free(unwrapped.lines);
    free(sample.lines);
    return dialect;
}
