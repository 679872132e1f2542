/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/visible.h"

#include <stdlib.h>
#include <string.h>

#include "db/expression.h"
#include "db/ways.h"
#include "src/memory.h"

enum { TOP_LEVEL = VISIBILITY_COUNT - 1 };

static bool has_all_levels(const struct scope *scope)
{
    return (int)scope->level >= TOP_LEVEL && (int)scope->mark >= TOP_LEVEL && !scope->told;
}

static const struct record_type *referred_type(const struct store *store, const struct field *field)
{
    return field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
}

/* The type that records of another hang on by a field, or NULL. */
static const struct record_type *parent_type(const struct store *store, const struct record_type *type, const struct field *field)
{
    const struct record_type *parent = type_hangs_by(type, field) ? referred_type(store, field) : NULL;

    return parent != type ? parent : NULL;
}

/* Whether the viewer sees every record of a type. */
static bool sees_all_of(const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    const struct scope scope = scope_of(viewer, type);

    if (!has_all_levels(&scope) || scope.none || scope.ways || (scope.ready && type->ready_by))
        return false;
    for (size_t i = 0; i < type->field_count; i++) {
        const struct record_type *parent = parent_type(store, type, &type->fields[i]);
        if (parent && !sees_all_of(store, viewer, parent))
            return false;
    }
    return true;
}

/* Whether a type's records are shown to the viewer only as their parties agreed that they are shared. */
static bool is_shared_with(const struct viewer *viewer, const struct record_type *type)
{
    return type->shared_by && scope_of(viewer, type).level < VISIBILITY_PARTIES;
}

static bool has_level(const struct scope *scope, const char *code)
{
    return visibility_from_code(code) <= scope->level;
}

/* The level of a record without a mark, so that it is seen or not: its kind's, or what its parties agreed on. */
static void add_default_level(const struct viewer *viewer, const struct scope *scope, const struct record_type *type, const char *alias, struct sql *sql)
{
    static const char *const levels[] = {[false] = "coordinators", [true] = "public"};

    if (!is_shared_with(viewer, type)) {
        sql_add(sql, "?");
        sql_text(sql, levels[has_level(scope, type->level)]);
        return;
    }
    sql_add(sql, "CASE WHEN %s.\"%w\" IN ('named', 'anonymised') THEN ? ELSE ? END", alias, type->shared_by);
    sql_text(sql, levels[has_level(scope, visibility_code(VISIBILITY_MEMBERS))]);
    sql_text(sql, levels[has_level(scope, type->level)]);
}

static void add_mark(const struct viewer *viewer, const struct scope *scope, const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", ", alias, type->fields[FIELD_VISIBILITY].name);
    add_default_level(viewer, scope, type, alias, sql);
    sql_add(sql, ") IN (");
    for (int level = 0; level <= (int)scope->mark; level++) {
        sql_add(sql, level == 0 ? "?" : ", ?");
        sql_text(sql, visibility_code((enum visibility)level));
    }
    sql_add(sql, ")");
}

static void add_level(const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    const struct scope scope = scope_of(viewer, type);
    const bool all = (int)scope.level >= TOP_LEVEL;

    if (has_all_levels(&scope))
        return;
    sql_and(sql);
    add_mark(viewer, &scope, type, alias, sql);
    if (is_shared_with(viewer, type))
        sql_add(sql, " AND %s.\"%w\" IS NOT 'not-at-all'", alias, type->shared_by);
    if (type->permitted_by && !all)
        sql_add(sql, " AND %s.\"%w\" = 1", alias, type->permitted_by);
    if (type->told_by && (!all || scope.told))
        sql_add(sql, " AND %s.\"%w\" IS NOT NULL", alias, type->told_by);
}

/* What stands in the derived table is asked there, as it is today. */
static void add_ready(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    unsigned tables = 0;

    if (!type->ready_by || !scope_of(viewer, type).ready)
        return;
    sql_and(sql);
    sql_add(sql, "EXISTS (SELECT 1 FROM \"derived_%w\" d WHERE d.id = %s.id AND (", type->name, alias);
    expression_add(sql, store, type, type_field(type, type->ready_by), &tables);
    sql_add(sql, ") = ?)");
    sql_text(sql, type->ready_as);
}

/* Begins a test of the record that a reference leads to, and gives the alias it has there. The caller frees it, and closes the bracket. */
static char *begin_referred(const struct record_type *referred, const struct field *field, const char *alias, struct sql *sql)
{
    char *inner = string_format("%s_%s", alias, field->name);

    sql_add(sql, "EXISTS (SELECT 1 FROM \"%w\" %s WHERE %s.id = %s.\"%w\"", referred->name, inner, inner, alias, field->name);
    return inner;
}

static void add_parents(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql);

/* What a record of a type says of itself and of what it hangs on. */
static void add_seen(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    add_level(viewer, type, alias, sql);
    add_ready(store, viewer, type, alias, sql);
    ways_add(store, viewer, type, alias, sql);
    add_parents(store, viewer, type, alias, sql);
}

/* What hangs on a record that is shared without names might name somebody. */
static void add_parent(const struct store *store, const struct viewer *viewer, const struct record_type *parent, const struct field *field, const char *alias,
                       struct sql *sql)
{
    sql_and(sql);
    sql_add(sql, "(%s.\"%w\" IS NULL OR ", alias, field->name);
    char *inner = begin_referred(parent, field, alias, sql);
    visible_words(viewer, parent, inner, sql);
    add_seen(store, viewer, parent, inner, sql);
    sql_add(sql, "))");
    free(inner);
}

static void add_parents(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        const struct record_type *parent = parent_type(store, type, field);
        if (parent && !sees_all_of(store, viewer, parent))
            add_parent(store, viewer, parent, field, alias, sql);
    }
}

bool visible_condition(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    if (sees_all_of(store, viewer, type))
        return false;
    sql_and(sql);
    struct sql seen = {0};
    add_seen(store, viewer, type, alias, &seen);
    sql_append(sql, &seen);
    sql_done(&seen);
    return true;
}

/* --- Where references lead to --------------------------------------------------------------------------------------------- */

/* The parties to a record agreed that it is shared with names. */
static void add_agreed(const struct record_type *type, const char *alias, struct sql *sql)
{
    sql_add(sql, "coalesce(%s.\"%w\", '') = 'named'", alias, type->shared_by);
}

/* A name that may be told by agreement is kept back only where somebody said so of whom it names. */
static void add_named(const struct viewer *viewer, const struct record_type *referred, const char *alias, struct sql *sql)
{
    const struct scope scope = scope_of(viewer, referred);

    sql_and(sql);
    sql_add(sql, "(%s.\"%w\" IS NULL OR ", alias, referred->fields[FIELD_VISIBILITY].name);
    add_mark(viewer, &scope, referred, alias, sql);
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
    if (by_agreement && referred->described)
        add_named(viewer, referred, inner, sql);
    else
        add_seen(store, viewer, referred, inner, sql);
    if (titled)
        visible_title(store, viewer, referred, inner, sql);
    sql_add(sql, ")");
    free(inner);
}

/* Whether a reference may lead where the viewer must not see it lead. */
static bool may_be_masked(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    const struct record_type *referred = referred_type(store, field);

    return referred && (is_shared_with(viewer, type) || !sees_all_of(store, viewer, referred));
}

bool visible_reference(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field, const char *alias,
                       struct sql *sql)
{
    if (!may_be_masked(store, viewer, type, field))
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

static bool title_is_whole(const struct store *store, const struct viewer *viewer, const struct record_type *type);

/* Whether what a reference leads to, or the title it has, may be kept from the viewer. */
static bool may_hold_masked(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return may_be_masked(store, viewer, type, field) || !title_is_whole(store, viewer, referred_type(store, field));
}

/* Whether titles of a type tell the viewer nothing that is kept from her. */
static bool title_is_whole(const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    for (const char *const *name = type->title; *name; name++) {
        const struct field *field = title_reference(store, type, *name);
        if (field && referred_type(store, field) != type && may_hold_masked(store, viewer, type, field))
            return false;
    }
    return true;
}

bool visible_title(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    bool adds = false;

    for (const char *const *name = type->title; *name; name++) {
        const struct field *field = title_reference(store, type, *name);
        if (!field || referred_type(store, field) == type || !may_hold_masked(store, viewer, type, field))
            continue;
        sql_and(sql);
        sql_add(sql, "(%s.\"%w\" IS NULL OR (", alias, field->name);
        add_told(store, viewer, type, field, alias, true, sql);
        sql_add(sql, "))");
        adds = true;
    }
    return adds;
}

/* A title is seen whole wherever a record hangs on what it names. */
static bool is_in_order(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    const struct record_type *referred = referred_type(store, field);
    const struct scope scope = scope_of(viewer, referred);

    return has_level(&scope, referred->level) && (type_hangs_by(type, field) || (!scope.none && !scope.ways));
}

bool visible_in_order(const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    for (const char *const *name = type->title; *name; name++) {
        const struct field *field = title_reference(store, type, *name);
        if (field && !is_in_order(store, viewer, type, field))
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

bool visible_everywhere(const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return scope_has_field(viewer, type, field) && (!is_shared_with(viewer, type) || field->flags & FIELD_SHARED);
}

bool visible_in_counts(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return visible_everywhere(viewer, type, field) && (field->kind != FIELD_REFERENCE || !may_be_masked(store, viewer, type, field));
}

/* Whether the parties to a record agreed that it is shared with names. */
static bool is_named(const struct record *record)
{
    return record->type->shared_by && strcmp(record_text(record, record->type->shared_by), "named") == 0;
}

/* What is told in place of a name stays. */
static bool is_blanked(const struct viewer *viewer, const struct record *record, size_t place)
{
    const struct field *field = &record->type->fields[place];

    if (!scope_has_field(viewer, record->type, field))
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

/* --- Records that are not stored ------------------------------------------------------------------------------------------ */

/* Adds the fields of a record as a table of one row. What is computed is as it was computed last. */
static void add_row(const struct record *record, struct sql *sql)
{
    sql_add(sql, "(SELECT ? AS id");
    sql_number(sql, record->id);
    for (size_t i = 0; i < record->type->field_count; i++) {
        const bool empty = value_is_empty(&record->values[i]);
        if (record->type->fields[i].compute)
            continue;
        sql_add(sql, empty ? ", NULL AS \"%w\"" : ", ? AS \"%w\"", record->type->fields[i].name);
        if (!empty)
            sql_value(sql, &record->values[i]);
    }
    sql_add(sql, ")");
}

bool visible_unstored(struct store *store, const struct viewer *viewer, const struct record *record, bool *seen, struct error *error)
{
    struct sql condition = {0}, sql = {0};

    *seen = true;
    if (!visible_condition(store, viewer, record->type, "r", &condition))
        return true;
    sql_add(&sql, "SELECT 1 FROM ");
    add_row(record, &sql);
    sql_add(&sql, " r WHERE ");
    sql_append(&sql, &condition);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    const int status = statement ? database_step(store, statement, error) : SQLITE_ERROR;
    *seen = status == SQLITE_ROW;
    sqlite3_finalize(statement);
    sql_done(&condition);
    sql_done(&sql);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

bool visible_record(const struct viewer *viewer, const struct record *record)
{
    const struct record_type *type = record->type;
    const struct scope scope = scope_of(viewer, type);
    const char *mark = value_text(&record->values[FIELD_VISIBILITY]);
    const char *level = is_shared_with(viewer, type) ? visibility_code(VISIBILITY_MEMBERS) : type->level;
    const bool all = (int)scope.level >= TOP_LEVEL;

    if (scope.none || (*mark ? visibility_from_code(mark) > scope.mark : !has_level(&scope, level)) || (is_shared_with(viewer, type) && !is_named(record)))
        return false;
    if (scope.ready && type->ready_by && strcmp(record_text(record, type->ready_by), type->ready_as) != 0)
        return false;
    if (type->told_by && (!all || scope.told) && !*record_text(record, type->told_by))
        return false;
    return all || !type->permitted_by || record_number(record, type->permitted_by) == 1;
}
