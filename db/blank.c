/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/blank.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/past.h"
#include "db/sql.h"
#include "db/writer.h"
#include "src/memory.h"
#include "src/text.h"

/* --- What was said ------------------------------------------------------------------------------------------------------- */

static void said_add(struct said_list *list, const struct field *field, const char *text)
{
    if (!field || !*text)
        return;
    for (size_t i = 0; i < list->count; i++)
        if (list->texts[i].field == field && strcmp(list->texts[i].text, text) == 0)
            return;
    list->texts = memory_resize(list->texts, list->count + 1, sizeof *list->texts);
    list->texts[list->count++] = (struct said){field, string_copy(text)};
}

void said_list_done(struct said_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->texts[i].text);
    free(list->texts);
    *list = (struct said_list){0};
}

/* --- The columns --------------------------------------------------------------------------------------------------------- */

/* The fields of a table's columns; NULL for those that this program does not know. */
struct layout {
    const struct field **fields;
    size_t count;
};

static bool layout_read(struct store *store, const struct record_type *type, struct layout *layout, struct error *error)
{
    struct columns columns;

    *layout = (struct layout){0};
    if (!columns_read(store, type->name, &columns, error))
        return false;
    layout->count = columns.count;
    layout->fields = memory_new_array(columns.count, sizeof *layout->fields);
    for (size_t i = 1; i < columns.count; i++)
        layout->fields[i] = type_field(type, columns.names[i]);
    columns_done(&columns);
    return true;
}

static void layout_done(struct layout *layout)
{
    free(layout->fields);
}

static const struct field *layout_field(const struct layout *layout, size_t column)
{
    return column < layout->count ? layout->fields[column] : NULL;
}

/* What nobody here knows may say anything. */
static bool is_personal(const struct field *field)
{
    return !field || field_is_free_text(field);
}

/* --- The history --------------------------------------------------------------------------------------------------------- */

struct blanking {
    struct store *store;
    const struct record_type *type;
    int64_t id;
    struct layout layout;
    struct said_list *said;
    struct text content;         /* of a piece, as it will be */
    const unsigned char *copied; /* up to here its bytes are in content */
    int64_t change;              /* whose pieces are looked at */
    bool is_changed;             /* one of them was */
    struct error *error;
};

static void copy_up_to(struct blanking *blanking, const unsigned char *end)
{
    text_add_bytes(&blanking->content, (const char *)blanking->copied, (size_t)(end - blanking->copied));
    blanking->copied = end;
}

static void value_blank(struct blanking *blanking, const struct field *field, const unsigned char *encoded)
{
    struct value value = {0};

    changeset_value(encoded, &value);
    said_add(blanking->said, field, value_text(&value));
    value_clear(&value);
    copy_up_to(blanking, encoded);
    text_add_byte(&blanking->content, SQLITE_NULL);
    blanking->copied = encoded + changeset_value_size(encoded);
}

static bool values_blank(struct blanking *blanking, const unsigned char **values, size_t count)
{
    bool any = false;

    for (size_t i = 1; i < count; i++) {
        const struct field *field = layout_field(&blanking->layout, i);
        if (!values[i] || *values[i] == SQLITE_NULL || !is_personal(field))
            continue;
        value_blank(blanking, field, values[i]);
        any = true;
    }
    return any;
}

static bool row_blank(struct blanking *blanking, const struct changeset_reader *row)
{
    if (row->id != blanking->id || strcmp(row->table, blanking->type->name) != 0)
        return false;
    bool before = values_blank(blanking, row->before, row->columns);
    bool after = values_blank(blanking, row->after, row->columns);
    return before || after;
}

/* Copies a piece without what is to go; *changed tells whether there was any. */
static bool piece_copy(struct blanking *blanking, const struct change_entry *entry, int64_t number, bool *changed)
{
    struct piece piece;

    *changed = false;
    if (!piece_open(blanking->store, entry, number, false, &piece, blanking->error))
        return false;
    text_clear(&blanking->content);
    blanking->copied = piece.reader.at;
    while (changeset_next(&piece.reader))
        *changed = row_blank(blanking, &piece.reader) || *changed;
    copy_up_to(blanking, piece.reader.end);
    return piece_close(blanking->store, &piece, blanking->error);
}

static bool piece_blank(struct blanking *blanking, const struct change_entry *entry, int64_t number)
{
    bool changed;

    if (!piece_copy(blanking, entry, number, &changed))
        return false;
    if (!changed)
        return true;
    blanking->is_changed = true;
    return piece_replace(blanking->store, entry->number, number, blanking->content.bytes, blanking->content.length, blanking->error);
}

/* The digest is made once all pieces of a change are as they will be. */
static bool change_finish(struct blanking *blanking)
{
    bool ok = !blanking->is_changed || change_digest_renew(blanking->store, blanking->change, blanking->error);

    blanking->is_changed = false;
    return ok;
}

/* Those that share the content of another change have none to be blanked. */
static bool change_blank(struct blanking *blanking, int64_t change, int64_t piece)
{
    struct change_entry entry;

    if (change != blanking->change && !change_finish(blanking))
        return false;
    blanking->change = change;
    if (!change_entry_load(blanking->store, change, &entry, blanking->error))
        return false;
    bool ok = entry.content_of != 0 || piece_blank(blanking, &entry, piece);
    change_entry_done(&entry);
    return ok;
}

static bool changes_blank(struct blanking *blanking)
{
    struct store *store = blanking->store;
    int status = SQLITE_DONE;
    bool ok = true;
    sqlite3_stmt *statement =
        database_prepare(store, blanking->error, "SELECT change, piece FROM change_record WHERE type = ?1 AND record = ?2 ORDER BY change, piece");

    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, blanking->type->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, blanking->id);
    while (ok && (status = database_step(store, statement, blanking->error)) == SQLITE_ROW)
        ok = change_blank(blanking, sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1));
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE && change_finish(blanking);
}

bool blank_history(struct store *store, const struct record_type *type, int64_t id, struct said_list *said, struct error *error)
{
    struct blanking blanking = {.store = store, .type = type, .id = id, .said = said, .error = error};
    bool ok = layout_read(store, type, &blanking.layout, error) && changes_blank(&blanking);

    layout_done(&blanking.layout);
    text_done(&blanking.content);
    return ok;
}

/* --- The record ---------------------------------------------------------------------------------------------------------- */

/* One that is not there is made, with nothing in it. */
static sqlite3_stmt *blanked_prepare(struct store *store, const struct record_type *type, struct error *error)
{
    struct sql sql = {0};
    struct columns columns;
    const char *separator = " DO UPDATE SET ";

    if (!columns_read(store, type->name, &columns, error))
        return NULL;
    sql_add(&sql, "INSERT INTO \"%w\" (id) VALUES (?) ON CONFLICT (id)", type->name);
    for (size_t i = 1; i < columns.count; i++) {
        if (!is_personal(type_field(type, columns.names[i])))
            continue;
        sql_add(&sql, "%s\"%w\" = NULL", separator, columns.names[i]);
        separator = ", ";
    }
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    columns_done(&columns);
    return statement;
}

bool blank_delete(struct store *store, const struct record_type *type, int64_t id, struct error *error)
{
    bool found;
    sqlite3_stmt *statement = blanked_prepare(store, type, error);

    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    /* What the session does not see it does not keep. */
    change_look_away(store);
    int status = database_step(store, statement, error);
    sqlite3_finalize(statement);
    return status == SQLITE_DONE && writer_delete(store, type, id, &found, error);
}

/* --- Finding ------------------------------------------------------------------------------------------------------------- */

struct search {
    struct store *store;
    const struct record_type *type;
    struct layout layout;
    const char *const *fields;
    const char *text;
    void (*found)(void *context, int64_t id);
    void *context;
    struct error *error;
};

static bool is_sought(const struct search *search, const struct field *field)
{
    const char *const *name = search->fields;

    while (field && *name && strcmp(*name, field->name) != 0)
        name++;
    return field && *name;
}

static bool value_is(const unsigned char *encoded, const char *text)
{
    struct value value = {0};

    changeset_value(encoded, &value);
    bool is = strcmp(value_text(&value), text) == 0;
    value_clear(&value);
    return is;
}

static bool row_says(const struct search *search, const struct changeset_reader *row)
{
    if (strcmp(row->table, search->type->name) != 0)
        return false;
    for (size_t i = 1; i < row->columns; i++)
        if (is_sought(search, layout_field(&search->layout, i)) && (value_is(row->before[i], search->text) || value_is(row->after[i], search->text)))
            return true;
    return false;
}

static bool piece_search(const struct search *search, int64_t change, int64_t number)
{
    struct piece piece;
    struct change_entry entry;

    if (!change_entry_load(search->store, change, &entry, search->error))
        return false;
    bool ok = entry.content_of != 0 || piece_open(search->store, &entry, number, false, &piece, search->error);
    if (ok && entry.content_of == 0) {
        while (changeset_next(&piece.reader))
            if (row_says(search, &piece.reader))
                search->found(search->context, piece.reader.id);
        ok = piece_close(search->store, &piece, search->error);
    }
    change_entry_done(&entry);
    return ok;
}

static bool pieces_search(const struct search *search)
{
    int status = SQLITE_DONE;
    bool ok = true;
    sqlite3_stmt *statement = database_prepare(search->store, search->error, "SELECT DISTINCT change, piece FROM change_record WHERE type = ?1");

    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, search->type->name, -1, SQLITE_STATIC);
    while (ok && (status = database_step(search->store, statement, search->error)) == SQLITE_ROW)
        ok = piece_search(search, sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1));
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE;
}

bool blank_find(struct store *store, const struct record_type *type, const char *const *fields, const char *text, void (*found)(void *context, int64_t id), void *context,
                struct error *error)
{
    struct search search = {.store = store, .type = type, .fields = fields, .text = text, .found = found, .context = context, .error = error};
    bool ok = layout_read(store, type, &search.layout, error) && pieces_search(&search);

    layout_done(&search.layout);
    return ok;
}
