/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/loader.h"

#include <stdlib.h>

#include "db/search.h"
#include "db/visible.h"
#include "src/described.h"
#include "src/memory.h"

/* --- The statement ------------------------------------------------------------------------------------------------------ */

/* Where a reference leads to is empty for a viewer who may not see it; what is told in place of a name is put there once it is read. */
static void add_column(struct sql *sql, const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    const struct record_type *referred = field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
    struct sql told = {0};
    unsigned tables = 0;
    bool masked = referred && !referred->described && visible_reference(store, viewer, type, field, "r", &told);

    if (masked) {
        sql_add(sql, "CASE WHEN ");
        sql_append(sql, &told);
        sql_add(sql, " THEN ");
    }
    expression_add(sql, store, type, field, &tables);
    sql_add(sql, masked ? " END" : "");
    sql_done(&told);
}

/* Whether a name may be told for which something else can be shown: of each such reference that may be masked a column at the end, in the order of the fields. */
static void add_told(struct sql *sql, const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    const struct record_type *referred = field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
    struct sql told = {0};

    if (!referred || !referred->described)
        return;
    sql_add(sql, ", ");
    if (visible_reference(store, viewer, type, field, "r", &told))
        sql_append(sql, &told);
    else
        sql_add(sql, "1");
    sql_done(&told);
}

static void add_columns(struct sql *sql, const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    sql_add(sql, "SELECT s.revision, s.created_at, s.created_by, s.updated_at, s.updated_by");
    for (size_t i = 0; i < type->field_count; i++) {
        sql_add(sql, ", ");
        add_column(sql, store, viewer, type, &type->fields[i]);
    }
    for (size_t i = 0; i < type->field_count; i++)
        add_told(sql, store, viewer, type, &type->fields[i]);
}

static sqlite3_stmt *load_prepare(struct store *store, const struct viewer *viewer, const struct record_type *type, struct error *error)
{
    struct sql sql = {0}, conditions = {0};

    add_columns(&sql, store, viewer, type);
    sql_add(&sql, " FROM \"%w\" r LEFT JOIN \"derived_%w\" d ON d.id = r.id LEFT JOIN \"stamp_%w\" s ON s.id = r.id WHERE ", type->name,
            type->name, type->name);
    if (visible_condition(store, viewer, type, "r", &conditions))
        sql_add(&conditions, " AND ");
    sql_append(&sql, &conditions);
    sql_done(&conditions);
    sql_add(&sql, "r.id = ?");
    sql_number(&sql, 0);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    return statement;
}

/* --- Statements kept ---------------------------------------------------------------------------------------------------- */

enum { KEPT = 12 };

/* What a statement depends on: the type, what the viewer sees, and the day computed fields are seen on. */
struct kept {
    const struct record_type *type;
    struct viewer viewer; /* without her name; her words are the store's, which keeps them as long as the statement */
    int64_t day;
    sqlite3_stmt *statement;
};

struct loaders {
    struct kept kept[KEPT];
    size_t next; /* the one to give way */
};

static bool sees_the_same(const struct viewer *one, const struct viewer *other)
{
    return one->level == other->level && one->unmarked == other->unmarked && one->assured == other->assured && one->role == other->role && one->person == other->person
           && one->initiative == other->initiative && one->countries == other->countries && one->email == other->email;
}

static sqlite3_stmt *kept_find(const struct loaders *loaders, const struct kept *wanted)
{
    for (size_t i = 0; i < KEPT; i++) {
        const struct kept *kept = &loaders->kept[i];
        if (kept->statement && kept->type == wanted->type && sees_the_same(&kept->viewer, &wanted->viewer) && kept->day == wanted->day)
            return kept->statement;
    }
    return NULL;
}

bool loader_open(struct loader *loader, struct store *store, const struct viewer *viewer, const struct record_type *type, struct error *error)
{
    struct kept wanted = {.type = type, .viewer = *viewer, .day = date_to_days(store_today(store))};

    *loader = (struct loader){.store = store, .viewer = viewer, .type = type};
    reader_set_init(&loader->readers, store);
    if (!store->loaders)
        store->loaders = memory_new(sizeof *store->loaders);
    loader->statement = kept_find(store->loaders, &wanted);
    if (loader->statement)
        return true;
    loader->statement = wanted.statement = load_prepare(store, viewer, type, error);
    if (!wanted.statement)
        return false;
    struct kept *kept = &store->loaders->kept[store->loaders->next++ % KEPT];
    sqlite3_finalize(kept->statement);
    *kept = wanted;
    return true;
}

void loader_close(struct loader *loader)
{
    reader_set_done(&loader->readers);
    loader->statement = NULL;
}

void loaders_close(struct store *store)
{
    for (size_t i = 0; store->loaders && i < KEPT; i++)
        sqlite3_finalize(store->loaders->kept[i].statement);
    free(store->loaders);
    store->loaders = NULL;
}

/* --- One row ------------------------------------------------------------------------------------------------------------ */

static void moment_read(sqlite3_stmt *statement, int column, char moment[DATE_TEXT_SIZE])
{
    const char *text = (const char *)sqlite3_column_text(statement, column);

    sqlite3_snprintf(DATE_TEXT_SIZE, moment, "%s", text ? text : "");
}

static void stamp_read(sqlite3_stmt *statement, struct record_stamp *stamp)
{
    stamp->revision = sqlite3_column_int64(statement, 0);
    moment_read(statement, 1, stamp->created_at);
    stamp->created_by = string_copy((const char *)sqlite3_column_text(statement, 2));
    moment_read(statement, 3, stamp->updated_at);
    stamp->updated_by = string_copy((const char *)sqlite3_column_text(statement, 4));
}

/* Puts kind and country in place of a reference whose name may not be told. What cannot be read is not told at all. */
static void reference_describe(struct loader *loader, struct record *record, const struct field *field, int *column)
{
    const struct record_type *type = field->kind == FIELD_REFERENCE ? type_list_find(loader->store->types, field->refers_to) : NULL;
    struct value *value = record_field(record, field);
    struct record referred;
    struct error error;

    if (!type || !type->described)
        return;
    const bool told = sqlite3_column_int(loader->statement, (*column)++) != 0;
    if (told || value_is_empty(value))
        return;
    if (reader_load(&loader->readers, type, value->number, &referred, &error) != READER_FOUND) {
        value_clear(value);
        return;
    }
    value_take_text(value, described_code(record_text(&referred, "kind"), record_text(&referred, "country")));
    record_done(&referred);
}

static void row_read(struct loader *loader, int64_t id, struct record *record)
{
    enum { STAMP_COLUMNS = 5 };
    int told = STAMP_COLUMNS + (int)loader->type->field_count;

    record_init(record, loader->type);
    record->id = id;
    stamp_read(loader->statement, &record->stamp);
    for (size_t i = 0; i < loader->type->field_count; i++)
        database_column(loader->statement, STAMP_COLUMNS + (int)i, &record->values[i]);
    for (size_t i = 0; i < loader->type->field_count; i++)
        reference_describe(loader, record, &loader->type->fields[i], &told);
    visible_blank(loader->viewer, record);
}

enum reader_result loader_load(struct loader *loader, int64_t id, struct record *record, struct error *error)
{
    sqlite3_bind_int64(loader->statement, sqlite3_bind_parameter_count(loader->statement), id);
    int status = database_step(loader->store, loader->statement, error);
    if (status == SQLITE_ROW)
        row_read(loader, id, record);
    sqlite3_reset(loader->statement);
    if (status == SQLITE_ROW)
        return READER_FOUND;
    return status == SQLITE_DONE ? READER_NONE : READER_FAILED;
}
