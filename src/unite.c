/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/unite.h"

#include <stdlib.h>
#include <string.h>

#include "src/fold.h"
#include "src/gate.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/transition.h"
#include "src/viewer.h"

/* The field of other spellings, and those whose values are kept there when another's is taken. */
static const char aliases_field[] = "aliases";
static const char *const name_fields[] = {"name", "native_name", NULL};

static bool is_aliases(const struct field *field)
{
    return strcmp(field->name, aliases_field) == 0;
}

static bool is_set(const struct field *field)
{
    return field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES;
}

bool unite_can_both(const struct field *field)
{
    return is_set(field) || field->kind == FIELD_LONG_TEXT || field->kind == FIELD_PHONE || is_aliases(field);
}

const struct field *unite_leader(const struct record_type *type, const struct field *field)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (type_field_currency(type, &type->fields[i]) == field)
            return &type->fields[i];
    return field;
}

/* --- Which side --------------------------------------------------------------------------------------------------------- */

static enum unite_side suggest_visibility(const struct record_type *type, const struct value *left, const struct value *right)
{
    const char *left_code = value_is_empty(left) ? type->level : value_text(left);
    const char *right_code = value_is_empty(right) ? type->level : value_text(right);

    return visibility_from_code(right_code) > visibility_from_code(left_code) ? UNITE_RIGHT : UNITE_LEFT;
}

static enum unite_side suggest_side(const struct record *left, const struct record *right, size_t place)
{
    const struct field *field = &left->type->fields[place];
    const struct value *mine = &left->values[place], *theirs = &right->values[place];

    if (place == FIELD_VISIBILITY)
        return suggest_visibility(left->type, mine, theirs);
    if (value_is_empty(mine) != value_is_empty(theirs))
        return value_is_empty(mine) ? UNITE_RIGHT : UNITE_LEFT;
    return (is_set(field) || is_aliases(field)) && !value_equal(mine, theirs) ? UNITE_BOTH : UNITE_LEFT;
}

/* That the second is featured comes with its state only. */
static void suggest_feature(const struct record *left, const struct record *right, enum unite_side *sides)
{
    const struct record_type *type = left->type;
    const struct field *feature = gate_feature(type), *state = transition_field(type);

    if (!feature || sides[type_field_index(type, feature)] != UNITE_RIGHT)
        return;
    const struct record *from = sides[type_field_index(type, state)] == UNITE_RIGHT ? right : left;
    if (!gate_needs_verification(type, record_text(from, state->name)))
        sides[type_field_index(type, feature)] = UNITE_LEFT;
}

void unite_suggest(const struct record *left, const struct record *right, enum unite_side *sides)
{
    for (size_t i = 0; i < left->type->field_count; i++)
        sides[i] = suggest_side(left, right, i);
    suggest_feature(left, right, sides);
}

/* --- Both --------------------------------------------------------------------------------------------------------------- */

/* Whether one of the spellings, with semicolons between, is this one, case and accents aside. */
static bool is_among(const char *spellings, const char *spelling)
{
    char *key = fold_key(spelling);
    bool found = false;

    for (const char *at = spellings; !found && *at;) {
        size_t length = strcspn(at, ";");
        char *one = string_copy_part(at, length), *one_key = fold_key(one);
        found = strcmp(one_key, key) == 0;
        free(one_key);
        free(one);
        at += length + (at[length] == ';');
    }
    free(key);
    return found;
}

static void spelling_add(struct text *spellings, const char *spelling)
{
    if (is_among(text_string(spellings), spelling))
        return;
    text_add(spellings, spellings->length > 0 ? "; " : "");
    text_add(spellings, spelling);
}

static char *spellings_join(const char *left, const char *right)
{
    struct text joined = {0};

    text_add(&joined, left);
    for (const char *at = right; *at;) {
        size_t length = strcspn(at, ";");
        char *one = string_copy_part(at, length), *trimmed = text_trimmed(one);
        if (*trimmed)
            spelling_add(&joined, trimmed);
        free(trimmed);
        free(one);
        at += length + (at[length] == ';');
    }
    return text_take(&joined);
}

/* What one says already is not said twice. */
static char *texts_join(const char *left, const char *right, const char *between)
{
    if (strstr(left, right))
        return string_copy(left);
    return strstr(right, left) ? string_copy(right) : string_format("%s%s%s", left, between, right);
}

static char *both(const struct field *field, const char *left, const char *right)
{
    if (is_set(field))
        return set_merge("", left, right);
    if (is_aliases(field))
        return spellings_join(left, right);
    return texts_join(left, right, field->kind == FIELD_PHONE ? " / " : "\n\n");
}

/* --- The united record --------------------------------------------------------------------------------------------------- */

static void take_value(const struct record *left, const struct record *right, enum unite_side side, size_t place, struct value *value)
{
    const struct field *field = &left->type->fields[place];

    if (side == UNITE_RIGHT)
        value_copy(value, &right->values[place]);
    else if (side == UNITE_BOTH && unite_can_both(field))
        value_take_text(value, both(field, value_text(&left->values[place]), value_text(&right->values[place])));
}

/* A name that the united record has none of. */
static bool is_lost(const struct record *united, const char *name)
{
    bool lost = *name;

    for (const char *const *field = name_fields; lost && *field; field++)
        if (type_field(united->type, *field))
            lost = !is_among(record_text(united, *field), name);
    return lost;
}

static void keep_names(const struct record *from, struct record *united)
{
    struct text spellings = {0};

    text_add(&spellings, record_text(united, aliases_field));
    for (const char *const *field = name_fields; *field; field++)
        if (type_field(from->type, *field) && is_lost(united, record_text(from, *field)))
            spelling_add(&spellings, record_text(from, *field));
    value_take_text(record_value(united, aliases_field), text_take(&spellings));
}

void unite(const struct record *left, const struct record *right, const enum unite_side *sides, struct record *united)
{
    const struct record_type *type = left->type;

    record_copy(united, left);
    for (size_t i = 0; i < type->field_count; i++)
        if (!type->fields[i].compute)
            take_value(left, right, sides[type_field_index(type, unite_leader(type, &type->fields[i]))], i, &united->values[i]);
    if (type_field(type, aliases_field)) {
        keep_names(left, united);
        keep_names(right, united);
    }
}
