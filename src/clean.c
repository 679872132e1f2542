/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/clean.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/clean_band.h"
#include "src/clean_phone.h"
#include "src/common_fields.h"
#include "src/date.h"
#include "src/entity.h"
#include "src/error.h"
#include "src/formula.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/number.h"
#include "src/plain.h"
#include "src/quote.h"
#include "src/text.h"

/* --- Cells -------------------------------------------------------------------------------------------------------------- */

static char *without_entities(const char *string)
{
    struct text text = {0};

    while (*string) {
        const size_t plain = strcspn(string, "&");
        uint32_t codepoint;

        text_add_bytes(&text, string, plain);
        string += plain;
        const size_t length = *string ? entity_read(string, strlen(string), &codepoint) : 0;
        if (length > 0)
            text_add_char(&text, codepoint);
        else
            text_add_bytes(&text, string, *string != '\0');
        string += length == 0 ? *string != '\0' : length;
    }
    return text_take(&text);
}

static void add_trimmed(struct text *text, const char *string)
{
    size_t length;
    const char *trimmed = text_trim(string, &length);

    text_add_bytes(text, trimmed, length);
}

/* The length of what stands in ="0012345", as which Excel and Access keep the zeros at the beginning of a text; 0: this is no such cell. */
static size_t quoted_formula_length(const char *cell)
{
    const size_t inner = strncmp(cell, "=\"", 2) == 0 ? strcspn(cell + 2, "\"") : 0;

    return inner > 0 && strcmp(cell + 2 + inner, "\"") == 0 ? inner : 0;
}

void clean_cell_add(struct text *text, const char *cell)
{
    const char *plain = formula_unguard(cell);
    const size_t inner = quoted_formula_length(cell);

    if (inner > 0) {
        text_add_bytes(text, cell + 2, inner);
        return;
    }
    if (!strchr(plain, '&')) {
        add_trimmed(text, plain);
        return;
    }
    char *decoded = without_entities(plain);
    add_trimmed(text, decoded);
    free(decoded);
}

bool clean_is_clean(const char *cell)
{
    size_t length;

    return formula_unguard(cell) == cell && quoted_formula_length(cell) == 0 && !strchr(cell, '&') && text_trim(cell, &length) == cell && cell[length] == '\0';
}

char *clean_cell(const char *cell)
{
    struct text text = {0};

    clean_cell_add(&text, cell);
    return text_take(&text);
}

char *clean_controls(const char *text)
{
    struct text plain = {0};

    if (!text_has_control(text))
        return NULL;
    while (*text) {
        char one[8] = "";
        uint32_t codepoint;
        int length = utf8_decode(text, strlen(text), &codepoint);

        memcpy(one, text, length > 0 ? (size_t)length : 1);
        text_add(&plain, text_has_control(one) ? " " : one);
        text += length > 0 ? length : 1;
    }
    return text_take(&plain);
}

/* --- Nothing ------------------------------------------------------------------------------------------------------------ */

enum { NOTHING_LENGTH = 24 };

/* The keys of what says that there is nothing: "Not available", "N/A", "n.a.", "#N/A", "i/t". */
static const char *const nothing_keys[] = {
    "notavailable", "na", "notapplicable", "notknown", "notprovided", "notspecified", "notgiven", "none", "nil", "null", "unknown", "tbd", "tbc", "ikketilgjengelig",
    "ikkeoppgitt", "ikkerelevant", "ikkekjent", "ingen", "ukjent", "it", "mangler", "nodisponible", "noaplica", "ninguno", "nondisponible", "nonapplicable", "aucun", "inconnu",
};

/* With which two letters their keys begin, or what is_blank_form takes for nothing. */
static const char nothing_beginnings[] = "au ik in it ma na ni no nu tb tt uk un";

/* Whether it is a dash of those beyond ASCII. */
static bool is_dash(const char *text)
{
    static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(text, dashes[i]) == 0)
            return true;
    return false;
}

/* Whether it has neither letters nor digits but zeros: "-", "--", "0000-00-00 00:00:00", "..". A zero alone is a number. */
static bool is_blank_form(const char *text)
{
    if ((unsigned char)*text >= 0x80)
        return is_dash(text);
    if (text[strspn(text, "0-./: T_?*")] != '\0')
        return false;
    /* The T of a time is a letter anywhere else. */
    if (!strchr(text, '0'))
        return !strchr(text, 'T');
    return strlen(text) >= 8 && strpbrk(text, "-./");
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether anything that says nothing may begin as a text does: most cells are told by it. Of two letters at the beginning the key has both, unless they are one Nordic letter; of
 * digits nothing begins with any but zero. */
static bool may_begin_nothing(const char *text)
{
    const char beginning[] = {(char)(text[0] | 0x20), is_letter(text[0]) ? (char)(text[1] | 0x20) : '\0', '\0'};

    if (!is_letter(text[0]))
        return text[0] < '1' || text[0] > '9';
    if (!is_letter(text[1]) || strcmp(beginning, "aa") == 0 || strcmp(beginning, "ae") == 0 || strcmp(beginning, "oe") == 0)
        return strchr("aimntu", beginning[0]) != NULL;
    return strstr(nothing_beginnings, beginning) != NULL;
}

bool clean_is_nothing(const char *text)
{
    if (!may_begin_nothing(text))
        return false;
    if (is_blank_form(text))
        return true;
    if (strlen(text) > NOTHING_LENGTH || strpbrk(text, "0123456789@"))
        return false;
    char *key = key_of(text);
    bool nothing = false;
    for (size_t i = 0; !nothing && i < sizeof nothing_keys / sizeof *nothing_keys; i++)
        nothing = strcmp(key, nothing_keys[i]) == 0;
    free(key);
    return nothing;
}

/* --- Guards ------------------------------------------------------------------------------------------------------------- */

static bool has_entity(const char *string)
{
    uint32_t codepoint;
    bool has = false;

    for (const char *at = strchr(string, '&'); at && !has; at = strchr(at + 1, '&'))
        has = entity_read(at, strlen(at), &codepoint) > 0;
    return has;
}

/* Whether a text, behind any number of guards, would be read as something else. One between apostrophes was put there by others. */
static bool is_mistaken(const char *string)
{
    string += strspn(string, "'");
    return *string && string[strlen(string) - 1] != '\'' && (clean_is_nothing(string) || has_entity(string));
}

void clean_guard(struct text *text, const char *string)
{
    if (!is_mistaken(string)) {
        formula_guard(text, string);
        return;
    }
    text_add(text, "'");
    text_add(text, string);
}

const char *clean_guarded(const char *cell)
{
    return *cell == '\'' && is_mistaken(cell) ? cell + 1 : NULL;
}

/* --- Values ------------------------------------------------------------------------------------------------------------- */

static bool is_set(const struct field *field)
{
    return field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES;
}

/* Reads a word with "and" for its "&": "Health & safety". */
static bool and_read(const struct field *field, const char *word, struct value *value)
{
    const char *sign = strstr(word, " & ");
    struct error error;

    if (!sign)
        return false;
    char *spelled = string_format("%.*s and %s", (int)(sign - word), word, sign + 3);
    bool ok = field_parse(field, spelled, value, &error);
    free(spelled);
    return ok;
}

/* Reads two words that only a conjunction stands between: "Nepal og Bangladesh". */
static bool both_read(const struct field *field, const char *word, struct value *value)
{
    static const char *const conjunctions[] = {" & ", " and ", " og ", " y ", " et ", " und "};
    bool ok = false;

    for (size_t i = 0; !ok && i < sizeof conjunctions / sizeof *conjunctions; i++) {
        const char *between = strstr(word, conjunctions[i]);
        struct error error;

        if (!between)
            continue;
        char *both = string_format("%.*s;%s", (int)(between - word), word, between + strlen(conjunctions[i]));
        ok = field_parse(field, both, value, &error);
        free(both);
    }
    return ok;
}

/* Adds a word of a set to it, or tells that it is not known. */
static bool set_take(const struct field *field, const char *word, struct value *value, clean_unknown_function *unknown, void *context)
{
    struct value read = {0};
    struct error error;
    bool known = field_parse(field, word, &read, &error) || clean_is_nothing(word) || and_read(field, word, &read) || both_read(field, word, &read)
                 || unknown(context, field, word, &read);
    const char *at = value_text(&read), *code;
    size_t length;

    while (set_next(&at, &code, &length)) {
        char *one = string_copy_part(code, length);
        value_take_text(value, set_with(value_text(value), one));
        free(one);
    }
    value_clear(&read);
    return known;
}

/* The separator that a cell's words stand between: the first of these that is in it. */
static char set_separator(const char *text)
{
    static const char separators[] = ";\n|,/";

    for (const char *at = separators; *at; at++)
        if (strchr(text, *at))
            return *at;
    return ';';
}

/* Reads the words of a set one by one where not all of it can be read: what is known is kept. */
static bool set_read(const struct field *field, const char *text, struct value *value, clean_unknown_function *unknown, void *context)
{
    char separators[] = {set_separator(text), '\0'};
    bool known = true;

    if (!strpbrk(text, ";\n|,/"))
        return set_take(field, text, value, unknown, context);
    while (*text) {
        size_t length = strcspn(text, separators);
        char *part = string_copy_part(text, length);
        char *word = text_trimmed(part);
        struct value whole = {0};
        struct error error;

        /* A part may hold a finer separator, in lists that mix them. */
        if (*word && strpbrk(word, "|,/") && !field_parse(field, word, &whole, &error))
            known = set_read(field, word, value, unknown, context) && known;
        else if (*word)
            known = set_take(field, word, value, unknown, context) && known;
        value_clear(&whole);
        free(word);
        free(part);
        text += length + (text[length] != '\0');
    }
    return known;
}

/* Reads the first address in a text that is none by itself: of several, or with a name before it. What is left out is told. */
static bool first_address_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    const char mark = field->kind == FIELD_EMAIL ? '@' : '.';
    bool found = false;

    for (const char *at = text; *at && !found;) {
        size_t length = strcspn(at, " ,;|<>()\n");
        char *part = string_copy_part(at, length);
        struct error reason;

        part[length - (length > 0 && part[length - 1] == '.')] = '\0';
        found = strchr(part, mark) && field_parse(field, part, value, &reason);
        at += length + (at[length] != '\0');
        free(part);
    }
    struct quote quote;
    if (found)
        error_set_field(error, ERROR_VALUE, field, _("Of \"%s\" only %s is kept."), quote_text(&quote, text), value_text(value));
    return false;
}

/* As people hide an address from machines: "post(at)example.org", "post [at] example [dot] org". */
static const struct {
    const char *hidden;
    char shown;
} hidden_signs[] = {{"(at)", '@'}, {"[at]", '@'}, {"{at}", '@'}, {"(dot)", '.'}, {"[dot]", '.'}, {"{dot}", '.'}};

/* The sign that is hidden at the beginning of a text, and how long that is with the blanks behind it; NUL where there is none. */
static char hidden_sign(const char *text, size_t *length)
{
    for (size_t i = 0; i < sizeof hidden_signs / sizeof *hidden_signs; i++) {
        *length = strlen(hidden_signs[i].hidden);
        if (strncasecmp(text, hidden_signs[i].hidden, *length) != 0)
            continue;
        *length += strspn(text + *length, " ");
        return hidden_signs[i].shown;
    }
    return '\0';
}

static char *address_shown(const char *text)
{
    struct text address = {0};

    while (*text) {
        size_t length = 1;
        const char sign = strchr("([{", *text) ? hidden_sign(text, &length) : '\0';

        while (sign && address.length > 0 && address.bytes[address.length - 1] == ' ')
            text_truncate(&address, address.length - 1);
        text_add_byte(&address, sign ? sign : *text);
        text += sign ? length : 1;
    }
    return text_take(&address);
}

static bool address_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    if (field->kind != FIELD_EMAIL || !strpbrk(text, "([{"))
        return first_address_read(field, text, value, error);
    char *shown = address_shown(text);
    const bool ok = field_parse(field, shown, value, error) || first_address_read(field, shown, value, error);
    free(shown);
    return ok;
}

/* In lists a year before this one is a slip: "01/02/0026". */
enum { FIRST_YEAR = 1900, YEAR_DIGITS = 4 };

static bool refuse_year(const struct field *field, const char *text, int year, struct value *value, struct error *error)
{
    struct quote quote;

    value_clear(value);
    return error_set_field(error, ERROR_VALUE, field, _("\"%s\" would be a day of the year %d, which is hardly meant."), quote_text(&quote, text), year);
}

/* The day of a date that a computer wrote with the time. */
static bool date_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    char *day = string_copy_part(text, date_length(text));
    struct date date;
    bool ok = field_parse(field, day, value, error);

    free(day);
    if (ok && date_parse(value_text(value), &date) && date.year < FIRST_YEAR)
        return refuse_year(field, text, date.year, value, error);
    return ok;
}

/* The year behind a word that says no more than that it was then: "since 1987", not "before 1987"; NULL where it is not so. */
static const char *year_behind_word(const char *text)
{
    static const char *const words[] = {"est.", "established", "etablert", "founded", "fra", "from", "grunnlagt", "i", "in", "siden", "since", "stiftet"};
    const size_t length = strcspn(text, " ");
    const char *year = text + length + strspn(text + length, " ");

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0)
            return strlen(year) == YEAR_DIGITS ? year : NULL;
    return NULL;
}

/* A year behind such a word, or of a date: "01.04.1999". */
static bool year_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    static const struct field day = {.name = "day", .kind = FIELD_DATE};
    const char *year = year_behind_word(text);
    struct value found = {0};
    struct error other;
    struct date date;

    if (field_parse(field, text, value, error))
        return true;
    char *digits = year ? string_copy(year)
                   : date_read(&day, text, &found, &other) && date_parse(value_text(&found), &date) ? string_format("%d", date.year) : NULL;
    const bool ok = digits && field_parse(field, digits, value, &other);
    value_clear(&found);
    free(digits);
    return ok;
}

static bool is_year(const struct field *field)
{
    return field->kind == FIELD_INTEGER && field->minimum == YEAR_FIRST;
}

static bool plain_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    if (is_year(field))
        return year_read(field, text, value, error);
    return field->kind == FIELD_DATE ? date_read(field, text, value, error) : field_parse(field, text, value, error);
}

/* Numbers that are names, of registers and telephones: who takes what is left of one mistakes many for the same. */
static bool refuse_rounded(const struct field *field, const char *text, struct error *error)
{
    struct quote quote;

    return error_set_field(error, ERROR_VALUE, field, _("\"%s\": a spreadsheet wrote this number short, and its last digits are lost. Have the column as text there."), quote_text(&quote, text));
}

/* Kinds whose values are digits with signs between them. */
static bool is_of_digits(const struct field *field)
{
    return field->kind == FIELD_INTEGER || field->kind == FIELD_MONEY || field->kind == FIELD_DATE || field->kind == FIELD_PHONE;
}

static bool text_read(const struct field *field, const char *text, struct value *value, clean_unknown_function *unknown, void *context, struct error *error)
{
    if (*text == '\0' || (field_is_free_text(field) && clean_is_nothing(text)))
        return true;
    if ((field->kind == FIELD_TEXT || field->kind == FIELD_PHONE) && number_is_rounded(text))
        return refuse_rounded(field, text, error);
    if (field->kind != FIELD_PHONE && plain_read(field, text, value, error))
        return true;
    if (clean_is_nothing(text))
        return true;
    if (field->kind == FIELD_PHONE)
        return clean_phone_read(field, text, value, error);
    if (is_set(field))
        return set_read(field, text, value, unknown, context);
    if (field->kind == FIELD_EMAIL || field->kind == FIELD_URL)
        return address_read(field, text, value, error);
    return clean_band_read(field, text, value) || ((field->vocabulary || field->kind == FIELD_COUNTRY) && unknown(context, field, text, value));
}

bool clean_read(const struct field *field, const char *text, struct value *value, clean_unknown_function *unknown, void *context,
                struct error *error)
{
    const bool is_foreign = is_of_digits(field) && text[text_ascii_length(text)] != '\0' && utf8_is_valid(text, strlen(text));
    char *plain = is_foreign ? plain_number(text) : NULL;

    value_clear(value);
    const bool read = text_read(field, plain ? plain : text, value, unknown, context, error);
    free(plain);
    return read;
}
