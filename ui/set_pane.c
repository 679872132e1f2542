/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/set_pane.h"

#include <stdlib.h>
#include <string.h>

#include "db/several.h"
#include "src/memory.h"
#include "ui/list_pane.h"
#include "ui/navigate.h"
#include "ui/page.h"
#include "ui/patience.h"
#include "ui/wrapped.h"

enum { TAG_RECORD = 1, WHY_INDENT = 4 };

struct set_pane {
    struct page page;
    struct several_request request; /* of ids and text of its own */
    struct several several;
    bool outdated; /* what would become of them was not tried since something changed */
};

static struct set_pane *pane_of(const struct page *page)
{
    return (struct set_pane *)page;
}

static struct several_request request_copy(const struct several_request *request)
{
    struct several_request copy = *request;
    int64_t *ids = memory_new_array(request->count + 1, sizeof *ids);

    memcpy(ids, request->ids, request->count * sizeof *ids);
    copy.ids = ids;
    copy.text = string_copy(request->text);
    return copy;
}

static void request_done(struct several_request *request)
{
    free((void *)request->ids);
    free((void *)request->text);
}

static bool several_run(struct set_pane *shown, bool keep, struct several *several, struct error *error)
{
    struct screen *screen = shown->page.pane.screen;

    return several_set(screen->store, &screen->viewer, &shown->request, keep, several, NULL, error);
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

static void why_add(struct page *page, const char *why, int width)
{
    const int column = WHY_INDENT;
    struct wrapped wrapped = wrapped_text(why, width - WHY_INDENT);

    for (size_t i = 0; i < wrapped.count; i++) {
        char *line = wrapped_line(&wrapped, i);
        const char *const cells[] = {line};
        page_add_cells(page, 0, 0, STYLE_WARNING, 1, &column, cells);
        free(line);
    }
    wrapped_done(&wrapped);
}

/* What a record is called, what the field is now, and what it will be. */
static void row_add(struct page *page, size_t index, const struct several_row *row, int width)
{
    const int half = (width - PAGE_MARGIN) / 2;
    const int columns[] = {PAGE_MARGIN, PAGE_MARGIN + half};
    char *change = row->fate == SEVERAL_CHANGES ? string_format("%s -> %s", *row->before ? row->before : _("(empty)"), *row->after ? row->after : _("(empty)"))
                                                : string_copy(row->before ? row->before : "");
    const char *const cells[] = {row->title, change};

    page_add_cells(page, TAG_RECORD, index, STYLE_NORMAL, 2, columns, cells);
    free(change);
    if (row->why)
        why_add(page, row->why, width);
}

static void fate_add(struct page *page, enum several_fate fate, const char *heading, int width)
{
    const struct several *several = &pane_of(page)->several;

    if (several->counts[fate] == 0)
        return;
    char *text = string_format("%s (%zu)", heading, several->counts[fate]);
    page_add_blank(page);
    page_add_heading(page, text);
    free(text);
    for (size_t i = 0; i < several->count; i++)
        if (several->rows[i].fate == fate)
            row_add(page, i, &several->rows[i], width);
}

/* What is refused stands first: it is what one has to know before. */
static void rows_write(struct page *page, int width)
{
    fate_add(page, SEVERAL_REFUSED, _("Refused: these stay as they are"), width);
    fate_add(page, SEVERAL_CHANGES, _("These will change"), width);
    fate_add(page, SEVERAL_SAME, _("These are so already"), width);
}

static char *title_text(const struct page *page)
{
    const struct set_pane *shown = pane_of(page);
    char *label = field_label(shown->request.field);
    const struct several_row *row = shown->several.count > 0 ? &shown->several.rows[0] : NULL;
    /* TRANSLATORS: the field that is set in several records, and its new value. */
    char *text = string_format(_("%s: %s?"), label, row && row->after && *row->after ? row->after : *shown->request.text ? shown->request.text : _("(empty)"));

    free(label);
    return text;
}

static char *note_text(const struct page *page)
{
    const size_t *counts = pane_of(page)->several.counts;

    return string_format(message_plural("%zu of %zu will change", "%zu of %zu will change", (unsigned long)counts[SEVERAL_CHANGES]), counts[SEVERAL_CHANGES],
                         pane_of(page)->several.count);
}

static void record_open(struct page *page, int tag, size_t index)
{
    (void)tag;
    navigate_record(page->pane.screen, pane_of(page)->request.type, pane_of(page)->several.rows[index].id);
}

static const struct page_kind set_kind = {.title = title_text, .note = note_text, .write = rows_write, .open = record_open};

/* --- The pane --------------------------------------------------------------------------------------------------------- */

/* Tries it anew, unless somebody else is writing: then it is left for later. */
static void try_again(struct set_pane *shown)
{
    struct screen *screen = shown->page.pane.screen;
    struct several several;
    struct error error = {0};

    store_set_patience(screen->store, PATIENCE_AGAIN);
    if (several_run(shown, false, &several, &error)) {
        several_done(&shown->several);
        shown->several = several;
    }
    store_set_patience(screen->store, STORE_PATIENCE);
    shown->outdated = error.code == ERROR_BUSY;
    if (error.code != ERROR_NONE && error.code != ERROR_BUSY)
        screen_say_error(screen, &error);
    page_refresh(&shown->page.pane);
}

/* What was refused may have been mended, and the words are in the language that is spoken now. */
static void set_refresh(struct pane *pane)
{
    ((struct set_pane *)pane)->outdated = true;
    page_refresh(pane);
}

static void set_prepare(struct pane *pane, struct area area)
{
    struct set_pane *shown = (struct set_pane *)pane;

    if (shown->outdated)
        try_again(shown);
    page_prepare(pane, area);
}

/* What could not be tried when it was drawn. */
static bool set_work(struct pane *pane)
{
    struct set_pane *shown = (struct set_pane *)pane;

    if (!shown->outdated)
        return false;
    try_again(shown);
    pane->screen->stale = !shown->outdated;
    return shown->outdated;
}

static void set_free(struct pane *pane)
{
    struct set_pane *shown = (struct set_pane *)pane;

    several_done(&shown->several);
    page_done(&shown->page);
    request_done(&shown->request);
    free(shown);
}

static const struct pane_class set_class = {
    .place = PLACE_SET,
    .draw = page_draw,
    .prepare = set_prepare,
    .move = page_move,
    .open = page_open,
    .refresh = set_refresh,
    .work = set_work,
    .title = page_title,
    .free = set_free,
};

bool set_pane_is(const struct pane *pane)
{
    return pane->class == &set_class;
}

struct pane *set_pane_new(struct screen *screen, const struct several_request *request, struct error *error)
{
    struct set_pane *shown = memory_new(sizeof *shown);

    page_init(&shown->page, screen, &set_class, &set_kind);
    shown->request = request_copy(request);
    if (several_run(shown, false, &shown->several, error))
        return &shown->page.pane;
    set_free(&shown->page.pane);
    return NULL;
}

static void say_done(struct screen *screen, const struct several *several)
{
    size_t changed = several->counts[SEVERAL_CHANGES], refused = several->counts[SEVERAL_REFUSED];
    char *done = string_format(message_plural("%zu record changed. u takes it back.", "%zu records changed. u takes it back.", (unsigned long)changed), changed);
    char *left = refused == 0 ? NULL : string_format(message_plural("%zu was refused.", "%zu were refused.", (unsigned long)refused), refused);

    screen_say(screen, left ? "%s %s" : "%s", done, left);
    free(left);
    free(done);
}

/* Records being set, and what came of it. */
struct applying {
    struct set_pane *shown;
    struct several several;
};

static bool apply_attempt(struct screen *screen, void *context, struct error *error)
{
    struct applying *applying = context;

    (void)screen;
    return several_run(applying->shown, true, &applying->several, error);
}

/* What was refused can so be mended together. */
static void marks_leave_refused(struct pane *list, const struct several *several)
{
    for (size_t i = 0; i < several->count; i++)
        if (several->rows[i].fate != SEVERAL_REFUSED)
            list_pane_unmark(list, several->rows[i].id);
}

static void apply_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct applying *applying = context;

    if (end == PATIENCE_DONE) {
        screen_close(screen, &applying->shown->page.pane);
        if (list_pane_is(screen_top(screen)))
            marks_leave_refused(screen_top(screen), &applying->several);
        screen_refresh(screen);
        say_done(screen, &applying->several);
        several_done(&applying->several);
    } else {
        patience_say(screen, end, error);
    }
    free(applying);
}

void set_pane_apply(struct pane *pane)
{
    struct set_pane *shown = (struct set_pane *)pane;

    if (shown->several.counts[SEVERAL_CHANGES] == 0) {
        screen_say(pane->screen, _("Nothing would change."));
        return;
    }
    struct applying *applying = memory_new(sizeof *applying);
    applying->shown = shown;
    patience_do(pane->screen, &(struct patient_deed){apply_attempt, apply_finish, applying});
}
