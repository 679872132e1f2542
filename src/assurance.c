/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/assurance.h"

#include <string.h>

enum { MONTHS_GOOD = 24 };

static const struct {
    const char *from, *passed, *failed;
} outcomes[] = {
    {"submitted", "under-review", "under-review"},
    {"under-review", "quality-assured", "under-review"},
    {"needs-update", "quality-assured", "needs-update"},
    {"quality-assured", "quality-assured", "needs-update"},
};

bool assurance_passed(const struct record *verification)
{
    const char *result = record_text(verification, "result");

    return strcmp(result, "passed") == 0 || strcmp(result, "passed-with-remarks") == 0;
}

struct date assurance_end(struct date date)
{
    return date_from_days(date_to_days(date_add_months(date, MONTHS_GOOD)) - 1);
}

/* "" where it was not passed, or its day is not known. */
static void end_propose(const struct record *verification, char printed[DATE_TEXT_SIZE])
{
    struct date date;

    *printed = '\0';
    if (assurance_passed(verification) && date_parse(record_text(verification, "date"), &date))
        date_print(assurance_end(date), printed);
}

void assurance_follow(const struct record *before, struct record *verification)
{
    char proposed[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];

    end_propose(before, proposed);
    end_propose(verification, end);
    if (strcmp(record_text(before, "valid_to"), proposed) == 0 && strcmp(record_text(verification, "valid_to"), proposed) == 0)
        value_set_text(record_value(verification, "valid_to"), end);
}

static const char *state_after(const char *from, bool passed)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (strcmp(outcomes[i].from, from) == 0)
            return passed ? outcomes[i].passed : outcomes[i].failed;
    return NULL;
}

bool assurance_last_day(const struct record *verification, struct date *day)
{
    if (date_parse(record_text(verification, "valid_to"), day))
        return true;
    if (!date_parse(record_text(verification, "date"), day))
        return false;
    *day = assurance_end(*day);
    return true;
}

bool assurance_holds(const struct record *verification, struct date today)
{
    struct date day;

    return assurance_passed(verification) && assurance_last_day(verification, &day) && date_to_days(day) >= date_to_days(today);
}

static bool is_assured(const struct record *profile)
{
    return strcmp(record_text(profile, "status"), "quality-assured") == 0;
}

static void review_set(const struct record *verification, struct record *profile)
{
    char printed[DATE_TEXT_SIZE];
    struct date day;

    if (is_assured(profile) && assurance_last_day(verification, &day))
        value_set_text(record_value(profile, "review_due"), date_print(day, printed));
}

void assurance_settle(const struct record *verification, struct date today, struct record *profile)
{
    struct date due, last;
    bool is_good = date_parse(record_text(profile, "review_due"), &due) && assurance_last_day(verification, &last) && date_to_days(due) >= date_to_days(today)
                   && date_to_days(due) <= date_to_days(last);

    if (!is_good)
        review_set(verification, profile);
}

bool assurance_apply(const struct record *verification, struct date today, struct record *profile)
{
    bool passed = assurance_passed(verification);
    const char *state = state_after(record_text(profile, "status"), passed);
    struct record before;

    if (!state || (passed && !is_assured(profile) && !assurance_holds(verification, today)))
        return false;
    record_copy(&before, profile);
    value_set_text(record_value(profile, "status"), state);
    if (passed)
        review_set(verification, profile);
    bool changed = !value_equal(record_value(&before, "status"), record_value(profile, "status"))
                   || !value_equal(record_value(&before, "review_due"), record_value(profile, "review_due"));
    record_done(&before);
    return changed;
}
