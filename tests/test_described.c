/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries inside sentences, and members told by kind and country. */
#include "config.h"

#include <stdlib.h>

#include "src/country_phrase.h"
#include "src/described.h"
#include "src/place.h"
#include "tests/tap.h"

static void test_places(void)
{
    static const struct {
        const char *code, *en, *nb;
    } cases[] = {
        {"NO", "in Norway", "i Norge"},
        {"GB", "in the United Kingdom", "i Storbritannia"},
        {"PH", "in the Philippines", "på Filippinene"},
        {"LK", "in Sri Lanka", "på Sri Lanka"},
        {"FO", "in the Faroe Islands", "på Færøyene"},
        {"SE", "in Sweden", "i Sverige"},
        {"ZZ", "in ZZ", "i ZZ"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *en = country_in(cases[i].code, LANGUAGE_EN), *nb = country_in(cases[i].code, LANGUAGE_NB);
        tap_is_text(en, cases[i].en, "where, in English");
        tap_is_text(nb, cases[i].nb, "and in Norwegian");
        free(nb);
        free(en);
    }
}

static void test_members(void)
{
    static const struct {
        const char *kind, *country, *code, *en, *nb;
    } cases[] = {
        {"company", "NO", "company NO", "a company in Norway", "en bedrift i Norge"},
        {"contracting-authority", "DK", "contracting-authority DK", "a contracting authority in Denmark", "en oppdragsgiver i Danmark"},
        {"other", "IS", "other IS", "a member in Iceland", "et medlem på Island"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *code = described_code(cases[i].kind, cases[i].country), *en = described_show(code, LANGUAGE_EN), *nb = described_show(code, LANGUAGE_NB);
        tap_is_text(code, cases[i].code, "to machines");
        tap_is_text(en, cases[i].en, "in English");
        tap_is_text(nb, cases[i].nb, "in Norwegian");
        free(nb);
        free(en);
        free(code);
    }
}

int main(void)
{
    message_open(place_catalogue);
    test_places();
    test_members();
    message_close();
    return tap_done();
}
