/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 made text of another encoding, for files that others read: characters it lacks become '?' and are counted, never lost silently. */
#ifndef LRN_ENCODER_H
#define LRN_ENCODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct text;

/* A character that the encoding lacks, and how often it was asked for. */
struct encoder_lack {
    uint32_t codepoint;
    uint64_t count;
};

struct encoder;

/* An encoder to the encoding, by any name that encoding_name or iconv knows; NULL with ERROR_USAGE where nobody does. */
struct encoder *encoder_new(const char *encoding, struct error *error);
void encoder_free(struct encoder *encoder);

/* Appends the encoding's byte order mark (those of Unicode have one, the others add nothing). */
void encoder_add_mark(const struct encoder *encoder, struct text *text);

/* Appends length bytes of UTF-8, whole characters, to text in the encoding. Bytes that are not UTF-8 count as U+FFFD. */
void encoder_add(struct encoder *encoder, const char *bytes, size_t length, struct text *text);

/* The characters that were replaced so far, in the order of their codepoints; at most the first thousand different ones. Valid until the next
 * call of encoder_add. */
size_t encoder_lacks(const struct encoder *encoder, const struct encoder_lack **lacks);

/* How many characters were replaced in all. */
uint64_t encoder_lack_count(const struct encoder *encoder);

/* Whether a copy, both in UTF-8, is the text as it comes back from an encoding that lacks some of its letters: each of these is a question mark, and nothing else differs. */
bool encoder_is_lacking_copy(const char *text, const char *copy);

/* A copy that has changed since, with those of its words that lack letters as the text has them; the caller frees it. NULL where none is such a word. */
char *encoder_lacking_restore(const char *text, const char *copy);

#endif
