/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/sql.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "src/die.h"
#include "src/memory.h"

void sql_done(struct sql *sql)
{
    for (size_t i = 0; i < sql->count; i++)
        free(sql->values[i].bytes);
    free(sql->values);
    text_done(&sql->text);
    *sql = (struct sql){0};
}

bool sql_is_empty(const struct sql *sql)
{
    return sql->text.length == 0;
}

void sql_add(struct sql *sql, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *added = sqlite3_vmprintf(format, arguments);
    va_end(arguments);
    if (!added)
        die("out of memory");
    text_add(&sql->text, added);
    sqlite3_free(added);
}

void sql_and(struct sql *sql)
{
    if (!sql_is_empty(sql))
        text_add(&sql->text, " AND ");
}

/* Room grows by doubling: whenever the count is a power of two it is used up. */
static struct sql_value *value_add(struct sql *sql, int type)
{
    if ((sql->count & (sql->count - 1)) == 0)
        sql->values = memory_resize(sql->values, sql->count == 0 ? 1 : sql->count * 2, sizeof *sql->values);
    struct sql_value *value = &sql->values[sql->count++];
    *value = (struct sql_value){.type = type};
    return value;
}

void sql_number(struct sql *sql, int64_t number)
{
    value_add(sql, SQLITE_INTEGER)->number = number;
}

static void bytes_add(struct sql *sql, int type, const void *bytes, size_t length)
{
    struct sql_value *value = value_add(sql, type);

    value->bytes = memory_new(length + 1);
    value->length = length;
    if (length > 0)
        memcpy(value->bytes, bytes, length);
}

void sql_text(struct sql *sql, const char *text)
{
    bytes_add(sql, SQLITE_TEXT, text, strlen(text));
}

void sql_blob(struct sql *sql, const void *bytes, size_t length)
{
    bytes_add(sql, SQLITE_BLOB, bytes, length);
}

void sql_value(struct sql *sql, const struct value *value)
{
    if (value->kind == VALUE_NUMBER)
        sql_number(sql, value->number);
    else
        sql_text(sql, value_text(value));
}

void sql_append(struct sql *to, const struct sql *from)
{
    text_add(&to->text, text_string(&from->text));
    for (size_t i = 0; i < from->count; i++) {
        const struct sql_value *value = &from->values[i];
        if (value->type == SQLITE_INTEGER)
            sql_number(to, value->number);
        else
            bytes_add(to, value->type, value->bytes, value->length);
    }
}

void sql_join(struct sql *sql, const char *word, const struct sql *other)
{
    struct sql joined = {0};

    sql_add(&joined, "(");
    sql_append(&joined, sql);
    sql_add(&joined, ") %s (", word);
    sql_append(&joined, other);
    sql_add(&joined, ")");
    sql_done(sql);
    *sql = joined;
}

static void value_bind(sqlite3_stmt *statement, int index, const struct sql_value *value)
{
    if (value->type == SQLITE_INTEGER)
        sqlite3_bind_int64(statement, index, value->number);
    else if (value->type == SQLITE_TEXT)
        sqlite3_bind_text64(statement, index, value->bytes, value->length, SQLITE_TRANSIENT, SQLITE_UTF8);
    else
        sqlite3_bind_blob64(statement, index, value->bytes, value->length, SQLITE_TRANSIENT);
}

sqlite3_stmt *sql_prepare(struct store *store, const struct sql *sql, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "%s", text_string(&sql->text));

    for (size_t i = 0; statement && i < sql->count; i++)
        value_bind(statement, (int)i + 1, &sql->values[i]);
    return statement;
}
