/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/date.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "src/date_word.h"

enum { MONTHS = 12, LAST_YEAR = 9999, DAY_SECONDS = 24 * 60 * 60 };

/* TRANSLATORS: short names of months, as they stand in a date in a list; four letters with the point at most. */
static const char *const month_short_names[MONTHS] = {
    NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"), NC_("short month", "Apr"),
    NC_("short month", "May"), NC_("short month", "Jun"), NC_("short month", "Jul"), NC_("short month", "Aug"),
    NC_("short month", "Sep"), NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

/* --- The calendar ----------------------------------------------------------------------------------------------------- */

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

static bool date_is_valid(struct date date)
{
    return date.year >= 1 && date.year <= LAST_YEAR && date.month >= 1 && date.month <= MONTHS && date.day >= 1 &&
           date.day <= month_length(date.year, date.month);
}

/* Days from 0001-01-01 to the first day of a year. */
static int64_t days_before_year(int year)
{
    int64_t past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400;
}

int64_t date_to_days(struct date date)
{
    int64_t days = days_before_year(date.year) - days_before_year(1970);

    for (int month = 1; month < date.month; month++)
        days += month_length(date.year, month);
    return days + date.day - 1;
}

struct date date_from_days(int64_t days)
{
    int64_t since_first = days + days_before_year(1970);
    struct date date = {.year = (int)(since_first / 366) + 1, .month = 1, .day = 1};

    /* The guess is early by the days that shorter years save, two years or so in a thousand. */
    while (days_before_year(date.year + 1) <= since_first)
        date.year++;
    int64_t rest = since_first - days_before_year(date.year);
    while (rest >= month_length(date.year, date.month))
        rest -= month_length(date.year, date.month++);
    date.day = (int)rest + 1;
    return date;
}

struct date date_add_months(struct date date, int months)
{
    int64_t count = (int64_t)date.year * MONTHS + date.month - 1 + months;

    if (count < MONTHS)
        count = MONTHS;
    if (count >= (LAST_YEAR + 1) * MONTHS)
        count = (LAST_YEAR + 1) * MONTHS - 1;
    date.year = (int)(count / MONTHS);
    date.month = (int)(count % MONTHS) + 1;
    if (date.day > month_length(date.year, date.month))
        date.day = month_length(date.year, date.month);
    return date;
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

/* What stands in a date: up to three numbers, of which a month that is written as a word is none. */
struct number {
    int value;
    int digits; /* how many were written */
};

enum { NUMBERS = 3 };

struct parts {
    struct number numbers[NUMBERS];
    int count;
    int month; /* 0 where no word names it */
};

/* What makes a number of a day the ordinal that people say. */
static size_t ordinal_length(const char *at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er", "\xc2\xba"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);

        if (strncasecmp(at, endings[i], length) == 0 && !isalpha((unsigned char)at[length]))
            return length;
    }
    return 0;
}

static const char *number_read(const char *at, struct parts *parts)
{
    enum { MOST_DIGITS = 8 };
    struct number number = {0};

    if (parts->count == NUMBERS)
        return NULL;
    for (; isdigit((unsigned char)*at) && number.digits < MOST_DIGITS; at++, number.digits++)
        number.value = number.value * 10 + *at - '0';
    parts->numbers[parts->count++] = number;
    return number.digits <= 2 ? at + ordinal_length(at) : at;
}

static const char *word_read(const char *at, struct parts *parts)
{
    const size_t length = strcspn(at, " .,-/0123456789");
    const int month = date_word_month(at, length);

    if (month != 0 ? parts->month != 0 : !date_word_is_aside(at, length))
        return NULL;
    parts->month += month;
    return at + length;
}

/* Reads what stands in a date, with one or two separators between two of them; false for something else. */
static bool parts_read(const char *text, struct parts *parts)
{
    const char *at = text + strspn(text, " ");

    *parts = (struct parts){0};
    while (*at) {
        at = isdigit((unsigned char)*at) ? number_read(at, parts) : word_read(at, parts);
        if (!at)
            return false;
        size_t separators = strspn(at, " ") == strlen(at) ? strlen(at) : strspn(at, " .,-/");
        if (at[separators] && (separators < 1 || separators > 2))
            return false;
        at += separators;
    }
    return true;
}

static bool is_year(struct number number)
{
    return number.digits == 4;
}

static bool is_short(struct number number)
{
    return number.digits == 1 || number.digits == 2;
}

static int year_of(struct number number)
{
    return number.digits == 2 ? 2000 + number.value : number.value;
}

/* Day, month and year in the order in which they stand, or year, month and day: the lengths say which. A word for the month may stand anywhere. */
static struct date date_of_numbers(struct number first, int month, struct number last)
{
    if (is_year(first) && is_short(last))
        return (struct date){first.value, month, last.value};
    if (is_short(first) && (is_year(last) || last.digits == 2))
        return (struct date){year_of(last), month, first.value};
    return (struct date){0};
}

static struct date date_of_parts(const struct parts *parts)
{
    const struct number *numbers = parts->numbers;

    if (parts->month != 0)
        return parts->count == 2 ? date_of_numbers(numbers[0], parts->month, numbers[1]) : (struct date){0};
    if (parts->count == 1 && numbers[0].digits == 8)
        return (struct date){numbers[0].value / 10000, numbers[0].value / 100 % 100, numbers[0].value % 100};
    if (parts->count == NUMBERS && is_short(numbers[1]))
        return date_of_numbers(numbers[0], numbers[1].value, numbers[2]);
    return (struct date){0};
}

bool date_parse(const char *text, struct date *date)
{
    struct parts parts;

    if (!parts_read(text, &parts))
        return false;
    const struct date read = date_of_parts(&parts);
    if (!date_is_valid(read))
        return false;
    *date = read;
    return true;
}

/* How many runs of digits stand in a text. */
static int runs_count(const char *text)
{
    int count = 0;

    for (const char *at = text; *at; at++)
        count += isdigit((unsigned char)*at) && (at == text || !isdigit((unsigned char)at[-1]));
    return count;
}

/* Reads a date of three numbers, the first two of which are a day and a month. What words mean is looked up only where there are as many: addresses begin with a number, too. */
static bool numbers_read(const char *text, struct parts *parts)
{
    return runs_count(text) == NUMBERS && parts_read(text, parts) && parts->month == 0 && parts->count == NUMBERS && is_short(parts->numbers[0]) && is_short(parts->numbers[1]);
}

enum date_order date_order_of(const char *text)
{
    struct parts parts;

    if (!numbers_read(text, &parts) || parts.numbers[0].value == parts.numbers[1].value)
        return DATE_ORDER_NONE;
    const struct number *numbers = parts.numbers;
    bool day_first = date_is_valid(date_of_numbers(numbers[0], numbers[1].value, numbers[2]));
    bool month_first = date_is_valid(date_of_numbers(numbers[1], numbers[0].value, numbers[2]));
    static const enum date_order orders[2][2] = {{DATE_ORDER_NONE, DATE_ORDER_MONTH_FIRST}, {DATE_ORDER_DAY_FIRST, DATE_ORDER_EITHER}};
    return orders[day_first][month_first];
}

bool date_parse_month_first(const char *text, struct date *date)
{
    struct parts parts;

    if (!numbers_read(text, &parts))
        return false;
    const struct date read = date_of_numbers(parts.numbers[1], parts.numbers[0].value, parts.numbers[2]);
    if (!date_is_valid(read))
        return false;
    *date = read;
    return true;
}

/* Bytes of what tells the halves of a day apart. */
static size_t half_length(const char *at)
{
    static const char *const halves[] = {"am", "pm", "a.m.", "p.m."};

    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (strncasecmp(at, halves[i], strlen(halves[i])) == 0)
            return strlen(halves[i]);
    return 0;
}

size_t date_length(const char *text)
{
    /* Blanks that do not break, narrow ones too, as some programs put before AM and PM. */
    static const char times[] = "0123456789:.+-Z \xC2\xA0\xE2\x80\xAF";
    const char *at = strchr(text, ':'), *end = at ? at + strspn(at, times) : NULL;
    size_t length = strlen(text);

    if (!at)
        return length;
    end += half_length(end);
    if (end[strspn(end, times)] != '\0')
        return length;
    for (int digits = 0; digits < 2 && at > text && isdigit((unsigned char)at[-1]); digits++)
        at--;
    bool apart = at > text && isdigit((unsigned char)*at) && (at[-1] == ' ' || at[-1] == 'T');
    return apart ? (size_t)(at - 1 - text) : length;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

const char *date_print(struct date date, char text[DATE_TEXT_SIZE])
{
    snprintf(text, DATE_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

const char *date_show(struct date date, enum language language, char text[DATE_TEXT_SIZE])
{
    const char *month = message_in(language, month_short_names[date.month - 1]);

    /* TRANSLATORS: a date: the day, the short name of the month, the year. */
    snprintf(text, DATE_TEXT_SIZE, message_in(language, NC_("date", "%1$d %2$s %3$d")), date.day, month, date.year);
    return text;
}

/* Reads 2026-11-21T14:03:22Z as seconds since 1970. */
static bool moment_parse(const char *utc, time_t *moment)
{
    char day[DATE_TEXT_SIZE];
    int hour, minute, second;
    struct date date;

    if (sscanf(utc, "%10[0-9-]T%2d:%2d:%2dZ", day, &hour, &minute, &second) != 4 || !date_parse(day, &date))
        return false;
    *moment = (time_t)(date_to_days(date) * DAY_SECONDS + (hour * 60 + minute) * 60 + second);
    return true;
}

static bool moment_local(const char *utc, struct tm *local)
{
    time_t moment;

    return moment_parse(utc, &moment) && localtime_r(&moment, local);
}

static struct date day_of(const struct tm *local)
{
    return (struct date){local->tm_year + 1900, local->tm_mon + 1, local->tm_mday};
}

bool moment_day(const char *utc, struct date *date)
{
    struct tm local;

    if (!moment_local(utc, &local))
        return false;
    *date = day_of(&local);
    return true;
}

const char *moment_show(const char *utc, enum language language, char text[DATE_TEXT_SIZE])
{
    char day[DATE_TEXT_SIZE];
    struct tm local;

    if (!moment_local(utc, &local)) {
        snprintf(text, DATE_TEXT_SIZE, "%.20s", utc);
        return text;
    }
    date_show(day_of(&local), language, day);
    /* TRANSLATORS: a moment: the date, the hour, the minutes. */
    snprintf(text, DATE_TEXT_SIZE, message_in(language, NC_("date and time", "%1$s %2$02d:%3$02d")), day, local.tm_hour, local.tm_min);
    return text;
}

const char *moment_now(char text[DATE_TEXT_SIZE])
{
    time_t now = time(NULL);
    struct date date = date_from_days(now / DAY_SECONDS);
    int second = (int)(now % DAY_SECONDS);
    char day[DATE_TEXT_SIZE];

    snprintf(text, DATE_TEXT_SIZE, "%.10sT%02d:%02d:%02dZ", date_print(date, day), second / 3600, second / 60 % 60, second % 60);
    return text;
}

struct date date_today(void)
{
    time_t now = time(NULL);
    struct tm local;

    if (!localtime_r(&now, &local))
        return date_from_days(now / DAY_SECONDS);
    return day_of(&local);
}
