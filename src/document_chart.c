/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/document_chart.h"

#include <stdlib.h>
#include <string.h>

#include "src/html.h"
#include "src/memory.h"

/* Units of the drawing, which scales to its page. */
enum {
    CHART_WIDTH = 660,
    NAME_WIDTH = 205,
    NAME_LETTERS = 28, /* that fit into it */
    ROW_HEIGHT = 26,
    BAR_HEIGHT = 18,
    FIGURE_WIDTH = 60, /* behind the longest bar */
    CELL_MOST = 91,    /* the widest cell of a matrix */
    BASE_LINE = 18     /* of a text in its row */
};

/* Fills of cells: light, so that the black figure on each has a contrast of more than 10 to 1. */
static const char *const fills[TONE_COUNT] = {
    [TONE_PLAIN] = "#eef1f4", [TONE_QUIET] = "#eef1f4", [TONE_GOOD] = "#d4ead6", [TONE_NOTICE] = "#cfe4ee", [TONE_WARNING] = "#f7dfae", [TONE_ALARM] = "#f5c2c9",
};

/* --- Figures -------------------------------------------------------------------------------------------------------------- */

static double figure_of(const struct document_row *row, size_t column)
{
    return column < row->count ? strtod(row->cells[column].text, NULL) : 0;
}

/* The first column of figures; the count of columns where there is none. */
static size_t figure_column(const struct document_block *block)
{
    size_t column = 0;

    while (column < block->column_count && !block->columns[column].right)
        column++;
    return column;
}

static bool is_whole(const struct document_block *block, const struct document_row *row)
{
    return row->count == block->column_count;
}

static size_t rows_drawn(const struct document_block *block)
{
    size_t count = 0;

    for (size_t i = 0; i < block->row_count; i++)
        count += is_whole(block, &block->rows[i]);
    return count;
}

/* --- Pieces --------------------------------------------------------------------------------------------------------------- */

/* A text at a place; anchor: "start", "middle" or "end". */
static void add_text(struct text *html, int x, int y, const char *anchor, const char *string)
{
    text_add_format(html, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    html_add(html, string);
    text_add(html, "</text>\n");
}

/* The name of a row, cut where it is too long: it stands in the table as a whole. */
static void add_name(struct text *html, int y, const char *name)
{
    size_t bytes = text_fit(name, NAME_LETTERS, NULL);
    char *part = string_copy_part(name, bytes);
    char *shown = string_format(name[bytes] ? "%s…" : "%s", part);

    add_text(html, NAME_WIDTH - 8, y, "end", shown);
    free(shown);
    free(part);
}

static void begin(const struct document_block *block, size_t number, int height, struct text *html)
{
    text_add_format(html, "<figure>\n<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" aria-labelledby=\"c%zut c%zud\">\n<title id=\"c%zut\">",
                    CHART_WIDTH, height, number, number, number);
    html_add(html, block->chart_title);
    text_add_format(html, "</title>\n<desc id=\"c%zud\">", number);
    html_add(html, _("The table below has the same figures."));
    text_add(html, "</desc>\n");
}

/* --- Bars ----------------------------------------------------------------------------------------------------------------- */

static double largest_figure(const struct document_block *block, size_t column)
{
    double largest = 1;

    for (size_t i = 0; i < block->row_count; i++)
        if (is_whole(block, &block->rows[i]) && figure_of(&block->rows[i], column) > largest)
            largest = figure_of(&block->rows[i], column);
    return largest;
}

static void write_bars(const struct document_block *block, struct text *html)
{
    const size_t column = figure_column(block);
    const double largest = largest_figure(block, column);
    int top = 0;

    for (size_t i = 0; i < block->row_count; i++) {
        const struct document_row *row = &block->rows[i];
        if (!is_whole(block, row))
            continue;
        int width = (int)(figure_of(row, column) / largest * (CHART_WIDTH - NAME_WIDTH - FIGURE_WIDTH));
        add_name(html, top + BASE_LINE, row->cells[0].text);
        text_add_format(html, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#2f6b8a\"/>\n", NAME_WIDTH, top + (ROW_HEIGHT - BAR_HEIGHT) / 2, width, BAR_HEIGHT);
        add_text(html, NAME_WIDTH + width + 6, top + BASE_LINE, "start", row->cells[column].text);
        top += ROW_HEIGHT;
    }
}

/* --- Matrices ------------------------------------------------------------------------------------------------------------- */

static int cell_width(const struct document_block *block)
{
    size_t columns = block->column_count - figure_column(block);
    int width = (CHART_WIDTH - NAME_WIDTH) / (columns > 0 ? (int)columns : 1);

    return width < CELL_MOST ? width : CELL_MOST;
}

static void add_cell(struct text *html, int x, int y, int width, const struct document_cell *cell)
{
    bool empty = !*cell->text || strcmp(cell->text, "0") == 0;

    text_add_format(html, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"%s stroke=\"#8a949e\"/>\n", x + 1, y + 1, width - 2, ROW_HEIGHT - 2,
                    fills[cell->tone], empty ? " fill-opacity=\".3\"" : "");
    if (!empty)
        add_text(html, x + width / 2, y + BASE_LINE, "middle", cell->text);
}

static void write_matrix(const struct document_block *block, struct text *html)
{
    const size_t first = figure_column(block);
    const int width = cell_width(block);
    int top = ROW_HEIGHT;

    for (size_t column = first; column < block->column_count; column++)
        add_text(html, NAME_WIDTH + (int)(column - first) * width + width / 2, BASE_LINE, "middle", block->columns[column].label);
    for (size_t i = 0; i < block->row_count; i++) {
        const struct document_row *row = &block->rows[i];
        if (!is_whole(block, row))
            continue;
        add_name(html, top + BASE_LINE, row->cells[0].text);
        for (size_t column = first; column < block->column_count; column++)
            add_cell(html, NAME_WIDTH + (int)(column - first) * width, top, width, &row->cells[column]);
        top += ROW_HEIGHT;
    }
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

void document_chart_write(const struct document_block *block, size_t number, struct text *html)
{
    const int rows = (int)rows_drawn(block);

    if (block->chart == DOCUMENT_NO_CHART || rows == 0 || figure_column(block) == block->column_count)
        return;
    begin(block, number, (rows + (block->chart == DOCUMENT_MATRIX)) * ROW_HEIGHT, html);
    switch (block->chart) {
    case DOCUMENT_BARS:
        write_bars(block, html);
        break;
    case DOCUMENT_MATRIX:
        write_matrix(block, html);
        break;
    case DOCUMENT_NO_CHART:
        break;
    }
    text_add(html, "</svg>\n</figure>\n");
}
