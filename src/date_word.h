/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words in dates mean, in the languages that lists come in: which month one names, and which say nothing beside the numbers. */
#ifndef LRN_DATE_WORD_H
#define LRN_DATE_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* The month (1 to 12) that so many bytes name, as a whole, as ICU shortens it, or by a beginning of three letters at least that is no other month's;
 * without case and accents. 0 for none. */
int date_word_month(const char *word, size_t length);

/* Whether they are a day of the week or a small word: "Friday 13th of February", "den 13. februar", "13 de febrero". */
bool date_word_is_aside(const char *word, size_t length);

#endif
