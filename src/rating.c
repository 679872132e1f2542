/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/rating.h"


/* Bands from the gravest down. */
static const struct band {
    int from; /* the lowest rating in it */
    const char *code;
} bands[] = {{16, "very-high"}, {10, "high"}, {5, "medium"}, {1, "low"}};

static int larger(int left, int right)
{
    return left > right ? left : right;
}

int rating_severity(int scale, int scope, int irremediability)
{
    if (scale == RATING_MISSING || scope == RATING_MISSING || irremediability == RATING_MISSING)
        return RATING_MISSING;
    return larger(larger(scale, scope), irremediability);
}

int rating_value(int severity, int likelihood)
{
    return severity * likelihood;
}

const char *rating_band(int severity, int likelihood)
{
    enum { HIGH_FROM = 10 };
    int rating = rating_value(severity, likelihood);

    if (rating <= RATING_MISSING)
        return "not-assessed";
    if (severity == RATING_HIGHEST)
        rating = larger(rating, HIGH_FROM);
    const struct band *band = bands;
    while (rating < band->from)
        band++;
    return band->code;
}

int rating_priority(int severity, int likelihood)
{
    enum { ABOVE_LIKELIHOOD = 10 };

    return severity == RATING_MISSING ? RATING_MISSING : severity * ABOVE_LIKELIHOOD + likelihood;
}

struct date rating_stale_from(int source_year)
{
    enum { GOOD_YEARS = 5 };

    return (struct date){.year = source_year + GOOD_YEARS + 1, .month = 1, .day = 1};
}
