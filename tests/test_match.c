/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking's rules against tables worked out by hand, and what must hold for any need and organisation. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/match.h"
#include "src/neighbour.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/population.h"
#include "tests/tap.h"

static const struct date today = {2026, 11, 22};

/* --- Points ------------------------------------------------------------------------------------------------------------- */

/* Who fits how well, by hand: issues 25, expertise 25, sector 15, languages 10, quality 15, track record 10. */
static const struct {
    const char *what;
    struct match_need need;
    struct match_profile profile;
    int points[MATCH_CRITERIA];
    const char *unknown; /* codes of what is not known, of what is asked */
} scores[] = {
    {"all of it",
     {.country = "IN", .sector = "natural-stone", .issues = "child-labour", .expertise = "mapping", .languages = "hi"},
     {.sectors = "bricks natural-stone", .issues = "child-labour living-wages", .expertise = "mapping training", .languages = "en hi",
      .status = "quality-assured", .track = MATCH_TRACK_FITS},
     {25, 25, 15, 10, 15, 10}, ""},
    {"none of it",
     {.country = "IN", .sector = "natural-stone", .issues = "child-labour", .expertise = "mapping", .languages = "hi"},
     {.sectors = "bricks", .issues = "living-wages", .expertise = "training", .languages = "en", .status = "draft", .track = MATCH_TRACK_OTHER},
     {0, 0, 0, 0, 0, 0}, ""},
    {"nothing known",
     {.country = "IN", .sector = "natural-stone", .issues = "child-labour", .expertise = "mapping", .languages = "hi"},
     {.sectors = "", .issues = "", .expertise = "", .languages = "", .status = "submitted", .track = MATCH_TRACK_UNKNOWN},
     {0, 0, 0, 0, 0, 0}, "issues expertise sector languages track_record"},
    {"nothing asked",
     {.country = "IN", .sector = "", .issues = "", .expertise = "", .languages = ""},
     {.sectors = "bricks", .issues = "climate", .expertise = "training", .languages = "en", .status = "quality-assured", .track = MATCH_TRACK_FITS},
     {0, 0, 0, 0, 15, 10}, ""},
    {"two of three issues, one of two areas, one of two languages",
     {.country = "IN", .sector = "", .issues = "child-labour climate corruption", .expertise = "mapping training", .languages = "en hi"},
     {.sectors = "", .issues = "child-labour corruption land-rights", .expertise = "training", .languages = "en", .status = "quality-assured",
      .track = MATCH_TRACK_UNKNOWN},
     {16, 12, 0, 10, 15, 0}, "track_record"},
    {"three of four issues; past its review date",
     {.country = "IN", .sector = "tea", .issues = "child-labour climate conflict corruption", .expertise = "", .languages = ""},
     {.sectors = "tea", .issues = "child-labour climate conflict", .expertise = "", .languages = "", .status = "needs-update",
      .track = MATCH_TRACK_OTHER},
     {18, 0, 15, 0, 0, 0}, ""},
    {"a code that is the beginning of another is not it",
     {.country = "IN", .sector = "rice", .issues = "climate", .expertise = "", .languages = ""},
     {.sectors = "ric rice-mills", .issues = "climat", .expertise = "", .languages = "", .status = "draft", .track = MATCH_TRACK_UNKNOWN},
     {0, 0, 0, 0, 0, 0}, "track_record"},
};

static char *unknown_of(const struct match_result *result)
{
    struct text codes = {0};

    for (int i = 0; i < MATCH_CRITERIA; i++)
        if (result->criteria[i].asked && !result->criteria[i].known)
            text_add_format(&codes, "%s%s", codes.length > 0 ? " " : "", match_weights[i].code);
    return text_take(&codes);
}

static void test_scores(void)
{
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        const struct match_result result = match_score(&scores[i].need, &scores[i].profile);
        int sum = 0;
        for (int criterion = 0; criterion < MATCH_CRITERIA; criterion++) {
            tap_is_number(result.criteria[criterion].points, scores[i].points[criterion], "%s: %s", scores[i].what, match_weights[criterion].code);
            sum += scores[i].points[criterion];
        }
        tap_is_number(result.points, sum, "%s: the sum", scores[i].what);
        char *unknown = unknown_of(&result);
        tap_is_text(unknown, scores[i].unknown, "%s: what is not known", scores[i].what);
        free(unknown);
    }
    tap_is_number(match_most(&scores[0].need), 100, "all criteria make 100 points");
    tap_is_number(match_most(&scores[3].need), 25, "what is not asked gives nobody points");
}

/* --- Groups ------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *country, *coverage, *status, *referral;
    enum match_group group;
} groups[] = {
    {"BD", "BD IN", "draft", "refer", MATCH_RANKED},
    {"NO", "BD", "quality-assured", "", MATCH_RANKED},
    {"BD", "BD", "archived", "refer", MATCH_OUT},
    {"BD", "BD", "suspended", "refer", MATCH_NEAR_MISS},
    {"BD", "BD", "quality-assured", "do-not-refer", MATCH_NEAR_MISS},
    {"BD", "", "quality-assured", "refer", MATCH_NEAR_MISS},
    {"BD", "IN", "quality-assured", "refer", MATCH_NEAR_MISS},
    {"BD", "", "suspended", "refer", MATCH_OUT},
    {"BD", "", "quality-assured", "do-not-refer", MATCH_OUT},
    {"IN", "IN LK", "quality-assured", "refer", MATCH_NEIGHBOUR},
    {"LK", "MM", "draft", "", MATCH_NEIGHBOUR},
    {"IN", "IN", "quality-assured", "do-not-refer", MATCH_OUT},
    {"IN", "", "quality-assured", "refer", MATCH_OUT},
    {"LK", "LK", "quality-assured", "refer", MATCH_OUT},
};

static void test_groups(void)
{
    const struct match_need need = {.country = "BD"};

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        const struct match_profile profile = {
            .country = groups[i].country, .coverage = groups[i].coverage, .status = groups[i].status, .referral = groups[i].referral};
        tap_is_number(match_group_of(&need, &profile), groups[i].group, "from %s, covers \"%s\", %s, %s: for Bangladesh", groups[i].country,
                      groups[i].coverage, groups[i].status, groups[i].referral);
    }
}

/* --- Track record ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *asked;
    struct match_reference reference;
    enum match_track track;
} references[] = {
    {"tea", {"LK", "tea", "2021-11-22"}, MATCH_TRACK_FITS},
    {"tea", {"LK", "tea", "2021-11-21"}, MATCH_TRACK_OTHER},
    {"tea", {"IN", "tea", "2026-01-01"}, MATCH_TRACK_OTHER},
    {"tea", {"LK", "garments", "2026-01-01"}, MATCH_TRACK_OTHER},
    {"tea", {"LK", "", "2026-01-01"}, MATCH_TRACK_UNKNOWN},
    {"tea", {"", "tea", "2026-01-01"}, MATCH_TRACK_UNKNOWN},
    {"tea", {"LK", "tea", ""}, MATCH_TRACK_UNKNOWN},
    {"tea", {"IN", "", ""}, MATCH_TRACK_OTHER},
    {"", {"LK", "", "2026-01-01"}, MATCH_TRACK_FITS},
    {"", {"LK", "garments", "2026-01-01"}, MATCH_TRACK_FITS},
};

static void test_references(void)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        const struct match_need need = {.country = "LK", .sector = references[i].asked};
        tap_is_number(match_reference(&need, &references[i].reference, today), references[i].track, "work in %s, %s, of %s for %s",
                      references[i].reference.country, references[i].reference.sector, references[i].reference.day, references[i].asked);
    }
    tap_ok(match_is_finished("delivered") && match_is_finished("follow-up") && match_is_finished("closed"), "delivered work is finished");
    tap_ok(!match_is_finished("in-progress") && !match_is_finished("cancelled") && !match_is_finished(""), "other work is not");
    tap_ok(match_is_running("agreed") && match_is_running("in-progress") && !match_is_running("enquiry"), "agreed and begun work is running");
}

/* --- Flags -------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *budget, *member, *funding, *review, *referral;
    unsigned flags;
} flags[] = {
    {"", "", "refuses", "", "", 1U << MATCH_FLAG_FUNDING},
    {"5000-20000", "company", "refuses", "", "", 1U << MATCH_FLAG_FUNDING},
    {"unpaid", "company", "refuses", "", "", 0},
    {"5000-20000", "contracting-authority", "refuses", "", "", 0},
    {"5000-20000", "company", "case-by-case", "", "", 0},
    {"", "", "", "2026-11-21", "", 1U << MATCH_FLAG_REVIEW_OVERDUE},
    {"", "", "", "2026-11-22", "", 0},
    {"", "", "", "", "do-not-refer", 1U << MATCH_FLAG_DO_NOT_REFER},
};

static void test_flags(void)
{
    struct error error = {0};

    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        const struct match_need need = {.country = "BD", .budget = flags[i].budget, .member_kind = flags[i].member};
        struct record record;
        record_init(&record, &type_organisation);
        record_set(&record, "country", "BD", &error);
        record_set(&record, "coverage", "BD", &error);
        record_set(&record, "funding_policy", flags[i].funding, &error);
        record_set(&record, "review_due", flags[i].review, &error);
        record_set(&record, "referral", flags[i].referral, &error);
        tap_is_number(match_flags(&need, &record, today), flags[i].flags, "budget \"%s\" of \"%s\": takes \"%s\", review \"%s\" \"%s\"", need.budget,
                      need.member_kind, flags[i].funding, flags[i].review, flags[i].referral);
        record_done(&record);
    }
    tap_ok(match_is_open_concern("received") && match_is_open_concern("under-review") && match_is_open_concern(""), "a new concern is open");
    tap_ok(!match_is_open_concern("upheld") && !match_is_open_concern("not-upheld") && !match_is_open_concern("closed"), "a settled one is not");
}

/* --- Order -------------------------------------------------------------------------------------------------------------- */

static struct match_standing standing(int points, const char *verified, const char *name, int64_t id)
{
    return (struct match_standing){
        .points = points, .verified = verified, .name = (const unsigned char *)name, .name_length = strlen(name), .id = id};
}

/* In the order they must come in. */
static void test_order(void)
{
    const struct match_standing order[] = {
        standing(90, "", "Z", 9),           standing(80, "2026-01-02", "Z", 8), standing(80, "2026-01-01", "A", 7), standing(80, "", "A", 6),
        standing(80, "", "AB", 5),          standing(80, "", "B", 3),           standing(80, "", "B", 4),           standing(10, "2026-11-01", "A", 1),
    };
    const size_t count = sizeof order / sizeof *order;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            const int got = match_compare(&order[i], &order[j]);
            tap_ok((got > 0) - (got < 0) == (i > j) - (i < j), "number %zu and number %zu", i + 1, j + 1);
        }
}

/* --- What must always hold ---------------------------------------------------------------------------------------------- */

enum { ROUNDS = 2000 };

/* A set of codes, each of a vocabulary with a chance of one in three. The caller frees it. */
static char *some_codes(uint64_t *state, const struct vocabulary *vocabulary)
{
    struct text codes = {0};

    for (size_t i = 0; i < vocabulary->count; i++)
        if (population_random(state, 3) == 0)
            text_add_format(&codes, "%s%s", codes.length > 0 ? " " : "", vocabulary->terms[i].code);
    return text_take(&codes);
}

/* Whoever has what another has and more never has fewer points, and never more than there are. */
static bool more_is_not_less(uint64_t *state)
{
    const struct vocabulary *const vocabularies[] = {&vocabulary_issue, &vocabulary_expertise, &vocabulary_sector, &vocabulary_language};
    char *asked[4], *less[4], *more[4];

    for (size_t i = 0; i < 4; i++) {
        asked[i] = some_codes(state, vocabularies[i]);
        less[i] = some_codes(state, vocabularies[i]);
        more[i] = set_merge("", less[i], vocabularies[i]->terms[population_random(state, (uint32_t)vocabularies[i]->count)].code);
    }
    const char *at = asked[2], *sector;
    size_t length;
    asked[2][set_next(&at, &sector, &length) ? length : 0] = '\0';
    const struct match_need need = {.country = "BD", .issues = asked[0], .expertise = asked[1], .sector = asked[2], .languages = asked[3]};
    struct match_profile profile = {.issues = less[0], .expertise = less[1], .sectors = less[2], .languages = less[3], .status = "draft"};
    const int before = match_score(&need, &profile).points;
    profile = (struct match_profile){.issues = more[0], .expertise = more[1], .sectors = more[2], .languages = more[3], .status = "quality-assured",
                                     .track = (enum match_track)population_random(state, 3)};
    const int after = match_score(&need, &profile).points;
    for (size_t i = 0; i < 4; i++) {
        free(asked[i]);
        free(less[i]);
        free(more[i]);
    }
    return before >= 0 && after >= before + match_weights[MATCH_QUALITY].points && after <= 100;
}

static void test_properties(void)
{
    uint64_t state = 1;
    size_t kept = 0;

    while (kept < ROUNDS && more_is_not_less(&state))
        kept++;
    tap_is_number((intmax_t)kept, ROUNDS, "who fits in more ways never has fewer points");
}

/* --- Neighbours --------------------------------------------------------------------------------------------------------- */

static void test_neighbours(void)
{
    size_t wrong = 0, bordering = 0;

    for (size_t i = 0; i < country_name_count; i++) {
        const char *neighbours = neighbours_of(country_names[i].code);
        const char *code;
        size_t length;
        bordering += *neighbours != '\0';
        while (set_next(&neighbours, &code, &length)) {
            char other[3] = {code[0], code[1], '\0'};
            if (length != 2 || !country_name_by_code(other) || !set_has(neighbours_of(other), country_names[i].code)) {
                tap_note("%s borders on %s", country_names[i].code, other);
                wrong++;
            }
        }
    }
    tap_is_number((intmax_t)wrong, 0, "every border has two sides, and both are countries");
    tap_ok(bordering > 150, "most countries have neighbours");
    tap_is_text(neighbours_of("NP"), "CN IN", "Nepal lies between China and India");
    tap_is_text(neighbours_of("LK"), "", "an island has none");
    tap_is_text(neighbours_of("XK"), "AL ME MK RS", "Kosovo has its own");
    tap_is_text(neighbours_of("SX"), "MF", "an island that two share has a border");
    tap_is_text(neighbours_of("zz"), "", "nor has no country");
}

int main(void)
{
    test_scores();
    test_groups();
    test_references();
    test_flags();
    test_order();
    test_properties();
    test_neighbours();
    return tap_done();
}
