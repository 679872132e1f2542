/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules across fields that several record types have in common. */
#ifndef LRN_CHECK_H
#define LRN_CHECK_H

#include "src/record.h"

/* Whether of two dates, where both are there, the later one is not before the earlier one. */
bool check_order(const struct record *record, const char *earlier, const char *later, struct error *error);

/* Whether one at least of the fields (names, NULL at the end) is filled in. */
bool check_any(const struct record *record, const char *const names[], struct error *error);

#endif
