/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/date.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { MONTHS = 12, LAST_YEAR = 9999, DAY_SECONDS = 24 * 60 * 60 };

static const char *const month_names[MONTHS] = {
    NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),     NC_("month", "April"),
    NC_("month", "May"),     NC_("month", "June"),     NC_("month", "July"),      NC_("month", "August"),
    NC_("month", "September"), NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
};

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

/* One number or the name of a month. */
struct part {
    int value;
    int digits; /* how many were written; 0 for a month's name */
};

enum { DAY, MONTH, YEAR, PARTS };

/* Whether a word is a month's name or a beginning of it, of three letters at least. */
static bool month_is_called(const char *name, const char *word, size_t length)
{
    return length >= 3 && strncasecmp(name, word, length) == 0;
}

/* The month a word names in any of the languages; 0 for none. */
static int month_find(const char *word, size_t length)
{
    for (int month = 0; month < MONTHS; month++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (month_is_called(message_in((enum language)language, month_names[month]), word, length) ||
                month_is_called(message_in((enum language)language, month_short_names[month]), word, length))
                return month + 1;
    return 0;
}

static const char *part_read_number(const char *at, struct part *part)
{
    enum { MOST_DIGITS = 8 };

    *part = (struct part){0};
    for (; isdigit((unsigned char)*at) && part->digits < MOST_DIGITS; at++, part->digits++)
        part->value = part->value * 10 + *at - '0';
    return at;
}

/* Reads a number or a word at a place; returns where it ends, or NULL. */
static const char *part_read(const char *at, struct part *part)
{
    if (isdigit((unsigned char)*at))
        return part_read_number(at, part);
    size_t length = strcspn(at, " .-/0123456789");
    *part = (struct part){.value = month_find(at, length)};
    return part->value ? at + length : NULL;
}

/* Reads the parts of a date, with one or two separators between them; returns how many, 0 for something else. */
static int parts_read(const char *text, struct part parts[PARTS])
{
    const char *at = text + strspn(text, " ");
    int count = 0;

    while (*at && count < PARTS) {
        at = part_read(at, &parts[count++]);
        if (!at)
            return 0;
        size_t separators = strspn(at, " ") == strlen(at) ? strlen(at) : strspn(at, " .-/");
        if (at[separators] && (separators < 1 || separators > 2))
            return 0;
        at += separators;
    }
    return *at ? 0 : count;
}

/* The date in parts as they stand, where their lengths say which is which. */
static bool parts_are_day_first(const struct part parts[PARTS])
{
    return parts[DAY].digits >= 1 && parts[DAY].digits <= 2 && parts[MONTH].digits <= 2 &&
           (parts[YEAR].digits == 2 || parts[YEAR].digits == 4);
}

static bool parts_are_year_first(const struct part parts[PARTS])
{
    return parts[0].digits == 4 && parts[1].digits <= 2 && parts[2].digits >= 1 && parts[2].digits <= 2;
}

bool date_parse(const char *text, struct date *date)
{
    struct part parts[PARTS];
    struct date read = {0};
    int count = parts_read(text, parts);

    if (count == 1 && parts[0].digits == 8)
        read = (struct date){parts[0].value / 10000, parts[0].value / 100 % 100, parts[0].value % 100};
    else if (count == PARTS && parts_are_year_first(parts))
        read = (struct date){parts[0].value, parts[1].value, parts[2].value};
    else if (count == PARTS && parts_are_day_first(parts))
        read = (struct date){parts[YEAR].value + (parts[YEAR].digits == 2 ? 2000 : 0), parts[MONTH].value, parts[DAY].value};
    if (!date_is_valid(read))
        return false;
    *date = read;
    return true;
}

size_t date_length(const char *text)
{
    const char *at = strchr(text, ':');
    size_t length = strlen(text);

    if (!at || at[strspn(at, "0123456789:.+-Z ")] != '\0')
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
