/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of a field as a list shows it, as SQL. Private to db/. */
#ifndef LRN_EXPRESSION_H
#define LRN_EXPRESSION_H

#include "db/sql.h"
#include "src/query.h"

/* The tables a value or a test of one reads, by the names they have in the statement. */
enum search_table {
    SEARCH_RECORD = 1 << 0,  /* r: X */
    SEARCH_DERIVED = 1 << 1, /* d: derived_X */
    SEARCH_STAMP = 1 << 2,  /* s: stamp_X */
    SEARCH_TITLE = 1 << 3   /* t: derived_Y of the type Y that a list's order refers to */
};

/* Adds the value of a field as a list shows it (as of today; of a pair the language's own or another's where that is missing), and notes the tables it reads. */
void expression_add(struct sql *sql, const struct store *store, const struct record_type *type, const struct field *field, unsigned *tables);
void expression_add_shown(struct sql *sql, const struct store *store, const struct record_type *type, const struct field *field,
                          enum language language, unsigned *tables);

/* The sign of a comparison. */
const char *expression_operator(enum query_operator op);

/* The field that stands for another in lists and queries: its as_of_today, or itself. */
const struct field *field_as_of_today(const struct record_type *type, const struct field *field);

#endif
