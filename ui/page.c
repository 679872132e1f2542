/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/page.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/wrapped.h"

enum { PAGE_HEAD = 1 };

static struct page *page_of(struct pane *pane)
{
    return (struct page *)pane;
}

void page_init(struct page *page, struct screen *screen, const struct pane_class *class, const struct page_kind *kind)
{
    page->pane.class = class;
    page->pane.screen = screen;
    page->kind = kind;
    page->fresh = true;
    page->scroll.cursor = SCROLL_NOWHERE;
}

static void rows_clear(struct page *page)
{
    for (size_t i = 0; i < page->count; i++)
        for (size_t cell = 0; cell < page->rows[i].count; cell++)
            free(page->rows[i].cells[cell]);
    page->count = 0;
    scroll_clear(&page->scroll);
}

void page_done(struct page *page)
{
    rows_clear(page);
    free(page->rows);
    scroll_done(&page->scroll);
}

void page_change(struct page *page)
{
    page->written = false;
    page->pane.screen->stale = true;
}

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

static struct page_row *row_add(struct page *page, int tag, size_t index, enum style style, unsigned marks)
{
    enum { STEP = 64 };
    if (page->count % STEP == 0)
        page->rows = memory_resize(page->rows, page->count + STEP, sizeof *page->rows);
    struct page_row *row = &page->rows[page->count++];
    *row = (struct page_row){.tag = tag, .index = index, .style = style};
    scroll_add(&page->scroll, marks | (tag != 0 ? SCROLL_STOP : 0u));
    return row;
}

static void cell_add(struct page_row *row, int column, char *text)
{
    row->columns[row->count] = column;
    row->cells[row->count++] = text;
}

void page_add_line(struct page *page, int tag, size_t index, enum style style, const char *text)
{
    cell_add(row_add(page, tag, index, style, 0), PAGE_MARGIN, string_copy(text));
}

void page_add_text(struct page *page, enum style style, const char *text)
{
    struct wrapped wrapped = wrapped_text(text, page->width - PAGE_MARGIN);
    for (size_t line = 0; line < wrapped.count; line++)
        cell_add(row_add(page, 0, 0, style, 0), PAGE_MARGIN, wrapped_line(&wrapped, line));
    wrapped_done(&wrapped);
}

void page_add_blank(struct page *page)
{
    row_add(page, 0, 0, STYLE_NORMAL, 0);
}

void page_add_heading(struct page *page, const char *text)
{
    cell_add(row_add(page, 0, 0, STYLE_HEADING, 0), PAGE_MARGIN, string_copy(text));
}

void page_add_label(struct page *page, int tag, size_t index, const char *label, int column, const char *text)
{
    struct page_row *row = row_add(page, tag, index, STYLE_NORMAL, 0);
    cell_add(row, PAGE_MARGIN, string_copy(label));
    cell_add(row, column, string_copy(text));
}

void page_add_cells(struct page *page, int tag, size_t index, enum style style, size_t count, const int *columns, const char *const *cells)
{
    struct page_row *row = row_add(page, tag, index, style, 0);
    for (size_t i = 0; i < count && i < PAGE_CELLS; i++)
        cell_add(row, columns[i], string_copy(cells[i] != NULL ? cells[i] : ""));
}

/* --- Writing ------------------------------------------------------------------------------------------------------------ */

static size_t row_find(const struct page *page, int tag, size_t index)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->rows[i].tag == tag && page->rows[i].index == index)
            return i;
    return SCROLL_NOWHERE;
}

static size_t row_first(const struct page *page)
{
    size_t begin = page->begin != 0 ? row_find(page, page->begin, 0) : SCROLL_NOWHERE;
    if (begin != SCROLL_NOWHERE)
        return begin;
    for (size_t i = 0; i < page->count; i++)
        if (page->rows[i].tag != 0)
            return i;
    return SCROLL_NOWHERE;
}

/* Writes the rows; the cursor stays on what it was on, or where that is gone at about the same place. */
static void page_write(struct page *page, int width)
{
    struct scroll *scroll = &page->scroll;
    size_t cursor = scroll->cursor, above = cursor != SCROLL_NOWHERE ? cursor - scroll->top : 0;
    int tag = cursor < page->count ? page->rows[cursor].tag : 0;
    size_t index = cursor < page->count ? page->rows[cursor].index : 0;
    rows_clear(page);
    page->width = width;
    page->language = message_language();
    page->kind->write(page, width);
    page->written = true;
    size_t row = tag != 0 ? row_find(page, tag, index) : SCROLL_NOWHERE;
    if (row == SCROLL_NOWHERE)
        row = page->fresh || cursor == SCROLL_NOWHERE ? row_first(page) : cursor;
    scroll_place(scroll, row, page->fresh || row == SCROLL_NOWHERE || row < above ? 0 : row - above);
    page->fresh = false;
}

void page_prepare(struct pane *pane, struct area area)
{
    struct page *page = page_of(pane);
    pane->area = area;
    scroll_set_height(&page->scroll, area.rows - PAGE_HEAD);
    if (!page->written || page->width != area.columns || page->language != message_language())
        page_write(page, area.columns);
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

static void row_draw(const struct page_row *row, struct area area, int at)
{
    for (size_t i = 0; i < row->count; i++) {
        int end = i + 1 < row->count ? row->columns[i + 1] - PAGE_GAP : area.columns;
        draw_cell(area, at, row->columns[i], end - row->columns[i], row->cells[i], row->style, ALIGN_LEFT);
    }
}

static void head_draw(const struct page *page, struct area area)
{
    char *title = page->kind->title(page), *note = page->kind->note != NULL ? page->kind->note(page) : string_copy("");
    int wide = text_width(title), room = area.columns - PAGE_MARGIN - wide - PAGE_GAP;
    int noted = text_width(note) < room ? text_width(note) : room;
    draw_cell(area, 0, PAGE_MARGIN, area.columns - PAGE_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    if (noted > 0)
        draw_cell(area, 0, area.columns - noted, noted, note, STYLE_QUIET, ALIGN_RIGHT);
    free(note);
    free(title);
}

void page_draw(struct pane *pane, struct area area)
{
    const struct page *page = page_of(pane);
    const struct scroll *scroll = &page->scroll;
    struct area body = {area.row + PAGE_HEAD, area.column, area.rows - PAGE_HEAD, area.columns};
    head_draw(page, area);
    for (int i = 0; i < body.rows && scroll->top + (size_t)i < page->count; i++)
        row_draw(&page->rows[scroll->top + (size_t)i], body, i);
    if (scroll->cursor < page->count)
        draw_text(body, (int)(scroll->cursor - scroll->top), 0, ">", STYLE_NORMAL);
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

bool page_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&page_of(pane)->scroll, movement);
}

bool page_open(struct pane *pane)
{
    struct page *page = page_of(pane);
    size_t cursor = page->scroll.cursor;
    if (cursor >= page->count || page->rows[cursor].tag == 0)
        return false;
    page->kind->open(page, page->rows[cursor].tag, page->rows[cursor].index);
    return true;
}

bool page_work(struct pane *pane)
{
    struct page *page = page_of(pane);

    return page->kind->work && page->kind->work(page);
}

void page_refresh(struct pane *pane)
{
    page_change(page_of(pane));
}

char *page_title(struct pane *pane)
{
    const struct page *page = page_of(pane);
    return page->kind->title(page);
}
