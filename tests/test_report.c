/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: that a country's profile tells what the network holds, in both sizes, and nothing that the viewer may not see. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report.h"
#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
static const struct viewer member = {.name = "Member", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};

static char *printed(int64_t id)
{
    char text[IDENTITY_TEXT_SIZE];
    return string_copy(identity_print(id, text));
}

/* Countries come with the program: they are put, not saved. Fields and their texts by turns, NULL at the end. */
static int64_t country_add(struct network *network, const char *code, const char *const *fields)
{
    struct record country;
    struct error error = {0};
    int64_t change;

    record_init_new(&country, &type_country);
    country.id = country_record_id(code);
    bool ok = record_set(&country, "code", code, &error);
    for (; ok && *fields; fields += 2)
        ok = record_set(&country, fields[0], fields[1], &error);
    ok = ok && store_begin(network->store, &everything, NULL, &error) && store_put(network->store, &country, &error)
         && store_commit(network->store, &change, &error);
    tap_ok(ok, "%s is there %s", code, error.text);
    int64_t id = country.id;
    record_done(&country);
    return id;
}

/* A country with something of everything. */
static int64_t country_fill(struct network *network)
{
    int64_t country = country_add(network, "BD",
                                  (const char *const[]){"region", "south-asia", "rights_rating", "5", "rights_rating_source", "An index",
                                                        "rights_rating_year", "2024", NULL});
    int64_t grave = network_add(network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "living-wages", "title_en", "Wages in sewing",
                                "scale", "5", "scope", "4", "irremediability", "3", "likelihood", "4", NULL);
    int64_t slight = network_add(network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "child-labour", "title_en", "Errands", "scale",
                                 "1", "scope", "1", "irremediability", "1", "likelihood", "2", NULL);
    network_add(network, "Kari", "hotspot", "country", "BD", "sector", "tea", "issue", "working-hours", "title_en", "Hidden hours", "visibility",
                "coordinators", NULL);
    network_add(network, "Kari", "hotspot", "country", "IN", "sector", "tea", "issue", "working-hours", "title_en", "Elsewhere", NULL);
    char *first = printed(grave), *second = printed(slight);
    network_add(network, "Kari", "action", "hotspot", first, "text_en", "Pay on time", "step", "prevent", "audience", "buyer", NULL);
    network_add(network, "Kari", "source", "hotspot", first, "title", "Wage study", "publisher", "Institute", "year", "2023", NULL);
    network_add(network, "Kari", "source", "hotspot", second, "title", "Old study", "year", "2015", NULL);
    network_add(network, "Kari", "source", "hotspot", first, "title", "Old study", "year", "2015", NULL);
    int64_t assured = network_take(network, "Kari", "organisation", "name", "Sound House", "kind", "ngo", "country", "IN", "coverage", "BD; IN", "expertise",
                                  "training; grievance", "status", "quality-assured", NULL);
    network_add(network, "Kari", "organisation", "name", "New House", "kind", "ngo", "country", "BD", "coverage", "BD", "expertise", "training", NULL);
    network_add(network, "Kari", "organisation", "name", "Closed House", "kind", "ngo", "country", "BD", "coverage", "BD", "expertise", "training", "referral",
                "do-not-refer", NULL);
    int64_t buyer = network_add(network, "Kari", "member", "name", "Buyer AS", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation = printed(assured), *client = printed(buyer);
    network_add(network, "Kari", "partnership", "organisation", organisation, "member", client, "country", "BD", "purpose", "Better pay", "share_how", "anonymised", NULL);
    free(first);
    free(second);
    free(organisation);
    free(client);
    store_set_today(network->store, (struct date){2026, 3, 1});
    return country;
}

/* A report as plain text; the caller frees it. */
static char *report_text(struct network *network, const char *name, const struct viewer *viewer, int64_t id, bool compact)
{
    const struct report_request request = {.store = network->store, .viewer = viewer, .id = id, .compact = compact};
    struct document document;
    struct text text = {0};
    struct error error = {0};

    tap_ok(report_write(report_find(name), &request, &document, &error), "%s is made %s", name, error.text);
    document_write_text(&document, 100, &text);
    document_done(&document);
    return text_take(&text);
}

static void has(const char *text, const char *part)
{
    bool there = strstr(text, part) != NULL;
    tap_ok(there, "it says \"%s\"", part);
    if (!there)
        tap_note("%s", text);
}

static void lacks(const char *text, const char *part)
{
    tap_ok(strstr(text, part) == NULL, "it does not say \"%s\"", part);
}

static void test_country(struct network *network, int64_t country)
{
    char *text = report_text(network, "country", &everything, country, false);

    has(text, "Bangladesh\n==========\n");
    has(text, "Known for      garments (2)\n");
    has(text, "Rights rating  5 (An index, 2024)\n");
    has(text, "Hot spots (2)\n");
    has(text, "V very high  Wages in sewing  garments  living wages  5 x 4\n");
    has(text, "L low        Errands          garments  child labour  1 x 2   stale\n");
    lacks(text, "Hidden hours");
    tap_ok(strstr(text, "Wages in sewing") < strstr(text, "Errands"), "the gravest stands first");
    lacks(text, "Elsewhere");
    has(text, "Pay on time  buyer     stop, prevent or reduce\n");
    has(text, "Local organisations (2)\n");
    has(text, "training of workers and management                   1 of 2  Sound House\n");
    has(text, "grievance mechanisms and workers' feedback           1 of 1  Sound House\n");
    lacks(text, "Closed House");
    has(text, "Partnerships (1)\n");
    has(text, "Sound House   a company in Norway                  enquiry\n");
    lacks(text, "Buyer AS");
    has(text, "Wage study  Institute  2023  3 years                  1\n");
    has(text, "Old study              2015  11 years, stale  ");
    tap_ok(strstr(strstr(text, "Old study") + 1, "Old study") == NULL, "a publication stands there once");
    has(text, "1 Mar 2026");
    free(text);
}

/* What a member may not see is neither told nor counted. */
static void test_visible(struct network *network, int64_t country)
{
    char *text = report_text(network, "country", &member, country, false);

    has(text, "Hot spots (2)\n");
    lacks(text, "Hidden hours");
    lacks(text, "tea (1)");
    has(text, "a company in Norway");
    lacks(text, "Buyer AS");
    free(text);
}

static void test_compact(struct network *network, int64_t country)
{
    for (int i = 0; i < 9; i++)
        network_add(network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "corruption", "title_en", "More", NULL);
    char *text = report_text(network, "country", &everything, country, true);
    has(text, "Hot spots (12)\n");
    has(text, "... 7 more\n");
    has(text, "Partnerships (1)");
    has(text, "a company in Norway");
    lacks(text, "Buyer AS");
    free(text);
}

/* What is covered: by country, and by issue or sector, by those quality-assured and in date alone. */
static void test_coverage(void)
{
    struct network network;

    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    static const char *const countries[] = {"BD", "IN", "VN", "KH"};
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        char *title = string_format("Wages %s", countries[i]), *other = string_format("Hours %s", countries[i]);
        network_add(&network, "Kari", "hotspot", "country", countries[i], "sector", "garments", "issue", "living-wages", "title_en", title, NULL);
        network_add(&network, "Kari", "hotspot", "country", countries[i], "sector", "tea", "issue", "working-hours", "title_en", other, "scale", "4", "scope",
                    "1", "irremediability", "1", "likelihood", "4", NULL);
        free(title);
        free(other);
    }
    network_add(&network, "Kari", "hotspot", "country", "LA", "sector", "tea", "issue", "working-hours", "title_en", "Solved", "status", "resolved", NULL);
    network_add(&network, "Kari", "hotspot", "country", "SD", "sector", "coffee", "issue", "living-wages", "title_en", "By the Nile", NULL);
    network_add(&network, "Kari", "hotspot", "country", "TD", "sector", "coffee", "issue", "living-wages", "title_en", "By the lake", NULL);
    network_take(&network, "Kari", "organisation", "name", "By issue", "kind", "ngo", "country", "NO", "coverage", "BD", "issues", "living-wages", "status",
                "quality-assured", NULL);
    network_take(&network, "Kari", "organisation", "name", "By sector", "kind", "ngo", "country", "NO", "coverage", "IN", "sectors", "tea", "status",
                "quality-assured", NULL);
    network_take(&network, "Kari", "organisation", "name", "Past its day", "kind", "ngo", "country", "NO", "coverage", "VN", "sectors", "tea; garments", "status",
                "quality-assured", "review_due", "2026-02-28", NULL);
    char *text = report_text(&network, "coverage", &everything, 0, false);
    has(text, "Countries with hot spots and no organisation (3)\n");
    has(text, "Cambodia          2  V very high\n");
    const char *chad = strstr(text, "Chad   "), *sudan = strstr(text, "Sudan   ");
    tap_ok(chad && sudan && chad < sudan, "of countries with as many, those go first whose names do");
    lacks(text, "Laos");
    has(text, "Hot spots that no quality-assured organisation covers (8)\n");
    lacks(text, "Wages BD");
    has(text, "Hours BD");
    lacks(text, "Hours IN");
    has(text, "Wages IN");
    has(text, "Wages VN");
    has(text, "Hours VN");
    tap_ok(strstr(text, "Hours VN") < strstr(text, "Wages IN"), "the gravest stand first");
    free(text);
    network_done(&network);
}

static void test_world(struct network *network)
{
    country_add(network, "IN", (const char *const[]){"region", "south-asia", NULL});
    country_add(network, "NO", (const char *const[]){"region", "northern-europe", NULL});
    char *text = report_text(network, "world", &everything, 0, false);
    has(text, "Region         Countries  V  H  M  L   ?  Organisations  Partnerships\n");
    has(text, "South Asia             2  1        1  10              3             1\n");
    has(text, "All the world          2  1        1  10              3             1\n");
    has(text, "Countries are those with hot spots that are not resolved.\n");
    lacks(text, "Northern Europe");
    free(text);
    text = report_text(network, "world", &member, 0, false);
    has(text, "South Asia             2  1        1  10              3             1\n");
    free(text);
}

/* --- Who is introduced, and who is not -------------------------------------------------------------------------------------- */

/* What is said against a report. The caller frees it. */
static char *report_refused(struct network *network, const char *name, int64_t id)
{
    const struct report_request request = {.store = network->store, .viewer = &everything, .id = id};
    struct document document;
    struct error error = {0};

    tap_ok(!report_write(report_find(name), &request, &document, &error) && error.code == ERROR_RULE, "%s is refused", name);
    document_done(&document);
    return string_copy(error.text);
}

/* An organisation without and with what keeps members from being referred to it: its profile says so at both ends, and no letter introduces it. */
static void test_referral(struct network *network, int64_t organisation, int64_t partnership)
{
    static const struct {
        const char *field, *value, *usual;
    } barred[] = {{"referral", "do-not-refer", "refer"}, {"status", "suspended", "under-review"}, {"status", "archived", "quality-assured"}};

    for (size_t i = 0; i < sizeof barred / sizeof *barred; i++) {
        network_set(network, "Kari", "organisation", organisation, barred[i].field, barred[i].value);
        char *text = report_text(network, "organisation", &everything, organisation, false), *refusal = report_refused(network, "introduction", partnership);
        has(text, "Members are not referred to this organisation at present. Ask your adviser who else can help.\n");
        lacks(text, "If you wish to work with");
        tap_is_text(refusal, "Members are not referred to \"Referred House\" at present, so it is not introduced to any.", "%s", barred[i].value);
        free(refusal);
        free(text);
        if (strcmp(barred[i].value, "archived") != 0)
            network_set(network, "Kari", "organisation", organisation, barred[i].field, barred[i].usual);
    }
}

/* Nobody is sent a letter before the sender saw what stands against it. */
static void test_cautions(struct network *network, int64_t need, int64_t partnership)
{
    char *text = report_text(network, "introduction", &everything, partnership, false);

    lacks(text, "Before you send");
    free(text);
    network_set(network, "Kari", "need", need, "confidentiality", "confidential");
    network_set(network, "Kari", "need", need, "state", "closed");
    network_set(network, "Kari", "partnership", partnership, "share_how", "not-at-all");
    text = report_text(network, "introduction", &everything, partnership, false);
    has(text, "Before you send this letter, see to this and take these lines out:\n");
    has(text, "- The need is confidential: ask the member whether the organisation may be told who asks.\n");
    has(text, "- The need is closed: ask the member whether it still looks for help.\n");
    has(text, "- The parties agreed to share nothing of this work: send it to these two alone.\n");
    lacks(text, "not quality-assured today");
    free(text);
}

static void test_unassured(struct network *network, int64_t organisation, int64_t partnership)
{
    network_set(network, "Kari", "organisation", organisation, "status", "needs-update");
    char *text = report_text(network, "organisation", &everything, organisation, false);
    has(text, "She first makes sure that the profile\nholds, and introduces you");
    free(text);
    text = report_text(network, "introduction", &everything, partnership, false);
    has(text, "- The organisation's profile is not quality-assured today.\n");
    free(text);
    network_set(network, "Kari", "organisation", organisation, "status", "quality-assured");
}

static void test_introduction(struct network *network)
{
    int64_t house = network_take(network, "Kari", "organisation", "name", "Referred House", "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured",
                                "referral", "refer", NULL);
    int64_t buyer = network_add(network, "Kari", "member", "name", "Asking AS", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation = printed(house), *member_id = printed(buyer);
    network_add(network, "Kari", "verification", "organisation", organisation, "initiative", "ieh", "date", "2026-02-01", "result", "passed", NULL);
    int64_t asked = network_add(network, "Kari", "need", "member", member_id, "country", "BD", "issues", "living-wages", "confidentiality", "open", NULL);
    char *need = printed(asked);
    int64_t work = network_add(network, "Kari", "partnership", "organisation", organisation, "member", member_id, "need", need, "country", "BD", "purpose", "Better pay", NULL);

    test_unassured(network, house, work);
    test_cautions(network, asked, work);
    network_set(network, "Kari", "partnership", work, "stage", "cancelled");
    char *refusal = report_refused(network, "introduction", work);
    tap_is_text(refusal, "This partnership is cancelled, so nobody is introduced for it.", "it is said why");
    free(refusal);
    int64_t next = network_add(network, "Kari", "partnership", "organisation", organisation, "member", member_id, "country", "BD", "purpose", "Better pay", NULL);
    test_referral(network, house, next);
    free(need);
    free(member_id);
    free(organisation);
}

int main(void)
{
    struct network network;
    struct error error = {0};
    struct document document;

    network_new(&network, &types_all);
    int64_t country = country_fill(&network);
    test_country(&network, country);
    test_visible(&network, country);
    test_compact(&network, country);
    test_world(&network);
    test_coverage();
    test_introduction(&network);
    tap_ok(report_find("nothing") == NULL && report_is_about(report_find("country"), &type_country) && !report_is_about(report_find("country"), NULL)
               && report_is_about(report_find("world"), NULL),
           "reports are found by name and by what they are about");
    const struct report_request missing = {.store = network.store, .viewer = &everything, .id = 7};
    tap_ok(!report_write(report_find("country"), &missing, &document, &error) && error.code == ERROR_NOT_FOUND, "of what is not there none is made");
    document_done(&document);
    network_done(&network);
    return tap_done();
}
