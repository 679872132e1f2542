/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of lists that somebody said the meaning of: asked once for each spelling, and known from then on. */
#ifndef LRN_SPELLING_H
#define LRN_SPELLING_H

#include "db/store.h"

/* What a word of a field was said to mean: a text in machine form that field_parse reads ("" where such cells are left empty), NULL where nobody said. It holds for
 * every field of the same vocabulary, of countries, or of references to the same type; otherwise for every field of the kind. Case and accents do not matter.
 * One look by key: whoever asks for the same words often keeps the answers. The caller frees *meaning. */
bool spelling_find(struct store *store, const struct field *field, const char *text, char **meaning, struct error *error);

/* Keeps a meaning, in the open change; what was said of the word before is changed. Said twice of one word within one change the later holds. */
bool spelling_learn(struct store *store, const struct field *field, const char *text, const char *meaning, struct error *error);

/* In the open change: one record becomes another, which words that meant the first mean from then on. */
bool spelling_follow(struct store *store, const struct record_type *type, int64_t gone, int64_t kept, struct error *error);

#endif
