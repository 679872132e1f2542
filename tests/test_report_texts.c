/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every report in every form and language, compared with the texts in tests/expected/report, which are there to be read. "test_report_texts --print" writes them anew. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/report.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- The network -------------------------------------------------------------------------------------------------------- */

/* A record: its name in this file, its type, fields and values by turns; a value that begins with @ is the record of that name. */
struct planned {
    const char *name, *type;
    const char *values[40];
};

static const struct planned rows[] = {
    {"kari", "person", {"name", "Kari Nordmann", "initiative", "ieh", "role", "adviser", "email", "kari@etiskhandel.example.org"}},
    {"bd", "country", {"code", "BD", "region", "south-asia", "profile_en", "Four million people sew here.", "profile_nb", "Fire millioner mennesker syr her.", "rights_rating", "5",
                       "rights_rating_source", "An index", "rights_rating_year", "2025"}},
    {"wages", "hotspot", {"country", "BD", "sector", "garments", "issue", "living-wages", "title_en", "Wages below what a family needs", "title_nb", "Lønn en familie ikke kan leve av",
                          "scale", "4", "scope", "5", "irremediability", "2", "likelihood", "5", "status", "active"}},
    {"hours", "hotspot", {"country", "BD", "sector", "garments", "issue", "working-hours", "title_en", "Long weeks before delivery", "title_nb", "Lange uker før levering", "scale", "3",
                          "scope", "3", "irremediability", "2", "likelihood", "3", "status", "active"}},
    {"dust", "hotspot", {"country", "BD", "sector", "tea", "issue", "health-and-safety", "title_en", "Spraying without masks", "title_nb", "Sprøyting uten maske", "status", "active"}},
    {NULL, "action", {"hotspot", "@wages", "text_en", "Work out what the price leaves for pay.", "text_nb", "Regn ut hva prisen gir rom for i lønn.", "step", "prevent", "audience", "buyer"}},
    {NULL, "source", {"hotspot", "@wages", "title", "What it costs to live", "publisher", "An institute", "year", "2024", "url", "https://example.org/wages"}},
    {"shimul", "organisation", {"name", "Shimul Workers' Centre", "native_name", "শিমুল শ্রমিক কেন্দ্র", "acronym", "SWC", "kind", "ngo", "founded", "1997", "country", "BD", "city", "Dhaka",
                                "coverage", "BD", "expertise", "grievance; training", "issues", "living-wages; harsh-treatment", "sectors", "garments", "languages", "bn; en",
                                "description_en", "Runs a complaints line for garment workers.", "description_nb", "Driver en klagetelefon for tekstilarbeidere.", "website",
                                "https://swc.example.org/", "funding_policy", "case-by-case", "status", "quality-assured", "review_due", "2027-01-31"}},
    {"union", "organisation", {"name", "Padma Union", "kind", "trade-union", "country", "BD", "coverage", "BD", "issues", "living-wages", "funding_policy", "refuses", "status",
                               "quality-assured", "review_due", "2025-12-31", "responsible", "@kari"}},
    {NULL, "verification", {"organisation", "@shimul", "initiative", "ieh", "date", "2025-02-03", "method", "visit", "result", "passed", "valid_to", "2027-02-03"}},
    {NULL, "contact", {"organisation", "@shimul", "name", "Rokeya Khatun", "role", "Director", "email", "rokeya@swc.example.org", "language", "bn", "consent", "yes"}},
    {NULL, "contact", {"organisation", "@shimul", "name", "Nobody asked", "consent", "no"}},
    {"fjord", "member", {"name", "Fjord Klær AS", "kind", "company", "country", "NO", "initiative", "ieh", "sector", "garments", "state", "active", "contact_name", "Ola Vik",
                         "contact_email", "ola@fjord.example.com"}},
    {NULL, "testimonial", {"organisation", "@shimul", "member", "@fjord", "person", "Head of sourcing", "text_en", "They told us in time.", "text_nb", "De sa fra i tide.", "date",
                           "2025-11-10", "permission", "yes"}},
    {NULL, "testimonial", {"organisation", "@shimul", "text_en", "Not for others.", "text_nb", "Ikke for andre.", "permission", "no"}},
    {"mill", "supplier", {"name", "Padma Mills", "country", "BD"}},
    {NULL, "buyer", {"supplier", "@mill", "member", "@fjord", "since", "2019"}},
    {"plant", "site", {"name", "Mill no. 2", "country", "BD", "kind", "factory", "supplier", "@mill"}},
    {"need", "need", {"member", "@fjord", "country", "BD", "sector", "garments", "product", "knitwear", "issues", "living-wages; harsh-treatment", "expertise", "grievance", "languages", "en",
                      "start", "2026-02-01", "budget_band", "5000-20000", "confidentiality", "open", "state", "matched"}},
    {"asked", "need", {"member", "@fjord", "country", "BD", "issues", "living-wages", "confidentiality", "open"}},
    {NULL, "candidate", {"need", "@need", "organisation", "@shimul", "points", "80", "decision", "chosen", "reason", "Knows the mill."}},
    {"work", "partnership", {"organisation", "@shimul", "member", "@fjord", "need", "@need", "site", "@plant", "country", "BD", "purpose", "A complaints line that workers trust", "stage",
                             "in-progress", "services", "Set-up, training of 40 persons", "total_price", "96000.00", "total_price_currency", "NOK", "payment_terms", "instalments", "start",
                             "2026-01-12", "end", "2026-09-30", "confidentiality_agreed", "yes", "share_how", "anonymised", "responsible", "@kari"}},
    {"first", "partnership", {"organisation", "@shimul", "member", "@fjord", "country", "BD", "purpose", "Training of supervisors", "stage", "closed", "start", "2025-03-01", "end",
                              "2026-01-31", "share_how", "named", "outcome_en", "Sixty supervisors trained.", "outcome_nb", "Seksti arbeidsledere fikk opplæring.", "rating", "5"}},
    {NULL, "partnership", {"organisation", "@union", "member", "@fjord", "country", "BD", "purpose", "Not told", "stage", "dialogue", "share_how", "not-at-all"}},
    {"other", "member", {"name", "Nordlys kommune", "kind", "contracting-authority", "country", "NO", "initiative", "ieh"}},
    {"others", "partnership", {"organisation", "@union", "member", "@other", "country", "BD", "purpose", "Wages together", "stage", "agreed", "start", "2026-02-01",
                               "share_how", "named"}},
    {NULL, "party", {"partnership", "@others", "member", "@fjord", "role", "co-buyer"}},
    {NULL, "deliverable", {"partnership", "@work", "text", "Line open", "due", "2026-02-15", "state", "delivered", "delivered_on", "2026-02-13"}},
    {NULL, "deliverable", {"partnership", "@work", "text", "First figures", "due", "2026-02-27", "state", "planned"}},
    {NULL, "finding", {"partnership", "@work", "date", "2026-02-10", "issue", "harsh-treatment", "severity", "3", "text", "Shouting on two lines.", "shared_with_client_on", "2026-02-12"}},
    {NULL, "finding", {"partnership", "@work", "date", "2026-02-20", "issue", "living-wages", "severity", "4", "text", "Not yet told."}},
    {NULL, "deliverable", {"partnership", "@first", "text", "Three days of training", "due", "2026-01-31", "state", "delivered", "delivered_on", "2026-01-20"}},
    {NULL, "finding", {"partnership", "@first", "date", "2026-01-19", "issue", "working-hours", "severity", "3", "text", "Twelve hours before Eid.", "shared_with_client_on", "2026-01-22"}},
    {NULL, "partnership", {"organisation", "@union", "member", "@fjord", "country", "BD", "purpose", "Not agreed", "stage", "dialogue"}},
};

enum { ROWS = sizeof rows / sizeof *rows };

static int64_t ids[ROWS];

static int64_t id_of(const char *name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].name && strcmp(rows[i].name, name) == 0)
            return ids[i];
    return 0;
}

static bool set(struct record *record, const char *field, const char *value, struct error *error)
{
    if (*value != '@')
        return record_set(record, field, value, error);
    value_set_number(record_value(record, field), id_of(value + 1));
    return true;
}

/* Put, not saved: what gates would ask of a partnership that has come this far is not all here. */
static int64_t put(struct network *network, const struct planned *row)
{
    struct record record;
    struct error error = {0};
    bool ok = true;

    record_init_new(&record, type_list_find(&types_all, row->type));
    for (const char *const *value = row->values; ok && *value; value += 2)
        ok = set(&record, value[0], value[1], &error);
    if (strcmp(row->type, "country") == 0)
        record.id = country_record_id(record_text(&record, "code"));
    ok = ok && store_begin(network->store, &everything, NULL, &error) && store_put(network->store, &record, &error)
         && store_commit(network->store, NULL, &error);
    if (!ok)
        tap_ok(false, "%s: %s", row->type, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

/* --- The reports -------------------------------------------------------------------------------------------------------- */

/* What each is made about, and how its texts are called where there are several. */
static const struct wanted {
    const char *report, *about, *name;
    int year;
} wanted[] = {
    {"country", "bd", "country", 0},           {"organisation", "shimul", "organisation", 0}, {"shortlist", "need", "shortlist", 0},
    {"shortlist", "asked", "shortlist-ranked", 0}, {"introduction", "work", "introduction", 0},   {"partnership", "work", "partnership", 0},
    {"member-year", "fjord", "member-year", 0}, {"member-year", "fjord", "member-year-2024", 2024}, {"coverage", NULL, "coverage", 0},
    {"world", NULL, "world", 0},               {"quality", NULL, "quality", 0},
};

static void write_text(const struct document *document, struct text *text)
{
    document_write_text(document, 80, text);
}

static const struct form {
    const char *ending;
    void (*write)(const struct document *document, struct text *text);
} forms[] = {{"txt", write_text}, {"md", document_write_markdown}, {"html", document_write_html}};

static char *expected_path(const struct wanted *one, const struct form *form)
{
    const char *top = getenv("TOP_SRCDIR");

    return string_format("%s/tests/expected/report/%s.%s.%s", top ? top : SOURCE_DIR, one->name, language_code(message_language()), form->ending);
}

static void print(const char *path, const struct text *text)
{
    FILE *file = fopen(path, "w");

    if (!file || fputs(text_string(text), file) < 0 || fclose(file) != 0)
        fprintf(stderr, "%s cannot be written\n", path);
}

/* The first line in which two texts differ is enough to go by. */
static void compare(const char *path, const struct text *text, const struct wanted *one, const struct form *form)
{
    char *there = home_read(path);
    const char *expected = there ? there : "", *got = text_string(text);
    bool same = strcmp(expected, got) == 0;

    tap_ok(same, "%s as %s (%s)", one->name, form->ending, language_code(message_language()));
    while (!same && *expected && strcspn(expected, "\n") == strcspn(got, "\n") && strncmp(expected, got, strcspn(expected, "\n") + 1) == 0) {
        got += strcspn(expected, "\n") + 1;
        expected += strcspn(expected, "\n") + 1;
    }
    if (!same)
        tap_note("expected: %.*s\n  it says: %.*s", (int)strcspn(expected, "\n"), expected, (int)strcspn(got, "\n"), got);
    free(there);
}

static void make(struct network *network, const struct wanted *one, bool prints)
{
    const struct report_request request = {.store = network->store, .viewer = &everything, .id = one->about ? id_of(one->about) : 0, .year = one->year};
    struct document document;
    struct error error = {0};

    tap_ok(report_write(report_find(one->report), &request, &document, &error), "%s is made %s", one->name, error.text);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct text text = {0};
        char *path = expected_path(one, &forms[i]);
        forms[i].write(&document, &text);
        if (prints)
            print(path, &text);
        else
            compare(path, &text, one, &forms[i]);
        free(path);
        text_done(&text);
    }
    document_done(&document);
}

/* Every report there is must be among those looked at. */
static void test_all_are_here(void)
{
    for (size_t i = 0; i < report_count; i++) {
        bool here = false;
        for (size_t at = 0; at < sizeof wanted / sizeof *wanted; at++)
            here = here || strcmp(wanted[at].report, reports[i]->name) == 0;
        tap_ok(here, "%s is looked at", reports[i]->name);
    }
}

int main(int count, char **words)
{
    bool prints = count > 1 && strcmp(words[1], "--print") == 0;
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    for (size_t i = 0; i < ROWS; i++)
        ids[i] = put(&network, &rows[i]);
    test_all_are_here();
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
            make(&network, &wanted[i], prints);
    }
    network_done(&network);
    message_close();
    return tap_done();
}
