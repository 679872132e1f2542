/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in cells of lists from anywhere where a field knows only bands of numbers: 35 where it knows 10-49. */
#ifndef LRN_CLEAN_BAND_H
#define LRN_CLEAN_BAND_H

#include "src/field.h"

/* Reads a clean text as a value of a field of one choice whose codes are all bands ("10-49", the last "250-plus"): a number alone, with words that say that it is about so much or that
 * it is one of people who work there ("ca. 120", "60 employees"), and a range that lies within one band ("20-30", "more than 300"). False, with the value as it was, where it is nothing
 * of that or may be a year, a telephone or a date. */
bool clean_band_read(const struct field *field, const char *text, struct value *value);

#endif
