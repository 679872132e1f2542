/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what lists and searches take in a network of 100 organisations and in one of 100,000: median and 95th percentile in milliseconds, and their
 * ratio. bench_store [ORGANISATIONS [FEWER]]; LRN_BENCH_CPU in the environment counts the processor's time instead of the clock's. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "db/match.h"
#include "db/proposal.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/bench/bench.h"
#include "tests/population.h"

enum { PAGE = 22, ROUNDS = 40, MANY = 100000, FEW = 100 };

struct bench {
    char *path;
    struct store *store;
    struct viewer viewer;
    const struct record_type *type;
    struct query query;
    struct list_request request;
    struct place *places; /* somewhere in the list */
    uint64_t state;
};

struct figures {
    double median, high;
};

static void check(bool ok, const char *what, const struct error *error)
{
    if (!ok)
        bench_give_up(what, error);
}

/* --- What is measured --------------------------------------------------------------------------------------------------- */

static void open_again(struct bench *bench)
{
    struct error error = {0};
    const struct store_options options = {.path = bench->path, .types = &types_all};
    struct store *store = store_open(&options, &error);

    check(store, "open", &error);
    store_close(store);
}

static void rows(struct bench *bench, enum list_from from, const struct place *place, size_t limit)
{
    struct error error = {0};
    struct row_list list;

    check(store_rows(bench->store, &bench->viewer, &bench->request, from, place, limit, &list, &error), "rows", &error);
    row_list_done(&list);
}

static const struct place *somewhere(struct bench *bench)
{
    return &bench->places[population_random(&bench->state, ROUNDS)];
}

static void first_page(struct bench *bench)
{
    rows(bench, LIST_FIRST, NULL, PAGE);
}

static void next_row(struct bench *bench)
{
    rows(bench, LIST_AFTER, somewhere(bench), 1);
}

static void next_page(struct bench *bench)
{
    rows(bench, LIST_AFTER, somewhere(bench), PAGE);
}

static void page_before(struct bench *bench)
{
    rows(bench, LIST_BEFORE, somewhere(bench), PAGE);
}

static void last_page(struct bench *bench)
{
    rows(bench, LIST_LAST, NULL, PAGE);
}

static void open_record(struct bench *bench)
{
    struct error error = {0};
    struct record record;

    check(store_load(bench->store, &bench->viewer, bench->type, somewhere(bench)->id, &record, &error), "load", &error);
    record_done(&record);
}

static void read_sections(struct bench *bench)
{
    struct error error = {0};
    struct section_list sections;
    struct record record;

    check(store_load(bench->store, &bench->viewer, bench->type, somewhere(bench)->id, &record, &error), "load", &error);
    check(store_sections(bench->store, &bench->viewer, &record, &sections, &error), "sections", &error);
    for (size_t i = 0; i < sections.count; i++) {
        struct row_list list;
        check(store_section_rows(bench->store, &bench->viewer, &sections.sections[i], LANGUAGE_EN, 5, &list, &error), "section", &error);
        row_list_done(&list);
    }
    section_list_done(&sections);
    record_done(&record);
}

static void count_all(struct bench *bench)
{
    struct error error = {0};
    int64_t count;

    check(store_count(bench->store, &bench->viewer, &bench->request, &count, &error), "count", &error);
}

static void number(struct bench *bench)
{
    struct error error = {0};
    int64_t place;

    check(store_number(bench->store, &bench->viewer, &bench->request, somewhere(bench), &place, &error), "number", &error);
}

static void find_ending(struct bench *bench)
{
    struct error error = {0};
    int64_t id;

    if (!store_find_id(bench->store, &bench->viewer, bench->type, "ZZ9Z9", &id, &error) && error.code == ERROR_DATABASE)
        bench_give_up("find", &error);
}

static void facets(struct bench *bench)
{
    struct error error = {0};
    struct facet_list list;

    check(store_facets(bench->store, &bench->viewer, &bench->request, type_field(bench->type, "coverage"), &list, &error), "facets", &error);
    facet_list_done(&list);
}

static void save(struct bench *bench)
{
    struct error error = {0};
    struct record record, base;
    char text[32];

    check(store_load(bench->store, &bench->viewer, bench->type, somewhere(bench)->id, &base, &error), "load", &error);
    record_copy(&record, &base);
    snprintf(text, sizeof text, "Saved %u", population_random(&bench->state, 1000000));
    value_set_text(record_value(&record, "acronym"), text);
    check(store_save(bench->store, &bench->viewer, &record, &base, NULL, NULL, &error), "save", &error);
    record_done(&record);
    record_done(&base);
}

static void match(struct bench *bench, const struct match_need *need, enum match_group group)
{
    struct error error = {0};
    struct match_list list;

    check(match_list_read(bench->store, &bench->viewer, need, group, LANGUAGE_NB, PAGE, &list, &error), "match", &error);
    match_list_done(&list);
}

static const struct match_need whole_need = {.country = "BD", .sector = "garments", .issues = "child-labour living-wages", .expertise = "mapping training",
                                             .languages = "bn en", .budget = "", .member_kind = ""};
static const struct match_need bare_need = {
    .country = "BD", .sector = "", .issues = "", .expertise = "", .languages = "", .budget = "", .member_kind = ""};

static void match_whole(struct bench *bench)
{
    match(bench, &whole_need, MATCH_RANKED);
}

static void match_bare(struct bench *bench)
{
    match(bench, &bare_need, MATCH_RANKED);
}

static void match_neighbours(struct bench *bench)
{
    match(bench, &whole_need, MATCH_NEIGHBOUR);
}

static void match_near_misses(struct bench *bench)
{
    match(bench, &whole_need, MATCH_NEAR_MISS);
}

/* A search that finds nothing, and what is proposed for it. */
static void propose(struct bench *bench)
{
    struct error error = {0};
    struct proposal_list list;
    const char *text = bench->query.terms[0].text;

    check(proposal_list_read(bench->store, &bench->viewer, &bench->request, text, &list, &error), "propose", &error);
    proposal_list_done(&list);
}

static const struct {
    const char *name;
    void (*run)(struct bench *bench);
    const char *query;
    const char *sort;
} measures[] = {
    {"open the database", open_again, "", NULL},
    {"first page", first_page, "", NULL},
    {"Down", next_row, "", NULL},
    {"PgDn", next_page, "", NULL},
    {"PgUp", page_before, "", NULL},
    {"End", last_page, "", NULL},
    {"open a record", open_record, "", NULL},
    {"open a record with its sections", read_sections, "", NULL},
    {"count", count_all, "", NULL},
    {"number of a row", number, "", NULL},
    {"id by its ending", find_ending, "", NULL},
    {"values of a set counted", facets, "", NULL},
    {"search key: a", first_page, "a", NULL},
    {"search key: d", first_page, "d", NULL},
    {"search key: q", first_page, "q", NULL},
    {"search key: x", first_page, "x", NULL},
    {"search key: 9", first_page, "9", NULL},
    {"search key: zq", first_page, "zq", NULL},
    {"search key: ce", first_page, "ce", NULL},
    {"search key: cen", first_page, "cen", NULL},
    {"search key: dhaka", first_page, "dhaka", NULL},
    {"search key: xalapa z", first_page, "xalapa z", NULL},
    {"search key: green union", first_page, "green union", NULL},
    {"search key: alesund clinic", first_page, "alesund clinic", NULL},
    {"search: \"rights centre\"", first_page, "\"rights centre\"", NULL},
    {"search: country:BD", first_page, "country:BD", NULL},
    {"search: country:UZ x", first_page, "country:UZ x", NULL},
    {"search: issue:climate coverage:NO", first_page, "issue:climate coverage:NO", NULL},
    {"search: founded:>2023", first_page, "founded:>2023", NULL},
    {"search: -centre", first_page, "-centre", NULL},
    {"search: name:xalapa", first_page, "name:xalapa", NULL},
    {"search: city:quito", first_page, "city:quito", NULL},
    {"PgDn with cen", next_page, "cen", NULL},
    {"PgDn with xalapa", next_page, "xalapa", NULL},
    {"PgDn with a", next_page, "a", NULL},
    {"End with xalapa", last_page, "xalapa", NULL},
    {"count of a", count_all, "a", NULL},
    {"count of cen", count_all, "cen", NULL},
    {"number of a row with a", number, "a", NULL},
    {"number of a row with xalapa", number, "xalapa", NULL},
    {"values of a set counted with cen", facets, "cen", NULL},
    {"by city: PgDn", next_page, "", "city"},
    {"by city: first page of xalapa", first_page, "xalapa", "city"},
    {"by city: number of a row", number, "", "city"},
    {"match: everything asked", match_whole, "", NULL},
    {"match: only the country asked", match_bare, "", NULL},
    {"match: in neighbouring countries", match_neighbours, "", NULL},
    {"match: only just left out", match_near_misses, "", NULL},
    {"proposals for alesudn", propose, "alesudn", NULL},
    {"proposals for qqqqqqqq", propose, "qqqqqqqq", NULL},
    {"save a record", save, "", NULL},
};

enum { MEASURES = sizeof measures / sizeof *measures };

/* --- Measuring ---------------------------------------------------------------------------------------------------------- */

static int double_compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

/* Places of records all over the list, whatever it is now sorted by. */
static void find_places(struct bench *bench, const int64_t *ids)
{
    for (size_t i = 0; i < ROUNDS; i++) {
        struct list_request all = bench->request;
        all.query = NULL;
        place_done(&bench->places[i]);
        store_place(bench->store, &bench->viewer, &all, ids[i], &bench->places[i]);
    }
}

static struct figures measure(struct bench *bench, size_t index, const int64_t *ids)
{
    struct error error = {0};
    double times[ROUNDS];

    bench->request = (struct list_request){.type = bench->type, .query = &bench->query, .language = LANGUAGE_NB};
    bench->request.sort = measures[index].sort ? type_field(bench->type, measures[index].sort) : NULL;
    check(query_parse(&bench->query, bench->type, measures[index].query, true, &error), measures[index].query, &error);
    find_places(bench, ids);
    bench->state = 7;
    measures[index].run(bench);
    for (size_t i = 0; i < ROUNDS; i++) {
        double start = bench_now();
        measures[index].run(bench);
        times[i] = bench_now() - start;
    }
    query_done(&bench->query);
    qsort(times, ROUNDS, sizeof *times, double_compare);
    return (struct figures){.median = times[ROUNDS / 2], .high = times[ROUNDS * 95 / 100]};
}

/* Ids of organisations: those the population has are numbered one after the other. */
static void find_ids(struct bench *bench, int64_t *ids)
{
    struct error error = {0};
    struct row_list list;
    const struct list_request request = {.type = bench->type, .language = LANGUAGE_NB};
    struct place place = {0};
    int64_t count;

    check(store_count(bench->store, &bench->viewer, &request, &count, &error), "count", &error);
    for (int64_t i = 0; i < ROUNDS; i++) {
        size_t step = (size_t)(count / ROUNDS);
        check(store_rows(bench->store, &bench->viewer, &request, LIST_AFTER, &place, step < 1 ? 1 : step, &list, &error), "rows", &error);
        place_copy(&place, &list.rows[list.count - 1].place);
        ids[i] = place.id;
        row_list_done(&list);
    }
    place_done(&place);
}

static void run_all(const char *folder, size_t organisations, struct figures figures[MEASURES], double *making, double *sorting)
{
    struct error error = {0};
    int64_t ids[ROUNDS];
    struct bench bench = {.type = &type_organisation, .path = string_format("%s/%zu.db", folder, organisations)};

    bench.viewer = (struct viewer){.name = "bench", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
    bench.places = memory_new_array(ROUNDS, sizeof *bench.places);
    struct store_options options = {.path = bench.path, .types = &types_all, .create = true};
    bench.store = store_open(&options, &error);
    check(bench.store, bench.path, &error);
    double start = bench_now();
    check(population_add(bench.store, organisations, organisations / 5, &error), "population", &error);
    *making = bench_now() - start;
    store_close(bench.store);
    options.create = false;
    bench.store = store_open(&options, &error);
    check(bench.store, bench.path, &error);
    find_ids(&bench, ids);
    for (size_t i = 0; i < MEASURES; i++)
        figures[i] = measure(&bench, i, ids);
    bench.request = (struct list_request){.type = bench.type, .language = LANGUAGE_EN, .sort = type_field(bench.type, "address")};
    start = bench_now();
    first_page(&bench);
    *sorting = bench_now() - start;
    store_close(bench.store);
    for (size_t i = 0; i < ROUNDS; i++)
        place_done(&bench.places[i]);
    unlink(bench.path);
    free(bench.places);
    free(bench.path);
}

int main(int count, char **arguments)
{
    const size_t many = count > 1 ? strtoumax(arguments[1], NULL, 10) : MANY;
    const size_t few = count > 2 ? strtoumax(arguments[2], NULL, 10) : FEW;
    struct figures with_few[MEASURES], with_many[MEASURES];
    double making[2], sorting[2];
    struct rusage usage;
    char folder[] = "/tmp/lrn-bench-XXXXXX";

    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    setenv("XDG_STATE_HOME", folder, 1);
    run_all(folder, few, with_few, &making[0], &sorting[0]);
    run_all(folder, many, with_many, &making[1], &sorting[1]);
    printf("%-36s %10zu organisations %10zu organisations\n%-36s %8s %8s %8s %8s  ratio\n", "milliseconds", few, many, "", "median", "95 %",
           "median", "95 %");
    for (size_t i = 0; i < MEASURES; i++)
        printf("%-36s %8.2f %8.2f %8.2f %8.2f %6.1f\n", measures[i].name, with_few[i].median, with_few[i].high, with_many[i].median,
               with_many[i].high, with_many[i].median / with_few[i].median);
    printf("%-36s %8.2f %8s %8.2f\n", "another order, first time", sorting[0], "", sorting[1]);
    printf("%-36s %8.0f %8s %8.0f\n", "adding all records", making[0], "", making[1]);
    getrusage(RUSAGE_SELF, &usage);
    printf("most memory: %ld KiB\n", usage.ru_maxrss);
    return rmdir(folder) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
