/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/match.h"

#include <string.h>

#include "src/neighbour.h"

enum { TRACK_MONTHS = 5 * 12 };

const struct match_weight match_weights[MATCH_CRITERIA] = {
    [MATCH_ISSUES] = {"issues", N_("Issues"), 25},
    [MATCH_EXPERTISE] = {"expertise", N_("Expertise"), 25},
    [MATCH_SECTOR] = {"sector", N_("Sector"), 15},
    [MATCH_LANGUAGES] = {"languages", N_("Languages"), 10},
    [MATCH_QUALITY] = {"quality", NC_("criterion", "Quality-assured"), 15},
    [MATCH_TRACK_RECORD] = {"track_record", N_("Track record"), 10},
};

static bool is_in(const char *code, const char *const *codes)
{
    while (*codes && strcmp(*codes, code) != 0)
        codes++;
    return *codes != NULL;
}

/* --- Needs and profiles ------------------------------------------------------------------------------------------------- */

struct match_need match_need_of(const struct record *need)
{
    return (struct match_need){
        .country = record_text(need, "country"),
        .sector = record_text(need, "sector"),
        .issues = record_text(need, "issues"),
        .expertise = record_text(need, "expertise"),
        .languages = record_text(need, "languages"),
        .budget = record_text(need, "budget_band"),
        .member_kind = "",
    };
}

struct match_profile match_profile_of(const struct record *organisation)
{
    return (struct match_profile){
        .country = record_text(organisation, "country"),
        .coverage = record_text(organisation, "coverage"),
        .sectors = record_text(organisation, "sectors"),
        .issues = record_text(organisation, "issues"),
        .expertise = record_text(organisation, "expertise"),
        .languages = record_text(organisation, "languages"),
        .status = record_text(organisation, "effective_status"),
        .referral = record_text(organisation, "referral"),
    };
}

/* --- Points ------------------------------------------------------------------------------------------------------------- */

int match_points_of(const struct match_need *need, enum match_criterion criterion, size_t has)
{
    const size_t most = (size_t)match_weights[criterion].points;
    const bool shared = criterion == MATCH_ISSUES || criterion == MATCH_EXPERTISE;
    const size_t asked = shared ? set_count(criterion == MATCH_ISSUES ? need->issues : need->expertise) : 1;

    if (has >= asked)
        return asked > 0 ? (int)most : 0;
    return (int)(most * has / asked);
}

static struct match_points points_of_codes(const struct match_need *need, enum match_criterion criterion, const char *asked, const char *has)
{
    return (struct match_points){
        .points = match_points_of(need, criterion, set_count_common(asked, has)), .asked = *asked, .known = *has};
}

static struct match_points points_of_quality(const struct match_need *need, const char *status)
{
    const bool fits = strcmp(status, "quality-assured") == 0;

    return (struct match_points){.points = match_points_of(need, MATCH_QUALITY, fits), .asked = true, .known = *status};
}

static struct match_points points_of_track(const struct match_need *need, enum match_track track)
{
    const bool fits = track == MATCH_TRACK_FITS;

    return (struct match_points){
        .points = match_points_of(need, MATCH_TRACK_RECORD, fits), .asked = true, .known = track != MATCH_TRACK_UNKNOWN};
}

struct match_result match_score(const struct match_need *need, const struct match_profile *profile)
{
    struct match_result result = {
        .criteria = {
            [MATCH_ISSUES] = points_of_codes(need, MATCH_ISSUES, need->issues, profile->issues),
            [MATCH_EXPERTISE] = points_of_codes(need, MATCH_EXPERTISE, need->expertise, profile->expertise),
            [MATCH_SECTOR] = points_of_codes(need, MATCH_SECTOR, need->sector, profile->sectors),
            [MATCH_LANGUAGES] = points_of_codes(need, MATCH_LANGUAGES, need->languages, profile->languages),
            [MATCH_QUALITY] = points_of_quality(need, profile->status),
            [MATCH_TRACK_RECORD] = points_of_track(need, profile->track),
        },
    };

    for (int i = 0; i < MATCH_CRITERIA; i++)
        result.points += result.criteria[i].points;
    return result;
}

int match_most(const struct match_need *need)
{
    /* Who has all that is asked for has all the points there are. */
    const struct match_profile best = {.country = need->country, .coverage = need->country, .sectors = need->sector, .issues = need->issues,
                                       .expertise = need->expertise, .languages = need->languages, .status = "quality-assured", .referral = "",
                                       .track = MATCH_TRACK_FITS};

    return match_score(need, &best).points;
}

/* --- Groups ------------------------------------------------------------------------------------------------------------- */

static bool is_archived(const struct match_profile *profile)
{
    return strcmp(profile->status, "archived") == 0;
}

static bool may_be_named(const struct match_profile *profile)
{
    return strcmp(profile->status, "suspended") != 0 && strcmp(profile->referral, "do-not-refer") != 0;
}

bool match_may_be_referred_to(const struct record *organisation)
{
    const struct match_profile profile = match_profile_of(organisation);

    return !is_archived(&profile) && may_be_named(&profile);
}

enum match_group match_group_of(const struct match_need *need, const struct match_profile *profile)
{
    const bool covers = set_has(profile->coverage, need->country);

    if (is_archived(profile))
        return MATCH_OUT;
    if (covers)
        return may_be_named(profile) ? MATCH_RANKED : MATCH_NEAR_MISS;
    if (!may_be_named(profile))
        return MATCH_OUT;
    if (strcmp(profile->country, need->country) == 0)
        return MATCH_NEAR_MISS;
    return set_count_common(neighbours_of(need->country), profile->coverage) > 0 ? MATCH_NEIGHBOUR : MATCH_OUT;
}

/* --- Track record ------------------------------------------------------------------------------------------------------- */

bool match_is_finished(const char *stage)
{
    static const char *const finished[] = {"delivered", "follow-up", "closed", NULL};

    return is_in(stage, finished);
}

bool match_is_running(const char *stage)
{
    static const char *const running[] = {"agreed", "in-progress", NULL};

    return is_in(stage, running);
}

/* Whether a value is another than the one asked for: what is not known is not. */
static bool differs(const char *value, const char *asked)
{
    return *value && *asked && strcmp(value, asked) != 0;
}

enum match_track match_reference(const struct match_need *need, const struct match_reference *reference, struct date today)
{
    struct date day;
    const bool dated = date_parse(reference->day, &day);

    if (differs(reference->country, need->country) || differs(reference->sector, need->sector)
        || (dated && date_to_days(day) < date_to_days(date_add_months(today, -TRACK_MONTHS))))
        return MATCH_TRACK_OTHER;
    if (!dated || !*reference->country || (*need->sector && !*reference->sector))
        return MATCH_TRACK_UNKNOWN;
    return MATCH_TRACK_FITS;
}

/* --- Flags -------------------------------------------------------------------------------------------------------------- */

const char *match_flag_code(enum match_flag flag)
{
    static const char *const codes[MATCH_FLAGS] = {
        [MATCH_FLAG_FUNDING] = "funding-policy",
        [MATCH_FLAG_REVIEW_OVERDUE] = "review-overdue",
        [MATCH_FLAG_DO_NOT_REFER] = "do-not-refer",
        [MATCH_FLAG_SUSPENDED] = "suspended",
        [MATCH_FLAG_COVERAGE] = "coverage-not-said",
        [MATCH_FLAG_CONCERN] = "open-concern",
        [MATCH_FLAG_RUNNING] = "running-partnership",
    };

    return codes[flag];
}

/* Whoever asks is a company unless it is known to be something else. */
static bool funding_conflicts(const struct match_need *need, const struct record *organisation)
{
    const bool from_company = !*need->member_kind || strcmp(need->member_kind, "company") == 0;

    return from_company && strcmp(need->budget, "unpaid") != 0 && strcmp(record_text(organisation, "funding_policy"), "refuses") == 0;
}

static bool is_overdue(const struct record *organisation, struct date today)
{
    struct date due;

    return date_parse(record_text(organisation, "review_due"), &due) && date_to_days(due) < date_to_days(today);
}

unsigned match_flags(const struct match_need *need, const struct record *organisation, struct date today)
{
    const struct match_profile profile = match_profile_of(organisation);
    const bool raised[MATCH_FLAGS] = {
        [MATCH_FLAG_FUNDING] = funding_conflicts(need, organisation),
        [MATCH_FLAG_REVIEW_OVERDUE] = is_overdue(organisation, today),
        [MATCH_FLAG_DO_NOT_REFER] = strcmp(profile.referral, "do-not-refer") == 0,
        [MATCH_FLAG_SUSPENDED] = strcmp(profile.status, "suspended") == 0,
        [MATCH_FLAG_COVERAGE] = !set_has(profile.coverage, need->country) && strcmp(profile.country, need->country) == 0,
    };
    unsigned flags = 0;

    for (int i = 0; i < MATCH_FLAGS; i++)
        flags |= raised[i] ? 1U << i : 0;
    return flags;
}

bool match_is_open_concern(const char *state)
{
    static const char *const open[] = {"", "received", "under-review", NULL};

    return is_in(state, open);
}

/* --- Order -------------------------------------------------------------------------------------------------------------- */

static int name_compare(const struct match_standing *left, const struct match_standing *right)
{
    const size_t shorter = left->name_length < right->name_length ? left->name_length : right->name_length;
    const int order = shorter > 0 ? memcmp(left->name, right->name, shorter) : 0;

    return order != 0 ? order : (left->name_length > right->name_length) - (left->name_length < right->name_length);
}

int match_compare(const struct match_standing *left, const struct match_standing *right)
{
    int order = right->points - left->points;

    if (order == 0)
        order = strcmp(right->verified, left->verified);
    if (order == 0)
        order = name_compare(left, right);
    return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}
