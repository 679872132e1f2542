/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patience.h"

#include <stdlib.h>

#include "src/memory.h"

struct patience_pane {
    struct pane pane;
    struct patient_deed deed;
    bool over;
};

const char *patience_words(void)
{
    return _("Waiting for somebody else's save. Esc stops waiting.");
}

void patience_say(struct screen *screen, enum patience_end end, const struct error *error)
{
    if (end == PATIENCE_GIVEN_UP)
        screen_say(screen, _("Nothing was changed."));
    else
        screen_say_error(screen, error);
}

/* False: another's write is in the way. Otherwise it is over, and this was all of it. */
static bool deed_attempt(struct screen *screen, const struct patient_deed *deed, int milliseconds, enum patience_end *end, struct error *error)
{
    store_set_patience(screen->store, milliseconds);
    bool done = deed->attempt(screen, deed->context, error);
    store_set_patience(screen->store, STORE_PATIENCE);
    *end = done ? PATIENCE_DONE : PATIENCE_REFUSED;
    return done || error->code != ERROR_BUSY;
}

/* --- The pane on the last line --------------------------------------------------------------------------------------------- */

/* A deed that is at work by now may say more of it. */
static void patience_draw(struct pane *pane, struct area area)
{
    const char *message = pane->screen->message;
    struct area last = {area.row + area.rows - 1, area.column, 1, area.columns};
    draw_clear(last);
    draw_text(last, 0, 0, message != NULL ? message : patience_words(), STYLE_STRONG);
}

/* What finishes it may open other panes, so this one is gone by then. */
static bool patience_work(struct pane *pane)
{
    struct patience_pane *patience = (struct patience_pane *)pane;
    const struct patient_deed deed = patience->deed;
    struct screen *screen = pane->screen;
    struct error error = {0};
    enum patience_end end;

    if (!deed_attempt(screen, &deed, PATIENCE_AGAIN, &end, &error))
        return true;
    patience->over = true;
    screen_close(screen, pane);
    deed.finish(screen, deed.context, end, &error);
    return true;
}

/* No key goes to the pane below: what is being saved is not changed meanwhile. */
static bool patience_event(struct pane *pane, const struct event *event)
{
    if (event->kind == EVENT_PRESS && event->press == PRESS_ESCAPE)
        screen_close(pane->screen, pane);
    return true;
}

static void patience_free(struct pane *pane)
{
    struct patience_pane *patience = (struct patience_pane *)pane;

    if (!patience->over)
        patience->deed.finish(pane->screen, patience->deed.context, PATIENCE_GIVEN_UP, &(struct error){0});
    free(patience);
}

static const struct pane_class patience_class = {
    .place = PLACE_WORK, .takes_text = true, .floats = true, .draw = patience_draw, .event = patience_event, .work = patience_work, .free = patience_free};

void patience_do(struct screen *screen, const struct patient_deed *deed)
{
    struct error error = {0};
    enum patience_end end;

    if (deed_attempt(screen, deed, PATIENCE_AT_ONCE, &end, &error)) {
        deed->finish(screen, deed->context, end, &error);
        return;
    }
    struct patience_pane *patience = memory_new(sizeof *patience);
    patience->pane.class = &patience_class;
    patience->deed = *deed;
    screen_push(screen, &patience->pane);
}
