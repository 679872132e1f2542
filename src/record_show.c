/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record is called, how its fields are shown and what it is related to. */
#include "config.h"

#include "src/record.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/query.h"
#include "src/text.h"

/* The field of a pair that is shown in a language: its own where it is filled in, else the first that is. */
static const struct field *shown_of_pair(const struct record *record, const struct field *field, enum language language)
{
    const struct field *own = field->language == language ? field : type_field_twin(record->type, field, language);

    if (own && !value_is_empty(record_field(record, own)))
        return own;
    for (int other = 0; other < LANGUAGE_COUNT; other++) {
        const struct field *twin = (enum language)other == field->language ? field : type_field_twin(record->type, field, (enum language)other);

        if (twin && !value_is_empty(record_field(record, twin)))
            return twin;
    }
    return own ? own : field;
}

/* Puts the currency before an amount; the caller frees what comes back. */
static char *with_currency(const char *currency, char *amount, enum language language)
{
    static const char *const blanks[LANGUAGE_COUNT] = {[LANGUAGE_EN] = " ", [LANGUAGE_NB] = "\u00a0"};

    if (!*currency)
        return amount;
    char *both = string_format("%s%s%s", currency, blanks[language], amount);
    free(amount);
    return both;
}

char *record_show(const struct record *record, const struct field *field, enum language language, enum language *other)
{
    const struct field *shown = field->pair ? shown_of_pair(record, field, language) : field;
    const struct field *currency = type_field_currency(record->type, shown);
    const struct value *value = record_field(record, shown);
    char *text = field_show(shown, value, language);

    if (other)
        *other = field->pair && !value_is_empty(value) ? shown->language : language;
    if (currency && !value_is_empty(value))
        return with_currency(value_text(record_field(record, currency)), text, language);
    return text;
}

/* --- Titles ----------------------------------------------------------------------------------------------------------- */

struct title_namer {
    char *(*name)(void *context, const struct field *field, int64_t id);
    void *context;
    bool sorts; /* a title to sort by rather than to read */
};

/* The field a part of a title names: a field, or one of a pair. */
static const struct field *title_field(const struct record_type *type, const char *name)
{
    const struct field *field = type_field(type, name);

    for (size_t i = 0; !field && i < type->field_count; i++)
        if (type->fields[i].pair && strcmp(type->fields[i].pair, name) == 0)
            field = &type->fields[i];
    return field;
}

/* The words of one part of a title, or NULL. */
static char *title_part(const struct record *record, const struct field *field, enum language language, const struct title_namer *namer)
{
    const struct value *value = record_field(record, field);

    if (field->kind == FIELD_DATE && namer->sorts)
        return string_copy(value_text(value));
    if (field->kind != FIELD_REFERENCE || value->kind == VALUE_TEXT)
        return record_show(record, field, language, NULL);
    if (value_is_empty(value) || !namer->name)
        return NULL;
    return namer->name(namer->context, field, value->number);
}

static char *title_make(const struct record *record, enum language language, const struct title_namer *namer)
{
    struct text title = {0};
    char printed[IDENTITY_TEXT_SIZE];

    for (const char *const *at = record->type->title; *at; at++) {
        const struct field *field = title_field(record->type, *at);
        char *part = field ? title_part(record, field, language, namer) : NULL;

        if (part && *part) {
            text_add(&title, title.length ? ", " : "");
            text_add_bytes(&title, part, strcspn(part, "\n"));
        }
        free(part);
    }
    if (title.length == 0)
        text_add(&title, identity_print(record->id, printed));
    return text_take(&title);
}

char *record_title_with(const struct record *record, enum language language,
                        char *(*name)(void *context, const struct field *field, int64_t id), void *context)
{
    const struct title_namer namer = {.name = name, .context = context};

    return title_make(record, language, &namer);
}

char *record_sort_title_with(const struct record *record, enum language language,
                             char *(*name)(void *context, const struct field *field, int64_t id), void *context)
{
    const struct title_namer namer = {.name = name, .context = context, .sorts = true};

    return title_make(record, language, &namer);
}

char *record_title(const struct record *record, enum language language)
{
    return record_title_with(record, language, NULL, NULL);
}

/* --- Relations -------------------------------------------------------------------------------------------------------- */

/* Adds a value as a query has it, the codes of a set with commas between. False where it is empty. */
static bool query_add_value(struct text *query, const struct field *field, const struct value *value)
{
    const char *codes = value_text(value), *code;
    size_t length, count = 0;

    if (value_is_empty(value))
        return false;
    if (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES) {
        while (set_next(&codes, &code, &length))
            text_add_format(query, "%s%.*s", count++ ? "," : "", (int)length, code);
        return true;
    }
    char *printed = field_print(field, value);
    char *quoted = query_quote(printed);
    text_add(query, quoted);
    free(quoted);
    free(printed);
    return true;
}

/* Adds the value of the field named between the braces at a place of a relation's query. */
static bool query_add_field(struct text *query, const struct record *record, const char *at, size_t length)
{
    char *name = string_copy_part(at, length);
    const struct field *field = type_field(record->type, name);

    free(name);
    return field && query_add_value(query, field, record_field(record, field));
}

char *record_relation_query(const struct record *record, const struct relation *relation)
{
    struct text query = {0};

    for (const char *at = relation->query; *at; at++) {
        size_t length = strcspn(at, "}");

        if (*at != '{') {
            text_add_bytes(&query, at, 1);
        } else if (query_add_field(&query, record, at + 1, length - 1)) {
            at += length;
        } else {
            text_done(&query);
            return NULL;
        }
    }
    return text_take(&query);
}
