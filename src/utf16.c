/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/utf16.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>

#include "src/die.h"
#include "src/memory.h"
#include "src/text.h"

/* Characters from BEYOND_UNITS on are two units, one of each half. */
enum { BEYOND_UNITS = 0x10000, FIRST_HALF = 0xD800, SECOND_HALF = 0xDC00, HALF_RANGE = 0x400, REPLACEMENT = 0xFFFD };

void utf16_done(struct utf16 *string)
{
    free(string->units);
    *string = (struct utf16){0};
}

void utf16_reserve(struct utf16 *string, int32_t capacity)
{
    enum { SMALLEST = 64 };

    if (capacity <= string->capacity)
        return;
    int32_t doubled = string->capacity < SMALLEST ? SMALLEST : string->capacity < INT32_MAX / 2 ? 2 * string->capacity : INT32_MAX;
    string->capacity = capacity > doubled ? capacity : doubled;
    string->units = memory_resize(string->units, (size_t)string->capacity, sizeof *string->units);
}

void utf16_set(struct utf16 *string, const char *utf8)
{
    utf16_set_part(string, utf8, strlen(utf8));
}

void utf16_set_part(struct utf16 *string, const char *utf8, size_t length)
{
    UErrorCode status = U_ZERO_ERROR;

    if (length >= INT32_MAX / 4)
        die("a text of %zu bytes is too long", length);
    utf16_reserve(string, (int32_t)length + 1);
    u_strFromUTF8WithSub(string->units, string->capacity, &string->length, utf8, (int32_t)length, REPLACEMENT, NULL, &status);
}

static bool is_half(UChar32 unit, UChar32 first)
{
    return unit >= first && unit < first + HALF_RANGE;
}

UChar32 utf16_next(const struct utf16 *string, int32_t *at)
{
    UChar32 unit = string->units[(*at)++];

    if (!is_half(unit, FIRST_HALF) || *at == string->length || !is_half(string->units[*at], SECOND_HALF))
        return unit;
    return BEYOND_UNITS + (unit - FIRST_HALF) * HALF_RANGE + (string->units[(*at)++] - SECOND_HALF);
}

void utf16_add(struct utf16 *string, UChar32 codepoint)
{
    utf16_reserve(string, string->length + 2);
    if (codepoint >= BEYOND_UNITS) {
        string->units[string->length++] = (UChar)(FIRST_HALF + (codepoint - BEYOND_UNITS) / HALF_RANGE);
        codepoint = SECOND_HALF + codepoint % HALF_RANGE;
    }
    string->units[string->length++] = (UChar)codepoint;
}

void utf16_print(const struct utf16 *string, struct text *text)
{
    enum { PIECE = 256, LONGEST = 4 };
    char bytes[PIECE];
    size_t length = 0;

    for (int32_t i = 0; i < string->length;) {
        UChar32 codepoint = utf16_next(string, &i);
        bool alone = is_half(codepoint, FIRST_HALF) || is_half(codepoint, SECOND_HALF);

        length += (size_t)utf8_encode(alone ? REPLACEMENT : (uint32_t)codepoint, bytes + length);
        if (length > PIECE - LONGEST || i == string->length) {
            text_add_bytes(text, bytes, length);
            length = 0;
        }
    }
}
