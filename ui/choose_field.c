/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/choose_field.h"

#include <stdlib.h>
#include <string.h>

#include "src/collate.h"
#include "src/country_alias.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/vocabulary.h"
#include "ui/choose_record.h"
#include "ui/screen.h"

/* The words of a field that it may hold, in the interface's language, those of a set (or one code) marked; only: a set of those offered, or NULL. */
static void choice_list_vocabulary(struct choice_list *list, const struct field *field, const char *codes, const char *only)
{
    const struct vocabulary *vocabulary = field->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = &vocabulary->terms[i];
        bool is_offered = field_takes_code(field, term->code) && (only == NULL || set_has(only, term->code));
        if (!set_has(codes, term->code) && !is_offered)
            continue;
        choice_list_add(list, term->code, vocabulary_word(vocabulary, term->code, message_language()), NULL, set_has(codes, term->code));
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            choice_list_also(list, vocabulary_word(vocabulary, term->code, (enum language)language));
        if (term->synonyms != NULL)
            choice_list_also(list, term->synonyms);
    }
    const char *code;
    size_t length;
    for (const char *at = codes; at != NULL && set_next(&at, &code, &length);) {
        char *unknown = string_copy_part(code, length);
        if (vocabulary_term(vocabulary, unknown) == NULL)
            choice_list_add(list, unknown, unknown, NULL, true);
        free(unknown);
    }
}

/* The other spellings of a country, "" where there are none. */
static const char *country_spellings(const char *code)
{
    for (size_t i = 0; i < country_alias_count; i++)
        if (strcmp(country_aliases[i].code, code) == 0)
            return country_aliases[i].spellings;
    return "";
}

/* A country and where its name stands in the language's order. */
struct ordered_country {
    const struct country_name *country;
    struct text key;
};

static int ordered_country_compare(const void *left, const void *right)
{
    const struct ordered_country *a = left, *b = right;
    return collate_compare_keys(&a->key, &b->key);
}

/* All countries in the order of the interface's language; country_name_count of them, the caller frees keys and array. */
static struct ordered_country *countries_in_order(void)
{
    struct ordered_country *ordered = memory_new_array(country_name_count, sizeof *ordered);
    struct collator *collator = collator_new();
    for (size_t i = 0; i < country_name_count; i++) {
        ordered[i].country = &country_names[i];
        collate_key(collator, message_language(), country_names[i].name[message_language()], &ordered[i].key);
    }
    collator_free(collator);
    qsort(ordered, country_name_count, sizeof *ordered, ordered_country_compare);
    return ordered;
}

/* All countries, their codes beside the names, those of a set (or one code) marked. */
static void choice_list_countries(struct choice_list *list, const char *codes)
{
    struct ordered_country *ordered = countries_in_order();
    for (size_t i = 0; i < country_name_count; i++) {
        const struct country_name *country = ordered[i].country;
        choice_list_add(list, country->code, country->name[message_language()], country->code, set_has(codes, country->code));
        choice_list_also(list, country->name[LANGUAGE_EN]);
        choice_list_also(list, country->name[LANGUAGE_NB]);
        choice_list_also(list, country->alpha3);
        choice_list_also(list, country_spellings(country->code));
        text_done(&ordered[i].key);
    }
    free(ordered);
}

bool choose_field_has_several(const struct field *field)
{
    return field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES;
}

bool choose_field(struct screen *screen, const struct choose_options *options, const struct field *field, const char *codes)
{
    struct choice_list choices = {0};
    if (field->kind == FIELD_REFERENCE) {
        const struct record_type *type = type_list_find(store_types(screen->store), field->refers_to);
        choose_record(screen, options, type);
        return true;
    }
    if (field->vocabulary != NULL)
        choice_list_vocabulary(&choices, field, codes, options->only);
    else if (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES)
        choice_list_countries(&choices, codes);
    else
        return false;
    choose_open(screen, options, &choices);
    return true;
}
