/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open change: what every write goes through. Private to db/. */
#ifndef LRN_CHANGE_H
#define LRN_CHANGE_H

#include "db/database.h"

struct change_entry;
struct changeset_table;
struct text;

/* Opens BEGIN IMMEDIATE. what: a message id or NULL (made up from what is done);
 * inverse_of: the change it takes back, or 0. permanent: `undo` passes it over (reference data). */
struct change_options {
    const char *what;
    int64_t inverse_of;
    bool permanent;
};
bool change_begin(struct store *store, const struct viewer *viewer, const struct change_options *options, struct error *error);
bool change_is_open(const struct store *store);

/* Has a session watch the recorded tables; called before each write to one. */
bool change_watch(struct store *store, struct error *error);

/* Notes that a record was written or is gone; called after each write to a recorded table, so that what is kept is cut into pieces in
 * time. A failure to keep a piece is reported by change_commit. */
void change_touch(struct store *store, const struct record_type *type, int64_t id);

/* Ends a step of the change: of a record that is written before it and after, its history tells both. */
bool change_cut(struct store *store, struct error *error);

/* For a record with an id that nothing ever had, instead of both: before it is written, and afterwards, with its row as changeset_add_new makes it. What is derived from it was,
 * or will be, written by the caller; table stays as it is until the change ends. */
void change_look_away(struct store *store);
bool change_add(struct store *store, const struct changeset_table *table, int64_t id, const struct text *row, struct error *error);

/* Refreshes what is derived, stores the changeset in pieces of 10,000 rows with its digest and the records touched, and commits. A change that changed nothing
 * is rolled back and *change is 0. */
bool change_commit(struct store *store, int64_t *change, struct error *error);
void change_rollback(struct store *store);

/* --- For undo --------------------------------------------------------------------------------------------------------- */

/* The row that the open change will leave in table change; what undo knows of it is filled in before the commit. */
struct change_entry *change_entry_open(struct store *store);

/* The place of the type with this name in the store's list; the list's count where there is none. */
size_t change_type_place(const struct store *store, const char *name);

/* Notes a record that was written while nobody watched, as the content of an earlier change, with its type's place in the store's list. */
void change_note(struct store *store, size_t type, int64_t id, int64_t piece);

/* Forgets the notes; what was written must have been rolled back. */
void change_forget(struct store *store);

#endif
