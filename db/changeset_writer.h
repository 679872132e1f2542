/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changesets of new records written by ourselves, as SQLite's session extension would write them: many new records need nobody to watch them. Private to db/. */
#ifndef LRN_CHANGESET_WRITER_H
#define LRN_CHANGESET_WRITER_H

#include "db/database.h"
#include "src/text.h"

/* A recorded table as it stands in the file: for each of its columns the field, NULL for the id and for columns that this program does not know. */
struct changeset_table {
    const struct record_type *type;
    const struct field **columns;
    size_t count;
};

/* Reads the columns of a type's table; changeset_table_done in every case. *plain tells whether a record has in each of them what is written there: a column that this
 * program does not know may have a value of its own. */
bool changeset_table_read(struct store *store, const struct record_type *type, struct changeset_table *table, bool *plain, struct error *error);
void changeset_table_done(struct changeset_table *table);

/* Whether the table keeps each value of a record as it is: numbers in columns of numbers, texts in columns of texts. */
bool changeset_table_fits(const struct changeset_table *table, const struct record *record);

/* Appends what comes before the rows of a table; a row that is inserted. */
void changeset_add_table(struct text *changeset, const struct changeset_table *table);
void changeset_add_new(struct text *changeset, const struct changeset_table *table, const struct record *record);

/* Gives the row that a text begins with another id: it may be made before its record has one. */
void changeset_set_id(struct text *row, int64_t id);

#endif
