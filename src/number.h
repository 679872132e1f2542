/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers and amounts of money, read in the ways people group and point them, written as the language does. */
#ifndef LRN_NUMBER_H
#define LRN_NUMBER_H

#include "src/message.h"

#include <stdbool.h>
#include <stdint.h>

/* Reads 1200, "1 200", 1.200, 1,200, 1'200, -3, and 1200.0 as spreadsheets write it. False where it is no whole number or has over 15 digits.
 * Blanks must be ASCII ones. */
bool number_parse_whole(const char *text, int64_t *number);

/* Reads an amount in hundredths: 150, "1 650,50", 1,650.50, "1650,-", "GBP 150", £150, "150 kr". One separator before three digits groups,
 * before one or two it points. *currency (may be NULL) gets the code of vocabulary_currency that stands there, NULL where none does or where
 * it could be several ("kr"). False where it is no amount, has more than two decimals or is negative. */
bool number_parse_amount(const char *text, int64_t *hundredths, const char **currency);

/* Whether an amount stands with a sign that several currencies have: "1650 kr". */
bool number_amount_is_open(const char *text);

/* Whether a text is a long number that a spreadsheet wrote short, so that its last digits are lost: 9.19876E+11. */
bool number_is_rounded(const char *text);

/* Writes a whole number in groups of three: "1,200", in Norwegian "1 200" with a no-break space. The caller frees it. */
char *number_show_whole(int64_t number, enum language language);

/* Writes an amount in the same way, with two decimals where it is not whole: "1,650", "1 650,50". The caller frees it. */
char *number_show_amount(int64_t hundredths, enum language language);

/* Writes an amount as machines read it: "1650.50". The caller frees it. */
char *number_print_amount(int64_t hundredths);

#endif
