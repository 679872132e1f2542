/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/number_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

/* The columns of the table; the last is what number_row() is called with. */
enum { COLUMN_FIRST, COLUMN_SECOND, COLUMN_ROWS };

/* What SQLite knows two pointers to be of one kind by. */
static const char kind[] = "number rows";

struct cursor {
    sqlite3_vtab_cursor base;
    struct number_rows *rows;
    size_t at;
};

static int connect(sqlite3 *handle, void *context, int count, const char *const *arguments, sqlite3_vtab **table, char **message)
{
    (void)context, (void)count, (void)arguments, (void)message;
    *table = memory_new(sizeof **table);
    return sqlite3_declare_vtab(handle, "CREATE TABLE number_row (first INTEGER, second INTEGER, rows HIDDEN)");
}

static int disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

/* There is one way: all of the rows that are given. */
static int best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != COLUMN_ROWS || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ || !info->aConstraint[i].usable)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
    struct cursor *opened = memory_new(sizeof *opened);

    (void)table;
    *cursor = &opened->base;
    return SQLITE_OK;
}

static struct cursor *cursor_of(sqlite3_vtab_cursor *base)
{
    return (struct cursor *)base;
}

static int cursor_close(sqlite3_vtab_cursor *base)
{
    free(cursor_of(base));
    return SQLITE_OK;
}

static int cursor_begin(sqlite3_vtab_cursor *base, int way, const char *name, int count, sqlite3_value **values)
{
    (void)way, (void)name, (void)count;
    cursor_of(base)->rows = sqlite3_value_pointer(values[0], kind);
    cursor_of(base)->at = 0;
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = cursor_of(base);

    cursor->at++;
    if (cursor->at < cursor->rows->count || !cursor->rows->follow)
        return SQLITE_OK;
    cursor->at = 0;
    return cursor->rows->follow(cursor->rows);
}

static int cursor_is_at_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = cursor_of(base);

    return !cursor->rows || cursor->at >= cursor->rows->count;
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = cursor_of(base);
    const unsigned char *row = (const unsigned char *)cursor->rows->rows + cursor->at * cursor->rows->size;
    int64_t number;

    if (column == COLUMN_ROWS)
        return SQLITE_OK;
    memcpy(&number, row + (column == COLUMN_FIRST ? 0 : sizeof number), sizeof number);
    sqlite3_result_int64(context, number);
    return SQLITE_OK;
}

static int cursor_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = (sqlite3_int64)cursor_of(base)->at;
    return SQLITE_OK;
}

int number_rows_register(sqlite3 *handle)
{
    static const sqlite3_module module = {
        .xConnect = connect,
        .xBestIndex = best_index,
        .xDisconnect = disconnect,
        .xOpen = cursor_open,
        .xClose = cursor_close,
        .xFilter = cursor_begin,
        .xNext = cursor_next,
        .xEof = cursor_is_at_end,
        .xColumn = cursor_column,
        .xRowid = cursor_number,
    };

    return sqlite3_create_module(handle, "number_row", &module, NULL);
}

void number_rows_bind(sqlite3_stmt *statement, int index, struct number_rows *rows)
{
    sqlite3_bind_pointer(statement, index, rows, kind, NULL);
}
