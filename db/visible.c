/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/visible.h"

#include <stdlib.h>
#include <string.h>

#include "db/expression.h"
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

/* The level of a record without a mark, so that it is seen or not: its kind's, or what its parties agreed on. */
static void add_default_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    static const char *const levels[] = {[false] = "coordinators", [true] = "public"};

    if (!is_shared_with(viewer, type)) {
        sql_add(sql, "?");
        sql_text(sql, levels[viewer_may_see(viewer, NULL, type->level)]);
        return;
    }
    sql_add(sql, "CASE WHEN %s.\"%w\" IN ('named', 'anonymised') THEN ? ELSE ? END", alias, type->shared_by);
    sql_text(sql, levels[viewer_may_see(viewer, NULL, visibility_code(VISIBILITY_MEMBERS))]);
    sql_text(sql, levels[viewer_may_see(viewer, NULL, type->level)]);
}

static void add_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", ", alias, type->fields[FIELD_VISIBILITY].name);
    add_default_level(viewer, type, alias, sql);
    sql_add(sql, ") IN (");
    for (int level = 0; level <= (int)viewer_highest_mark(viewer); level++) {
        sql_add(sql, level == 0 ? "?" : ", ?");
        sql_text(sql, visibility_code((enum visibility)level));
    }
    sql_add(sql, ")");
    if (is_shared_with(viewer, type))
        sql_add(sql, " AND %s.\"%w\" IS NOT 'not-at-all'", alias, type->shared_by);
    if (type->permitted_by)
        sql_add(sql, " AND %s.\"%w\" = 1", alias, type->permitted_by);
    if (type->told_by)
        sql_add(sql, " AND %s.\"%w\" IS NOT NULL", alias, type->told_by);
}

/* What stands in the derived table is asked there, as it is today. */
static void add_ready(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    unsigned tables = 0;

    if (!viewer->assured || !type->ready_by)
        return;
    sql_add(sql, " AND EXISTS (SELECT 1 FROM \"derived_%w\" d WHERE d.id = %s.id AND (", type->name, alias);
    expression_add(sql, store, type, type_field(type, type->ready_by), &tables);
    sql_add(sql, ") = ?)");
    sql_text(sql, type->ready_as);
}

/* Begins a test of the record that a reference leads to, and gives the alias it has there. The caller frees it, and closes the bracket. */
static char *begin_referred(const struct record_type *referred, const struct field *field, const char *alias, struct sql *sql)
{
    char *inner = string_format("%s_%s", alias, field->name);

    sql_add(sql, "EXISTS (SELECT 1 FROM \"%w\" %s WHERE %s.id = %s.\"%w\" AND ", referred->name, inner, inner, alias, field->name);
    return inner;
}

static const struct record_type *referred_type(const struct store *store, const struct field *field)
{
    return field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
}

static void add_parents(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* What hangs on a record that is shared without names might name somebody. */
static void add_parent(const struct store *store, const struct viewer *viewer, const struct record_type *parent, const struct field *field, const char *alias,
                       struct sql *sql)
{
    sql_add(sql, " AND (%s.\"%w\" IS NULL OR ", alias, field->name);
    char *inner = begin_referred(parent, field, alias, sql);
    add_level(viewer, parent, inner, sql);
    add_ready(store, viewer, parent, inner, sql);
    visible_words(viewer, parent, inner, sql);
    add_parents(store, viewer, parent, inner, sql);
    sql_add(sql, "))");
    free(inner);
}

static void add_parents(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        const struct record_type *parent = type_hangs_by(type, field) ? referred_type(store, field) : NULL;
        if (parent && parent != type)
            add_parent(store, viewer, parent, field, alias, sql);
    }
}

bool visible_condition(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    if (sees_everything(viewer))
        return false;
    sql_and(sql);
    add_level(viewer, type, alias, sql);
    add_ready(store, viewer, type, alias, sql);
    add_parents(store, viewer, type, alias, sql);
    return true;
}

/* --- Where references lead to --------------------------------------------------------------------------------------------- */

/* The parties to a record agreed that it is shared with names. */
static void add_agreed(const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", '') = 'named'", alias, type->shared_by);
}

/* A name that may be told by agreement is kept back only where somebody said so of whom it names; as visible_name has it. */
static void add_named(const struct viewer *viewer, const struct record_type *referred, const char *alias, struct sql *sql)
{
    sql_add(sql, "(%s.\"%w\" IS NULL OR ", alias, referred->fields[FIELD_VISIBILITY].name);
    add_level(viewer, referred, alias, sql);
    sql_add(sql, ")");
}

/* Adds that a reference may be told, and the title of what it leads to if asked. */
static void add_told(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias,
                     bool titled, struct sql *sql)
{
    const struct record_type *referred = referred_type(store, field);
    bool by_agreement = is_shared_with(viewer, type) && !(field->flags & FIELD_SHARED);

    if (by_agreement) {
        add_agreed(type, alias, sql);
        sql_add(sql, " AND ");
    }
    char *inner = begin_referred(referred, field, alias, sql);
    if (by_agreement && referred->described) {
        add_named(viewer, referred, inner, sql);
    } else {
        add_level(viewer, referred, inner, sql);
        add_ready(store, viewer, referred, inner, sql);
        add_parents(store, viewer, referred, inner, sql);
    }
    if (titled)
        visible_title(store, viewer, referred, inner, sql);
    sql_add(sql, ")");
    free(inner);
}

bool visible_reference(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias,
                       struct sql *sql)
{
    if (sees_everything(viewer) || !referred_type(store, field))
        return false;
    sql_and(sql);
    add_told(store, viewer, type, field, alias, false, sql);
    return true;
}

/* The reference that a part of a type's title is; NULL for other parts. */
static const struct field *title_reference(const struct store *store, const struct record_type *type, const char *name)
{
    const struct field *field = type_field(type, name);

    return field && referred_type(store, field) ? field : NULL;
}

bool visible_title(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    bool adds = false;

    for (const char *const *name = type->title; !sees_everything(viewer) && *name; name++) {
        const struct field *field = title_reference(store, type, *name);
        if (!field || referred_type(store, field) == type)
            continue;
        sql_and(sql);
        sql_add(sql, "(%s.\"%w\" IS NULL OR (", alias, field->name);
        add_told(store, viewer, type, field, alias, true, sql);
        sql_add(sql, "))");
        adds = true;
    }
    return adds;
}

bool visible_in_order(const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    for (const char *const *name = type->title; *name; name++) {
        const struct field *field = title_reference(store, type, *name);
        if (field && !viewer_may_see(viewer, NULL, referred_type(store, field)->level))
            return false;
    }
    return true;
}

bool visible_words(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    if (!is_shared_with(viewer, type))
        return false;
    sql_and(sql);
    add_agreed(type, alias, sql);
    return true;
}

bool visible_value(const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias, struct sql *sql)
{
    return !visible_everywhere(viewer, type, field) && visible_words(viewer, type, alias, sql);
}

bool visible_field(const struct viewer *viewer, const struct field *field)
{
    return viewer_may_see(viewer, NULL, field->level ? field->level : visibility_code(VISIBILITY_PUBLIC));
}

bool visible_everywhere(const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return visible_field(viewer, field) && (!is_shared_with(viewer, type) || field->flags & FIELD_SHARED);
}

bool visible_in_counts(const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return visible_everywhere(viewer, type, field) && (sees_everything(viewer) || field->kind != FIELD_REFERENCE);
}

/* Whether the parties to a record agreed that it is shared with names. */
static bool is_named(const struct record *record)
{
    return record->type->shared_by && strcmp(record_text(record, record->type->shared_by), "named") == 0;
}

bool visible_record(const struct viewer *viewer, const struct record *record)
{
    const struct record_type *type = record->type;
    const char *level = is_shared_with(viewer, type) ? visibility_code(VISIBILITY_MEMBERS) : type->level;

    if (!viewer_may_see(viewer, value_text(&record->values[FIELD_VISIBILITY]), level) || (is_shared_with(viewer, type) && !is_named(record)))
        return false;
    if (viewer->assured && type->ready_by && strcmp(record_text(record, type->ready_by), type->ready_as) != 0)
        return false;
    if (sees_everything(viewer))
        return true;
    return (!type->permitted_by || record_number(record, type->permitted_by) == 1) && (!type->told_by || *record_text(record, type->told_by));
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
