/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs a hand: every due rule at its edges, and whose it is. */
#include "config.h"

#include "db/agenda.h"
#include "db/import.h"
#include "db/import_change.h"
#include "db/journal.h"
#include "db/verify.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct agenda_kind *kind_of(const char *label)
{
    for (size_t i = 0; i < agenda_kind_count; i++)
        if (strcmp(agenda_kinds[i].label, label) == 0)
            return &agenda_kinds[i];
    return NULL;
}

static void test_queries(void)
{
    static const struct {
        const char *label;
        struct date today;
        const char *query;
    } rows[] = {
        {"Deliverables overdue", {2026, 3, 1}, "state:overdue"},
        {"Deliverables due within two weeks", {2028, 2, 15}, "due:>=2028-02-15 due:<=2028-02-29 -state:delivered,accepted,cancelled"},
        {"Deliverables due within two weeks", {2027, 2, 15}, "due:>=2027-02-15 due:<=2027-03-01 -state:delivered,accepted,cancelled"},
        {"Memberships ending or overdue", {2026, 12, 15}, "paid_until:<=2027-01-14 -state:ended"},
        {"Partnerships silent for 30 days", {2028, 3, 30},
         "stage:enquiry,dialogue,contract-draft,agreed,in-progress,delivered,follow-up -quiet_since:>2028-02-29"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *query = agenda_query(kind_of(rows[i].label), rows[i].today);
        tap_is_text(query, rows[i].query, "%s on %04d-%02d-%02d", rows[i].label, rows[i].today.year, rows[i].today.month, rows[i].today.day);
        free(query);
    }
    for (size_t i = 0; i < agenda_kind_count; i++) {
        if (agenda_kinds[i].source != AGENDA_RECORDS)
            continue;
        const struct record_type *type = type_list_find(&types_all, agenda_kinds[i].type);
        char *text = agenda_query(&agenda_kinds[i], (struct date){2026, 1, 31});
        struct query query;
        struct error error = {0};
        tap_ok(query_parse(&query, type, text, false, &error), "%s can be asked: %s", agenda_kinds[i].label, error.text);
        query_done(&query);
        tap_ok(!agenda_kinds[i].date || type_field(type, agenda_kinds[i].date), "%s: its date is a field", agenda_kinds[i].label);
        tap_ok(!agenda_kinds[i].what || type_field(type, agenda_kinds[i].what), "%s: what it is about is a field", agenda_kinds[i].label);
        free(text);
    }
}

/* The titles of a kind on a day, ", " between; a name for the viewer, or NULL for everybody's. */
static void agenda_is(struct network *network, const char *label, struct date today, const char *name, enum agenda_scope scope, const char *expected,
                      const char *point)
{
    struct viewer viewer = network_viewer(name ? name : "Nobody");
    struct agenda_list list;
    struct error error = {0};
    struct text titles = {0};
    int64_t *people = NULL;

    store_set_today(network->store, today);
    size_t count = agenda_people(network->store, &viewer, scope, &people);
    tap_ok(agenda_read(network->store, &viewer, &(struct agenda_request){.kind = kind_of(label), .scope = scope, .people = people, .people_count = count, .limit = 10}, &list, &error), "%s is read: %s", label, error.text);
    for (size_t i = 0; i < list.count; i++)
        text_add_format(&titles, "%s%s", i > 0 ? ", " : "", list.entries[i].title);
    tap_is_text(text_string(&titles), expected, "%s", point);
    text_done(&titles);
    agenda_list_done(&list);
    free(people);
}

struct people {
    char *kari, *ola;
};

static int64_t partnership_add(struct network *network, const char *responsible, const char *stage)
{
    int64_t organisation = network_add(network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL);
    int64_t member = network_add(network, "Kari", "member", "name", "Fjord", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation_id = network_id(organisation), *member_id = network_id(member);
    int64_t id = network_take(network, "Kari", "partnership", "organisation", organisation_id, "member", member_id, "country", "IN", "purpose", "Safety",
                             "responsible", responsible, "stage", stage, NULL);

    free(organisation_id);
    free(member_id);
    return id;
}

static void test_deliverables(void)
{
    static const struct date day = {2028, 2, 29}, before = {2028, 2, 15}, long_before = {2028, 2, 14}, after = {2028, 3, 1};
    static const char overdue[] = "Deliverables overdue", soon[] = "Deliverables due within two weeks";
    struct network network;
    network_new(&network, &types_all);
    char *kari = network_id(network_add(&network, "Kari", "person", "name", "Kari", "initiative", "ieh", NULL));
    char *ola = network_id(network_add(&network, "Kari", "person", "name", "Ola Nordmann", "login", "ola", "initiative", "ieh", NULL));
    network_add(&network, "Kari", "person", "name", "Ann", "initiative", "eti", NULL);
    int64_t work = partnership_add(&network, kari, "in-progress");
    char *partnership = network_id(work);
    int64_t report = network_add(&network, "Kari", "deliverable", "partnership", partnership, "text", "Report", "due", "2028-02-29", NULL);

    agenda_is(&network, soon, long_before, NULL, AGENDA_ALL, "", "fifteen days are not soon");
    agenda_is(&network, soon, before, NULL, AGENDA_ALL, "Report", "fourteen days are");
    agenda_is(&network, soon, day, NULL, AGENDA_ALL, "Report", "on its last day it is due");
    agenda_is(&network, overdue, day, NULL, AGENDA_ALL, "", "and not overdue");
    agenda_is(&network, overdue, after, NULL, AGENDA_ALL, "Report", "on the next it is overdue");
    agenda_is(&network, overdue, after, "Kari", AGENDA_MINE, "Report", "it is hers who is responsible for the partnership");
    agenda_is(&network, overdue, after, "ola", AGENDA_MINE, "", "not his, known by his login");
    agenda_is(&network, overdue, after, "ola", AGENDA_INITIATIVE, "Report", "but his initiative's");
    agenda_is(&network, overdue, after, "Ann", AGENDA_INITIATIVE, "", "and no other's");
    network_set(&network, "Kari", "deliverable", report, "state", "delivered");
    agenda_is(&network, overdue, after, NULL, AGENDA_ALL, "", "what is delivered waits for nobody");
    network_set(&network, "Kari", "deliverable", report, "state", "");
    agenda_is(&network, overdue, after, NULL, AGENDA_ALL, "Report", "what is in no state does");
    network_set(&network, "Kari", "deliverable", report, "delivered_on", "2026-02-28");
    agenda_is(&network, overdue, after, NULL, AGENDA_ALL, "", "not on whose day it was delivered");
    char *refused = network_try_set(&network, "Kari", "deliverable", report, "state", "cancelled");
    tap_ok(strstr(refused, "was delivered on no day"), "what was delivered is not cancelled: %s", refused);
    free(refused);
    network_set(&network, "Kari", "deliverable", report, "delivered_on", "");
    network_set(&network, "Kari", "partnership", work, "stage", "cancelled");
    agenda_is(&network, overdue, after, NULL, AGENDA_ALL, "", "of work that was called off nothing is overdue");
    agenda_is(&network, soon, before, NULL, AGENDA_ALL, "", "nor due soon");
    free(partnership);
    free(kari);
    free(ola);
    network_done(&network);
}

/* The state of a deliverable as of today: what lists, queries and exports tell of it. */
static void state_is(struct network *network, int64_t deliverable, struct date today, const char *expected, const char *point)
{
    store_set_today(network->store, today);
    network_is(network, "deliverable", deliverable, "effective_state", expected, point);
}

static void test_deliverable_states(void)
{
    static const struct date day = {2028, 2, 29}, after = {2028, 3, 1};
    struct network network;
    struct finding_list findings = {0};
    struct error error = {0};
    const struct viewer kari = network_viewer("Kari");
    network_new(&network, &types_all);
    char *person = network_id(network_add(&network, "Kari", "person", "name", "Kari", "initiative", "ieh", NULL));
    int64_t work = partnership_add(&network, person, "dialogue");
    char *partnership = network_id(work);
    int64_t report = network_add(&network, "Kari", "deliverable", "partnership", partnership, "text", "Report", "due", "2028-02-29", "state", "in-progress", NULL);

    state_is(&network, report, day, "in-progress", "on its last day it is what was recorded");
    state_is(&network, report, after, "overdue", "on the next it is overdue");
    network_is(&network, "deliverable", report, "state", "in-progress", "which is not stored");
    char *refused = network_try_set(&network, "Kari", "deliverable", report, "state", "overdue");
    tap_is_text(refused, "Overdue is not stored: what was not delivered is so from the day after it was due.", "nor by hand");
    free(refused);
    network_set(&network, "Kari", "partnership", work, "stage", "cancelled");
    state_is(&network, report, after, "cancelled", "of work that was called off it is cancelled");
    tap_ok(journal_undo(network.store, &kari, 0, false, NULL, NULL, NULL, &error), "the work goes on: %s", error.text);
    state_is(&network, report, after, "overdue", "and it is overdue again");
    network_set(&network, "Kari", "deliverable", report, "delivered_on", "2026-02-28");
    state_is(&network, report, after, "delivered", "with a day of delivery it is delivered");
    network_set(&network, "Kari", "deliverable", report, "state", "accepted");
    network_set(&network, "Kari", "partnership", work, "stage", "cancelled");
    state_is(&network, report, after, "accepted", "and stays so when the work is called off");
    char *closed = network_id(partnership_add(&network, person, "closed"));
    int64_t left = network_add(&network, "Kari", "deliverable", "partnership", closed, "text", "Left", "due", "2028-02-29", NULL);
    state_is(&network, left, after, "cancelled", "what closed work left undone is not awaited any more");
    agenda_is(&network, "Deliverables overdue", after, NULL, AGENDA_ALL, "", "and not overdue");
    free(closed);
    tap_ok(verify_database(network.store, &findings, &error), "checked: %s", error.text);
    for (size_t i = 0; i < findings.fault_count; i++)
        tap_ok(strstr(findings.faults[i], "among the countries") != NULL, "nothing derived is left behind: %s", findings.faults[i]);
    finding_list_done(&findings);
    free(partnership);
    free(person);
    network_done(&network);
}

/* Nobody has touched the record for long either, seen from these days. */
static void test_silence(void)
{
    static const char silent[] = "Partnerships silent for 30 days";
    struct network network;
    network_new(&network, &types_all);
    char *kari = network_id(network_add(&network, "Kari", "person", "name", "Kari", NULL));
    int64_t id = partnership_add(&network, kari, "dialogue");
    char *partnership = network_id(id);

    agenda_is(&network, silent, date_today(), NULL, AGENDA_ALL, "", "what is new is not silent");
    agenda_is(&network, silent, (struct date){2099, 5, 1}, NULL, AGENDA_ALL, "Sona, Fjord", "without any activity it is, in time");
    network_add(&network, "Kari", "activity", "date", "2099-03-31", "kind", "call", "text", "Asked", "partnership", partnership, NULL);
    network_is(&network, "partnership", id, "last_activity", "2099-03-31", "an activity is its last");
    agenda_is(&network, silent, (struct date){2099, 4, 29}, NULL, AGENDA_ALL, "", "twenty-nine days are no silence");
    agenda_is(&network, silent, (struct date){2099, 4, 30}, NULL, AGENDA_ALL, "Sona, Fjord", "thirty are");
    network_add(&network, "Kari", "finding", "date", "2099-04-20", "issue", "corruption", "severity", "2", "text", "Cash", "partnership", partnership, NULL);
    network_is(&network, "partnership", id, "last_activity", "2099-04-20", "a finding is one too");
    agenda_is(&network, silent, (struct date){2099, 4, 30}, NULL, AGENDA_ALL, "", "and breaks the silence");
    agenda_is(&network, "Findings not yet shared with the client", (struct date){2099, 4, 30}, "Kari", AGENDA_MINE, "Cash", "it is not shared yet");
    free(partnership);
    free(kari);
    network_done(&network);
}

/* Two of the same parties are told apart by what they are for, which others need not say. */
static void test_silence_alike(void)
{
    struct network network;
    struct agenda_list list;
    struct error error = {0};
    struct text beside = {0};
    const struct viewer viewer = network_viewer("Nobody");

    network_new(&network, &types_all);
    char *organisation = network_id(network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL));
    char *members[] = {network_id(network_add(&network, "Kari", "member", "name", "Fjord", "kind", "company", "country", "NO", "initiative", "ieh", NULL)),
                       network_id(network_add(&network, "Kari", "member", "name", "Vidde", "kind", "company", "country", "NO", "initiative", "ieh", NULL))};
    static const char *const purposes[] = {"Safety", "Wages", "Hours"};
    for (size_t i = 0; i < 3; i++)
        network_take(&network, "Kari", "partnership", "organisation", organisation, "member", members[i / 2], "country", "IN", "purpose", purposes[i], "stage", "dialogue",
                     "start", i == 0 ? "2026-01-01" : i == 1 ? "2026-01-02" : "2026-01-03", NULL);
    store_set_today(network.store, (struct date){2026, 3, 1});
    tap_ok(agenda_read(network.store, &viewer, &(struct agenda_request){.kind = kind_of("Partnerships silent for 30 days"), .scope = AGENDA_ALL, .limit = 10}, &list, &error), "they are read %s", error.text);
    for (size_t i = 0; i < list.count; i++)
        text_add_format(&beside, "%s %s|", list.entries[i].title, list.entries[i].beside);
    tap_is_text(text_string(&beside), "Sona, Fjord Safety|Sona, Fjord Wages|Sona, Vidde |", "those that look alike tell what they are for");
    text_done(&beside);
    agenda_list_done(&list);
    free(members[1]);
    free(members[0]);
    free(organisation);
    network_done(&network);
}

/* What was taken over counts by its own days, not by that of its coming. */
static void test_silence_taken_over(void)
{
    static const char silent[] = "Partnerships silent for 30 days";
    static const struct date day = {2026, 5, 1};
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, day);
    char *organisation = network_id(network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL));
    char *member = network_id(network_add(&network, "Kari", "member", "name", "Fjord", "kind", "company", "country", "NO", "initiative", "ieh", NULL));
    int64_t id = network_take(&network, "Kari", "partnership", "organisation", organisation, "member", member, "country", "IN", "purpose", "Safety", "stage", "dialogue",
                              "start", "2026-03-01", NULL);
    char *partnership = network_id(id);

    agenda_is(&network, silent, (struct date){2026, 3, 30}, NULL, AGENDA_ALL, "", "twenty-nine days after its beginning it is not silent");
    agenda_is(&network, silent, (struct date){2026, 3, 31}, NULL, AGENDA_ALL, "Sona, Fjord", "thirty days after it is, whenever it was written");
    int64_t report = network_add(&network, "Kari", "deliverable", "partnership", partnership, "text", "Report", "due", "2026-05-31", NULL);
    agenda_is(&network, silent, day, NULL, AGENDA_ALL, "Sona, Fjord", "what is due is nothing done");
    network_set(&network, "Kari", "deliverable", report, "delivered_on", "2026-04-02");
    agenda_is(&network, silent, day, NULL, AGENDA_ALL, "", "what was delivered breaks the silence");
    agenda_is(&network, silent, (struct date){2026, 5, 2}, NULL, AGENDA_ALL, "Sona, Fjord", "for thirty days");
    int64_t finding = network_add(&network, "Kari", "finding", "date", "2026-04-01", "issue", "corruption", "text", "Cash", "partnership", partnership, NULL);
    agenda_is(&network, silent, (struct date){2026, 5, 2}, NULL, AGENDA_ALL, "Sona, Fjord", "an older finding does not");
    network_set(&network, "Kari", "finding", finding, "shared_with_client_on", "2026-04-03");
    agenda_is(&network, silent, (struct date){2026, 5, 2}, NULL, AGENDA_ALL, "", "that it was shared does");
    network_set(&network, "Kari", "partnership", id, "purpose", "Safer quarries");
    agenda_is(&network, silent, (struct date){2026, 5, 3}, NULL, AGENDA_ALL, "Sona, Fjord", "another word in the record does not");
    agenda_is(&network, silent, date_today(), NULL, AGENDA_ALL, "Sona, Fjord", "it is silent until something is done");
    network_set(&network, "Kari", "partnership", id, "stage", "contract-draft");
    agenda_is(&network, silent, date_today(), NULL, AGENDA_ALL, "", "a step breaks it");
    free(partnership);
    free(member);
    free(organisation);
    network_done(&network);
}

static void test_members(void)
{
    static const char ending[] = "Memberships ending or overdue", unpaid[] = "Memberships not paid yet";
    struct network network;
    network_new(&network, &types_all);
    network_add(&network, "Kari", "member", "name", "Fjord", "kind", "company", "country", "NO", "initiative", "ieh", "state", "active", "paid_until",
                "2026-12-31", NULL);
    agenda_is(&network, ending, (struct date){2026, 11, 30}, NULL, AGENDA_ALL, "", "thirty-one days before it is not told");
    agenda_is(&network, ending, (struct date){2026, 12, 1}, NULL, AGENDA_ALL, "Fjord", "thirty days before it is");
    agenda_is(&network, ending, (struct date){2027, 1, 1}, NULL, AGENDA_ALL, "Fjord", "and after");
    int64_t joined = network_add(&network, "Kari", "member", "name", "Ny", "kind", "company", "country", "NO", "initiative", "ieh", "state", "applicant", NULL);
    agenda_is(&network, unpaid, date_today(), NULL, AGENDA_ALL, "", "who applies owes nothing yet");
    network_set(&network, "Kari", "member", joined, "state", "active");
    agenda_is(&network, unpaid, date_today(), NULL, AGENDA_ALL, "Ny", "who joined and never paid does");
    network_set(&network, "Kari", "member", joined, "paid_until", "2027-12-31");
    agenda_is(&network, unpaid, date_today(), NULL, AGENDA_ALL, "", "until it is paid");
    network_done(&network);
}

/* What came with the program fills nobody's day before somebody takes it up. */
static void test_starters(void)
{
    static const char stale[] = "Hot spots with stale sources";
    static const struct date day = {2026, 5, 1};
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "hotspot", "country", "AF", "sector", "bricks", "issue", "child-labour", "title_en", "Kilns", "confidence", "starter", "status",
                             "active", NULL);
    char *hotspot = network_id(id);

    network_add(&network, "Kari", "source", "hotspot", hotspot, "title", "Report", "year", "2016", NULL);
    network_is(&network, "hotspot", id, "stale", "yes", "its source is old");
    agenda_is(&network, stale, day, NULL, AGENDA_ALL, "", "one to be verified waits for nobody");
    network_set(&network, "Kari", "hotspot", id, "scale", "3");
    agenda_is(&network, stale, day, NULL, AGENDA_ALL, "Kilns", "one with a figure does");
    network_set(&network, "Kari", "hotspot", id, "scale", "");
    agenda_is(&network, stale, day, NULL, AGENDA_ALL, "", "without it no more");
    network_set(&network, "Kari", "hotspot", id, "confidence", "medium");
    agenda_is(&network, stale, day, NULL, AGENDA_ALL, "Kilns", "one that was verified does");
    free(hotspot);
    network_done(&network);
}

/* Of many the earliest are read, wherever they stand in the table, and that there are more is told. */
static void test_many(void)
{
    enum { MANY = 40, READ = 3 };
    struct network network;
    struct agenda_list list;
    struct error error = {0};
    struct text dates = {0};
    network_new(&network, &types_all);
    const struct viewer viewer = network_viewer("Kari");
    char *organisation = network_id(network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL));

    for (int i = 0; i < MANY; i++) {
        /* 17 and 40 have no divisor in common: each day once, in no order. */
        char *received = string_format("2026-%02d-%02d", 1 + i * 17 % MANY / 20, 1 + i * 17 % MANY % 20);
        network_add(&network, "Kari", "concern", "organisation", organisation, "received", received, "text", received, "state", "received", NULL);
        free(received);
    }
    tap_ok(agenda_read(network.store, &viewer, &(struct agenda_request){.kind = kind_of("Open concerns"), .scope = AGENDA_ALL, .limit = READ}, &list, &error), "concerns are read: %s", error.text);
    for (size_t i = 0; i < list.count; i++)
        text_add_format(&dates, "%s%s", i > 0 ? " " : "", list.entries[i].title);
    tap_is_text(text_string(&dates), "2026-01-01 2026-01-02 2026-01-03", "the earliest come, in order");
    tap_ok(list.more, "there are more");
    agenda_list_done(&list);
    tap_ok(agenda_read(network.store, &viewer, &(struct agenda_request){.kind = kind_of("Open concerns"), .scope = AGENDA_ALL, .limit = MANY}, &list, &error) && list.count == MANY && !list.more,
           "where all are read there are no more");
    agenda_list_done(&list);
    text_done(&dates);
    free(organisation);
    network_done(&network);
}

static int64_t submitted_add(struct network *network, const char *name, const char *received)
{
    int64_t id = network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", "IN", "status", "submitted", NULL);
    char *organisation = network_id(id);

    if (received)
        network_add(network, "Kari", "concern", "organisation", organisation, "received", received, "text", "Rumours", NULL);
    free(organisation);
    return id;
}

/* What waits by no date comes in the order of its waiting, not of its name. */
static void test_waiting(void)
{
    static const char waiting[] = "Profiles waiting for quality assurance";
    struct network network;
    struct agenda_list list;
    struct error error = {0};
    network_new(&network, &types_all);
    const struct viewer viewer = network_viewer("Kari");

    submitted_add(&network, "Asha", NULL);
    submitted_add(&network, "Meghna", "2025-03-01");
    submitted_add(&network, "Zari", "2024-02-29");
    submitted_add(&network, "Beta", "2025-03-02");
    agenda_is(&network, waiting, date_today(), NULL, AGENDA_ALL, "Zari, Meghna, Beta, Asha", "who waits longest comes first");
    tap_ok(agenda_read(network.store, &viewer, &(struct agenda_request){.kind = kind_of(waiting), .scope = AGENDA_ALL, .limit = 2}, &list, &error), "two are read: %s", error.text);
    tap_ok(list.count == 2 && list.more && strcmp(list.entries[0].title, "Zari") == 0 && strcmp(list.entries[1].title, "Meghna") == 0,
           "of many too, and that there are more is told");
    agenda_list_done(&list);
    network_done(&network);
}

/* --- Imports -------------------------------------------------------------------------------------------------------------- */

/* A list imported by somebody; returns the change. */
static int64_t import_add(struct network *network, const char *who, const char *name, int64_t rejected)
{
    const int64_t counts[IMPORT_OUTCOME_COUNT] = {[IMPORT_NEW] = 1, [IMPORT_REJECTED] = rejected};
    const struct viewer viewer = network_viewer(who);
    char *words = import_change_words(name, counts, 42);
    struct error error = {0};
    struct record record;
    int64_t change = 0;

    record_init_new(&record, type_list_find(&types_all, "supplier"));
    record_set(&record, "name", "Somebody", &error);
    tap_ok(store_begin(network->store, &viewer, words, &error) && store_put(network->store, &record, &error)
               && store_commit(network->store, &change, &error),
           "%s is imported", name);
    record_done(&record);
    free(words);
    return change;
}

static void imports_are(struct network *network, int days, const char *name, enum agenda_scope scope, const char *expected, const char *point)
{
    const struct viewer viewer = network_viewer(name);
    struct agenda_list list;
    struct error error = {0};
    struct text text = {0};
    int64_t *people = NULL;

    store_set_today(network->store, date_from_days(date_to_days(date_today()) + days));
    size_t count = agenda_people(network->store, &viewer, scope, &people);
    tap_ok(agenda_read(network->store, &viewer, &(struct agenda_request){.kind = kind_of("Imports with rejected rows"), .scope = scope, .people = people, .people_count = count, .limit = 10}, &list, &error), "imports are read: %s", error.text);
    for (size_t i = 0; i < list.count; i++)
        text_add_format(&text, "%s%s: %s", i > 0 ? ", " : "", list.entries[i].title, list.entries[i].beside);
    tap_is_text(text_string(&text), expected, "%s", point);
    text_done(&text);
    agenda_list_done(&list);
    free(people);
}

static void test_imports(void)
{
    struct network network;
    struct error error = {0};
    network_new(&network, &types_all);
    network_add(&network, "Kari", "person", "name", "Kari", "initiative", "ieh", NULL);
    network_add(&network, "Kari", "person", "name", "Ola Nordmann", "login", "ola", "initiative", "ieh", NULL);
    network_add(&network, "Kari", "person", "name", "Ann", "initiative", "eti", NULL);

    import_add(&network, "Kari", "whole.csv", 0);
    imports_are(&network, 0, "Kari", AGENDA_ALL, "", "a list of which all was taken leaves nothing to do");
    import_add(&network, "Kari", "list.csv", 1);
    import_add(&network, "ola", "list.csv", 2);
    import_add(&network, "Ann", "other.csv", 1);
    imports_are(&network, 0, "Kari", AGENDA_MINE, "list.csv: 1 row rejected", "hers");
    imports_are(&network, 0, "Kari", AGENDA_INITIATIVE, "list.csv: 2 rows rejected, list.csv: 1 row rejected", "her initiative's, the latest first");
    imports_are(&network, 0, "Kari", AGENDA_ALL, "other.csv: 1 row rejected, list.csv: 2 rows rejected, list.csv: 1 row rejected", "everybody's");
    imports_are(&network, 30, "Kari", AGENDA_MINE, "list.csv: 1 row rejected", "thirty days on it is told");
    imports_are(&network, 31, "Kari", AGENDA_MINE, "", "and then no more");
    import_add(&network, "Kari", "list.csv", 0);
    imports_are(&network, 0, "Kari", AGENDA_MINE, "", "read again with nothing rejected it is settled");
    imports_are(&network, 0, "ola", AGENDA_MINE, "list.csv: 2 rows rejected", "but not another's of that name");
    const struct viewer ola = network_viewer("ola");
    int64_t undone, made;
    tap_ok(journal_undo(network.store, &ola, 0, false, &undone, &made, NULL, &error), "an import is taken back");
    imports_are(&network, 0, "ola", AGENDA_MINE, "", "and is told no more");
    network_done(&network);
}

/* --- Interrupted ---------------------------------------------------------------------------------------------------------- */

enum { ATTEMPTS = 300 };

struct countdown {
    int left;
};

static bool countdown_is_over(void *context)
{
    struct countdown *countdown = context;

    return --countdown->left < 0;
}

/* Whether a reading that is interrupted at its call of a number gives up, or has all of what it tells. */
static bool reading_holds(struct network *network, const char *label, int call)
{
    const struct viewer viewer = network_viewer("Kari");
    struct countdown countdown = {call};
    struct agenda_list list;
    struct error error = {0};

    store_set_interrupt(network->store, countdown_is_over, &countdown);
    bool ok = agenda_read(network->store, &viewer, &(struct agenda_request){.kind = kind_of(label), .scope = AGENDA_ALL, .limit = 100}, &list, &error), holds = ok || error.code == ERROR_CANCELLED;
    store_set_interrupt(network->store, NULL, NULL);
    for (size_t i = 0; ok && i < list.count; i++)
        holds = holds && list.entries[i].title && list.entries[i].beside && list.entries[i].date;
    if (ok)
        agenda_list_done(&list);
    return holds;
}

static void test_interrupted(void)
{
    static const char *const labels[] = {"Profiles waiting for quality assurance", "Open concerns", "Memberships ending or overdue"};
    struct network network;
    network_new(&network, &types_all);
    for (int i = 0; i < 60; i++) {
        char *name = string_format("Profile %d", i);
        char *id = network_id(network_add(&network, "Kari", "organisation", "name", name, "kind", "ngo", "country", "IN", "status", "submitted", NULL));
        network_add(&network, "Kari", "concern", "organisation", id, "text", name, NULL);
        free(id);
        free(name);
    }
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        bool holds = true;
        /* The store looks at the clock, so that it is asked at another place each time. */
        for (int attempt = 0; holds && attempt < ATTEMPTS; attempt++)
            holds = reading_holds(&network, labels[i], attempt % 2);
        tap_ok(holds, "%s: interrupted anywhere, it gives up or tells all", labels[i]);
    }
    network_done(&network);
}

int main(void)
{
    test_interrupted();
    test_imports();
    test_queries();
    test_deliverables();
    test_deliverable_states();
    test_silence();
    test_silence_alike();
    test_silence_taken_over();
    test_members();
    test_many();
    test_waiting();
    test_starters();
    return tap_done();
}
