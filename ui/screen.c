/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/screen.h"

#include <stdarg.h>
#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/history_pane.h"
#include "ui/list_pane.h"
#include "ui/prompt.h"
#include "ui/record_pane.h"

static const char *const tab_types[SCREEN_TABS] = {"organisation", "country", "hotspot", "partnership", "member", "supplier", "site"};

const char *screen_tab_type(int tab)
{
    return tab_types[tab];
}

/* --- Stack ------------------------------------------------------------------------------------------------------------ */

struct pane *screen_top(const struct screen *screen)
{
    return screen->stacks[screen->tab];
}

void screen_push(struct screen *screen, struct pane *pane)
{
    pane->screen = screen;
    pane->below = screen->stacks[screen->tab];
    screen->stacks[screen->tab] = pane;
    screen->stale = true;
    screen->unsettled = true;
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

void screen_show_tab(struct screen *screen, int tab)
{
    screen->tab = tab;
    if (screen->stacks[tab] == NULL) {
        const struct record_type *type = type_list_find(store_types(screen->store), tab_types[tab]);
        screen_push(screen, list_pane_new(screen, type, NULL, tab));
    }
    screen->stale = true;
    screen->unsettled = true;
}

void screen_refresh(struct screen *screen)
{
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        for (struct pane *pane = screen->stacks[tab]; pane != NULL; pane = pane->below)
            if (pane->class->refresh != NULL)
                pane->class->refresh(pane);
    if (screen->preview != NULL)
        screen->preview->class->refresh(screen->preview);
    screen->stale = true;
    screen->unsettled = true;
}

void screen_keep(struct screen *screen)
{
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        for (struct pane *pane = screen->stacks[tab]; pane != NULL; pane = pane->below)
            if (pane->class->keep != NULL)
                pane->class->keep(pane);
}

void screen_done(struct screen *screen)
{
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        while (screen->stacks[tab] != NULL)
            stack_pop(screen, tab);
    if (screen->preview != NULL)
        screen->preview->class->free(screen->preview);
    screen->preview = NULL;
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
                if (!pane->class->may_close(pane))
                    return;
            }
    screen->quitting = true;
}

/* --- Messages --------------------------------------------------------------------------------------------------------- */

void screen_say(struct screen *screen, const char *format, ...)
{
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(&text, format, arguments);
    va_end(arguments);
    free(screen->message);
    screen->message = text_take(&text);
    screen->message_style = STYLE_NORMAL;
    screen->stale = true;
}

void screen_say_error(struct screen *screen, const struct error *error)
{
    screen_say(screen, "%s", error->text);
    screen->message_style = STYLE_ERROR;
}

/* --- Going places ----------------------------------------------------------------------------------------------------- */

void screen_open_record(struct screen *screen, const struct record_type *type, int64_t id)
{
    struct error error = {0};
    struct pane *pane = record_pane_new(screen, type, id, &error);
    if (pane == NULL)
        screen_say_error(screen, &error);
    else
        screen_push(screen, pane);
}

void screen_open_list(struct screen *screen, const struct record_type *type, const char *title, const char *query, const struct field *within,
                      const struct value *value)
{
    struct pane *pane = list_pane_new(screen, type, title, -1);
    list_pane_restrict(pane, within, value);
    if (query != NULL)
        list_pane_set_query(pane, query, false);
    screen_push(screen, pane);
}

void screen_record_changed(struct screen *screen, const struct record_type *type, int64_t id)
{
    screen_refresh(screen);
    for (struct pane *pane = screen_top(screen); pane != NULL; pane = pane->below)
        if (list_pane_is(pane))
            list_pane_go_to(pane, type, id);
}
