/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screen.h"

#include <stdarg.h>
#include <stdlib.h>

#include "db/people.h"
#include "src/memory.h"
#include "src/text.h"

/* Panes of a stack that keep what they show: a person goes to and fro between the last few. Those below rest, since one can go on from record to record for ever. */
enum { STACK_AWAKE = 5 };

static const char *const tab_types[SCREEN_LISTS] = {"organisation", "country", "hotspot", "partnership", "member", "supplier", "site"};

const char *screen_tab_type(int tab)
{
    return tab < SCREEN_LISTS ? tab_types[tab] : NULL;
}

/* --- Stack ------------------------------------------------------------------------------------------------------------ */

struct pane *screen_top(const struct screen *screen)
{
    return screen->stacks[screen->tab];
}

bool screen_is_in_front(const struct screen *screen, const struct pane *pane)
{
    const struct pane *front = screen_top(screen);
    while (front != NULL && front->class->floats)
        front = front->below;
    return front == pane;
}

/* Lets the first pane rest that stands below so many others; those below it do already. Without an area it is prepared anew before keys come to it. */
static void stack_rest(struct pane *pane)
{
    for (int above = 0; pane != NULL && above < STACK_AWAKE; above++)
        pane = pane->below;
    if (pane == NULL || pane->class->rest == NULL)
        return;
    pane->class->rest(pane);
    pane->area = (struct area){0};
}

void screen_push(struct screen *screen, struct pane *pane)
{
    pane->screen = screen;
    pane->below = screen->stacks[screen->tab];
    screen->stacks[screen->tab] = pane;
    stack_rest(pane);
    screen->stale = true;
    screen->unsettled = true;
}

void screen_push_apart(struct screen *screen, struct pane *pane)
{
    pane->apart = true;
    screen_push(screen, pane);
}

bool screen_is_apart(const struct screen *screen)
{
    bool apart = false;
    for (const struct pane *pane = screen_top(screen); pane != NULL; pane = pane->below)
        apart = apart || pane->apart;
    return apart;
}

size_t screen_marked_beside(const struct screen *screen, int64_t id)
{
    struct pane *pane = screen_top(screen);
    int64_t *ids = NULL;
    size_t count = pane->class->marked != NULL ? pane->class->marked(pane, &ids) : 0, others = 0;
    for (size_t i = 0; i < count; i++)
        others += ids[i] != id;
    free(ids);
    return others;
}

/* A pane that comes to the top again may have missed a change. */
static void stack_pop(struct screen *screen, int tab)
{
    struct pane *top = screen->stacks[tab];
    screen->stacks[tab] = top->below;
    top->class->free(top);
    screen->stale = true;
    screen->unsettled = true;
}

void screen_pop(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    if (top != NULL && top->below != NULL)
        stack_pop(screen, screen->tab);
}

void screen_close(struct screen *screen, struct pane *pane)
{
    bool there = false;
    for (struct pane *at = screen_top(screen); at != NULL; at = at->below)
        there = there || at == pane;
    while (there && screen_top(screen)->below != NULL) {
        bool last = screen_top(screen) == pane;
        stack_pop(screen, screen->tab);
        if (last)
            break;
    }
}

void screen_refresh(struct screen *screen)
{
    if (screen->store != NULL)
        people_recognise(screen->store, &screen->viewer);
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        for (struct pane *pane = screen->stacks[tab]; pane != NULL; pane = pane->below)
            if (pane->class->refresh != NULL)
                pane->class->refresh(pane);
    if (screen->preview != NULL)
        screen->preview->class->refresh(screen->preview);
    screen->stale = true;
    screen->unsettled = true;
}

enum kept screen_keep(struct screen *screen)
{
    enum kept all = KEPT_NOTHING;
    screen->unkept_since = 0;
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        for (struct pane *pane = screen->stacks[tab]; pane != NULL; pane = pane->below)
            if (pane->class->keep != NULL) {
                enum kept kept = pane->class->keep(pane);
                all = kept > all ? kept : all;
            }
    return all;
}

void screen_done(struct screen *screen)
{
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        while (screen->stacks[tab] != NULL)
            stack_pop(screen, tab);
    if (screen->preview != NULL)
        screen->preview->class->free(screen->preview);
    screen->preview = NULL;
    if (screen->asked != NULL)
        record_done(screen->asked);
    free(screen->asked);
    screen->asked = NULL;
    free(screen->message);
    screen->message = NULL;
}

void screen_quit(struct screen *screen)
{
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        for (struct pane *pane = screen->stacks[tab]; pane != NULL; pane = pane->below)
            if (pane->class->may_close != NULL) {
                screen->tab = tab;
                screen->stale = true;
                /* What stands above it (its help, a pop-up) goes, so that what the question is about is seen. */
                while (screen_top(screen) != pane)
                    stack_pop(screen, tab);
                if (!pane->class->may_close(pane)) {
                    screen->leaving = true;
                    screen->left = pane;
                    return;
                }
            }
    screen->quitting = true;
}

/* --- Messages --------------------------------------------------------------------------------------------------------- */

static void say(struct screen *screen, enum style style, const char *format, va_list arguments)
{
    struct text text = {0};
    text_add_format_list(&text, format, arguments);
    free(screen->message);
    screen->message = text_take(&text);
    screen->message_style = style;
    screen->stale = true;
}

void screen_say(struct screen *screen, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(screen, STYLE_NORMAL, format, arguments);
    va_end(arguments);
}

void screen_refuse(struct screen *screen, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(screen, STYLE_ERROR, format, arguments);
    va_end(arguments);
}

void screen_say_error(struct screen *screen, const struct error *error)
{
    screen_refuse(screen, "%s", error->text);
}

char *screen_take_refusal(struct screen *screen)
{
    if (screen->message == NULL || screen->message_style != STYLE_ERROR)
        return NULL;
    char *refusal = screen->message;
    screen->message = NULL;
    return refusal;
}

/* --- Giving way ------------------------------------------------------------------------------------------------------- */

/* What came may be no key but the terminal's answer: what is given up for it is taken up again at the next pause. */
static bool input_waits(void *context)
{
    struct screen *screen = context;
    bool waits = term_has_input(screen->term);
    screen->unsettled = screen->unsettled || waits;
    return waits;
}

void screen_give_way(struct screen *screen, bool gives)
{
    store_set_interrupt(screen->store, gives ? input_waits : NULL, screen);
}

/* --- Records ---------------------------------------------------------------------------------------------------------- */

void screen_record_changed(struct screen *screen, const struct record_type *type, int64_t id)
{
    screen_refresh(screen);
    for (struct pane *pane = screen_top(screen); pane != NULL; pane = pane->below)
        if (pane->class->go_to != NULL)
            pane->class->go_to(pane, type, id);
}
