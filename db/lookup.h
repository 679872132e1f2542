/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records found by what they are known by: the keys of src/similar.h, kept beside what is derived. Private to db/. */
#ifndef LRN_LOOKUP_H
#define LRN_LOOKUP_H

#include "db/database.h"

enum { LOOKUP_MOST = 8 };

/* The ids of records that have a key in common with one that is filled in as far as they are known by, newest first, LOOKUP_MOST at most. What the open change
 * wrote is not among them yet. */
bool lookup_ids(struct store *store, const struct record *like, int64_t ids[LOOKUP_MOST], size_t *count, struct error *error);

/* Loads the newest of them that fits; *found is 0 where there is none, otherwise record is initialised and the caller calls record_done. */
bool lookup_newest(struct store *store, const struct record *like, bool (*fits)(const struct record *record, const struct record *like),
                   struct record *record, bool *found, struct error *error);

#endif
