/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of the same thing made one: from which of them each field comes, and what that gives. */
#ifndef LRN_UNITE_H
#define LRN_UNITE_H

#include "src/record.h"

enum unite_side { UNITE_LEFT, UNITE_RIGHT, UNITE_BOTH };

/* Whether a field can hold what both say: sets, long texts, telephone numbers, other spellings of a name. */
bool unite_can_both(const struct field *field);

/* The field whose side another one takes: of the currency of an amount that amount; otherwise the field itself. */
const struct field *unite_leader(const struct record_type *type, const struct field *field);

/* The side each field (field_count of them) would best come from: the left one where it says something, both of sets, the narrower visibility. */
void unite_suggest(const struct record *left, const struct record *right, enum unite_side *sides);

/* The record the two become, with the left one's id; united is not initialised before, and the caller calls record_done. Names that either has and the united one has not
 * are put among its other spellings, where the type has those. Computed fields are the left one's. */
void unite(const struct record *left, const struct record *right, const enum unite_side *sides, struct record *united);

#endif
