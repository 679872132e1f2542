/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import at work: all rows checked, or written, piece by piece while no key waits; how far it has come, how fast, how long it will take. Esc stops it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/clock.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/pages.h"
#include "src/text.h"
#include "ui/import_page.h"
#include "ui/loop.h"
#include "ui/patience.h"

enum {
    WORK_ROWS = 100,     /* in one step */
    WORK_SLICE = 40,     /* milliseconds before keys are looked for */
    BREATH = 100,        /* milliseconds between two looks for Esc inside a step that takes long */
    SHOWN_EVERY = 500,   /* milliseconds between two states that are drawn */
    SPEED_FROM = 900,    /* milliseconds after which a speed can be told */
    BAR_WIDEST = 50,
    SECONDS = 1000,
    MINUTE = 60
};

enum progress_kind { PROGRESS_CHECK, PROGRESS_DECIDE, PROGRESS_LIKE, PROGRESS_COMMIT };

struct progress_pane {
    struct pane pane;
    struct import_work *work;
    enum progress_kind kind;
    void (*next)(struct import_work *work); /* once all is checked */
    enum import_policy policy;              /* what is decided on; what was before goes back there after Esc */
    struct import_progress progress;        /* as it is drawn */
    char *phase;                            /* what it was doing then */
    int64_t begun, shown, breathed;         /* by the clock: the phase, the state drawn, the last look for keys */
    bool done;
    bool waiting; /* until others have saved */
    bool stopped; /* Esc was pressed inside a step */
};

static struct progress_pane *progress_of(const struct pane *pane)
{
    return (struct progress_pane *)pane;
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

static int percent(const struct import_progress *progress)
{
    return progress->total > 0 ? (int)(progress->done * 100 / progress->total) : 0;
}

static void bar_draw(const struct import_progress *progress, struct area area, int row)
{
    int width = area.columns - 2 * PAGE_MARGIN - 8;
    width = width < BAR_WIDEST ? width : BAR_WIDEST;
    int full = percent(progress) * width / 100;
    char *text = string_format("%d %%", percent(progress));

    draw_text(area, row, PAGE_MARGIN, "[", STYLE_QUIET);
    draw_repeat(area, row, PAGE_MARGIN + 1, full, '#', STYLE_NORMAL);
    draw_repeat(area, row, PAGE_MARGIN + 1 + full, width - full, '.', STYLE_QUIET);
    draw_text(area, row, PAGE_MARGIN + 1 + width, "]", STYLE_QUIET);
    draw_text(area, row, PAGE_MARGIN + width + 3, text, STYLE_NORMAL);
    free(text);
}

static char *time_show(int64_t seconds)
{
    if (seconds < MINUTE)
        return string_format(_("%lld s left"), (long long)seconds);
    return string_format(_("%lld min left"), (long long)((seconds + MINUTE - 1) / MINUTE));
}

/* "12,400 rows   3,100 a second   4 s left"; the speed once it can be told. The caller frees it. */
static char *speed_text(const struct progress_pane *pane)
{
    const struct import_progress *progress = &pane->progress;
    int64_t time = pane->shown - pane->begun;
    char *rows = number_show_whole(progress->rows, message_language());
    char *text = string_format(message_plural("%s row", "%s rows", (unsigned long)progress->rows), rows);

    if (time >= SPEED_FROM && progress->rows > 0 && progress->done > 0) {
        char *speed = number_show_whole(progress->rows * SECONDS / time, message_language());
        char *left = time_show(time * (progress->total - progress->done) / progress->done / SECONDS + 1);
        /* TRANSLATORS: rows so far, rows a second, time left: "12,400 rows   3,100 a second   4 s left". */
        char *all = string_format(_("%s   %s a second   %s"), text, speed, left);
        free(left);
        free(speed);
        free(text);
        text = all;
    }
    free(rows);
    return text;
}

static void progress_draw(struct pane *pane, struct area area)
{
    const struct progress_pane *progress = progress_of(pane);
    char *title = string_format(_("Import: %s"), import_work_name(progress->work)), *speed = speed_text(progress);

    draw_cell(area, 0, PAGE_MARGIN, area.columns - PAGE_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    draw_cell(area, 2, PAGE_MARGIN, area.columns - PAGE_MARGIN, progress->waiting ? patience_words() : progress->phase, STYLE_NORMAL, ALIGN_LEFT);
    bar_draw(&progress->progress, area, 3);
    draw_cell(area, 4, PAGE_MARGIN, area.columns - PAGE_MARGIN, speed, STYLE_NORMAL, ALIGN_LEFT);
    free(speed);
    free(title);
}

/* --- Work ----------------------------------------------------------------------------------------------------------------- */

/* Takes over how far it has come, now and then. */
static void progress_follow(struct progress_pane *pane)
{
    int64_t now = clock_milliseconds();
    struct import_progress progress;

    import_progress_read(pane->work->import, &progress);
    if (!progress.work || (strcmp(progress.work, pane->phase) == 0 && now - pane->shown < SHOWN_EVERY))
        return;
    if (strcmp(progress.work, pane->phase) != 0) {
        free(pane->phase);
        pane->phase = string_copy(progress.work);
        pane->begun = now;
    }
    pane->progress = progress;
    pane->shown = now;
    pane->pane.screen->stale = true;
}

static void decide_end(struct import_work *work, enum import_policy policy)
{
    struct screen *screen = work->screen;

    if (policy == work->options.policy)
        screen_say(screen, "%s", _("Stopped. All is done with them as before."));
    work->options.policy = policy;
    screen_refresh(screen);
}

static void check_end(struct import_work *work, void (*next)(struct import_work *work))
{
    work->checked = true;
    import_work_take_words(work);
    screen_refresh(work->screen);
    next(work);
}

static void commit_end(struct import_work *work)
{
    struct screen *screen = work->screen;

    work->written = true;
    if (work->profile)
        import_work_keep_profile(work, work->profile);
    while (screen_top(screen) != work->first)
        screen_pop(screen);
    import_done_page_open(work);
    screen_refresh(screen);
}

static void say_stopped(struct screen *screen)
{
    screen_say(screen, "%s", _("Stopped. Nothing was written."));
}

/* Inside a step, now and then: shows how far it has come and looks for Esc. */
static bool progress_breathe(void *context)
{
    struct progress_pane *progress = context;
    int64_t now = clock_milliseconds();

    if (!progress->stopped && (now - progress->breathed >= BREATH || term_has_input(progress->pane.screen->term))) {
        progress->breathed = now;
        progress_follow(progress);
        progress->stopped = loop_breathe(progress->pane.screen);
    }
    return progress->stopped;
}

/* The pane is gone after this. */
static void progress_end(struct progress_pane *pane, const struct error *error)
{
    struct import_work *work = pane->work;
    struct screen *screen = work->screen;
    const struct progress_pane ended = *pane;

    screen_close(screen, &pane->pane);
    if (!ended.done && ended.stopped)
        say_stopped(screen);
    else if (!ended.done)
        screen_say_error(screen, error);
    else
        switch (ended.kind) {
        case PROGRESS_CHECK:
            check_end(work, ended.next);
            break;
        case PROGRESS_DECIDE:
            decide_end(work, ended.policy);
            break;
        case PROGRESS_LIKE:
            screen_refresh(screen);
            break;
        case PROGRESS_COMMIT:
            commit_end(work);
            break;
        }
}

static bool progress_step(struct progress_pane *pane, struct error *error)
{
    struct import_work *work = pane->work;
    struct store *store = work->screen->store;

    switch (pane->kind) {
    case PROGRESS_CHECK:
        return import_check_some(work->import, WORK_ROWS, &pane->done, error);
    case PROGRESS_DECIDE:
        return import_decide_some(work->import, pane->policy, WORK_ROWS, &pane->done, error);
    case PROGRESS_LIKE:
        return import_decide_like_some(work->import, pane->policy, WORK_ROWS, &pane->done, error);
    case PROGRESS_COMMIT:
        break;
    }
    store_set_patience(store, PATIENCE_AGAIN);
    bool ok = import_commit_some(work->import, WORK_ROWS, &pane->done, &work->change, error);
    store_set_patience(store, STORE_PATIENCE);
    return ok;
}

/* Somebody else is writing: it is tried again, and Esc stops it as ever. */
static bool progress_waits(struct progress_pane *pane, bool waits)
{
    if (waits != pane->waiting)
        pane->pane.screen->stale = true;
    pane->waiting = waits;
    return waits;
}

static bool progress_work(struct pane *pane)
{
    struct progress_pane *progress = progress_of(pane);
    int64_t end = clock_milliseconds() + WORK_SLICE;
    struct error error = {0};
    bool ok;

    progress->breathed = end;
    do
        ok = progress_step(progress, &error);
    while (ok && !progress->done && clock_milliseconds() < end);
    progress->done = ok && progress->done;
    if (progress_waits(progress, !ok && error.code == ERROR_BUSY))
        return true;
    if (ok && !progress->done)
        progress_follow(progress);
    else
        progress_end(progress, &error);
    return true;
}

/* --- The pane ------------------------------------------------------------------------------------------------------------- */

static bool progress_event(struct pane *pane, const struct event *event)
{
    struct progress_pane *progress = progress_of(pane);
    struct screen *screen = pane->screen;

    if (event->kind != EVENT_PRESS || event->press != PRESS_ESCAPE)
        return false;
    if (progress->kind == PROGRESS_DECIDE) {
        progress->policy = progress->work->options.policy;
        return true;
    }
    screen_close(screen, pane);
    say_stopped(screen);
    return true;
}

static const char *progress_hint(const struct pane *pane)
{
    return progress_of(pane)->kind == PROGRESS_DECIDE ? _("Esc stops it: all stays as it was") : _("Esc stops it: nothing is written then");
}

static void progress_refresh(struct pane *pane)
{
    pane->screen->stale = true;
}

static void progress_free(struct pane *pane)
{
    struct progress_pane *progress = progress_of(pane);

    if (!progress->done)
        import_stop(progress->work->import);
    progress->work->interrupt = NULL;
    free(progress->phase);
    free(progress);
}

static const struct pane_class progress_class = {
    .place = PLACE_WORK,
    .draw = progress_draw,
    .event = progress_event,
    .work = progress_work,
    .refresh = progress_refresh,
    .hint = progress_hint,
    .free = progress_free,
};

static struct progress_pane *progress_open(struct import_work *work, enum progress_kind kind)
{
    struct progress_pane *progress = memory_new(sizeof *progress);

    progress->pane.class = &progress_class;
    progress->work = work;
    progress->kind = kind;
    progress->phase = string_copy("");
    progress->begun = progress->shown = clock_milliseconds();
    work->interrupt = progress_breathe;
    work->interrupt_context = progress;
    pages_let_go(); /* of what led here: the work needs much else */
    screen_push(work->screen, &progress->pane);
    return progress;
}

void import_check_start(struct import_work *work, void (*next)(struct import_work *work))
{
    if (work->checked)
        next(work);
    else
        progress_open(work, PROGRESS_CHECK)->next = next;
}

void import_decide_start(struct import_work *work, enum import_policy policy)
{
    if (policy != work->options.policy)
        progress_open(work, PROGRESS_DECIDE)->policy = policy;
}

void import_decide_like_start(struct import_work *work, enum import_policy policy)
{
    progress_open(work, PROGRESS_LIKE)->policy = policy;
}

void import_commit_start(struct import_work *work)
{
    progress_open(work, PROGRESS_COMMIT);
}
