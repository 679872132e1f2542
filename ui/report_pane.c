/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/report_pane.h"

#include <stdlib.h>

#include "src/memory.h"
#include "ui/need.h"
#include "ui/report_rows.h"
#include "ui/screen.h"

enum { REPORT_HEAD = 1, REPORT_MARGIN = 2 };

struct report_pane {
    struct pane pane;
    const struct report *report;
    int64_t id;
    int year;
    struct document document;
    struct report_rows rows;
    int width; /* the rows were laid out for; 0: they must be */
    bool unread;
};

static const struct pane_class report_class;

static struct report_pane *report_of(const struct pane *pane)
{
    return (struct report_pane *)pane;
}

bool report_pane_is(const struct pane *pane)
{
    return pane->class == &report_class;
}

const struct report *report_pane_report(const struct pane *pane, int64_t *id, int *year)
{
    *id = report_of(pane)->id;
    *year = report_of(pane)->year;
    return report_of(pane)->report;
}

/* --- Reading and laying out ------------------------------------------------------------------------------------------- */

static bool report_read(struct report_pane *shown, struct error *error)
{
    struct screen *screen = shown->pane.screen;
    const struct report_request request = {.store = screen->store, .viewer = &screen->viewer, .id = shown->id, .year = shown->year, .compact = true};
    struct document document = {0};
    bool done = report_write(shown->report, &request, &document, error);
    if (done) {
        report_rows_clear(&shown->rows);
        document_done(&shown->document);
        shown->document = document;
        shown->width = 0;
    } else {
        document_done(&document);
    }
    return done;
}

/* What cannot be read any more stays as it was, and it is said why; again and again after a rest, when there is nothing to see instead. */
static void report_be_read(struct report_pane *shown)
{
    struct error error = {0};
    if (!shown->unread)
        return;
    bool done = report_read(shown, &error);
    shown->unread = !done && shown->document.count == 0;
    if (!done)
        screen_say_error(shown->pane.screen, &error);
}

static void report_prepare(struct pane *pane, struct area area)
{
    struct report_pane *shown = report_of(pane);
    struct scroll *scroll = &shown->rows.scroll;
    pane->area = area;
    report_be_read(shown);
    size_t cursor = scroll->cursor, top = scroll->top;
    scroll_set_height(scroll, area.rows - REPORT_HEAD);
    if (shown->width != area.columns) {
        report_rows_lay_out(&shown->rows, &shown->document, area.columns);
        shown->width = area.columns;
        scroll_place(scroll, cursor < shown->rows.count ? cursor : SCROLL_NOWHERE, top);
    }
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static void report_draw(struct pane *pane, struct area area)
{
    const struct report_pane *shown = report_of(pane);
    const char *label = message_text(shown->report->label);
    int width = text_width(label);
    draw_cell(area, 0, REPORT_MARGIN, area.columns - REPORT_MARGIN - width - 2, shown->document.title, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width, label, STYLE_QUIET);
    report_rows_draw(&shown->rows, (struct area){area.row + REPORT_HEAD, area.column, area.rows - REPORT_HEAD, area.columns});
}

static bool report_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&report_of(pane)->rows.scroll, movement);
}

static bool report_target(struct pane *pane, struct target *target)
{
    const struct document_link *link = report_rows_link(&report_of(pane)->rows);
    if (link == NULL)
        return false;
    target->type = link->type;
    target->id = link->id;
    target->query = link->query != NULL && link->query[0] != '\0' ? string_copy(link->query) : NULL;
    target->within = link->within;
    if (link->within != NULL)
        value_set_text(&target->value, link->code);
    return true;
}

/* The record the cursor's row is of; elsewhere the one the report is about. */
static bool report_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct report_pane *shown = report_of(pane);
    const struct document_link *link = report_rows_link(&shown->rows);
    *type = link != NULL && link->id != 0 ? link->type
            : shown->report->type != NULL ? type_list_find(store_types(pane->screen->store), shown->report->type)
                                          : NULL;
    *id = link != NULL && link->id != 0 ? link->id : shown->id;
    return *type != NULL;
}

static bool block_has(const struct viewer *viewer, const struct document_block *block, bool (*fits)(const struct viewer *viewer, const struct record_type *type))
{
    for (size_t i = 0; i < block->row_count; i++)
        if (block->rows[i].link.id != 0 && fits(viewer, block->rows[i].link.type))
            return true;
    return false;
}

static bool report_has(struct pane *pane, bool (*fits)(const struct viewer *viewer, const struct record_type *type))
{
    const struct report_pane *shown = report_of(pane);
    bool has = shown->report->type != NULL && fits(&pane->screen->viewer, type_list_find(store_types(pane->screen->store), shown->report->type));
    for (size_t i = 0; i < shown->document.count; i++)
        has = has || block_has(&pane->screen->viewer, &shown->document.blocks[i], fits);
    return has;
}

static bool report_meets(const struct pane *pane, unsigned need)
{
    return need != NEEDS_OPEN || report_of(pane)->report->adds != NULL;
}

/* Those about no record are panes to work from, each with a key or command of its own. */
static const char *report_topic(const struct pane *pane)
{
    const struct report *report = report_of(pane)->report;
    return report->type == NULL ? message_text(report->label) : NULL;
}

/* Its title stays. */
static void report_rest(struct pane *pane)
{
    struct report_pane *shown = report_of(pane);
    char *title = string_copy(shown->document.title);
    report_rows_clear(&shown->rows);
    document_done(&shown->document);
    document_set_title(&shown->document, title);
    shown->unread = true;
    free(title);
}

static void report_refresh(struct pane *pane)
{
    report_of(pane)->unread = true;
    pane->screen->stale = true;
}

/* Those to work from have the keys of what their rows lead to. */
static const char *report_hint(const struct pane *pane)
{
    const struct report *report = report_of(pane)->report;
    if (report->type == NULL && report->adds == NULL)
        return NULL;
    return report->adds != NULL ? _("Enter open   n new   x write   Esc back   ? help") : _("Enter open   x write   Esc back   ? help");
}

static char *report_title(struct pane *pane)
{
    return string_copy(report_of(pane)->document.title);
}

static void report_free(struct pane *pane)
{
    struct report_pane *shown = report_of(pane);
    report_rows_done(&shown->rows);
    document_done(&shown->document);
    free(shown);
}

static const struct pane_class report_class = {
    .place = PLACE_REPORT,
    .draw = report_draw,
    .prepare = report_prepare,
    .move = report_move,
    .target = report_target,
    .selected = report_selected,
    .has = report_has,
    .meets = report_meets,
    .topic = report_topic,
    .refresh = report_refresh,
    .rest = report_rest,
    .title = report_title,
    .hint = report_hint,
    .free = report_free,
};

struct pane *report_pane_new(struct screen *screen, const struct report *report, int64_t id, int year, struct error *error)
{
    struct report_pane *shown = memory_new(sizeof *shown);
    shown->pane.class = &report_class;
    shown->pane.screen = screen;
    shown->report = report;
    shown->id = id;
    shown->year = year;
    shown->rows.scroll.cursor = SCROLL_NOWHERE;
    if (report_read(shown, error))
        return &shown->pane;
    report_free(&shown->pane);
    return NULL;
}
