/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"

enum {
    TABLE_SAMPLE = 200,   /* rows from which the widths are taken */
    TABLE_GAP = 2,
    TABLE_WIDEST = 80,    /* of a column that others follow */
    TABLE_NARROWEST = 16, /* a column is not cut below this: rather the last is left out */
    TERMINAL_COLUMNS = 80
};

static const char ellipsis[] = "\xe2\x80\xa6";

struct table {
    FILE *stream;
    size_t columns;
    int width;
    int *widths;
    int *least;  /* of each column, below which it is not cut */
    char **held; /* cells of the rows held back */
    size_t rows; /* held back */
    bool settled;
};

struct table *table_new(FILE *stream, size_t columns, int width)
{
    struct table *table = memory_new(sizeof *table);

    table->stream = stream;
    table->columns = columns;
    table->width = width;
    table->widths = memory_new_array(columns, sizeof *table->widths);
    table->least = memory_new_array(columns, sizeof *table->least);
    for (size_t i = 0; i < columns; i++)
        table->least[i] = TABLE_NARROWEST;
    table->held = memory_new_array(columns * TABLE_SAMPLE, sizeof *table->held);
    return table;
}

void table_keep(struct table *table, size_t column, int width)
{
    table->least[column] = width;
}

/* --- Widths ----------------------------------------------------------------------------------------------------------- */

static void widths_measure(struct table *table)
{
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        int *width = &table->widths[i % table->columns];
        int needed = text_width(table->held[i]);

        if (needed > TABLE_WIDEST && (table->width == 0 || i % table->columns + 1 < table->columns))
            needed = TABLE_WIDEST;
        if (*width < needed)
            *width = needed;
    }
}

static int widths_sum(const struct table *table)
{
    int sum = -TABLE_GAP;

    for (size_t i = 0; i < table->columns; i++)
        if (table->widths[i] > 0)
            sum += table->widths[i] + TABLE_GAP;
    return sum;
}

/* The column that gives way next: the widest but the first, the last of several; the number of columns where none can. */
static size_t widths_yielding(const struct table *table)
{
    size_t found = table->columns;

    for (size_t i = 1; i < table->columns; i++)
        if (table->widths[i] > table->least[i] && (found == table->columns || table->widths[i] >= table->widths[found]))
            found = i;
    return found;
}

/* Leaves out the last column that is there; the first two stay. */
static bool widths_drop(struct table *table)
{
    for (size_t i = table->columns; i-- > 2;) {
        if (table->widths[i] > 0) {
            table->widths[i] = 0;
            return true;
        }
    }
    return false;
}

/* Cuts the first two columns, which are left, into a width that is hardly one. */
static void widths_squeeze(struct table *table)
{
    int left = table->width - table->widths[0] - TABLE_GAP;

    if (table->columns > 1)
        table->widths[1] = left > 0 ? left : 0;
    if (left <= 0)
        table->widths[0] = table->width;
}

static void widths_cut(struct table *table)
{
    while (widths_sum(table) > table->width) {
        size_t yielding = widths_yielding(table);

        if (yielding < table->columns)
            table->widths[yielding]--;
        else if (!widths_drop(table)) {
            widths_squeeze(table);
            return;
        }
    }
}

/* Makes the columns fit into the table's width; what a column that was left out has freed goes back to the others, the first of them first. */
static void widths_fit(struct table *table)
{
    int *wanted = memory_new_array(table->columns, sizeof *wanted);

    memcpy(wanted, table->widths, table->columns * sizeof *wanted);
    widths_cut(table);
    for (size_t i = 0; i < table->columns; i++) {
        int left = table->width - widths_sum(table);
        int lacking = table->widths[i] > 0 ? wanted[i] - table->widths[i] : 0;

        table->widths[i] += lacking < left ? lacking : left;
    }
    free(wanted);
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

/* Appends a cell, cut to the width where the table is cut; returns its columns. */
static int row_add_cell(const struct table *table, struct text *row, const char *cell, int width)
{
    int used = text_width(cell);

    if (table->width == 0 || used <= width) {
        text_add(row, cell);
        return used;
    }
    text_add_bytes(row, cell, text_fit(cell, width - 1, &used));
    text_add(row, ellipsis);
    return used + 1;
}

static void row_write(const struct table *table, char *const *cells)
{
    struct text row = {0};
    size_t end = 0; /* of what is no padding */
    int padding = 0;

    for (size_t i = 0; i < table->columns; i++) {
        int width = table->widths[i];

        if (width == 0 && (table->width > 0 || !*cells[i]))
            continue;
        for (; padding > 0; padding--)
            text_add(&row, " ");
        int used = row_add_cell(table, &row, cells[i], width);
        end = *cells[i] ? row.length : end;
        padding = (used < width ? width - used : 0) + TABLE_GAP;
    }
    fwrite(text_string(&row), 1, end, table->stream);
    fputc('\n', table->stream);
    text_done(&row);
}

static void table_flush(struct table *table)
{
    if (!table->settled) {
        widths_measure(table);
        if (table->width > 0)
            widths_fit(table);
        table->settled = true;
    }
    for (size_t i = 0; i < table->rows; i++)
        row_write(table, table->held + i * table->columns);
    for (size_t i = 0; i < table->rows * table->columns; i++)
        free(table->held[i]);
    table->rows = 0;
}

void table_add(struct table *table, const char *const *cells)
{
    char **held = table->held + table->rows * table->columns;

    for (size_t i = 0; i < table->columns; i++)
        held[i] = text_visible(cells[i] ? cells[i] : "", false);
    table->rows++;
    if (table->settled || table->rows == TABLE_SAMPLE)
        table_flush(table);
}

void table_end(struct table *table)
{
    table_flush(table);
    free(table->held);
    free(table->least);
    free(table->widths);
    free(table);
}

int table_terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    int named = columns ? atoi(columns) : 0;

    if (!isatty(STDOUT_FILENO))
        return 0;
    if (named > 0)
        return named;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return TERMINAL_COLUMNS;
}
