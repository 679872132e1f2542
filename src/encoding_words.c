/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <unicode/uchar.h>

#include "src/decoder.h"
#include "src/text.h"

enum { HARD_BLANK = 0xa0 };

/* The word that is being read. */
struct word {
    char text[ENCODING_WORD_SIZE];
    size_t length;
    bool is_plain; /* only ASCII so far */
};

static bool is_of_word(uint32_t codepoint)
{
    if (codepoint >= 0x80)
        return !u_iscntrl((UChar32)codepoint);
    return u_isalnum((UChar32)codepoint) || codepoint == '\'' || codepoint == '-';
}

static void word_add(struct word *word, const char *bytes, size_t length, uint32_t codepoint)
{
    word->is_plain = word->is_plain && codepoint < 0x80;
    if (codepoint == HARD_BLANK) {
        bytes = " ";
        length = 1;
    }
    if (word->length + length >= sizeof word->text)
        return;
    memcpy(word->text + word->length, bytes, length);
    word->length += length;
}

/* False where there are too many. */
static bool words_take(struct encoding_words *words, struct word *word)
{
    const bool counts = !word->is_plain;
    bool known = false;

    word->text[word->length] = '\0';
    for (size_t i = 0; i < words->count; i++)
        known = known || strcmp(words->words[i], word->text) == 0;
    if (counts && !known && words->count == ENCODING_WORDS_MAXIMUM)
        return false;
    if (counts && !known)
        memcpy(words->words[words->count++], word->text, word->length + 1);
    *word = (struct word){.is_plain = true};
    return true;
}

struct encoding_words encoding_words_find(const char *encoding, const char *bytes, size_t length)
{
    struct encoding_words words = {0};
    struct word word = {.is_plain = true};
    struct text text = {0};
    struct decoder *decoder = decoder_new(encoding, NULL);

    decoder_add(decoder, bytes, length, 0, &text);
    decoder_free(decoder);
    const char *at = text_string(&text);
    bool few = true;
    for (size_t left = text.length, size; few && left > 0; left -= size, at += size) {
        uint32_t codepoint = 0;
        size = (size_t)utf8_decode(at, left, &codepoint);
        if (is_of_word(codepoint))
            word_add(&word, at, size, codepoint);
        else
            few = words_take(&words, &word);
    }
    few = few && words_take(&words, &word);
    text_done(&text);
    return few ? words : (struct encoding_words){0};
}
