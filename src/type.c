/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/type.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"

const struct record_type *type_list_find(const struct type_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->types[i]->name, name) == 0)
            return list->types[i];
    return NULL;
}

const struct field *type_field(const struct record_type *type, const char *name)
{
    for (const struct field *field = type->fields; *name && field < type->fields + type->field_count; field++)
        /* Most differ in one of the first two letters. */
        if (field->name[0] == name[0] && field->name[1] == name[1] && strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

static bool type_has_key(const struct record_type *type, const char *key)
{
    return key_is(key, type->name) || key_is_message(key, type->label) || key_is_message(key, type->plural);
}

const struct record_type *type_list_match(const struct type_list *list, const char *word)
{
    const struct record_type *match = type_list_find(list, word);
    char *key = key_of(word);

    for (size_t i = 0; !match && i < list->count; i++)
        if (type_has_key(list->types[i], key))
            match = list->types[i];
    free(key);
    return match;
}

/* --- Fields by what people call them ----------------------------------------------------------------------------------- */

static bool field_has_name(const struct field *field, const char *key)
{
    return key_is(key, field->name);
}

/* The name or label that both fields of a pair share belongs to the one in the interface's language. */
static bool is_shown_of_pair(const struct field *field)
{
    return !field->pair || field->language == message_language();
}

static bool field_has_label(const struct field *field, const char *key)
{
    if (is_shown_of_pair(field) && ((field->pair && key_is(key, field->pair)) || key_is_message(key, field->label)))
        return true;
    for (int language = 0; field->pair && language < LANGUAGE_COUNT; language++) {
        char *label = field_label_in(field, (enum language)language);
        bool same = key_is(key, label);

        free(label);
        if (same)
            return true;
    }
    return false;
}

static bool field_has_synonym(const struct field *field, const char *key)
{
    return is_shown_of_pair(field) && key_is_among(key, field->synonyms);
}

/* Whether the key is the singular of a set's name: issue of issues, country of countries. */
static bool field_has_singular(const struct field *field, const char *key)
{
    size_t length = strlen(field->name);

    if ((field->kind != FIELD_SET && field->kind != FIELD_COUNTRIES) || field->name[length - 1] != 's')
        return false;
    bool ies = strcmp(field->name + length - 3, "ies") == 0;
    char *singular = string_copy_part(field->name, length - (ies ? 3 : 1));
    char *word = string_format("%s%s", singular, ies ? "y" : "");
    bool same = key_is(key, word);
    free(word);
    free(singular);
    return same;
}

const struct field *type_field_match(const struct record_type *type, const char *word)
{
    static bool (*const ways[])(const struct field *, const char *) = {field_has_name, field_has_label, field_has_synonym, field_has_singular};
    const struct field *match = type_field(type, word);
    char *key = key_of(word);

    for (size_t way = 0; !match && way < sizeof ways / sizeof *ways; way++)
        for (size_t i = 0; !match && i < type->field_count; i++)
            if (ways[way](&type->fields[i], key))
                match = &type->fields[i];
    free(key);
    return match;
}

/* --- Fields and types that belong together ------------------------------------------------------------------------------ */

bool type_read_id(const struct record_type *type, const char *text, int64_t *id)
{
    const struct country_name *country, *other;

    if (identity_read(text, id))
        return true;
    if (!type->fixed || country_find(text, &country, &other) != COUNTRY_FOUND)
        return false;
    *id = country_record_id(country->code);
    return true;
}

const struct field *type_field_listed(const struct record_type *type, int place)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].list == place)
            return &type->fields[i];
    return NULL;
}

bool type_has_field(const struct record_type *type, const struct field *field)
{
    return field >= type->fields && field < type->fields + type->field_count;
}

bool type_is_title(const struct record_type *type, const struct field *field)
{
    for (const char *const *name = type->title; *name; name++)
        if (strcmp(*name, field->name) == 0 || (field->pair && strcmp(*name, field->pair) == 0))
            return true;
    return false;
}

bool type_hangs_by(const struct record_type *type, const struct field *field)
{
    return field->kind == FIELD_REFERENCE && (field->flags & FIELD_ABOUT || (type->parent && strcmp(field->name, type->parent) == 0));
}

const struct field *type_field_twin(const struct record_type *type, const struct field *field, enum language language)
{
    for (size_t i = 0; field->pair && i < type->field_count; i++) {
        const struct field *other = &type->fields[i];

        if (other != field && other->pair && other->language == language && strcmp(other->pair, field->pair) == 0)
            return other;
    }
    return NULL;
}

const struct field *type_field_currency(const struct record_type *type, const struct field *field)
{
    if (field->kind != FIELD_MONEY)
        return NULL;
    char *name = string_format("%s_currency", field->name);
    const struct field *currency = type_field(type, name);
    free(name);
    return currency;
}

static bool field_refers_to(const struct field *field, const struct record_type *type)
{
    if (field->kind == FIELD_COUNTRY)
        return strcmp(type->name, "country") == 0;
    return field->kind == FIELD_REFERENCE && strcmp(field->refers_to, type->name) == 0;
}

size_t type_referrers(const struct type_list *list, const struct record_type *type, struct referrer **referrers)
{
    size_t count = 0;

    *referrers = NULL;
    for (size_t i = 0; i < list->count; i++) {
        for (size_t j = 0; j < list->types[i]->field_count; j++) {
            const struct field *field = &list->types[i]->fields[j];

            if (!field_refers_to(field, type))
                continue;
            *referrers = memory_resize(*referrers, count + 1, sizeof **referrers);
            (*referrers)[count++] = (struct referrer){.type = list->types[i], .field = field};
        }
    }
    return count;
}
