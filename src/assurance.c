/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/assurance.h"

#include <string.h>

enum { MONTHS_GOOD = 24 };

static const struct {
    const char *from, *passed, *failed;
} outcomes[] = {
    {"submitted", "quality-assured", "under-review"},
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

/* Whether a date field holds a day before another; an empty one does not. */
static bool is_before(const struct record *record, const char *name, struct date day)
{
    struct date date;

    return date_parse(record_text(record, name), &date) && date_to_days(date) < date_to_days(day);
}

static const char *state_after(const char *from, bool passed)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (strcmp(outcomes[i].from, from) == 0)
            return passed ? outcomes[i].passed : outcomes[i].failed;
    return NULL;
}

static void review_set(const struct record *verification, struct date today, struct record *profile)
{
    const struct value *end = record_value(verification, "valid_to");

    if (!value_is_empty(end))
        value_copy(record_value(profile, "review_due"), end);
    else if (is_before(profile, "review_due", today))
        value_clear(record_value(profile, "review_due"));
}

bool assurance_apply(const struct record *verification, struct date today, struct record *profile)
{
    bool passed = assurance_passed(verification);
    const char *state = state_after(record_text(profile, "status"), passed);
    struct record before;

    if (!state || (passed && is_before(verification, "valid_to", today)))
        return false;
    record_copy(&before, profile);
    value_set_text(record_value(profile, "status"), state);
    if (passed)
        review_set(verification, today, profile);
    bool changed = !value_equal(record_value(&before, "status"), record_value(profile, "status"))
                   || !value_equal(record_value(&before, "review_due"), record_value(profile, "review_due"));
    record_done(&before);
    return changed;
}
