/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How lists are found: which way is taken for a search that finds many, few or something between, and what it costs in steps of SQLite's machine. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* "Aid 00001" ... "Aid 14000", then "Xalapa 14001" ... "Xalapa 20000". All have the word "steady", one in 500 the word "zeal", those named Xalapa "quarry" too. */
enum { RECORDED = 1700000000, MACHINE = 1, RECORDS = 20000, AIDS = 14000, ZEAL = 500, PAGE = 23 };

/* What was run since the last search began. */
struct trace {
    struct text asked; /* what the search index was asked, one a line */
    int64_t steps;
    int64_t sorted; /* statements that sorted */
};

static int note_statement(unsigned event, void *context, void *statement, void *nanoseconds)
{
    struct trace *trace = context;
    char *sql = sqlite3_expanded_sql(statement);
    const char *match = sql ? strstr(sql, "MATCH '") : NULL;

    (void)event;
    (void)nanoseconds;
    if (match)
        text_add_format(&trace->asked, "%.*s\n", (int)strcspn(match + strlen("MATCH '"), "'"), match + strlen("MATCH '"));
    trace->steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    trace->sorted += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 1) > 0;
    sqlite3_free(sql);
    return 0;
}

static void trace_begin(struct trace *trace)
{
    text_done(&trace->asked);
    *trace = (struct trace){0};
}

/* --- The records -------------------------------------------------------------------------------------------------------- */

static bool put(struct network *network, int number, int64_t *last, struct error *error)
{
    struct record record;
    char *name = string_format("%s %05d", number <= AIDS ? "Aid" : "Xalapa", number);
    char *words = string_format("steady%s%s", number > AIDS ? " quarry" : "", number % ZEAL == 0 ? " zeal" : "");

    record_init_new(&record, type_list_find(network->types, "organisation"));
    *last = record.id = identity_next(*last, RECORDED, MACHINE);
    value_take_text(record_value(&record, "name"), name);
    value_take_text(record_value(&record, "description_en"), words);
    value_set_text(record_value(&record, "country"), "MX");
    value_set_text(record_value(&record, "kind"), "ngo");
    bool ok = store_put(network->store, &record, error);
    record_done(&record);
    return ok;
}

/* Later names come first, so that the order of ids is not that of names. */
static bool fill(struct network *network)
{
    const struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t last = 0;
    bool ok = store_begin(network->store, &viewer, NULL, &error);

    for (int number = RECORDS; ok && number > 0; number--)
        ok = put(network, number, &last, &error);
    ok = ok && store_commit(network->store, NULL, &error);
    if (!ok)
        tap_note("%s", error.text);
    return ok;
}

/* --- What a key finds --------------------------------------------------------------------------------------------------- */

/* The names of the first and the last row of a page, "Aid 00001 - Aid 00023". The caller frees it. */
static char *page(struct network *network, const char *words, const char *sort, enum list_from from)
{
    const struct record_type *type = type_list_find(network->types, "organisation");
    const struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct query query;
    struct row_list rows;

    if (!query_parse(&query, type, words, true, &error))
        return string_copy(error.text);
    const struct list_request request = {
        .type = type, .query = &query, .language = LANGUAGE_EN, .sort = sort ? type_field(type, sort) : NULL};
    bool ok = store_rows(network->store, &viewer, &request, from, NULL, PAGE, &rows, &error);
    char *names = !ok               ? string_copy(error.text)
                  : rows.count == 0 ? string_copy("")
                                    : string_format("%s - %s", value_text(record_value(&rows.rows[0].record, "name")),
                                                    value_text(record_value(&rows.rows[rows.count - 1].record, "name")));
    if (ok)
        row_list_done(&rows);
    query_done(&query);
    return names;
}

static void finds(struct network *network, struct trace *trace, const char *words, const char *expected)
{
    trace_begin(trace);
    char *names = page(network, words, NULL, LIST_FIRST);
    tap_is_text(names, expected, "%s: found", words);
    free(names);
}

/* Where nearly every row is found the index, which would have to gather them all, is not asked. */
static void test_many(struct network *network, struct trace *trace)
{
    static const char *const beginnings[] = {"s", "st", "steady", "aid steady", "steady s"};

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        finds(network, trace, beginnings[i], "Aid 00001 - Aid 00023");
        tap_is_text(text_string(&trace->asked), "", "%s: the index is not asked", beginnings[i]);
        tap_ok(trace->steps < 20000, "%s: few steps (%lld)", beginnings[i], (long long)trace->steps);
    }
    trace_begin(trace);
    char *names = page(network, "s", NULL, LIST_LAST);
    tap_is_text(names, "Xalapa 19978 - Xalapa 20000", "s: the last page");
    tap_is_text(text_string(&trace->asked), "", "s: the index is not asked there either");
    free(names);
}

/* Few are sorted. */
static void test_few(struct network *network, struct trace *trace)
{
    finds(network, trace, "zeal", "Aid 00500 - Aid 11500");
    tap_ok(trace->sorted == 1, "zeal: sorted");
    tap_ok(trace->steps < 20000, "zeal: few steps (%lld)", (long long)trace->steps);
}

/* Thousands of rows that the order has late are looked for in its index, without reading or sorting them. */
static void test_between(struct network *network, struct trace *trace)
{
    static const char *const words[] = {"x", "xal", "xalapa", "quarry"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        finds(network, trace, words[i], "Xalapa 14001 - Xalapa 14023");
        tap_is_number(trace->sorted, 0, "%s: nothing is sorted", words[i]);
        tap_ok(trace->steps < 15 * RECORDS, "%s: a few steps a record (%lld)", words[i], (long long)trace->steps);
    }
}

/* The index is asked for what narrows the list, not for what it would have to gather in vain. */
static void test_two_words(struct network *network, struct trace *trace)
{
    finds(network, trace, "xal s", "Xalapa 14001 - Xalapa 14023");
    tap_ok(strstr(text_string(&trace->asked), "\"xal\"*") != NULL, "xal s: the index is asked for xal");
    tap_ok(strstr(text_string(&trace->asked), "\"s\"*") == NULL, "xal s: and not for s");
    finds(network, trace, "steady xal 142", "Xalapa 14200 - Xalapa 14222");
    tap_ok(strstr(text_string(&trace->asked), "\"xal\"* AND \"142\"*") != NULL, "steady xal 142: the index is asked for both that are rare");
    finds(network, trace, "xal steady zeal", "Xalapa 14500 - Xalapa 20000");
    finds(network, trace, "xal nothing", "");
}

/* An order whose table is there is walked as that of names is. */
static void test_other_order(struct network *network, struct trace *trace)
{
    static const char *const words[] = {"", "s", "xal", "xal s"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        trace_begin(trace);
        char *names = page(network, words[i], "city", LIST_FIRST);
        tap_is_text(names, i < 2 ? "Aid 00001 - Aid 00023" : "Xalapa 14001 - Xalapa 14023", "\"%s\" by city", words[i]);
        tap_ok(i == 0 || trace->steps < 15 * RECORDS, "\"%s\" by city: a few steps a record (%lld)", words[i], (long long)trace->steps);
        tap_ok(i == 0 || trace->sorted == 0, "\"%s\" by city: nothing is sorted", words[i]);
        free(names);
    }
}

/* --- How many, and where ------------------------------------------------------------------------------------------------ */

static void counts(struct network *network, const char *words, int64_t expected, int64_t expected_number)
{
    const struct record_type *type = type_list_find(network->types, "organisation");
    const struct viewer viewer = network_viewer("Kari");
    struct row_list rows = {0};
    struct error error = {0};
    struct query query;
    int64_t count = -1, number = -1;

    if (!query_parse(&query, type, words, true, &error))
        tap_note("%s", error.text);
    const struct list_request request = {.type = type, .query = &query, .language = LANGUAGE_EN};
    tap_ok(store_count(network->store, &viewer, &request, &count, &error) && count == expected, "%s: %lld are counted", words, (long long)count);
    tap_ok(store_rows(network->store, &viewer, &request, LIST_LAST, NULL, 2, &rows, &error) && rows.count == 2
               && store_number(network->store, &viewer, &request, &rows.rows[0].place, &number, &error) && number == expected_number,
           "%s: the last but one is number %lld", words, (long long)number);
    row_list_done(&rows);
    query_done(&query);
}

static void test_counts(struct network *network)
{
    counts(network, "", RECORDS, RECORDS - 1);
    counts(network, "s", RECORDS, RECORDS - 1);
    counts(network, "aid", AIDS, AIDS - 1);
    counts(network, "xal s", RECORDS - AIDS, RECORDS - AIDS - 1);
    counts(network, "zeal", RECORDS / ZEAL, RECORDS / ZEAL - 1);
    counts(network, "xal zeal s", (RECORDS - AIDS) / ZEAL, (RECORDS - AIDS) / ZEAL - 1);
}

/* --- Giving way --------------------------------------------------------------------------------------------------------- */

static bool give_way(void *context)
{
    ++*(int *)context;
    return true;
}

static void test_interrupt(struct network *network)
{
    int asked = 0;

    store_set_interrupt(network->store, give_way, &asked);
    char *names = page(network, "-steady", NULL, LIST_FIRST);
    store_set_interrupt(network->store, NULL, NULL);
    tap_ok(strstr(names, "Interrupted") != NULL, "a search that reads every row gives way");
    tap_is_number(asked, 1, "when first asked");
    free(names);
}

int main(void)
{
    struct network network;
    struct trace trace = {0};

    network_new(&network, &types_all);
    if (tap_ok(fill(&network), "records are there")) {
        sqlite3_trace_v2(network.store->handle, SQLITE_TRACE_PROFILE, note_statement, &trace);
        test_many(&network, &trace);
        test_few(&network, &trace);
        test_between(&network, &trace);
        test_two_words(&network, &trace);
        test_other_order(&network, &trace);
        sqlite3_trace_v2(network.store->handle, 0, NULL, NULL);
        test_counts(&network);
        test_interrupt(&network);
    }
    text_done(&trace.asked);
    network_done(&network);
    return tap_done();
}
