/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar dates: stored as 2026-11-21, read in the ways people write them, written as the language does. */
#ifndef LRN_DATE_H
#define LRN_DATE_H

#include "src/message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
    int year;  /* 1..9999 */
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

enum { DATE_TEXT_SIZE = 48 };

/* Reads 2026-11-21, 21.11.2026, 21/11/2026, 21.11.26 (year 2000+), 20261121: day before month. With the month as a word of a language that lists come in, or
 * short, also after it and as people say it: "21 Nov 2026", "21. november 2026", "November 21st, 2026", "21 de noviembre de 2026". False where it is no day of
 * the calendar. */
bool date_parse(const char *text, struct date *date);

/* In which order the numbers of a date may be read: 21/11/2026 with the day first only, 11/21/2026 with the month first only, 2/3/2026 both ways, and 3/3/2026 is the same either way:
 * none, as for what is no date of numbers or begins with the year. */
enum date_order { DATE_ORDER_NONE, DATE_ORDER_DAY_FIRST, DATE_ORDER_MONTH_FIRST, DATE_ORDER_EITHER };
enum date_order date_order_of(const char *text);

/* What a date of numbers is where the month stands before the day, as in 11/21/2026: for telling, and for lists that are written so. */
bool date_parse_month_first(const char *text, struct date *date);

/* Bytes of a text before a time of the day behind it, as computers write both ("2026-11-21 10:00:00", "2026-11-21T10:00Z", "11/21/2026 10:00 AM"); all of them where there is none. */
size_t date_length(const char *text);

/* Writes 2026-11-21; as the language writes it: 21 November 2026 -> "21 Nov 2026", "21. nov. 2026" (short, aligned enough for lists: at most 13 columns). Returns text. */
const char *date_print(struct date date, char text[DATE_TEXT_SIZE]);
const char *date_show(struct date date, enum language language, char text[DATE_TEXT_SIZE]);

/* Writes a moment (UTC, ISO 8601 as the history keeps it) as local day and time in the language: "21 Nov 2026 14:03". Returns text. */
const char *moment_show(const char *utc, enum language language, char text[DATE_TEXT_SIZE]);

/* The local day of such a moment; false where it is none. */
bool moment_day(const char *utc, struct date *date);

/* Now as UTC, ISO 8601 to the second: 2026-11-21T14:03:22Z. */
const char *moment_now(char text[DATE_TEXT_SIZE]);

/* Today by the local clock. */
struct date date_today(void);

/* Days since 1970-01-01, and back; adding months keeps the day or takes the month's last. */
int64_t date_to_days(struct date date);
struct date date_from_days(int64_t days);
struct date date_add_months(struct date date, int months);

#endif
