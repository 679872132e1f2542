/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/query.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/error.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/query_scan.h"
#include "src/quote.h"
#include "src/text.h"

enum { WORDS_MOST = 300 /* SQLite takes expressions up to a depth of 1,000 */ };

/* What goes along while a query is read. */
struct reading {
    const struct record_type *type;
    const char *text;
    bool lenient;
    struct error *error;
};

/* What the history knows of every record, by the names it can be asked by. */
static const struct stamp_row {
    enum query_stamp stamp;
    const char *name;
    const char *label;
} stamps[] = {
    {QUERY_STAMP_ID, "id", N_("Id")},
    {QUERY_STAMP_CREATED, "created", N_("Created")},
    {QUERY_STAMP_UPDATED, "updated", N_("Updated")},
    {QUERY_STAMP_CREATED_BY, "created_by", N_("Created by")},
    {QUERY_STAMP_UPDATED_BY, "updated_by", N_("Updated by")},
};

/* --- Refusals ----------------------------------------------------------------------------------------------------------- */

/* The number of the character that begins at an offset, from 1. */
static unsigned long character_number(const char *text, size_t offset)
{
    unsigned long number = 1;

    for (size_t i = 0; i < offset; i++)
        number += ((unsigned char)text[i] & 0xC0) != 0x80;
    return number;
}

/* Says where in the query something is wrong, and what; returns false. */
static bool query_refuse(const struct reading *reading, size_t offset, const char *sentence)
{
    /* TRANSLATORS: the number of a character in what was typed into the search line, and a sentence */
    return error_set(reading->error, ERROR_USAGE, _("Character %lu: %s"), character_number(reading->text, offset), sentence);
}

static bool refuse_field(const struct reading *reading, size_t offset, const char *name)
{
    struct quote quote;
    char *sentence = string_format(_("There is no field \"%s\" here. To search for the text itself, put it in quotation marks."),
                                   quote_text(&quote, name));

    query_refuse(reading, offset, sentence);
    free(sentence);
    return false;
}

/* --- Values --------------------------------------------------------------------------------------------------------------- */

/* The value that is added next to a term; empty. */
static struct value *term_add_value(struct query_term *term)
{
    term->values = memory_resize(term->values, term->value_count + 1, sizeof *term->values);
    term->values[term->value_count] = (struct value){.kind = VALUE_EMPTY};
    return &term->values[term->value_count++];
}

static void term_add_code(struct query_term *term, const char *code)
{
    for (size_t i = 0; i < term->value_count; i++)
        if (strcmp(value_text(&term->values[i]), code) == 0)
            return;
    value_set_text(term_add_value(term), code);
}

/* The field as one value of it is asked for: a set's single code, a number without the range that stored ones must keep. */
static struct field field_asked(const struct field *field)
{
    struct field asked = *field;

    if (field->kind == FIELD_SET)
        asked.kind = FIELD_CHOICE;
    if (field->kind == FIELD_COUNTRIES)
        asked.kind = FIELD_COUNTRY;
    asked.minimum = asked.maximum = 0;
    asked.check = NULL;
    return asked;
}

/* Adds every code whose word, or which itself, begins as a text does; returns whether there is one. */
static bool add_beginnings(struct query_term *term, const struct field *asked, const char *text)
{
    const struct vocabulary *vocabulary = asked->vocabulary;
    size_t before = term->value_count;
    char *key = key_of(text);

    for (size_t i = 0; asked->kind == FIELD_CHOICE && i < vocabulary->count; i++)
        if (key_begins(key, vocabulary->terms[i].code) || key_begins_message(key, vocabulary->terms[i].label))
            term_add_code(term, vocabulary->terms[i].code);
    for (size_t i = 0; asked->kind == FIELD_COUNTRY && i < country_name_count; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (key_begins(key, country_names[i].name[language]))
                term_add_code(term, country_names[i].code);
    free(key);
    return term->value_count > before;
}

static bool is_searched_as_text(const struct field *field)
{
    static const bool searched[FIELD_KIND_COUNT] = {
        [FIELD_TEXT] = true, [FIELD_LONG_TEXT] = true, [FIELD_REFERENCE] = true, [FIELD_URL] = true, [FIELD_EMAIL] = true, [FIELD_PHONE] = true,
    };

    return searched[field->kind];
}

/* Adds a text, with the id it reads as where the field refers to records. */
static void add_text(struct query_term *term, const char *text)
{
    struct value *value = term_add_value(term);
    int64_t id;

    value_set_text(value, text);
    if (term->field && term->field->kind == FIELD_REFERENCE && identity_parse(text, &id))
        value->number = id;
}

/* Whether an amount stands in a list before the last one. */
static bool term_has_amount(const struct query_term *term)
{
    for (size_t i = 0; i + 1 < term->value_count; i++)
        if (!value_is_empty(&term->values[i]))
            return true;
    return false;
}

/* Takes the currency of an amount over; those of one list must be the same. */
static bool term_add_currency(const struct reading *reading, struct query_term *term, const char *text, size_t offset)
{
    const char *currency = NULL;
    int64_t hundredths;

    if (term->field->kind != FIELD_MONEY || !number_parse_amount(text, &hundredths, &currency) || !type_field_currency(reading->type, term->field))
        return true;
    if (term_has_amount(term) && currency != term->currency)
        return query_refuse(reading, offset, _("The amounts of one list are all in one currency, or all without."));
    term->currency = currency;
    return true;
}

static bool add_field_value(const struct reading *reading, struct query_term *term, const char *text, size_t offset)
{
    const struct field asked = field_asked(term->field);
    struct value value = {0};
    struct error error = {0};

    if (is_searched_as_text(term->field)) {
        add_text(term, text);
        return true;
    }
    if (field_parse(&asked, text, &value, &error)) {
        *term_add_value(term) = value;
        return term_add_currency(reading, term, text, offset);
    }
    if (reading->lenient && term->op == QUERY_IS && add_beginnings(term, &asked, text))
        return true;
    query_refuse(reading, offset, error.text);
    if (reading->error)
        reading->error->field = term->field;
    return false;
}

/* Reads a moment, 2026-11-21T14:03 with seconds and Z as they like, and writes it as the history does. */
static bool moment_read(const char *text, char moment[DATE_TEXT_SIZE])
{
    size_t length = strcspn(text, "Tt ");
    char *day = string_copy_part(text, length);
    struct date date;
    int hour = 0, minute = 0, second = 0, end = 0;
    bool read = text[length] && date_parse(day, &date);

    free(day);
    if (!read)
        return false;
    const char *time = text + length + 1;
    if (sscanf(time, "%2d:%2d%n:%2d%n", &hour, &minute, &end, &second, &end) < 2 || hour < 0 || minute < 0 || second < 0)
        return false;
    end += toupper((unsigned char)time[end]) == 'Z';
    if (time[end] || hour > 23 || minute > 59 || second > 59)
        return false;
    date_print(date, moment);
    length = strlen(moment);
    snprintf(moment + length, DATE_TEXT_SIZE - length, "T%02d:%02d:%02dZ", hour, minute, second);
    return true;
}

static bool add_moment(const struct reading *reading, struct query_term *term, const char *text, size_t offset)
{
    char printed[DATE_TEXT_SIZE];
    struct date date;

    if (date_parse(text, &date))
        date_print(date, printed);
    else if (!moment_read(text, printed))
        return query_refuse(reading, offset, _("This is no day and no time. Write 2026-02-28 or 2026-02-28T14:03:00Z."));
    value_set_text(term_add_value(term), printed);
    return true;
}

/* The country that a record of a type is, by its code or name in either language; NULL where there is none, or the type holds no countries. */
static const struct country_name *country_meant(const struct record_type *type, const char *text)
{
    const struct country_name *country, *other;

    return type->fixed && country_find(text, &country, &other) == COUNTRY_FOUND ? country : NULL;
}

static bool add_id(const struct reading *reading, struct query_term *term, const char *text, size_t offset)
{
    const struct country_name *country = country_meant(reading->type, text);
    char printed[IDENTITY_TEXT_SIZE];
    int64_t id;

    if (country)
        id = country_record_id(country->code);
    else if (!identity_parse(text, &id))
        return query_refuse(reading, offset, _("This is no record's id."));
    struct value *value = term_add_value(term);
    value_set_text(value, country ? identity_print(id, printed) : text);
    value->number = id;
    return true;
}

static bool is_moment(const struct query_term *term)
{
    return term->stamp == QUERY_STAMP_CREATED || term->stamp == QUERY_STAMP_UPDATED;
}

static bool add_value(const struct reading *reading, struct query_term *term, const char *text, size_t offset)
{
    if (term->field)
        return add_field_value(reading, term, text, offset);
    if (term->stamp == QUERY_STAMP_ID)
        return add_id(reading, term, text, offset);
    if (is_moment(term))
        return add_moment(reading, term, text, offset);
    add_text(term, text);
    return true;
}

/* --- Terms with a field --------------------------------------------------------------------------------------------------- */

/* Finds what stands before the colon: a field, or a stamp. */
static bool term_name(const struct reading *reading, struct query_term *term, const char *name)
{
    const struct field *field = type_field_match(reading->type, name);
    char *key = key_of(name);

    if (field) {
        term->pair = field->pair && !key_is(key, field->name);
        term->field = field->as_of_today ? type_field(reading->type, field->as_of_today) : field;
    }
    for (size_t i = 0; !field && i < sizeof stamps / sizeof *stamps; i++)
        if (key_is(key, stamps[i].name) || key_is_message(key, stamps[i].label))
            term->stamp = stamps[i].stamp;
    free(key);
    return field || term->stamp != QUERY_STAMP_NONE;
}

/* Reads the operator behind the colon; returns its bytes. */
static size_t operator_read(const char *text, enum query_operator *op)
{
    bool or_equal = (text[0] == '<' || text[0] == '>') && text[1] == '=';

    if (text[0] == '>')
        *op = or_equal ? QUERY_GREATER_EQUAL : QUERY_GREATER;
    else if (text[0] == '<')
        *op = or_equal ? QUERY_LESS_EQUAL : QUERY_LESS;
    else
        *op = QUERY_IS;
    return (*op != QUERY_IS) + (size_t)or_equal;
}

static bool can_be_compared(const struct query_term *term)
{
    if (!term->field)
        return is_moment(term);
    return term->field->kind == FIELD_INTEGER || term->field->kind == FIELD_MONEY || term->field->kind == FIELD_DATE ||
           term->field->kind == FIELD_CHOICE;
}

bool query_term_takes_empty(const struct query_term *term)
{
    for (size_t i = 0; i < term->value_count; i++)
        if (value_is_empty(&term->values[i]))
            return true;
    return false;
}

/* That it may be empty is said once; a comparison is with something first. */
static bool term_add_empty(struct query_term *term)
{
    if (!term->field || (term->op != QUERY_IS && term->value_count == 0))
        return false;
    if (!query_term_takes_empty(term))
        term_add_value(term);
    return true;
}

/* Adds one value of a list. A value that is missing, not one that is said to be empty by "", is left out while the query is being typed. */
static bool term_add_part(const struct reading *reading, struct query_term *term, const struct query_part *part)
{
    char *text = query_span_copy(reading->text, part->text);
    char *trimmed = text_trimmed(text);
    bool read = true;

    if (*trimmed)
        read = add_value(reading, term, trimmed, part->text.start);
    else if (!(part->quoted && term_add_empty(term)) && !reading->lenient)
        read = query_refuse(reading, part->text.start, _("A value is missing here. What is empty is found with \"\"."));
    free(trimmed);
    free(text);
    return read;
}

/* Where all values asked of a country's code or name are countries, its code is asked for. */
static void term_take_countries(const struct reading *reading, struct query_term *term)
{
    const struct field *code = reading->type->fixed ? type_field(reading->type, "code") : NULL;
    bool all = code && (term->field == code || term->pair) && term->op == QUERY_IS;

    for (size_t i = 0; all && i < term->value_count; i++)
        all = country_meant(reading->type, value_text(&term->values[i])) != NULL;
    for (size_t i = 0; all && i < term->value_count; i++) {
        const struct country_name *country = country_meant(reading->type, value_text(&term->values[i]));
        value_set_text(&term->values[i], country->code);
    }
    if (all && term->value_count > 0) {
        term->field = code;
        term->pair = false;
    }
}

static bool term_add_parts(const struct reading *reading, struct query_term *term, const struct query_token *token)
{
    struct query_part part;
    size_t first = token->text.start + operator_read(reading->text + token->text.start, &term->op);

    if (term->op != QUERY_IS && !can_be_compared(term))
        return query_refuse(reading, token->text.start, _("Only numbers, amounts, dates and choices can be compared with < and >."));
    for (size_t at = first; query_part_next(reading->text, token, &at, &part);)
        if (!term_add_part(reading, term, &part))
            return false;
    if (term->op != QUERY_IS && term->value_count > (query_term_takes_empty(term) ? 2 : 1))
        return query_refuse(reading, first, _("One value only can follow < or >, and \"\" for what is empty."));
    if (term->value_count == 1 && value_is_empty(&term->values[0]))
        term->op = QUERY_EMPTY;
    term_take_countries(reading, term);
    return true;
}

/* --- The query ------------------------------------------------------------------------------------------------------------ */

static void term_done(struct query_term *term)
{
    for (size_t i = 0; i < term->value_count; i++)
        value_clear(&term->values[i]);
    free(term->values);
    free(term->text);
}

/* Reads a token with a colon. A name that is none is a word of the text while the query is being typed. */
static bool term_read_field(const struct reading *reading, const struct query_token *token, struct query_term *term)
{
    char *name = query_span_copy(reading->text, token->name);
    bool found = term_name(reading, term, name), read = true;

    if (found) {
        term->kind = QUERY_FIELD;
        read = term_add_parts(reading, term, token);
    } else if (reading->lenient) {
        free(term->text);
        term->text = query_span_copy(reading->text, (struct query_span){token->name.start, token->whole.end});
    } else {
        read = refuse_field(reading, token->name.start, name);
    }
    free(name);
    return read;
}

static bool term_read(const struct reading *reading, const struct query_token *token, struct query_term *term)
{
    *term = (struct query_term){.kind = token->quoted ? QUERY_PHRASE : QUERY_WORD, .negated = token->negated, .offset = token->whole.start,
                                .text = query_span_copy(reading->text, token->text)};
    if (token->unclosed && !reading->lenient)
        return query_refuse(reading, token->mark, _("A quotation mark is not closed."));
    return query_span_is_empty(token->name) || term_read_field(reading, token, term);
}

/* Whether a term asks for something: an empty phrase, or a field whose value is still to be typed, does not. */
static bool term_asks(const struct query_term *term)
{
    return term->kind == QUERY_FIELD ? term->value_count > 0 : *term->text != '\0';
}

static void query_add(struct query *query, const struct query_term *term)
{
    query->terms = memory_resize(query->terms, query->count + 1, sizeof *query->terms);
    query->terms[query->count++] = *term;
}

/* The words and values of a query, and a few more where it has signs between. */
static size_t words_count(const char *text)
{
    size_t count = 0;

    while (*(text += strspn(text, " \t\r\n,"))) {
        count++;
        text += strcspn(text, " \t\r\n,");
    }
    return count;
}

bool query_parse(struct query *query, const struct record_type *type, const char *text, bool lenient, struct error *error)
{
    const struct reading reading = {.type = type, .text = text ? text : "", .lenient = lenient, .error = error};
    struct query_token token;

    *query = (struct query){.type = type};
    if (!utf8_is_valid(reading.text, strlen(reading.text)))
        return error_set(error, ERROR_USAGE, "%s", _("The query is not valid UTF-8."));
    if (words_count(reading.text) > WORDS_MOST)
        return error_set(error, ERROR_USAGE, _("The query is too long: it has more than %d words and values."), (int)WORDS_MOST);
    for (size_t at = 0; query_token_next(reading.text, &at, &token);) {
        struct query_term term;

        if (!term_read(&reading, &token, &term)) {
            term_done(&term);
            query_done(query);
            return false;
        }
        if (term_asks(&term))
            query_add(query, &term);
        else
            term_done(&term);
    }
    size_t start = strspn(reading.text, " \t\n");
    if (query->count == 0 && !lenient && reading.text[start] != '\0')
        return query_refuse(&reading, start, _("There is no letter or digit to search for."));
    return true;
}

void query_done(struct query *query)
{
    for (size_t i = 0; i < query->count; i++)
        term_done(&query->terms[i]);
    free(query->terms);
    *query = (struct query){.type = query->type};
}

bool query_is_empty(const struct query *query)
{
    return query->count == 0;
}
