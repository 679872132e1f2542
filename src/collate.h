/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order of words in a language: ICU's sort keys (in Norwegian æ ø å come last and aa is å). */
#ifndef LRN_COLLATE_H
#define LRN_COLLATE_H

#include "src/message.h"

struct text;

/* A collator of one language each, opened when first needed. */
struct collator;
struct collator *collator_new(void);
void collator_free(struct collator *collator);

/* Appends the sort key of a string to key. Keys compare with memcmp; names that differ only in case or accents sort beside each other; numbers by value. */
void collate_key(struct collator *collator, enum language language, const char *string, struct text *key);

/* As memcmp, of two keys. */
int collate_compare_keys(const struct text *left, const struct text *right);

/* Compares two strings as the language sorts them. */
int collate_compare(struct collator *collator, enum language language, const char *left, const char *right);

/* The versions of collation data in use: when it differs from what a database stores, its sort keys are rebuilt. Static storage. */
const char *collate_version(void);

#endif
