/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations of a network ranked for a need: who is among them, in which order, what their points are made of, what a viewer does not see of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/match.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/population.h"
#include "tests/tap.h"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
static const struct viewer a_member = {.name = "Mona", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
static const struct date today = {2026, 11, 22};

static const struct match_need stone = {
    .country = "IN", .sector = "natural-stone", .issues = "child-labour", .expertise = "", .languages = "", .budget = "", .member_kind = ""};

/* The ranking as "Name 40 | Name 15". The caller frees it. */
static char *ranked(struct network *network, const struct viewer *viewer, const struct match_need *need, enum match_group group, size_t limit)
{
    struct match_list list;
    struct text text = {0};
    struct error error = {0};

    if (!match_list_read(network->store, viewer, need, group, LANGUAGE_NB, limit, &list, &error))
        return string_copy(error.text);
    for (size_t i = 0; i < list.count; i++) {
        char *name = network_get(network, "organisation", list.lines[i].id, "name");
        text_add_format(&text, "%s%s %d", i > 0 ? " | " : "", name, list.lines[i].result.points);
        free(name);
    }
    if ((size_t)list.total > list.count)
        text_add_format(&text, " of %lld", (long long)list.total);
    match_list_done(&list);
    return text_take(&text);
}

static void ranks(struct network *network, const struct viewer *viewer, enum match_group group, size_t limit, const char *expected, const char *point)
{
    char *text = ranked(network, viewer, &stone, group, limit);

    tap_is_text(text, expected, "%s", point);
    free(text);
}

static int64_t organisation(struct network *network, const char *name, const char *country, const char *coverage, const char *status)
{
    return network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", country, "coverage", coverage, "status", status,
                       "issues", "child-labour", NULL);
}

static char *printed(int64_t id)
{
    const struct value value = {.kind = VALUE_NUMBER, .number = id};

    return field_print(type_field(&type_contact, "organisation"), &value);
}

/* Those whom the tests speak of. */
struct cast {
    int64_t best, ola, ase;
};

static struct cast test_groups(struct network *network)
{
    const struct cast cast = {
        .best = organisation(network, "Best", "IN", "IN", "submitted"),
        .ola = organisation(network, "Ola", "NO", "IN", "draft"),
        .ase = organisation(network, "Åse", "IN", "IN; NP", "draft"),
    };
    const int64_t bad = organisation(network, "Bad", "IN", "IN", "submitted");

    organisation(network, "Gone", "IN", "IN", "archived");
    organisation(network, "Stopped", "IN", "IN", "suspended");
    organisation(network, "Seated", "IN", "", "draft");
    organisation(network, "Nepali", "NP", "NP", "draft");
    organisation(network, "Norwegian", "NO", "NO", "draft");
    network_set(network, "Kari", "organisation", cast.best, "sectors", "natural-stone");
    network_set(network, "Kari", "organisation", bad, "referral", "do-not-refer");
    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Ola 25 | Åse 25", "who covers the country, by points, then name as the language has it");
    ranks(network, &everything, MATCH_RANKED, 1, "Best 40 of 3", "the best alone, and how many there are");
    ranks(network, &everything, MATCH_NEIGHBOUR, 10, "Nepali 25", "who covers a neighbour");
    ranks(network, &everything, MATCH_NEAR_MISS, 10, "Bad 25 | Seated 25 | Stopped 25", "whom one thing keeps out");
    return cast;
}

static void verify(struct network *network, int64_t who, const char *date, const char *result)
{
    char *id = printed(who);

    network_add(network, "Kari", "verification", "organisation", id, "initiative", "ieh", "date", date, "result", result, NULL);
    free(id);
}

static void test_ties(struct network *network, const struct cast *cast)
{
    verify(network, cast->ase, "2025-01-01", "passed");
    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Åse 25 | Ola 25", "of two with the same points the one verified later goes first");
    verify(network, cast->ola, "2026-01-01", "failed");
    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Åse 25 | Ola 25", "a verification that failed does not count");
    verify(network, cast->ola, "2026-01-01", "passed");
    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Ola 25 | Åse 25", "one that was passed later does");
}

/* Adds a partnership for a member that buys stone. */
static int64_t partnership(struct network *network, int64_t who, const char *member)
{
    char *id = printed(who);
    const int64_t added = network_add(network, "Kari", "partnership", "organisation", id, "member", member, "country", "IN", "purpose", "Dust", "stage",
                                      "enquiry", "end", "2025-05-05", NULL);

    free(id);
    return added;
}

/* A step that the contract checklist would stand in the way of. */
static void set_stage(struct network *network, const char *sql)
{
    network_damage(network, sql);
    network_reopen(network, &types_all);
    store_set_today(network->store, today);
}

/* A partnership that is done earns ten points; who may not see partnerships does not see them counted. */
static void test_track_record(struct network *network, const struct cast *cast, const char *member)
{
    struct match_detail detail;
    struct error error = {0};
    const int64_t work = partnership(network, cast->ase, member);

    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Ola 25 | Åse 25", "an enquiry is no track record");
    set_stage(network, "UPDATE partnership SET stage = 'closed'");
    ranks(network, &everything, MATCH_RANKED, 10, "Best 40 | Åse 35 | Ola 25", "finished work in the country and sector is");
    ranks(network, &everything, MATCH_RANKED, 2, "Best 40 | Åse 35 of 3", "also of whom it brings among the best");
    ranks(network, &a_member, MATCH_RANKED, 10, "Best 40 | Ola 25 | Åse 25", "not for somebody who sees no partnerships");
    tap_ok(match_detail_read(network->store, &everything, &stone, cast->ase, &detail, &error), "it is read");
    tap_is_number(detail.result.points, 35, "with the same points");
    tap_is_number((intmax_t)detail.work_count, 1, "and the work they are from");
    tap_ok(detail.work_count == 1 && detail.work[0].id == work && detail.work[0].type == &type_partnership, "which is the partnership");
    tap_is_text(detail.matched[MATCH_ISSUES], "child-labour", "and the issue it has");
    match_detail_done(&detail);
}

static void test_testimonial(struct network *network, const struct cast *cast, const char *member)
{
    char *id = printed(cast->best);

    network_add(network, "Kari", "testimonial", "organisation", id, "member", member, "text_en", "Good", "date", "2020-01-01", "permission", "yes", NULL);
    ranks(network, &everything, MATCH_RANKED, 1, "Best 40 of 3", "a testimonial of more than five years ago earns nothing");
    network_add(network, "Kari", "testimonial", "organisation", id, "member", member, "text_en", "Good", "date", "2026-01-01", "permission", "yes", NULL);
    ranks(network, &everything, MATCH_RANKED, 1, "Best 50 of 3", "a new one, of a member that buys stone, of an organisation in the country, does");
    free(id);
}

static void test_flags(struct network *network, const struct cast *cast, const char *member)
{
    struct match_detail detail;
    struct error error = {0};
    char *who = printed(cast->ola);

    network_add(network, "Kari", "concern", "organisation", who, "text", "Notes were shown to the management.", NULL);
    partnership(network, cast->ola, member);
    set_stage(network, "UPDATE partnership SET stage = 'in-progress' WHERE stage = 'enquiry'");
    match_detail_read(network->store, &everything, &stone, cast->ola, &detail, &error);
    tap_is_number(detail.flags, 1U << MATCH_FLAG_CONCERN | 1U << MATCH_FLAG_RUNNING, "an open concern and running work raise flags");
    tap_is_number(detail.concerns, 1, "with how many concerns");
    tap_is_number(detail.running, 1, "and how many partnerships");
    match_detail_done(&detail);
    match_detail_read(network->store, &a_member, &stone, cast->ola, &detail, &error);
    tap_is_number(detail.flags, 0, "not for somebody who sees neither");
    match_detail_done(&detail);
    free(who);
}

static void test_network(void)
{
    struct network network;

    network_new(&network, &types_all);
    store_set_today(network.store, today);
    const struct cast cast = test_groups(&network);
    test_ties(&network, &cast);
    char *member = printed(network_add(&network, "Kari", "member", "name", "Stein AS", "kind", "company", "country", "NO", "initiative", "ieh", "sector",
                                       "natural-stone", NULL));
    test_track_record(&network, &cast, member);
    test_testimonial(&network, &cast, member);
    test_flags(&network, &cast, member);
    free(member);
    network_done(&network);
}

/* --- Against every organisation looked at one by one --------------------------------------------------------------------- */

enum { MANY = 3000, BEST = 25 };

/* What an organisation's place in the ranking goes by. */
struct standing {
    int64_t id;
    int points;
    char verified[DATE_TEXT_SIZE];
    size_t name; /* its number in the order of names */
};

struct reckoning {
    struct network *network;
    const struct viewer *viewer;
    const struct match_need *need;
    enum match_group group;
    struct standing standings[MANY];
    size_t count, names;
};

/* Organisations come in the order of names. */
static bool reckon(void *context, const struct record *record, struct error *error)
{
    struct reckoning *reckoning = context;
    struct match_detail detail;

    reckoning->names++;
    if (!match_detail_read(reckoning->network->store, reckoning->viewer, reckoning->need, record->id, &detail, error))
        return false;
    if (detail.group == reckoning->group) {
        struct standing *standing = &reckoning->standings[reckoning->count++];
        *standing = (struct standing){.id = record->id, .points = detail.result.points, .name = reckoning->names};
        strcpy(standing->verified, detail.verified);
    }
    match_detail_done(&detail);
    return true;
}

static int standing_compare(const void *left, const void *right)
{
    const struct standing *a = left;
    const struct standing *b = right;
    const int order = a->points != b->points ? b->points - a->points : strcmp(b->verified, a->verified);

    return order != 0 ? order : (a->name > b->name) - (a->name < b->name);
}

static bool best_are_the_best(struct network *network, const struct viewer *viewer, const struct match_need *need, enum match_group group)
{
    static struct reckoning reckoning;
    const struct list_request all = {.type = &type_organisation, .language = LANGUAGE_EN};
    struct match_list list;
    struct error error = {0};
    size_t count;

    reckoning = (struct reckoning){.network = network, .viewer = viewer, .need = need, .group = group};
    bool ok = store_each(network->store, viewer, &all, SIZE_MAX, reckon, &reckoning, &count, &error)
              && match_list_read(network->store, viewer, need, group, LANGUAGE_EN, BEST, &list, &error);
    if (!ok)
        return false;
    qsort(reckoning.standings, reckoning.count, sizeof *reckoning.standings, standing_compare);
    ok = (size_t)list.total == reckoning.count && list.count == (reckoning.count < BEST ? reckoning.count : BEST);
    for (size_t i = 0; ok && i < list.count; i++)
        ok = list.lines[i].result.points == reckoning.standings[i].points && list.lines[i].id == reckoning.standings[i].id;
    match_list_done(&list);
    return ok;
}

/* How often SQLite looked at a page, whether it had it or not. */
static int64_t pages_seen(struct network *network)
{
    int hits = 0, misses = 0, highest;

    sqlite3_db_status(network->store->handle, SQLITE_DBSTATUS_CACHE_HIT, &hits, &highest, 0);
    sqlite3_db_status(network->store->handle, SQLITE_DBSTATUS_CACHE_MISS, &misses, &highest, 0);
    return (int64_t)hits + misses;
}

/* Nobody is read who cannot come among the best: the index tells what those near a country have. */
static void test_cost(struct network *network, const struct match_need *need)
{
    struct match_list list;
    struct error error = {0};
    int64_t pages = pages_seen(network);

    tap_ok(match_list_read(network->store, &everything, need, MATCH_RANKED, LANGUAGE_EN, 1, &list, &error), "the best one for a need in %s", need->country);
    pages = pages_seen(network) - pages;
    tap_ok(pages < 2 * list.total, "is found looking at %lld pages, among %lld organisations", (long long)pages, (long long)list.total);
    match_list_done(&list);
}

static void test_population(void)
{
    const struct match_need needs[] = {
        {.country = "BD", .sector = "garments", .issues = "child-labour living-wages", .expertise = "mapping training", .languages = "bn en", .budget = "",
         .member_kind = ""},
        {.country = "NO", .sector = "", .issues = "climate", .expertise = "", .languages = "", .budget = "", .member_kind = ""},
        {.country = "IN", .sector = "", .issues = "", .expertise = "", .languages = "", .budget = "", .member_kind = ""},
    };
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    store_set_today(network.store, today);
    tap_ok(population_add(network.store, MANY, MANY, &error), "a network of %d organisations", MANY);
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        for (int group = 0; group < MATCH_GROUPS; group++) {
            tap_ok(best_are_the_best(&network, &everything, &needs[i], (enum match_group)group),
                   "group %d for a need in %s: the best %d are those of all looked at one by one", group, needs[i].country, BEST);
            tap_ok(best_are_the_best(&network, &a_member, &needs[i], (enum match_group)group), "group %d for a need in %s: also those a member sees", group,
                   needs[i].country);
        }
    test_cost(&network, &needs[0]);
    network_done(&network);
}

int main(void)
{
    test_network();
    test_population();
    return tap_done();
}
