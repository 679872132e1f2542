/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/changeset.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "src/hash.h"
#include "src/memory.h"

/* The format, as the comments of SQLite's session extension give it: for each table 'T', the number of columns, a byte for each that tells
 * whether it belongs to the key, and the name ended by a NUL; then its rows, each an action, a byte that is 1 for indirect ones, and
 * one record (two for an update, old and new). A record has a byte of kind for each column and, by kind, eight bytes of a number with
 * the highest first, or a length and as many bytes. Lengths are SQLite's varints. */
enum {
    TABLE_MARK = 'T',
    ROW_UPDATE = SQLITE_UPDATE,
    ROW_INSERT = SQLITE_INSERT,
    ROW_DELETE = SQLITE_DELETE,
    KIND_UNDEFINED = 0,
    NUMBER_SIZE = 8,
    COLUMNS_MAXIMUM = 2000,
    VARINT_MAXIMUM = 5
};

void changeset_open(struct changeset_reader *reader, const void *bytes, size_t size, bool inverted)
{
    *reader = (struct changeset_reader){.inverted = inverted, .sound = true, .at = bytes};
    reader->end = size == 0 ? reader->at : reader->at + size;
}

void changeset_close(struct changeset_reader *reader)
{
    free(reader->before);
    free(reader->after);
    *reader = (struct changeset_reader){0};
}

static size_t bytes_left(const struct changeset_reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

/* Reads a length of at most INT_MAX, which is the most SQLite allows. */
static bool varint_read(struct changeset_reader *reader, size_t *number)
{
    uint64_t read = 0;
    for (int i = 0; i < VARINT_MAXIMUM && reader->at < reader->end; i++) {
        unsigned char byte = *reader->at++;
        read = read << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0) {
            *number = (size_t)read;
            return read <= INT_MAX;
        }
    }
    return false;
}

static void columns_reserve(struct changeset_reader *reader, size_t columns)
{
    if (columns <= reader->capacity)
        return;
    reader->before = memory_resize(reader->before, columns, sizeof *reader->before);
    reader->after = memory_resize(reader->after, columns, sizeof *reader->after);
    reader->capacity = columns;
}

static bool key_is_id(const unsigned char *flags, size_t columns)
{
    if (flags[0] != 1)
        return false;
    for (size_t i = 1; i < columns; i++) {
        if (flags[i] != 0)
            return false;
    }
    return true;
}

static bool table_read(struct changeset_reader *reader)
{
    reader->at++;
    size_t columns;
    if (!varint_read(reader, &columns) || columns == 0 || columns > COLUMNS_MAXIMUM || bytes_left(reader) < columns
        || !key_is_id(reader->at, columns))
        return false;
    reader->at += columns;
    const unsigned char *name = reader->at;
    const unsigned char *name_end = memchr(name, 0, bytes_left(reader));
    if (name_end == NULL || name_end == name)
        return false;
    reader->at = name_end + 1;
    reader->table = (const char *)name;
    reader->columns = columns;
    columns_reserve(reader, columns);
    return true;
}

/* Steps over one value. */
static bool value_skip(struct changeset_reader *reader)
{
    if (reader->at == reader->end)
        return false;
    unsigned char kind = *reader->at++;
    size_t size = 0;
    switch (kind) {
    case KIND_UNDEFINED:
    case SQLITE_NULL:
        return true;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        size = NUMBER_SIZE;
        break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        if (!varint_read(reader, &size))
            return false;
        break;
    default:
        return false;
    }
    if (bytes_left(reader) < size)
        return false;
    reader->at += size;
    return true;
}

/* Notes where the values of one record lie. */
static bool record_read(struct changeset_reader *reader, const unsigned char **values)
{
    for (size_t i = 0; i < reader->columns; i++) {
        values[i] = reader->at;
        if (!value_skip(reader))
            return false;
        if (*values[i] == KIND_UNDEFINED)
            values[i] = NULL;
    }
    return true;
}

static bool record_is_whole(const struct changeset_reader *reader, const unsigned char **values)
{
    for (size_t i = 0; i < reader->columns; i++) {
        if (values[i] == NULL)
            return false;
    }
    return true;
}

static void record_clear(const struct changeset_reader *reader, const unsigned char **values)
{
    for (size_t i = 0; i < reader->columns; i++)
        values[i] = NULL;
}

/* An update gives the key only before, and every other column either twice or not at all. */
static bool update_is_paired(const struct changeset_reader *reader)
{
    if (reader->before[0] == NULL || reader->after[0] != NULL)
        return false;
    for (size_t i = 1; i < reader->columns; i++) {
        if ((reader->before[i] == NULL) != (reader->after[i] == NULL))
            return false;
    }
    return true;
}

static int64_t number_decode(const unsigned char *bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < NUMBER_SIZE; i++)
        number = number << 8 | bytes[i];
    int64_t result;
    memcpy(&result, &number, sizeof result);
    return result;
}

static bool id_read(struct changeset_reader *reader, const unsigned char **values)
{
    if (values[0] == NULL || *values[0] != SQLITE_INTEGER)
        return false;
    reader->id = number_decode(values[0] + 1);
    return true;
}

static bool update_read(struct changeset_reader *reader)
{
    reader->action = CHANGESET_UPDATE;
    return record_read(reader, reader->before) && record_read(reader, reader->after) && update_is_paired(reader)
           && id_read(reader, reader->before);
}

static bool whole_read(struct changeset_reader *reader, enum changeset_action action)
{
    const unsigned char **values = action == CHANGESET_INSERT ? reader->after : reader->before;
    reader->action = action;
    record_clear(reader, action == CHANGESET_INSERT ? reader->before : reader->after);
    return record_read(reader, values) && record_is_whole(reader, values) && id_read(reader, values);
}

static bool row_read(struct changeset_reader *reader)
{
    if (reader->table == NULL || bytes_left(reader) < 2)
        return false;
    unsigned char action = *reader->at++;
    unsigned char indirect = *reader->at++;
    if (indirect > 1)
        return false;
    switch (action) {
    case ROW_UPDATE:
        return update_read(reader);
    case ROW_INSERT:
        return whole_read(reader, CHANGESET_INSERT);
    case ROW_DELETE:
        return whole_read(reader, CHANGESET_DELETE);
    default:
        return false;
    }
}

/* Turns the current row into what takes it back. */
static void row_invert(struct changeset_reader *reader)
{
    const unsigned char **before = reader->before;
    reader->before = reader->after;
    reader->after = before;
    if (reader->action == CHANGESET_UPDATE) {
        reader->before[0] = reader->after[0];
        reader->after[0] = NULL;
    } else {
        reader->action = reader->action == CHANGESET_INSERT ? CHANGESET_DELETE : CHANGESET_INSERT;
    }
}

bool changeset_next(struct changeset_reader *reader)
{
    if (!reader->sound)
        return false;
    while (reader->at < reader->end && *reader->at == TABLE_MARK) {
        if (!table_read(reader)) {
            reader->sound = false;
            return false;
        }
    }
    if (reader->at == reader->end)
        return false;
    reader->sound = row_read(reader);
    if (reader->sound && reader->inverted)
        row_invert(reader);
    return reader->sound;
}

bool changeset_is_sound(const void *bytes, size_t size)
{
    struct changeset_reader reader;
    changeset_open(&reader, bytes, size, false);
    while (changeset_next(&reader))
        continue;
    bool sound = reader.sound;
    changeset_close(&reader);
    return sound;
}

uint64_t changeset_digest(uint64_t digest, const void *bytes, size_t size)
{
    return hash_bytes(digest == 0 ? HASH_BEGIN : digest, bytes, size);
}

/* The length and the bytes of a text or blob that was read before. */
static const unsigned char *bytes_decode(const unsigned char *encoded, size_t *length)
{
    const unsigned char *at = encoded + 1;
    *length = 0;
    do
        *length = *length << 7 | (*at & 0x7f);
    while ((*at++ & 0x80) != 0);
    return at;
}

size_t changeset_value_size(const unsigned char *encoded)
{
    size_t length;
    switch (*encoded) {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        return 1 + NUMBER_SIZE;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return (size_t)(bytes_decode(encoded, &length) - encoded) + length;
    default:
        return 1;
    }
}

static double float_decode(const unsigned char *bytes)
{
    int64_t number = number_decode(bytes);
    double result;
    memcpy(&result, &number, sizeof result);
    return result;
}

static bool is_null(const unsigned char *encoded)
{
    return encoded == NULL || *encoded == SQLITE_NULL;
}

void changeset_value(const unsigned char *encoded, struct value *value)
{
    value_clear(value);
    if (is_null(encoded))
        return;
    if (*encoded == SQLITE_INTEGER) {
        value_set_number(value, number_decode(encoded + 1));
    } else if (*encoded == SQLITE_FLOAT) {
        value_take_text(value, string_format("%.15g", float_decode(encoded + 1)));
    } else {
        size_t length;
        const unsigned char *bytes = bytes_decode(encoded, &length);
        value_take_text(value, string_copy_part((const char *)bytes, length));
    }
}

void changeset_bind(sqlite3_stmt *statement, int index, const unsigned char *encoded)
{
    if (is_null(encoded)) {
        sqlite3_bind_null(statement, index);
        return;
    }
    size_t length;
    const unsigned char *bytes;
    switch (*encoded) {
    case SQLITE_INTEGER:
        sqlite3_bind_int64(statement, index, number_decode(encoded + 1));
        break;
    case SQLITE_FLOAT:
        sqlite3_bind_double(statement, index, float_decode(encoded + 1));
        break;
    case SQLITE_TEXT:
        bytes = bytes_decode(encoded, &length);
        sqlite3_bind_text(statement, index, (const char *)bytes, (int)length, SQLITE_STATIC);
        break;
    default:
        bytes = bytes_decode(encoded, &length);
        sqlite3_bind_blob(statement, index, bytes, (int)length, SQLITE_STATIC);
        break;
    }
}

bool changeset_equals(const unsigned char *encoded, sqlite3_stmt *statement, int column)
{
    int kind = sqlite3_column_type(statement, column);
    if (is_null(encoded))
        return kind == SQLITE_NULL;
    if (*encoded != kind)
        return false;
    if (kind == SQLITE_INTEGER)
        return sqlite3_column_int64(statement, column) == number_decode(encoded + 1);
    if (kind == SQLITE_FLOAT) {
        double stored = sqlite3_column_double(statement, column);
        int64_t bits;
        memcpy(&bits, &stored, sizeof bits);
        return bits == number_decode(encoded + 1);
    }
    size_t length;
    const unsigned char *bytes = bytes_decode(encoded, &length);
    const void *stored = sqlite3_column_blob(statement, column);
    return (size_t)sqlite3_column_bytes(statement, column) == length && (length == 0 || memcmp(stored, bytes, length) == 0);
}
