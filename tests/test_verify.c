/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verification finds what is broken and what a rule would want otherwise, and nothing where all is well. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "db/seed.h"
#include "db/verify.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static void sentences_add(struct text *text, const char *kind, char *const *sentences, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_add_format(text, "%s%s: %s", text->length == 0 ? "" : "\n", kind, sentences[i]);
}

static void verify(struct network *network, struct text *text)
{
    struct finding_list findings = {0};
    struct error error = {0};
    text_clear(text);
    if (!verify_database(network->store, &findings, &error))
        text_add(text, error.text);
    sentences_add(text, "fault", findings.faults, findings.fault_count);
    sentences_add(text, "warning", findings.warnings, findings.warning_count);
    finding_list_done(&findings);
}

static void findings_are(struct network *network, const char *expected, const char *point)
{
    struct text text = {0};
    verify(network, &text);
    tap_is_text(text_string(&text), expected, "%s", point);
    text_done(&text);
}

/* The findings hold a part, in which %s stands for a record's number. */
static void findings_hold(struct network *network, const char *part, int64_t id, const char *point)
{
    char printed[IDENTITY_TEXT_SIZE];
    struct text text = {0};
    verify(network, &text);
    char *wanted = string_format("%s %s", part, identity_print(id, printed));
    tap_ok(strstr(text_string(&text), id == 0 ? part : wanted) != NULL, "%s: %s", point, text_string(&text));
    free(wanted);
    text_done(&text);
}

/* Countries and one organisation with a contact. */
static int64_t network_with_contact(struct network *network)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    network_new(network, &types_all);
    tap_ok(seed_reference(network->store, &viewer, &error), "the reference data is there %s", error.text);
    int64_t organisation = network_add(network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", NULL);
    char *id = network_id(organisation);
    network_add(network, "Kari", "contact", "organisation", id, "name", "Anna", "consent", "yes", NULL);
    free(id);
    return organisation;
}

/* What each damage, done behind lrn's back, is told as. */
static const struct {
    const char *damage;
    const char *finding;
    bool names_record;
} damages[] = {
    {"PRAGMA foreign_keys = OFF; DELETE FROM organisation", "fault: contact", false},
    {"DELETE FROM country WHERE code = 'BD'", "The country BD is missing among the countries.", false},
    {"UPDATE organisation SET name = 'Shimul 2'", "fault: organisation", true},
    {"UPDATE change_piece SET content = substr(content, 2) WHERE change = 2", "fault: Change 2: Its content is damaged.", false},
    {"UPDATE change_piece SET content = content || content WHERE change = 2", "fault: Change 2: Its content is not what was kept.", false},
    {"DELETE FROM change_piece WHERE change = 2", "fault: Change 2: Its content is missing.", false},
    {"UPDATE organisation SET kind = 'guild'", "Kind: The code \"guild\" is not known.", false},
    {"UPDATE organisation SET issues = 'child-labour dragons'", "Issues: The code \"dragons\" is not known.", false},
    {"UPDATE organisation SET country = 'XX'", "Country: The code \"XX\" is not known.", false},
    {"UPDATE organisation SET email = 'nobody'", "is no e-mail address", false},
    {"UPDATE organisation SET status = 'quality-assured'", "It is quality-assured without a verification that it passed.", false},
    {"UPDATE organisation SET founded = 'x'", "fault: organisation", true},
    {"DROP TABLE stamp_organisation", "fault: The table stamp_organisation is missing.", false},
    {"DROP TABLE lookup_site", "fault: The table lookup_site is missing.", false},
    {"UPDATE organisation SET name = NULL", "\"Name\" must be filled in.", false},
};

static void test_damages(void)
{
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct network network;
        int64_t organisation = network_with_contact(&network);
        network_damage(&network, damages[i].damage);
        findings_hold(&network, damages[i].finding, damages[i].names_record ? organisation : 0, damages[i].damage);
        network_done(&network);
    }
}

static void test_sound(void)
{
    struct network network;
    network_with_contact(&network);
    findings_are(&network, "", "where all is well there is nothing to tell");
    network_done(&network);
}

static int64_t partnership_add(struct network *network)
{
    int64_t organisation = network_with_contact(network);
    int64_t member = network_add(network, "Kari", "member", "name", "Fjell", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation_id = network_id(organisation), *member_id = network_id(member);
    int64_t id = network_add(network, "Kari", "partnership", "organisation", organisation_id, "member", member_id, "country", "BD", "purpose",
                             "Fire safety", NULL);
    free(member_id);
    free(organisation_id);
    return id;
}

static void test_gates(void)
{
    static const char *const settled[][2] = {
        {"services", "Training"}, {"total_price", "0"}, {"payment_terms", "none"}, {"start", "2026-01-01"}, {"end", "2026-06-01"},
        {"confidentiality_agreed", "yes"}, {"share_how", "not-at-all"},
    };
    struct network network;
    int64_t id = partnership_add(&network);
    char *partnership = network_id(id);
    findings_are(&network, "", "an enquiry needs no contract");
    network_damage(&network, "UPDATE partnership SET stage = 'agreed'");
    struct text text = {0};
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "settled: Services, Total price, Payment terms, Start, End, Confidentiality agreed, What may be shared, How "
                                      "it may be shared.") != NULL,
           "an agreed one does: %s", text_string(&text));
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
        network_set(&network, "Kari", "partnership", id, settled[i][0], settled[i][1]);
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "settled") == NULL, "a price of nothing and no sharing will do: %s", text_string(&text));
    network_add(&network, "Kari", "finding", "partnership", partnership, "date", "2026-02-01", "issue", "health-and-safety", "text", "Exits locked",
                NULL);
    network_set(&network, "Kari", "partnership", id, "end", "2026-05-01");
    network_damage(&network, "UPDATE partnership SET stage = 'delivered'");
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "1 finding has not been shared with the client") != NULL, "a finding is to be shared before: %s",
           text_string(&text));
    text_done(&text);
    free(partnership);
    network_done(&network);
}

static void test_holes(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    network_new(&network, &types_all);
    int64_t first = network_add(&network, "Kari", "supplier", "name", "First", NULL);
    network_set(&network, "Kari", "supplier", first, "name", "Second");
    network_set(&network, "Kari", "supplier", first, "name", "Third");
    tap_ok(journal_undo(network.store, &viewer, 0, false, NULL, NULL, NULL, &error), "a change is undone %s", error.text);
    findings_are(&network, "", "a history of additions, changes and undone ones is whole");
    network_damage(&network, "DELETE FROM change_record WHERE change = 4");
    findings_are(&network, "fault: Change 4: Which records it touched is not as it was kept.", "forgotten records are found");
    network_damage(&network, "DELETE FROM change_piece WHERE change = 4; DELETE FROM change WHERE number = 4; DELETE FROM change WHERE number = 2");
    findings_hold(&network, "fault: Change 2: It is missing, though a part of it is there.", 0, "a change taken out is found");
    network_done(&network);
}

static void test_circles(void)
{
    struct network network;
    struct text text = {0};
    network_new(&network, &types_all);
    network_add(&network, "Kari", "supplier", "name", "Alone", NULL);
    int64_t first = network_add(&network, "Kari", "supplier", "name", "First", NULL);
    char *parent = network_id(first);
    int64_t second = network_add(&network, "Kari", "supplier", "name", "Second", "parent", parent, NULL);
    network_add(&network, "Kari", "supplier", "name", "Outside", "parent", parent, NULL);
    findings_are(&network, "", "suppliers with parents are sound");
    network_damage(&network, "UPDATE supplier SET parent = (SELECT id FROM supplier WHERE name = 'Second') WHERE name = 'First'");
    char *child = network_id(second);
    char *expected = string_format("fault: supplier %s: \"Parent company\" leads from the record back to itself.\n"
                                   "fault: supplier %s: \"Parent company\" leads from the record back to itself.", parent, child);
    verify(&network, &text);
    tap_ok(strncmp(text_string(&text), expected, strlen(expected)) == 0, "those in a circle are found: %s", text_string(&text));
    tap_ok(strstr(text_string(&text) + strlen(expected), "leads from") == NULL, "and only those");
    free(expected);
    free(child);
    free(parent);
    text_done(&text);
    network_done(&network);
}

/* What is derived can be derived again. */
static void test_taken_away(void)
{
    struct network network;
    network_with_contact(&network);
    network_damage(&network, "DROP TABLE lookup_organisation");
    network_reopen(&network, &types_all);
    findings_are(&network, "", "a table that somebody took away is there again when the database is opened");
    network_done(&network);
}

static void test_stamps(void)
{
    struct network network;
    struct text text = {0};
    network_new(&network, &types_all);
    network_add(&network, "Kari", "supplier", "name", "Quarry", NULL);
    network_add(&network, "Kari", "supplier", "name", "Mill", NULL);
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "the history says") == NULL, "records say when they were changed: %s", text_string(&text));
    network_damage(&network, "UPDATE stamp_supplier SET updated_at = '2030-01-01T00:00:00Z' WHERE id = (SELECT id FROM supplier WHERE name = 'Mill')");
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "and when, is not what the history says") != NULL, "a moment of no change is told of: %s", text_string(&text));
    network_damage(&network, "DELETE FROM stamp_supplier WHERE id = (SELECT id FROM supplier WHERE name = 'Quarry')");
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "Who changed it, and when, is missing") != NULL, "so is that none is there: %s", text_string(&text));
    text_done(&text);
    network_done(&network);
}

/* Somebody who is in the history, at a moment that is, but not this one's. */
static void test_stamps_of_others(void)
{
    static const char *const strangers[] = {
        "UPDATE stamp_supplier SET created_by = 'Ola' WHERE id = (SELECT id FROM supplier WHERE name = 'Quarry')",
        "UPDATE stamp_supplier SET updated_by = 'Ola' WHERE id = (SELECT id FROM supplier WHERE name = 'Quarry')",
        "UPDATE change SET author = 'Ola' WHERE number = 1",
    };
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        struct network network;
        struct text text = {0};
        network_new(&network, &types_all);
        int64_t id = network_add(&network, "Kari", "supplier", "name", "Quarry", NULL);
        network_add(&network, "Ola", "supplier", "name", "Mill", NULL);
        network_set(&network, "Kari", "supplier", id, "name", "Quarries");
        network_set(&network, "Kari", "supplier", id, "name", "Quarry");
        verify(&network, &text);
        tap_ok(strstr(text_string(&text), "the history says") == NULL, "who changed a record is in the history: %s", text_string(&text));
        network_damage(&network, strangers[i]);
        verify(&network, &text);
        tap_ok(strstr(text_string(&text), "is not what the history says") != NULL, "somebody else is told of: %s", text_string(&text));
        text_done(&text);
        network_done(&network);
    }
}

static void test_twice(void)
{
    struct network network;
    struct text text = {0};
    network_new(&network, &types_all);
    char *member = network_id(network_add(&network, "Kari", "member", "name", "Fjell", "kind", "company", "country", "NO", "initiative", "ieh", NULL));
    char *supplier = network_id(network_add(&network, "Kari", "supplier", "name", "Quarry", NULL));
    char *other = network_id(network_add(&network, "Kari", "supplier", "name", "Mill", NULL));
    char *first = network_id(network_add(&network, "Kari", "buyer", "supplier", supplier, "member", member, NULL));
    char *second = network_id(network_add(&network, "Kari", "buyer", "supplier", other, "member", member, NULL));
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "is the same in") == NULL, "a member may buy from two: %s", text_string(&text));
    network_damage(&network, "UPDATE buyer SET supplier = (SELECT id FROM supplier WHERE name = 'Quarry')");
    char *expected = string_format("warning: buyer %s: buyer %s is the same in Supplier, Member.", second, first);
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), expected) != NULL, "the same twice is told once: %s", text_string(&text));
    free(expected);
    char *kari = network_id(network_add(&network, "Kari", "person", "name", "Kari", "login", "kari", NULL));
    char *ola = network_id(network_add(&network, "Kari", "person", "name", "Ola", "login", "ola", NULL));
    network_add(&network, "Kari", "person", "name", "Eva", NULL);
    network_add(&network, "Kari", "person", "name", "Pia", NULL);
    network_damage(&network, "UPDATE person SET login = 'kari' WHERE name = 'Ola'");
    expected = string_format("warning: person %s: person %s is the same in Login name.", ola, kari);
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), expected) != NULL, "two with one login name are told of: %s", text_string(&text));
    free(expected);
    free(ola);
    free(kari);
    free(second);
    free(first);
    free(other);
    free(supplier);
    free(member);
    text_done(&text);
    network_done(&network);
}

static void test_demonstration(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct text text = {0};
    network_new(&network, &types_all);
    tap_ok(seed_reference(network.store, &viewer, &error) && seed_demonstration(network.store, &viewer, &error),
           "the demonstration network is added %s", error.text);
    verify(&network, &text);
    tap_ok(strstr(text_string(&text), "fault:") == NULL, "it has no faults");
    if (text.length > 0)
        tap_note("%s", text_string(&text));
    text_done(&text);
    network_done(&network);
}

/* --- Words ---------------------------------------------------------------------------------------------------------------- */

static char *catalogue_nowhere(const char *language_code)
{
    return string_format("/nowhere/%s.mo", language_code);
}

static void found_are(struct network *network, const char *text, int64_t expected, const char *point)
{
    struct viewer viewer = network_viewer("Kari");
    struct query query;
    struct error error = {0};
    int64_t count = -1;
    tap_ok(query_parse(&query, &type_organisation, text, false, &error), "\"%s\" is a query", text);
    const struct list_request request = {.type = &type_organisation, .query = &query, .language = LANGUAGE_EN};
    store_count(network->store, &viewer, &request, &count, &error);
    tap_is_number(count, expected, "%s", point);
    query_done(&query);
}

/* A program without the words of a language neither finds fault with what others derived nor makes it anew; what it derives itself is completed by the next one that has them. */
static void test_words(void)
{
    static const char lacking[] = "warning: The words of lrn in the language \"norsk\" cannot be read here, so what is derived for lists and search was not looked at.";
    struct network network;
    int64_t organisation = network_with_contact(&network);
    network_set(&network, "Kari", "organisation", organisation, "issues", "child-labour");
    message_open(catalogue_nowhere);
    tap_ok(message_has(LANGUAGE_EN) && !message_has(LANGUAGE_NB), "the words of a language are not there");
    network_reopen(&network, &types_all);
    findings_are(&network, lacking, "no fault is found with what they were derived from");
    found_are(&network, "barnearbeid", 1, "which is as it was");
    message_open(place_catalogue);
    network_reopen(&network, &types_all);
    findings_are(&network, "", "and whole");

    message_open(catalogue_nowhere);
    network_reopen(&network, &types_all);
    network_add(&network, "Kari", "organisation", "name", "Krishna", "kind", "ngo", "country", "BD", "issues", "child-labour", NULL);
    found_are(&network, "barnearbeid", 1, "without them a record is not found by them");
    findings_are(&network, lacking, "which is no fault either");
    message_open(place_catalogue);
    findings_are(&network, "warning: What is derived for lists and search was made by another lrn, or without the words of a language, and was not looked at. It is made anew "
                           "when the database is opened for writing the next time.", "where they are it is told");
    network_reopen(&network, &types_all);
    findings_are(&network, "", "and mended by opening it");
    found_are(&network, "barnearbeid", 2, "so that it is found");
    network_done(&network);
}

int main(void)
{
    message_open(place_catalogue);
    test_sound();
    test_words();
    test_damages();
    test_gates();
    test_holes();
    test_circles();
    test_taken_away();
    test_stamps();
    test_stamps_of_others();
    test_twice();
    test_demonstration();
    return tap_done();
}
