/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of records that may be the same thing in the world: looked for a piece at a time, then read best first.
 *
 * Only records that share a key (src/similar.h) are compared, and of those that share a crowded one (a web domain of hundreds) each only with its neighbours by name, so
 * that the work grows with the records and not with their square. What was found is kept in a temporary table. */
#ifndef LRN_DUPLICATES_H
#define LRN_DUPLICATES_H

#include "db/store.h"
#include "src/similar.h"

struct duplicates;

struct duplicate {
    int64_t left, right; /* the older one is left */
    struct similarity similarity;
};

/* A new search among the records of a type that a viewer sees, by what she sees of them. Store and viewer stay the caller's and must live as long. */
struct duplicates *duplicates_new(struct store *store, const struct viewer *viewer, const struct record_type *type);
void duplicates_free(struct duplicates *duplicates);

/* Looks through the records of up to so many more shared keys. *done: all are looked through, and what was found can be read. */
bool duplicates_search(struct duplicates *duplicates, int64_t keys, bool *done, struct error *error);

/* How much of the search is done, of 100. */
int64_t duplicates_percent(const struct duplicates *duplicates);

/* How many pairs were found of SIMILAR_SCORE_SHOWN and more that nobody said are not the same; one of them, from 1, best first and then the oldest. */
int64_t duplicates_count(const struct duplicates *duplicates);
bool duplicates_at(struct duplicates *duplicates, int64_t number, struct duplicate *duplicate, struct error *error);

/* The number of a pair, or 0 where it is not among them. */
int64_t duplicates_number(struct duplicates *duplicates, int64_t left, int64_t right);

#endif
