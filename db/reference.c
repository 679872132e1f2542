/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/reference.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

static bool field_find_dangling(struct store *store, struct dangling *dangling, void (*found)(void *context, const struct dangling *dangling),
                                void *context, struct error *error)
{
    const char *name = dangling->field->name, *parent = dangling->field->refers_to;
    sqlite3_stmt *statement =
        database_prepare(store, error,
                         "SELECT id, \"%w\" FROM \"%w\" AS child WHERE \"%w\" IS NOT NULL"
                         " AND NOT EXISTS (SELECT 1 FROM \"%w\" AS parent WHERE parent.id = child.\"%w\")",
                         name, dangling->type->name, name, parent, name);
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        dangling->id = sqlite3_column_int64(statement, 0);
        dangling->missing = sqlite3_column_int64(statement, 1);
        found(context, dangling);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static bool field_is_kept_reference(const struct store *store, const struct field *field)
{
    return field->kind == FIELD_REFERENCE && field->compute == NULL && type_list_find(store->types, field->refers_to) != NULL;
}

bool reference_find_dangling(struct store *store, void (*found)(void *context, const struct dangling *dangling), void *context,
                             struct error *error)
{
    for (size_t i = 0; i < store->types->count; i++) {
        struct dangling dangling = {.type = store->types->types[i]};
        for (size_t j = 0; j < dangling.type->field_count; j++) {
            dangling.field = &dangling.type->fields[j];
            if (field_is_kept_reference(store, dangling.field) && !field_find_dangling(store, &dangling, found, context, error))
                return false;
        }
    }
    return true;
}

/* --- Circles ---------------------------------------------------------------------------------------------------------- */

bool reference_may_circle(const struct record_type *type, const struct field *field)
{
    return field->kind == FIELD_REFERENCE && field->compute == NULL && strcmp(field->refers_to, type->name) == 0;
}

/* Whether the way up from a record comes past an id; an older circle on the way ends, as each record is passed once. */
static bool leads_to(struct store *store, const struct record_type *type, const struct field *field, int64_t from, int64_t id, bool *leads,
                     struct error *error)
{
    sqlite3_stmt *statement =
        database_prepare(store, error,
                         "WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT r.\"%w\" FROM above JOIN \"%w\" AS r ON r.id = above.id"
                         " WHERE r.\"%w\" IS NOT NULL AND above.id <> ?2) SELECT 1 FROM above WHERE id = ?2",
                         field->name, type->name, field->name);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, from);
    sqlite3_bind_int64(statement, 2, id);
    int code = database_step(store, statement, error);
    *leads = code == SQLITE_ROW;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool reference_leads_back(struct store *store, const struct record_type *type, const struct field *field, int64_t id, bool *leads,
                          struct error *error)
{
    int64_t above;
    *leads = false;
    if (!database_number(store, &above, error, "SELECT ifnull((SELECT \"%w\" FROM \"%w\" WHERE id = %lld), 0)", field->name, type->name,
                         (long long)id))
        return false;
    return above == 0 || leads_to(store, type, field, above, id, leads, error);
}

char *reference_circle_sentence(const char *label)
{
    return string_format(_("\"%s\" would lead from the record back to itself."), label);
}

static bool refuse_circle(const struct field *field, struct error *error)
{
    char *label = field_label(field);
    char *sentence = reference_circle_sentence(label);
    error_set_field(error, ERROR_VALUE, field, "%s", sentence);
    free(sentence);
    free(label);
    return false;
}

bool reference_check_circles(struct store *store, const struct record *record, const struct record *before, struct error *error)
{
    for (size_t i = 0; record->id != 0 && i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        const struct value *value = &record->values[i];
        bool leads = false;
        if (!reference_may_circle(record->type, field) || value_is_empty(value) || (before != NULL && value_equal(value, &before->values[i])))
            continue;
        if (!leads_to(store, record->type, field, value->number, record->id, &leads, error))
            return false;
        if (leads)
            return refuse_circle(field, error);
    }
    return true;
}

static bool field_find_circles(struct store *store, struct circle *circle, void (*found)(void *context, const struct circle *circle),
                               void *context, struct error *error)
{
    const char *name = circle->field->name, *type = circle->type->name;
    sqlite3_stmt *statement =
        database_prepare(store, error,
                         "WITH RECURSIVE above (start, id) AS (SELECT id, \"%w\" FROM \"%w\" WHERE \"%w\" IS NOT NULL"
                         " UNION SELECT above.start, r.\"%w\" FROM above JOIN \"%w\" AS r ON r.id = above.id"
                         " WHERE r.\"%w\" IS NOT NULL AND above.id <> above.start) SELECT start FROM above WHERE id = start ORDER BY start",
                         name, type, name, name, type, name);
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        circle->id = sqlite3_column_int64(statement, 0);
        found(context, circle);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool reference_find_circles(struct store *store, void (*found)(void *context, const struct circle *circle), void *context, struct error *error)
{
    for (size_t i = 0; i < store->types->count; i++) {
        struct circle circle = {.type = store->types->types[i]};
        for (size_t j = 0; j < circle.type->field_count; j++) {
            circle.field = &circle.type->fields[j];
            if (reference_may_circle(circle.type, circle.field) && !field_find_circles(store, &circle, found, context, error))
                return false;
        }
    }
    return true;
}
