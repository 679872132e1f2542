/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see what: the one place where visibility becomes SQL, for lists, counts, search, facets and export alike. Private to db/. */
#ifndef LRN_VISIBLE_H
#define LRN_VISIBLE_H

#include "db/sql.h"

/* Adds, after sql_and, what a record must meet to be seen: its level, and its parent's where it is a child. alias is the name of the type's recorded table in
 * the statement. Adds nothing for a viewer who sees everything, and returns whether it added something. */
bool visible_condition(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* Whether the viewer sees a field at all. What she does not see is empty for her: shown, searched, sorted and counted. */
bool visible_field(const struct viewer *viewer, const struct field *field);

/* Empties the fields of a record that the viewer does not see. */
void visible_blank(const struct viewer *viewer, struct record *record);

#endif
