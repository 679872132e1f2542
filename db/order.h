/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders other than by title: temporary tables of sort keys and ids, made once for a type, field, language and direction, and again after a change. Private to db/. */
#ifndef LRN_ORDER_H
#define LRN_ORDER_H

#include "db/sql.h"

/* What a list is sorted by. */
struct order_by {
    const struct record_type *type;
    const struct field *field;
    enum language language;
    bool descending;
};

/* Makes sure that the temporary table of an order is there; *table (in schema temp: id INTEGER PRIMARY KEY, key BLOB, indexed) stays valid until
 * the next call. Call it between reading_begin and reading_end. */
bool order_ready(struct store *store, const struct order_by *by, const char **table, struct error *error);

/* Finds the table where it is there already; *table is NULL where it would have to be made. */
bool order_find(struct store *store, const struct order_by *by, const char **table, struct error *error);

/* Says that the records have changed: orders are made anew when next asked for. */
void order_outdate(struct store *store);
void order_close(struct store *store);

/* For a statement of one's own: adds the columns a key is made of (the tables they read are noted in tables), the join of SEARCH_TITLE
 * where it is among them, and makes the key from the columns of a row, from column on. Keys compare as bytes, always forwards: for a descending order they are
 * turned round; what is empty comes last in either direction. The caller frees *key. */
void order_add_columns(struct sql *sql, const struct store *store, const struct order_by *by, unsigned *tables);
void order_add_join(struct sql *sql, const struct store *store, const struct order_by *by);
size_t order_key(struct store *store, const struct order_by *by, sqlite3_stmt *statement, int column, unsigned char **key);

#endif
