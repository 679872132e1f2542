/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/text_pane.h"

#include <stdlib.h>

#include "src/guidance.h"
#include "src/memory.h"
#include "ui/help.h"
#include "ui/list_pane.h"
#include "ui/text_rows.h"

enum { TEXT_HEAD = 1, TEXT_MARGIN = 2, TEXT_WIDEST = 90 };

struct text_pane {
    struct pane pane;
    bool *held; /* of help for the pane below: the commands that did something there when it was opened, wherever that pane rests since; otherwise NULL */
    const struct text_source *source;
    const struct guidance_page *page;
    struct guidance_lead lead; /* of a page; all zero: none */
    char *text;            /* as the source wrote it; NULL: it is still to be written */
    enum language written; /* in this language; in another it stands until it is written anew */
    struct text_rows rows;
    int width; /* the rows were made for */
    enum language language;
};

static struct text_pane *text_of(const struct pane *pane)
{
    return (struct text_pane *)pane;
}

/* The type of the list below, or below the line that is typed over it. */
static const struct record_type *type_below(const struct pane *pane)
{
    const struct pane *below = pane->below;
    while (below != NULL && below->class->floats)
        below = below->below;
    return below != NULL && list_pane_is(below) ? list_pane_type(below) : NULL;
}

static void page_write(struct text_pane *shown, int width)
{
    char *lead = shown->lead.write != NULL ? shown->lead.write(shown->pane.screen, shown->lead.type, shown->lead.id) : NULL;
    if (lead != NULL && lead[0] != '\0')
        text_rows_add_wrapped(&shown->rows, STYLE_STRONG, NULL, TEXT_MARGIN, width, lead);
    text_rows_add_guidance(&shown->rows, TEXT_MARGIN, width, shown->page);
    free(lead);
}

/* Makes the rows; another width or language keeps about the same part of the text in sight, after a rest it is the same. */
static void text_write(struct text_pane *shown, int width)
{
    struct scroll *scroll = &shown->rows.scroll;
    size_t top = scroll->top, cursor = scroll->cursor, former = scroll->count;
    text_rows_clear(&shown->rows);
    shown->width = width;
    shown->language = message_language();
    if (shown->page != NULL)
        page_write(shown, width);
    else if (shown->held != NULL)
        help_write(&shown->rows, shown->pane.below, shown->held, type_below(&shown->pane), width);
    else if (shown->text != NULL)
        text_rows_add_wrapped(&shown->rows, STYLE_NORMAL, NULL, TEXT_MARGIN, width, shown->text);
    else
        text_rows_add_wrapped(&shown->rows, STYLE_QUIET, NULL, TEXT_MARGIN, width, message_text(shown->source->waiting));
    if (former > 0)
        scroll_place(scroll, SCROLL_NOWHERE, top * scroll->count / former);
    else
        scroll_place(scroll, cursor, top);
}

static void text_prepare(struct pane *pane, struct area area)
{
    struct text_pane *shown = text_of(pane);
    int width = area.columns - 1 < TEXT_WIDEST ? area.columns - 1 : TEXT_WIDEST;
    pane->area = area;
    scroll_set_height(&shown->rows.scroll, area.rows - TEXT_HEAD);
    if (width != shown->width || shown->language != message_language())
        text_write(shown, width);
}

static char *text_title(struct pane *pane)
{
    const struct text_pane *shown = text_of(pane);
    if (shown->held != NULL)
        return help_title(pane->below);
    return string_copy(message_text(shown->page != NULL ? shown->page->title : shown->source->title));
}

/* "page 2 of 5"; "" where there is one. The caller frees it. */
static char *page_text(const struct text_pane *shown)
{
    size_t page, pages = scroll_pages(&shown->rows.scroll, &page);
    return pages > 1 ? string_format(_("page %zu of %zu"), page, pages) : string_copy("");
}

static void text_draw(struct pane *pane, struct area area)
{
    const struct text_pane *shown = text_of(pane);
    char *title = text_title(pane), *page = page_text(shown);
    int width = text_width(page);
    draw_cell(area, 0, TEXT_MARGIN, area.columns - TEXT_MARGIN - width - 1, title, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width, page, STYLE_QUIET);
    free(page);
    free(title);
    text_rows_draw(&shown->rows, (struct area){area.row + TEXT_HEAD, area.column, area.rows - TEXT_HEAD, area.columns});
}

static bool text_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&text_of(pane)->rows.scroll, movement);
}

/* Help names the pages of guidance; Enter opens one. */
static bool text_open(struct pane *pane)
{
    const struct guidance_page *page = text_rows_page(&text_of(pane)->rows);
    if (page == NULL)
        return false;
    screen_push(pane->screen, guidance_pane_new(pane->screen, page, NULL));
    return true;
}

/* What a source wrote is kept: it may have taken long. */
static void text_rest(struct pane *pane)
{
    struct text_pane *shown = text_of(pane);
    text_rows_clear(&shown->rows);
    shown->width = 0;
}

static void text_refresh(struct pane *pane)
{
    pane->screen->stale = true;
}

/* Writes the text once keys pause, so that what it is waited for stands on the screen. */
static void text_settle(struct pane *pane)
{
    struct text_pane *shown = text_of(pane);
    struct error error = {0};
    if (shown->source == NULL || (shown->text != NULL && shown->written == message_language()))
        return;
    screen_give_way(pane->screen, true);
    char *text = shown->source->write(pane->screen, &error);
    screen_give_way(pane->screen, false);
    if (text == NULL && error.code == ERROR_CANCELLED)
        return;
    free(shown->text);
    shown->text = text != NULL ? text : string_copy(error.text);
    shown->written = message_language();
    shown->width = 0;
    pane->screen->stale = true;
}

static void text_free(struct pane *pane)
{
    struct text_pane *shown = text_of(pane);
    text_rows_done(&shown->rows);
    free(shown->text);
    free(shown->held);
    free(shown);
}

static const struct pane_class text_class = {
    .place = PLACE_TEXT,
    .draw = text_draw,
    .prepare = text_prepare,
    .move = text_move,
    .open = text_open,
    .refresh = text_refresh,
    .rest = text_rest,
    .settle = text_settle,
    .title = text_title,
    .free = text_free,
};

static struct text_pane *text_pane_make(struct screen *screen)
{
    struct text_pane *shown = memory_new(sizeof *shown);
    shown->pane.class = &text_class;
    shown->pane.screen = screen;
    shown->rows.scroll.cursor = SCROLL_NOWHERE;
    return shown;
}

struct pane *text_pane_new(struct screen *screen, const struct text_source *source)
{
    struct text_pane *shown = text_pane_make(screen);
    shown->source = source;
    shown->language = message_language();
    return &shown->pane;
}

bool help_pane_is(const struct pane *pane)
{
    return pane->class == &text_class && ((const struct text_pane *)pane)->held != NULL;
}

struct pane *help_pane_new(struct screen *screen)
{
    struct text_pane *shown = text_pane_make(screen);
    shown->held = help_commands(screen_top(screen));
    return &shown->pane;
}

struct pane *guidance_pane_new(struct screen *screen, const struct guidance_page *page, const struct guidance_lead *lead)
{
    struct text_pane *shown = text_pane_make(screen);
    shown->page = page;
    shown->lead = lead != NULL ? *lead : (struct guidance_lead){0};
    return &shown->pane;
}
