/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many new records of one type written inside an open change: the history's part and what is derived are written with each, so that none is read again. Private to db/. */
#ifndef LRN_BULK_H
#define LRN_BULK_H

#include "db/database.h"
#include "src/record.h"

struct bulk;
struct derivation;

/* Begins inside a change that the writer is open for; expected records will come. *bulk is NULL where they are written as quickly, or only rightly, one by one. */
bool bulk_begin(struct store *store, const struct record_type *type, int64_t expected, struct bulk **bulk, struct error *error);

/* Whether a record can be written so: a new one that refers to no other, whose title or fields it might show. */
bool bulk_takes(const struct bulk *bulk, const struct record *record);

/* Writes a record that it takes, and gives it its id; derivation is what derivation_make made of it, or NULL: it is made. */
bool bulk_add(struct bulk *bulk, struct record *record, const struct derivation *derivation, struct error *error);

/* Writes what was held back; before the change is committed. */
bool bulk_end(struct bulk *bulk, struct error *error);

/* Releases it, in every case; NULL is none. */
void bulk_free(struct bulk *bulk);

#endif
