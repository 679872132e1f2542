/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/memory.h"
#include "src/registration.h"
#include "src/similar.h"
#include "src/similar_name.h"
#include "src/types.h"
#include "tests/tap.h"

/* An organisation of "field=value" texts. */
static void make(struct record *record, const char *const *assignments)
{
    struct error error;

    record_init(record, &type_organisation);
    for (; *assignments; assignments += 2)
        if (!record_set(record, assignments[0], assignments[1], &error))
            tap_ok(false, "%s: %s", assignments[0], error.text);
}

static bool is_wanted(int64_t key, int64_t other)
{
    int64_t wanted[SIMILAR_KEY_WANTED];
    const size_t count = similar_key_wanted(key, wanted);
    bool is = false;

    for (size_t i = 0; i < count; i++)
        is = is || wanted[i] == other;
    return is;
}

static bool have_common_key(struct folder *folder, const struct record *left, const struct record *right)
{
    int64_t first[SIMILAR_KEYS], second[SIMILAR_KEYS];
    size_t first_count = similar_keys(folder, left, first), second_count = similar_keys(folder, right, second);

    for (size_t i = 0; i < first_count; i++)
        for (size_t j = 0; j < second_count; j++)
            if (is_wanted(first[i], second[j]) && is_wanted(second[j], first[i]))
                return true;
    return false;
}

/* Compares with what others keep of the names, and without what folds them. */
static struct similarity compare_kept(struct folder *folder, const struct record *left, const struct record *right)
{
    struct text first = {0}, second = {0};

    similar_names_fold(folder, left, &first);
    similar_names_fold(folder, right, &second);
    struct similar_profile *one = similar_profile_new(NULL, left, text_string(&first)), *other = similar_profile_new(NULL, right, text_string(&second));
    struct similarity similarity = similar_profile_compare(one, other);
    similar_profile_free(one);
    similar_profile_free(other);
    text_done(&first);
    text_done(&second);
    return similarity;
}

/* Whether two are taken for the same; where they are alike for a reason, by what they are found. */
static void expect(const char *const *left, const char *const *right, bool same, enum similar_reason reason, const char *name)
{
    struct folder *folder = folder_new();
    struct record first, second;

    make(&first, left);
    make(&second, right);
    struct similarity there = similar_compare(folder, &first, &second), back = similar_compare(folder, &second, &first), kept = compare_kept(folder, &first, &second);
    tap_ok((there.score >= SIMILAR_SCORE_SAME) == same, "%s: %d", name, there.score);
    tap_is_number(back.score, there.score, "%s: the same from both sides", name);
    tap_is_number(kept.score, there.score, "%s: and with names that were kept folded", name);
    if (reason != SIMILAR_NONE) {
        tap_is_number(there.reason, reason, "%s: reason", name);
        tap_ok(have_common_key(folder, &first, &second), "%s: found by a key", name);
    }
    record_done(&first);
    record_done(&second);
    folder_free(folder);
}

#define RECORD(...) (const char *const[]){__VA_ARGS__, NULL}

static int names_score(struct folder *folder, const char *left, const char *right)
{
    struct similar_name first, second;

    similar_name_read(folder, left, &first);
    similar_name_read(folder, right, &second);
    int score = similar_name_score(&first, &second);
    similar_name_done(&first);
    similar_name_done(&second);
    return score;
}

static void test_names(void)
{
    struct folder *folder = folder_new();

    tap_is_number(names_score(folder, "Asha Foundation", "The ASHA Foundation Ltd."), 100, "legal forms and small words are nothing");
    tap_is_number(names_score(folder, "Ålesund Arbeid AS", "Aalesund arbeid"), 100, "nor are accents");
    tap_ok(names_score(folder, "Chambal Sramik", "Chambal Shramik") >= 75, "misspellings are forgiven");
    tap_ok(names_score(folder, "Asha Centre", "Bina Centre") < 50, "other names are others");
    tap_is_number(names_score(folder, "", ""), 0, "no name is like no other");
    folder_free(folder);
}

static void test_organisations(void)
{
    expect(RECORD("name", "Women's Rights Centre of Asha", "country", "IN"), RECORD("name", "Womens Right Center Asha", "country", "IN"), true, SIMILAR_NAME_NEAR,
           "the s of owners and of more than one");
    expect(RECORD("name", "Asha Sis", "country", "IN"), RECORD("name", "Asha Sister", "country", "IN"), false, SIMILAR_NONE, "no more than an s");
    expect(RECORD("name", "Asha Foundation", "country", "IN"), RECORD("name", "The Asha Foundation Ltd", "country", "IN"), true, SIMILAR_NAME_NEAR,
           "name and country");
    expect(RECORD("name", "Asha", "country", "IN"), RECORD("name", "Asha", "country", "BD"), false, SIMILAR_NONE, "the name alone");
    expect(RECORD("name", "Asha", "country", "IN", "city", "Delhi"), RECORD("name", "Asha", "country", "IN", "city", "Agra"), false, SIMILAR_NONE,
           "two cities");
    expect(RECORD("name", "Asha", "country", "IN", "city", "Delhi"), RECORD("name", "ASHA", "country", "IN", "city", "delhi"), true,
           SIMILAR_NAME_CITY, "name, country and city");
    expect(RECORD("name", "Asha", "country", "IN", "registration_number", "IN-77 1"), RECORD("name", "Bina", "country", "IN", "registration_number", "in771"),
           true, SIMILAR_NUMBER, "registration number");
    expect(RECORD("name", "Asha", "country", "IN", "registration_number", "771"), RECORD("name", "Asha", "country", "IN", "registration_number", "772"),
           false, SIMILAR_NONE, "two registration numbers");
    expect(RECORD("name", "Asha Women", "country", "IN", "registration_number", "K7"),
           RECORD("name", "Asha Womens Forum", "country", "IN", "registration_number", "k 7"), true, SIMILAR_NUMBER, "a short registration number and a similar name");
    expect(RECORD("name", "Asha", "country", "IN", "registration_number", "12"), RECORD("name", "Bina", "country", "IN", "registration_number", "12"), false,
           SIMILAR_NUMBER, "a short registration number alone");
    expect(RECORD("name", "Asha", "country", "IN", "registration_number", "0000"), RECORD("name", "Bina", "country", "IN", "registration_number", "0000"), false,
           SIMILAR_NONE, "zeros for no number");
    expect(RECORD("name", "Asha", "country", "IN", "email", "info@asha.example"), RECORD("name", "Bina", "country", "IN", "email", "info@asha.example"),
           false, SIMILAR_NONE, "the e-mail address alone");
    expect(RECORD("name", "Asha Women", "country", "IN", "email", "a@gmail.com"), RECORD("name", "Asha Wommen", "country", "IN", "email", "A@gmail.com"),
           true, SIMILAR_EMAIL, "e-mail address and a similar name");
    expect(RECORD("name", "Asha Women", "country", "IN", "email", "a@gmail.com"), RECORD("name", "Asha Wommen", "country", "IN", "email", "b@gmail.com"),
           false, SIMILAR_NONE, "a provider's domain");
    expect(RECORD("name", "Asha Women", "country", "IN", "website", "www.asha.example"),
           RECORD("name", "Asha Wommen", "country", "IN", "email", "b@asha.example"), true, SIMILAR_DOMAIN, "web domain and a similar name");
    expect(RECORD("name", "Women's Rights Centre of Asha", "country", "IN"), RECORD("name", "Womens Right Center Asha", "country", "IN"), true, SIMILAR_NAME_NEAR,
           "the s of owners and of more than one");
    expect(RECORD("name", "Asha Sis", "country", "IN"), RECORD("name", "Asha Sister", "country", "IN"), false, SIMILAR_NONE, "no more than an s");
    expect(RECORD("name", "Asha Foundation", "country", "IN"), RECORD("name", "Asha Association", "country", "IN"), false, SIMILAR_NONE,
           "two kinds of body");
    expect(RECORD("name", "Asha", "country", "IN"), RECORD("name", "Hope", "country", "IN", "aliases", "Umeed; Asha"), true, SIMILAR_NAME,
           "another spelling");
    expect(RECORD("name", "Temiz Giysi Derneği", "country", "TR"), RECORD("name", "Temiz Giysi", "country", "TR"), true, SIMILAR_NAME_NEAR, "what kind of body, in Turkish");
    expect(RECORD("name", "Temiz Giysi Derneği", "country", "TR"), RECORD("name", "Temiz Giysi Vakfı", "country", "TR"), false, SIMILAR_NAME_NEAR, "two kinds of body in Turkish");
    expect(RECORD("name", "Sindicato A", "country", "PE"), RECORD("name", "Sindicato E", "country", "PE"), false, SIMILAR_NONE, "a letter at the end tells two apart");
    expect(RECORD("name", "Sindicato Y", "country", "PE"), RECORD("name", "Sindicato", "country", "PE"), false, SIMILAR_NONE, "and from what has none");
    expect(RECORD("name", "Asha S.A.", "country", "PE"), RECORD("name", "Asha", "country", "PE"), true, SIMILAR_NAME_NEAR, "a legal form of two letters");
    expect(RECORD("name", "Asha A/S", "country", "PE"), RECORD("name", "ASHA", "country", "PE"), true, SIMILAR_NAME_NEAR, "and one with a stroke");
    expect(RECORD("name", "Asha", "country", "BD", "native_name", "ঢাকা সংহতি ফাউন্ডেশন"),
           RECORD("name", "Bina", "country", "BD", "aliases", "Ålesund; Trust; ঢাকা সংহতি ফাউন্ডেশন"), true, SIMILAR_NAME, "another script");
}

/* The British and the Americans spell one word in two ways. */
static void test_spelling(void)
{
    static const char *const names[][2] = {
        {"Dhaka Labour Watch", "Dhaka Labor Watch"},
        {"Labourers' Defence Programme", "Laborers' Defense Program"},
        {"Home Workers' Organisation Bina", "Home Workers' Organization Bina"},
        {"Bina Social Mobilisation Theatre", "Bina Social Mobilization Theater"},
        {"Organised Jewellery Workers", "Organized Jewelry Workers"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect(RECORD("name", names[i][0], "country", "BD", "city", "Dhaka"), RECORD("name", names[i][1], "country", "BD", "city", "Dhaka"), true,
               SIMILAR_NAME_NEAR_CITY, names[i][0]);
}

/* Lists put the acronym, the town and the country beside a name, or something else in brackets. */
static void test_spellings_beside(void)
{
    static const struct {
        const char *name;
        int least, most;
    } others[] = {
        {"Asha Workers Centre (AWC)", 97, 97},
        {"AWC - Asha Workers Centre", 97, 97},
        {"AWC: Asha Workers' Center", 97, 97},
        {"AWC (Asha Workers Centre)", 97, 97},
        {"Asha Workers Centre AWC", 97, 97},
        {"Asha Workers Centre, Dhaka", 97, 97},
        {"Asha Workers Centre Dhaka", 97, 97},
        {"Asha Workers Centre – Dhaka, Bangladesh", 97, 97},
        {"Asha Worker Centre (Bangladesh)", 97, 97},
        {"Asha Workers Centre (Bangla Desh)", 97, 97},
        {"Asha Workers Centre [BD]", 97, 97},
        {"Asha Workers Centre Ltd. (AWC), Dhaka", 97, 97},
        {"Asha Workers Centre (demo)", 70, 70},
        {"Asha Workers Centre (formerly Bina)", 70, 70},
        {"AWC", 70, 70},
        {"Shramik Kendra (Asha Workers Centre)", 70, 70},
        {"Asha Workers Centre of Dhaka", 0, 49},
        {"Asha Workers Centre, Khulna", 0, 49},
        {"Dhaka", 0, 49},
        {"Bangladesh", 0, 49},
    };

    const char *const *plain = RECORD("name", "Asha Workers Centre", "acronym", "AWC", "country", "BD", "city", "Dhaka");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct folder *folder = folder_new();
        struct record left, right;

        make(&left, plain);
        make(&right, RECORD("name", others[i].name, "country", "BD", "city", "Dhaka"));
        struct similarity there = similar_compare(folder, &left, &right), back = similar_compare(folder, &right, &left), kept = compare_kept(folder, &left, &right);
        tap_ok(there.score >= others[i].least && there.score <= others[i].most, "%s: %d", others[i].name, there.score);
        tap_is_number(back.score, there.score, "%s: the same from both sides", others[i].name);
        tap_is_number(kept.score, there.score, "%s: and with names that were kept folded", others[i].name);
        if (others[i].least > 0)
            tap_ok(have_common_key(folder, &left, &right), "%s: found by a key", others[i].name);
        record_done(&left);
        record_done(&right);
        folder_free(folder);
    }
    expect(RECORD("name", "Umeed (head office)", "country", "IN"), RECORD("name", "Bina (head office)", "country", "IN"), false, SIMILAR_NONE, "the same brackets");
    expect(RECORD("name", "Bina (women)", "country", "IN"), RECORD("name", "Bina (youth)", "country", "IN"), false, SIMILAR_NONE, "two other brackets");
    expect(RECORD("name", "Bina Delhi", "country", "IN", "city", "Delhi"), RECORD("name", "Bina India", "country", "IN", "city", "Delhi"), false, SIMILAR_NAME_NEAR_CITY,
           "a branch and the whole");
    expect(RECORD("name", "Bina", "acronym", "BWC", "country", "IN"), RECORD("name", "Asha", "acronym", "BWC", "country", "IN"), false, SIMILAR_NONE, "one acronym of two");
    expect(RECORD("name", "ঢাকা সংহতি (ঢাকা)", "country", "BD", "city", "ঢাকা"), RECORD("name", "ঢাকা সংহতি", "country", "BD", "city", "ঢাকা"), true,
           SIMILAR_NAME_NEAR_CITY, "another script");
}

/* Whoever types a list leaves out, doubles, swaps or mistakes a letter: that is worth a look, and found, but nobody is merged for it. */
static void test_slips(void)
{
    static const struct {
        const char *left, *right;
        int least, most;
    } pairs[] = {
        {"Solidarity Centre", "Solidarty Centre", 70, 79},
        {"Solidarity Centre", "Soliddarity Center", 70, 79},
        {"Solidarity Centre", "Soldiarity Centre", 70, 79},
        {"Solidarity Centre", "Solidaritu Centre", 70, 79},
        {"Solidarity Centre", "Solidaitry Centre", 70, 79},
        {"Solidarity Centre", "Solidarty Center (SC)", 70, 79},
        {"South Workers Rights Committee", "South Wokers Rights Comittee", 70, 79},
        {"South Workers Rights Committee", "SouthWorkers Rights Committee", 70, 79},
        {"Asha Textile Union", "Asha Textille Union", 70, 79},
        {"Asha Textile Union", "Asha Tektile Union", 70, 79},
        {"Ålesund Kompetanse", "Aalesund Kometanse", 70, 79},
        {"Solidarity Centre", "Solidarity Cetnre", 70, 79},
        {"Asha Foundation", "Asha Foundaton", 70, 79},
        {"Asha Foundation", "Asha Assocation", 50, 69},
        {"Solidarity Centre", "Solidarty Trust", 50, 69},
        {"Asha Textile Union", "Asma Textile Union", 0, 49},
        {"Asha Local 12345", "Asha Local 12346", 0, 49},
        {"Eastern Garment Workers", "Western Garment Workers", 0, 49},
        {"Mahila Samiti", "Mahila Sangathan", 0, 49},
        {"Karim Nari", "Karin Nari", 0, 49},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct folder *folder = folder_new();
        struct record left, right;

        make(&left, RECORD("name", pairs[i].left, "country", "BD", "city", "Dhaka"));
        make(&right, RECORD("name", pairs[i].right, "country", "BD", "city", "Dhaka"));
        struct similarity there = similar_compare(folder, &left, &right), back = similar_compare(folder, &right, &left);
        tap_ok(there.score >= pairs[i].least && there.score <= pairs[i].most, "%s, %s: %d", pairs[i].left, pairs[i].right, there.score);
        tap_is_number(back.score, there.score, "%s, %s: the same from both sides", pairs[i].left, pairs[i].right);
        if (pairs[i].least > 0) {
            tap_is_number(there.reason, SIMILAR_NAME_NEAR_CITY, "%s, %s: reason", pairs[i].left, pairs[i].right);
            tap_ok(have_common_key(folder, &left, &right), "%s, %s: found by a key", pairs[i].left, pairs[i].right);
        }
        record_done(&left);
        record_done(&right);
        folder_free(folder);
    }
    expect(RECORD("name", "Solidarity", "country", "BD", "registration_number", "771"), RECORD("name", "Solidarty", "country", "BD", "registration_number", "772"), false,
           SIMILAR_NONE, "a slip and two registration numbers");
    expect(RECORD("name", "Solidarity", "country", "BD"), RECORD("name", "Solidarty", "country", "IN"), false, SIMILAR_NONE, "a slip and two countries");
}

/* What stands in brackets for short is no part of the name, whatever it is short for. */
static void test_acronyms(void)
{
    static const struct {
        const char *left, *right;
        int score;
    } pairs[] = {
        {"South Workers Rights Committee", "South Workers Rights Committee (SWRC)", 97},
        {"South Workers Rights Committee (demo)", "South Workers Rights Committee (SWRC)", 70},
        {"Solidarity Workers", "Solidarity Workers (BCWS)", 97},
        {"Solidarity Workers (demo)", "Solidarity Workers (BCWS)", 70},
        {"Solidarity Workers (NGWF)", "Solidarity Workers (BCWS)", 70},
        {"Solidarity Workers", "Solidarity Workers (II)", 70},
        {"SOLIDARITY WORKERS", "SOLIDARITY WORKERS (DEMO)", 70},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct folder *folder = folder_new();
        struct record left, right;

        make(&left, RECORD("name", pairs[i].left, "country", "BD", "city", "Dhaka"));
        make(&right, RECORD("name", pairs[i].right, "country", "BD", "city", "Dhaka"));
        tap_is_number(similar_compare(folder, &left, &right).score, pairs[i].score, "%s, %s", pairs[i].left, pairs[i].right);
        tap_is_number(similar_compare(folder, &right, &left).score, pairs[i].score, "%s, %s: from the other side", pairs[i].left, pairs[i].right);
        tap_ok(have_common_key(folder, &left, &right), "%s, %s: found by a key", pairs[i].left, pairs[i].right);
        record_done(&left);
        record_done(&right);
        folder_free(folder);
    }
    expect(RECORD("name", "Asha Workers (ABC)", "acronym", "AWU", "country", "IN"), RECORD("name", "Asha Workers", "country", "IN"), false, SIMILAR_NAME_NEAR,
           "in brackets another acronym than its own");
}

/* Sites have no acronym: what stands in brackets is the unit of a company, unless it is what the name begins with. */
static void test_units(void)
{
    static const struct {
        const char *unit;
        bool is_same;
    } units[] = {{"Asha Textile Mills (AKP)", false}, {"Asha Textile Mills (ATM)", true}};
    struct folder *folder = folder_new();

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct record left, right;
        struct error error;

        record_init(&left, &type_site);
        record_init(&right, &type_site);
        tap_ok(record_set(&left, "name", "Asha Textile Mills", &error) && record_set(&left, "country", "TH", &error) && record_set(&right, "name", units[i].unit, &error)
                 && record_set(&right, "country", "TH", &error),
               "%s is a site", units[i].unit);
        tap_ok((similar_compare(folder, &left, &right).score >= SIMILAR_SCORE_SAME) == units[i].is_same, "%s is %s", units[i].unit, units[i].is_same ? "the same" : "another");
        record_done(&left);
        record_done(&right);
    }
    folder_free(folder);
}

/* Who moves takes the name and the addresses along; a branch has another name. */
static void test_cities(void)
{
    const char *const *here = RECORD("name", "Meghna Rights Forum", "country", "BD", "city", "Dhaka", "email", "post@meghna.example", "website", "https://meghna.example");

    expect(here, RECORD("name", "Meghna Right Forum Ltd", "country", "BD", "city", "Chattogram", "email", "post@meghna.example"), true, SIMILAR_EMAIL,
           "the same e-mail address in another city");
    expect(here, RECORD("name", "Meghna Rights Forum", "country", "BD", "city", "Chattogram", "website", "www.meghna.example"), true, SIMILAR_DOMAIN,
           "the same web domain in another city");
    expect(here, RECORD("name", "Meghna Rights Forum", "country", "BD", "city", "Chattogram"), false, SIMILAR_NAME, "another city and nothing else");
    expect(here, RECORD("name", "Meghna Rights Forum Khulna", "country", "BD", "city", "Khulna", "email", "post@meghna.example"), false, SIMILAR_NAME_NEAR,
           "a branch with the same e-mail address");
    expect(here, RECORD("name", "Meghna Rights Trust", "country", "BD", "city", "Khulna", "email", "post@meghna.example"), false, SIMILAR_NONE,
           "another kind of body with the same e-mail address in another city");
}

/* One number of Norway as lists have it. */
static void test_numbers(void)
{
    static const struct {
        const char *country, *left, *right;
        bool same;
    } pairs[] = {
        {"NO", "912345678", "912 345 678", true},
        {"NO", "912345678", "NO 912345678 MVA", true},
        {"NO", "912345678 MVA", "Org.nr. 912 345 678", true},
        {"NO", "NO912345678", "Org. nr.: NO 912.345.678 MVA", true},
        {"NO", "912345678", "NO 912345679 MVA", false},
        {"NO", "912345678", "NO 1912345678 MVA", false},
        {"NO", "912345678", "SE 912345678", false},
        {"DK", "DK-12 34 56 78", "CVR-nr. 12345678", true},
        {"DK", "DK 12345678", "DK 123456789", false},
        {"SE", "556012-5790", "SE556012579001", true},
        {"SE", "556012-5790", "SE556012579002", false},
        {"SE", "1955012301", "195501230101", false},
        {"CH", "CHE-116.281.710 MWST", "CHE-116.281.710", true},
        {"CH", "CHE-116.281.710 TVA", "116281710", true},
        {"GB", "GB 123 4567 89", "123456789", true},
        {"GB", "SC123456", "123456", false},
        {"KE", "Reg. No. 2180/51", "2180/51", true},
        {"KE", "NO 912345678 MVA", "912345678", false},
        {"KE", "KE 12345678", "12345678", false},
        {"KE", "912345678MVA", "NO 912 345 678", true},
        {"KE", "NO 912345678", "SE 912345678", false},
        {"KE", "CVR-nr. 12345678", "DK-12345678", true},
        {"", "912345678 MVA", "NO912345678", true},
        {"NO", "912\u00a0345\u00a0678", "912\u2013345\u2013678", true},
        {"BD", "\u09e8\u09e7\u09ee\u09e6-\u09eb\u09e7", "2180/51", true},
        {"KE", "søkt", "søkt", false},
        {"KE", "under arbeid", "under arbeid", false},
        {"KE", "ja", "ja", false},
        {"KE", "REGNO", "orgnr", false},
        {"IN", "NR 12345", "12345", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *name = string_format("%s and %s in %s", pairs[i].left, pairs[i].right, pairs[i].country);
        expect(RECORD("name", "Asha", "country", pairs[i].country, "registration_number", pairs[i].left),
               RECORD("name", "Bina", "country", pairs[i].country, "registration_number", pairs[i].right), pairs[i].same, pairs[i].same ? SIMILAR_NUMBER : SIMILAR_NONE, name);
        free(name);
    }
    expect(RECORD("name", "Fjord", "country", "DK", "registration_number", "912345678"), RECORD("name", "Fjord", "country", "DK", "registration_number", "NO 912 345 678 MVA"), true,
           SIMILAR_NAME, "a bare number beside the same of a foreign register says nothing against the same name");
    expect(RECORD("name", "Fjord", "country", "DK", "registration_number", "912345678"), RECORD("name", "Fjord", "country", "DK", "registration_number", "NO 912 345 679 MVA"), false,
           SIMILAR_NONE, "other digits do");
    expect(RECORD("name", "Fjord", "country", "DK", "registration_number", "912345678"), RECORD("name", "Fjord", "country", "DK", "registration_number", "SE 912345678"), false,
           SIMILAR_NONE, "and so do digits that the foreign register does not have");
    expect(RECORD("name", "Fjord", "country", "DK", "registration_number", "912345678"), RECORD("name", "Bina", "country", "DK", "registration_number", "NO 912345678"), false,
           SIMILAR_NONE, "nor does it say that two names are one");
    char *number = registration_fold("77\xff" "1", "KE");
    tap_is_text(number, "771", "a byte that is no text says nothing");
    free(number);
}

/* A hot spot of "field=value" texts. */
static void make_hotspot(struct record *record, const char *const *assignments)
{
    struct error error;

    record_init(record, &type_hotspot);
    for (; *assignments; assignments += 2)
        tap_ok(record_set(record, assignments[0], assignments[1], &error), "a hot spot's %s is %s", assignments[0], assignments[1]);
}

/* How alike two hot spots of one country and issue are, from either side; those that are alike are found by a key. */
static void expect_hotspots(const char *const *left, const char *const *right, enum similar_reason reason, const char *name)
{
    static const int scores[SIMILAR_REASON_COUNT] = {[SIMILAR_FIELDS] = 95, [SIMILAR_PRODUCT] = 88};
    struct folder *folder = folder_new();
    struct record first, second;
    struct error error;

    make_hotspot(&first, left);
    make_hotspot(&second, right);
    tap_ok(record_set(&first, "country", "IN", &error) && record_set(&first, "issue", "child-labour", &error) && record_set(&second, "country", "IN", &error)
             && record_set(&second, "issue", "child-labour", &error),
           "%s: of one country and issue", name);
    struct similarity there = similar_compare(folder, &first, &second), back = similar_compare(folder, &second, &first);
    tap_is_number(there.score, scores[reason], "%s: score", name);
    tap_is_number(there.reason, reason, "%s: reason", name);
    tap_is_number(back.score, there.score, "%s: the same from both sides", name);
    if (reason != SIMILAR_NONE)
        tap_ok(have_common_key(folder, &first, &second), "%s: found by a key", name);
    tap_ok(record_set(&second, "issue", "forced-labour", &error), "%s: of another issue", name);
    tap_is_number(similar_compare(folder, &first, &second).score, 0, "%s: of another issue they are not alike", name);
    record_done(&first);
    record_done(&second);
    folder_free(folder);
}

/* Where a list has no titles the product stands in for them. */
static void test_products(void)
{
    const char *const *own = RECORD("product_en", "Cotton", "product_nb", "Bomull", "title_en", "Children at the gins", "sector", "cotton");

    expect_hotspots(own, RECORD("product_en", "Cotton", "title_en", "Cotton"), SIMILAR_PRODUCT, "the product for a title");
    expect_hotspots(own, RECORD("product_en", "Cotton"), SIMILAR_PRODUCT, "no title at all");
    expect_hotspots(own, RECORD("product_en", "CÓTTON", "title_en", "cotton", "sector", "cotton"), SIMILAR_PRODUCT, "in other letters, and the sector too");
    expect_hotspots(own, RECORD("product_nb", "bomull", "title_nb", "Bomull"), SIMILAR_PRODUCT, "in the other language");
    expect_hotspots(own, RECORD("product_en", "Cotton seed", "title_en", "Cotton seed"), SIMILAR_NONE, "another product");
    expect_hotspots(own, RECORD("product_en", "Cotton", "title_en", "Children in the fields"), SIMILAR_NONE, "another title of its own");
    expect_hotspots(own, RECORD("product_en", "Cotton", "title_en", "Cotton", "title_nb", "Barn i åkrene"), SIMILAR_NONE, "a title of its own in one language");
    expect_hotspots(own, RECORD("product_en", "Jute", "title_en", "Children at the gins"), SIMILAR_FIELDS, "the same title");
    expect_hotspots(own, RECORD("product_en", "Cotton", "title_en", "Cotton", "sector", "garments"), SIMILAR_NONE, "another sector");
    expect_hotspots(own, RECORD("sector", "cotton"), SIMILAR_NONE, "no product either");
    expect_hotspots(RECORD("product_en", "Cotton", "title_en", "Children at the gins", "region", "Gujarat"),
                    RECORD("product_en", "Cotton", "title_en", "Cotton", "region", "GUJARÁT"), SIMILAR_PRODUCT, "the same region");
    expect_hotspots(RECORD("product_en", "Cotton", "title_en", "Children at the gins", "region", "Gujarat"),
                    RECORD("product_en", "Cotton", "title_en", "Cotton", "region", "Punjab"), SIMILAR_NONE, "another region");
    expect_hotspots(RECORD("product_en", "Cotton", "title_en", "Cotton"), RECORD("product_en", "cotton", "title_en", "cotton", "sector", "garments"), SIMILAR_FIELDS,
                    "neither has a title of its own");
    expect_hotspots(RECORD("product_en", "Cotton", "title_en", "Cotton", "sector", "cotton"),
                    RECORD("product_en", "Cotton", "title_en", "Cotton", "sector", "garments"), SIMILAR_NONE, "neither has one, and two sectors");
    expect_hotspots(own, RECORD("product_en", "Cotton", "title_en", "Children at the gins", "sector", "garments"), SIMILAR_FIELDS, "one title of its own and two sectors");
}

int main(void)
{
    test_names();
    test_numbers();
    test_organisations();
    test_spelling();
    test_cities();
    test_spellings_beside();
    test_slips();
    test_acronyms();
    test_units();
    test_products();
    return tap_done();
}
