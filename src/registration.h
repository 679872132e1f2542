/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registration numbers: what of one tells who it is, however it is written. */
#ifndef LRN_REGISTRATION_H
#define LRN_REGISTRATION_H

#include <stdbool.h>

/* The letters and digits of a number, in lower case, without a label before it ("Org.nr."), and without what its country's tax office puts around it where it is that country's:
 * of Norway "NO 912 345 678 MVA" is "912345678", of Switzerland "CHE-116.281.710 MWST" is "116281710". Elsewhere both keep the code of that country, "no912345678",
 * and what does not fit to the digit stays. Digits of any script are ours. country is a code, "" where it is not known. Empty where there is no digit but zeros: "applied for", "yes" and "000"
 * are no numbers. The caller frees it. */
char *registration_fold(const char *number, const char *country);

/* Whether two folded numbers that differ may be one all the same: outside its country a register's number may stand bare, and beside it with the code of that country. Nobody can tell. */
bool registration_may_be_one(const char *left, const char *right);

/* The country whose tax office writes a number so; NULL where nothing tells. And whether a country's has a way of writing that tells. */
const char *registration_country(const char *number);
bool registration_has_form(const char *country);

#endif
