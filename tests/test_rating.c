/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/rating.h"

#include <stdlib.h>
#include <string.h>

#include "src/band.h"
#include "src/message.h"
#include "src/place.h"
#include "src/vocabulary.h"
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

/* Every band has a letter and a tone of its own in each language, and what is not assessed is never taken for low. */
static void test_shown(void)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < vocabulary_band.count; i++)
            for (size_t other = 0; other < i; other++) {
                const char *one = vocabulary_band.terms[i].code, *two = vocabulary_band.terms[other].code;
                tap_ok(strcmp(band_letter(one), band_letter(two)) != 0 && band_tone(one) != band_tone(two), "%s is shown unlike %s in %s", one, two,
                       language_code((enum language)language));
            }
    }
    message_set_language(LANGUAGE_EN);
    char *legend = band_legend();
    tap_is_text(legend, "? not assessed  L low  M medium  H high  V very high", "the letters are explained");
    free(legend);
}

int main(void)
{
    message_open(place_catalogue);
    tap_is_number(rating_severity(2, 5, 3), 5, "severity is the highest of the three");
    tap_is_number(rating_severity(5, RATING_MISSING, 5), RATING_MISSING, "severity needs all three");
    tap_is_number(rating_value(4, 5), 20, "the rating is severity times likelihood");
    test_bands();
    test_shown();
    tap_ok(rating_priority(4, 1) > rating_priority(3, 5), "severity goes before likelihood");
    tap_ok(rating_priority(4, 2) > rating_priority(4, 1), "likelihood decides where severity is the same");
    tap_ok(rating_priority(4, RATING_MISSING) > rating_priority(3, 5), "severity counts without a likelihood");
    tap_is_number(rating_priority(RATING_MISSING, 5), RATING_MISSING, "there is no priority without severity");
    struct date from = rating_stale_from(2020);
    tap_ok(from.year == 2026 && from.month == 1 && from.day == 1, "a source of 2020 is good to the end of 2025");
    return tap_done();
}
