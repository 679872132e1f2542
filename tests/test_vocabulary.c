/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/key.h"
#include "src/place.h"
#include "src/text.h"
#include "src/vocabulary.h"
#include "tests/tap.h"

#include <stdlib.h>
#include <string.h>

static const struct vocabulary *const vocabularies[] = {
    &vocabulary_visibility, &vocabulary_initiative, &vocabulary_person_role, &vocabulary_interface_language, &vocabulary_organisation_kind,
    &vocabulary_organisation_status, &vocabulary_referral, &vocabulary_funding_policy, &vocabulary_logo_policy, &vocabulary_staff_band,
    &vocabulary_expertise, &vocabulary_issue, &vocabulary_sector, &vocabulary_language, &vocabulary_verification_method,
    &vocabulary_verification_result, &vocabulary_concern_state, &vocabulary_world_region, &vocabulary_confidence, &vocabulary_hotspot_status,
    &vocabulary_affected_group, &vocabulary_band, &vocabulary_oecd_step, &vocabulary_audience, &vocabulary_member_kind, &vocabulary_currency,
    &vocabulary_member_state, &vocabulary_budget_band, &vocabulary_confidentiality, &vocabulary_need_state, &vocabulary_partnership_stage,
    &vocabulary_payment_terms, &vocabulary_share_how, &vocabulary_deliverable_state, &vocabulary_activity_kind, &vocabulary_site_kind,
};

static const char *found_code(const struct vocabulary *vocabulary, const char *text)
{
    const struct term *term = vocabulary_find(vocabulary, text);

    return term ? term->code : NULL;
}

static bool is_code(const char *code)
{
    return *code && code[strspn(code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

/* Whether a term is found by its code and by its words in both languages, and by nobody else's. */
static bool term_is_found(const struct vocabulary *vocabulary, const struct term *term)
{
    bool found = vocabulary_find(vocabulary, term->code) == term;

    for (int language = 0; language < LANGUAGE_COUNT; language++)
        found = found && vocabulary_find(vocabulary, message_in((enum language)language, term->label)) == term;
    return found;
}

/* Whether every synonym of a term finds it and no other term. */
static bool synonyms_find(const struct vocabulary *vocabulary, const struct term *term)
{
    const char *at = term->synonyms;

    while (at && *at) {
        size_t length = strcspn(at, "|");
        char *word = strndup(at, length);
        bool found = vocabulary_find(vocabulary, word) == term;

        if (!found)
            tap_note("%s: \"%s\" does not find %s", vocabulary->name, word, term->code);
        free(word);
        if (!found)
            return false;
        at += length + (at[length] == '|');
    }
    return true;
}

static void test_tables(void)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        const struct vocabulary *vocabulary = vocabularies[i];
        bool coded = vocabulary->count > 0 && *message_text(vocabulary->label), found = true, synonymous = true, ordered = true;

        for (size_t j = 0; j < vocabulary->count; j++) {
            const struct term *term = &vocabulary->terms[j];

            coded = coded && is_code(term->code) && *message_text(term->label);
            found = found && term_is_found(vocabulary, term);
            synonymous = synonymous && synonyms_find(vocabulary, term);
            ordered = ordered && vocabulary_order(vocabulary, term->code) == j;
        }
        tap_ok(coded, "%s: every term has a code and a word", vocabulary->name);
        tap_ok(found, "%s: every term is found by code and word", vocabulary->name);
        tap_ok(synonymous, "%s: every synonym finds its own term", vocabulary->name);
        tap_ok(ordered, "%s: codes are unique", vocabulary->name);
    }
}

static void test_words(void)
{
    tap_is_text(vocabulary_word(&vocabulary_issue, "child-labour", LANGUAGE_EN), "child labour", "a code has its word");
    tap_is_text(vocabulary_word(&vocabulary_issue, "new-issue", LANGUAGE_EN), "new-issue", "an unknown code is shown as it is");
    tap_is_number((intmax_t)vocabulary_order(&vocabulary_issue, "new-issue"), (intmax_t)vocabulary_issue.count, "an unknown code comes last");
    tap_ok(!vocabulary_term(&vocabulary_issue, "new-issue"), "an unknown code has no term");
}

static void test_find(void)
{
    tap_is_text(found_code(&vocabulary_organisation_kind, "Trade Union"), "trade-union", "case and hyphens are left aside");
    tap_is_text(found_code(&vocabulary_organisation_kind, "ONG"), "ngo", "a synonym is found");
    tap_is_text(found_code(&vocabulary_sector, "konfeksjon"), "garments", "a Norwegian synonym is found");
    tap_is_text(found_code(&vocabulary_language, "español"), "es", "a language is found by its own name");
    tap_is_text(found_code(&vocabulary_staff_band, "10–49"), "10-49", "an en dash will do");
    tap_is_text(found_code(&vocabulary_staff_band, "250+"), "250-plus", "a sign that says something is read");
    tap_ok(!found_code(&vocabulary_staff_band, "19"), "a number is no band of numbers that looks like it");
    tap_ok(!found_code(&vocabulary_staff_band, "<250"), "a sign that says something else is not passed over");
    tap_is_text(found_code(&vocabulary_staff_band, "10?49"), "10-49", "a word in an encoding that lacks some of its letters is known by the others");
    tap_ok(!found_code(&vocabulary_staff_band, "10?4?"), "where nothing else differs");
    tap_ok(!found_code(&vocabulary_sector, ""), "nothing finds nothing");
    tap_ok(!found_code(&vocabulary_sector, "-"), "a sign alone finds nothing");
    tap_ok(!found_code(&vocabulary_sector, "garment factory wear"), "what is unknown finds nothing");
}

static void is_offered(const struct vocabulary *vocabulary, const char *text, bool codes, const char *expected, const char *name)
{
    char *offer = vocabulary_offer(vocabulary, text, codes);

    tap_is_text(offer, expected, "%s", name);
    free(offer);
}

static void test_offers(void)
{
    is_offered(&vocabulary_referral, "perhaps", false, "refer, do not refer", "all of a short vocabulary is offered");
    is_offered(&vocabulary_sector, "grments", false, "garments", "a slip of the finger is near");
    is_offered(&vocabulary_sector, "cofeee", true, "coffee", "two letters swapped are near");
    is_offered(&vocabulary_sector, "vegetables", true, "fruit-vegetables", "a part of a word is near");
    is_offered(&vocabulary_sector, "xyzzy", false, "", "nothing is near to what is no word");
}

static void test_distance(void)
{
    tap_is_number((intmax_t)key_distance("vietnam", "vietnam", 2), 0, "the same is at no distance");
    tap_is_number((intmax_t)key_distance("vetnam", "vietnam", 2), 1, "a letter left out is one step");
    tap_is_number((intmax_t)key_distance("veitnam", "vietnam", 2), 1, "two letters swapped are one step");
    tap_is_number((intmax_t)key_distance("chad", "child", 2), 2, "a letter changed and one added are two steps");
    tap_is_number((intmax_t)key_distance("chad", "zimbabwe", 2), 3, "what is further than the limit is one more");
    tap_is_number((intmax_t)key_distance("", "ab", 2), 2, "from nothing every letter is a step");
}

int main(void)
{
    message_open(place_catalogue);
    test_tables();
    test_words();
    test_find();
    test_offers();
    test_distance();
    message_close();
    return tap_done();
}
