/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a list is found. Private to db/.
 *
 * Which way is quickest depends on how many rows meet the conditions, which nobody knows beforehand. Where many do, a walk along the order that tests each row fills a page soon, and the indexes, which
 * would have to gather all of them, are not asked. So a short walk comes first, with a budget of rows. Where few do, these are found by an index and sorted. Between the two an index gathers the ids of the rows,
 * and the order's own index is walked for them: an entry there that is not among them costs a small part of what reading and testing its row does. Where most
 * of them fail a test the index does not know, as a phrase, they are read in the order of the table instead, which costs less than that of names.
 *
 * Of several words only those that narrow the list most are looked for in the search index; that the others occur is tested in the rows these leave. A sample of rows tells. */
#ifndef LRN_LISTING_H
#define LRN_LISTING_H

#include "db/order.h"
#include "db/search.h"

struct listing {
    struct store *store;
    const struct viewer *viewer;
    const struct list_request *request;
    struct filter filter;
    struct order_by by;    /* field is NULL in the order of titles */
    const char *table;     /* the temporary table of another order, once it is needed */
    bool once;             /* only the first rows are asked for: no table is made for them */
};

void listing_open(struct listing *listing, struct store *store, const struct viewer *viewer, const struct list_request *request);
void listing_close(struct listing *listing);

/* What the rows of a list are found from. */
enum listing_base {
    BASE_ORDER,  /* k: the order's own table or index, bounded and in order */
    BASE_AMONG,  /* the same, of which only those that an index narrows the list to */
    BASE_MATCH,  /* n: the search index */
    BASE_RECORD, /* r: the recorded table, by its indexes or as a whole */
    BASE_DERIVED /* d: the derived table as a whole */
};

/* Compares two struct place by key and id, as qsort wants it. */
int place_compare(const void *left, const void *right);

/* The base that finds the rows of a list without its order. */
enum listing_base listing_base(const struct listing *listing);

/* A bound of the order: rows that compare so with a place. op NULL: none. */
struct bound {
    const char *op; /* ">", ">=", "<", "<=" */
    const struct place *place;
    bool backwards;
    int64_t budget; /* of BASE_ORDER and BASE_AMONG: how many rows are looked at; negative: all */
};

/* Adds "FROM ... WHERE ..." for a base: the tables needed (tables besides those of the conditions, and with ordered the order's, which then goes by
 * "KEY"), all conditions, and the bound (where ordered, or on BASE_ORDER or BASE_AMONG). */
void listing_add_from(const struct listing *listing, enum listing_base base, unsigned tables, bool ordered, const struct bound *bound,
                      struct sql *sql);

/* The order's key and id in a statement made by listing_add_from with ordered, or on BASE_ORDER or BASE_AMONG: "d.\"sort_en\"". */
void listing_add_key(const struct listing *listing, enum listing_base base, struct sql *sql);

/* Leaves out of what the search index is asked the words that would not narrow the list much, but it would have to gather. Once for a listing, before
 * the index is asked. */
bool listing_narrow(struct listing *listing, struct error *error);

/* Whether few of those that an index finds may be in the list: rows are tested for what none of the sample met. */
bool listing_tests_rare(const struct listing *listing);

/* Whether an index narrows the list. */
bool listing_is_narrow(const struct listing *listing);

/* Whether at most so many rows are what an index narrows the list to, or are in it at all where none does. */
bool listing_is_small(struct listing *listing, int64_t most, bool *small, struct error *error);

/* Runs a statement that gives one number. */
bool listing_number(struct listing *listing, struct sql *sql, int64_t *number, struct error *error);

#endif
