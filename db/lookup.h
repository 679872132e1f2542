/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records found by what they are known by: the keys of src/similar.h, kept beside what is derived. Private to db/. */
#ifndef LRN_LOOKUP_H
#define LRN_LOOKUP_H

#include "db/database.h"

/* Loads the newest record that has a key in common with one that is filled in as far as it is known by, and that fits; only the newest few are looked at, and nothing that the
 * open change wrote. *found is false where there is none, otherwise record is initialised and the caller calls record_done. */
bool lookup_newest(struct store *store, const struct record *like, bool (*fits)(const struct record *record, const struct record *like),
                   struct record *record, bool *found, struct error *error);

#endif
