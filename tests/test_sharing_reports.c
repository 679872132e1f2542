/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be told stands in no report: every report of a network, in every form and language, looked through for what is kept for fewer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/looks.h"
#include "tests/secrets.h"
#include "tests/tap.h"

/* --- Reports ------------------------------------------------------------------------------------------------------------ */

static void test_report(struct network *network, const struct report *report)
{
    static const char *const general[] = {OF_PARTIES, OF_COORDINATORS, OF_MARKED, NULL}, *const own[] = {OF_COORDINATORS, OF_MARKED, NULL};
    struct watch watch = {.words = report->audience < VISIBILITY_PARTIES ? general : own};
    const struct record_type *type = report->type ? type_list_find(&types_all, report->type) : NULL;
    const struct list_request list = {.type = type};
    struct row_list rows = {0};
    struct error error;

    if (!type)
        look_at_report(&watch, network, &secrets_everything, report, 0);
    else if (store_rows(network->store, &secrets_everything, &list, LIST_FIRST, NULL, 100, &rows, &error))
        for (size_t i = 0; i < rows.count; i++)
            look_at_report(&watch, network, &secrets_everything, report, rows.rows[i].record.id);
    row_list_done(&rows);
    char *point = string_format("the report %s (%s)", report->name, language_code(message_language()));
    watch_done(&watch, point);
    free(point);
}

static void test_reports(struct network *network)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < report_count; i++)
            test_report(network, reports[i]);
    }
    message_set_language(LANGUAGE_EN);
}

/* A report as Markdown, or what is said against it. The caller frees it. */
static char *written(struct network *network, const char *name, int64_t id)
{
    const struct report_request request = {.store = network->store, .viewer = &secrets_everything, .id = id};
    struct document document;
    struct text text = {0};
    struct error error = {0};

    if (report_write(report_find(name), &request, &document, &error))
        document_write_markdown(&document, &text);
    else
        text_add(&text, error.text);
    document_done(&document);
    return text_take(&text);
}

/* --- What is marked ------------------------------------------------------------------------------------------------------- */

/* A partnership all of whose names may be told, and what is marked with a level at every place where something else may stand. */
static void put_marked(struct network *network, const char *level)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages"));
    char *hidden = network_id(PUT(network, "organisation", OF_MARKED, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages",
                                  "visibility", level));
    char *member = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    char *other = network_id(PUT(network, "member", OF_MARKED, "kind", "company", "country", "NO", "initiative", "ieh", "visibility", level));
    char *supplier = network_id(PUT(network, "supplier", OF_MARKED, "country", "BD", "visibility", level));
    char *site = network_id(PUT(network, "site", OF_MARKED, "country", "BD", "visibility", level));
    char *person = network_id(PUT(network, "person", OF_MARKED, "role", "adviser", "visibility", level));
    char *marked = network_id(PUT(network, "need", OF_MARKED, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "open", "visibility",
                                  level));
    char *need = network_id(PUT(network, "need", OF_ALL, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "open"));
    char *partnership = network_id(PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "need", marked, "site", site, "country", "BD", "stage", "in-progress",
                                       "start", "2026-01-05", "share_how", "named", "responsible", person));

    PUT(network, "contact", OF_MARKED, "organisation", house, "consent", "yes", "visibility", level);
    PUT(network, "candidate", OF_MARKED, "need", need, "organisation", house, "decision", "chosen", "visibility", level);
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", hidden, "decision", "chosen");
    PUT(network, "buyer", OF_MARKED, "supplier", supplier, "member", member, "visibility", level);
    PUT(network, "buyer", OF_ALL, "supplier", supplier, "member", member);
    PUT(network, "party", OF_MARKED, "partnership", partnership, "member", other, "visibility", level);
    PUT(network, "party", OF_ALL, "partnership", partnership, "member", other, "organisation", hidden);
    PUT(network, "deliverable", OF_MARKED, "partnership", partnership, "due", "2026-02-01", "delivered_on", "2026-02-01", "visibility", level);
    PUT(network, "finding", OF_MARKED, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-21", "visibility", level);
    PUT(network, "activity", OF_MARKED, "partnership", partnership, "date", "2026-01-21", "visibility", level);
    PUT(network, "testimonial", OF_MARKED, "organisation", house, "member", member, "permission", "yes", "visibility", level);
    PUT(network, "verification", OF_MARKED, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "visibility", level);
    PUT(network, "hotspot", OF_MARKED, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "visibility", level);
    PUT(network, "partnership", OF_MARKED, "organisation", house, "member", member, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named",
        "visibility", level);
    PUT(network, "partnership", OF_ALL, "organisation", hidden, "member", member, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", other, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named");
    free(partnership);
    free(need);
    free(marked);
    free(person);
    free(site);
    free(supplier);
    free(other);
    free(member);
    free(hidden);
    free(house);
}

/* What is considered for a need may not be named any more when the shortlist is written; and its points are not those of the screen. */
static void test_shortlist(struct network *network)
{
    static const struct {
        const char *field, *value, *name;
    } barred[] = {{"referral", "do-not-refer", "Not Referred"}, {"status", "suspended", "Suspended House"}, {"status", "archived", "Archived House"}};
    char *buyer = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "need", OF_ALL, "member", buyer, "country", "BD", "issues", "living-wages", "confidentiality", "open");
    char *need = network_id(id);

    for (size_t i = 0; i < sizeof barred / sizeof *barred; i++) {
        char *house = network_id(PUT(network, "organisation", OF_ALL, "name", barred[i].name, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured",
                                     barred[i].field, barred[i].value));
        PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "shortlisted");
        free(house);
    }
    char *house = network_id(PUT(network, "organisation", OF_ALL, "name", "Good House", "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "shortlisted");
    char *text = written(network, "shortlist", id);
    tap_ok(strstr(text, "Good House") && strstr(text, "Only what members may know counts here"), "it says what counts");
    for (size_t i = 0; i < sizeof barred / sizeof *barred; i++)
        tap_ok(!strstr(text, barred[i].name), "%s: %s is not on a shortlist", barred[i].field, barred[i].value);
    free(text);
    free(house);
    free(need);
    free(buyer);
}

/* Prices are for coordinators, and with the price its terms. */
static void test_price(struct network *network)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"));
    char *buyer = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "partnership", OF_ALL, "organisation", house, "member", buyer, "country", "BD", "stage", "agreed", "total_price", "424242.00",
                     "total_price_currency", "NOK", "payment_terms", "monthly", "share_how", "named");

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *const words[] = {"424", "NOK", vocabulary_word(&vocabulary_payment_terms, "monthly", (enum language)language), NULL};
        struct watch watch = {.words = words};
        message_set_language((enum language)language);
        for (size_t i = 0; i < report_count; i++)
            if (report_is_about(reports[i], &type_partnership))
                look_at_report(&watch, network, &secrets_everything, reports[i], id);
        watch_done(&watch, "no report tells the price or how it is paid");
    }
    message_set_language(LANGUAGE_EN);
    free(buyer);
    free(house);
}

/* What is said of a report that cannot be written. */
static void test_refusal(struct network *network, const struct viewer *viewer, const char *report, int64_t id, const char *expected, const char *point)
{
    const struct report_request request = {.store = network->store, .viewer = viewer, .id = id};
    struct document document;
    struct error error = {0};

    tap_ok(!report_write(report_find(report), &request, &document, &error) && error.code == ERROR_NOT_FOUND, "%s: none is written", point);
    char *part = string_format("%.*s", (int)strlen(expected), error.text);
    tap_is_text(part, expected, "%s: it is said why", point);
    free(part);
    document_done(&document);
}

/* Who sees a record is told why no report of it leaves; who does not learns nothing. */
static void test_refusals(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    int64_t organisation = PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"),
            client = PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh");
    char *house = network_id(organisation), *buyer = network_id(client);
    int64_t id = PUT(network, "partnership", OF_ALL, "organisation", house, "member", buyer, "country", "BD", "stage", "enquiry", "visibility", "coordinators");
    char *printed = network_id(id), *unknown = string_format("Partnership %s was not found.", printed);

    test_refusal(network, &secrets_everything, "partnership", id, "Partnership \"" OF_ALL " name, " OF_ALL " name\" is marked as visible to coordinators only", "kept for coordinators");
    test_refusal(network, &member, "partnership", id, unknown, "asked for by a member");
    test_refusal(network, &secrets_everything, "partnership", 7, "Partnership 000007 was not found.", "not there");
    network_set(network, "Kari", "partnership", id, "visibility", "parties");
    test_refusal(network, &secrets_everything, "partnership", id, "Partnership \"" OF_ALL " name, " OF_ALL " name\" is marked as visible to the parties concerned only", "kept for the parties");
    network_set(network, "Kari", "partnership", id, "visibility", "");
    network_set(network, "Kari", "member", client, "visibility", "parties");
    test_refusal(network, &secrets_everything, "introduction", id, "Member \"" OF_ALL " name\" is marked as visible to the parties concerned only", "a client kept for the parties");
    network_set(network, "Kari", "organisation", organisation, "visibility", "coordinators");
    test_refusal(network, &secrets_everything, "introduction", id, "Organisation \"" OF_ALL " name\" is marked as visible to coordinators only", "an organisation kept for coordinators");
    free(unknown);
    free(printed);
    free(buyer);
    free(house);
}

/* --- Others who take part ----------------------------------------------------------------------------------------------- */

/* A partnership that a member takes part in whom its client is not to be named to; whose texts are the client's word, and the client's name another. Returns the client. */
static int64_t put_shared_work(struct network *network, const char *name, const char *how, int64_t partner)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    int64_t id = PUT(network, "member", name, "kind", "company", "country", "NO", "initiative", "ieh");
    char *client = network_id(id), *other = network_id(partner);
    char *partnership = network_id(PUT(network, "partnership", OF_CLIENT, "organisation", house, "member", client, "country", "BD", "stage", "in-progress", "start",
                                       "2026-01-05", "share_how", how));

    PUT(network, "party", OF_CLIENT, "partnership", partnership, "member", other);
    PUT(network, "deliverable", OF_CLIENT, "partnership", partnership, "due", "2026-02-01", "delivered_on", "2026-02-01");
    PUT(network, "finding", OF_CLIENT, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-21");
    free(partnership);
    free(other);
    free(client);
    free(house);
    return id;
}

static void test_account(struct network *network, int64_t member, const char *whose)
{
    static const char *const words[] = {OF_CLIENT, NULL};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct watch watch = {.words = words};
        message_set_language((enum language)language);
        look_at_report(&watch, network, &secrets_everything, report_find("member-year"), member);
        char *point = string_format("%s (%s)", whose, language_code((enum language)language));
        watch_done(&watch, point);
        free(point);
    }
    message_set_language(LANGUAGE_EN);
}

/* The year of a member is written to be published: it says of others' work what all may know, and nothing of work that is not shared at all. */
static void test_accounts(struct network *network)
{
    int64_t partner = PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh");

    put_shared_work(network, OF_CLIENT, "not-at-all", partner);
    put_shared_work(network, OF_CLIENT, "anonymised", partner);
    test_account(network, partner, "the year of one who takes part in what others agreed on");
    test_account(network, put_shared_work(network, OF_ALL, "not-at-all", partner), "the year of a client who shares nothing");
    char *text = written(network, "member-year", partner);
    tap_ok(text_count(text, "a company in Norway") == 1, "with what it takes part in, of which the client is not named");
    free(text);
    /* What is told without names, or not agreed yet, does not stand under the client's name, nor that of another who takes part. */
    test_account(network, put_shared_work(network, OF_ALL, "anonymised", partner), "the year of a client who shares without names");
    test_account(network, put_shared_work(network, OF_ALL, "", partner), "the year of a client who agreed on nothing yet");
    put_shared_work(network, OF_CLIENT, "", partner);
    test_account(network, partner, "the year of one who takes part in what nothing was agreed of");
}

int main(void)
{
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    secrets_fill(&network);
    secrets_add_leading(&network);
    secrets_add_unready(&network);
    put_marked(&network, "parties");
    put_marked(&network, "coordinators");
    test_reports(&network);
    test_shortlist(&network);
    test_price(&network);
    test_refusals(&network);
    test_accounts(&network);
    network_done(&network);
    message_close();
    return tap_done();
}
