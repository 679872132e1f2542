/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as they are compared: their words without those that say nothing of who it is. For src/similar*.c, but for similar_word_is_filler. */
#ifndef LRN_SIMILAR_NAME_H
#define LRN_SIMILAR_NAME_H

#include "src/fold.h"
#include "src/text.h"

enum { SIMILAR_NAME_WORDS = 24 };

struct similar_name {
    uint64_t whole;     /* stands for all it says */
    struct text folded; /* its words are cut apart by NUL */
    const char *words[SIMILAR_NAME_WORDS];
    size_t count;
    struct text kinds; /* the words for its kind */
    bool kind_slipped; /* one of them is written as none is */
};

/* Reads a name, or one from what it folds to. One of nothing but words that say nothing is what it is. similar_name_done is called once in the end. */
void similar_name_read(struct folder *folder, const char *text, struct similar_name *name);
void similar_name_take(const char *folded, size_t length, struct similar_name *name);
void similar_name_done(struct similar_name *name);

/* The share of letters in words that both names have, of 100. */
int similar_name_score(const struct similar_name *left, const struct similar_name *right);

/* Whether both have the same words, whether the British or the Americans spelt them; and whether they are the same letter by letter but for case, accents and signs. */
bool similar_name_is_same(const struct similar_name *left, const struct similar_name *right);
bool similar_name_is_equal(const struct similar_name *left, const struct similar_name *right);

/* How many letters a slip of the hand must have left out, doubled, swapped or taken for others to make one of the other, in long words without digits alone, or whether a blank is missing;
 * 0 where they are the same, or more apart than slips make them. */
int similar_name_slips(const struct similar_name *left, const struct similar_name *right);

/* What is left of a name where a vowel was written wrong, and where a consonant was, as numbers: a name with one slip keeps one of them. An h counts in neither. False where so little is
 * left that it tells nothing. The first begins with begin, to which country or kind may be added. */
bool similar_name_consonants(const struct similar_name *name, uint64_t begin, uint64_t *hash);
bool similar_name_vowels(const struct similar_name *name, uint64_t begin, uint64_t *hash);

/* Whether one of them says nothing of its kind, or both the same, however it is spelt: centre and center. */
bool similar_name_kinds_agree(const struct similar_name *left, const struct similar_name *right);

/* Whether a word, in lower case, says nothing of who it is: a legal form, "of", "i". */
bool similar_word_is_filler(const char *word);

/* Whether a word is among words that are in the order of strcmp. */
bool similar_word_is_among(const char *word, const char *const *words, size_t count);

#endif
