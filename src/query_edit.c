/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a query changed and read by field: what the filter panel does. */
#include "config.h"

#include "src/query.h"

#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/memory.h"
#include "src/query_scan.h"
#include "src/text.h"

/* The field that a query on another one asks in fact. */
static const struct field *field_as_asked(const struct record_type *type, const struct field *field)
{
    return field->as_of_today ? type_field(type, field->as_of_today) : field;
}

char *query_quote(const char *value)
{
    struct text quoted = {0};

    if (*value && !strpbrk(value, " \t\r\n,\"") && !strchr("<>", *value))
        return string_copy(value);
    text_add(&quoted, "\"");
    for (; *value; value++)
        text_add_bytes(&quoted, *value == '"' ? " " : value, 1);
    text_add(&quoted, "\"");
    return text_take(&quoted);
}

/* Whether a token asks for a field and does not exclude its values. */
static bool token_asks(const struct query_token *token, const char *text, const struct record_type *type, const struct field *field)
{
    if (token->negated || query_span_is_empty(token->name))
        return false;
    char *name = query_span_copy(text, token->name);
    const struct field *named = type_field_match(type, name);
    free(name);
    return named && field_as_asked(type, named) == field_as_asked(type, field);
}

static void text_add_term(struct text *query, const char *term, size_t length)
{
    if (query->length)
        text_add(query, " ");
    text_add_bytes(query, term, length);
}

/* A field as a query of the interface's language names it: its label joined by underscores, where that means this field and no other. */
static char *name_written(const struct record_type *type, const struct field *field)
{
    if (message_language() == LANGUAGE_EN)
        return string_copy(field->name);
    char *name = string_copy(message_text(field->label));
    for (char *blank = name; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '_';
    if (*name >= 'A' && *name <= 'Z')
        *name = (char)(*name - 'A' + 'a');
    if (type_field_match(type, name) == field)
        return name;
    free(name);
    return string_copy(field->name);
}

/* A code as the interface's language says it, where that is read as this code again. */
static char *value_written(const struct field *field, const char *code)
{
    struct value value = {0}, again = {0};
    char *word = NULL;

    if (message_language() != LANGUAGE_EN && field_parse(field, code, &value, NULL))
        word = field_show(field, &value, message_language());
    bool same = word && field_parse(field, word, &again, NULL) && value_equal(&value, &again);
    char *written = query_quote(same ? word : code);
    free(word);
    value_clear(&value);
    value_clear(&again);
    return written;
}

/* Adds field:value,value to a query; a value in quotation marks stays as it is. */
static void text_add_field(struct text *query, const struct record_type *type, const struct field *field, const char *values)
{
    char *name = name_written(type, field);

    text_add_term(query, name, strlen(name));
    free(name);
    for (const char *separator = ":";; separator = ",") {
        bool quoted = *values == '"' && strchr(values + 1, '"');
        size_t length = quoted ? (size_t)(strchr(values + 1, '"') + 1 - values) : strcspn(values, ",");
        char *value = string_copy_part(values, length);
        char *written = quoted ? string_copy(value) : value_written(field, value);

        text_add(query, separator);
        text_add(query, written);
        free(written);
        free(value);
        if (values[length] != ',')
            return;
        values += length + 1;
    }
}

char *query_with_field(const char *text, const struct record_type *type, const struct field *field, const char *values)
{
    struct text query = {0};
    struct query_token token;
    const char *rest = text ? text : "";

    for (size_t at = 0; query_token_next(rest, &at, &token);) {
        if (!token_asks(&token, rest, type, field)) {
            text_add_term(&query, rest + token.whole.start, token.whole.end - token.whole.start);
            text_add(&query, token.unclosed ? "\"" : "");
        } else if (values) {
            text_add_field(&query, type, field, values);
            values = NULL;
        }
    }
    if (values)
        text_add_field(&query, type, field, values);
    return text_take(&query);
}

/* Adds the values of a term to a set, each as it would be typed. */
static void set_add_values(char **set, const struct query_term *term)
{
    for (size_t i = 0; i < term->value_count; i++) {
        const struct value *value = &term->values[i];
        char *printed = value->kind == VALUE_TEXT ? string_copy(value_text(value)) : field_print(term->field, value);
        char *grown = set_with(*set, printed);

        free(*set);
        free(printed);
        *set = grown;
    }
}

char *query_field_values(const char *text, const struct record_type *type, const struct field *field)
{
    char *set = string_copy("");
    struct query query;

    if (!query_parse(&query, type, text, true, NULL))
        return set;
    for (size_t i = 0; i < query.count; i++) {
        const struct query_term *term = &query.terms[i];

        if (term->field == field_as_asked(type, field) && !term->negated && term->op == QUERY_IS)
            set_add_values(&set, term);
    }
    query_done(&query);
    return set;
}
