/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of fields read from what people type and machines write. */
#include "config.h"

#include "src/field.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/country_name.h"
#include "src/error.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/plain.h"
#include "src/quote.h"
#include "src/text.h"

/* --- Tidying ---------------------------------------------------------------------------------------------------------- */

static bool is_line_break(uint32_t codepoint)
{
    return codepoint == '\t' || (codepoint >= '\n' && codepoint <= '\r') || codepoint == 0x85 || codepoint == 0x2028 || codepoint == 0x2029;
}

/* Most texts are ASCII from beginning to end, with nothing in them to be tidied. */
static void begin_ascii(const char **string, struct text *text)
{
    size_t length = text_ascii_length(*string);

    text_add_bytes(text, *string, length);
    *string += length;
}

/* A copy with one blank for each run of line breaks and tabs: what was pasted into one line. */
static char *text_one_line(const char *string)
{
    struct text line = {0};
    uint32_t codepoint;
    int bytes;
    bool broken = false;

    begin_ascii(&string, &line);
    for (size_t left = strlen(string); (bytes = utf8_decode(string, left, &codepoint)) > 0; string += bytes, left -= (size_t)bytes) {
        bool breaks = is_line_break(codepoint);

        if (!breaks)
            text_add_bytes(&line, string, (size_t)bytes);
        else if (!broken)
            text_add(&line, " ");
        broken = breaks;
    }
    return text_take(&line);
}

/* A copy with line feeds for the line ends of all systems and of word processors. */
static char *text_plain_lines(const char *string)
{
    struct text lines = {0};
    uint32_t codepoint;
    int bytes;

    begin_ascii(&string, &lines);
    for (size_t left = strlen(string); (bytes = utf8_decode(string, left, &codepoint)) > 0; string += bytes, left -= (size_t)bytes) {
        if (codepoint == '\t' || !is_line_break(codepoint))
            text_add_bytes(&lines, string, (size_t)bytes);
        else if (codepoint != '\r' || string[1] != '\n')
            text_add(&lines, "\n");
    }
    return text_take(&lines);
}

/* --- One reader for each kind: the text is trimmed, not empty and in its kind's tidy form ------------------------------- */

static bool parse_integer(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct quote quote;
    int64_t number;

    if (!number_parse_whole(text, &number))
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is no whole number. Write it in digits, as 1200."), quote_text(&quote, text));
    value_set_number(value, number);
    return true;
}

static bool parse_money(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct quote quote;
    int64_t hundredths;

    if (!number_parse_amount(text, &hundredths, NULL))
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is no amount of money. Write it as 1650 or 1650.50."), quote_text(&quote, text));
    value_set_number(value, hundredths);
    return true;
}

static bool refuse_date(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;
    struct date date;
    char printed[DATE_TEXT_SIZE];

    quote_text(&quote, text);
    if (date_parse_month_first(text, &date))
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is no date with the day before the month. Write it as %s."), quote.text,
                               date_print(date, printed));
    return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is no date. Write it as 2026-02-28 or 28.02.2026."), quote.text);
}

static bool parse_date(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct date date;
    char printed[DATE_TEXT_SIZE];

    if (!date_parse(text, &date))
        return refuse_date(field, text, error);
    value_set_text(value, date_print(date, printed));
    return true;
}

static bool parse_boolean(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct quote quote;
    char *key = key_of(text);
    bool yes = key_is_message(key, NC_("answer", "yes")) || key_is_among(key, "yes|y|true|1|x|ja|j|sant|sí|oui");
    bool no = key_is_message(key, NC_("answer", "no")) || key_is_among(key, "no|n|false|0|nei|usant|non");

    free(key);
    if (!yes && !no)
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is neither yes nor no."), quote_text(&quote, text));
    value_set_number(value, yes);
    return true;
}

/* Whether a text is two values of a field, whatever stands between them. */
static bool holds_two(const struct field *field, const char *text, bool (*are)(const struct field *field, const char *first, const char *second))
{
    static const char between[] = "/,;&|+\n";
    bool two = false;

    for (const char *at = text + strcspn(text, between); *at && !two; at += 1 + strcspn(at + 1, between)) {
        char *before = string_copy_part(text, (size_t)(at - text));
        two = are(field, before, at + 1);
        free(before);
    }
    return two;
}

static bool are_choices(const struct field *field, const char *first, const char *second)
{
    return vocabulary_find(field->vocabulary, first) && vocabulary_find(field->vocabulary, second);
}

/* Refuses a word that no vocabulary knows, with what it may have been meant to be. */
static bool refuse_choice(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;
    char *label = field_label(field);
    char *offer = vocabulary_offer(field->vocabulary, text, false);

    quote_text(&quote, text);
    if (holds_two(field, text, are_choices))
        error_set_field(error, ERROR_VALUE, field, _("\"%s\" holds two choices of \"%s\", which has room for one."), quote.text, label);
    else if (*offer)
        /* TRANSLATORS: what was typed; the field's name; the words that can be chosen, or those near to it. */
        error_set_field(error, ERROR_VALUE, field, _("\"%s\" is not among the choices of \"%s\". Try: %s."), quote.text, label, offer);
    else
        error_set_field(error, ERROR_VALUE, field, _("\"%s\" is not among the choices of \"%s\", nor near to any."), quote.text, label);
    free(offer);
    free(label);
    return false;
}

static bool parse_choice(const struct field *field, const char *text, struct value *value, struct error *error)
{
    const struct term *term = vocabulary_find(field->vocabulary, text);

    if (!term)
        return refuse_choice(field, text, error);
    value_set_text(value, term->code);
    return true;
}

static bool parse_reference(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct quote quote;
    int64_t id;

    if (!identity_parse(text, &id))
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" is no record's id."), quote_text(&quote, text));
    value_set_number(value, id);
    return true;
}

static bool are_countries(const struct field *field, const char *first, const char *second)
{
    const struct country_name *one, *two, *other;

    (void)field;
    return country_find(first, &one, &other) == COUNTRY_FOUND && country_find(second, &two, &other) == COUNTRY_FOUND && one != two;
}

static bool refuse_country(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;

    if (holds_two(field, text, are_countries))
        return error_set_field(error, ERROR_VALUE, field, _("\"%s\" holds two countries, and one fits here. Write the one it is in."), quote_text(&quote, text));
    const char *near = country_near(text);

    quote_text(&quote, text);
    if (near)
        return error_set_field(error, ERROR_VALUE, field, _("No country is called \"%s\". Did you mean %s?"), quote.text, near);
    return error_set_field(error, ERROR_VALUE, field, _("No country is called \"%s\". Write its name or its two-letter code."), quote.text);
}

static const struct country_name *country_read(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;
    const struct country_name *found = NULL, *other = NULL;
    enum language language = message_language();

    switch (country_find(text, &found, &other)) {
    case COUNTRY_FOUND:
        return found;
    case COUNTRY_AMBIGUOUS:
        error_set_field(error, ERROR_VALUE, field, _("\"%s\" can be %s (%s) or %s (%s). Write which."), quote_text(&quote, text),
                        found->name[language], found->code, other->name[language], other->code);
        return NULL;
    case COUNTRY_UNKNOWN:
        break;
    }
    refuse_country(field, text, error);
    return NULL;
}

static bool parse_country(const struct field *field, const char *text, struct value *value, struct error *error)
{
    const struct country_name *country = country_read(field, text, error);

    if (!country)
        return false;
    value_set_text(value, country->code);
    return true;
}

/* --- Sets ------------------------------------------------------------------------------------------------------------- */

static void set_add(char **set, const char *code)
{
    char *grown = set_with(*set, code);

    free(*set);
    *set = grown;
}

/* The trimmed text from at to end; the caller frees it. */
static char *part_between(const char *at, const char *end)
{
    char *part = string_copy_part(at, (size_t)(end - at));
    char *trimmed = text_trimmed(part);

    free(part);
    return trimmed;
}

/* The code a word stands for, or NULL. */
static const char *code_find(const struct field *field, const char *word)
{
    const struct country_name *country, *other;

    if (!field->vocabulary)
        return country_find(word, &country, &other) == COUNTRY_FOUND ? country->code : NULL;
    const struct term *term = vocabulary_find(field->vocabulary, word);
    return term ? term->code : NULL;
}

/* A set while it is read. The code read last waits, for the next word may belong to it. */
struct set_reading {
    const struct field *field;
    char *set;
    const char *last;  /* code, or NULL */
    const char *since; /* where the word that gave it begins */
};

static const char *word_end(const char *at, const char *end)
{
    const char *comma = memchr(at, ',', (size_t)(end - at));

    return comma ? comma : end;
}

static const char *code_between(const struct field *field, const char *at, const char *end)
{
    char *word = part_between(at, end);
    const char *code = code_find(field, word);

    free(word);
    return code;
}

static void set_take(struct set_reading *reading, const char *code, const char *since)
{
    if (reading->last)
        set_add(&reading->set, reading->last);
    reading->last = code;
    reading->since = since;
}

static bool refuse_word(const struct field *field, const char *at, const char *end, struct error *error)
{
    char *word = part_between(at, end);

    if (field->vocabulary)
        refuse_choice(field, word, error);
    else
        country_read(field, word, error);
    free(word);
    return false;
}

/* Reads the word at *at and moves *at behind it. A word that is nothing by itself may be the rest of a name with a comma, whose beginning
 * was a name too ("Tanzania, United Republic of", "Guinea, Equatorial") or was none ("Korea, Republic of", which needs the word after it). */
static bool set_read_word(struct set_reading *reading, const char **at, const char *end, struct error *error)
{
    const char *begin = *at, *stop = word_end(begin, end), *code;

    *at = stop + (stop < end);
    if (begin + strspn(begin, " ") >= stop)
        return true;
    if ((code = code_between(reading->field, begin, stop))) {
        set_take(reading, code, begin);
    } else if (reading->last && (code = code_between(reading->field, reading->since, stop))) {
        reading->last = code;
    } else if (stop < end && (code = code_between(reading->field, begin, word_end(stop + 1, end)))) {
        set_take(reading, code, begin);
        stop = word_end(stop + 1, end);
        *at = stop + (stop < end);
    }
    return code || refuse_word(reading->field, begin, stop, error);
}

static bool parse_set(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct set_reading reading = {.field = field, .set = string_copy("")};
    bool read = true;

    while (read && *text) {
        const char *end = text + strcspn(text, ";\n");

        while (read && text < end)
            read = set_read_word(&reading, &text, end, error);
        set_take(&reading, NULL, NULL);
        text += read && *text;
    }
    if (read)
        value_set_text(value, reading.set);
    free(reading.set);
    return read;
}

/* --- Addresses -------------------------------------------------------------------------------------------------------- */

static bool parse_url(const struct field *field, const char *text, struct value *value, struct error *error)
{
    (void)field, (void)error;
    if (strstr(text, "://"))
        value_set_text(value, text);
    else
        value_take_text(value, string_format("https://%s", text));
    return true;
}

static bool parse_email(const struct field *field, const char *text, struct value *value, struct error *error)
{
    static const char scheme[] = "mailto:";
    size_t length = sizeof scheme - 1;

    (void)field, (void)error;
    value_set_text(value, strncasecmp(text, scheme, length) == 0 ? text + length : text);
    return true;
}

/* --- All kinds -------------------------------------------------------------------------------------------------------- */

/* Characters that stand in one line; an address may hold a long query. What is longer was pasted into the wrong field. */
enum { LINE_MOST = 1000, URL_MOST = 2000 };

static const struct reader {
    char *(*tidy)(const char *text);
    bool (*parse)(const struct field *field, const char *text, struct value *value, struct error *error); /* NULL: the value is the text */
    size_t most; /* characters, 0 for any number */
} readers[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = {text_one_line, NULL, LINE_MOST},
    [FIELD_LONG_TEXT] = {text_plain_lines, NULL, 0},
    [FIELD_INTEGER] = {plain_number, parse_integer, 0},
    [FIELD_MONEY] = {plain_number, parse_money, 0},
    [FIELD_DATE] = {plain_number, parse_date, 0},
    [FIELD_BOOLEAN] = {text_one_line, parse_boolean, 0},
    [FIELD_CHOICE] = {text_one_line, parse_choice, 0},
    [FIELD_SET] = {text_plain_lines, parse_set, 0},
    [FIELD_REFERENCE] = {plain_number, parse_reference, 0},
    [FIELD_COUNTRY] = {text_one_line, parse_country, 0},
    [FIELD_COUNTRIES] = {text_plain_lines, parse_set, 0},
    [FIELD_URL] = {plain_address, parse_url, URL_MOST},
    [FIELD_EMAIL] = {plain_address, parse_email, LINE_MOST},
    [FIELD_PHONE] = {plain_number, NULL, LINE_MOST},
};

/* What is typed or pasted by mistake is not left out silently: part of an escape sequence is left behind where its first character goes. */
static bool refuse_control(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;

    return error_set_field(error, ERROR_VALUE, field, _("\"%s\" has a control character in it. Type it without."), quote_text(&quote, text));
}

/* Characters of a text, or its bytes where not even these are more than most. */
static size_t text_characters(const char *text, size_t most)
{
    const size_t bytes = strlen(text);
    size_t count = 0;

    for (; bytes > most && *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return bytes > most ? count : bytes;
}

static bool refuse_length(const struct field *field, size_t characters, size_t most, struct error *error)
{
    char *counted = number_show_whole((int64_t)characters, message_language());
    char *limit = number_show_whole((int64_t)most, message_language());

    error_set_field(error, ERROR_VALUE, field, _("This has %s characters, and at most %s fit here. Shorten it."), counted, limit);
    free(limit);
    free(counted);
    return false;
}

/* That a text is one was seen before it was read. */
static bool value_check(const struct field *field, const struct value *value, struct error *error)
{
    const bool is_text = field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT;

    return (is_text && !field->check) || field_check(field, value, error);
}

/* Of printable ASCII nothing needs to be looked for. */
static bool parse_tidy(const struct field *field, const char *text, bool is_ascii, struct value *value, struct error *error)
{
    const struct reader *reader = &readers[field->kind];

    if (!is_ascii && text_has_control(text))
        return refuse_control(field, text, error);
    if (reader->most != 0 && text_characters(text, reader->most) > reader->most)
        return refuse_length(field, text_characters(text, reader->most), reader->most, error);
    if (!reader->parse)
        value_set_text(value, text);
    else if (!reader->parse(field, text, value, error))
        return false;
    return value_check(field, value, error);
}

/* Whether a line of letters beyond ASCII has no break in it, and so nothing to be tidied. */
static bool is_one_line(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    while (*at >= ' ' && !(*at == 0xC2 && at[1] == 0x85) && !(*at == 0xE2 && at[1] == 0x80 && (at[2] & 0xFE) == 0xA8))
        at++;
    return *at == '\0';
}

/* A text with nothing in it to read is an empty one. Most are printable ASCII, with nothing to be tidied. */
bool field_parse(const struct field *field, const char *text, struct value *value, struct error *error)
{
    const char *beyond = text + text_ascii_length(text);
    const bool is_ascii = *beyond == '\0';

    value_clear(value);
    if (!is_ascii && !utf8_is_valid(beyond, strlen(beyond)))
        return error_set_field(error, ERROR_VALUE, field, "%s", _("The text is not valid UTF-8."));
    if (!text_is_readable(text))
        return true;
    bool is_tidy = is_ascii || (field->kind == FIELD_TEXT && is_one_line(beyond));
    char *tidy = is_tidy ? NULL : readers[field->kind].tidy(text);
    size_t length;
    const char *trimmed = text_trim(is_tidy ? text : tidy, &length);
    char *cut = trimmed[length] ? string_copy_part(trimmed, length) : NULL;
    bool read = parse_tidy(field, cut ? cut : trimmed, is_ascii, value, error);
    if (!read)
        value_clear(value);
    free(cut);
    free(tidy);
    return read;
}
