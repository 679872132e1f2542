/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes records into the recorded tables, inside an open change, with statements kept while it lasts. Private to db/. */
#ifndef LRN_WRITER_H
#define LRN_WRITER_H

#include "db/reader.h"

/* Makes the store's writer anew, when a change has begun; ends it, when that is over. */
void writer_open(struct store *store);
void writer_close(struct store *store);

/* The readers of the change that is open. */
struct reader_set *writer_readers(struct store *store);

/* Inserts a record; one without an id gets the next. */
bool writer_insert(struct store *store, struct record *record, struct error *error);

/* Inserts a record that has no id and gives it one; the open change is to be told of it by change_add. */
bool writer_insert_only(struct store *store, struct record *record, struct error *error);

/* Writes the columns in which a record differs from what stands in the database; nothing where there are none. */
bool writer_update(struct store *store, const struct record *record, const struct record *current, struct error *error);

/* Deletes a record; *found tells whether it was there. */
bool writer_delete(struct store *store, const struct record_type *type, int64_t id, bool *found, struct error *error);

/* Keeps the last id in the file; called before the commit. */
bool writer_keep_last_id(struct store *store, struct error *error);

#endif
