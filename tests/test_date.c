/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "src/date.h"
#include "src/date_near.h"
#include "src/place.h"
#include "src/text.h"
#include "tests/tap.h"

static void is_read(const char *text, const char *expected)
{
    char printed[DATE_TEXT_SIZE];
    struct date date;

    tap_is_text(date_parse(text, &date) ? date_print(date, printed) : "none", expected, "'%s' is read", text);
}

static void is_read_near(const char *text, const char *expected)
{
    char printed[DATE_TEXT_SIZE];
    struct date date;

    tap_is_text(date_parse_near(text, (struct date){2026, 2, 27}, &date) ? date_print(date, printed) : "none", expected, "'%s' is read", text);
}

static void test_near(void)
{
    is_read_near("today", "2026-02-27");
    is_read_near("Tomorrow", "2026-02-28");
    is_read_near(" YESTERDAY", "2026-02-26");
    is_read_near("+14", "2026-03-13");
    is_read_near("-27", "2026-01-31");
    is_read_near("14", "none");
    is_read_near("+", "none");
    is_read_near("+99999", "none");
    is_read_near("", "none");
    is_read_near("+1 day", "none");
}

static void test_reading(void)
{
    static const char *const ways[] = {
        "2026-11-21", "21.11.2026", "21/11/2026", "21-11-2026", "21.11.26", "20261121", "21 Nov 2026", "21. november 2026",
        "21 NOVEMBER 2026", "21. nov. 2026", " 21.11.2026 ", "2026/11/21", "21 11 2026", "21-Nov-26", "2026 November 21",
        "Nov 21, 2026", "November 21st, 2026", "Nov. 21, 26", "21st of November 2026", "Sat, 21 Nov 2026", "Saturday 21st November, 2026",
        "den 21. november 2026", "lørdag 21. nov. 2026", "21 de noviembre de 2026", "21 novembre 2026", "21º nov 2026",
    };
    static const char *const none[] = {
        "", "x", "2026", "21.11", "2026-13-01", "2026-02-29", "31.04.2026", "0000-00-00", "2026-11-21x", "21 no 2026", "21..  11.2026",
        "11/21/2026", "2026112", "202611211", "1.2.3", "21.11.202", "21.11.20266", "-21.11.2026", "32.1.2026", "0.1.2026", "2100-02-29",
        "Feb 30, 2026", "Nov 2026", "Nov 21", "Nov Nov 2026", "21 Nov Dec 2026", "21 Nob 2026", "21th2026 Nov", "2026th Nov 21", "1 jui 2026",
        "11 21 2026 Nov", "November", "Saturday", "of", "21 x 11 2026",
    };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        is_read(ways[i], "2026-11-21");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        is_read(none[i], "none");
    is_read("29.2.2024", "2024-02-29");
    is_read("2000-02-29", "2000-02-29");
    is_read("1 May 26", "2026-05-01");
    is_read("1 Sept 2026", "2026-09-01");
    is_read("1er août 2026", "2026-08-01");
    is_read("14 fevrier 2026", "2026-02-14");
    is_read("Mar 1, 2026", "2026-03-01");
    is_read("3rd des. 2026", "2026-12-03");
}

static void test_month_first(void)
{
    struct date date = {0};

    tap_ok(date_parse_month_first("02/13/2026", &date) && date.month == 2 && date.day == 13 && date.year == 2026, "a month before the day is known");
    tap_ok(!date_parse_month_first("13/13/2026", &date) && !date_parse_month_first("2026-02-13", &date) && !date_parse_month_first("13 Feb 2026", &date),
           "where there is one");
}

static void test_order(void)
{
    static const struct {
        const char *text;
        enum date_order order;
    } orders[] = {
        {"21/11/2026", DATE_ORDER_DAY_FIRST}, {"11/21/2026", DATE_ORDER_MONTH_FIRST}, {"02/03/2026", DATE_ORDER_EITHER}, {"2-3-26", DATE_ORDER_EITHER},
        {"03/03/2026", DATE_ORDER_NONE},      {"2026-02-03", DATE_ORDER_NONE},         {"31/31/2026", DATE_ORDER_NONE},   {"30/02/2026", DATE_ORDER_NONE},
        {"3 Feb 2026", DATE_ORDER_NONE},      {"20260203", DATE_ORDER_NONE},           {"02/30/2026", DATE_ORDER_NONE},   {"", DATE_ORDER_NONE},
    };

    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        tap_is_number(date_order_of(orders[i].text), orders[i].order, "the order of %s", orders[i].text);
}

static void test_calendar(void)
{
    struct date date = {1900, 1, 1};
    bool same = true;

    tap_is_number(date_to_days((struct date){1970, 1, 1}), 0, "days count from 1970");
    tap_is_number(date_to_days((struct date){2026, 11, 21}), 20778, "as the clock's seconds do");
    tap_is_number(date_to_days((struct date){1969, 12, 31}), -1, "and backwards");
    for (int64_t days = date_to_days(date); date.year < 2200; days++) {
        date = date_from_days(days);
        same = same && date_to_days(date) == days && date.month >= 1 && date.month <= 12 && date.day >= 1;
    }
    tap_ok(same, "every day of 300 years there and back");
    date = date_from_days(date_to_days((struct date){9999, 12, 31}));
    tap_ok(date.year == 9999 && date.month == 12 && date.day == 31, "the last day there is");
}

static void is_after(const char *text, int months, const char *expected)
{
    char printed[DATE_TEXT_SIZE];
    struct date date = {0};

    date_parse(text, &date);
    tap_is_text(date_print(date_add_months(date, months), printed), expected, "%s and %d months", text, months);
}

static void test_months(void)
{
    is_after("2026-11-21", 24, "2028-11-21");
    is_after("2026-11-30", 3, "2027-02-28");
    is_after("2027-11-30", 3, "2028-02-29");
    is_after("2026-01-31", -2, "2025-11-30");
    is_after("2026-12-15", 1, "2027-01-15");
    is_after("9999-12-31", 12, "9999-12-31");
    is_after("0001-01-01", -1, "0001-01-01");
}

static void test_english(void)
{
    char text[DATE_TEXT_SIZE];

    tap_is_text(date_show((struct date){2026, 11, 21}, LANGUAGE_EN, text), "21 Nov 2026", "a date in English");
    tap_is_text(moment_show("2026-11-21T23:30:59Z", LANGUAGE_EN, text), "22 Nov 2026 00:30", "a moment in local time");
    tap_is_text(moment_show("2026-07-01T00:00:00Z", LANGUAGE_EN, text), "1 Jul 2026 02:00", "a moment in summer time");
    tap_is_text(moment_show("rubbish", LANGUAGE_EN, text), "rubbish", "what is no moment is shown as it is");
}

static void test_norwegian(void)
{
    static const char *const names[] = {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
                                        "desember"};
    char text[DATE_TEXT_SIZE];

    message_open(place_catalogue);
    if (strcmp(message_in(LANGUAGE_NB, NC_("short month", "Oct")), "Oct") == 0) {
        tap_skip(12 * 3 + 2, "the Norwegian catalogue is not there");
        return;
    }
    for (int month = 1; month <= 12; month++) {
        struct date date = {2026, month, 28}, read = {0};
        struct text written = {0};
        text_add_format(&written, "28. %s 2026", names[month - 1]);
        tap_ok(date_parse(text_string(&written), &read) && read.month == month, "%s is read", names[month - 1]);
        tap_ok(text_width(date_show(date, LANGUAGE_NB, text)) <= 13, "'%s' fits into a list's column", text);
        tap_ok(date_parse(text, &read) && read.month == month && read.day == 28, "'%s' is read back", text);
        text_done(&written);
    }
    tap_is_text(date_show((struct date){2026, 11, 21}, LANGUAGE_NB, text), "21. nov. 2026", "a date in Norwegian");
    tap_is_text(moment_show("2026-11-21T13:03:22Z", LANGUAGE_NB, text), "21. nov. 2026 kl. 14.03", "a moment in Norwegian");
    message_close();
}

static void test_now(void)
{
    char before[DATE_TEXT_SIZE], text[DATE_TEXT_SIZE];
    struct tm utc;
    time_t now = time(NULL);

    gmtime_r(&now, &utc);
    strftime(before, sizeof before, "%Y-%m-%dT%H:%M:%SZ", &utc);
    moment_now(text);
    tap_ok(strlen(text) == strlen(before) && strcmp(text, before) >= 0 && strncmp(text, before, 8) == 0, "now is %s", text);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    test_reading();
    test_near();
    test_month_first();
    test_order();
    test_calendar();
    test_months();
    test_english();
    test_norwegian();
    test_now();
    return tap_done();
}
