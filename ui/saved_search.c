/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/saved_search.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

/* In the state a search is its type, its order ("-severity", may be empty) and its query, a line each. */
#define BEGINNING "search."

static char *entry_name(const char *name)
{
    return string_format(BEGINNING "%s", name);
}

void saved_search_done(struct saved_search *search)
{
    free(search->name);
    free(search->query);
    *search = (struct saved_search){0};
}

static void read_order(struct saved_search *search, const char *order)
{
    search->descending = order[0] == '-';
    search->sort = order[0] != '\0' ? type_field(search->type, order + search->descending) : NULL;
}

bool saved_search_get(const struct state *state, const struct type_list *types, const char *name, struct saved_search *search)
{
    char *entry = entry_name(name), *text = string_copy(state_get(state, entry));
    char *order = text != NULL ? strchr(text, '\n') : NULL;
    char *query = order != NULL ? strchr(order + 1, '\n') : NULL;
    *search = (struct saved_search){0};
    if (query != NULL) {
        *order++ = *query++ = '\0';
        search->type = type_list_find(types, text);
    }
    if (search->type != NULL) {
        read_order(search, order);
        search->name = string_copy(name);
        search->query = string_copy(query);
    }
    free(text);
    free(entry);
    return search->type != NULL;
}

void saved_search_put(struct state *state, const struct saved_search *search)
{
    char *entry = entry_name(search->name);
    char *text = string_format("%s\n%s%s\n%s", search->type->name, search->sort != NULL && search->descending ? "-" : "",
                               search->sort != NULL ? search->sort->name : "", search->query);
    state_set(state, entry, text);
    state_save(state);
    free(text);
    free(entry);
}

bool saved_search_forget(struct state *state, const char *name)
{
    char *entry = entry_name(name);
    bool there = state_get(state, entry) != NULL;
    state_set(state, entry, NULL);
    state_save(state);
    free(entry);
    return there;
}

const char *saved_search_next(const struct state *state, const char *name)
{
    char *entry = name != NULL && name[0] != '\0' ? entry_name(name) : NULL;
    const char *next = state_next(state, BEGINNING, entry);
    free(entry);
    return next != NULL ? next + strlen(BEGINNING) : NULL;
}
