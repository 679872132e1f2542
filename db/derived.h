/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is derived from the records: folded search text, sort keys, computed fields, facets, stamps; kept in the same transaction. Private to db/. */
#ifndef LRN_DERIVED_H
#define LRN_DERIVED_H

#include "db/database.h"

/* Brings what is derived from these records up to date, also for ids that are gone; and of parents whose computed fields read them. */
bool derived_refresh(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, struct error *error);

/* Has the search indexes keep no word that nothing is found by any more: otherwise they do until they happen to be put together anew. */
bool derived_let_go(struct store *store, struct error *error);

/* As if so many records were refreshed that are not there yet: readies the tables for them, and tells whether schema_end_bulk is to be called when they are written. */
enum { DERIVED_MANY = 2000 }; /* the least that this is worth it for */
bool derived_begin(struct store *store, const struct record_type *type, size_t count, bool *anew, struct error *error);

struct number_rows;

/* Stamps records with a change, one after the other: revision, who, when. Called when a change is committed, before it is stored. */
struct stamper {
    struct store *store;
    const char *at, *by;
    const struct record_type *type; /* of the statement */
    sqlite3_stmt *statement;
};
bool stamp(struct stamper *stamper, const struct record_type *type, int64_t id, struct error *error);
void stamper_done(struct stamper *stamper);

/* Notes that records of a type, by their ids, were added, of which nothing was known before. */
bool stamp_new(struct store *store, const struct record_type *type, struct number_rows *ids, const char *at, const char *by, struct error *error);

/* Makes anew, with progress, what was derived by another version of the program, for other fields, or without the words of a language that this program has;
 * nothing to do otherwise. Of a store that is only read, what is there must do. */
bool derived_bring_up(struct store *store, struct error *error);

/* Whether what is derived from a type's records can be compared here: it was made by this program, with the words of all languages, which this program has too. Otherwise it may
 * differ and be as it should. */
bool derived_is_comparable(struct store *store, const struct record_type *type, bool *comparable, struct error *error);

/* Compares what is derived from a type's records with what would be; calls found for each record that differs, with id 0 where it is the search index or the keys
 * of the type. */
bool derived_compare(struct store *store, const struct record_type *type, void (*found)(void *context, const struct record_type *type, int64_t id), void *context,
                     struct error *error);

#endif
