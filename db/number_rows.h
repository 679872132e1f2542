/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of the program's as rows of a table of SQLite's, so that one statement writes many of them: INSERT ... SELECT first, second FROM number_row(?1). Private to db/. */
#ifndef LRN_NUMBER_ROWS_H
#define LRN_NUMBER_ROWS_H

#include <sqlite3.h>
#include <stddef.h>

/* Rows one behind the other, each of size bytes, of which the first are one or two int64_t. They stay as they are while a statement runs that they are bound to. */
struct number_rows {
    const void *rows;
    size_t count, size;
    /* Puts those that follow in their place, none at the end, and returns SQLite's code; NULL where these are all. */
    int (*follow)(struct number_rows *rows);
};

/* Makes the table number_row(rows) known to a connection, with the columns first and second. Returns SQLite's code. */
int number_rows_register(sqlite3 *handle);

/* Binds rows to a parameter of number_row. */
void number_rows_bind(sqlite3_stmt *statement, int index, struct number_rows *rows);

#endif
