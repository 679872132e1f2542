/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that people type compared with words that are known, with case, accents and punctuation left aside. */
#ifndef LRN_KEY_H
#define LRN_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* The key of a word: its fold_key, but where only digits are left its signs stay, since 250+ is not <250 nor 19 1-9. The caller frees it. */
char *key_of(const char *word);

/* Whether a word's key is this one. An empty key is nobody's. */
bool key_is(const char *key, const char *word);

/* Whether one of the words of a list separated by "|" (may be NULL) has this key. */
bool key_is_among(const char *key, const char *words);

/* Whether a message (N_() or NC_()) has this key in one of the languages. */
bool key_is_message(const char *key, const char *message);

/* Whether a word's key begins with this one; the same of a message in one of the languages. */
bool key_begins(const char *key, const char *word);
bool key_begins_message(const char *key, const char *message);

/* How many letters must be added, taken out, put in another's place or swapped to make one key of the other, at most limit; limit + 1
 * where it is more. Counts bytes of the keys. */
size_t key_distance(const char *left, const char *right, size_t limit);

#endif
