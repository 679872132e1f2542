/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list asks for, as SQL: a query's terms and the record the list lies within. Private to db/.
 *
 * Every condition is a test of one row, so that a list can be walked in its order and tested as it goes. Many are also narrowed by the search index, or by the index of a
 * reference, so that where few rows meet them these are found without walking. */
#ifndef LRN_SEARCH_H
#define LRN_SEARCH_H

#include "db/expression.h"

struct condition {
    struct sql test;
    unsigned tables;
    struct text match; /* what the search index narrows the list to by it, "" for nothing */
    bool gathered;     /* match has the beginning of a word: the index gathers all that it finds before it gives any */
    bool left_out;     /* of what the index is asked: others narrow the list more */
    bool met;          /* rows of a sample meet it; false where none was looked at */
    bool settled;      /* what the match finds meets it already */
    bool indexed;      /* the recorded table's indexes find what meets it */
};

struct filter {
    struct condition *conditions; /* all must hold */
    size_t count;
    bool matched; /* one of the conditions has a match that is not left out */
    bool indexed; /* one of the conditions is indexed */
};

/* Makes the conditions for what a viewer sees of a list; filter_done releases them. */
void filter_make(struct filter *filter, struct store *store, const struct viewer *viewer, const struct list_request *request);
void filter_done(struct filter *filter);

/* Adds to an FTS5 expression that all these words occur (as words_add gives them), the last as a beginning if asked. */
void match_add_words(struct text *match, const char *words, bool last_is_beginning);

/* Gives the handle the function lrn_words(text), which folds as words_add does. It is used in statements only, never in the schema. */
bool search_open(struct store *store, struct error *error);

#endif
