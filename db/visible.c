/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/visible.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum { TOP_LEVEL = VISIBILITY_COUNT - 1 };

static bool sees_everything(const struct viewer *viewer)
{
    return (int)viewer->level >= TOP_LEVEL;
}

static void add_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", ?) IN (", alias, type->fields[FIELD_VISIBILITY].name);
    sql_text(sql, type->level ? type->level : visibility_code((enum visibility)TOP_LEVEL));
    for (int level = 0; level <= (int)viewer->level; level++) {
        sql_add(sql, level == 0 ? "?" : ", ?");
        sql_text(sql, visibility_code((enum visibility)level));
    }
    sql_add(sql, ")");
}

/* A child's reference to its parent is the field of that name. */
static void add_parent(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    const struct record_type *parent = type->parent ? type_list_find(store->types, type->parent) : NULL;

    if (!parent || parent == type || !type_field(type, type->parent))
        return;
    char *parent_alias = string_format("%s_parent", alias);
    sql_add(sql, " AND (%s.\"%w\" IS NULL OR EXISTS (SELECT 1 FROM \"%w\" %s WHERE %s.id = %s.\"%w\" AND ", alias, type->parent, parent->name,
            parent_alias, parent_alias, alias, type->parent);
    add_level(viewer, parent, parent_alias, sql);
    add_parent(store, viewer, parent, parent_alias, sql);
    sql_add(sql, "))");
    free(parent_alias);
}

bool visible_condition(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    if (sees_everything(viewer))
        return false;
    sql_and(sql);
    add_level(viewer, type, alias, sql);
    add_parent(store, viewer, type, alias, sql);
    return true;
}

bool visible_field(const struct viewer *viewer, const struct field *field)
{
    return viewer_may_see(viewer, field->level, visibility_code(VISIBILITY_PUBLIC));
}

void visible_blank(const struct viewer *viewer, struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++)
        if (!visible_field(viewer, &record->type->fields[i]))
            value_clear(&record->values[i]);
}
