/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/reference.h"

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
