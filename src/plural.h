/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plural rules as catalogues of translations bear them. */
#ifndef LRN_PLURAL_H
#define LRN_PLURAL_H

/* The value for n of a plural rule as catalogues write it ("n%10==1 && n%100!=11 ? 0 : 1"): C's expressions over n without assignment.
 * 0 for a rule that cannot be read. */
unsigned long plural_evaluate(const char *rule, unsigned long n);

#endif
