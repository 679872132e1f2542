/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guidance: pages found by name and title in both languages, written whole, in step with the rules they tell of; something said at every stage. */
#include "config.h"

#include "src/guidance.h"

#include <stdlib.h>
#include <string.h>

#include "src/band.h"
#include "src/match.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/rating.h"
#include "src/types.h"
#include "tests/tap.h"

static void test_found(void)
{
    static const char *const words[][2] = {{"member", "member"}, {"MEDLEM", "member"}, {"local-resource", "local-resource"}, {"Lokal ressurs", "local-resource"},
                                           {"media", "media"}, {"medier", "media"}, {"Når en journ", "media"}, {"when a", "media"}, {"hot-spots", "hot-spots"},
                                           {"rangering", "ranking"}, {"quality", "quality-assurance"}, {"questions", "questions"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct guidance_page *page = guidance_find(words[i][0]);
        tap_is_text(page ? message_in(LANGUAGE_EN, page->name) : "", words[i][1], "\"%s\" is a page", words[i][0]);
    }
    tap_ok(guidance_find("") == NULL, "nothing is no page");
    tap_ok(guidance_find("weather") == NULL, "nor is what is none");
}

/* A page as text in a language. The caller frees it. */
static char *page_text(const struct guidance_page *page, enum language language)
{
    struct document document = {.language = language};
    struct text text = {0};

    message_set_language(language);
    guidance_write(page, &document);
    document_write_text(&document, 80, &text);
    document_done(&document);
    message_set_language(LANGUAGE_EN);
    return text_take(&text);
}

static void test_written(void)
{
    for (size_t i = 0; i < guidance_page_count; i++) {
        char *english = page_text(guidance_pages[i], LANGUAGE_EN), *norwegian = page_text(guidance_pages[i], LANGUAGE_NB);

        tap_ok(strstr(english, guidance_pages[i]->title) != NULL, "%s has its title", guidance_pages[i]->title);
        tap_ok(strlen(english) > 600 && strlen(norwegian) > 600, "it says something in both languages");
        tap_ok(strcmp(english, norwegian) != 0, "and they are two");
        free(english);
        free(norwegian);
    }
}

/* What the pages tell of the rules is what the rules do. */
static void test_rules(void)
{
    size_t counted[101] = {0}, items = 0;

    for (size_t i = 0; i < MATCH_CRITERIA; i++)
        counted[match_weights[i].points]++;
    for (const struct guidance_block *block = guidance_ranking.blocks; block->text; block++)
        if (block->kind == DOCUMENT_LIST) {
            size_t points = strtoul(block->text, NULL, 10);
            items++;
            tap_ok(points <= 100 && counted[points] > 0, "%s", block->text);
            counted[points <= 100 ? points : 0]--;
        }
    tap_is_number((long long)items, MATCH_CRITERIA, "every criterion is told of");
}

/* The bands with their limits: "low: 1 to 4". */
static void test_bands(void)
{
    static const char *const told[] = {"low: 1 to 4", "medium: 5 to 9", "high: 10 to 15, and always where the severity is 5", "very high: 16 to 25"};
    static const char *const bands[] = {"low", "medium", "high", "very-high"};
    int from[] = {1, 5, 10, 16}, to[] = {4, 9, 15, 25};

    for (int severity = 1; severity <= 5; severity++)
        for (int likelihood = 1; likelihood <= 5; likelihood++) {
            size_t band = 0;
            while (strcmp(bands[band], rating_band(severity, likelihood)) != 0)
                band++;
            int value = rating_value(severity, likelihood);
            tap_ok((value >= from[band] && value <= to[band]) || (severity == 5 && band == 2), "%d is %s", value, bands[band]);
        }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        size_t found = 0;
        for (const struct guidance_block *block = guidance_hotspots.blocks; block->text; block++)
            found += strcmp(block->text, told[i]) == 0 && block->band && strcmp(block->band, bands[i]) == 0;
        tap_is_number((long long)found, 1, "%s", told[i]);
    }
}

/* In each language a band is told of with the letter that stands for it everywhere, and with its own word. */
static void test_band_letters(void)
{
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        char *page = page_text(&guidance_hotspots, language);

        message_set_language(language);
        for (size_t i = 0; i < vocabulary_band.count; i++) {
            const char *code = vocabulary_band.terms[i].code;
            char *line = string_format("%s  %s: ", band_letter(code), vocabulary_word(&vocabulary_band, code, language));
            tap_ok(strstr(page, line) != NULL, "%s: %s", language_code(language), line);
            free(line);
        }
        message_set_language(LANGUAGE_EN);
        free(page);
    }
}

static void test_stages(void)
{
    for (size_t i = 0; i < vocabulary_partnership_stage.count; i++)
        for (enum guidance_side side = GUIDANCE_MEMBER; side < GUIDANCE_SIDES; side++)
            tap_ok(*guidance_at_stage(vocabulary_partnership_stage.terms[i].code, side), "%s: something for the %s", vocabulary_partnership_stage.terms[i].code,
                   guidance_side_label(side));
    tap_is_text(guidance_at_stage("of-a-newer-program", GUIDANCE_MEMBER), "", "an unknown stage has nothing to say");
}

int main(void)
{
    message_open(place_catalogue);
    test_found();
    test_written();
    test_rules();
    test_bands();
    test_band_letters();
    test_stages();
    return tap_done();
}
