/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every step from every state to every other, allowed and refused; and what steps need of the records that hang on one. */
#include "config.h"

#include "src/transition.h"

#include <stdlib.h>
#include <string.h>

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
    "++..", /* ended */
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
    tap_ok(transition_field(&type_supplier) == NULL, "suppliers go no such way");
    tap_ok(transition_is_allowed(&type_organisation, "of-a-newer-program", "draft"), "a state that is not known may be left");
}

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

int main(void)
{
    test_ways();
    test_organisation();
    test_partnership();
    return tap_done();
}
