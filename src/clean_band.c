/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/clean_band.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/plain.h"
#include "src/text.h"
#include "src/vocabulary.h"

/* A longer number is no count but one of a register or a telephone; so much is also the end of a band that has none. */
enum { NUMBER_MOST = 1000000 };

/* A number alone between these is perhaps the year in which something was. */
enum { YEAR_FIRST_LIKELY = 1900, YEAR_LAST_LIKELY = 2099 };

struct range {
    int64_t first, last;
};

/* What stands before a number or behind it, as keys. */
static const char about[] = "ca|c|circa|cirka|about|approx|approximately|around|roughly|some|rundt|omkring|omtrent|om lag|environ|aprox|aproximadamente|unos|~|=";
static const char above[] = "over|more than|above|mer enn|flere enn|plus de|mas de|>";
static const char from[] = "at least|min|minimum|minst|from|>=|au moins|al menos";
static const char below[] = "under|below|less than|fewer than|færre enn|mindre enn|moins de|menos de|<";
static const char until[] = "up to|max|maximum|at most|inntil|opptil|maks|høyst|<=|hasta|jusqu'a";
static const char between[] = "-|--|to|til|a";
static const char of_people[] = "employees|employee|staff|staff members|people|persons|workers|personnel|full-time|full-time staff|full-time employees|paid staff|paid employees|fte|ftes|"
                                "ansatte|ansatt|fast ansatte|faste ansatte|heltidsansatte|medarbeidere|personer|stillinger|årsverk|empleados|empleadas|trabajadores|personas|employes|salaries|personnes";
static const char more[] = "+|plus";

/* --- Words ---------------------------------------------------------------------------------------------------------------- */

/* Whether a word is one of a list; signs, which have no key, are compared as they stand. */
static bool is_among(const char *text, size_t length, const char *words)
{
    char *part = string_copy_part(text, length), *word = text_trimmed(part), *key = key_of(word);
    bool is = *key && key_is_among(key, words);

    for (const char *at = words; !is && *word && *at; at += strcspn(at, "|") + (at[strcspn(at, "|")] == '|'))
        is = strcspn(at, "|") == strlen(word) && strncmp(at, word, strlen(word)) == 0;
    free(key);
    free(word);
    free(part);
    return is;
}

static bool is_blank(const char *text, size_t length)
{
    return strspn(text, " ") >= length;
}

/* Whether what stands before a number leaves it what it is. */
static bool is_vague(const char *text, size_t length)
{
    return is_blank(text, length) || is_among(text, length, about) || is_among(text, length, of_people);
}

/* --- Numbers -------------------------------------------------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The length of the number a text begins with: digits, in groups that a single sign stands between. */
static size_t number_length(const char *text)
{
    size_t length = strspn(text, "0123456789");

    while (length > 0 && text[length] && strchr(" .,'", text[length]) && is_digit(text[length + 1]))
        length += 1 + strspn(text + length + 1, "0123456789");
    return length;
}

/* A count: not 0, and not written with a zero before it as telephones and days are. */
static bool count_read(const char *text, size_t length, int64_t *number)
{
    char *part = string_copy_part(text, length);
    const bool is = length > 0 && *part != '0' && number_parse_whole(part, number) && *number <= NUMBER_MOST;

    free(part);
    return is;
}

static bool is_likely_year(const char *text, size_t length)
{
    int64_t number = 0;

    return strspn(text, "0123456789") == length && count_read(text, length, &number) && number >= YEAR_FIRST_LIKELY && number <= YEAR_LAST_LIKELY;
}

/* Reads what stands around one number: from where to where it goes. */
static bool single_read(const char *text, size_t before, int64_t number, const char *behind, struct range *range)
{
    const bool open = is_among(behind, strlen(behind), more);

    if (!open && !is_blank(behind, strlen(behind)) && !is_among(behind, strlen(behind), of_people))
        return false;
    *range = (struct range){number, number};
    if (is_among(text, before, above))
        *range = (struct range){number + 1, NUMBER_MOST + 1};
    else if (is_among(text, before, below))
        *range = (struct range){1, number - 1};
    else if (is_among(text, before, until))
        range->first = 1;
    else if (open || is_among(text, before, from))
        range->last = NUMBER_MOST + 1;
    else if (!is_vague(text, before))
        return false;
    return range->first <= range->last;
}

static bool range_read(const char *text, struct range *range)
{
    const size_t before = strcspn(text, "0123456789"), length = number_length(text + before);
    const char *behind = text + before + length;
    const size_t gap = strcspn(behind, "0123456789"), other = number_length(behind + gap);
    int64_t first, last;

    if (!count_read(text + before, length, &first))
        return false;
    const char *end = behind + gap + other;
    if (is_blank(end, strlen(end)) && is_likely_year(text + before, length) && (other == 0 ? is_blank(behind, gap) : is_likely_year(behind + gap, other)))
        return false;
    if (other == 0)
        return single_read(text, before, first, behind, range);
    if (!is_vague(text, before) || !is_among(behind, gap, between) || !count_read(behind + gap, other, &last) || last < first)
        return false;
    *range = (struct range){first, last};
    return is_blank(end, strlen(end)) || is_among(end, strlen(end), of_people);
}

/* --- Bands ---------------------------------------------------------------------------------------------------------------- */

/* The band that a code is: "10-49", or without an end "250-plus". */
static bool band_read(const char *code, struct range *band)
{
    const size_t first = strspn(code, "0123456789");
    const char *end = code + first + (code[first] == '-');
    const bool open = strcmp(end, "plus") == 0;

    *band = (struct range){strtoll(code, NULL, 10), open ? INT64_MAX : strtoll(end, NULL, 10)};
    return first > 0 && end > code + first && (open || (is_digit(*end) && end[strspn(end, "0123456789")] == '\0'));
}

static bool is_of_bands(const struct vocabulary *vocabulary)
{
    struct range band;
    bool is = vocabulary->count > 0;

    for (size_t i = 0; is && i < vocabulary->count; i++)
        is = band_read(vocabulary->terms[i].code, &band);
    return is;
}

/* The code of the only band that a range lies in; NULL where there is none. */
static const char *code_find(const struct vocabulary *vocabulary, struct range range)
{
    const char *code = NULL;
    struct range band;

    for (size_t i = 0; i < vocabulary->count; i++)
        if (band_read(vocabulary->terms[i].code, &band) && range.first >= band.first && range.last <= band.last) {
            if (code)
                return NULL;
            code = vocabulary->terms[i].code;
        }
    return code;
}

bool clean_band_read(const struct field *field, const char *text, struct value *value)
{
    struct range range;

    if (field->kind != FIELD_CHOICE || !field->vocabulary || !strpbrk(text, "123456789") || !is_of_bands(field->vocabulary))
        return false;
    char *plain = utf8_is_valid(text, strlen(text)) ? plain_number(text) : string_copy(text);
    const char *code = range_read(plain, &range) ? code_find(field->vocabulary, range) : NULL;
    free(plain);
    if (code)
        value_set_text(value, code);
    return code != NULL;
}
