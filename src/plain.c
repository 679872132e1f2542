/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/plain.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <unicode/uchar.h>

#include "src/text.h"

enum { WIDE_FIRST = 0xFF01, WIDE_LAST = 0xFF5E, MINUS = 0x2212, APOSTROPHE = 0x2019 };

/* What stands for a character in an address; NUL where it stays, a delete where it goes. */
enum { STAYS = '\0', GOES = 0x7F };

static char address_character(uint32_t codepoint)
{
    if (u_isUWhiteSpace((UChar32)codepoint))
        return ' ';
    if (codepoint == MINUS || u_charType((UChar32)codepoint) == U_DASH_PUNCTUATION)
        return '-';
    if (codepoint == APOSTROPHE)
        return '\'';
    return u_charType((UChar32)codepoint) == U_FORMAT_CHAR ? GOES : STAYS;
}

/* The signs of other scripts that stand between digits: in Arabic the comma and what groups thousands, in Japanese the comma and the long mark that is written for a dash. */
static char number_sign(uint32_t codepoint)
{
    static const struct sign {
        uint32_t codepoint;
        char plain;
    } signs[] = {{0x060C, ','}, {0x066C, '\''}, {0x3001, ','}, {0x30FC, '-'}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].codepoint == codepoint)
            return signs[i].plain;
    return STAYS;
}

static char number_character(uint32_t codepoint)
{
    const int32_t digit = u_charDigitValue((UChar32)codepoint);

    if (digit >= 0)
        return (char)('0' + digit);
    if (codepoint >= WIDE_FIRST && codepoint <= WIDE_LAST && !u_isUAlphabetic((UChar32)codepoint))
        return (char)(codepoint - WIDE_FIRST + '!');
    const char sign = number_sign(codepoint);
    return sign != STAYS ? sign : address_character(codepoint);
}

static char *plain(const char *string, char (*character)(uint32_t codepoint))
{
    const size_t ascii = text_ascii_length(string);
    struct text text = {0};
    uint32_t codepoint;
    int bytes;

    text_add_bytes(&text, string, ascii);
    string += ascii;
    for (size_t left = strlen(string); (bytes = utf8_decode(string, left, &codepoint)) > 0; string += bytes, left -= (size_t)bytes) {
        const char instead = codepoint < 0x80 ? STAYS : character(codepoint);

        if (instead == STAYS)
            text_add_bytes(&text, string, (size_t)bytes);
        else if (instead != GOES)
            text_add_byte(&text, instead);
    }
    return text_take(&text);
}

char *plain_address(const char *text)
{
    return plain(text, address_character);
}

char *plain_number(const char *text)
{
    return plain(text, number_character);
}
