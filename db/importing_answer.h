/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of an import that fields do not know, and what they mean. Private to db/. */
#ifndef LRN_IMPORTING_ANSWER_H
#define LRN_IMPORTING_ANSWER_H

#include "db/importing.h"

/* Forgets the words that were met; counts one, whatever its case and accents; several: it is known, as more than one. */
void importing_unknown_clear(struct import *import);
void importing_unknown_count(struct import *import, const struct field *field, const char *word, bool several);

void importing_answers_clear(struct import *import);

/* Whether it was said what a word means, now or at an earlier import; value gets it. */
bool importing_answer_find(struct import *import, const struct field *field, const char *word, struct value *value);

/* Whether there is something to learn that is not known already. */
bool importing_answers_are_new(const struct import *import);

/* Learns what was said, in the open change. */
bool importing_answers_learn(struct import *import, struct error *error);

#endif
