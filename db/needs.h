/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records that a change touched lack for the states they are in: an undo must not take from them what these need. Private to db/. */
#ifndef LRN_NEEDS_H
#define LRN_NEEDS_H

#include "db/database.h"

struct need {
    const struct record_type *type;
    int64_t id;
    bool is_there;   /* when it was last measured, */
    int64_t lacking; /* so many fields and records */
};

struct need_list {
    struct need *needs;
    size_t count;
};

/* Finds the records that go in steps and were touched by a change, and those that others it touched belong to. needs_done releases them, also after an error. */
bool needs_find(struct store *store, int64_t change, struct need_list *list, struct error *error);
void needs_done(struct need_list *list);

/* Measures what they lack as they stand now; those that are not there lack nothing. *any tells whether one lacks something. */
bool needs_measure(struct store *store, struct need_list *list, bool *any, struct error *error);

/* The first that lacks more in the first list than in the second, both of the same records; NULL where none does. One that was not there comes back as it was. */
const struct need *needs_worse(const struct need_list *after, const struct need_list *before);

/* What one lacks as a sentence that begins with its title, as the database stands now; NULL where it lacks nothing. The caller frees it. */
char *needs_tell(struct store *store, const struct need *need);

#endif
