/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement in the making: SQL of our own names with its values beside it, bound in the order in which they were added. Private to db/. */
#ifndef LRN_SQL_H
#define LRN_SQL_H

#include "db/database.h"
#include "src/text.h"

struct sql_value {
    int type; /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB */
    int64_t number;
    char *bytes;
    size_t length;
};

/* All zero is an empty one. */
struct sql {
    struct text text;
    struct sql_value *values;
    size_t count;
};
void sql_done(struct sql *sql);
bool sql_is_empty(const struct sql *sql);

/* Appends SQL: format is sqlite3_mprintf's ("\"%w\"" quotes a name) and holds a ? for each value that is added after it. */
void sql_add(struct sql *sql, const char *format, ...);

/* Appends another's SQL and values. */
void sql_append(struct sql *to, const struct sql *from);

/* Makes one condition of two: "(sql) AND (other)", with the values of both; word is the operator. */
void sql_join(struct sql *sql, const char *word, const struct sql *other);

/* Appends " AND " where something stands there already. */
void sql_and(struct sql *sql);

/* Adds the value of the next ?. Bytes and texts are copied. */
void sql_number(struct sql *sql, int64_t number);
void sql_text(struct sql *sql, const char *text);
void sql_blob(struct sql *sql, const void *bytes, size_t length);
void sql_value(struct sql *sql, const struct value *value); /* not empty */

/* Prepares it with copies of its values bound; NULL and error on failure. The caller finalises it. */
sqlite3_stmt *sql_prepare(struct store *store, const struct sql *sql, struct error *error);

#endif
