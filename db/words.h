/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as the words a search compares. Private to db/. */
#ifndef LRN_WORDS_H
#define LRN_WORDS_H

#include "db/database.h"
#include "src/text.h"

/* Appends a text as words: folded, with a blank before the first and after each, so that instr(words, ' beginning') finds the beginnings of
 * words and instr(words, ' whole words ') whole ones. What holds no word adds nothing. */
void words_add(struct store *store, const char *string, struct text *words);

/* The words, in all languages, by which one of a field's codes is found. The caller frees them. */
char *words_of_code(struct store *store, const struct field *field, const char *code);

#endif
