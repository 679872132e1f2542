/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every step from every state to every other, allowed and refused; and what steps need of the records that hang on one. */
#include "config.h"

#include "src/transition.h"

#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* From the state of the row to that of the column: + allowed. Staying is no step. */
struct grid {
    const struct record_type *type;
    const char *const *states;
    size_t count;
    const char *const *rows;
};

static const char *const statuses[] = {"draft", "submitted", "under-review", "quality-assured", "needs-update", "suspended", "archived"};
static const char *const status_rows[] = {
    ".+...++", /* draft */
    "..+..++", /* submitted */
    "...+.++", /* under-review */
    "....+++", /* quality-assured */
    "...+.++", /* needs-update */
    "..+...+", /* suspended */
    ".....+.", /* archived */
};

static const char *const stages[] = {"enquiry",   "dialogue",  "contract-draft", "agreed",    "in-progress",
                                     "delivered", "follow-up", "closed",         "cancelled", "on-hold"};
static const char *const stage_rows[] = {
    ".+......+.", /* enquiry */
    "..+.....+.", /* dialogue */
    "...+....+.", /* contract-draft */
    "....+...+.", /* agreed */
    ".....+..++", /* in-progress */
    "......+...", /* delivered */
    ".......+..", /* follow-up */
    "..........", /* closed */
    "..........", /* cancelled */
    "....+...+.", /* on-hold */
};

static const char *const concern_states[] = {"received", "under-review", "upheld", "not-upheld", "closed"};
static const char *const concern_rows[] = {
    ".++++", /* received */
    "..+++", /* under-review */
    ".+..+", /* upheld */
    ".+..+", /* not-upheld */
    ".+...", /* closed */
};

static const char *const member_states[] = {"applicant", "active", "overdue", "ended"};
static const char *const member_rows[] = {
    ".+.+", /* applicant */
    "...+", /* active */
    ".+.+", /* overdue */
    "+...", /* ended */
};

static void test_grid(const struct grid *grid)
{
    for (size_t from = 0; from < grid->count; from++)
        for (size_t to = 0; to < grid->count; to++)
            tap_ok(transition_is_allowed(grid->type, grid->states[from], grid->states[to]) == (grid->rows[from][to] == '+'), "%s: %s to %s %s",
                   grid->type->name, grid->states[from], grid->states[to], grid->rows[from][to] == '+' ? "is a step" : "is none");
}

static void test_ways(void)
{
    const struct grid organisation = {&type_organisation, statuses, sizeof statuses / sizeof *statuses, status_rows};
    const struct grid partnership = {&type_partnership, stages, sizeof stages / sizeof *stages, stage_rows};
    const struct grid concern = {&type_concern, concern_states, sizeof concern_states / sizeof *concern_states, concern_rows};
    const struct grid member = {&type_member, member_states, sizeof member_states / sizeof *member_states, member_rows};
    const char *next[TRANSITIONS];

    test_grid(&organisation);
    test_grid(&partnership);
    test_grid(&concern);
    test_grid(&member);
    tap_is_number((long long)transition_next(&type_partnership, "enquiry", next), 2, "two ways lead on from an enquiry");
    tap_is_text(next[0], "dialogue", "the one that leads on comes first");
    tap_is_text(message_text(transition_name(&type_member, "ended", "applicant")), "rejoin", "who left and comes back rejoins");
    tap_ok(transition_name(&type_member, "applicant", "active") == NULL, "other steps are called what they lead to");
    tap_ok(transition_field(&type_supplier) == NULL, "suppliers go no such way");
    tap_ok(transition_is_allowed(&type_organisation, "of-a-newer-program", "draft"), "a state that is not known may be left");
}

/* The day in these tests. */
static const struct date today = {2026, 3, 1};

/* Saves a field and compares what is said: "" where it is saved. */
static void set_says(struct network *network, const char *type, int64_t id, const char *field, const char *value, const char *expected)
{
    char *said = network_try_set(network, "Kari", type, id, field, value);

    tap_is_text(said, expected, "%s=%s: %s", field, value, *expected ? "refused" : "saved");
    free(said);
}

static void test_organisation(void)
{
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, today);
    int64_t id = network_add(&network, "Kari", "organisation", "name", "Sona Fair Work", "kind", "ngo", "country", "IN", NULL);
    char *printed = network_id(id);

    set_says(&network, "organisation", id, "status", "quality-assured",
             "From \"draft\" no step leads to \"quality-assured\"; the next can be \"submitted\", \"suspended\", \"archived\".");
    set_says(&network, "organisation", id, "status", "submitted", "");
    set_says(&network, "organisation", id, "status", "under-review", "");
    set_says(&network, "organisation", id, "status", "quality-assured",
             "It needs a verification that it passed first: open the organisation, then its verifications.");
    network_add(&network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-01-31", "result", "failed", NULL);
    set_says(&network, "organisation", id, "status", "quality-assured",
             "It needs a verification that it passed first: open the organisation, then its verifications.");
    network_add(&network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-02-28", "result", "passed", NULL);
    set_says(&network, "organisation", id, "status", "quality-assured", "");
    set_says(&network, "organisation", id, "city", "Jaipur", "");
    free(printed);
    network_done(&network);
}

static int64_t partnership_add(struct network *network, char **printed)
{
    int64_t organisation = network_add(network, "Kari", "organisation", "name", "Sona Fair Work", "kind", "ngo", "country", "IN", NULL);
    int64_t member = network_add(network, "Kari", "member", "name", "Fjordstein", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation_id = network_id(organisation), *member_id = network_id(member);
    int64_t id = network_add(network, "Kari", "partnership", "organisation", organisation_id, "member", member_id, "country", "IN", "purpose",
                             "Safer quarries", NULL);

    free(organisation_id);
    free(member_id);
    *printed = network_id(id);
    return id;
}

static void test_partnership(void)
{
    static const char *const settled[][2] = {{"services", "Interviews"}, {"total_price", "0"}, {"payment_terms", "none"}, {"start", "2026-02-01"},
                                             {"end", "2026-02-28"}, {"confidentiality_agreed", "yes"}, {"share_how", "not-at-all"}};
    struct network network;
    char *printed;
    network_new(&network, &types_all);
    int64_t id = partnership_add(&network, &printed);

    set_says(&network, "partnership", id, "stage", "dialogue", "");
    set_says(&network, "partnership", id, "stage", "contract-draft", "");
    set_says(&network, "partnership", id, "stage", "agreed",
             "For \"agreed\" this must be settled first: Services, Total price, Payment terms, Start, End, Confidentiality agreed, What may be shared, "
             "How it may be shared.");
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
        set_says(&network, "partnership", id, settled[i][0], settled[i][1], "");
    set_says(&network, "partnership", id, "stage", "agreed", "");
    set_says(&network, "partnership", id, "stage", "in-progress", "");
    int64_t finding = network_add(&network, "Kari", "finding", "partnership", printed, "date", "2026-02-10", "issue", "child-labour", "severity", "4",
                                  "text", "Two boys at the crusher", NULL);
    set_says(&network, "partnership", id, "stage", "delivered",
             "1 finding has not been shared with the client yet; that comes before the delivery.");
    set_says(&network, "finding", finding, "shared_with_client_on", "2026-02-11", "");
    set_says(&network, "partnership", id, "stage", "delivered", "");
    set_says(&network, "partnership", id, "stage", "cancelled", "From \"delivered\" no step leads to \"cancelled\"; the next can be \"follow-up\".");
    set_says(&network, "partnership", id, "stage", "follow-up", "");
    set_says(&network, "partnership", id, "stage", "closed", "");
    set_says(&network, "partnership", id, "stage", "enquiry", "From \"closed\" no step leads to \"enquiry\": it is the end of the way.");
    free(printed);
    network_done(&network);
}

/* --- Every pair, saved -------------------------------------------------------------------------------------------------------- */

/* Puts a record made of names and texts of fields, NULL at the end, in a change without the rules of a save, as what was imported may stand. Returns its id. */
static int64_t put(struct network *network, const struct record_type *type, const char *const *fields)
{
    const struct viewer viewer = network_viewer("Kari");
    struct record record;
    struct error error = {0};
    int64_t change;

    record_init_new(&record, type);
    bool done = store_begin(network->store, &viewer, NULL, &error);
    for (; done && *fields; fields += 2)
        done = record_set(&record, fields[0], fields[1], &error);
    done = done && store_put(network->store, &record, &error) && store_commit(network->store, &change, &error);
    if (!done)
        tap_ok(false, "%s is put: %s", type->name, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

/* A profile in a status, with a verification that it passed. */
static int64_t profile_put(struct network *network, const char *status, bool verified)
{
    int64_t id = put(network, &type_organisation, (const char *const[]){"name", "Sona", "kind", "ngo", "country", "IN", "status", status, "review_due", "2028-02-27", NULL});
    char *printed = network_id(id);

    if (verified)
        put(network, &type_verification, (const char *const[]){"organisation", printed, "initiative", "ieh", "date", "2026-02-28", "result", "passed", NULL});
    free(printed);
    return id;
}

/* The history's latest entry of a record tells of the step: by whom, when, from what to what. */
static bool history_tells(struct network *network, const struct record_type *type, int64_t id, const char *field, const char *from, const char *to)
{
    const struct viewer viewer = network_viewer("Kari");
    char now[DATE_TEXT_SIZE];
    struct history history;
    struct error error;

    if (!journal_history(network->store, &viewer, type, id, 0, 1, &history, &error))
        return false;
    const struct history_entry *entry = history.count == 1 ? &history.entries[0] : NULL;
    bool tells = entry && strcmp(entry->by, "Kari") == 0 && *entry->at && strcmp(entry->at, moment_now(now)) <= 0 && entry->field_count == 1
                 && strcmp(entry->fields[0].field->name, field) == 0 && strcmp(value_text(&entry->fields[0].before), from) == 0
                 && strcmp(value_text(&entry->fields[0].after), to) == 0;
    history_done(&history);
    return tells;
}

static void test_saved_profiles(void)
{
    const size_t count = sizeof statuses / sizeof *statuses;
    struct network network;

    network_new(&network, &types_all);
    store_set_today(network.store, today);
    for (size_t i = 0; i < count * count; i++) {
        const char *from = statuses[i / count], *to = statuses[i % count];
        bool allowed = status_rows[i / count][i % count] == '+', needs = strcmp(to, "quality-assured") == 0;
        int64_t id = profile_put(&network, from, true), bare = profile_put(&network, from, false);
        char *said = network_try_set(&network, "Kari", "organisation", id, "status", to);
        char *said_bare = network_try_set(&network, "Kari", "organisation", bare, "status", to);

        tap_ok((*said == '\0') == (allowed || strcmp(from, to) == 0), "a profile that is %s %s %s", from, allowed ? "can become" : "cannot become", to);
        tap_ok(!allowed || history_tells(&network, &type_organisation, id, "status", from, to), "with person and date in its history");
        tap_ok(allowed || strcmp(from, to) == 0 || strstr(said, "no step leads to"), "or is told the ways: %s", said);
        tap_ok(!(allowed && needs) || strstr(said_bare, "needs a verification"), "and what is missing: %s", said_bare);
        tap_ok(!(allowed && !needs) || *said_bare == '\0', "if anything is");
        free(said);
        free(said_bare);
    }
    network_done(&network);
}

/* A partnership at a stage with all that any stage needs, or without one thing. */
enum lacking { LACKS_NOTHING, LACKS_TERMS, LACKS_SHARING };

static int64_t stage_put(struct network *network, const char *organisation, const char *member, const char *stage, enum lacking lacking)
{
    int64_t id = put(network, &type_partnership,
                     (const char *const[]){"organisation", organisation, "member", member, "country", "IN", "purpose", "Safer quarries", "stage", stage, "services",
                                           "Interviews", "total_price", "0", "start", "2026-02-01", "end", "2026-02-28", "confidentiality_agreed", "yes",
                                           "share_how", "not-at-all", lacking == LACKS_TERMS ? NULL : "payment_terms", "none", NULL});
    char *printed = network_id(id);

    put(network, &type_finding, (const char *const[]){"partnership", printed, "date", "2026-02-10", "issue", "child-labour", "text", "Two boys",
                                                      lacking == LACKS_SHARING ? NULL : "shared_with_client_on", "2026-02-11", NULL});
    free(printed);
    return id;
}

static bool is_among(const char *stage, const char *const *among)
{
    while (*among && strcmp(*among, stage) != 0)
        among++;
    return *among;
}

static void test_saved_partnerships(void)
{
    static const char *const contract[] = {"agreed", "in-progress", "on-hold", "delivered", "follow-up", "closed", NULL};
    static const char *const shared[] = {"delivered", "follow-up", "closed", NULL};
    static const char *const words[] = {"", "must be settled first: Payment terms.", "not been shared with the client"};
    const size_t count = sizeof stages / sizeof *stages;
    struct network network;

    network_new(&network, &types_all);
    char *organisation = network_id(profile_put(&network, "draft", false));
    char *member = network_id(put(&network, &type_member, (const char *const[]){"name", "Fjordstein", "kind", "company", "country", "NO", "initiative", "ieh", NULL}));
    for (size_t i = 0; i < count * count; i++) {
        const char *from = stages[i / count], *to = stages[i % count];
        bool allowed = stage_rows[i / count][i % count] == '+', stays = strcmp(from, to) == 0;
        const bool refused[] = {false, is_among(to, contract), is_among(to, shared)};

        for (enum lacking lacking = LACKS_NOTHING; lacking <= LACKS_SHARING; lacking++) {
            int64_t id = stage_put(&network, organisation, member, from, lacking);
            char *said = network_try_set(&network, "Kari", "partnership", id, "stage", to);
            if (stays)
                tap_is_text(said, "", "a partnership may stay %s", from);
            else if (!allowed)
                tap_ok(strstr(said, "no step leads to") != NULL, "%s cannot become %s: %s", from, to, said);
            else if (refused[lacking])
                tap_ok(strstr(said, words[lacking]) != NULL, "%s to %s is told what is missing: %s", from, to, said);
            else
                tap_ok(*said == '\0' && history_tells(&network, &type_partnership, id, "stage", from, to), "%s becomes %s, with person and date", from, to);
            free(said);
        }
    }
    free(organisation);
    free(member);
    network_done(&network);
}

int main(void)
{
    test_ways();
    test_organisation();
    test_partnership();
    test_saved_profiles();
    test_saved_partnerships();
    return tap_done();
}
