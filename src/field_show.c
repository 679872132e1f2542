/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of fields as machines and as people read them. */
#include "config.h"

#include "src/field.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/described.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"

/* Codes with a separator between them, as they are kept or in words. */
static char *print_set(const struct value *value)
{
    const char *codes = value_text(value), *code;
    size_t length;
    struct text text = {0};

    while (set_next(&codes, &code, &length)) {
        text_add(&text, text.length ? "; " : "");
        text_add_bytes(&text, code, length);
    }
    return text_take(&text);
}

/* What stands for a record whose name may not be told is a text. */
static char *print_identity(const struct value *value)
{
    char printed[IDENTITY_TEXT_SIZE];

    if (value->kind == VALUE_TEXT)
        return string_copy(value_text(value));
    return string_copy(identity_print(value->number, printed));
}

char *field_print(const struct field *field, const struct value *value)
{
    if (value_is_empty(value))
        return string_copy("");
    switch (field->kind) {
    case FIELD_INTEGER:
        return string_format("%" PRId64, value->number);
    case FIELD_MONEY:
        return number_print_amount(value->number);
    case FIELD_BOOLEAN:
        return string_copy(value->number ? "yes" : "no");
    case FIELD_REFERENCE:
        return print_identity(value);
    case FIELD_SET:
    case FIELD_COUNTRIES:
        return print_set(value);
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_DATE:
    case FIELD_CHOICE:
    case FIELD_COUNTRY:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        break;
    }
    return string_copy(value_text(value));
}

/* Years are numbers that nobody groups: 1998, not 1,998. They are known by a range that begins in the thousands. */
static bool is_year(const struct field *field)
{
    return field->minimum >= 1000 && field->maximum <= 9999;
}

static char *show_integer(const struct field *field, const struct value *value, enum language language)
{
    return is_year(field) ? field_print(field, value) : number_show_whole(value->number, language);
}

static char *show_date(const struct value *value, enum language language)
{
    struct date date;
    char text[DATE_TEXT_SIZE];

    if (!date_parse(value_text(value), &date))
        return string_copy(value_text(value));
    return string_copy(date_show(date, language, text));
}

/* The codes of a set ordered as its vocabulary is: a place for each term, and what is unknown at the end. */
static char *show_set(const struct field *field, const struct value *value, enum language language)
{
    const struct vocabulary *vocabulary = field->vocabulary;
    const char *codes = value_text(value), *at;
    size_t length;
    struct text text = {0};

    for (size_t i = 0; i < vocabulary->count; i++) {
        if (!set_has(codes, vocabulary->terms[i].code))
            continue;
        text_add(&text, text.length ? ", " : "");
        text_add(&text, message_in(language, vocabulary->terms[i].label));
    }
    while (set_next(&codes, &at, &length)) {
        char *code = string_copy_part(at, length);

        if (!vocabulary_term(vocabulary, code))
            text_add_format(&text, "%s%s", text.length ? ", " : "", code);
        free(code);
    }
    return text_take(&text);
}

static int name_compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names of countries in the order of the alphabet, as nearly as bytes tell. */
static char *show_countries(const struct value *value, enum language language)
{
    const char *codes = value_text(value), *at;
    size_t length, count = 0;
    const char **names = memory_new_array(set_count(codes) + 1, sizeof *names);
    struct text text = {0};

    while (set_next(&codes, &at, &length)) {
        char *code = string_copy_part(at, length);
        const struct country_name *country = country_name_by_code(code);

        if (country)
            names[count++] = country->name[language];
        else
            text_add_format(&text, "%s%s", text.length ? ", " : "", code);
        free(code);
    }
    qsort(names, count, sizeof *names, name_compare);
    for (size_t i = 0; i < count; i++)
        text_add_format(&text, "%s%s", text.length ? ", " : "", names[i]);
    free(names);
    return text_take(&text);
}

char *field_show(const struct field *field, const struct value *value, enum language language)
{
    if (value_is_empty(value))
        return string_copy("");
    switch (field->kind) {
    case FIELD_INTEGER:
        return show_integer(field, value, language);
    case FIELD_MONEY:
        return number_show_amount(value->number, language);
    case FIELD_DATE:
        return show_date(value, language);
    case FIELD_BOOLEAN:
        return string_copy(message_in(language, value->number ? NC_("answer", "yes") : NC_("answer", "no")));
    case FIELD_CHOICE:
        return string_copy(vocabulary_word(field->vocabulary, value_text(value), language));
    case FIELD_SET:
        return show_set(field, value, language);
    case FIELD_COUNTRY:
        return string_copy(country_name(value_text(value), language));
    case FIELD_COUNTRIES:
        return show_countries(value, language);
    case FIELD_REFERENCE:
        return value->kind == VALUE_TEXT ? described_show(value_text(value), language) : print_identity(value);
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        break;
    }
    return string_copy(value_text(value));
}
