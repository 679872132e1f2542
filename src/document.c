/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/document.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

/* --- Releasing ---------------------------------------------------------------------------------------------------------- */

static void row_done(struct document_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        free(row->cells[i].text);
        free(row->cells[i].address);
    }
    free(row->cells);
    free(row->link.query);
    free(row->link.code);
}

static void block_done(struct document_block *block)
{
    for (size_t i = 0; i < block->row_count; i++)
        row_done(&block->rows[i]);
    for (size_t i = 0; i < block->column_count; i++)
        free(block->columns[i].label);
    free(block->rows);
    free(block->columns);
    free(block->chart_title);
    free(block->text);
}

void document_done(struct document *document)
{
    for (size_t i = 0; i < document->count; i++)
        block_done(&document->blocks[i]);
    free(document->blocks);
    free(document->title);
    *document = (struct document){.language = document->language};
}

/* --- Making ------------------------------------------------------------------------------------------------------------- */

static char *text_copy(const char *text)
{
    return string_copy(text ? text : "");
}

void document_set_title(struct document *document, const char *title)
{
    free(document->title);
    document->title = text_copy(title);
}

static struct document_block *block_add(struct document *document, enum document_kind kind, const char *text)
{
    document->blocks = memory_resize(document->blocks, document->count + 1, sizeof *document->blocks);
    struct document_block *block = &document->blocks[document->count++];
    *block = (struct document_block){.kind = kind, .text = text_copy(text)};
    return block;
}

void document_add_heading(struct document *document, const char *text)
{
    block_add(document, DOCUMENT_HEADING, text);
}

void document_add_paragraph(struct document *document, const char *text)
{
    block_add(document, DOCUMENT_PARAGRAPH, text);
}

void document_begin_list(struct document *document)
{
    block_add(document, DOCUMENT_LIST, NULL);
}

void document_begin_values(struct document *document)
{
    block_add(document, DOCUMENT_VALUES, NULL);
}

void document_begin_table(struct document *document, const char *const *labels, const char *sides)
{
    struct document_block *block = block_add(document, DOCUMENT_TABLE, NULL);

    block->columns = memory_new_array(DOCUMENT_COLUMNS, sizeof *block->columns);
    for (; *labels && block->column_count < DOCUMENT_COLUMNS; labels++, sides++)
        block->columns[block->column_count++] = (struct document_column){.label = string_copy(*labels), .right = *sides == 'r', .main = *sides == 'm',
                                                                                .whole = *sides == 'w'};
}

void document_set_chart(struct document *document, enum document_chart chart, const char *title)
{
    struct document_block *block = &document->blocks[document->count - 1];

    block->chart = chart;
    free(block->chart_title);
    block->chart_title = text_copy(title);
}

void document_add_row(struct document *document)
{
    struct document_block *block = &document->blocks[document->count - 1];

    /* Room grows by doubling: whenever the count is a power of two it is used up. */
    if ((block->row_count & (block->row_count - 1)) == 0)
        block->rows = memory_resize(block->rows, block->row_count == 0 ? 1 : block->row_count * 2, sizeof *block->rows);
    block->rows[block->row_count++] = (struct document_row){0};
}

static struct document_row *last_row(const struct document *document)
{
    const struct document_block *block = &document->blocks[document->count - 1];
    return &block->rows[block->row_count - 1];
}

void document_add_cell(struct document *document, const char *text, enum tone tone)
{
    struct document_row *row = last_row(document);

    row->cells = memory_resize(row->cells, row->count + 1, sizeof *row->cells);
    row->cells[row->count++] = (struct document_cell){.text = text_copy(text), .tone = tone};
}

void document_add_value(struct document *document, const char *name, const char *text)
{
    document_add_row(document);
    document_add_cell(document, name, TONE_QUIET);
    document_add_cell(document, text, TONE_PLAIN);
}

void document_add_item(struct document *document, const char *text)
{
    document_add_row(document);
    document_add_cell(document, text, TONE_PLAIN);
}

void document_link_record(struct document *document, const struct record_type *type, int64_t id)
{
    struct document_link *link = &last_row(document)->link;
    link->type = type;
    link->id = id;
}

void document_link_list(struct document *document, const struct record_type *type, const char *query, const struct field *within, const char *code)
{
    struct document_link *link = &last_row(document)->link;
    free(link->query);
    free(link->code);
    *link = (struct document_link){.type = type, .query = text_copy(query), .within = within, .code = text_copy(code)};
}

/* Another scheme might run something. */
static bool is_web_address(const char *address)
{
    return strncmp(address, "https://", strlen("https://")) == 0 || strncmp(address, "http://", strlen("http://")) == 0;
}

void document_link_address(struct document *document, const char *address)
{
    struct document_row *row = last_row(document);

    if (!is_web_address(address))
        return;
    free(row->cells[row->count - 1].address);
    row->cells[row->count - 1].address = string_copy(address);
}

bool document_block_says(const struct document_block *block)
{
    return block->row_count > 0 || (block->kind != DOCUMENT_LIST && block->kind != DOCUMENT_VALUES);
}

/* --- Laying out ----------------------------------------------------------------------------------------------------------- */

enum {
    NARROW = 14,     /* columns that are not worth breaking */
    LABEL = 6,       /* where rows are cut: what is left of a label, */
    CUT = 10,        /* of a cell, */
    MAIN_LEAST = 20, /* and of what the rows are about */
};

/* How wide a column would be, how wide it stays while others can give way, and the least it can be without cutting a word. */
struct fit {
    int width, keep, least;
    int cells; /* how wide it would be without its label, where that gives way first */
    int bare;  /* the least without its label: where words must be broken those of labels are first, being read once; 0 where no cell says anything */
};

static void fit_text(struct fit *fit, const char *text)
{
    int width = text_width(text);

    fit->width = width > fit->width ? width : fit->width;
    while (*text) {
        size_t length = strcspn(text, " ");
        char *word = string_copy_part(text, length);
        width = text_width(word);
        fit->least = width > fit->least ? width : fit->least;
        free(word);
        text += length;
        text += strspn(text, " ");
    }
}

static void fit_cells(struct fit *fit, const struct document_block *block, size_t column)
{
    for (size_t i = 0; i < block->row_count; i++)
        if (block->rows[i].count == block->column_count)
            fit_text(fit, block->rows[i].cells[column].text);
}

/* Where rows are wrapped no word is broken while others can give way; the label counts as a row. */
static struct fit fit_wrapped(const struct document_block *block, enum document_fitting fitting, size_t column)
{
    struct fit fit = {0};

    fit_cells(&fit, block, column);
    fit.bare = block->columns[column].whole ? fit.width : fit.least;
    fit_text(&fit, fitting & DOCUMENT_LABELLED ? block->columns[column].label : "");
    fit.width = fit.width > 1 ? fit.width : 1;
    fit.least = fit.least > 1 ? fit.least : 1;
    fit.keep = fit.width <= NARROW || block->columns[column].whole ? fit.width : fit.least;
    fit.cells = fit.width;
    return fit;
}

/* Where rows are cut words are no matter, and of what stands in the rows more is to stay than of the label. */
static struct fit fit_cut(const struct document_block *block, enum document_fitting fitting, size_t column)
{
    struct fit fit = {.width = 1, .least = 1};
    int label = fitting & DOCUMENT_LABELLED ? text_width(block->columns[column].label) : 0;
    int least = label < LABEL ? label : LABEL;

    fit_cells(&fit, block, column);
    fit.cells = fit.width > least ? fit.width : least;
    fit.width = fit.cells > label ? fit.cells : label;
    fit.keep = fit.least = fit.bare = fit.cells <= CUT || block->columns[column].whole ? fit.cells : CUT;
    return fit;
}

/* How narrow a column may become in a round of giving way: first labels do; then all but those not worth breaking, the main one down to half of the width; then the main one
 * further; then what is not worth breaking as far as no word is cut, then words of labels, then words, at last what should stay whole. */
static int least_in_round(const struct document_column *column, const struct fit *fit, int round, int width)
{
    enum { LABELS_FIRST, MAIN_LAST, KEPT, WORDS_KEPT, CELLS_KEPT, WHOLE_LAST };

    if (round == LABELS_FIRST)
        return fit->cells;
    if (round == MAIN_LAST && column->main)
        return width / 2 > fit->keep ? width / 2 : fit->keep;
    if (round <= KEPT)
        return fit->keep;
    if (round == CELLS_KEPT)
        return fit->bare;
    if (round <= WHOLE_LAST && column->whole)
        return round == WHOLE_LAST ? fit->bare : fit->width;
    return round == WORDS_KEPT ? fit->least : 0;
}

/* The column to give way next: the widest of those that may in the first round in which one may. */
static size_t column_to_shrink(const struct document_block *block, const struct fit *fits, const int *widths, int width)
{
    enum { ROUNDS = 7 };

    for (int round = 0; round < ROUNDS; round++) {
        size_t widest = block->column_count;
        for (size_t i = 0; i < block->column_count; i++) {
            bool may = widths[i] > least_in_round(&block->columns[i], &fits[i], round, width);
            if (may && (widest == block->column_count || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest < block->column_count)
            return widest;
    }
    return 0;
}

static bool is_read(const struct document_block *block, const struct fit *fits, const int *widths, int width)
{
    int total = -DOCUMENT_GAP;

    for (size_t i = 0; i < block->column_count; i++)
        if (widths[i] > 0)
            total += DOCUMENT_GAP + (block->columns[i].main ? (widths[i] < MAIN_LEAST ? widths[i] : MAIN_LEAST) : fits[i].keep);
    return total <= width;
}

/* Leaves out the last columns, as far as what the rows are about could not be read beside them. */
static void leave_out(const struct document_block *block, const struct fit *fits, int *widths, int width)
{
    for (size_t i = block->column_count; i-- > 0 && !is_read(block, fits, widths, width);)
        if (!block->columns[i].main)
            widths[i] = 0;
}

/* Where a word would have to be broken, columns in which nothing stands are left out. */
static void leave_out_empty(const struct document_block *block, const struct fit *fits, int *widths, int width)
{
    int total = -DOCUMENT_GAP;

    for (size_t i = 0; i < block->column_count; i++)
        total += DOCUMENT_GAP + (block->columns[i].whole ? fits[i].width : fits[i].least);
    for (size_t i = 0; i < block->column_count && total > width; i++)
        widths[i] = fits[i].bare == 0 && !block->columns[i].main ? 0 : widths[i];
}

static int widths_total(const struct document_block *block, const int *widths)
{
    int total = -DOCUMENT_GAP;

    for (size_t i = 0; i < block->column_count; i++)
        total += widths[i] > 0 ? widths[i] + DOCUMENT_GAP : 0;
    return total;
}

void document_fit_columns(const struct document_block *block, enum document_fitting fitting, int width, int widths[DOCUMENT_COLUMNS])
{
    struct fit fits[DOCUMENT_COLUMNS];

    for (size_t column = 0; column < block->column_count; column++) {
        fits[column] = fitting & DOCUMENT_CUT ? fit_cut(block, fitting, column) : fit_wrapped(block, fitting, column);
        widths[column] = fits[column].width;
    }
    if (fitting & DOCUMENT_CUT)
        leave_out(block, fits, widths, width);
    else
        leave_out_empty(block, fits, widths, width);
    for (int total = widths_total(block, widths); total > width; total--) {
        size_t column = column_to_shrink(block, fits, widths, width);
        if (widths[column] <= 1)
            return;
        widths[column]--;
    }
}
