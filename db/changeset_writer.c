/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/changeset_writer.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum { NUMBER_SIZE = 8, ID_PLACE = 3 /* behind what is done, how, and its kind */, SEVEN_BITS = 0x7f, MORE = 0x80, VARINT_MAXIMUM = 10 };

/* --- The table ---------------------------------------------------------------------------------------------------------- */

static void column_add(struct changeset_table *table, const struct field *field)
{
    table->columns = memory_resize(table->columns, table->count + 1, sizeof(const struct field *));
    table->columns[table->count++] = field;
}

bool changeset_table_read(struct store *store, const struct record_type *type, struct changeset_table *table, bool *plain, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT name, dflt_value IS NULL FROM pragma_table_info(?1) ORDER BY cid");
    int status = SQLITE_ERROR;

    *table = (struct changeset_table){.type = type};
    *plain = true;
    if (statement)
        sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
    while (statement && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        column_add(table, type_field(type, (const char *)sqlite3_column_text(statement, 0)));
        *plain = *plain && sqlite3_column_int(statement, 1);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

void changeset_table_done(struct changeset_table *table)
{
    free(table->columns);
    *table = (struct changeset_table){0};
}

bool changeset_table_fits(const struct changeset_table *table, const struct record *record)
{
    bool fits = true;

    for (size_t i = 1; fits && i < table->count; i++) {
        const struct value *value = table->columns[i] ? record_field(record, table->columns[i]) : NULL;

        fits = !value || value->kind == VALUE_EMPTY || (value->kind == VALUE_NUMBER) == field_is_number(table->columns[i]);
    }
    return fits;
}

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

/* SQLite's varint: seven bits a byte, the highest first. */
static void varint_add(struct text *changeset, size_t number)
{
    char bytes[VARINT_MAXIMUM];
    size_t at = sizeof bytes - 1;

    bytes[at] = (char)(number & SEVEN_BITS);
    while ((number >>= 7) > 0)
        bytes[--at] = (char)((number & SEVEN_BITS) | MORE);
    text_add_bytes(changeset, bytes + at, sizeof bytes - at);
}

/* The highest byte first. */
static void number_write(char bytes[NUMBER_SIZE], int64_t number)
{
    for (int i = 0; i < NUMBER_SIZE; i++)
        bytes[i] = (char)((uint64_t)number >> 8 * (NUMBER_SIZE - 1 - i) & 0xff);
}

static void number_add(struct text *changeset, int64_t number)
{
    char bytes[1 + NUMBER_SIZE] = {SQLITE_INTEGER};

    number_write(bytes + 1, number);
    text_add_bytes(changeset, bytes, sizeof bytes);
}

static void value_add(struct text *changeset, const struct value *value)
{
    switch (value->kind) {
    case VALUE_EMPTY:
        text_add_byte(changeset, SQLITE_NULL);
        return;
    case VALUE_NUMBER:
        number_add(changeset, value->number);
        return;
    case VALUE_TEXT:
        break;
    }
    const size_t length = strlen(value->text);
    text_add_byte(changeset, SQLITE_TEXT);
    varint_add(changeset, length);
    text_add_bytes(changeset, value->text, length);
}

void changeset_add_table(struct text *changeset, const struct changeset_table *table)
{
    text_add_byte(changeset, 'T');
    varint_add(changeset, table->count);
    text_add_byte(changeset, 1);
    for (size_t i = 1; i < table->count; i++)
        text_add_byte(changeset, 0);
    text_add_bytes(changeset, table->type->name, strlen(table->type->name) + 1);
}

void changeset_add_new(struct text *changeset, const struct changeset_table *table, const struct record *record)
{
    static const struct value nothing = {.kind = VALUE_EMPTY};

    text_add_byte(changeset, SQLITE_INSERT);
    text_add_byte(changeset, 0);
    number_add(changeset, record->id);
    for (size_t i = 1; i < table->count; i++)
        value_add(changeset, table->columns[i] ? record_field(record, table->columns[i]) : &nothing);
}

void changeset_set_id(struct text *row, int64_t id)
{
    number_write(row->bytes + ID_PLACE, id);
}
