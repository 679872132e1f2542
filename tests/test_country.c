/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/country_alias.h"
#include "src/country_name.h"
#include "src/country_own.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/vocabulary.h"
#include "tests/tap.h"

/* The code that a text is found by; "?" where it is not, "CD|CG" where it can be either. The caller frees it. */
static char *found_as(const char *text)
{
    const struct country_name *found, *other;

    switch (country_find(text, &found, &other)) {
    case COUNTRY_FOUND:
        return string_copy(other ? "found, with another" : found->code);
    case COUNTRY_AMBIGUOUS:
        return string_format("%s|%s", found->code, other->code);
    case COUNTRY_UNKNOWN:
        return string_copy(found || other ? "unknown, with a country" : "?");
    }
    return NULL;
}

static void is_found(const char *text, const char *expected)
{
    char *code = found_as(text);

    tap_is_text(code, expected, "'%s'", text);
    free(code);
}

/* Whether every spelling of a list gives the code, and nothing is in it for nothing. */
static bool all_found(const char *spellings, const char *expected)
{
    bool all = true;

    for (const char *at = spellings;;) {
        size_t length = strcspn(at, "|");
        char *spelling = string_copy_part(at, length);
        char *code = found_as(spelling);
        if (length == 0 || strcmp(code, expected) != 0) {
            tap_note("'%s' is %s", spelling, code);
            all = false;
        }
        free(code);
        free(spelling);
        if (!at[length])
            return all;
        at += length + 1;
    }
}

static void test_table(void)
{
    bool sorted = true, capitals = true, named = true, coded = true, regions = true, own = true;

    for (size_t i = 0; i < country_name_count; i++) {
        const struct country_name *name = &country_names[i];
        char *lower = string_format("%c%c", tolower(name->code[0]), tolower(name->code[1]));
        char id[IDENTITY_TEXT_SIZE];
        sorted = sorted && (i == 0 || strcmp(name[-1].code, name->code) < 0);
        capitals = capitals && isupper(name->code[0]) && isupper(name->code[1]) && strlen(name->alpha3) == 3;
        named = named && all_found(name->name[LANGUAGE_EN], name->code) && all_found(name->name[LANGUAGE_NB], name->code);
        coded = coded && all_found(name->code, name->code) && all_found(lower, name->code) && all_found(name->alpha3, name->code);
        regions = regions && vocabulary_term(&vocabulary_world_region, name->region);
        own = own && country_name_by_code(lower) == name && identity_print(country_record_id(lower), id)[0] == 'C' && strlen(id) == 6;
        for (size_t j = 0; j < i; j++)
            own = own && country_record_id(name->code) != country_record_id(country_names[j].code);
        free(lower);
    }
    tap_is_number((intmax_t)country_name_count, 250, "all of ISO 3166-1, and Kosovo");
    tap_ok(sorted && capitals, "sorted by code");
    tap_ok(named, "each is found by its names in both languages");
    tap_ok(coded, "each is found by its codes, in either case");
    tap_ok(regions, "each lies in a region of the vocabulary");
    tap_ok(own, "each has an id of its own");
}

static void test_aliases(void)
{
    for (size_t i = 0; i < country_alias_count; i++) {
        const struct country_alias *alias = &country_aliases[i];
        bool ascii = true;
        for (const char *at = alias->spellings; *at; at++)
            ascii = ascii && isascii((unsigned char)*at);
        tap_ok(ascii && (i == 0 || strcmp(alias[-1].code, alias->code) < 0) && all_found(alias->spellings, alias->code),
               "the other spellings of %s, %s", alias->code, country_name(alias->code, LANGUAGE_EN));
    }
    for (size_t i = 0; i < country_doubt_count; i++) {
        char *both = string_format("%s|%s", country_doubts[i].code, country_doubts[i].other);
        for (const char *at = country_doubts[i].spellings; *at;) {
            size_t length = strcspn(at, "|");
            char *spelling = string_copy_part(at, length);
            is_found(spelling, both);
            free(spelling);
            at += length + (at[length] == '|');
        }
        free(both);
    }
}

static void test_own_names(void)
{
    for (size_t i = 0; i < country_own_count; i++)
        tap_ok((i == 0 || strcmp(country_owns[i - 1].code, country_owns[i].code) < 0) && all_found(country_owns[i].names, country_owns[i].code),
               "what %s calls itself", country_name(country_owns[i].code, LANGUAGE_EN));
}

static void test_spellings(void)
{
    static const char *const cases[][2] = {
        {"Germania", "DE"}, {"Германия", "DE"}, {"ドイツ", "DE"}, {"ドイツ/Germany", "DE"}, {"مصر", "EG"}, {"বাংলাদেশ", "BD"}, {"भारत", "IN"}, {"Việt Nam", "VN"},
        {"中国", "CN"}, {"Węgry", "HU"}, {"Ungheria", "HU"}, {"HIINA", "CN"}, {"ドイツ/Norge", "?"}, {"Atlantis", "?"}, {"Delhi", "?"},
        {"Viet Nam", "VN"}, {"Vietnam", "VN"}, {"VIETNAM", "VN"}, {"Burma", "MM"}, {"Myanmar", "MM"}, {"Myanmar (Burma)", "MM"},
        {"Ivory Coast", "CI"}, {"Cote d'Ivoire", "CI"}, {"Côte d'Ivoire", "CI"}, {"Côte d’Ivoire", "CI"}, {"CÔTE D'IVOIRE", "CI"},
        {"Elfenbenskysten", "CI"}, {"Elfenbenskysten/Côte d'Ivoire", "CI"},
        {"DR Congo", "CD"}, {"D.R. Congo", "CD"}, {"Democratic Republic of the Congo", "CD"}, {"Congo, Democratic Republic of the", "CD"},
        {"Congo (the Democratic Republic of the)", "CD"}, {"Congo, Dem. Rep.", "CD"}, {"Congo-Kinshasa", "CD"}, {"Kongo-Kinshasa", "CD"},
        {"Den demokratiske republikken Kongo", "CD"}, {"Zaire", "CD"}, {"République démocratique du Congo", "CD"},
        {"República Democrática del Congo", "CD"}, {"Republic of the Congo", "CG"}, {"Congo, Rep.", "CG"}, {"Congo (Brazzaville)", "CG"},
        {"Republikken Kongo", "CG"}, {"Kongo", "CD|CG"}, {"Congo", "CD|CG"}, {"the Congo", "CD|CG"}, {"CONGO", "CD|CG"}, {"Le Congo", "CD|CG"},
        {"Kongo/Congo", "CD|CG"}, {"Kongo/DR Congo", "CD"}, {"Congo-Brazzaville / Kongo", "CG"}, {"Kongo/Norge", "?"},
        {"Russia", "RU"}, {"Russian Federation", "RU"}, {"Russland", "RU"}, {"Turkey", "TR"}, {"Türkiye", "TR"}, {"Tyrkia", "TR"},
        {"USA", "US"}, {"U.S.A.", "US"}, {"U.S.", "US"}, {"United States of America", "US"}, {"The United States", "US"}, {"Amerikas forente stater", "US"},
        {"De forente stater", "US"}, {"Estados Unidos", "US"}, {"États-Unis", "US"}, {"EE. UU.", "US"},
        {"UK", "GB"}, {"U.K.", "GB"}, {"England", "GB"}, {"Great Britain", "GB"}, {"Storbritannia", "GB"}, {"Det forente kongeriket", "GB"},
        {"Scotland", "GB"}, {"Royaume-Uni", "GB"}, {"Reino Unido", "GB"},
        {"P.R. China", "CN"}, {"PR China", "CN"}, {"People's Republic of China", "CN"}, {"People’s Republic of China", "CN"},
        {"China, People's Republic of", "CN"}, {"Folkerepublikken Kina", "CN"}, {"Kina", "CN"}, {"Republic of China", "TW"},
        {"Taiwan, Province of China", "TW"}, {"Taiwan (R.O.C.)", "TW"}, {"Hong Kong SAR", "HK"}, {"Hong Kong SAR, China", "HK"}, {"Hongkong", "HK"},
        {"Macau", "MO"}, {"Macao SAR, China", "MO"}, {"South Korea", "KR"}, {"Korea Republic", "KR"}, {"Korea, Republic of", "KR"},
        {"Korea (the Republic of)", "KR"}, {"Republic of Korea", "KR"}, {"Sør-Korea", "KR"}, {"S. Korea", "KR"}, {"North Korea", "KP"},
        {"Korea, Democratic People's Republic of", "KP"}, {"Korea (the Democratic People's Republic of)", "KP"}, {"Nord-Korea", "KP"}, {"DPRK", "KP"},
        {"Korea", "KR|KP"}, {"Holland", "NL"}, {"The Netherlands", "NL"}, {"Nederland", "NL"}, {"Pays-Bas", "NL"}, {"Swaziland", "SZ"}, {"eSwatini", "SZ"},
        {"East Timor", "TL"}, {"Øst-Timor", "TL"}, {"Timor-Leste", "TL"}, {"Palestine", "PS"}, {"Palestina", "PS"}, {"State of Palestine", "PS"},
        {"Occupied Palestinian Territory", "PS"}, {"Det palestinske området", "PS"}, {"West Bank & Gaza", "PS"}, {"Laos", "LA"}, {"Lao PDR", "LA"},
        {"Lao People's Democratic Republic", "LA"}, {"Syria", "SY"}, {"Syrian Arab Republic", "SY"}, {"Iran", "IR"},
        {"Iran, Islamic Republic of", "IR"}, {"Iran (Islamic Republic of)", "IR"}, {"Tanzania", "TZ"}, {"United Republic of Tanzania", "TZ"},
        {"Tanzania, United Republic of", "TZ"}, {"Bolivia", "BO"}, {"Bolivia (Plurinational State of)", "BO"}, {"Moldova", "MD"},
        {"Republic of Moldova", "MD"}, {"Moldova, Republic of", "MD"}, {"Macedonia", "MK"}, {"Makedonia", "MK"}, {"FYROM", "MK"}, {"Nord-Makedonia", "MK"},
        {"Cape Verde", "CV"}, {"Cabo Verde", "CV"}, {"Kapp Verde", "CV"}, {"Czech Republic", "CZ"}, {"Czechia", "CZ"}, {"Tsjekkia", "CZ"},
        {"Den tsjekkiske republikk", "CZ"}, {"Hviterussland", "BY"}, {"Belarus", "BY"}, {"Kosovo", "XK"}, {"Kosova", "XK"}, {"XKX", "XK"},
        {"Venezuela (Bolivarian Republic of)", "VE"}, {"Gambia, The", "GM"}, {"Bahamas (the)", "BS"}, {"Egypt, Arab Rep.", "EG"}, {"Yemen, Rep.", "YE"},
        {"Kyrgyz Republic", "KG"}, {"Slovak Republic", "SK"}, {"Dominican Republic", "DO"}, {"Den dominikanske republikken", "DO"}, {"Dominica", "DM"},
        {"St. Lucia", "LC"}, {"St Kitts & Nevis", "KN"}, {"Saint Vincent and the Grenadines", "VC"}, {"Trinidad & Tobago", "TT"}, {"Trinidad og Tobago", "TT"},
        {"Bosnia & Herzegovina", "BA"}, {"Bosnia-Hercegovina", "BA"}, {"Sao Tome & Principe", "ST"}, {"Antigua y Barbuda", "AG"}, {"UAE", "AE"}, {"U.A.E.", "AE"},
        {"De forente arabiske emirater", "AE"}, {"Ukraine", "UA"}, {"The Ukraine", "UA"}, {"Ceylon", "LK"}, {"Kampuchea", "KH"}, {"Upper Volta", "BF"},
        {"Island", "IS"}, {"Iceland", "IS"}, {"Guinea", "GN"}, {"Republic of Guinea", "GN"}, {"Guinea-Bissau", "GW"}, {"Ekvatorial-Guinea", "GQ"},
        {"Papua New Guinea", "PG"}, {"Niger", "NE"}, {"Nigeria", "NG"}, {"Sudan", "SD"}, {"Sør-Sudan", "SS"}, {"Virgin Islands (U.S.)", "VI"},
        {"Virgin Islands", "VG|VI"}, {"Kongeriket Norge", "NO"}, {"Republic of Kenya", "KE"}, {"Republikken Kenya", "KE"}, {"Pakistán", "PK"},
        {"Bangladés", "BD"}, {"Inde", "IN"}, {"Maroc", "MA"}, {"Allemagne", "DE"}, {"Alemania", "DE"}, {" Norway ", "NO"}, {"no", "NO"}, {"NOR", "NO"},
        {"India ", "IN"}, {"Burma/Myanmar", "MM"}, {"Norge/Norway", "NO"}, {"Norway/Sweden", "?"}, {"N/A", "?"}, {"Not Available", "?"}, {"-", "?"}, {"", "?"},
        {"/", "?"}, {"Atlantis", "?"}, {"Republic", "?"}, {"The Republic of", "?"}, {"ZZ", "?"}, {"QQQ", "?"}, {"Norwayland", "?"}, {"Norw", "?"}, {"北京", "?"},
        {"\xFF\xC3", "?"}, {"香港", "HK"}, {"澳門", "MO"}, {"한국", "KR"}, {"ประเทศไทย", "TH"}, {"香港 (Hong Kong)", "HK"}, {"Hong Kong（香港）", "HK"},
        {"ประเทศไทย Thailand", "TH"}, {"Bangladesh বাংলাদেশ", "BD"}, {"香港 Norway", "?"}, {"北京 China", "?"}, {"Norge (香港)", "?"}, {"ایران", "IR"},
        {"Bosna i Hercegovina", "BA"}, {"Łotwa", "LV"}, {"Ουκρανία", "UA"}, {"Hong Kong（", "HK"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_found(cases[i][0], cases[i][1]);
}

static void test_names(void)
{
    static const char *const cases[][3] = {
        {"NO", "Norway", "Norge"},           {"CD", "DR Congo", "DR Kongo"},         {"CG", "Congo-Brazzaville", "Kongo-Brazzaville"},
        {"HK", "Hong Kong", "Hongkong"},     {"MO", "Macao", "Macao"},               {"BY", "Belarus", "Belarus"},
        {"XK", "Kosovo", "Kosovo"},          {"TR", "Turkey", "Tyrkia"},             {"CI", "Ivory Coast", "Elfenbenskysten"},
        {"SZ", "Eswatini", "Eswatini"},      {"TL", "Timor-Leste", "Øst-Timor"},     {"CV", "Cape Verde", "Kapp Verde"},
        {"MM", "Myanmar", "Myanmar"},        {"CZ", "Czechia", "Tsjekkia"},          {"MK", "North Macedonia", "Nord-Makedonia"},
        {"PS", "Palestine", "Palestina"},    {"VN", "Vietnam", "Vietnam"},           {"ZZ", "ZZ", "ZZ"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tap_is_text(country_name(cases[i][0], LANGUAGE_EN), cases[i][1], "%s in English", cases[i][0]);
        tap_is_text(country_name(cases[i][0], LANGUAGE_NB), cases[i][2], "%s in Norwegian", cases[i][0]);
    }
    tap_ok(!country_name_by_code("") && !country_name_by_code("N") && !country_name_by_code("NOR") && !country_name_by_code("æ"), "other lengths are no code");
    char id[IDENTITY_TEXT_SIZE];
    tap_is_text(identity_print(country_record_id("NO"), id), "C01415", "the id of Norway's record");
}

int main(void)
{
    test_table();
    test_aliases();
    test_own_names();
    test_spellings();
    test_names();
    return tap_done();
}
