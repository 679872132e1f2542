/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that a person keeps by name, in her state. */
#ifndef LRN_SAVED_SEARCH_H
#define LRN_SAVED_SEARCH_H

#include "src/type.h"
#include "ui/state.h"

struct saved_search {
    char *name;
    const struct record_type *type; /* what is searched */
    char *query;
    const struct field *sort;       /* NULL: by title */
    bool descending;
};
void saved_search_done(struct saved_search *search);

/* Finds the one of a name; false where there is none, or none whose type there still is. */
bool saved_search_get(const struct state *state, const struct type_list *types, const char *name, struct saved_search *search);

/* Keeps one under its name, in place of what had it; forgets one (false: there is none). Both are written at once. */
void saved_search_put(struct state *state, const struct saved_search *search);
bool saved_search_forget(struct state *state, const char *name);

/* The name after this one ("" and NULL: the first) in no order; NULL at the end. Lives until the state changes. */
const char *saved_search_next(const struct state *state, const char *name);

#endif
