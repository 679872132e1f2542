/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/once.h"

#include <stdlib.h>

#include "db/findings.h"
#include "db/sql.h"
#include "db/store.h"

char *once_labels(const struct record_type *type)
{
    struct text labels = {0};

    if (!type->once)
        return field_label(type_field(type, type->single));
    for (const char *const *name = type->once; *name; name++) {
        char *label = field_label(type_field(type, *name));

        text_add_format(&labels, "%s%s", labels.length > 0 ? ", " : "", label);
        free(label);
    }
    return text_take(&labels);
}

bool once_refuse(const struct record_type *type, const char *other, struct error *error)
{
    char *labels = once_labels(type);

    /* TRANSLATORS: labels of fields ("Need, Organisation"), and a record: its type and id */
    error_set_field(error, ERROR_RULE, type_field(type, type->once[1]), _("There is one with the same already (%s): %s. Change that one instead."), labels, other);
    free(labels);
    return false;
}

static bool is_changed(const struct record *record, const struct record *before)
{
    for (const char *const *name = record->type->once; *name; name++) {
        const struct field *field = type_field(record->type, *name);

        if (!value_equal(record_field(record, field), record_field(before, field)))
            return true;
    }
    return false;
}

static sqlite3_stmt *others_open(struct store *store, const struct record *record, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT id FROM \"%w\" WHERE id <> ?", record->type->name);
    sql_number(&sql, record->id);
    for (const char *const *name = record->type->once; *name; name++) {
        const struct value *value = record_field(record, type_field(record->type, *name));

        sql_add(&sql, value_is_empty(value) ? " AND \"%w\" IS NULL" : " AND \"%w\" = ?", *name);
        if (!value_is_empty(value))
            sql_value(&sql, value);
    }
    sql_add(&sql, " ORDER BY id");
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    return statement;
}

/* What she does not see she is not told of; whether there are two of it then is found by a check of the database. */
static bool is_seen(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id)
{
    struct record other;
    struct error error;
    bool seen = store_load(store, viewer, type, id, &other, &error);

    if (seen)
        record_done(&other);
    return seen;
}

static bool refuse_record(const struct record_type *type, int64_t id, struct error *error)
{
    char *name = findings_name(type, id);

    once_refuse(type, name, error);
    free(name);
    return false;
}

bool once_check(struct store *store, const struct viewer *viewer, const struct record *record, const struct record *before, struct error *error)
{
    int64_t other = 0;
    int status;

    if (!record->type->once || (before && !is_changed(record, before)))
        return true;
    sqlite3_stmt *statement = others_open(store, record, error);
    if (!statement)
        return false;
    while (other == 0 && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        const int64_t id = sqlite3_column_int64(statement, 0);

        other = is_seen(store, viewer, record->type, id) ? id : 0;
    }
    sqlite3_finalize(statement);
    return other != 0 ? refuse_record(record->type, other, error) : status == SQLITE_DONE;
}

static bool refuse_single(const struct field *field, struct error *error)
{
    char *label = field_label(field);

    /* TRANSLATORS: the label of a field: "Login name" */
    error_set_field(error, ERROR_RULE, field, _("Another record has the same \"%s\" already; each has its own."), label);
    free(label);
    return false;
}

bool once_check_single(struct store *store, const struct record *record, const struct record *before, struct error *error)
{
    const struct field *field = record->type->single ? type_field(record->type, record->type->single) : NULL;
    const struct value *value = field ? record_field(record, field) : NULL;
    struct sql sql = {0};

    if (!field || value_is_empty(value) || (before && value_equal(value, record_field(before, field))))
        return true;
    sql_add(&sql, "SELECT 1 FROM \"%w\" WHERE \"%w\" = ? AND id <> ?", record->type->name, field->name);
    sql_value(&sql, value);
    sql_number(&sql, record->id);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    int status = statement ? database_step(store, statement, error) : SQLITE_ERROR;
    sqlite3_finalize(statement);
    sql_done(&sql);
    return status == SQLITE_ROW ? refuse_single(field, error) : status == SQLITE_DONE;
}

bool once_find_other(struct store *store, const struct record *record, int64_t *other, struct error *error)
{
    *other = 0;
    if (!record->type->once)
        return true;
    sqlite3_stmt *statement = others_open(store, record, error);
    int status = statement ? database_step(store, statement, error) : SQLITE_ERROR;

    if (status == SQLITE_ROW)
        *other = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

static bool type_find_twice(struct store *store, const struct record_type *type, void (*found)(void *context, const struct twice *twice), void *context,
                            struct error *error)
{
    struct twice twice = {.type = type};
    struct sql sql = {0};
    int status = SQLITE_ERROR;

    sql_add(&sql, "SELECT r.id, min(other.id) FROM \"%w\" AS r JOIN \"%w\" AS other ON other.id < r.id", type->name, type->name);
    for (const char *const *name = type->once; name && *name; name++)
        sql_add(&sql, " AND other.\"%w\" IS r.\"%w\"", *name, *name);
    if (!type->once)
        sql_add(&sql, " AND other.\"%w\" = r.\"%w\"", type->single, type->single);
    sql_add(&sql, " GROUP BY r.id ORDER BY r.id");
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    while (statement && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        twice.id = sqlite3_column_int64(statement, 0);
        twice.other = sqlite3_column_int64(statement, 1);
        found(context, &twice);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

bool once_find_twice(struct store *store, void (*found)(void *context, const struct twice *twice), void *context, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < store->types->count; i++)
        ok = (!store->types->types[i]->once && !store->types->types[i]->single) || type_find_twice(store, store->types->types[i], found, context, error);
    return ok;
}
