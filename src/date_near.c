/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/date_near.h"

#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/message.h"

enum { DIGITS_MOST = 4 };

static const struct {
    const char *word;
    int days;
} words[] = {
    {NC_("day", "today"), 0},
    {NC_("day", "tomorrow"), 1},
    {NC_("day", "yesterday"), -1},
};

static bool read_word(const char *text, int64_t *days)
{
    char *key = key_of(text);
    bool found = false;

    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++) {
        found = key_is_message(key, words[i].word);
        *days = words[i].days;
    }
    free(key);
    return found;
}

static bool read_number(const char *text, int64_t *days)
{
    size_t digits = (text[0] == '+' || text[0] == '-') ? strspn(text + 1, "0123456789") : 0;

    *days = digits > 0 && digits <= DIGITS_MOST ? strtol(text, NULL, 10) : 0;
    return digits > 0 && digits <= DIGITS_MOST && text[1 + digits] == '\0';
}

bool date_parse_near(const char *text, struct date today, struct date *date)
{
    int64_t days;

    if (!read_number(text, &days) && !read_word(text, &days))
        return false;
    *date = date_from_days(date_to_days(today) + days);
    return true;
}
