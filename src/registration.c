/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/registration.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "src/text.h"

/* What only says that a number follows, longest first where one begins another. Labels of one register ("VAT no.") are none of them: two registers may give one number to two. */
static const char *const labels[] = {
    "organisasjonsnummer", "organisasjonsnr", "organisationsnummer", "organisationsnr", "organisationnumber", "organisationno", "organizationnumber",
    "organizationno",      "orgnummer",       "orgnumber",           "orgnr",           "orgno",              "registreringsnummer", "registreringsnr",
    "registrationnumber",  "registrationno",  "registrationnr",      "regnumber",       "regnummer",          "regno",          "regnr",
};

/* What a country's numbers in the register of companies have around them where they are for value added tax: the same number, of so many digits. Sources: Brønnøysund's and Erhvervsstyrelsen's
 * registers, the Swiss UID register, and the European Commission's list of the forms of VAT numbers. */
static const struct affix {
    const char country[3];
    const char *before, *after;
    size_t digits;
} affixes[] = {
    {"NO", "no", "mva", 9}, {"NO", "no", "", 9},      {"NO", "", "mva", 9},    {"DK", "dk", "", 8},   {"DK", "cvr", "", 8},  {"DK", "cvrnr", "", 8}, {"SE", "se", "01", 10},
    {"SE", "se", "", 10},   {"FI", "fi", "", 8},      {"GB", "gb", "", 9},     {"DE", "de", "", 9},   {"BE", "be", "", 10},  {"FR", "fr", "", 11},   {"IT", "it", "", 11},
    {"PT", "pt", "", 9},    {"PL", "pl", "", 10},     {"CH", "che", "mwst", 9}, {"CH", "che", "tva", 9}, {"CH", "che", "iva", 9}, {"CH", "che", "", 9},
};

/* Digits of any script are read as ours; blanks and signs beyond ASCII say as little as those of it. */
static void add_beyond_ascii(struct text *number, uint32_t codepoint)
{
    const int32_t digit = u_charDigitValue((UChar32)codepoint);

    if (digit >= 0)
        text_add_byte(number, (char)('0' + digit));
    else if (u_isUAlphabetic((UChar32)codepoint))
        text_add_char(number, codepoint);
}

/* Letters and digits, those of ASCII in lower case; a byte that is no text says nothing. */
static char *bare(const char *text)
{
    const char *end = text + strlen(text);
    struct text number = {0};
    uint32_t codepoint;

    for (int step; text < end; text += step > 0 ? step : 1) {
        step = (unsigned char)*text < 0x80 ? 1 : utf8_decode(text, (size_t)(end - text), &codepoint);
        if (step > 1)
            add_beyond_ascii(&number, codepoint);
        else if (step == 1 && isalnum((unsigned char)*text))
            text_add_byte(&number, (char)tolower((unsigned char)*text));
    }
    return text_take(&number);
}

static void label_leave(char *number)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = strlen(labels[i]);

        if (strncmp(number, labels[i], length) != 0 || !strpbrk(number + length, "0123456789"))
            continue;
        memmove(number, number + length, strlen(number + length) + 1);
        return;
    }
}

/* Codes have two letters; asked of every record. */
static bool is_country(const struct affix *affix, const char *country)
{
    return affix->country[0] == country[0] && affix->country[1] == country[1];
}

static bool affix_is(const struct affix *affix, const char *number)
{
    const size_t before = strlen(affix->before);

    return strncmp(number, affix->before, before) == 0 && strspn(number + before, "0123456789") == affix->digits + strspn(affix->after, "0123456789")
           && strcmp(number + before + affix->digits, affix->after) == 0;
}

static const struct affix *affix_find(const char *number, const char *country)
{
    for (size_t i = 0; i < sizeof affixes / sizeof *affixes; i++)
        if ((!country || is_country(&affixes[i], country)) && affix_is(&affixes[i], number))
            return &affixes[i];
    return NULL;
}

static char *unlabelled(const char *text)
{
    char *number = bare(text);

    if (*number == 'o' || *number == 'r')
        label_leave(number);
    return number;
}

/* Leaves the digits; in another country behind the code of the one whose office writes them so, for its own numbers may have those digits, too. */
static void affix_leave(char *number, const struct affix *affix, bool abroad)
{
    const size_t kept = abroad ? strlen(affix->country) : 0;

    memmove(number + kept, number + strlen(affix->before), affix->digits);
    for (size_t i = 0; i < kept; i++)
        number[i] = (char)tolower((unsigned char)affix->country[i]);
    number[kept + affix->digits] = '\0';
}

char *registration_fold(const char *text, const char *country)
{
    char *number = unlabelled(text);
    const struct affix *here = affix_find(number, country), *any = here ? here : affix_find(number, NULL);

    if (any)
        affix_leave(number, any, !here);
    if (!strpbrk(number, "123456789"))
        *number = '\0';
    return number;
}

/* Whether a folded number is a bare one behind the code of a country whose numbers have so many digits. */
static bool is_coded(const char *coded, const char *digits)
{
    const size_t length = strlen(digits);
    bool is = false;

    if (strlen(coded) != length + 2 || strcmp(coded + 2, digits) != 0 || strspn(digits, "0123456789") != length)
        return false;
    for (size_t i = 0; !is && i < sizeof affixes / sizeof *affixes; i++)
        is = affixes[i].digits == length && tolower((unsigned char)affixes[i].country[0]) == coded[0] && tolower((unsigned char)affixes[i].country[1]) == coded[1];
    return is;
}

bool registration_may_be_one(const char *left, const char *right)
{
    return is_coded(left, right) || is_coded(right, left);
}

const char *registration_country(const char *text)
{
    char *number = unlabelled(text);
    const struct affix *affix = affix_find(number, NULL);

    free(number);
    return affix ? affix->country : NULL;
}

bool registration_has_form(const char *country)
{
    for (size_t i = 0; i < sizeof affixes / sizeof *affixes; i++)
        if (is_country(&affixes[i], country))
            return true;
    return false;
}
