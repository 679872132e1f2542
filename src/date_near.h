/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days told from today: "tomorrow", "+14". */
#ifndef LRN_DATE_NEAR_H
#define LRN_DATE_NEAR_H

#include "src/date.h"

/* Reads what people type of a day by its distance from today: "today", "tomorrow" or "yesterday" in either language, or a number of days, "+14", "-3". */
bool date_parse_near(const char *text, struct date today, struct date *date);

#endif
