/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see what: the one place where visibility becomes SQL, for lists, counts, search, facets and export alike. Private to db/. */
#ifndef LRN_VISIBLE_H
#define LRN_VISIBLE_H

#include "db/sql.h"
#include "src/scope.h"

/* Adds, after sql_and, what a record must meet to be seen: its level, its parent's where it is a child, that of what it is about, and by her role. alias is the name of the type's recorded table in
 * the statement. Adds nothing for a viewer who sees everything, and returns whether it added something. */
bool visible_condition(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* Whether the viewer sees a field (scope_has_field) of every record that she sees, but for where references lead to. */
bool visible_everywhere(const struct viewer *viewer, const struct record_type *type, const struct field *field);

/* Whether an order or a count by it shows nothing of what is kept from her in some of the records. */
bool visible_in_counts(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field);

/* Whether an order by the titles of a type does not. */
bool visible_in_order(const struct store *store, const struct viewer *viewer, const struct record_type *type);

/* Adds, after sql_and, that a reference of a record may tell the viewer where it leads to; nothing, and false, where every one may and for other fields. */
bool visible_reference(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias,
                       struct sql *sql);

/* Adds, after sql_and, that the names a record's title is made of may be told the viewer; nothing, and false, where all may. */
bool visible_title(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* Adds, after sql_and, that all words of a record may be told the viewer; nothing, and false, where they may of every record she sees. */
bool visible_words(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* Adds, after sql_and, that a record shows the viewer a field of hers (scope_has_field) that is no reference; nothing, and false, where every one she sees does. */
bool visible_value(const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias, struct sql *sql);

/* Empties the fields of a record, as it was loaded, that the viewer does not see. */
void visible_blank(const struct viewer *viewer, struct record *record);

/* Whether all of a record may be told the viewer, as far as it says so itself (visible_unstored asks by what it refers to): one that is gone, or that another hangs on. */
bool visible_record(const struct viewer *viewer, const struct record *record);

/* Whether the viewer would see a record if it stood in the database as it is here: one to be written, or one that is gone. What it hangs on must be there. */
bool visible_unstored(struct store *store, const struct viewer *viewer, const struct record *record, bool *seen, struct error *error);

#endif
