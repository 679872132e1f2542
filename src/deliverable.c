/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/deliverable.h"

#include <string.h>

static const struct {
    const char *word;
    enum tone tone;
    char mark;
} looks[DELIVERABLE_STANDINGS] = {
    [DELIVERABLE_DONE] = {NC_("deliverable", "delivered"), TONE_GOOD, 'x'},
    [DELIVERABLE_OVERDUE] = {NC_("deliverable", "overdue"), TONE_WARNING, '!'},
    [DELIVERABLE_SOON] = {NC_("deliverable", "due soon"), TONE_NOTICE, 'o'},
    [DELIVERABLE_AHEAD] = {NC_("deliverable", "planned"), TONE_PLAIN, 'o'},
    [DELIVERABLE_DROPPED] = {NC_("deliverable", "cancelled"), TONE_QUIET, '-'},
};

static bool state_is(const struct record *deliverable, const char *state)
{
    return strcmp(record_text(deliverable, "state"), state) == 0;
}

bool deliverable_work_is_over(const struct record *partnership)
{
    const char *stage = record_text(partnership, "stage");

    return strcmp(stage, "cancelled") == 0 || strcmp(stage, "closed") == 0;
}

const char *deliverable_state(const struct record *deliverable, bool over)
{
    if (state_is(deliverable, "cancelled") || state_is(deliverable, "delivered") || state_is(deliverable, "accepted"))
        return record_text(deliverable, "state");
    if (!value_is_empty(record_value(deliverable, "delivered_on")))
        return "delivered";
    return over ? "cancelled" : record_text(deliverable, "state");
}

enum deliverable_standing deliverable_standing(const struct record *deliverable, const struct record *partnership, struct date today)
{
    const char *state = deliverable_state(deliverable, deliverable_work_is_over(partnership));
    struct date due;

    if (strcmp(state, "cancelled") == 0)
        return DELIVERABLE_DROPPED;
    if (strcmp(state, "delivered") == 0 || strcmp(state, "accepted") == 0)
        return DELIVERABLE_DONE;
    if (!date_parse(record_text(deliverable, "due"), &due))
        return DELIVERABLE_AHEAD;
    int64_t left = date_to_days(due) - date_to_days(today);
    if (left < 0)
        return DELIVERABLE_OVERDUE;
    return left <= DELIVERABLE_SOON_DAYS ? DELIVERABLE_SOON : DELIVERABLE_AHEAD;
}

const char *deliverable_word(enum deliverable_standing standing)
{
    return message_text(looks[standing].word);
}

enum tone deliverable_tone(enum deliverable_standing standing)
{
    return looks[standing].tone;
}

char deliverable_mark(enum deliverable_standing standing)
{
    return looks[standing].mark;
}

bool deliverable_day(const struct record *deliverable, struct date *day)
{
    return date_parse(record_text(deliverable, "delivered_on"), day) || date_parse(record_text(deliverable, "due"), day);
}
