/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/list_pane.h"
#include "ui/navigate.h"
#include "ui/prompt.h"
#include "ui/saved_search.h"

/* --- Saving ----------------------------------------------------------------------------------------------------------- */

/* The list's query, with what it lies within (a country) as a term of it. The caller frees it. */
static char *whole_query(const struct pane *list)
{
    const struct field *within;
    const struct value *value;
    list_pane_within(list, &within, &value);
    if (within == NULL || !type_has_field(list_pane_type(list), within))
        return string_copy(list_pane_query(list));
    char *printed = field_print(within, value);
    char *query = query_with_field(list_pane_query(list), list_pane_type(list), within, printed);
    free(printed);
    return query;
}

static struct saved_search *search_of_list(const struct pane *list, const char *name)
{
    struct saved_search *search = memory_new(sizeof *search);
    search->name = string_copy(name);
    search->type = list_pane_type(list);
    search->query = whole_query(list);
    search->sort = list_pane_sort(list, &search->descending);
    return search;
}

static void search_free(struct saved_search *search)
{
    saved_search_done(search);
    free(search);
}

static void search_put(struct screen *screen, const struct saved_search *search)
{
    saved_search_put(screen->state, search);
    screen_say(screen, _("The search is kept as \"%s\". S shows those you keep."), search->name);
}

static const char *name_label(void)
{
    return _("Keep this search as: ");
}

static void name_entered(struct screen *screen, void *context, const char *text);

static void name_ask_again(struct screen *screen, const char *name)
{
    char *why = string_format(_("\"%s\" stays as it is. Give another name, or leave with Esc."), name);
    prompt_enter_again(screen, name_label(), name, why, name_entered, NULL);
    free(why);
}

static void replace_answered(struct screen *screen, void *context, bool yes)
{
    struct saved_search *search = context;
    if (yes)
        search_put(screen, search);
    else
        name_ask_again(screen, search->name);
    search_free(search);
}

/* A name that stands for another search is taken over only after asking. */
static void search_save_as(struct screen *screen, const char *text)
{
    char *name = text_trimmed(text);
    struct saved_search *search = search_of_list(screen_top(screen), name), former;
    bool taken = saved_search_get(screen->state, store_types(screen->store), name, &former);
    free(name);
    if (!taken || (former.type == search->type && strcmp(former.query, search->query) == 0)) {
        search_put(screen, search);
        search_free(search);
    } else {
        char *question = string_format(_("\"%s\" is another search: %s. Replace it?"), former.name, former.query);
        screen_confirm(screen, question, replace_answered, search);
        free(question);
    }
    saved_search_done(&former);
}

static void name_entered(struct screen *screen, void *context, const char *text)
{
    (void)context;
    if (text != NULL && text_is_readable(text) && list_pane_is(screen_top(screen)))
        search_save_as(screen, text);
}

bool search_save(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    struct list_request request;
    if (!list_pane_is(top))
        return false;
    if (!list_pane_request(top, &request))
        screen_refuse(screen, "%s", _("The search cannot be read, so it is not kept."));
    else if (request.query == NULL && request.within == NULL)
        (argument != NULL && *argument != '\0' ? screen_refuse : screen_say)(screen, "%s", _("Search or filter first; then the search can be kept."));
    else if (argument != NULL && text_is_readable(argument))
        search_save_as(screen, argument);
    else
        screen_enter(screen, name_label(), "", name_entered, NULL);
    return true;
}

/* --- Showing ---------------------------------------------------------------------------------------------------------- */

static void open_search(struct screen *screen, const struct saved_search *search)
{
    const struct target target = {.type = search->type, .query = search->query, .sort = search->sort, .descending = search->descending};
    navigate_by_name(screen, &target);
}

/* "Hot spots: 12"; where the query cannot be read any more only the type. The caller frees it. */
static char *search_detail(struct screen *screen, const struct saved_search *search)
{
    struct query query;
    int64_t count = -1;
    if (query_parse(&query, search->type, search->query, false, NULL)) {
        const struct list_request request = {.type = search->type, .query = &query, .language = message_language()};
        if (!store_count(screen->store, &screen->viewer, &request, &count, NULL))
            count = -1;
        query_done(&query);
    }
    const char *plural = message_text(search->type->plural);
    return count >= 0 ? string_format("%s: %lld", plural, (long long)count) : string_copy(plural);
}

static int choice_compare(const void *left, const void *right)
{
    return strcmp(((const struct choice *)left)->label, ((const struct choice *)right)->label);
}

/* Opens the pop-up; false where no search is kept. */
static bool choose_search(struct screen *screen, const char *title, const char *filter, void (*chosen)(void *context, const struct choice_list *chosen))
{
    struct choice_list choices = {0};
    for (const char *name = NULL; (name = saved_search_next(screen->state, name)) != NULL;) {
        struct saved_search search;
        if (!saved_search_get(screen->state, store_types(screen->store), name, &search))
            continue;
        char *detail = search_detail(screen, &search);
        choice_list_add(&choices, search.name, search.name, detail, false);
        choice_list_also(&choices, search.query);
        free(detail);
        saved_search_done(&search);
    }
    if (choices.count == 0)
        return false;
    qsort(choices.choices, choices.count, sizeof *choices.choices, choice_compare);
    const struct choose_options options = {.title = title, .filter = filter, .chosen = chosen, .context = screen};
    choose_open(screen, &options, &choices);
    return true;
}

static void say_none(struct screen *screen)
{
    screen_say(screen, "%s", _("No search is kept yet. In a list, \":save NAME\" keeps its search."));
}

static void chosen_opens(void *context, const struct choice_list *chosen)
{
    struct screen *screen = context;
    struct saved_search search;
    if (chosen == NULL || chosen->count == 0
        || !saved_search_get(screen->state, store_types(screen->store), chosen->choices[0].code, &search))
        return;
    open_search(screen, &search);
    saved_search_done(&search);
}

bool search_list(struct screen *screen, const char *argument)
{
    struct saved_search search;
    if (argument != NULL && saved_search_get(screen->state, store_types(screen->store), argument, &search)) {
        open_search(screen, &search);
        saved_search_done(&search);
    } else if (!choose_search(screen, _("Searches kept"), argument, chosen_opens)) {
        say_none(screen);
    }
    return true;
}

/* --- Forgetting ------------------------------------------------------------------------------------------------------- */

static void forget(struct screen *screen, const char *name)
{
    char *copy = string_copy(name);
    if (saved_search_forget(screen->state, copy))
        screen_say(screen, _("The search \"%s\" is forgotten."), copy);
    else
        screen_refuse(screen, _("No search is called \"%s\"."), copy);
    free(copy);
}

static void chosen_goes(void *context, const struct choice_list *chosen)
{
    if (chosen != NULL && chosen->count > 0)
        forget(context, chosen->choices[0].code);
}

bool search_forget(struct screen *screen, const char *argument)
{
    if (argument != NULL && argument[0] != '\0')
        forget(screen, argument);
    else if (!choose_search(screen, _("Which search is to be forgotten?"), NULL, chosen_goes))
        say_none(screen);
    return true;
}
