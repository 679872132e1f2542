/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries inside a sentence: "in the United Kingdom", "på Filippinene". */
#ifndef LRN_COUNTRY_PHRASE_H
#define LRN_COUNTRY_PHRASE_H

#include "src/message.h"

/* Where something is that is in a country, with the preposition and the article the language has there; the code itself stands for one that is unknown. The caller frees it. */
char *country_in(const char *code, enum language language);

#endif
