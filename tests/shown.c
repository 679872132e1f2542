/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/shown.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "src/text.h"

enum { COLUMNS = 256 };

/* What stands in each column of a row: a character with its combining marks; of a wide one nothing in the second. */
struct row {
    struct letter {
        const char *bytes;
        size_t length;
    } letters[COLUMNS];
    int columns; /* up to its end */
};

static void row_add(struct row *row, const char *bytes, size_t length, int width)
{
    if (width == 0 && row->columns > 0)
        row->letters[row->columns - 1].length += length;
    for (int i = 0; i < width && row->columns < COLUMNS; i++)
        row->letters[row->columns++] = (struct letter){bytes, i == 0 ? length : 0};
}

/* Reads a row and passes over its line end; without any a row is empty. */
static void row_read(struct row *row, const char **screen)
{
    size_t left = strcspn(*screen, "\n");
    row->columns = 0;
    while (left > 0) {
        uint32_t character = 0;
        int length = utf8_decode(*screen, left, &character);
        length = length > 0 ? length : 1;
        row_add(row, *screen, (size_t)length, utf8_width(character));
        *screen += length;
        left -= (size_t)length;
    }
    *screen += **screen == '\n';
}

static bool is_blank(const struct row *row, int column)
{
    return column < 0 || column >= row->columns || (row->letters[column].length == 1 && *row->letters[column].bytes == ' ');
}

static bool is_same_letter(const struct row *row, const struct row *other, int column)
{
    if (column >= row->columns || column >= other->columns)
        return column >= row->columns && column >= other->columns;
    const struct letter *left = &row->letters[column], *right = &other->letters[column];
    return left->length == right->length && memcmp(left->bytes, right->bytes, left->length) == 0;
}

/* Whether a row has a word of another in the same place, and no longer one. */
static bool is_same_word(const struct row *row, const struct row *other, int from, int to)
{
    for (int column = from; column < to; column++)
        if (!is_same_letter(row, other, column))
            return false;
    return is_blank(other, from - 1) && is_blank(other, to);
}

static bool is_same_row(const struct row *row, const struct row *other)
{
    bool same = row->columns == other->columns;
    for (int column = 0; same && column < row->columns; column++)
        same = is_same_letter(row, other, column);
    return same;
}

static size_t bytes_between(const struct row *row, int from, int to)
{
    size_t bytes = 0;
    for (int column = from; column < to; column++)
        bytes += row->letters[column].length;
    return bytes;
}

/* All of it, with its line end. */
static size_t row_bytes(const struct row *row)
{
    return bytes_between(row, 0, row->columns) + 1;
}

static int word_end(const struct row *row, int column)
{
    while (!is_blank(row, column))
        column++;
    return column;
}

/* Adds a row's words that another row (NULL: none) has not. Whether there are any. */
static bool row_count(const struct row *row, const struct row *before, struct shown *shown)
{
    int end = -1; /* of the word before, if that counted */
    bool any = false;
    for (int from = 0; from < row->columns; from++) {
        if (is_blank(row, from))
            continue;
        int to = word_end(row, from);
        bool counts = before == NULL || !is_same_word(row, before, from, to);
        size_t word = counts ? bytes_between(row, from, to) : 0;
        shown->words += word + (counts && end >= 0);
        shown->text += word + (counts && end >= 0 ? (size_t)(from - end) : 0);
        shown->places += counts && end < 0;
        any = any || counts;
        end = counts ? to : -1;
        from = to;
    }
    return any;
}

/* The blanks before a row's first word are there too in a copy of it. */
static size_t row_indent(const struct row *row)
{
    int column = 0;
    while (column < row->columns && is_blank(row, column))
        column++;
    return (size_t)column;
}

struct shown shown_count(const char *screen)
{
    struct shown shown = {0};
    struct row row;
    while (*screen != '\0') {
        row_read(&row, &screen);
        row_count(&row, NULL, &shown);
        shown.text += row_indent(&row) + 1;
        shown.rows += row_bytes(&row);
    }
    return shown;
}

struct shown shown_changed(const char *screen, const char *before)
{
    struct shown shown = {0};
    struct row row, other;
    while (*screen != '\0') {
        row_read(&row, &screen);
        row_read(&other, &before);
        shown.text += row_count(&row, &other, &shown);
        shown.rows += is_same_row(&row, &other) ? 0 : row_bytes(&row);
    }
    return shown;
}

int shown_rows_changed(const char *screen, const char *before)
{
    int rows = 0;
    struct row row, other;
    while (*screen != '\0') {
        row_read(&row, &screen);
        row_read(&other, &before);
        rows += !is_same_row(&row, &other);
    }
    return rows;
}
