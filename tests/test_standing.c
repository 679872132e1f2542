/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a partnership stands: its way as one line, its contract point by point, deliverables on a day, the time line, what was done and found. */
#include "config.h"

#include "db/standing.h"

#include <stdlib.h>
#include <string.h>

#include "src/deliverable.h"
#include "src/place.h"
#include "src/timeline.h"
#include "src/types.h"
#include "src/way.h"
#include "tests/network.h"
#include "tests/tap.h"

/* --- The way ---------------------------------------------------------------------------------------------------------------- */

static void way_is(const struct record_type *type, const char *state, int width, const char *expected)
{
    char *text = way_text(type, state, width);

    tap_is_text(text, expected, "%s %s in %d columns", type->name, state, width);
    free(text);
}

static void test_way(void)
{
    way_is(&type_partnership, "enquiry", 200, "[enquiry] > dialogue > contract draft > agreed > in progress > delivered > follow-up > closed");
    way_is(&type_partnership, "closed", 200, "enquiry > dialogue > contract draft > agreed > in progress > delivered > follow-up > [closed]");
    way_is(&type_partnership, "in-progress", 76, "... > contract draft > agreed > [in progress] > delivered > follow-up > ...");
    way_is(&type_partnership, "in-progress", 56, "... > agreed > [in progress] > delivered > ...");
    way_is(&type_partnership, "in-progress", 1, "... > [in progress] > ...");
    way_is(&type_partnership, "on-hold", 60, "... > agreed > in progress [on hold] > delivered > ...");
    way_is(&type_partnership, "cancelled", 60, "[cancelled]");
    way_is(&type_organisation, "draft", 60, "[draft] > submitted > under review > quality-assured");
    way_is(&type_organisation, "needs-update", 76, "draft > submitted > under review > quality-assured [needs update]");
    way_is(&type_organisation, "suspended", 76, "draft > submitted > under review [suspended] > quality-assured");
    way_is(&type_organisation, "archived", 60, "[archived]");
    way_is(&type_organisation, "of-a-newer-program", 60, "");
    way_is(&type_supplier, "active", 60, "");
    way_is(&type_member, "active", 60, "applicant > [active] > ended");
    message_set_language(LANGUAGE_NB);
    way_is(&type_partnership, "contract-draft", 60, "forespørsel > dialog > [kontraktsutkast] > avtalt > ...");
    message_set_language(LANGUAGE_EN);
}

/* --- Deliverables and time --------------------------------------------------------------------------------------------------- */

static struct date day_of(const char *text)
{
    struct date day = {1, 1, 1};

    date_parse(text, &day);
    return day;
}

static void standing_is(const char *due, const char *state, const char *delivered_on, const char *stage, const char *today, enum deliverable_standing expected)
{
    struct record record, partnership;

    record_init(&record, &type_deliverable);
    value_set_text(record_value(&record, "due"), due);
    value_set_text(record_value(&record, "state"), state);
    if (*delivered_on)
        value_set_text(record_value(&record, "delivered_on"), delivered_on);
    record_init(&partnership, &type_partnership);
    value_set_text(record_value(&partnership, "stage"), stage);
    tap_is_number((long long)deliverable_standing(&record, &partnership, day_of(today)), (long long)expected, "%s %s, due %s, is on %s of work %s %s", state, delivered_on, due,
                  today, stage, deliverable_word(expected));
    record_done(&partnership);
    record_done(&record);
}

static void test_deliverables(void)
{
    standing_is("2028-02-29", "planned", "", "in-progress", "2028-02-29", DELIVERABLE_SOON);
    standing_is("2028-02-29", "planned", "", "in-progress", "2028-03-01", DELIVERABLE_OVERDUE);
    standing_is("2028-02-28", "in-progress", "", "in-progress", "2028-02-29", DELIVERABLE_OVERDUE);
    standing_is("2027-01-10", "planned", "", "in-progress", "2026-12-27", DELIVERABLE_SOON);
    standing_is("2027-01-10", "planned", "", "in-progress", "2026-12-26", DELIVERABLE_AHEAD);
    standing_is("2026-01-10", "", "", "in-progress", "2026-12-26", DELIVERABLE_OVERDUE);
    standing_is("2026-01-10", "delivered", "", "in-progress", "2026-12-26", DELIVERABLE_DONE);
    standing_is("2026-01-10", "accepted", "", "in-progress", "2026-12-26", DELIVERABLE_DONE);
    standing_is("2026-01-10", "cancelled", "", "in-progress", "2026-12-26", DELIVERABLE_DROPPED);
    standing_is("2026-01-10", "planned", "2026-01-12", "in-progress", "2026-12-26", DELIVERABLE_DONE);
    standing_is("2026-01-10", "", "2026-01-12", "cancelled", "2026-12-26", DELIVERABLE_DONE);
    standing_is("2026-01-10", "planned", "", "cancelled", "2026-12-26", DELIVERABLE_DROPPED);
    standing_is("2027-01-10", "in-progress", "", "cancelled", "2026-12-26", DELIVERABLE_DROPPED);
    standing_is("2026-01-10", "planned", "", "on-hold", "2026-12-26", DELIVERABLE_OVERDUE);
}

static void timeline_is(const char *first, const char *last, const char *today, int width, const char *expected)
{
    const struct timeline_mark marks[] = {{day_of("2026-01-11"), 'x'}, {day_of("2026-01-21"), 'o'}};
    char *text = timeline_text(day_of(first), day_of(last), marks, sizeof marks / sizeof *marks, day_of(today), width);

    tap_is_text(text, expected, "from %s to %s on %s", first, last, today);
    free(text);
}

static void test_timeline(void)
{
    timeline_is("2026-01-01", "2026-01-31", "2026-01-16", 31, "----------x----|----o----------");
    timeline_is("2026-01-01", "2026-01-31", "2026-01-21", 31, "----------x---------o----------");
    timeline_is("2026-01-11", "2026-01-21", "2026-02-01", 11, "x---------o");
    timeline_is("2026-01-15", "2026-01-18", "2026-01-15", 4, "x--o");
    timeline_is("2026-01-15", "2026-01-15", "2025-01-15", 1, "o--");
    timeline_is("2025-12-31", "2026-01-31", "2025-12-31", 3, "|o-");
}

/* --- Read from the store ------------------------------------------------------------------------------------------------------- */

static int64_t partnership_add(struct network *network)
{
    char *organisation = network_id(network_add(network, "Kari", "organisation", "name", "Sona Fair Work", "kind", "ngo", "country", "IN", NULL));
    char *member = network_id(network_add(network, "Kari", "member", "name", "Fjordstein", "kind", "company", "country", "NO", "initiative", "ieh", NULL));
    int64_t id = network_add(network, "Kari", "partnership", "organisation", organisation, "member", member, "country", "IN", "purpose", "Safer quarries",
                             "services", "Interviews", "total_price", "0", "total_price_currency", "NOK", "payment_terms", "none", "start", "2026-02-01",
                             "share_how", "not-at-all", NULL);
    char *printed = network_id(id);

    network_add(network, "Kari", "deliverable", "partnership", printed, "text", "Report", "due", "2026-05-01", NULL);
    network_add(network, "Kari", "deliverable", "partnership", printed, "text", "Plan", "due", "2026-03-01", NULL);
    network_add(network, "Kari", "finding", "partnership", printed, "date", "2026-02-10", "issue", "child-labour", "text", "At the crusher", NULL);
    network_add(network, "Kari", "finding", "partnership", printed, "date", "2026-02-09", "issue", "environment", "text", "Dust",
                "shared_with_client_on", "2026-02-10", NULL);
    network_add(network, "Kari", "activity", "partnership", printed, "date", "2026-02-10", "text", "Called the quarry", NULL);
    network_add(network, "Kari", "activity", "partnership", printed, "date", "2026-02-20", "text", "Visit", NULL);
    free(organisation);
    free(member);
    free(printed);
    return id;
}

static bool point_settled(const struct standing *standing, const char *field)
{
    for (size_t i = 0; i < standing->point_count; i++)
        if (strcmp(standing->points[i].point->fields[0], field) == 0)
            return standing->points[i].settled;
    return false;
}

static void test_coordinator(struct network *network, int64_t id)
{
    const struct viewer viewer = network_viewer("Kari");
    struct record record;
    struct standing standing;
    struct error error;

    tap_ok(store_load(network->store, &viewer, &type_partnership, id, &record, &error), "the partnership is there");
    tap_ok(standing_read(network->store, &viewer, &record, &standing, &error), "what it stands at is read");
    tap_is_number((long long)standing.point_count, CHECKLIST_POINTS, "a coordinator sees every point of the contract");
    tap_is_number((long long)standing_settled(&standing), 3, "three are settled");
    tap_ok(point_settled(&standing, "total_price"), "a price of 0 with no payment is a price");
    tap_ok(point_settled(&standing, "share_what"), "where nothing may be shared, what may be needs no words");
    tap_ok(!point_settled(&standing, "start"), "a start without an end is no timeline");
    tap_is_number((long long)standing.deliverables.count, 2, "two deliverables");
    tap_is_text(record_text(&standing.deliverables.rows[0].record, "text"), "Plan", "the one due first comes first");
    tap_is_number((long long)standing.log_count, 4, "four things were done or found");
    tap_is_text(record_text(standing.log[0].record, "text"), "Visit", "the latest comes first");
    tap_is_text(record_text(standing.log[1].record, "text"), "At the crusher", "of one day, what was found comes first");
    tap_is_text(record_text(standing.log[2].record, "text"), "Called the quarry", "then what was done");
    tap_is_number((long long)standing.unshared, 1, "one finding the client has not seen");
    standing_done(&standing);
    record_done(&record);
}

/* The client and the local resource see neither the price nor what is kept among coordinators. */
static void test_party(struct network *network, int64_t id)
{
    struct viewer viewer = network_viewer("Member");
    struct record record;
    struct standing standing;
    struct error error;

    viewer.level = VISIBILITY_PARTIES;
    tap_ok(store_load(network->store, &viewer, &type_partnership, id, &record, &error), "a party sees the partnership");
    tap_ok(standing_read(network->store, &viewer, &record, &standing, &error), "and what it stands at");
    tap_is_number((long long)standing.point_count, CHECKLIST_POINTS - 1, "the point with the price is left out, and not told as missing");
    tap_is_number((long long)standing.log_count, 0, "nor is anything of the log seen");
    tap_is_number((long long)standing.deliverables.count, 2, "the deliverables are");
    standing_done(&standing);
    record_done(&record);
}

/* A testimonial is asked for at the end until this member has left one. */
static void test_praise(struct network *network, int64_t id)
{
    const struct viewer viewer = network_viewer("Kari");
    struct record record;
    struct standing standing;
    struct error error;

    for (int left = 0; left <= 2; left++) {
        tap_ok(store_load(network->store, &viewer, &type_partnership, id, &record, &error), "the partnership is there");
        char *organisation = network_id(record_number(&record, "organisation")), *member = network_id(record_number(&record, "member"));
        tap_ok(standing_read(network->store, &viewer, &record, &standing, &error), "what it stands at is read");
        tap_is_number(*standing_guidance(&standing, "closed", GUIDANCE_MEMBER) != '\0', left < 2, "a testimonial is asked for as long as the member has left none");
        tap_ok(*standing_guidance(&standing, "closed", GUIDANCE_LOCAL_RESOURCE) && *standing_guidance(&standing, "follow-up", GUIDANCE_MEMBER), "all else is said");
        if (left == 0)
            network_add(network, "Kari", "testimonial", "organisation", organisation, "text_en", "Good", "permission", "yes", NULL);
        else
            network_add(network, "Kari", "testimonial", "organisation", organisation, "member", member, "text_en", "Good", "permission", "yes", NULL);
        standing_done(&standing);
        record_done(&record);
        free(organisation);
        free(member);
    }
}

int main(void)
{
    struct network network;

    message_open(place_catalogue);
    test_way();
    test_deliverables();
    test_timeline();
    network_new(&network, &types_all);
    int64_t id = partnership_add(&network);
    test_coordinator(&network, id);
    test_party(&network, id);
    test_praise(&network, id);
    network_done(&network);
    return tap_done();
}
