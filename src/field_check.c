/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether stored values of fields are right by their kind. */
#include "config.h"

#include "src/field.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "src/error.h"
#include "src/quote.h"
#include "src/text.h"

/* Codes that this program does not know may come from a newer one and are kept: only their form is checked. */
static bool is_code(const char *code, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)code[i]) && code[i] != '-')
            return false;
    return length > 0;
}

static bool is_country_code(const char *code, size_t length)
{
    return length == 2 && isupper((unsigned char)code[0]) && isupper((unsigned char)code[1]);
}

/* Whether a text holds codes only, each once, in order, one space between. */
static bool is_set(const char *set, bool (*is_member)(const char *code, size_t length))
{
    const char *at = set, *code, *before = "";
    size_t length, before_length = 0, total = 0;

    for (; set_next(&at, &code, &length); before = code, before_length = length, total += length + 1) {
        size_t common = length < before_length ? length : before_length;
        int order = strncmp(before, code, common);

        if (!is_member(code, length) || order > 0 || (order == 0 && before_length >= length))
            return false;
    }
    return total == strlen(set) + 1;
}

static bool check_text(const char *text)
{
    return utf8_is_valid(text, strlen(text));
}

static bool check_date(const char *text)
{
    struct date date;
    char printed[DATE_TEXT_SIZE];

    return date_parse(text, &date) && strcmp(date_print(date, printed), text) == 0;
}

static bool check_choice(const char *text)
{
    return is_code(text, strlen(text));
}

static bool check_set(const char *text)
{
    return is_set(text, is_code);
}

static bool check_country(const char *text)
{
    return is_country_code(text, strlen(text));
}

static bool check_countries(const char *text)
{
    return is_set(text, is_country_code);
}

static bool is_host_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || (unsigned char)byte >= 0x80;
}

/* Whether a name of a host has two labels at least: letters, digits, hyphens and what is not ASCII, with single dots between. */
static bool is_host(const char *host, size_t length)
{
    size_t dots = 0;

    for (size_t i = 0; i < length; i++) {
        if (host[i] == '.' && (i == 0 || i + 1 == length || host[i - 1] == '.'))
            return false;
        if (host[i] != '.' && !is_host_byte(host[i]))
            return false;
        dots += host[i] == '.';
    }
    return dots > 0;
}

static bool check_url(const char *text)
{
    const char *host = strstr(text, "://");
    size_t scheme = host ? (size_t)(host - text) : 0;

    if (!(scheme == 4 && strncasecmp(text, "http", scheme) == 0) && !(scheme == 5 && strncasecmp(text, "https", scheme) == 0))
        return false;
    host += 3;
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at <= ' ' || *at == 0x7f)
            return false;
    return is_host(host, strcspn(host, ":/?#"));
}

static bool check_email(const char *text)
{
    const char *at = strchr(text, '@');

    return at && at > text && !strpbrk(text, " \t\n,;<>()") && is_host(at + 1, strlen(at + 1));
}

/* Whether every number of a phone field has digits enough to be dialled. Emergency and service numbers have three. */
static bool check_phone(const char *text)
{
    size_t digits = 0;

    for (const char *at = text; *at; at++) {
        if (isdigit((unsigned char)*at))
            digits++;
        else if (!strchr("+-(). /;,", *at))
            return false;
    }
    return digits >= 3;
}

/* What a text of each kind must be, and the sentence where it is not; %s is the text quoted. */
static const struct text_rule {
    bool (*check)(const char *text);
    const char *refusal;
} text_rules[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = {check_text, N_("\"%s\" is not valid UTF-8.")},
    [FIELD_LONG_TEXT] = {check_text, N_("\"%s\" is not valid UTF-8.")},
    [FIELD_DATE] = {check_date, N_("\"%s\" is no date. Write it as 2026-02-28 or 28.02.2026.")},
    [FIELD_CHOICE] = {check_choice, N_("\"%s\" is no code: codes are made of letters, digits and hyphens.")},
    [FIELD_SET] = {check_set, N_("\"%s\" is no set of codes: they are sorted, with one space between.")},
    [FIELD_COUNTRY] = {check_country, N_("\"%s\" is no country code of two capital letters.")},
    [FIELD_COUNTRIES] = {check_countries, N_("\"%s\" is no set of country codes: they are sorted, with one space between.")},
    [FIELD_URL] = {check_url, N_("\"%s\" is no web address. Write it as https://example.org.")},
    [FIELD_EMAIL] = {check_email, N_("\"%s\" is no e-mail address. Write it as name@example.org.")},
    [FIELD_PHONE] = {check_phone, N_("\"%s\" is no phone number. Write it in digits, as +880 2 5500 1234, and a second one behind a slash.")},
};

static bool check_number(const struct field *field, int64_t number, struct error *error)
{
    if (field->kind == FIELD_MONEY && number < 0)
        return error_set_field(error, ERROR_VALUE, field, "%s", _("An amount of money is never below zero."));
    if (field->kind == FIELD_REFERENCE && number <= 0)
        return error_set_field(error, ERROR_VALUE, field, _("%lld is no record's id."), (long long)number);
    if (field->kind == FIELD_BOOLEAN && number != 0 && number != 1)
        return error_set_field(error, ERROR_VALUE, field, _("%lld is neither yes (1) nor no (0)."), (long long)number);
    if (field->maximum > field->minimum && (number < field->minimum || number > field->maximum))
        return error_set_field(error, ERROR_VALUE, field, _("%lld is out of range: it goes from %lld to %lld."), (long long)number,
                               (long long)field->minimum, (long long)field->maximum);
    return true;
}

bool field_fits_kind(const struct field *field, const struct value *value)
{
    return value_is_empty(value) || (value->kind == VALUE_NUMBER) == field_is_number(field);
}

static bool check_by_kind(const struct field *field, const struct value *value, struct error *error)
{
    const struct text_rule *rule = &text_rules[field->kind];
    struct quote quote;

    if (!field_fits_kind(field, value))
        return error_set_field(error, ERROR_VALUE, field, "%s", _("What is stored is of another kind than its field."));
    if (value->kind == VALUE_NUMBER)
        return check_number(field, value->number, error);
    return rule->check(value_text(value)) ||
           error_set_field(error, ERROR_VALUE, field, message_text(rule->refusal), quote_text(&quote, value_text(value)));
}

bool field_check(const struct field *field, const struct value *value, struct error *error)
{
    if (value_is_empty(value))
        return true;
    return check_by_kind(field, value, error) && (!field->check || field->check(field, value, error));
}

bool field_takes_code(const struct field *field, const char *code)
{
    struct value value = {0};

    value_set_text(&value, code);
    bool takes = field_check(field, &value, NULL);
    value_clear(&value);
    return takes;
}

bool field_check_happened(const struct field *field, const struct value *value, struct date today, struct error *error)
{
    struct date day;
    char shown[DATE_TEXT_SIZE];

    if (!(field->flags & FIELD_HAPPENED) || !date_parse(value_text(value), &day) || date_to_days(day) <= date_to_days(today))
        return true;
    /* TRANSLATORS: a day after today, in a field that says when something was done */
    return error_set_field(error, ERROR_VALUE, field, _("%s is still to come; this tells of what has happened."), date_show(day, message_language(), shown));
}
