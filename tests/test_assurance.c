/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality assurance: who waits and since when, by local days. */
#include "config.h"

#include "db/assurance.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/journal.h"
#include "src/assurance.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static void zone_set(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

/* As far east and west as days go, by rules of their own where the system knows no zones. */
static const char east[] = "LINT-14", west[] = "PST8PDT,M3.2.0,M11.1.0";

static void test_days(void)
{
    static const struct {
        const char *zone, *moment, *day;
    } rows[] = {
        {east, "2027-12-31T09:59:59Z", "2027-12-31"}, {east, "2027-12-31T10:00:00Z", "2028-01-01"},
        {west, "2028-01-01T07:59:59Z", "2027-12-31"}, {west, "2028-01-01T08:00:00Z", "2028-01-01"},
        {east, "2028-02-28T10:00:00Z", "2028-02-29"}, {west, "2028-03-01T07:59:59Z", "2028-02-29"},
        {west, "2027-03-14T09:59:59Z", "2027-03-14"}, {west, "2027-07-02T06:59:59Z", "2027-07-01"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date;
        char printed[DATE_TEXT_SIZE];
        zone_set(rows[i].zone);
        tap_ok(moment_day(rows[i].moment, &date), "%s is a moment", rows[i].moment);
        tap_is_text(date_print(date, printed), rows[i].day, "its day in %s", rows[i].zone);
    }
    zone_set("UTC");
    struct date date;
    tap_ok(!moment_day("yesterday", &date), "no moment has no day");
}

/* Every reader is told the same day, or none. */
static void test_readers(struct network *network, const struct assurance_queue *queue, enum assurance_stage stage, size_t limit, const char *point)
{
    struct viewer reader = network_viewer("Mia");
    struct error error = {0};
    bool same = true;

    for (int level = VISIBILITY_MEMBERS; level < VISIBILITY_COORDINATORS; level++) {
        struct assurance_queue other;
        reader.level = (enum visibility)level;
        bool ok = assurance_queue_read(network->store, &reader, stage, limit, &other, &error);
        same = same && ok && other.count == queue->count;
        for (size_t i = 0; same && i < queue->count; i++)
            same = other.entries[i].id == queue->entries[i].id && other.entries[i].days == queue->entries[i].days
                   && date_to_days(other.entries[i].since) == date_to_days(queue->entries[i].since);
        assurance_queue_done(&other);
    }
    tap_ok(same, "%s, whoever reads it", point);
}

/* The queue of a stage on a day: titles with days and open concerns, as "Sona 3/1". */
static void queue_is(struct network *network, enum assurance_stage stage, struct date today, size_t limit, const char *expected, const char *point)
{
    struct viewer viewer = network_viewer("Kari");
    struct assurance_queue queue;
    struct error error = {0};
    struct text text = {0};

    store_set_today(network->store, today);
    tap_ok(assurance_queue_read(network->store, &viewer, stage, limit, &queue, &error), "the queue is read: %s", error.text);
    for (size_t i = 0; i < queue.count; i++)
        text_add_format(&text, "%s%s %lld/%lld%s%s", i > 0 ? ", " : "", queue.entries[i].title, (long long)queue.entries[i].days,
                        (long long)queue.entries[i].concerns, *queue.entries[i].responsible ? " " : "", queue.entries[i].responsible);
    if (queue.total > (int64_t)queue.count)
        text_add_format(&text, " of %lld", (long long)queue.total);
    tap_is_text(text_string(&text), expected, "%s", point);
    test_readers(network, &queue, stage, limit, point);
    text_done(&text);
    assurance_queue_done(&queue);
}

static struct date later(int days)
{
    return date_from_days(date_to_days(date_today()) + days);
}

static void test_queue(void)
{
    struct network network;
    network_new(&network, &types_all);
    char *kari = network_id(network_add(&network, "Kari", "person", "name", "Kari", NULL));
    int64_t sona = network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "submitted", NULL);
    network_add(&network, "Kari", "organisation", "name", "Beta", "kind", "ngo", "country", "IN", "status", "submitted", "responsible", kari, NULL);
    char *id = network_id(sona);

    queue_is(&network, ASSURANCE_SUBMITTED, later(0), 10, "Sona 0/0, Beta 0/0 Kari", "who was submitted today waits since today");
    queue_is(&network, ASSURANCE_SUBMITTED, later(3), 10, "Sona 3/0, Beta 3/0 Kari", "three days on, for three days");
    queue_is(&network, ASSURANCE_SUBMITTED, later(3), 1, "Sona 3/0 of 2", "no more than were asked for, all of them counted");
    queue_is(&network, ASSURANCE_UNDER_REVIEW, later(0), 10, "", "nobody is under review");
    network_damage(&network, "UPDATE change SET at = '2026-01-31T12:00:00Z'; UPDATE stamp_organisation SET created_at = '2026-01-31T12:00:00Z',"
                             " updated_at = '2026-01-31T12:00:00Z'");
    network_set(&network, "Kari", "organisation", sona, "city", "Pune");
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 1}, 10, "Sona 29/0, Beta 29/0 Kari", "another field does not make the wait shorter");
    network_add(&network, "Kari", "concern", "organisation", id, "text", "No address", NULL);
    network_add(&network, "Kari", "concern", "organisation", id, "text", "Settled", "state", "closed", "outcome", "They moved", NULL);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 1}, 1, "Beta 29/0 Kari of 2", "who was touched last comes last");
    network_set(&network, "Kari", "organisation", sona, "status", "under-review");
    queue_is(&network, ASSURANCE_UNDER_REVIEW, later(2), 10, "Sona 2/1", "a step begins a wait, and open concerns are counted");
    free(id);
    free(kari);
    network_done(&network);
}

/* What came in a state waits since the last that was done with it before, of what is to be updated since its day. */
static void test_queue_taken_over(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t sona = network_take(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "submitted", NULL);
    int64_t beta = network_take(&network, "Kari", "organisation", "name", "Beta", "kind", "ngo", "country", "IN", "status", "suspended", NULL);
    int64_t gamma = network_take(&network, "Kari", "organisation", "name", "Gamma", "kind", "ngo", "country", "IN", "status", "needs-update", "review_due", "2026-01-31", NULL);
    char *id = network_id(sona), *other = network_id(beta), *third = network_id(gamma);
    network_damage(&network, "UPDATE change SET at = '2026-03-01T12:00:00Z'; UPDATE stamp_organisation SET created_at = '2026-03-01T12:00:00Z',"
                             " updated_at = '2026-03-01T12:00:00Z'");

    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 1}, 10, "Sona 0/0", "where nothing is known of the time before, it waits since it came");
    network_take(&network, "Kari", "activity", "organisation", id, "date", "2026-02-27", "kind", "call", "text", "They sent it", NULL);
    network_take(&network, "Kari", "concern", "organisation", other, "received", "2026-02-28", "text", "Rumours", NULL);
    network_take(&network, "Kari", "activity", "organisation", third, "date", "2026-02-20", "kind", "call", "text", "Reminded", NULL);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 1}, 10, "Sona 2/0", "since what was done with it before");
    network_take(&network, "Kari", "verification", "organisation", other, "initiative", "ieh", "date", "2026-02-20", "result", "failed", NULL);
    queue_is(&network, ASSURANCE_SUSPENDED, (struct date){2026, 3, 1}, 10, "Beta 1/1", "or reported of it");
    queue_is(&network, ASSURANCE_NEEDS_UPDATE, (struct date){2026, 3, 1}, 10, "Gamma 28/0", "past its day since the one after");
    network_take(&network, "Kari", "activity", "organisation", id, "date", "2026-03-02", "kind", "call", "text", "Asked again", NULL);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 3}, 10, "Sona 4/0", "what is done while it waits does not make that shorter");
    network_set(&network, "Kari", "organisation", sona, "status", "under-review");
    queue_is(&network, ASSURANCE_UNDER_REVIEW, later(1), 10, "Sona 1/0", "a step is in the history");
    free(third);
    free(other);
    free(id);
    network_done(&network);
}

/* What is taken back or done again stands since it first did. */
static void test_queue_taken_back(void)
{
    struct network network;
    struct error error = {0};
    int64_t done, made;
    const struct viewer kari = network_viewer("Kari");
    network_new(&network, &types_all);
    int64_t sona = network_take(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "submitted", NULL);
    char *id = network_id(sona);
    network_take(&network, "Kari", "activity", "organisation", id, "date", "2026-02-27", "kind", "call", "text", "They sent it", NULL);
    network_damage(&network, "UPDATE change SET at = '2026-03-01T12:00:00Z'; UPDATE stamp_organisation SET created_at = '2026-03-01T12:00:00Z',"
                             " updated_at = '2026-03-01T12:00:00Z'");

    network_set(&network, "Kari", "organisation", sona, "status", "under-review");
    network_damage(&network, "UPDATE change SET at = '2026-03-04T12:00:00Z' WHERE number = 3");
    queue_is(&network, ASSURANCE_UNDER_REVIEW, (struct date){2026, 3, 5}, 10, "Sona 1/0", "it was taken up for its review");
    tap_ok(journal_undo(network.store, &kari, 0, false, &done, &made, NULL, &error), "that is taken back: %s", error.text);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 5}, 10, "Sona 6/0", "it waits since it did before");
    tap_ok(journal_redo(network.store, &kari, &done, &made, NULL, &error), "it is done again: %s", error.text);
    queue_is(&network, ASSURANCE_UNDER_REVIEW, (struct date){2026, 3, 5}, 10, "Sona 1/0", "it stands since it first was");
    network_set(&network, "Kari", "organisation", sona, "status", "suspended");
    tap_ok(journal_undo(network.store, &kari, 0, false, &done, &made, NULL, &error), "a later step is taken back: %s", error.text);
    queue_is(&network, ASSURANCE_UNDER_REVIEW, (struct date){2026, 3, 5}, 10, "Sona 1/0", "what was done again before it holds");
    tap_ok(journal_undo(network.store, &kari, 0, false, &done, &made, NULL, &error), "then the first: %s", error.text);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 5}, 10, "Sona 6/0", "back at the beginning");
    network_delete(&network, "Kari", "organisation", network_add(&network, "Kari", "organisation", "name", "Beta", "kind", "ngo", "country", "IN", "status", "submitted", NULL));
    network_damage(&network, "UPDATE change SET at = '2026-03-04T12:00:00Z' WHERE number >= 3; UPDATE stamp_organisation SET created_at = '2026-03-04T12:00:00Z' WHERE created_at > '2026-03-04'");
    tap_ok(journal_undo(network.store, &kari, 0, false, &done, &made, NULL, &error), "one that was deleted is brought back: %s", error.text);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 5}, 10, "Sona 6/0, Beta 1/0", "it waits since it came");
    free(id);
    network_done(&network);
}

/* Good through the day it is due for review; the wait begins on the day after. */
static void test_review(void)
{
    static const struct {
        const char *due;
        struct date today;
        const char *expected;
    } rows[] = {
        {"2028-02-28", {2028, 2, 28}, ""}, {"2028-02-28", {2028, 2, 29}, "Sona 0/0"}, {"2028-02-28", {2028, 3, 1}, "Sona 1/0"},
        {"2027-02-28", {2027, 3, 1}, "Sona 0/0"}, {"2027-12-31", {2027, 12, 31}, ""}, {"2027-12-31", {2028, 1, 1}, "Sona 0/0"},
    };
    struct network network;
    network_new(&network, &types_all);
    int64_t sona = network_take(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "quality-assured", NULL);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        network_set(&network, "Kari", "organisation", sona, "review_due", rows[i].due);
        queue_is(&network, ASSURANCE_NEEDS_UPDATE, rows[i].today, 10, rows[i].expected, rows[i].due);
    }
    network_done(&network);
}

/* --- Verifications -------------------------------------------------------------------------------------------------------- */

static int64_t verify(struct network *network, int64_t profile, const char *date, const char *result, const char *valid_to)
{
    char *id = network_id(profile);
    int64_t verification = network_add(network, "Kari", "verification", "organisation", id, "initiative", "ieh", "date", date, "result", result, "valid_to",
                                       valid_to, NULL);

    free(id);
    return verification;
}

/* What a verification of 2028-02-29 does to a profile, as of that day. */
static void test_outcomes(void)
{
    static const struct {
        const char *from, *due, *result, *valid_to, *status, *review;
    } rows[] = {
        {"submitted", "", "passed", "2030-02-28", "quality-assured", "2030-02-28"},
        {"submitted", "", "failed", "", "under-review", ""},
        {"under-review", "", "passed-with-remarks", "", "quality-assured", "2030-02-27"},
        {"under-review", "", "failed", "", "under-review", ""},
        {"needs-update", "2028-02-28", "passed", "", "quality-assured", "2030-02-27"},
        {"needs-update", "2028-02-29", "passed", "", "quality-assured", "2030-02-27"},
        {"quality-assured", "2028-03-01", "passed", "2030-02-28", "quality-assured", "2030-02-28"},
        {"quality-assured", "2029-01-01", "failed", "", "needs-update", "2029-01-01"},
        {"quality-assured", "2028-02-28", "failed", "", "needs-update", "2028-02-28"},
        {"draft", "", "passed", "2030-02-28", "draft", ""},
        {"suspended", "", "passed", "2030-02-28", "suspended", ""},
        {"archived", "", "failed", "", "archived", ""},
    };
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2028, 2, 29});

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t profile = network_take(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", rows[i].from, "review_due",
                                      rows[i].due, NULL);
        verify(&network, profile, "2028-02-29", rows[i].result, rows[i].valid_to);
        network_is(&network, "organisation", profile, "status", rows[i].status, "its status");
        network_is(&network, "organisation", profile, "review_due", rows[i].review, "when it is due for review");
    }
    network_done(&network);
}

static void test_validity(void)
{
    struct network network;
    struct error error = {0};
    int64_t undone, made;
    const struct viewer kari = network_viewer("Kari");
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2028, 3, 1});
    int64_t profile = network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "submitted", NULL);

    verify(&network, profile, "2026-02-28", "passed", "2028-02-29");
    network_is(&network, "organisation", profile, "status", "submitted", "what held until yesterday assures nothing");
    int64_t now = verify(&network, profile, "2028-02-28", "passed", "2028-03-01");
    network_is(&network, "organisation", profile, "status", "quality-assured", "what holds today does");
    tap_ok(journal_undo(network.store, &kari, 0, false, &undone, &made, NULL, &error), "both steps are one change: %s", error.text);
    network_is(&network, "organisation", profile, "status", "submitted", "taken back at once");
    network_is(&network, "verification", now, "result", "(gone)", "the verification too");
    verify(&network, profile, "2028-02-28", "passed", "");
    verify(&network, profile, "2027-01-01", "failed", "");
    network_is(&network, "organisation", profile, "status", "quality-assured", "one entered afterwards does not undo what a later one found");
    int64_t last = verify(&network, profile, "2028-03-01", "failed", "");
    network_is(&network, "organisation", profile, "status", "needs-update", "a later one does");
    network_set(&network, "Kari", "verification", last, "note", "A slip");
    network_is(&network, "organisation", profile, "status", "needs-update", "a note moves nothing");
    network_set(&network, "Kari", "verification", last, "result", "passed");
    network_is(&network, "organisation", profile, "status", "quality-assured", "another result does");
    network_done(&network);
}

/* The steps that the history of a profile tells, the latest first, each with its change and by whom: "2 Kari submitted>under-review". */
static void steps_are(struct network *network, int64_t profile, size_t limit, const char *expected, const char *point)
{
    const struct viewer kari = network_viewer("Kari");
    struct history history;
    struct error error = {0};
    struct text text = {0};

    tap_ok(journal_history(network->store, &kari, type_list_find(network->types, "organisation"), profile, 0, limit, &history, &error), "its history is read: %s", error.text);
    for (size_t i = 0; i < history.count; i++)
        for (size_t at = 0; at < history.entries[i].field_count; at++)
            if (strcmp(history.entries[i].fields[at].name, "status") == 0)
                text_add_format(&text, "%s%lld %s %s>%s", text.length > 0 ? ", " : "", (long long)history.entries[i].change, history.entries[i].by,
                                value_text(&history.entries[i].fields[at].before), value_text(&history.entries[i].fields[at].after));
    tap_is_text(text_string(&text), expected, "%s", point);
    tap_ok(history.count <= limit, "no more entries than asked for");
    text_done(&text);
    history_done(&history);
}

/* A verification that takes a profile two steps is one change, whose history has both; also as it is taken back and done again, and of everything. */
static void test_steps(void)
{
    struct network network;
    struct error error = {0};
    struct history history;
    int64_t undone, made, steps = 0;
    const struct viewer kari = network_viewer("Kari"), mia = network_viewer("Mia");
    network_new(&network, &types_all);
    int64_t profile = network_add(&network, "Mia", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "submitted", NULL);
    char today[DATE_TEXT_SIZE];

    int64_t verification = verify(&network, profile, date_print(date_today(), today), "passed", "");
    steps_are(&network, profile, 9, "2 Kari under-review>quality-assured, 2 Kari submitted>under-review, 1 Mia >submitted", "each step stands in the history");
    steps_are(&network, profile, 2, "2 Kari under-review>quality-assured, 2 Kari submitted>under-review", "a page holds both");
    steps_are(&network, profile, 1, "2 Kari submitted>quality-assured", "one that has room for one only tells where they led");
    network_set(&network, "Mia", "organisation", profile, "city", "Pune");
    steps_are(&network, profile, 2, "", "and where both do not fit, they wait for the next page");
    tap_ok(journal_history(network.store, &kari, NULL, 0, 0, 9, &history, &error), "the history of everything is read: %s", error.text);
    for (size_t i = 0; i < history.count; i++)
        steps += history.entries[i].change == 2 && history.entries[i].record == profile;
    tap_is_number(steps, 2, "it has both too");
    history_done(&history);
    tap_ok(journal_undo(network.store, &kari, 0, false, &undone, &made, NULL, &error), "it is taken back: %s", error.text);
    network_is(&network, "organisation", profile, "status", "submitted", "all the way");
    steps_are(&network, profile, 2, "4 Kari under-review>submitted, 4 Kari quality-assured>under-review", "step by step");
    tap_ok(!journal_undo(network.store, &kari, 0, false, &undone, &made, NULL, &error), "she did nothing else");
    tap_ok(journal_redo(network.store, &kari, &undone, &made, NULL, &error), "and done again: %s", error.text);
    network_is(&network, "organisation", profile, "status", "quality-assured", "all the way");
    network_is(&network, "verification", verification, "result", "passed", "with its verification");
    tap_ok(!journal_undo(network.store, &mia, 1, false, &undone, &made, NULL, &error), "the profile itself is not taken from under it");
    network_done(&network);
}

/* An end that is corrected goes for the profile too, past or not. */
static void test_corrected(void)
{
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2028, 3, 1});
    int64_t profile = network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    int64_t verification = verify(&network, profile, "2028-02-01", "passed", "2029-01-31");

    network_is(&network, "organisation", profile, "review_due", "2029-01-31", "it holds until its verification ends");
    network_set(&network, "Kari", "verification", verification, "valid_to", "2028-02-29");
    network_is(&network, "organisation", profile, "review_due", "2028-02-29", "which may turn out to be past");
    network_is(&network, "organisation", profile, "effective_status", "needs-update", "so that it is to be updated");
    network_set(&network, "Kari", "verification", verification, "valid_to", "2028-03-01");
    network_is(&network, "organisation", profile, "effective_status", "quality-assured", "or today");
    network_set(&network, "Kari", "verification", verification, "valid_to", "");
    network_is(&network, "organisation", profile, "review_due", "2030-01-31", "without an end it holds for two years");
    network_done(&network);
}

/* In a damaged file a verification can be of a profile that is not there. */
static void test_lost(void)
{
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2028, 3, 1});
    int64_t lost = network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    verify(&network, lost, "2028-01-01", "failed", "");
    int64_t verification = verify(&network, lost, "2028-02-01", "passed", "2029-01-31");
    int64_t profile = network_add(&network, "Kari", "organisation", "name", "Tara", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    char *id = network_id(profile);
    network_damage(&network, "DELETE FROM organisation WHERE name = 'Sona'");

    network_set(&network, "Kari", "verification", verification, "date", "2028-02-29");
    network_is(&network, "verification", verification, "date", "2028-02-29", "what is verified is gone, and the verification is saved");
    network_set(&network, "Kari", "verification", verification, "organisation", id);
    network_is(&network, "organisation", profile, "status", "quality-assured", "so that it can be given to the profile it belongs to");
    free(id);
    network_done(&network);
}

static void test_end(void)
{
    static const struct {
        struct date from;
        const char *end;
    } rows[] = {{{2026, 11, 22}, "2028-11-21"}, {{2028, 2, 29}, "2030-02-27"}, {{2026, 3, 1}, "2028-02-29"}, {{2027, 1, 1}, "2028-12-31"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char printed[DATE_TEXT_SIZE];
        tap_is_text(date_print(assurance_end(rows[i].from), printed), rows[i].end, "two years on, its last day");
    }
}

/* --- Concerns and memberships --------------------------------------------------------------------------------------------- */

static void test_concern(void)
{
    struct network network;
    network_new(&network, &types_all);
    char *id = network_id(network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL));
    int64_t concern = network_add(&network, "Kari", "concern", "organisation", id, "text", "No address", NULL);
    char *refusal = network_try_set(&network, "Kari", "concern", concern, "state", "upheld");

    tap_is_text(refusal, "For \"upheld\" this must be settled first: Outcome.", "what was found is said before it is settled");
    network_set(&network, "Kari", "concern", concern, "state", "under-review");
    network_set(&network, "Kari", "concern", concern, "outcome", "They moved");
    network_set(&network, "Kari", "concern", concern, "state", "not-upheld");
    network_set(&network, "Kari", "concern", concern, "state", "closed");
    network_is(&network, "concern", concern, "state", "closed", "then it is");
    free(refusal);
    free(id);
    network_done(&network);
}

static void test_member(void)
{
    static const struct {
        const char *until;
        struct date today;
        const char *state;
    } rows[] = {
        {"2028-02-29", {2028, 2, 29}, "active"}, {"2028-02-29", {2028, 3, 1}, "overdue"}, {"2027-02-28", {2027, 3, 1}, "overdue"},
        {"2027-12-31", {2027, 12, 31}, "active"}, {"2027-12-31", {2028, 1, 1}, "overdue"}, {"", {2028, 1, 1}, "active"},
    };
    struct network network;
    network_new(&network, &types_all);
    int64_t member = network_add(&network, "Kari", "member", "name", "Fjord", "kind", "contracting-authority", "country", "NO", "initiative", "ieh", NULL);

    network_is(&network, "member", member, "state", "applicant", "a new one has applied");
    network_is(&network, "member", member, "fee", "150.00", "for the usual fee");
    network_is(&network, "member", member, "fee_currency", "GBP", "in pounds");
    network_set(&network, "Kari", "member", member, "paid_until", "2020-01-01");
    network_is(&network, "member", member, "effective_state", "applicant", "an applicant is never overdue");
    network_set(&network, "Kari", "member", member, "state", "active");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        network_set(&network, "Kari", "member", member, "paid_until", rows[i].until);
        store_set_today(network.store, rows[i].today);
        network_is(&network, "member", member, "effective_state", rows[i].state, rows[i].until);
    }
    char *refusal = network_try_set(&network, "Kari", "member", member, "state", "overdue");
    tap_is_text(refusal, "Overdue is not stored: an active membership is so from the day after it is paid until.", "that it is overdue is never stored by hand");
    network_set(&network, "Kari", "member", member, "state", "ended");
    network_is(&network, "member", member, "effective_state", "ended", "who has left owes nothing");
    free(refusal);
    network_done(&network);
}

int main(void)
{
    test_outcomes();
    test_validity();
    test_steps();
    test_corrected();
    test_lost();
    test_end();
    test_concern();
    test_member();
    test_days();
    test_queue();
    test_queue_taken_over();
    test_queue_taken_back();
    test_review();
    return tap_done();
}
