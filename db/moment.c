/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/moment.h"

#include <string.h>
#include <time.h>

#include "db/expression.h"
#include "src/date.h"

/* The moment in UTC at which a day begins by the local clock, as the history writes moments. */
static void day_begins(struct date day, char text[DATE_TEXT_SIZE])
{
    struct tm local = {.tm_year = day.year - 1900, .tm_mon = day.month - 1, .tm_mday = day.day, .tm_isdst = -1};
    struct tm utc;
    time_t moment = mktime(&local);

    if (moment == (time_t)-1 || !gmtime_r(&moment, &utc) || strftime(text, DATE_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
        date_print(day, text);
}

/* Adds that a moment lies on a day, before or after it; from and to are where the day begins and ends. */
static void add_between(struct sql *sql, const char *column, enum query_operator op, const char *from, const char *to)
{
    const bool after = op == QUERY_GREATER;
    const bool not_later = op == QUERY_LESS_EQUAL;

    if (op == QUERY_IS) {
        sql_add(sql, "(s.%s >= ? AND s.%s < ?)", column, column);
        sql_text(sql, from);
        sql_text(sql, to);
        return;
    }
    sql_add(sql, "s.%s %s ?", column, op == QUERY_LESS || not_later ? "<" : ">=");
    sql_text(sql, after || not_later ? to : from);
}

void moment_add(struct sql *sql, const char *column, enum query_operator op, const char *text)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct date day;

    if (strchr(text, 'T') || !date_parse(text, &day)) {
        sql_add(sql, "s.%s %s ?", column, expression_operator(op));
        sql_text(sql, text);
        return;
    }
    day_begins(day, from);
    day_begins(date_from_days(date_to_days(day) + 1), to);
    add_between(sql, column, op, from, to);
}
