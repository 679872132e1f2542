/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/rating.h"
#include "tests/tap.h"

/* Bands of all ratings by severity (down) and likelihood (across): low, medium, high, very high. */
static const char bands[RATING_HIGHEST][RATING_HIGHEST + 1] = {
    "llllm", /* 1  2  3  4  5 */
    "llmmh", /* 2  4  6  8 10 */
    "lmmhh", /* 3  6  9 12 15 */
    "lmhvv", /* 4  8 12 16 20 */
    "hhhvv", /* 5 10 15 20 25, never below high */
};

static char initial(const char *band)
{
    return band[0];
}

static void test_bands(void)
{
    for (int severity = RATING_LOWEST; severity <= RATING_HIGHEST; severity++)
        for (int likelihood = RATING_LOWEST; likelihood <= RATING_HIGHEST; likelihood++)
            tap_ok(initial(rating_band(severity, likelihood)) == bands[severity - 1][likelihood - 1], "severity %d and likelihood %d are %s",
                   severity, likelihood, rating_band(severity, likelihood));
    tap_is_text(rating_band(5, RATING_MISSING), "not-assessed", "a missing likelihood is not low");
    tap_is_text(rating_band(RATING_MISSING, 5), "not-assessed", "a missing severity is not low");
    tap_is_text(rating_band(-1, 3), "not-assessed", "a figure below the scale is not low");
}

int main(void)
{
    tap_is_number(rating_severity(2, 5, 3), 5, "severity is the highest of the three");
    tap_is_number(rating_severity(5, RATING_MISSING, 5), RATING_MISSING, "severity needs all three");
    tap_is_number(rating_value(4, 5), 20, "the rating is severity times likelihood");
    test_bands();
    tap_ok(rating_priority(4, 1) > rating_priority(3, 5), "severity goes before likelihood");
    tap_ok(rating_priority(4, 2) > rating_priority(4, 1), "likelihood decides where severity is the same");
    tap_ok(rating_priority(4, RATING_MISSING) > rating_priority(3, 5), "severity counts without a likelihood");
    tap_is_number(rating_priority(RATING_MISSING, 5), RATING_MISSING, "there is no priority without severity");
    struct date from = rating_stale_from(2020);
    tap_ok(from.year == 2026 && from.month == 1 && from.day == 1, "a source of 2020 is good to the end of 2025");
    return tap_done();
}
