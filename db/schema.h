/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a database, made from the field tables. Private to db/.
 *
 * A type X has the table X of what people said (id and a column for each field that is not computed, in the table's order), derived_X of what follows
 * from it (sort keys, folded words, codes, computed fields), lookup_X of the keys by which records that may be the same are found, search_X, FTS5's index over the words and codes of derived_X, and stamp_X, which says
 * who wrote a record first and last. Beside them stand setting and the history's tables.
 *
 * References are foreign keys, checked when a change is committed (DEFERRABLE INITIALLY DEFERRED), so that a change may write its records in any order
 * and applying a changeset fails as a whole where it would leave a reference to nothing; any SQLite tool can check them too. */
#ifndef LRN_SCHEMA_H
#define LRN_SCHEMA_H

#include "db/database.h"

/* Makes all tables of a new file and marks it as ours. */
bool schema_create(struct store *store, struct error *error);

/* Adds what an existing file lacks: tables of new types, columns of new fields at the end. Of a store that is only read this is an error. */
bool schema_bring_up(struct store *store, struct error *error);

/* Calls found with each table of ours that the file lacks. */
bool schema_find_missing(struct store *store, void (*found)(void *context, const char *table), void *context, struct error *error);

/* Whether the tables of what is derived from a type are all there. */
bool schema_has_derived(struct store *store, const struct record_type *type, bool *has, struct error *error);

/* Makes the tables of what is derived from a type anew, empty and without indexes. Inside maintenance. */
bool schema_make_derived(struct store *store, const struct record_type *type, struct error *error);

/* Readies the tables of what is derived from a type for much to be written in one go, and makes them as before afterwards: meanwhile derived_X has no
 * indexes, which are made of the whole in less time, and search_X is made of more parts. Inside a change. */
bool schema_begin_bulk(struct store *store, const struct record_type *type, struct error *error);
bool schema_end_bulk(struct store *store, const struct record_type *type, struct error *error);

/* Whether a reference of a type is kept beside what is derived from it, so that the parent whose computed fields read it is known when it moved. */
bool schema_keeps_parent(const struct type_list *types, const struct record_type *type, const struct field *field);

#endif
