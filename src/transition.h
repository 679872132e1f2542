/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which state may follow which: the ways of profiles, partnerships, concerns and memberships, step by step. What a step needs is src/gate's and the store's to say. */
#ifndef LRN_TRANSITION_H
#define LRN_TRANSITION_H

#include "src/record.h"

enum { TRANSITIONS = 12 }; /* most states that follow one */

/* The field of a type whose values follow each other in steps (an organisation's status, a partnership's stage); NULL where there is none. */
const struct field *transition_field(const struct record_type *type);

/* The code of the state that a record of such a type is in as of a day, as people are shown it: one that is recorded may hold no more (needs-update past a review). */
const char *transition_state(const struct record *record, struct date today);

/* The states that may follow one, the next on its way first; returns how many. A state that is not known may be left for any. */
size_t transition_next(const struct record_type *type, const char *from, const char *next[TRANSITIONS]);

/* The straight way of a type, from its first state to its last. */
struct transition_line {
    const char *states[TRANSITIONS];
    size_t count;
    size_t now;        /* which of them a record in a state has come to; count where its state does not tell (cancelled) */
    const char *aside; /* its state where that is none of them: it waits beside `now` (on hold beside in progress), or has left the way; else NULL */
};

/* Finds where a state stands on the way; false where the type goes no way, or the state is not known. */
bool transition_place(const struct record_type *type, const char *state, struct transition_line *line);

bool transition_is_allowed(const struct record_type *type, const char *from, const char *to);

/* What a step is called where that is not where it leads (NC_()): a member that left rejoins. NULL for others. */
const char *transition_name(const struct record_type *type, const char *from, const char *to);

#endif
