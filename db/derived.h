/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is derived from the records: folded search text, sort keys, computed fields, facets, stamps; kept in the same transaction. Private to db/. */
#ifndef LRN_DERIVED_H
#define LRN_DERIVED_H

#include "db/database.h"

/* Brings what is derived from these records up to date, also for ids that are gone; and of parents whose computed fields read them. */
bool derived_refresh(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, struct error *error);

/* Stamps records with a change: revision, who, when. Called by the journal when a change is committed, before it is stored. */
bool derived_stamp(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, const char *at, const char *by,
                   struct error *error);

/* Makes everything derived anew, with progress; called when the stored versions differ from the program's. */
bool derived_rebuild(struct store *store, struct error *error);

/* Makes anew what was derived by another version of the program or for other fields; nothing to do otherwise. Of a store that is only read, what is there must do. */
bool derived_bring_up(struct store *store, struct error *error);

/* Compares what is derived with what would be; calls found for each record that differs, with id 0 where it is the search index or the keys
 * of the type. */
bool derived_compare(struct store *store, void (*found)(void *context, const struct record_type *type, int64_t id), void *context,
                     struct error *error);

#endif
