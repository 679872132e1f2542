/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/shown_words.h"

#include <stdlib.h>
#include <string.h>

#include "db/visible.h"
#include "db/words.h"
#include "src/country_name.h"

/* What is looked for, and where. */
struct looking {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    const char *alias;
    const char *pattern;
    struct sql *sql;
    size_t found; /* places to look at so far */
};

static void begin_place(struct looking *looking)
{
    sql_add(looking->sql, looking->found++ == 0 ? "(" : " OR ");
}

/* --- Names -------------------------------------------------------------------------------------------------------------- */

/* A name is told where the reference is, and the names it is made of in turn. */
static void add_name(struct looking *looking, const struct field *field, const struct record_type *referred)
{
    struct sql told = {0};

    begin_place(looking);
    sql_add(looking->sql, "EXISTS (SELECT 1 FROM \"derived_%w\" n CROSS JOIN \"%w\" p ON p.id = n.id WHERE n.id = %s.\"%w\" AND instr(n.title_words, ?) > 0",
            referred->name, referred->name, looking->alias, field->name);
    sql_text(looking->sql, looking->pattern);
    visible_reference(looking->store, looking->viewer, looking->type, field, looking->alias, &told);
    visible_title(looking->store, looking->viewer, referred, "p", &told);
    if (!sql_is_empty(&told)) {
        sql_add(looking->sql, " AND ");
        sql_append(looking->sql, &told);
    }
    sql_add(looking->sql, ")");
    sql_done(&told);
}

static void add_names(struct looking *looking)
{
    for (const char *const *name = looking->type->title; *name; name++) {
        const struct field *field = type_field(looking->type, *name);
        const struct record_type *referred = field && field->kind == FIELD_REFERENCE ? type_list_find(looking->store->types, field->refers_to) : NULL;
        if (referred && referred != looking->type)
            add_name(looking, field, referred);
    }
}

/* --- Codes -------------------------------------------------------------------------------------------------------------- */

static bool code_has_words(const struct looking *looking, const struct field *field, const char *code)
{
    char *words = words_of_code(looking->store, field, code);
    bool has = strstr(words, looking->pattern) != NULL;

    free(words);
    return has;
}

/* The code at a place of those a field may have; NULL after the last. */
static const char *code_at(const struct field *field, size_t place)
{
    if (field->kind == FIELD_COUNTRY)
        return place < country_name_count ? country_names[place].code : NULL;
    return place < field->vocabulary->count ? field->vocabulary->terms[place].code : NULL;
}

static void add_codes(struct looking *looking, const struct field *field)
{
    const char *code;

    begin_place(looking);
    sql_add(looking->sql, "%s.\"%w\" IN (NULL", looking->alias, field->name);
    for (size_t i = 0; (code = code_at(field, i)); i++)
        if (code_has_words(looking, field, code)) {
            sql_add(looking->sql, ", ?");
            sql_text(looking->sql, code);
        }
    sql_add(looking->sql, ")");
}

static bool is_shared_code(const struct field *field)
{
    return field->flags & FIELD_SHARED && field->flags & FIELD_SEARCHABLE && (field->kind == FIELD_CHOICE || field->kind == FIELD_COUNTRY);
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

bool shown_words_add(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, const char *pattern, struct sql *sql)
{
    struct looking looking = {store, viewer, type, alias, pattern, sql, 0};
    struct sql partly = {0};
    bool shown_in_part = visible_title(store, viewer, type, alias, &partly);

    sql_done(&partly);
    if (!shown_in_part)
        return false;
    add_names(&looking);
    for (size_t i = 0; type->shared_by && i < type->field_count; i++)
        if (is_shared_code(&type->fields[i]) && scope_has_field(viewer, type, &type->fields[i]))
            add_codes(&looking, &type->fields[i]);
    if (looking.found > 0)
        sql_add(sql, ")");
    return looking.found > 0;
}
