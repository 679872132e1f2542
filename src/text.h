/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing UTF-8 string, and the reading of UTF-8: what is valid, how wide it is on the screen, where a letter ends. */
#ifndef LRN_TEXT_H
#define LRN_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes with their length; bytes is always ended by a NUL once anything was added. All zero is an empty text. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

/* Releases what a text holds and makes it empty. */
void text_done(struct text *text);

/* Makes the text empty, or cuts it off after so many of its bytes, and keeps its memory. */
void text_clear(struct text *text);
void text_truncate(struct text *text, size_t length);

/* Appends one byte; length bytes; a string; a character; formatted text. */
void text_add_byte(struct text *text, char byte);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add(struct text *text, const char *string);
void text_add_char(struct text *text, uint32_t codepoint);
void text_add_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_add_format_list(struct text *text, const char *format, va_list arguments);

/* Replaces the bytes [from, to) by string (length bytes). */
void text_replace(struct text *text, size_t from, size_t to, const char *string, size_t length);

/* The text as a string, never NULL; valid until the text changes. */
const char *text_string(const struct text *text);

/* Hands over the bytes (never NULL); the text is empty afterwards and the caller frees them. */
char *text_take(struct text *text);

/* Reads one character of UTF-8 at bytes (length left); returns its bytes, 0 at the end, and -1 for a byte that is not valid UTF-8
 * (overlong forms, surrogates and values past U+10FFFF are not). */
int utf8_decode(const char *bytes, size_t length, uint32_t *codepoint);

/* Writes a character as UTF-8 into 4 bytes; returns how many. */
int utf8_encode(uint32_t codepoint, char bytes[4]);

/* Whether all bytes are valid UTF-8 without NUL. */
bool utf8_is_valid(const char *bytes, size_t length);

/* How many bytes at the beginning are printable ASCII: of most texts all of them, which spares looking at each character. */
size_t text_ascii_length(const char *string);

/* Screen columns of a character as wcwidth counts (ncurses does the same): 0, 1 or 2; a character that is never sent
 * (control, escape, bidi override) counts as the one column of its visible mark. */
int utf8_width(uint32_t codepoint);

/* Screen columns of a string as text_visible shows it. */
int text_width(const char *string);

/* Bytes of the longest beginning of string that fits into columns; *used gets the columns it takes (may be NULL). */
size_t text_fit(const char *string, int columns, int *used);

/* Byte offset of the grapheme before or after offset: a letter with its combining marks is one step. */
size_t text_previous(const char *string, size_t offset);
size_t text_next(const char *string, size_t length, size_t offset);

/* Byte offset of the beginning of the word before offset, and of the end of the word after it, as readline moves (Alt-B, Alt-F). */
size_t text_word_left(const char *string, size_t offset);
size_t text_word_right(const char *string, size_t length, size_t offset);

/* A copy fit for a terminal or a one-line message: tabs and line feeds become blanks (keep_lines leaves line feeds); other control
 * characters, escapes, bidi controls, invalid bytes and what is not seen become the visible mark U+FFFD (sight.h). As wide as text_width() says. The caller frees it. */
char *text_visible(const char *string, bool keep_lines);

/* The same for a file that somebody reads: only what a terminal would obey, and invalid bytes, become marks. The caller frees it. */
char *text_inert(const char *string, bool keep_lines);

/* Where a text begins, and how long it is, without blanks (Unicode's included) at both ends; a copy of that, which the caller frees. */
const char *text_trim(const char *string, size_t *length);
char *text_trimmed(const char *string);

/* Whether a text has something to read: a character that is no control, no blank of any script and not always invisible. */
bool text_is_readable(const char *string);

/* Whether a text has a control character other than a line feed or a tab. */
bool text_has_control(const char *string);

/* One line of a wrapped text: bytes [start, start + length), columns wide. */
struct text_line {
    size_t start;
    size_t length;
    int width;
};

/* Breaks a text into lines of at most columns, at blanks where there are any, a word that is too long where it is easiest read, and always at line feeds; returns how many lines
 * there are (at least one) and allocates *lines, which the caller frees. */
size_t text_wrap(const char *string, int columns, struct text_line **lines);

#endif
