/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what each key in the search line of the organisations takes until its first page is there, and how long the next key would at most wait for it to give way.
 * bench_keys [DATABASE]: one made by tests/generate; without it one of 100,000 organisations is made. LRN_BENCH_ALL in the environment prints every key, LRN_BENCH_CPU counts the processor's time
 * instead of the clock's. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/bench/bench.h"
#include "tests/population.h"

enum { PAGE = 23, MANY = 100000, SLOW = 50, WORDS = 80 };

/* What somebody types, and the field her list is sorted by ("" for names). */
static const struct {
    const char *text, *sort;
} typed[] = {
    {"worker", ""},        {"fair", ""},           {"dhaka", ""},           {"women", ""},          {"union", ""},          {"Østlandet", ""},
    {"xalapa clinic", ""}, {"zürich watch", ""},   {"alesund", ""},         {"quito", ""},          {"işçi", ""},           {"young women", ""},
    {"ethical trade", ""}, {"migrant house", ""},  {"helpline", ""},        {"recruitment fees", ""}, {"trade union", ""}, {"bangladesh", ""},
    {"vietnam", ""},       {"শ্রমিক", ""},          {"绿色", ""},              {"12345678", ""},       {"2 dhaka", ""},        {"qqqq", ""},
    {"hondruas", ""},      {"yayasan hak", ""},    {"yaoundé desk 7", ""},  {"zz", ""},             {"country:BD child", ""}, {"-dhaka union", ""},
    {"\"fair trade\"", ""}, {"city:quito", ""},    {"worker", "city"},      {"fair", "country"},    {"xalapa watch", "city"},
};

struct keys {
    double times[sizeof typed / sizeof *typed * WORDS], gaps[sizeof typed / sizeof *typed * WORDS];
    size_t count;
    double last_call, gap; /* milliseconds: when the search last asked whether to give way, and the longest it did not */
};

static void asked(struct keys *keys)
{
    const double at = bench_now();

    keys->gap = at - keys->last_call > keys->gap ? at - keys->last_call : keys->gap;
    keys->last_call = at;
}

static bool goes_on(void *context)
{
    asked(context);
    return false;
}

static void press(struct store *store, struct keys *keys, const char *text, const char *sort)
{
    const struct viewer viewer = {.name = "bench", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
    struct list_request request = {.type = &type_organisation, .language = LANGUAGE_NB};
    struct row_list rows;
    struct query query;
    struct error error = {0};

    if (!query_parse(&query, &type_organisation, text, true, &error))
        return;
    request.query = &query;
    request.sort = *sort ? type_field(&type_organisation, sort) : NULL;
    const double start = keys->last_call = bench_now();
    keys->gap = 0;
    if (!store_rows(store, &viewer, &request, LIST_FIRST, NULL, PAGE, &rows, &error))
        bench_give_up(text, &error);
    asked(keys);
    const double time = bench_now() - start;
    if (time > SLOW || getenv("LRN_BENCH_ALL"))
        printf("%8.1f ms, gives way within %6.1f ms, %2zu rows: %s%s%s\n", time, keys->gap, rows.count, text, *sort ? " by " : "", sort);
    keys->gaps[keys->count] = keys->gap;
    keys->times[keys->count++] = time;
    row_list_done(&rows);
    query_done(&query);
}

static void type(struct store *store, struct keys *keys, const char *text, const char *sort)
{
    for (size_t at = 0; text[at];) {
        at = text_next(text, strlen(text), at);
        char *beginning = string_copy_part(text, at);
        press(store, keys, beginning, sort);
        free(beginning);
    }
}

static int double_compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

static void print(const char *what, double *times, size_t count)
{
    qsort(times, count, sizeof *times, double_compare);
    printf("%-28s median %7.1f ms, 95 %% %7.1f ms, most %7.1f ms\n", what, times[count / 2], times[count * 95 / 100], times[count - 1]);
}

static struct store *open_store(const char *path, bool create)
{
    struct error error = {0};
    const struct store_options options = {.path = path, .types = &types_all, .create = create};
    struct store *store = store_open(&options, &error);

    if (!store || (create && !population_add(store, MANY, 0, &error)))
        bench_give_up(path, &error);
    return store;
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/lrn-bench-XXXXXX";
    static struct keys keys;

    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    setenv("XDG_STATE_HOME", folder, 1);
    char *made = string_format("%s/keys.db", folder);
    struct store *store = count > 1 ? open_store(arguments[1], false) : open_store(made, true);
    store_set_interrupt(store, goes_on, &keys);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        type(store, &keys, typed[i].text, typed[i].sort);
    printf("%zu keys in the search line\n", keys.count);
    print("until the first page", keys.times, keys.count);
    print("until it gives way", keys.gaps, keys.count);
    store_close(store);
    unlink(made);
    free(made);
    return rmdir(folder) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
