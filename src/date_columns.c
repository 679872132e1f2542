/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/date_columns.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/clean.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/plain.h"
#include "src/quote.h"
#include "src/text.h"

enum {
    ROWS_LEAST = 1000, /* looked at for dates; */
    ROWS_MOST = 50000  /* as long as what was found may still be read either way */
};

/* The days that spreadsheets count from 1900 are those since 1970 and so many; the numbers of days that lists are about: from October 1954 to April 2064. */
enum { NUMBERED_BEFORE = 25569, NUMBERED_FIRST = 20000, NUMBERED_LAST = 60000, NUMBER_DIGITS = 5 };

/* What the dates of a column say. */
struct saying {
    bool day_first, month_first;
    bool other;   /* something in it is no day's number */
    char *number; /* the first that is one, or NULL */
};

/* --- Looking ------------------------------------------------------------------------------------------------------------ */

/* The date at the beginning of a cell, without the time of the day behind it. */
static char *cell_date(const char *cell)
{
    const bool is_plain = cell[text_ascii_length(cell)] == '\0' || !utf8_is_valid(cell, strlen(cell));
    char *plain = is_plain ? NULL : plain_number(cell);
    char *date = string_copy_part(plain ? plain : cell, date_length(plain ? plain : cell));

    free(plain);
    return date;
}

/* With points the day is first wherever dates are written so. */
static bool has_open_order(const char *date)
{
    return strpbrk(date, "/-") != NULL;
}

/* A day by its number in a spreadsheet. */
static bool number_read(const char *text, struct date *date)
{
    if (strlen(text) != NUMBER_DIGITS || strspn(text, "0123456789") != NUMBER_DIGITS)
        return false;
    const long number = strtol(text, NULL, 10);
    *date = date_from_days(number - NUMBERED_BEFORE);
    return number >= NUMBERED_FIRST && number <= NUMBERED_LAST;
}

static void number_look(const char *given, struct saying *saying)
{
    struct date date;

    if (saying->other || *given == '\0')
        return;
    char *cell = clean_cell(given);
    const bool is = number_read(cell, &date);

    saying->other = !is && *cell != '\0' && !clean_is_nothing(cell);
    if (is && !saying->number)
        saying->number = string_copy(cell);
    free(cell);
}

static bool is_numbered(const struct saying *saying)
{
    return saying->number && !saying->other;
}

static void cell_look(struct mapping_column *column, const char *cell, struct saying *saying)
{
    number_look(cell, saying);
    if (!isdigit((unsigned char)*cell) && (unsigned char)*cell < 0x80)
        return;
    char *date = cell_date(cell);
    enum date_order order = date_order_of(date);
    saying->day_first = saying->day_first || order == DATE_ORDER_DAY_FIRST;
    saying->month_first = saying->month_first || order == DATE_ORDER_MONTH_FIRST;
    if (!column->date_example && (order == DATE_ORDER_MONTH_FIRST || (order == DATE_ORDER_EITHER && has_open_order(date))))
        column->date_example = string_copy(date);
    free(date);
}

/* Whether a column has dates that may be read either way so far, or nothing but numbers of days. */
static bool is_open(const struct mapping *mapping, const struct saying *sayings)
{
    bool open = false;

    for (size_t i = 0; i < mapping->count; i++)
        open = open || is_numbered(&sayings[i]) || (mapping->columns[i].date_example && !sayings[i].day_first && !sayings[i].month_first);
    return open;
}

static void rows_look(struct mapping *mapping, struct csv_stream *stream, struct saying *sayings)
{
    struct csv_stream_row row;
    struct error error;

    for (size_t rows = 0; rows < ROWS_LEAST || (rows < ROWS_MOST && is_open(mapping, sayings)); rows++) {
        if (csv_stream_next(stream, &row, &error) != CSV_RESULT_ROW)
            break;
        for (size_t i = 0; csv_flaw_is_taken(row.flaw) && i < row.count && i < mapping->count; i++)
            cell_look(&mapping->columns[i], row.cells[i], &sayings[i]);
    }
    csv_stream_rewind(stream);
}

/* --- What it comes to --------------------------------------------------------------------------------------------------- */

static void example_forget(struct mapping_column *column)
{
    free(column->date_example);
    column->date_example = NULL;
}

static void order_settle(struct mapping_column *column, const struct saying *saying, enum date_order asked)
{
    const bool tells = saying->day_first != saying->month_first;

    column->date_said = column->date_said || (asked != DATE_ORDER_NONE && column->date_example);
    /* What was said of an earlier list goes where this one does not tell. */
    if (asked == DATE_ORDER_NONE && column->date_said && !tells)
        asked = column->month_first ? DATE_ORDER_MONTH_FIRST : DATE_ORDER_DAY_FIRST;
    const bool told = asked != DATE_ORDER_NONE || tells;

    column->month_first = told ? asked == DATE_ORDER_MONTH_FIRST || (asked == DATE_ORDER_NONE && saying->month_first) : false;
    column->date_doubt = !told && column->date_example;
    if (!column->month_first && !column->date_doubt)
        example_forget(column);
}

static void column_settle(struct mapping_column *column, struct saying *saying, enum date_order asked)
{
    order_settle(column, saying, asked);
    column->date_numbered = is_numbered(saying);
    column->date_unnumbered = column->date_unnumbered && column->date_numbered;
    if (column->date_numbered) {
        example_forget(column);
        column->date_example = saying->number;
        column->date_doubt = false;
    } else {
        free(saying->number);
    }
}

void date_columns_find(struct mapping *mapping, struct csv_stream *stream, enum date_order asked)
{
    struct saying *sayings = memory_new_array(mapping->count + 1, sizeof *sayings);

    for (size_t i = 0; i < mapping->count; i++)
        example_forget(&mapping->columns[i]);
    rows_look(mapping, stream, sayings);
    for (size_t i = 0; i < mapping->count; i++)
        column_settle(&mapping->columns[i], &sayings[i], asked);
    free(sayings);
}

bool date_column_read(const struct mapping_column *column, const char *text, char date[DATE_TEXT_SIZE])
{
    struct date read;

    if (column->date_numbered && !column->date_unnumbered && number_read(text, &read)) {
        date_print(read, date);
        return true;
    }
    if (!column->month_first || column->date_numbered)
        return false;
    char *day = cell_date(text);
    /* What slashes say is not said of points. */
    const bool is_said = has_open_order(day) || !column->date_example || !has_open_order(column->date_example);
    bool is = is_said && date_parse_month_first(day, &read);
    free(day);
    if (is)
        date_print(read, date);
    return is;
}

void date_column_turn(struct mapping_column *column)
{
    if (column->date_numbered) {
        column->date_unnumbered = !column->date_unnumbered;
        return;
    }
    column->month_first = !column->month_first;
    column->date_said = true;
    column->date_doubt = false;
}

/* --- Telling it --------------------------------------------------------------------------------------------------------- */

/* A column's date as it is read, or the other way round, or that it is none. */
static const char *example_show(const struct mapping_column *column, bool other, char text[DATE_TEXT_SIZE])
{
    const char *example = column->date_example;
    const bool month_first = column->month_first != other;
    struct date date;
    bool is = column->date_numbered ? column->date_unnumbered == other && number_read(example, &date)
              : month_first         ? date_parse_month_first(example, &date)
                                    : date_parse(example, &date);

    /* TRANSLATORS: what 12/31/2026 is with the day first: "12/31/2026 is no date". */
    return is ? date_show(date, message_language(), text) : _("no date");
}

char *date_column_text(const struct mapping_column *column)
{
    char read[DATE_TEXT_SIZE], other[DATE_TEXT_SIZE];
    const char *example = column->date_example;
    struct quote header, quoted;

    if (!example)
        return NULL;
    quote_text(&header, column->header);
    quote_text(&quoted, example);
    const char *as = example_show(column, false, read), *might = example_show(column, true, other);
    /* TRANSLATORS: the header of a column, a number in it, and the date that it stands for. */
    if (column->date_numbered)
        return column->date_unnumbered ? NULL : string_format(_("Dates in \"%s\" are numbers, as a spreadsheet counts the days: %s is %s."), header.text, quoted.text, as);
    /* TRANSLATORS: the header of a column, a date in it, and that date as it is read; in the last one as it might be meant, too. */
    if (column->month_first)
        return string_format(_("Dates in \"%s\" are read with the month first: %s as %s."), header.text, quoted.text, as);
    if (!column->date_doubt)
        return string_format(_("Dates in \"%s\" are read with the day first: %s as %s."), header.text, quoted.text, as);
    return string_format(_("Doubtful: dates in \"%s\" are read with the day first, %s as %s; it might be %s."), header.text, quoted.text, as, might);
}

char *date_column_line(const struct mapping_column *column)
{
    char read[DATE_TEXT_SIZE], other[DATE_TEXT_SIZE];
    const char *example = column->date_example;
    struct quote header, quoted;

    if (!example)
        return NULL;
    /* TRANSLATORS: the header of a column, a date in it, how that is read, and how Enter makes it be read. */
    return string_format(_("%s: %s is %s (Enter: %s)"), quote_text(&header, column->header), quote_text(&quoted, example),
                         example_show(column, false, read), example_show(column, true, other));
}

bool date_column_is_filled(const struct mapping *mapping, size_t column)
{
    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].column == column && mapping->links[i].field && mapping->links[i].field->kind == FIELD_DATE)
            return true;
    return false;
}
