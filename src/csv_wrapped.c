/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_wrapped.h"

#include <string.h>

#include "src/text.h"

/* Of that many lines one may be quoted otherwise: mended by hand, or a part of a row over several lines. */
enum { STRANGE_SHARE = 5 };

/* Delimiters of programs: a cell with one of them in it is quoted, as one with a quotation mark is. */
static const char delimiters[] = {',', ';', '\t'};

/* Where the cell's text ends; NULL where a quotation mark in it stands alone. */
static const char *inside_end(const char *at, const char *end)
{
    while (at < end && (at = memchr(at, '"', (size_t)(end - at)))) {
        if (at + 1 == end || at[1] != '"')
            return at;
        at += 2;
    }
    return NULL;
}

bool csv_wrapped_take(const char *line, size_t length, struct text *inner)
{
    const char *end = line + length;

    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (end - line < 2 || *line != '"' || end[-1] != '"' || inside_end(line + 1, end) != end - 1)
        return false;
    for (const char *at = line + 1; at < end - 1; at += *at == '"' ? 2 : 1)
        text_add_byte(inner, *at);
    return true;
}

void csv_wrapping_add(struct csv_wrapping *wrapping, const char *text, size_t length, bool is_wrapped)
{
    const bool has_quote = memchr(text, '"', length) != NULL;

    *(is_wrapped ? &wrapping->wrapped : &wrapping->others) += 1;
    for (size_t i = 0; i < sizeof delimiters; i++) {
        bool must = has_quote || memchr(text, delimiters[i], length);
        wrapping->strange[i] += must != is_wrapped ? 1 : 0;
    }
}

bool csv_wrapped_is_prose(const char *inner, size_t length, char delimiter)
{
    size_t found = 0, spaced = 0;

    for (size_t i = 0; i + 1 < length; i++) {
        found += inner[i] == delimiter ? 1 : 0;
        spaced += inner[i] == delimiter && inner[i + 1] == ' ' ? 1 : 0;
    }
    return spaced * 2 > found;
}

bool csv_wrapping_is(const struct csv_wrapping *wrapping)
{
    for (size_t i = 0; i < sizeof delimiters; i++) {
        if (wrapping->wrapped > 0 && wrapping->strange[i] * STRANGE_SHARE <= wrapping->wrapped + wrapping->others)
            return true;
    }
    return false;
}
