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

/* Whether a type's records are shown to the viewer only as their parties agreed that they are shared. */
static bool is_shared_with(const struct viewer *viewer, const struct record_type *type)
{
    return type->shared_by && viewer->level < VISIBILITY_PARTIES;
}

/* What holds for a record without a level of its own: its type's, or what its parties agreed on. */
static void add_default_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    const char *level = type->level ? type->level : visibility_code((enum visibility)TOP_LEVEL);

    if (!is_shared_with(viewer, type)) {
        sql_add(sql, "?");
        sql_text(sql, level);
        return;
    }
    sql_add(sql, "CASE WHEN %s.\"%w\" IN ('named', 'anonymised') THEN ? ELSE ? END", alias, type->shared_by);
    sql_text(sql, visibility_code(VISIBILITY_MEMBERS));
    sql_text(sql, level);
}

static void add_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", ", alias, type->fields[FIELD_VISIBILITY].name);
    add_default_level(viewer, type, alias, sql);
    sql_add(sql, ") IN (");
    for (int level = 0; level <= (int)viewer->level; level++) {
        sql_add(sql, level == 0 ? "?" : ", ?");
        sql_text(sql, visibility_code((enum visibility)level));
    }
    sql_add(sql, ")");
    if (is_shared_with(viewer, type))
        sql_add(sql, " AND %s.\"%w\" IS NOT 'not-at-all'", alias, type->shared_by);
    if (type->permitted_by)
        sql_add(sql, " AND %s.\"%w\" = 1", alias, type->permitted_by);
}

/* A child's reference to its parent is the field of that name. What hangs on a record that is shared without names might name somebody. */
static void add_parent(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    const struct record_type *parent = type->parent ? type_list_find(store->types, type->parent) : NULL;

    if (!parent || parent == type || !type_field(type, type->parent))
        return;
    char *parent_alias = string_format("%s_parent", alias);
    sql_add(sql, " AND (%s.\"%w\" IS NULL OR EXISTS (SELECT 1 FROM \"%w\" %s WHERE %s.id = %s.\"%w\" AND ", alias, type->parent, parent->name,
            parent_alias, parent_alias, alias, type->parent);
    add_level(viewer, parent, parent_alias, sql);
    visible_words(viewer, parent, parent_alias, sql);
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

bool visible_words(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    if (!is_shared_with(viewer, type))
        return false;
    sql_and(sql);
    sql_add(sql, "coalesce(%s.\"%w\", '') = 'named'", alias, type->shared_by);
    return true;
}

bool visible_field(const struct viewer *viewer, const struct field *field)
{
    return viewer_may_see(viewer, field->level, visibility_code(VISIBILITY_PUBLIC));
}

bool visible_everywhere(const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return visible_field(viewer, field) && (!is_shared_with(viewer, type) || field->flags & FIELD_SHARED);
}

/* Whether the parties to a record agreed that it is shared with names. */
static bool is_named(const struct record *record)
{
    return record->type->shared_by && strcmp(record_text(record, record->type->shared_by), "named") == 0;
}

bool visible_record(const struct viewer *viewer, const struct record *record)
{
    const struct record_type *type = record->type;

    if (!viewer_may_see(viewer, value_text(&record->values[FIELD_VISIBILITY]), type->level) || (is_shared_with(viewer, type) && !is_named(record)))
        return false;
    return sees_everything(viewer) || !type->permitted_by || record_number(record, type->permitted_by) == 1;
}

bool visible_name(const struct viewer *viewer, const struct record *record, const struct record *referred)
{
    const char *level = value_text(&referred->values[FIELD_VISIBILITY]);

    if (is_shared_with(viewer, record->type) && (!is_named(record) || !*level))
        return is_named(record);
    return viewer_may_see(viewer, level, referred->type->level);
}

/* What is told in place of a name stays. */
static bool is_blanked(const struct viewer *viewer, const struct record *record, size_t place)
{
    const struct field *field = &record->type->fields[place];

    if (!visible_field(viewer, field))
        return true;
    if (!is_shared_with(viewer, record->type) || is_named(record) || field->flags & FIELD_SHARED)
        return false;
    return field->kind != FIELD_REFERENCE || record->values[place].kind != VALUE_TEXT;
}

void visible_blank(const struct viewer *viewer, struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++)
        if (is_blanked(viewer, record, i))
            value_clear(&record->values[i]);
}
