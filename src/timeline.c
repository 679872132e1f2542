/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/timeline.h"

#include <string.h>

#include "src/memory.h"

struct stretch {
    int64_t first, days; /* the day it begins, how many there are after it */
    int width;
};

static size_t column_of(const struct stretch *stretch, struct date day)
{
    int64_t passed = date_to_days(day) - stretch->first;

    if (passed <= 0 || stretch->days <= 0)
        return 0;
    if (passed >= stretch->days)
        return (size_t)stretch->width - 1;
    return (size_t)((passed * (stretch->width - 1) + stretch->days / 2) / stretch->days);
}

char *timeline_text(struct date first, struct date last, const struct timeline_mark *marks, size_t count, struct date today, int width)
{
    struct stretch stretch = {date_to_days(first), date_to_days(last) - date_to_days(first), width < 3 ? 3 : width};
    int64_t passed = date_to_days(today) - stretch.first;
    char *text = memory_new_array((size_t)stretch.width + 1, 1);

    memset(text, '-', (size_t)stretch.width);
    if (passed >= 0 && passed <= stretch.days)
        text[column_of(&stretch, today)] = '|';
    for (size_t i = 0; i < count; i++)
        text[column_of(&stretch, marks[i].day)] = marks[i].mark;
    return text;
}
