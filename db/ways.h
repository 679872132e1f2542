/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways by which records are somebody's, as src/scope.h has them, made SQL. Private to db/. */
#ifndef LRN_WAYS_H
#define LRN_WAYS_H

#include "db/sql.h"
#include "src/scope.h"

/* Adds, after sql_and, that a record is within the ways of a viewer's scope of its type; nothing, and false, where all records are. alias is the name of the type's recorded table
 * in the statement. */
bool ways_add(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* Adds an expression by which the search index finds all records within the ways, and perhaps others, and returns how many words it asks for; nothing, and 0, where the index cannot
 * tell. */
size_t ways_add_match(const struct viewer *viewer, const struct record_type *type, struct text *match);

#endif
