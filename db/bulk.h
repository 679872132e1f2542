/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many new records of one type written inside an open change: the history's part and what is derived are written with each, so that none is read again. Private to db/. */
#ifndef LRN_BULK_H
#define LRN_BULK_H

#include "db/derivation.h"

struct bulk;

/* What follows from a new record but its id, so that somebody else can make it who knows no database. */
struct bulk_row {
    struct derivation derivation;
    struct text changeset; /* its row there */
};

/* Begins inside a change that the writer is open for; expected records will come. *bulk is NULL where they are written as quickly, or only rightly, one by one. */
bool bulk_begin(struct store *store, const struct record_type *type, int64_t expected, struct bulk **bulk, struct error *error);

/* Whether a record can be written so: a new one that refers to no other, whose title or fields it might show. */
bool bulk_takes(const struct bulk *bulk, const struct record *record);

/* Makes the row of a record that it takes, in any thread; keys are what similar_keys makes of the record, where somebody knows that already (count 0: nobody does). row is all
 * zero, or was made of another record, whose memory is used again; bulk_row_done is called once in the end, in every case. */
bool bulk_row_make(const struct bulk *bulk, struct reader_set *readers, struct record *record, const int64_t *keys, size_t count, struct bulk_row *row, struct error *error);
void bulk_row_done(struct bulk_row *row, const struct record_type *type);

/* Writes a record that it takes, and gives it its id, in row too; row is NULL where nobody made it. */
bool bulk_add(struct bulk *bulk, struct record *record, struct bulk_row *row, struct error *error);

/* Writes what was held back; before the change is committed. */
bool bulk_end(struct bulk *bulk, struct error *error);

/* Releases it, in every case; NULL is none. */
void bulk_free(struct bulk *bulk);

#endif
