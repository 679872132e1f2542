/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers in cells of lists from anywhere. */
#ifndef LRN_CLEAN_PHONE_H
#define LRN_CLEAN_PHONE_H

#include "src/field.h"

/* Reads a clean text as a value of a telephone field: all its numbers, whatever separates them, with a slash between. Commas between groups of digits too short to be numbers
 * ("254,711,222") separate nothing; a word that says no more than that it is a telephone's ("Tlf.", "mobile") says nothing. False with an error where something else in it is no number; value then holds the numbers that are there, and the error says which. */
bool clean_phone_read(const struct field *field, const char *text, struct value *value, struct error *error);

#endif
