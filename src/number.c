/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/number.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/vocabulary.h"

enum { GROUP_DIGITS = 3, MOST_DIGITS = 15, HUNDRED = 100 };

#define NO_BREAK_SPACE "\u00a0"

static const struct separators {
    const char *group;
    const char *decimal;
} separators[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = {",", "."},
    [LANGUAGE_NB] = {NO_BREAK_SPACE, ","},
};

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

/* A number taken apart: its digits before and after the decimal separator. */
struct figures {
    int64_t whole;
    char fraction[3]; /* digits, at most two */
};

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* Whether the digits after the separator at a place are the decimals: they do not make a group, or another separator has grouped. */
static bool is_decimal(const char *text, const char *at, char group)
{
    size_t after = digits_at(at + 1);

    if ((*at != '.' && *at != ',') || at[1 + after])
        return false;
    return group ? *at != group : after != GROUP_DIGITS || *text == '0' || at - text > GROUP_DIGITS;
}

/* Appends count digits to a number that has *used already. */
static bool whole_add(int64_t *whole, size_t *used, const char *digits, size_t count)
{
    *used += count;
    for (size_t i = 0; *used <= MOST_DIGITS && i < count; i++)
        *whole = *whole * 10 + digits[i] - '0';
    return *used <= MOST_DIGITS;
}

static bool fraction_read(struct figures *figures, const char *digits)
{
    size_t count = digits_at(digits);

    if (digits[count] || count == 0 || count >= sizeof figures->fraction)
        return false;
    memcpy(figures->fraction, digits, count);
    return true;
}

/* Reads a number without sign: one to three digits, then groups of three behind the same separator, then decimals behind another. */
static bool figures_read(const char *text, struct figures *figures)
{
    size_t count = digits_at(text), used = 0;
    const char *at = text + count;
    char group = '\0';

    *figures = (struct figures){0};
    if (count == 0 || !whole_add(&figures->whole, &used, text, count))
        return false;
    while (*at) {
        if (is_decimal(text, at, group))
            return fraction_read(figures, at + 1);
        if (!strchr(" .,'", *at) || (group && *at != group) || count > GROUP_DIGITS || digits_at(at + 1) != GROUP_DIGITS)
            return false;
        group = *at;
        if (!whole_add(&figures->whole, &used, at + 1, GROUP_DIGITS))
            return false;
        at += 1 + GROUP_DIGITS;
    }
    return true;
}

bool number_parse_whole(const char *text, int64_t *number)
{
    struct figures figures;
    bool negative = *text == '-';

    if (!figures_read(text + (negative || *text == '+'), &figures) || figures.fraction[strspn(figures.fraction, "0")])
        return false;
    *number = negative ? -figures.whole : figures.whole;
    return true;
}

/* Reads the words or the sign of a currency; *code is NULL where it does not say which. */
static bool currency_read(const char *text, const char **code)
{
    static const struct currency_sign {
        const char *sign;
        const char *code;
    } signs[] = {{"£", "GBP"}, {"€", "EUR"}, {"$", "USD"}, {"kr", NULL}, {"kr.", NULL}, {"Kr", NULL}, {"KR", NULL}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].sign, text) == 0) {
            *code = signs[i].code;
            return true;
        }
    }
    const struct term *term = vocabulary_find(&vocabulary_currency, text);
    *code = term ? term->code : NULL;
    return term != NULL;
}

/* Cuts a text into what stands before its digits, the digits with their separators, and what follows; each trimmed. */
static void amount_cut(const char *text, char *parts[3])
{
    size_t first = strcspn(text, "0123456789"), end = strlen(text);

    while (end > first && !isdigit((unsigned char)text[end - 1]))
        end--;
    const size_t bounds[] = {0, first, end, strlen(text)};
    for (size_t i = 0; i < 3; i++) {
        char *part = string_copy_part(text + bounds[i], bounds[i + 1] - bounds[i]);
        parts[i] = text_trimmed(part);
        free(part);
    }
}

/* Whether what follows an amount only closes it, as in "1650,-". */
static bool is_closing(const char *text)
{
    return strcmp(text, ",-") == 0 || strcmp(text, ".-") == 0;
}

bool number_parse_amount(const char *text, int64_t *hundredths, const char **currency)
{
    char *parts[3];
    const char *code = NULL;
    struct figures figures;

    amount_cut(text, parts);
    bool before = *parts[0], after = *parts[2] && !is_closing(parts[2]);
    bool read = figures_read(parts[1], &figures) && !(before && after);
    if (read && (before || after))
        read = currency_read(before ? parts[0] : parts[2], &code);
    for (size_t i = 0; i < 3; i++)
        free(parts[i]);
    if (!read)
        return false;
    *hundredths = figures.whole * HUNDRED;
    if (figures.fraction[0])
        *hundredths += (figures.fraction[0] - '0') * 10 + (figures.fraction[1] ? figures.fraction[1] - '0' : 0);
    if (currency)
        *currency = code;
    return true;
}

bool number_amount_is_open(const char *text)
{
    char *parts[3];
    const char *code = NULL;

    amount_cut(text, parts);
    const char *sign = *parts[0] ? parts[0] : parts[2];
    bool open = *sign && currency_read(sign, &code) && !code;
    for (size_t i = 0; i < 3; i++)
        free(parts[i]);
    return open;
}

static const char *digits_pass(const char *text)
{
    return text + strspn(text, "0123456789");
}

bool number_is_rounded(const char *text)
{
    const char *at = digits_pass(text);

    if (at != text && (*at == '.' || *at == ','))
        at = digits_pass(at + 1);
    if (at == text || (*at != 'E' && *at != 'e') || at[1] != '+')
        return false;
    at += 2;
    return isdigit((unsigned char)*at) && *digits_pass(at) == '\0';
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static void text_add_grouped(struct text *text, int64_t number, const char *group)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);

    for (int i = 0; i < length; i++) {
        bool begins_group = i > 0 && (length - i) % GROUP_DIGITS == 0;

        if (begins_group && digits[i - 1] != '-')
            text_add(text, group);
        text_add_bytes(text, digits + i, 1);
    }
}

char *number_show_whole(int64_t number, enum language language)
{
    struct text text = {0};

    text_add_grouped(&text, number, separators[language].group);
    return text_take(&text);
}

char *number_show_amount(int64_t hundredths, enum language language)
{
    struct text text = {0};

    text_add_grouped(&text, hundredths / HUNDRED, separators[language].group);
    if (hundredths % HUNDRED)
        text_add_format(&text, "%s%02d", separators[language].decimal, (int)(hundredths % HUNDRED));
    return text_take(&text);
}

char *number_print_amount(int64_t hundredths)
{
    return string_format("%" PRId64 ".%02d", hundredths / HUNDRED, (int)(hundredths % HUNDRED));
}
