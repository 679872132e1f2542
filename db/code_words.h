/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a code is found by, kept while many records are read: there are a few hundred codes, and folding their words takes most of the time otherwise. Private to db/. */
#ifndef LRN_CODE_WORDS_H
#define LRN_CODE_WORDS_H

#include "db/database.h"
#include "src/text.h"

struct code_words;
struct code_words *code_words_new(void);
void code_words_free(struct code_words *kept);

/* Adds the words of one code of a field, in all languages, as words_add does. */
void code_words_add(struct code_words *kept, struct store *store, const struct field *field, const char *code, size_t length,
                    struct text *words);

#endif
