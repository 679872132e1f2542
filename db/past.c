/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/past.h"

#include <stdlib.h>
#include <string.h>

#include "db/reader.h"
#include "db/visible.h"
#include "src/identity.h"
#include "src/memory.h"

void past_done(struct past *past)
{
    for (size_t i = 0; i < past->columns; i++) {
        value_clear(&past->before[i]);
        value_clear(&past->after[i]);
    }
    free(past->touched);
    free(past->before);
    free(past->after);
    free(past->table);
    *past = (struct past){0};
}

static bool past_is_of(const struct past *past, const struct changeset_reader *row)
{
    return past->id == row->id && strcmp(past->table, row->table) == 0;
}

static void past_begin(struct store *store, struct past *past, const struct changeset_reader *row)
{
    *past = (struct past){
        .step = past->step,
        .type = type_list_find(store->types, row->table),
        .table = string_copy(row->table),
        .id = row->id,
        .existed = row->action != CHANGESET_INSERT,
        .columns = row->columns,
        .touched = memory_new_array(row->columns, sizeof *past->touched),
        .before = memory_new_array(row->columns, sizeof *past->before),
        .after = memory_new_array(row->columns, sizeof *past->after),
    };
}

/* Adds what a row did; rows come in the order of the change. An empty past takes any. */
static void past_add(struct store *store, struct past *past, const struct changeset_reader *row)
{
    if (past->table == NULL)
        past_begin(store, past, row);
    past->exists = row->action != CHANGESET_DELETE;
    for (size_t i = 1; i < row->columns && i < past->columns; i++) {
        if (row->before[i] == NULL && row->after[i] == NULL)
            continue;
        if (!past->touched[i])
            changeset_value(row->before[i], &past->before[i]);
        changeset_value(row->after[i], &past->after[i]);
        past->touched[i] = true;
    }
}

/* --- Pieces ----------------------------------------------------------------------------------------------------------- */

/* Who takes the rows of a change; of one record, or with table NULL of all. */
struct past_reader {
    struct store *store;
    const struct change_entry *entry;
    const char *table;
    int64_t id;
    struct past *past;      /* either takes what was done whole, */
    struct past_list *list; /* or step by step */
    bool apart;             /* what earlier pieces did is not looked at: none does anything to a record twice */
};

/* Where a row is added: what the same piece did to the record; or an earlier one, unless both changed it: then it is another step. */
static struct past *list_place(struct past_list *list, bool apart, const struct changeset_reader *row)
{
    size_t at = apart ? 0 : list->count, step = 0;
    while (at > 0 && !past_is_of(&list->pasts[at - 1], row))
        at--;
    struct past *last = at > 0 ? &list->pasts[at - 1] : NULL;
    if (last && (at > list->piece || row->action != CHANGESET_UPDATE || !last->existed || !last->exists))
        return last;
    step = last ? last->step + 1 : 0;
    list->pasts = memory_resize(list->pasts, list->count + 1, sizeof *list->pasts);
    list->pasts[list->count] = (struct past){.step = step};
    return &list->pasts[list->count++];
}

static bool piece_read(const struct past_reader *reader, int64_t number, struct error *error)
{
    struct piece piece;
    if (!piece_open(reader->store, reader->entry, number, false, &piece, error))
        return false;
    if (reader->list != NULL)
        reader->list->piece = reader->list->count;
    while (changeset_next(&piece.reader)) {
        if (reader->table == NULL || (piece.reader.id == reader->id && strcmp(piece.reader.table, reader->table) == 0))
            past_add(reader->store, reader->list != NULL ? list_place(reader->list, reader->apart, &piece.reader) : reader->past, &piece.reader);
    }
    return piece_close(reader->store, &piece, error);
}

/* Reads the pieces that hold something of the record. */
static bool record_read(const struct past_reader *reader, struct error *error)
{
    sqlite3_stmt *statement =
        database_prepare(reader->store, error, "SELECT piece FROM change_record WHERE type = ? AND record = ? AND change = ? ORDER BY piece %s",
                         reader->entry->inverted ? "DESC" : "ASC");
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, reader->table, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, reader->id);
    sqlite3_bind_int64(statement, 3, reader->entry->number);
    bool ok = true;
    int code = SQLITE_DONE;
    while (ok && (code = database_step(reader->store, statement, error)) == SQLITE_ROW)
        ok = piece_read(reader, sqlite3_column_int64(statement, 0), error);
    sqlite3_finalize(statement);
    return ok && code == SQLITE_DONE;
}

bool past_read(struct store *store, const struct change_entry *entry, const char *table, int64_t id, struct past *past, struct error *error)
{
    *past = (struct past){0};
    bool ok = record_read(&(struct past_reader){.store = store, .entry = entry, .table = table, .id = id, .past = past}, error);
    if (!ok)
        past_done(past);
    return ok;
}

void past_list_done(struct past_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        past_done(&list->pasts[i]);
    free(list->pasts);
    *list = (struct past_list){0};
}

bool past_list_read_record(struct store *store, const struct change_entry *entry, const char *table, int64_t id, struct past_list *list, struct error *error)
{
    *list = (struct past_list){0};
    return record_read(&(struct past_reader){.store = store, .entry = entry, .table = table, .id = id, .list = list}, error);
}

bool past_list_read(struct store *store, const struct change_entry *entry, struct past_list *list, struct error *error)
{
    const struct past_reader reader = {.store = store, .entry = entry, .list = list};
    bool ok = true;
    *list = (struct past_list){0};
    for (int64_t i = 1; i <= entry->pieces && ok; i++)
        ok = piece_read(&reader, entry->inverted ? entry->pieces + 1 - i : i, error);
    return ok;
}

bool past_list_read_piece(struct store *store, const struct change_entry *entry, int64_t piece, struct past_list *list, struct error *error)
{
    *list = (struct past_list){0};
    return piece_read(&(struct past_reader){.store = store, .entry = entry, .list = list, .apart = true}, piece, error);
}

/* --- Columns ---------------------------------------------------------------------------------------------------------- */

bool columns_read(struct store *store, const char *table, struct columns *columns, struct error *error)
{
    *columns = (struct columns){0};
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT * FROM \"%w\"", table);
    if (statement == NULL)
        return false;
    columns->count = (size_t)sqlite3_column_count(statement);
    columns->names = memory_new_array(columns->count, sizeof *columns->names);
    for (size_t i = 0; i < columns->count; i++)
        columns->names[i] = string_copy(sqlite3_column_name(statement, (int)i));
    sqlite3_finalize(statement);
    return true;
}

void columns_done(struct columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        free(columns->names[i]);
    free(columns->names);
    *columns = (struct columns){0};
}

/* --- What a record is or was called ----------------------------------------------------------------------------------- */

/* The latest change of a record in a span. */
static bool change_latest(struct store *store, const char *table, int64_t id, struct past_span span, int64_t *change, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(
        store, error, "SELECT max(change) FROM change_record WHERE type = ?1 AND record = ?2 AND change > ?3 AND (?4 = 0 OR change < ?4)");
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, id);
    sqlite3_bind_int64(statement, 3, span.after);
    sqlite3_bind_int64(statement, 4, span.before);
    int code = database_step(store, statement, error);
    *change = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

/* What the record was when it was deleted. */
static bool record_before(struct store *store, const struct past *past, struct record *record, struct error *error)
{
    struct columns columns;
    if (!columns_read(store, past->table, &columns, error))
        return false;
    record_init(record, past->type);
    record->id = past->id;
    for (size_t i = 1; i < columns.count && i < past->columns; i++) {
        const struct field *field = type_field(past->type, columns.names[i]);
        if (field != NULL)
            value_copy(record_field(record, field), &past->before[i]);
    }
    columns_done(&columns);
    return true;
}

/* Whether all of a record that another hangs on may be told; it may be gone as well. */
static bool is_told(struct store *store, const struct viewer *viewer, const char *table, int64_t id, bool *told, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, table);
    struct past_name name;
    struct record record;
    bool ok = past_name(store, viewer, table, id, &name, error);
    *told = name.visible;
    free(name.title);
    if (!ok || !*told || name.gone || type == NULL)
        return ok;
    *told = store_load(store, viewer, type, id, &record, error);
    if (!*told)
        return error->code == ERROR_NOT_FOUND;
    *told = visible_record(viewer, &record);
    record_done(&record);
    return true;
}

/* What hangs on records is seen where all of these are. */
static bool parents_are_seen(struct store *store, const struct viewer *viewer, const struct record *record, bool *seen, struct error *error)
{
    *seen = true;
    for (size_t i = 0; *seen && i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        if (!type_hangs_by(record->type, field) || value_is_empty(&record->values[i]))
            continue;
        if (!is_told(store, viewer, field->refers_to, record->values[i].number, seen, error))
            return false;
    }
    return true;
}

static bool name_before(struct store *store, const struct viewer *viewer, const struct past *past, struct past_name *name,
                        struct error *error)
{
    struct record record;
    struct reader_set readers;
    if (!record_before(store, past, &record, error))
        return false;
    bool ok = parents_are_seen(store, viewer, &record, &name->visible, error);
    name->visible = ok && name->visible && visible_record(viewer, &record);
    if (name->visible) {
        reader_set_init(&readers, store);
        name->title = reader_title(&readers, &record, message_language());
        reader_set_done(&readers);
    }
    record_done(&record);
    return ok;
}

/* Finds the name of a record that is gone in the change that deleted it. */
static bool name_of_gone(struct store *store, const struct viewer *viewer, const char *table, int64_t id, struct past_name *name,
                         struct error *error)
{
    int64_t change;
    if (!change_latest(store, table, id, (struct past_span){0}, &change, error))
        return false;
    if (change == 0)
        return true;
    struct change_entry entry;
    if (!change_entry_load(store, change, &entry, error))
        return false;
    struct past past;
    bool ok = past_read(store, &entry, table, id, &past, error);
    if (ok && past.table != NULL && !past.exists)
        ok = name_before(store, viewer, &past, name, error);
    past_done(&past);
    change_entry_done(&entry);
    return ok;
}

static bool record_exists(struct store *store, const char *table, int64_t id, bool *exists, struct error *error)
{
    int64_t count;
    bool ok = database_number(store, &count, error, "SELECT count(*) FROM \"%w\" WHERE id = %lld", table, (long long)id);
    *exists = count != 0;
    return ok;
}

static bool name_find(struct store *store, const struct viewer *viewer, const char *table, int64_t id, struct past_name *name,
                      struct error *error)
{
    const struct record_type *type = type_list_find(store->types, table);
    if (type == NULL) {
        name->visible = scope_level(viewer) == VISIBILITY_COORDINATORS;
        return true;
    }
    name->title = store_title(store, viewer, type, id, message_language());
    name->visible = name->title != NULL;
    if (name->visible)
        return true;
    bool exists;
    if (!record_exists(store, table, id, &exists, error))
        return false;
    name->gone = !exists;
    return exists || name_of_gone(store, viewer, table, id, name, error);
}

bool past_name(struct store *store, const struct viewer *viewer, const char *table, int64_t id, struct past_name *name, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE];
    *name = (struct past_name){0};
    if (!name_find(store, viewer, table, id, name, error)) {
        free(name->title);
        name->title = NULL;
        return false;
    }
    /* Who was forgotten has no name. */
    if (name->title == NULL || name->title[0] == '\0') {
        free(name->title);
        name->title = string_copy(identity_print(id, printed));
    }
    return true;
}

/* --- Which change touched it ------------------------------------------------------------------------------------------ */

static bool change_touches(struct store *store, const struct change_entry *entry, const struct past_part *part, bool *touches, struct error *error)
{
    struct past past;
    if (!past_read(store, entry, part->table, part->id, &past, error))
        return false;
    *touches = part->column == 0 || (part->column < past.columns && past.touched[part->column]);
    past_done(&past);
    return true;
}

bool past_touch(struct store *store, const struct past_part *part, struct past_span span, struct change_entry *entry, struct error *error)
{
    int64_t change;
    bool touches = false;

    *entry = (struct change_entry){0};
    while (change_latest(store, part->table, part->id, span, &change, error)) {
        if (change == 0)
            return true;
        if (!change_entry_load(store, change, entry, error))
            return false;
        bool ok = change_touches(store, entry, part, &touches, error);
        if (ok && touches)
            return true;
        change_entry_done(entry);
        *entry = (struct change_entry){0};
        if (!ok)
            return false;
        span.before = change;
    }
    return false;
}
