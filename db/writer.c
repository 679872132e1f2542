/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/writer.h"

#include <stdlib.h>
#include <time.h>

#include "db/change.h"
#include "db/machine.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"

/* The name of the setting that keeps the last id against clocks that are set back. */
static const char last_id_setting[] = "last id";

/* The statements of one type. Imports update the same columns again and again: the statement of the last update is kept with what it writes. */
struct table {
    const struct record_type *type;
    sqlite3_stmt *insert, *update, *remove;
    bool *inserted; /* fields for which the statement of the last insert still has a value: most of a record's have none */
    bool *updated;
};

struct writer {
    struct reader_set readers;
    struct table *tables;
    size_t count;
    int64_t last_id;
    bool numbers; /* last_id was read, and is to be kept */
};

void writer_open(struct store *store)
{
    writer_close(store);
    store->writer = memory_new(sizeof *store->writer);
    reader_set_init(&store->writer->readers, store);
}

void writer_close(struct store *store)
{
    struct writer *writer = store->writer;

    for (size_t i = 0; writer && i < writer->count; i++) {
        sqlite3_finalize(writer->tables[i].insert);
        sqlite3_finalize(writer->tables[i].update);
        sqlite3_finalize(writer->tables[i].remove);
        free(writer->tables[i].inserted);
        free(writer->tables[i].updated);
    }
    if (writer) {
        reader_set_done(&writer->readers);
        free(writer->tables);
    }
    free(writer);
    store->writer = NULL;
}

struct reader_set *writer_readers(struct store *store)
{
    return &store->writer->readers;
}

/* --- Statements -------------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *insert_prepare(struct store *store, const struct record_type *type, struct error *error)
{
    struct text names = {0}, marks = {0};

    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].compute)
            continue;
        text_add_format(&names, ", \"%s\"", type->fields[i].name);
        text_add(&marks, ", ?");
    }
    sqlite3_stmt *statement = database_prepare(store, error, "INSERT INTO \"%w\" (id%s) VALUES (?%s)", type->name, text_string(&names),
                                               text_string(&marks));
    text_done(&names);
    text_done(&marks);
    return statement;
}

static sqlite3_stmt *update_prepare(struct store *store, const struct record_type *type, const bool *updated, struct error *error)
{
    struct text assignments = {0};

    for (size_t i = 0; i < type->field_count; i++)
        if (updated[i])
            text_add_format(&assignments, "%s\"%s\" = ?", assignments.length > 0 ? ", " : "", type->fields[i].name);
    sqlite3_stmt *statement = database_prepare(store, error, "UPDATE \"%w\" SET %s WHERE id = ?", type->name, text_string(&assignments));
    text_done(&assignments);
    return statement;
}

static struct table *table_get(struct store *store, const struct record_type *type)
{
    struct writer *writer = store->writer;

    for (size_t i = 0; i < writer->count; i++)
        if (writer->tables[i].type == type)
            return &writer->tables[i];
    writer->tables = memory_resize(writer->tables, writer->count + 1, sizeof *writer->tables);
    struct table *table = &writer->tables[writer->count++];
    *table = (struct table){.type = type,
                            .inserted = memory_new_array(type->field_count, sizeof *table->inserted),
                            .updated = memory_new_array(type->field_count, sizeof *table->updated)};
    return table;
}

static bool run(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    int status = database_step(store, statement, error);

    sqlite3_reset(statement);
    return status == SQLITE_DONE;
}

/* --- Ids ---------------------------------------------------------------------------------------------------------------- */

static bool next_id(struct store *store, int64_t *id, struct error *error)
{
    struct writer *writer = store->writer;
    struct value last = {0};

    if (!writer->numbers) {
        if (!database_setting(store, last_id_setting, &last, error))
            return false;
        writer->last_id = last.kind == VALUE_NUMBER ? last.number : 0;
        writer->numbers = true;
        value_clear(&last);
    }
    if (store->machine == 0)
        store->machine = machine_number();
    *id = writer->last_id = identity_next(writer->last_id, (int64_t)time(NULL), store->machine);
    return true;
}

bool writer_keep_last_id(struct store *store, struct error *error)
{
    const struct value last = {.kind = VALUE_NUMBER, .number = store->writer->last_id};

    return !store->writer->numbers || database_set_setting(store, last_id_setting, &last, error);
}

/* --- Writing ------------------------------------------------------------------------------------------------------------ */

static void insert_bind(struct table *table, const struct record *record)
{
    int index = 1;

    sqlite3_bind_int64(table->insert, index++, record->id);
    for (size_t i = 0; i < record->type->field_count; i++) {
        const bool is_empty = value_is_empty(&record->values[i]);

        if (record->type->fields[i].compute)
            continue;
        if (!is_empty || table->inserted[i])
            database_lend(table->insert, index, &record->values[i]);
        table->inserted[i] = !is_empty;
        index++;
    }
}

static bool insert(struct store *store, struct record *record, struct error *error)
{
    struct table *table = table_get(store, record->type);

    if (!table->insert)
        table->insert = insert_prepare(store, record->type, error);
    if (!table->insert || (record->id == 0 && !next_id(store, &record->id, error)))
        return false;
    insert_bind(table, record);
    return run(store, table->insert, error);
}

bool writer_insert(struct store *store, struct record *record, struct error *error)
{
    if (!change_watch(store, error) || !insert(store, record, error))
        return false;
    change_touch(store, record->type, record->id);
    return true;
}

bool writer_insert_only(struct store *store, struct record *record, struct error *error)
{
    change_look_away(store);
    return insert(store, record, error);
}

/* Readies the statement that writes the columns in which two records differ; *differ is false where none do. */
static bool update_ready(struct store *store, struct table *table, const struct record *record, const struct record *current, bool *differ,
                         struct error *error)
{
    bool same = table->update != NULL;

    *differ = false;
    for (size_t i = 0; i < record->type->field_count; i++) {
        bool differs = !record->type->fields[i].compute && !value_equal(&record->values[i], &current->values[i]);
        same = same && table->updated[i] == differs;
        table->updated[i] = differs;
        *differ = *differ || differs;
    }
    if (same || !*differ)
        return true;
    sqlite3_finalize(table->update);
    table->update = update_prepare(store, record->type, table->updated, error);
    return table->update != NULL;
}

bool writer_update(struct store *store, const struct record *record, const struct record *current, struct error *error)
{
    struct table *table = table_get(store, record->type);
    bool differ;
    int index = 1;

    if (!update_ready(store, table, record, current, &differ, error))
        return false;
    if (!differ)
        return true;
    for (size_t i = 0; i < record->type->field_count; i++)
        if (table->updated[i])
            database_lend(table->update, index++, &record->values[i]);
    sqlite3_bind_int64(table->update, index, record->id);
    if (!change_watch(store, error) || !run(store, table->update, error))
        return false;
    change_touch(store, record->type, record->id);
    return true;
}

bool writer_delete(struct store *store, const struct record_type *type, int64_t id, bool *found, struct error *error)
{
    struct table *table = table_get(store, type);

    if (!table->remove)
        table->remove = database_prepare(store, error, "DELETE FROM \"%w\" WHERE id = ?1", type->name);
    if (!table->remove)
        return false;
    sqlite3_bind_int64(table->remove, 1, id);
    if (!change_watch(store, error) || !run(store, table->remove, error))
        return false;
    *found = sqlite3_changes(store->handle) > 0;
    if (*found)
        change_touch(store, type, id);
    return true;
}
