/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new database starts with: countries, starter hot spots with their sources, and on request the demonstration network. */
#ifndef LRN_SEED_H
#define LRN_SEED_H

#include "db/store.h"

/* Adds the reference data, and with demonstration the demonstration network, as changes that cannot be undone by `undo`. */
bool seed_reference(struct store *store, const struct viewer *viewer, struct error *error);
bool seed_demonstration(struct store *store, const struct viewer *viewer, struct error *error);

/* Adds the record of the person who makes the database, in the same way; it gets its id. */
bool seed_person(struct store *store, const struct viewer *viewer, struct record *person, struct error *error);

/* Deletes every demonstration record as one change; refused, saying which, where other records refer to one. *count gets how many went. */
bool seed_remove_demonstration(struct store *store, const struct viewer *viewer, int64_t *count, int64_t *change, struct error *error);

#endif
