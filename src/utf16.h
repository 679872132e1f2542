/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in the form ICU works on. Only folding and collating need it; everything else is UTF-8. */
#ifndef LRN_UTF16_H
#define LRN_UTF16_H

#include <stddef.h>
#include <stdint.h>

#include <unicode/umachine.h>

struct text;

/* All zero is empty; the memory is kept from one use to the next. */
struct utf16 {
    UChar *units;
    int32_t length;
    int32_t capacity;
};

void utf16_done(struct utf16 *string);

/* Makes room for so many units in all. */
void utf16_reserve(struct utf16 *string, int32_t capacity);

/* Replaces the contents by a UTF-8 string, or so many bytes of one; what is not UTF-8 becomes U+FFFD. */
void utf16_set(struct utf16 *string, const char *utf8);
void utf16_set_part(struct utf16 *string, const char *utf8, size_t length);

/* The character at an offset, which moves behind it; a half of a pair stands for itself. */
UChar32 utf16_next(const struct utf16 *string, int32_t *at);

/* Appends a character. */
void utf16_add(struct utf16 *string, UChar32 codepoint);

/* Appends the contents as UTF-8 to a text. */
void utf16_print(const struct utf16 *string, struct text *text);

#endif
