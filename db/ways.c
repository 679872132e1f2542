/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/ways.h"

#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "src/memory.h"

/* What a way is written for. */
struct walk {
    const struct store *store;
    const struct viewer *viewer;
    struct sql *sql;
};

static void add_reach(const struct walk *walk, const struct record_type *type, const char *alias);
static void add_way(const struct walk *walk, const struct record_type *type, const char *alias, const char *path);

/* --- Where a way ends ----------------------------------------------------------------------------------------------------- */

static void add_country(const struct walk *walk, const char *alias, const struct field *field)
{
    const char *at = walk->viewer->countries;
    const char *code;
    size_t length;

    if (!at || !*at) {
        sql_add(walk->sql, "1");
        return;
    }
    sql_add(walk->sql, "(0");
    while (set_next(&at, &code, &length)) {
        const bool one = field->kind == FIELD_COUNTRY;
        char *wanted = string_format(one ? "%.*s" : " %.*s ", (int)length, code);
        sql_add(walk->sql, one ? " OR %s.\"%w\" = ?" : " OR instr(' ' || %s.\"%w\" || ' ', ?) > 0", alias, field->name);
        sql_text(walk->sql, wanted);
        free(wanted);
    }
    sql_add(walk->sql, ")");
}

/* That a field holds a word of the viewer's own. */
static void add_own(const struct walk *walk, const char *alias, const struct field *field, const char *own, bool any)
{
    if (!own || !*own) {
        sql_add(walk->sql, any ? "1" : "0");
        return;
    }
    sql_add(walk->sql, "%s.\"%w\" = ?%s", alias, field->name, field->kind == FIELD_EMAIL ? " COLLATE NOCASE" : "");
    sql_text(walk->sql, own);
}

static void add_person(const struct walk *walk, const char *alias, const char *name)
{
    sql_add(walk->sql, "%s.\"%w\" = ?", alias, name);
    sql_number(walk->sql, walk->viewer->person);
}

/* Begins a test of the records of a type that a condition on two columns leads to, and gives the alias they have there. The caller frees it, and closes the bracket. */
static char *begin_step(const struct walk *walk, const struct record_type *type, const char *column, const char *alias, const char *other)
{
    char *inner = string_format("%s_%s", alias, type->name);

    sql_add(walk->sql, "EXISTS (SELECT 1 FROM \"%w\" %s WHERE %s.\"%w\" = %s.\"%w\" AND ", type->name, inner, inner, column, alias, other);
    return inner;
}

/* From a record to others that a step leads to, and on; at the end they must be hers in turn. */
static void add_step(const struct walk *walk, const struct record_type *type, const char *column, const char *alias, const char *other, const char *rest)
{
    if (!type) {
        sql_add(walk->sql, "0");
        return;
    }
    char *inner = begin_step(walk, type, column, alias, other);
    if (*rest)
        add_way(walk, type, inner, rest);
    else
        add_reach(walk, type, inner);
    sql_add(walk->sql, ")");
    free(inner);
}

static void add_end(const struct walk *walk, const char *alias, const struct field *field)
{
    if (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES)
        add_country(walk, alias, field);
    else if (field->kind == FIELD_EMAIL)
        add_own(walk, alias, field, walk->viewer->email, false);
    else if (field->kind == FIELD_CHOICE)
        add_own(walk, alias, field, walk->viewer->initiative, true);
    else if (strcmp(field->refers_to, "person") == 0)
        add_person(walk, alias, field->name);
    else
        add_step(walk, type_list_find(walk->store->types, field->refers_to), "id", alias, field->name, "");
}

/* --- What the index knows ------------------------------------------------------------------------------------------------- */

/* Adds the codes of one of a record's own fields that are hers. */
static size_t add_tokens(const struct viewer *viewer, const struct record_type *type, const struct field *field, struct text *match)
{
    const char *at = viewer->countries;
    const char *code;
    size_t length, count = 0;

    while (set_next(&at, &code, &length)) {
        text_add(match, match->length > 0 ? " OR \"" : "\"");
        code_token_add(type, field, code, length, match);
        text_add(match, "\"");
        count++;
    }
    return count;
}

/* The field that a way of one step ends in, where it holds countries; else NULL. */
static const struct field *way_country(const struct record_type *type, const char *way, size_t length)
{
    char *name = string_copy_part(way, length);
    const struct field *field = type_field(type, name);

    free(name);
    return field && (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES) ? field : NULL;
}

size_t ways_add_match(const struct viewer *viewer, const struct record_type *type, struct text *match)
{
    const char *ways = scope_of(viewer, type).ways;
    struct text any = {0};
    size_t count = 0;

    if (!ways || !viewer->countries || !*viewer->countries)
        return 0;
    for (size_t length; *ways; ways += length + (ways[length] == '|')) {
        length = strcspn(ways, "|");
        const struct field *field = way_country(type, ways, length);
        if (!field) {
            text_done(&any);
            return 0;
        }
        count += add_tokens(viewer, type, field, &any);
    }
    text_add_format(match, "(%s)", text_string(&any));
    text_done(&any);
    return count;
}

/* --- Its steps ------------------------------------------------------------------------------------------------------------ */

static void add_field_step(const struct walk *walk, const struct record_type *type, const char *alias, const char *name, const char *rest)
{
    const struct field *field = type_field(type, name);

    if (strcmp(name, "id") == 0)
        add_person(walk, alias, name);
    else if (!field)
        sql_add(walk->sql, "0");
    else if (*rest)
        add_step(walk, type_list_find(walk->store->types, field->refers_to), "id", alias, field->name, rest);
    else
        add_end(walk, alias, field);
}

static void add_way(const struct walk *walk, const struct record_type *type, const char *alias, const char *path)
{
    const size_t length = strcspn(path, ".");
    const char *rest = path[length] ? path + length + 1 : "";
    char *step = string_copy_part(path, length);
    char *at = strchr(step, '@');

    if (at) {
        *at = '\0';
        add_step(walk, type_list_find(walk->store->types, step), at + 1, alias, "id", rest);
    } else {
        add_field_step(walk, type, alias, step, rest);
    }
    free(step);
}

static void add_ways(const struct walk *walk, const struct record_type *type, const char *alias, const char *ways)
{
    sql_add(walk->sql, "(");
    for (bool first = true; *ways; first = false) {
        const size_t length = strcspn(ways, "|");
        char *path = string_copy_part(ways, length);
        sql_add(walk->sql, first ? "" : " OR ");
        add_way(walk, type, alias, path);
        free(path);
        ways += length + (ways[length] == '|');
    }
    sql_add(walk->sql, ")");
}

static void add_reach(const struct walk *walk, const struct record_type *type, const char *alias)
{
    const struct scope scope = scope_of(walk->viewer, type);

    if (scope.ways && !scope.none)
        add_ways(walk, type, alias, scope.ways);
    else
        sql_add(walk->sql, scope.none ? "0" : "1");
}

bool ways_add(const struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, struct sql *sql)
{
    const struct walk walk = {.store = store, .viewer = viewer, .sql = sql};
    const struct scope scope = scope_of(viewer, type);

    if (!scope.ways && !scope.none)
        return false;
    sql_and(sql);
    add_reach(&walk, type, alias);
    return true;
}
