/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality assurance: who waits and since when, by local days. */
#include "config.h"

#include "db/assurance.h"

#include <stdlib.h>
#include <time.h>

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
    network_add(&network, "Kari", "concern", "organisation", id, "text", "Settled", "state", "closed", NULL);
    queue_is(&network, ASSURANCE_SUBMITTED, (struct date){2026, 3, 1}, 1, "Beta 29/0 Kari of 2", "who was touched last comes last");
    network_set(&network, "Kari", "organisation", sona, "status", "under-review");
    queue_is(&network, ASSURANCE_UNDER_REVIEW, later(2), 10, "Sona 2/1", "a step begins a wait, and open concerns are counted");
    free(id);
    free(kari);
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
    int64_t sona = network_add(&network, "Kari", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "quality-assured", NULL);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        network_set(&network, "Kari", "organisation", sona, "review_due", rows[i].due);
        queue_is(&network, ASSURANCE_NEEDS_UPDATE, rows[i].today, 10, rows[i].expected, rows[i].due);
    }
    network_done(&network);
}

int main(void)
{
    test_days();
    test_queue();
    test_review();
    return tap_done();
}
