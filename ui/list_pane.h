/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that lists records: pages by key, searched, filtered, sorted, marked. */
#ifndef LRN_LIST_PANE_H
#define LRN_LIST_PANE_H

#include "db/store.h"
#include "ui/pane.h"

/* A list of a type's records; title NULL: the type's plural. tab is the numbered pane whose last query, order and record are taken up from the
 * person's state, -1 for none. */
struct pane *list_pane_new(struct screen *screen, const struct record_type *type, const char *title, int tab);

/* Whether a pane is one. */
bool list_pane_is(const struct pane *pane);

/* Shows only records whose field within holds the value (copied). */
void list_pane_restrict(struct pane *pane, const struct field *within, const struct value *value);

/* What it is restricted to; within NULL where it is not. */
void list_pane_within(const struct pane *pane, const struct field **within, const struct value **value);

/* The query's text; setting it starts the list anew. lenient: while typing. Of a query that cannot be read (false) the list says why, and shows
 * no rows. */
const char *list_pane_query(const struct pane *pane);
bool list_pane_set_query(struct pane *pane, const char *text, bool lenient);

/* Gives a list the query it is opened with, which Esc does not clear. */
void list_pane_open_with(struct pane *pane, const char *text);

/* The type listed, and its order: a field (NULL: by title) and direction. */
const struct record_type *list_pane_type(const struct pane *pane);
const struct field *list_pane_sort(const struct pane *pane, bool *descending);
void list_pane_set_sort(struct pane *pane, const struct field *field, bool descending);

/* How often each value of a field occurs in the list as it stands, its own filter on that field left out. */
bool list_pane_facets(struct pane *pane, const struct field *field, struct facet_list *facets);

/* Whether records are marked. */
bool list_pane_has_marks(const struct pane *pane);

/* Takes all marks off (false: there were none). */
bool list_pane_unmark_all(struct pane *pane);

/* Takes the mark off a record that has one. */
void list_pane_unmark(struct pane *pane, int64_t id);

/* Keeps the query, order and record of a numbered pane in the person's state. */
void list_pane_remember(struct pane *pane);

/* What the list asks the store for; valid until the list changes. False where its query cannot be read. */
bool list_pane_request(const struct pane *pane, struct list_request *request);

#endif
