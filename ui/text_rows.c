/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/text_rows.h"

#include <stdlib.h>

#include "src/guidance.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/wrapped.h"

enum { LEFT_MARGIN = 2 };

void text_rows_clear(struct text_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->rows[i].left);
        free(rows->rows[i].text);
    }
    free(rows->rows);
    rows->rows = NULL;
    rows->count = 0;
    scroll_clear(&rows->scroll);
}

void text_rows_done(struct text_rows *rows)
{
    text_rows_clear(rows);
    scroll_done(&rows->scroll);
    *rows = (struct text_rows){0};
}

/* Takes over left and text. */
static void row_add(struct text_rows *rows, unsigned marks, enum style style, int column, char *left, char *text)
{
    enum { STEP = 64 };
    if (rows->count % STEP == 0)
        rows->rows = memory_resize(rows->rows, rows->count + STEP, sizeof *rows->rows);
    rows->rows[rows->count++] = (struct text_row){style, column, left, text, NULL};
    scroll_add(&rows->scroll, marks);
}

void text_rows_add(struct text_rows *rows, unsigned marks, enum style style, int column, const char *text)
{
    row_add(rows, marks, style, column, NULL, string_copy(text));
}

void text_rows_add_wrapped(struct text_rows *rows, enum style style, const char *left, int column, int width, const char *text)
{
    bool beside = left == NULL || LEFT_MARGIN + text_width(left) < column;
    struct wrapped wrapped = wrapped_text(text, width - column);
    if (!beside)
        row_add(rows, 0, style, column, string_copy(left), NULL);
    for (size_t line = 0; line < wrapped.count; line++)
        row_add(rows, 0, style, column, beside && line == 0 ? string_copy(left) : NULL, wrapped_line(&wrapped, line));
    wrapped_done(&wrapped);
}

void text_rows_add_page(struct text_rows *rows, int column, int width, const struct guidance_page *page)
{
    text_rows_add(rows, SCROLL_STOP, STYLE_NORMAL, column, message_text(page->title));
    rows->rows[rows->count - 1].page = page;
    text_rows_add_wrapped(rows, STYLE_QUIET, NULL, column + LEFT_MARGIN, width, message_text(page->summary));
}

static void block_add(struct text_rows *rows, int column, int width, const struct guidance_block *block)
{
    char *text = guidance_block_text(block);
    if (block->kind == DOCUMENT_HEADING)
        text_rows_add(rows, SCROLL_SECTION, STYLE_HEADING, column, text);
    else if (block->kind == DOCUMENT_LIST)
        text_rows_add_wrapped(rows, STYLE_NORMAL, "-", column + LEFT_MARGIN, width, text);
    else
        text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, column, width, text);
    free(text);
}

/* Air stands before headings, and between paragraphs. */
static bool block_is_apart(const struct guidance_block *block)
{
    return block->kind == DOCUMENT_HEADING || (block->kind == DOCUMENT_PARAGRAPH && block[-1].kind != DOCUMENT_HEADING);
}

void text_rows_add_guidance(struct text_rows *rows, int column, int width, const struct guidance_page *page)
{
    for (const struct guidance_block *block = page->blocks; block->text != NULL; block++) {
        if (rows->count > 0 && (block == page->blocks || block_is_apart(block)))
            text_rows_add(rows, 0, STYLE_NORMAL, 0, "");
        block_add(rows, column, width, block);
    }
}

const struct guidance_page *text_rows_page(const struct text_rows *rows)
{
    return rows->scroll.cursor < rows->count ? rows->rows[rows->scroll.cursor].page : NULL;
}

void text_rows_draw(const struct text_rows *rows, struct area area)
{
    const struct scroll *scroll = &rows->scroll;
    for (int i = 0; i < area.rows && scroll->top + (size_t)i < rows->count; i++) {
        const struct text_row *row = &rows->rows[scroll->top + (size_t)i];
        if (row->left != NULL)
            draw_cell(area, i, LEFT_MARGIN, (row->text != NULL ? row->column : area.columns) - LEFT_MARGIN, row->left, STYLE_NORMAL, ALIGN_LEFT);
        if (row->text != NULL)
            draw_text(area, i, row->column, row->text, row->style);
    }
    if (scroll->cursor < rows->count)
        draw_text(area, (int)(scroll->cursor - scroll->top), 0, ">", STYLE_NORMAL);
}
