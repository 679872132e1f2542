/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs a hand today, read from the store: mine, my initiative's, or everybody's. */
#ifndef LRN_AGENDA_LIST_H
#define LRN_AGENDA_LIST_H

#include "db/store.h"
#include "src/agenda.h"

enum agenda_scope { AGENDA_MINE, AGENDA_INITIATIVE, AGENDA_ALL, AGENDA_SCOPE_COUNT };

struct agenda_entry {
    int64_t id;
    char *title;
    char *beside; /* what it belongs to: a deliverable's partnership; "" */
    char *date;   /* by when, or since when; as the language writes it, "" where there is none */
    int64_t day;  /* the same, by which they are ordered; the last of all where there is none */
};

struct agenda_list {
    struct agenda_entry *entries; /* the earliest first */
    size_t count;
    bool more; /* than were asked for */
};

void agenda_list_done(struct agenda_list *list);

/* The people a scope is about: the viewer herself, by her record, her name or her login; those of her initiative. Their ids, which the caller frees; none where she has no record
 * here. Not asked for AGENDA_ALL. */
size_t agenda_people(struct store *store, const struct viewer *viewer, enum agenda_scope scope, int64_t **people);

/* What is asked for. */
struct agenda_request {
    const struct agenda_kind *kind;
    enum agenda_scope scope;
    const int64_t *people; /* whom the scope is about */
    size_t people_count;
    size_t limit; /* so many entries at the most */
};

/* Reads entries of a kind for the store's day; of drafts, which the store does not have, none. An entry of imports has the change's number for its id: those of the last thirty days
 * that left rows behind, were not taken back, and whose list the same person has not imported again since. But for AGENDA_ALL only what one of the people is responsible for, or what
 * belongs to such a thing; what nobody is ever responsible for (hot spots) is everybody's alone. */
bool agenda_read(struct store *store, const struct viewer *viewer, const struct agenda_request *request, struct agenda_list *list, struct error *error);

#endif
