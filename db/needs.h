/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records that a change touched lack for the states they are in: an undo must not take from them what these need. Private to db/. */
#ifndef LRN_NEEDS_H
#define LRN_NEEDS_H

#include "db/database.h"

/* Before the change is taken back, and as it would be after. */
enum need_time { NEED_BEFORE, NEED_AFTER, NEED_TIMES };

struct need {
    const struct record_type *type;
    int64_t id;
    struct need_measure {
        bool is_there;
        int64_t lacking;  /* so many fields and records, */
        int64_t unshared; /* findings among them */
    } at[NEED_TIMES];
};

struct need_list {
    struct need *needs;
    size_t count;
    int64_t change;
    int64_t findings[NEED_TIMES]; /* of those the change touched, so many are there */
};

/* Adds the records that go in steps and were touched by a change, and those that others it touched belong to, as the database stands. needs_done releases them, also after an
 * error. */
bool needs_find(struct store *store, int64_t change, struct need_list *list, struct error *error);
void needs_done(struct need_list *list);

/* Measures what they lack as they stand now; those that are not there lack nothing. *any tells whether one lacks something. */
bool needs_measure(struct store *store, struct need_list *list, enum need_time time, bool *any, struct error *error);

/* Whether one of the list would lack more than before. One that was not there comes back as it was, and a finding may be written down before it is shared. */
bool need_is_worse(const struct need_list *list, const struct need *need);

/* What one lacks as a sentence that begins with its title, as the database stands now; NULL where it lacks nothing. The caller frees it. */
char *needs_tell(struct store *store, const struct need *need);

/* Calls each for the record itself and for all that hangs on it, as far as the change touched them and they are there. */
bool needs_each_touched(struct store *store, int64_t change, const struct need *need, void (*each)(void *context, const struct record_type *type, int64_t id), void *context,
                        struct error *error);

#endif
