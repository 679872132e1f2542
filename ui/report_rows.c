/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/report_rows.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "ui/wrapped.h"

enum {
    MARGIN = 2,
    SIDE = 19,       /* columns of the headings of a compact document, which stand beside what they are of */
    SIDE_FROM = 76,  /* where there are so many columns */
    NAME_WIDEST = 26,
    WIDEST = 110,    /* longer lines are hard to read */
    LABEL_LINES = 2
};

/* Rows in the making. */
struct laying {
    struct report_rows *rows;
    int width;
    int side; /* columns before the text where headings stand beside; 0: they stand above */
    bool compact, cut;
    struct wrapped heading; /* lines of a heading that still want a row beside them; all zero: none */
    size_t heading_line;
    bool section; /* the next row begins one */
};

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

void report_rows_clear(struct report_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->rows[i].left);
        free(rows->rows[i].text);
    }
    free(rows->rows);
    free(rows->widths);
    rows->rows = NULL;
    rows->widths = NULL;
    rows->count = 0;
    scroll_clear(&rows->scroll);
}

void report_rows_done(struct report_rows *rows)
{
    report_rows_clear(rows);
    scroll_done(&rows->scroll);
    *rows = (struct report_rows){0};
}

/* The next line of a heading that waits for a row to stand beside. */
static char *heading_next(struct laying *laying)
{
    return laying->heading_line < laying->heading.count ? wrapped_line(&laying->heading, laying->heading_line++) : NULL;
}

static struct report_row *row_add(struct laying *laying, const struct document_row *shown)
{
    enum { STEP = 64 };
    struct report_rows *rows = laying->rows;
    bool opens = shown != NULL && shown->link.type != NULL;
    if (rows->count % STEP == 0)
        rows->rows = memory_resize(rows->rows, rows->count + STEP, sizeof *rows->rows);
    struct report_row *row = &rows->rows[rows->count++];
    *row = (struct report_row){.left = heading_next(laying), .column = MARGIN + laying->side, .row = shown};
    scroll_add(&rows->scroll, (opens ? SCROLL_STOP : 0u) | (laying->section ? SCROLL_SECTION : 0u));
    laying->section = false;
    return row;
}

/* The lines of a heading that found nothing beside them. */
static void heading_end(struct laying *laying)
{
    while (laying->heading_line < laying->heading.count)
        row_add(laying, NULL);
    wrapped_done(&laying->heading);
    laying->heading = (struct wrapped){0};
    laying->heading_line = 0;
}

static void blank_add(struct laying *laying)
{
    if (laying->rows->count > 0 && laying->side == 0)
        row_add(laying, NULL);
}

/* A text in as many rows as it takes; only the first one can be opened. */
static void text_add_rows(struct laying *laying, const char *text, const struct document_row *shown, enum style style, int column)
{
    struct wrapped wrapped = wrapped_text(text, laying->width - column);
    for (size_t line = 0; line < wrapped.count; line++) {
        struct report_row *row = row_add(laying, line == 0 ? shown : NULL);
        row->text = wrapped_line(&wrapped, line);
        row->style = style;
        row->column = column;
    }
    wrapped_done(&wrapped);
}

/* --- Blocks ----------------------------------------------------------------------------------------------------------- */

static void lay_heading(struct laying *laying, const struct document_block *block)
{
    heading_end(laying);
    blank_add(laying);
    laying->section = true;
    if (laying->side == 0) {
        struct report_row *row = row_add(laying, NULL);
        row->text = string_copy(block->text);
        row->style = STYLE_HEADING;
        return;
    }
    laying->heading = wrapped_text(block->text, laying->side - 2);
}

static void lay_list(struct laying *laying, const struct document_block *block)
{
    for (size_t i = 0; i < block->row_count; i++)
        text_add_rows(laying, block->rows[i].cells[0].text, &block->rows[i], draw_tone_style(block->rows[i].cells[0].tone), MARGIN + laying->side);
}

/* Names stand where headings beside do, or else in a column of their own. */
static void lay_values(struct laying *laying, const struct document_block *block)
{
    int widest = laying->side - 2;
    for (size_t i = 0; laying->side == 0 && i < block->row_count; i++) {
        int width = text_width(block->rows[i].cells[0].text);
        widest = width > widest ? width : widest;
    }
    widest = widest > NAME_WIDEST ? NAME_WIDEST : widest;
    for (size_t i = 0; i < block->row_count; i++) {
        size_t first = laying->rows->count;
        text_add_rows(laying, block->rows[i].cells[1].text, &block->rows[i], draw_tone_style(block->rows[i].cells[1].tone), MARGIN + widest + 2);
        laying->rows->rows[first].left = string_copy(block->rows[i].cells[0].text);
    }
}

static const char *cell_text(const struct document_block *block, const struct document_row *cells, size_t column)
{
    return cells != NULL ? cells->cells[column].text : block->columns[column].label;
}

/* How many lines the longest cell of a row takes. */
static size_t lines_of(const struct document_block *block, const struct document_row *cells, const int *widths)
{
    size_t most = 1;
    for (size_t i = 0; i < block->column_count; i++) {
        if (widths[i] == 0)
            continue;
        struct wrapped wrapped = wrapped_text(cell_text(block, cells, i), widths[i]);
        most = wrapped.count > most ? wrapped.count : most;
        wrapped_done(&wrapped);
    }
    return most;
}

/* A label of several words that is too long for its column stands in two lines, if that leaves all its words whole. */
static bool label_is_broken(const char *label, int width)
{
    if (width == 0 || text_width(label) <= width)
        return false;
    struct wrapped lines = wrapped_text(label, width);
    bool broken = lines.count == LABEL_LINES && strchr(label, ' ') != NULL;
    for (const char *word = label; broken && *word != '\0';) {
        char *alone = string_copy_part(word, strcspn(word, " "));
        broken = text_width(alone) <= width;
        word += strlen(alone) + strspn(word + strlen(alone), " ");
        free(alone);
    }
    wrapped_done(&lines);
    return broken;
}

static size_t label_lines(const struct document_block *block, const int *widths)
{
    for (size_t i = 0; i < block->column_count; i++)
        if (label_is_broken(block->columns[i].label, widths[i]))
            return LABEL_LINES;
    return 1;
}

/* A row of a table, or its labels (cells NULL): in a list to work from one line, of labels two where they need it; else as many as it takes. */
static void lay_table_row(struct laying *laying, const struct document_block *block, const struct document_row *cells, const int *widths)
{
    size_t lines = !laying->cut ? lines_of(block, cells, widths) : cells == NULL ? label_lines(block, widths) : 1;
    for (size_t line = 0; line < lines; line++) {
        struct report_row *row = row_add(laying, line == 0 ? cells : NULL);
        row->table = block;
        row->cells = cells;
        row->widths = widths;
        row->line = line;
        row->last = line + 1 == lines;
        row->cut = laying->cut;
    }
}

static void lay_table(struct laying *laying, const struct document_block *block, int widths[DOCUMENT_COLUMNS])
{
    enum document_fitting fitting = (laying->compact ? 0 : DOCUMENT_LABELLED) | (laying->cut ? DOCUMENT_CUT : 0);
    document_fit_columns(block, fitting, laying->width - MARGIN - laying->side, widths);
    if (!laying->compact)
        lay_table_row(laying, block, NULL, widths);
    for (size_t i = 0; i < block->row_count; i++) {
        const struct document_row *shown = &block->rows[i];
        if (shown->count == block->column_count)
            lay_table_row(laying, block, shown, widths);
        else
            text_add_rows(laying, shown->cells[0].text, shown, draw_tone_style(shown->cells[0].tone), MARGIN + laying->side);
    }
}

static void lay_block(struct laying *laying, const struct document_block *block, int widths[DOCUMENT_COLUMNS])
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        lay_heading(laying, block);
        break;
    case DOCUMENT_PARAGRAPH:
        text_add_rows(laying, block->text, NULL, STYLE_NORMAL, MARGIN + laying->side);
        break;
    case DOCUMENT_LIST:
        lay_list(laying, block);
        break;
    case DOCUMENT_TABLE:
        lay_table(laying, block, widths);
        break;
    case DOCUMENT_VALUES:
        lay_values(laying, block);
        break;
    }
}

int report_rows_text_column(bool compact, int width)
{
    return compact && width >= SIDE_FROM ? MARGIN + SIDE : MARGIN;
}

void report_rows_lay_out(struct report_rows *rows, const struct document *document, int width)
{
    struct laying laying = {.rows = rows, .width = width < WIDEST ? width : WIDEST, .compact = document->compact, .cut = document->cut || document->compact};
    laying.side = report_rows_text_column(document->compact, width) - MARGIN;
    report_rows_clear(rows);
    rows->widths = memory_new_array(document->count + 1, sizeof *rows->widths);
    for (size_t i = 0; i < document->count; i++) {
        if (i > 0 && document->blocks[i].kind != DOCUMENT_HEADING && document->blocks[i - 1].kind != DOCUMENT_HEADING)
            blank_add(&laying);
        lay_block(&laying, &document->blocks[i], rows->widths[i]);
    }
    heading_end(&laying);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

/* One line of a cell. */
static void draw_line(struct area area, int at, int column, int width, const char *text, size_t line, enum style style, enum align align)
{
    struct wrapped wrapped = wrapped_text(text, width);
    char *part = wrapped_line(&wrapped, line);
    draw_cell(area, at, column, width, part != NULL ? part : "", style, align);
    free(part);
    wrapped_done(&wrapped);
}

static void draw_table_row(const struct report_row *row, struct area area, int at)
{
    int column = row->column;
    for (size_t i = 0; i < row->table->column_count; i++) {
        const char *text = cell_text(row->table, row->cells, i);
        enum style style = row->cells != NULL ? draw_tone_style(row->cells->cells[i].tone) : STYLE_QUIET;
        enum align align = row->table->columns[i].right ? ALIGN_RIGHT : ALIGN_LEFT;
        if (row->widths[i] == 0)
            continue;
        if (row->cut && row->cells == NULL && label_is_broken(text, row->widths[i]))
            draw_line(area, at, column, row->widths[i], text, row->line, style, align);
        else if (row->cut && row->last)
            draw_cell(area, at, column, row->widths[i], text, style, align);
        else if (!row->cut)
            draw_line(area, at, column, row->widths[i], text, row->line, style, align);
        column += row->widths[i] + DOCUMENT_GAP;
    }
}

void report_row_draw(const struct report_row *row, struct area area, int at)
{
    if (row->left != NULL)
        draw_cell(area, at, MARGIN, row->column - MARGIN - 1, row->left, STYLE_NORMAL, ALIGN_LEFT);
    if (row->text != NULL)
        draw_text(area, at, row->column, row->text, row->style);
    if (row->table != NULL)
        draw_table_row(row, area, at);
}

void report_rows_draw(const struct report_rows *rows, struct area area)
{
    const struct scroll *scroll = &rows->scroll;
    for (int at = 0; at < area.rows && scroll->top + (size_t)at < rows->count; at++)
        report_row_draw(&rows->rows[scroll->top + (size_t)at], area, at);
    if (scroll->cursor < rows->count)
        draw_text(area, (int)(scroll->cursor - scroll->top), 0, ">", STYLE_NORMAL);
}

const struct document_link *report_rows_link(const struct report_rows *rows)
{
    if (rows->scroll.cursor >= rows->count)
        return NULL;
    const struct document_row *row = rows->rows[rows->scroll.cursor].row;
    return row != NULL && row->link.type != NULL ? &row->link : NULL;
}
