/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which state may follow which: the ways of profiles and partnerships, step by step. What a step needs is src/gate's and the store's to say. */
#ifndef LRN_TRANSITION_H
#define LRN_TRANSITION_H

#include "src/type.h"

enum { TRANSITIONS = 12 }; /* most states that follow one */

/* The field of a type whose values follow each other in steps (an organisation's status, a partnership's stage); NULL where there is none. */
const struct field *transition_field(const struct record_type *type);

/* The states that may follow one, the next on its way first; returns how many. A state that is not known may be left for any. */
size_t transition_next(const struct record_type *type, const char *from, const char *next[TRANSITIONS]);

bool transition_is_allowed(const struct record_type *type, const char *from, const char *to);

#endif
