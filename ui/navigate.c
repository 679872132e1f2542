/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/navigate.h"

#include <stdlib.h>

#include "src/role.h"
#include "ui/form_pane.h"
#include "ui/history_pane.h"
#include "ui/list_pane.h"
#include "ui/matrix_pane.h"
#include "ui/record_pane.h"
#include "ui/report_pane.h"
#include "ui/text_pane.h"
#include "ui/today_pane.h"

/* A pane that could not be made has said why in error. */
static void push_or_say(struct screen *screen, struct pane *pane, const struct error *error)
{
    if (pane != NULL)
        screen_push(screen, pane);
    else
        screen_say_error(screen, error);
}

/* Whether a pane can be closed without a word: nothing was chosen there that is not kept. */
static bool pane_is_for_reading(const struct pane *pane)
{
    static const unsigned choosing = PLACE_IMPORT | PLACE_MERGE | PLACE_SET | PLACE_EXPORT | PLACE_FORM | PLACE_FILE | PLACE_WORK;
    return pane->class->may_close == NULL && ((unsigned)pane->class->place & choosing) == 0;
}

void navigate_tab(struct screen *screen, int tab)
{
    screen->tab = tab;
    if (screen->stacks[tab] == NULL && tab == SCREEN_TODAY) {
        screen_push(screen, today_pane_new(screen));
    } else if (screen->stacks[tab] == NULL) {
        const struct record_type *type = type_list_find(store_types(screen->store), screen_tab_type(tab));
        screen_push(screen, list_pane_new(screen, type, NULL, tab));
    }
    screen->stale = true;
    screen->unsettled = true;
}

static void say_shown(struct screen *screen)
{
    screen_say(screen, "%s", _("This page is shown already."));
}

void navigate_number(struct screen *screen, int tab)
{
    if (tab != screen->tab) {
        navigate_tab(screen, tab);
        return;
    }
    const struct pane *former = screen_top(screen);
    while (screen_top(screen)->below != NULL && pane_is_for_reading(screen_top(screen)))
        screen_pop(screen);
    if (screen_top(screen)->below != NULL)
        screen_say(screen, "%s", _("Here something is still to be finished or left with Esc."));
    else if (screen_top(screen) == former)
        say_shown(screen);
}

void navigate_record(struct screen *screen, const struct record_type *type, int64_t id)
{
    struct error error = {0};
    struct pane *pane = record_pane_new(screen, type, id, &error);
    push_or_say(screen, pane, &error);
}

static struct pane *list_to(struct screen *screen, const struct target *target)
{
    struct pane *pane = list_pane_new(screen, target->type, NULL, -1);
    if (target->within != NULL)
        list_pane_restrict(pane, target->within, &target->value);
    if (target->query != NULL)
        list_pane_open_with(pane, target->query);
    if (target->sort != NULL)
        list_pane_set_sort(pane, target->sort, target->descending);
    return pane;
}

void navigate_to(struct screen *screen, const struct target *target)
{
    screen_push(screen, list_to(screen, target));
}

void navigate_by_name(struct screen *screen, const struct target *target)
{
    screen_push_apart(screen, list_to(screen, target));
}

void navigate_list(struct screen *screen, const struct record_type *type, const char *query)
{
    struct target target = {.type = type, .query = (char *)query};
    navigate_by_name(screen, &target);
}

/* Whose role does not let her read the history is told so. */
static bool history_is_open(struct screen *screen)
{
    struct error error = {0};
    bool may = role_check(&screen->viewer, DEED_HISTORY, &error);
    if (!may)
        screen_say_error(screen, &error);
    return may;
}

static void navigate_change(struct screen *screen, int64_t change)
{
    if (history_is_open(screen))
        screen_push(screen, history_pane_new_from(screen, change));
}

bool navigate_target(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    struct target target = {0};
    if (top->class->target == NULL || !top->class->target(top, &target))
        return false;
    if (target.draft != NULL)
        navigate_draft(screen, target.draft);
    else if (target.change != 0)
        navigate_change(screen, target.change);
    else if (target.id != 0)
        navigate_record(screen, target.type, target.id);
    else
        navigate_to(screen, &target);
    value_clear(&target.value);
    free(target.query);
    return true;
}

void navigate_form(struct screen *screen, const struct record_type *type, int64_t id, const struct field *within, const struct value *value)
{
    struct error error = {0};
    /* Who may not write it is told before anything is typed. */
    bool may = id == 0 ? store_check_new(&screen->viewer, type, &error) : store_check_edit(screen->store, &screen->viewer, type, id, &error);
    struct pane *pane = may ? form_pane_new(screen, type, id, within, value, &error) : NULL;
    push_or_say(screen, pane, &error);
}

void navigate_step(struct screen *screen, const struct record_type *type, int64_t id, const char *state)
{
    struct error error = {0};
    struct pane *pane = form_pane_step(screen, type, id, state, &error);
    push_or_say(screen, pane, &error);
}

void navigate_draft(struct screen *screen, const struct draft *draft)
{
    struct error error = {0};
    struct pane *pane = form_pane_resume(screen, draft, &error);
    push_or_say(screen, pane, &error);
}

void navigate_history(struct screen *screen, const struct record_type *type, int64_t id)
{
    if (!history_is_open(screen))
        return;
    struct pane *pane = history_pane_new(screen, type, id);
    pane->apart = type == NULL;
    screen_push(screen, pane);
}

void navigate_help(struct screen *screen)
{
    screen_push(screen, help_pane_new(screen));
}

static bool report_is_shown(const struct screen *screen, const struct report *report, int64_t id, int year)
{
    const struct pane *top = screen_top(screen);
    int64_t shown;
    int of_year;
    return report_pane_is(top) && report_pane_report(top, &shown, &of_year) == report && shown == id && of_year == year;
}

void navigate_report(struct screen *screen, const struct report *report, int64_t id, int year)
{
    struct error error = {0};
    if (report_is_shown(screen, report, id, year)) {
        say_shown(screen);
        return;
    }
    struct pane *pane = report_pane_new(screen, report, id, year, &error);
    push_or_say(screen, pane, &error);
    if (pane != NULL)
        pane->apart = report->type == NULL;
}

void navigate_matrix(struct screen *screen, enum matrix_view view, const char *query, const struct field *within, const struct value *value)
{
    struct error error = {0};
    struct pane *pane = matrix_pane_new(screen, view, query, within, value, &error);
    push_or_say(screen, pane, &error);
}

void navigate_text(struct screen *screen, const struct text_source *source)
{
    screen_push_apart(screen, text_pane_new(screen, source));
}
