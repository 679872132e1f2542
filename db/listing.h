/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a list is found: by walking its order and testing each row, or by sorting what an index narrows it to. Private to db/.
 *
 * Which is quicker depends on how many rows meet the conditions, which nobody knows beforehand. So a walk is tried first with a budget of rows: where many rows meet the conditions it fills a page soon;
 * where it does not, few do, and these are found by the index and sorted. */
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
};

void listing_open(struct listing *listing, struct store *store, const struct viewer *viewer, const struct list_request *request);
void listing_close(struct listing *listing);

/* What the rows of a list are found from. */
enum listing_base {
    BASE_ORDER,  /* k: the order's own table or index, bounded and in order */
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
    int64_t budget; /* of BASE_ORDER: how many rows are looked at; negative: all */
};

/* Adds "FROM ... WHERE ..." for a base: the tables needed (tables besides those of the conditions, and with ordered the order's, which then goes by
 * "KEY"), all conditions, and the bound (where ordered or on BASE_ORDER). */
void listing_add_from(const struct listing *listing, enum listing_base base, unsigned tables, bool ordered, const struct bound *bound,
                      struct sql *sql);

/* The order's key and id in a statement made by listing_add_from with ordered, or on BASE_ORDER: "d.\"sort_en\"". */
void listing_add_key(const struct listing *listing, enum listing_base base, struct sql *sql);

/* Whether at most so many rows are what an index narrows the list to, or are in it at all where none does; false where finding that out could take long. */
bool listing_is_small(struct listing *listing, int64_t most, bool *small, struct error *error);

/* Runs a statement that gives one number. */
bool listing_number(struct listing *listing, struct sql *sql, int64_t *number, struct error *error);

#endif
