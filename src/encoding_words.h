/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which an 8-bit encoding was told, where they are so few that somebody should look at them. */
#ifndef LRN_ENCODING_WORDS_H
#define LRN_ENCODING_WORDS_H

#include <stddef.h>

enum {
    ENCODING_WORDS_MAXIMUM = 2, /* with more there is no doubt */
    ENCODING_WORD_SIZE = 96     /* bytes of one, the rest is cut */
};

struct encoding_words {
    char words[ENCODING_WORDS_MAXIMUM][ENCODING_WORD_SIZE];
    size_t count; /* 0: none has other than ASCII, or more than so many do */
};

/* The different words with other than ASCII that the encoding (a name that decoder_new takes) makes of the bytes, as UTF-8; a hard blank does not end a word, and is a plain one here. */
struct encoding_words encoding_words_find(const char *encoding, const char *bytes, size_t length);

#endif
