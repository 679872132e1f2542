/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: every order, both directions and languages, read forwards, backwards and from the middle, against the whole list sorted here. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "src/collate.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/population.h"
#include "tests/samples.h"
#include "tests/tap.h"

/* Above what is sorted without a temporary table, and below. */
enum { MANY = 1050, FEW = 60, PAGE = 97, ROWS_MAXIMUM = 5000 };

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- The whole list, sorted here ---------------------------------------------------------------------------------------- */

struct expected_row {
    int64_t id;
    size_t position; /* in the order of titles */
    char *words;     /* by which it sorts */
    struct value value;
    bool empty;
};

struct expectation {
    struct expected_row *rows;
    size_t count;
    struct collator *collator;
    const struct list_request *request;
    const struct field *field; /* NULL: by title */
};

/* What words an order compares: titles, texts, names of countries and what references lead to. */
static char *words_of(struct network *network, const struct expectation *expectation, const struct record *record)
{
    enum language language = expectation->request->language;

    if (!expectation->field)
        return store_title(network->store, &everything, record->type, record->id, language);
    return store_show(network->store, &everything, record, expectation->field, language, NULL);
}

static bool by_value(const struct field *field)
{
    return field && (field->kind == FIELD_INTEGER || field->kind == FIELD_MONEY || field->kind == FIELD_BOOLEAN || field->kind == FIELD_DATE
                     || field->kind == FIELD_CHOICE);
}

static const struct expectation *sorting; /* qsort passes no context */

static int row_compare(const void *left, const void *right)
{
    const struct expected_row *a = left, *b = right;
    const struct expectation *expectation = sorting;
    bool turned = expectation->request->descending;
    int order;

    if (a->empty != b->empty)
        return a->empty ? 1 : -1;
    if (a->empty)
        order = 0;
    else if (by_value(expectation->field))
        order = sample_compare(expectation->field, &a->value, &b->value);
    else
        order = collate_compare(expectation->collator, expectation->request->language, a->words, b->words);
    if (order != 0)
        return turned ? -order : order;
    /* What is equal stands by title, in either direction; the titles themselves are read backwards, ids included. */
    if (expectation->field)
        return (a->position > b->position) - (a->position < b->position);
    order = (a->id > b->id) - (a->id < b->id);
    return turned ? -order : order;
}

static void expect(struct network *network, const struct list_request *request, struct expectation *expectation)
{
    struct row_list rows;
    struct error error = {0};
    struct list_request plain = *request;
    const struct field *field = request->sort;

    plain.sort = NULL;
    plain.descending = false;
    if (field && field->as_of_today)
        field = type_field(request->type, field->as_of_today);
    if (field && field->sorts_as)
        field = type_field(request->type, field->sorts_as);
    /* A field that is all of a title sorts as the title does. */
    if (field && !request->type->title[1] && strcmp(request->type->title[0], field->pair ? field->pair : field->name) == 0)
        field = NULL;
    *expectation = (struct expectation){.collator = collator_new(), .request = request, .field = field};
    tap_ok(store_rows(network->store, &everything, &plain, LIST_FIRST, NULL, ROWS_MAXIMUM, &rows, &error), "all rows %s", error.text);
    expectation->rows = memory_new_array(rows.count + 1, sizeof *expectation->rows);
    expectation->count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        struct expected_row *row = &expectation->rows[i];
        row->id = rows.rows[i].record.id;
        row->position = i;
        row->words = words_of(network, expectation, &rows.rows[i].record);
        if (field)
            value_copy(&row->value, record_field(&rows.rows[i].record, field));
        row->empty = field && *row->words == '\0';
    }
    row_list_done(&rows);
    sorting = expectation;
    qsort(expectation->rows, expectation->count, sizeof *expectation->rows, row_compare);
}

static void expectation_done(struct expectation *expectation)
{
    for (size_t i = 0; i < expectation->count; i++) {
        free(expectation->rows[i].words);
        value_clear(&expectation->rows[i].value);
    }
    free(expectation->rows);
    collator_free(expectation->collator);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

/* Whether the rows are those expected from a place on. */
static bool are(const struct expectation *expectation, size_t from, const struct row_list *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (from + i < expectation->count && rows->rows[i].record.id == expectation->rows[from + i].id)
            continue;
        tap_note("row %zu: %s instead of %s", from + i, record_text(&rows->rows[i].record, rows->rows[i].record.type->fields[1].name),
                 from + i < expectation->count ? expectation->rows[from + i].words : "none");
        return false;
    }
    return true;
}

static bool forwards(struct network *network, const struct expectation *expectation)
{
    struct place place = {0};
    struct row_list rows;
    struct error error;
    size_t at = 0;
    bool ok = true;

    do {
        ok = store_rows(network->store, &everything, expectation->request, at == 0 ? LIST_FIRST : LIST_AFTER, &place, PAGE, &rows, &error)
             && are(expectation, at, &rows) && rows.count == (expectation->count - at < PAGE ? expectation->count - at : PAGE);
        at += rows.count;
        if (ok && rows.count > 0)
            place_copy(&place, &rows.rows[rows.count - 1].place);
        row_list_done(&rows);
    } while (ok && at < expectation->count);
    place_done(&place);
    return ok;
}

static bool backwards(struct network *network, const struct expectation *expectation)
{
    struct place place = {0};
    struct row_list rows;
    struct error error;
    size_t at = expectation->count;
    bool ok = true;

    do {
        size_t wanted = at < PAGE ? at : PAGE;
        ok = store_rows(network->store, &everything, expectation->request, at == expectation->count ? LIST_LAST : LIST_BEFORE, &place, PAGE,
                        &rows, &error)
             && rows.count == wanted && are(expectation, at - wanted, &rows);
        at -= wanted;
        if (ok && rows.count > 0)
            place_copy(&place, &rows.rows[0].place);
        row_list_done(&rows);
    } while (ok && at > 0);
    place_done(&place);
    return ok;
}

/* From the middle: a record's place, its number, the rows from it on, before and after it. */
static bool from_place(struct network *network, const struct expectation *expectation, size_t at)
{
    static const struct {
        enum list_from from;
        int offset;
    } ways[] = {{LIST_AT, 0}, {LIST_AFTER, 1}, {LIST_BEFORE, -3}};
    struct place place = {0};
    struct error error;
    int64_t number = 0;
    bool ok = store_place(network->store, &everything, expectation->request, expectation->rows[at].id, &place)
              && store_number(network->store, &everything, expectation->request, &place, &number, &error) && number == (int64_t)at + 1;

    if (!ok)
        tap_note("row %zu has number %lld", at, (long long)number);
    for (size_t i = 0; ok && i < sizeof ways / sizeof *ways; i++) {
        struct row_list rows;
        ok = store_rows(network->store, &everything, expectation->request, ways[i].from, &place, 3, &rows, &error) && rows.count == 3
             && are(expectation, (size_t)((int)at + ways[i].offset), &rows);
        row_list_done(&rows);
    }
    place_done(&place);
    return ok;
}

static void list_is(struct network *network, const struct list_request *request, const char *point)
{
    struct expectation expectation;
    struct error error = {0};
    int64_t count = -1;
    bool middle = true;

    expect(network, request, &expectation);
    tap_ok(forwards(network, &expectation), "%s: forwards", point);
    tap_ok(backwards(network, &expectation), "%s: backwards", point);
    tap_ok(store_count(network->store, &everything, request, &count, &error), "%s: counted %s", point, error.text);
    tap_is_number(count, (intmax_t)expectation.count, "%s: all of them", point);
    for (size_t i = 3; middle && i + 4 < expectation.count; i += expectation.count / 7 + 1)
        middle = from_place(network, &expectation, i);
    tap_ok(middle, "%s: from the middle", point);
    expectation_done(&expectation);
}

/* --- All orders --------------------------------------------------------------------------------------------------------- */

static void test_orders(struct network *network, const char *type_name)
{
    const struct record_type *type = type_list_find(&types_all, type_name);

    for (size_t i = 0; i <= type->field_count; i++) {
        const struct field *field = i == 0 ? NULL : &type->fields[i - 1];
        /* Sets have an order of their own, tried below. */
        if (field && (field->kind == FIELD_SET || (!field->list && i > 3)))
            continue;
        for (int turn = 0; turn < 2; turn++) {
            enum language language = (i + (size_t)turn) % 2 == 0 ? LANGUAGE_NB : LANGUAGE_EN;
            const struct list_request request = {.type = type, .sort = field, .descending = turn == 1, .language = language};
            char *point = string_format("%s by %s%s in %s", type->name, field ? field->name : "title", turn ? " descending" : "",
                                        language_code(language));
            list_is(network, &request, point);
            free(point);
        }
    }
}

static void test_many(void)
{
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, MANY, FEW * 9, &error), "a population %s", error.text);
    store_set_today(network.store, (struct date){2024, 6, 30});
    test_orders(&network, "organisation");
    test_orders(&network, "partnership");
    test_orders(&network, "hotspot");
    network_done(&network);
}

static void test_with_query(struct network *network, const char *words, const char *sort)
{
    struct query query;
    struct error error = {0};
    const struct record_type *type = &type_organisation;

    tap_ok(query_parse(&query, type, words, false, &error), "%s %s", words, error.text);
    for (int turn = 0; turn < 2; turn++) {
        const struct list_request request = {.type = type, .query = &query, .sort = sort ? type_field(type, sort) : NULL, .descending = turn == 1,
                                             .language = LANGUAGE_NB};
        char *point = string_format("\"%s\" by %s%s", words, sort ? sort : "title", turn ? " descending" : "");
        list_is(network, &request, point);
        free(point);
    }
    query_done(&query);
}

static void test_queries(void)
{
    static const char *const queries[] = {"a", "centre", "xalapa", "country:BD", "issue:climate -centre", "-green", "founded:>1990", "coverage:NO,VN x"};
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, MANY + 1000, 0, &error), "a population %s", error.text);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        test_with_query(&network, queries[i], NULL);
        test_with_query(&network, queries[i], "founded");
    }
    network_done(&network);
}

/* --- Words in both languages -------------------------------------------------------------------------------------------- */

static void organisation(struct network *network, const char *name, const char *country)
{
    network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", country, NULL);
}

/* The names of a list in order, with commas between. */
static void order_is(struct network *network, const struct list_request *request, const char *expected, const char *point)
{
    struct row_list rows;
    struct text names = {0};
    struct error error = {0};

    store_rows(network->store, &everything, request, LIST_FIRST, NULL, 50, &rows, &error);
    for (size_t i = 0; i < rows.count; i++)
        text_add_format(&names, "%s%s", i > 0 ? ", " : "", record_text(&rows.rows[i].record, "name"));
    tap_is_text(text_string(&names), expected, "%s %s", point, error.text);
    text_done(&names);
    row_list_done(&rows);
}

static void test_languages(void)
{
    struct network network;
    struct list_request request = {.type = &type_organisation};

    network_new(&network, &types_all);
    organisation(&network, "Ål", "NO");
    organisation(&network, "Zebra", "ZA");
    organisation(&network, "ærlig", "EG");
    organisation(&network, "Øye", "GR");
    organisation(&network, "Aas", "SE");
    organisation(&network, "Bjørn", "AT");
    organisation(&network, "Site 10", "HU");
    organisation(&network, "Site 9", "DE");
    request.language = LANGUAGE_NB;
    order_is(&network, &request, "Bjørn, Site 9, Site 10, Zebra, ærlig, Øye, Ål, Aas", "Norwegian order");
    request.language = LANGUAGE_EN;
    order_is(&network, &request, "Aas, ærlig, Ål, Bjørn, Øye, Site 9, Site 10, Zebra", "English order");
    request.sort = type_field(&type_organisation, "country");
    order_is(&network, &request, "Bjørn, ærlig, Site 9, Øye, Site 10, Ål, Zebra, Aas", "by the country's name in English");
    request.language = LANGUAGE_NB;
    order_is(&network, &request, "ærlig, Øye, Ål, Aas, Zebra, Site 9, Site 10, Bjørn", "in Norwegian");
    network_done(&network);
}

/* Empty ones come last in either direction; sets by their first code in the vocabulary's order. */
static void test_empty_last(void)
{
    struct network network;
    struct list_request request = {.type = &type_organisation, .language = LANGUAGE_EN};

    network_new(&network, &types_all);
    network_add(&network, "Kari", "organisation", "name", "A", "kind", "ngo", "country", "BD", "city", "Dhaka", "issues", "climate", NULL);
    network_add(&network, "Kari", "organisation", "name", "B", "kind", "ngo", "country", "BD", NULL);
    network_add(&network, "Kari", "organisation", "name", "C", "kind", "ngo", "country", "BD", "city", "Dha", "issues", "climate; forced-labour", NULL);
    network_add(&network, "Kari", "organisation", "name", "D", "kind", "ngo", "country", "BD", "city", "Zürich", "issues", "child-labour", NULL);
    request.sort = type_field(&type_organisation, "city");
    order_is(&network, &request, "C, A, D, B", "by city");
    request.descending = true;
    order_is(&network, &request, "D, A, C, B", "by city backwards");
    request.sort = type_field(&type_organisation, "issues");
    request.descending = false;
    order_is(&network, &request, "C, D, A, B", "by issues");
    request.descending = true;
    order_is(&network, &request, "A, D, C, B", "by issues backwards");
    network_done(&network);
}

/* The title of a record that others show in theirs. */
static void test_retitled(void)
{
    struct network network;
    struct row_list rows;
    struct error error = {0};
    char first[IDENTITY_TEXT_SIZE], member[IDENTITY_TEXT_SIZE];
    const struct list_request request = {.type = &type_partnership, .language = LANGUAGE_EN};

    network_new(&network, &types_all);
    int64_t awaj = network_add(&network, "Kari", "organisation", "name", "Awaj", "kind", "ngo", "country", "BD", NULL);
    int64_t other = network_add(&network, "Kari", "organisation", "name", "Mitra", "kind", "ngo", "country", "BD", NULL);
    int64_t client = network_add(&network, "Kari", "member", "name", "Fjell", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    identity_print(client, member);
    int64_t ids[2];
    ids[0] = network_add(&network, "Kari", "partnership", "organisation", identity_print(awaj, first), "member", member, "country", "BD", "purpose",
                         "One", NULL);
    ids[1] = network_add(&network, "Kari", "partnership", "organisation", identity_print(other, first), "member", member, "country", "BD", "purpose",
                         "Two", NULL);
    network_set(&network, "Kari", "organisation", awaj, "name", "Zawaj");
    tap_ok(store_rows(network.store, &everything, &request, LIST_FIRST, NULL, 5, &rows, &error), "partnerships %s", error.text);
    tap_ok(rows.count == 2 && rows.rows[0].record.id == ids[1] && rows.rows[1].record.id == ids[0],
           "stand where their organisation's new name puts them");
    row_list_done(&rows);
    network_done(&network);
}

/* --- Within a record ---------------------------------------------------------------------------------------------------- */

static void test_within(void)
{
    struct network network;
    struct error error = {0};
    struct row_list rows;
    struct value value = {0};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, MANY, FEW * 9, &error), "a population %s", error.text);
    const struct list_request organisations = {.type = &type_organisation, .language = LANGUAGE_NB};
    store_rows(network.store, &everything, &organisations, LIST_LAST, NULL, 250, &rows, &error);
    size_t tried = 0;
    for (size_t i = 0; i < rows.count && tried < 3; i++) {
        struct list_request request = {.type = &type_contact, .language = LANGUAGE_NB, .within = type_field(&type_contact, "organisation"),
                                       .value = &value};
        int64_t count;
        value_set_number(&value, rows.rows[i].record.id);
        if (!store_count(network.store, &everything, &request, &count, &error) || count < 2)
            continue;
        tried++;
        list_is(&network, &request, "contact persons of an organisation");
        request.sort = type_field(&type_contact, "consent");
        list_is(&network, &request, "by consent");
    }
    tap_ok(tried > 0, "some have several");
    row_list_done(&rows);
    value_set_text(&value, "BD");
    struct list_request request = {.type = &type_organisation, .language = LANGUAGE_EN, .within = type_field(&type_organisation, "country"),
                                   .value = &value};
    list_is(&network, &request, "organisations of a country");
    request.sort = type_field(&type_organisation, "city");
    list_is(&network, &request, "by city");
    value_clear(&value);
    network_done(&network);
}

/* --- Who sees what ------------------------------------------------------------------------------------------------------ */

static int64_t count_for(struct network *network, const struct viewer *viewer, const struct record_type *type, const char *words)
{
    struct query query;
    struct error error = {0};
    int64_t count = -1;

    if (!query_parse(&query, type, words, false, &error)) {
        tap_note("%s", error.text);
        return -1;
    }
    const struct list_request request = {.type = type, .query = &query, .language = LANGUAGE_EN};
    struct row_list rows;
    if (!store_count(network->store, viewer, &request, &count, &error)
        || !store_rows(network->store, viewer, &request, LIST_FIRST, NULL, 50, &rows, &error)) {
        tap_note("%s", error.text);
        count = -1;
    } else {
        if ((int64_t)rows.count != count)
            tap_note("%lld counted, %zu listed", (long long)count, rows.count), count = -1;
        row_list_done(&rows);
    }
    query_done(&query);
    return count;
}

static void test_visibility(void)
{
    struct network network;
    struct viewer member = {.name = "Member", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    struct viewer visitor = {.name = "Visitor", .level = VISIBILITY_PUBLIC, .initiative = "", .countries = ""};
    struct facet_list facets;
    struct error error = {0};
    struct place place;

    network_new(&network, &types_all);
    int64_t hidden = network_add(&network, "Kari", "organisation", "name", "Hidden house", "kind", "ngo", "country", "BD", "visibility", "coordinators", NULL);
    network_add(&network, "Kari", "organisation", "name", "House of members", "kind", "ngo", "country", "BD", "referral_reason", "Late reports", NULL);
    network_add(&network, "Kari", "organisation", "name", "Public house", "kind", "auditor", "country", "IN", "visibility", "public", NULL);
    tap_is_number(count_for(&network, &everything, &type_organisation, ""), 3, "a coordinator sees all");
    tap_is_number(count_for(&network, &member, &type_organisation, ""), 2, "a member two");
    tap_is_number(count_for(&network, &visitor, &type_organisation, ""), 1, "a visitor one");
    tap_is_number(count_for(&network, &member, &type_organisation, "house"), 2, "in searches too");
    tap_is_number(count_for(&network, &member, &type_organisation, "hidden"), 0, "by a word of what is hidden");
    tap_is_number(count_for(&network, &member, &type_organisation, "country:BD"), 1, "by a field");
    tap_is_number(count_for(&network, &member, &type_organisation, "-country:IN"), 1, "and by its opposite");
    tap_is_number(count_for(&network, &everything, &type_organisation, "referral_reason:late"), 1, "a field for coordinators is searched by them");
    tap_is_number(count_for(&network, &member, &type_organisation, "referral_reason:late"), 0, "and not by members");
    tap_is_number(count_for(&network, &member, &type_organisation, "referral_reason:\"\""), 2, "for whom it is empty");
    tap_is_number(count_for(&network, &member, &type_organisation, "late"), 0, "nor by its words");
    const struct list_request request = {.type = &type_organisation, .language = LANGUAGE_EN};
    tap_ok(!store_place(network.store, &member, &request, hidden, &place), "what is hidden stands nowhere");
    tap_ok(store_facets(network.store, &member, &request, type_field(&type_organisation, "country"), &facets, &error), "values are counted %s", error.text);
    tap_ok(facets.count == 2 && facets.facets[0].count == 1 && facets.facets[1].count == 1, "of what is seen");
    facet_list_done(&facets);
    network_done(&network);
}

/* --- Values counted ------------------------------------------------------------------------------------------------------ */

static int64_t facet_of(const struct facet_list *facets, const char *code)
{
    for (size_t i = 0; i < facets->count; i++)
        if (strcmp(facets->facets[i].code, code) == 0)
            return facets->facets[i].count;
    return 0;
}

/* Counted over the whole table, over what a query finds, and here. */
static bool facets_agree(struct network *network, const struct field *field, const char *words)
{
    struct query query;
    struct row_list rows;
    struct facet_list facets;
    struct error error = {0};
    bool ok = query_parse(&query, &type_organisation, words, false, &error);
    const struct list_request request = {.type = &type_organisation, .query = &query, .language = LANGUAGE_EN};
    const struct field *shown = field->as_of_today ? type_field(&type_organisation, field->as_of_today) : field;
    int64_t total = 0;

    ok = ok && store_rows(network->store, &everything, &request, LIST_FIRST, NULL, ROWS_MAXIMUM, &rows, &error)
         && store_facets(network->store, &everything, &request, field, &facets, &error);
    for (size_t i = 0; ok && i < rows.count; i++) {
        const struct value *value = record_field(&rows.rows[i].record, shown);
        char *printed = field_print(shown, value);
        bool is_set = shown->kind == FIELD_SET || shown->kind == FIELD_COUNTRIES;
        total += is_set && *printed ? (int64_t)set_count(value_text(value)) : 1;
        ok = is_set || facet_of(&facets, printed) > 0;
        free(printed);
    }
    for (size_t i = 0; ok && i < facets.count; i++) {
        total -= facets.facets[i].count;
        ok = i == 0 || facets.facets[i].count <= facets.facets[i - 1].count;
    }
    if (!ok || total != 0)
        tap_note("%s, \"%s\": %lld too few %s", field->name, words, (long long)total, error.text);
    row_list_done(&rows);
    facet_list_done(&facets);
    query_done(&query);
    return ok && total == 0;
}

static void test_facets(void)
{
    struct network network;
    struct error error = {0};
    static const char *const fields[] = {"kind", "country", "coverage", "issues", "status", "languages", "featured", "responsible", "staff_band"};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, 400, 0, &error), "a population %s", error.text);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *field = type_field(&type_organisation, fields[i]);
        tap_ok(facets_agree(&network, field, ""), "values of %s", fields[i]);
        tap_ok(facets_agree(&network, field, "centre"), "values of %s among centres", fields[i]);
        tap_ok(facets_agree(&network, field, "-centre"), "values of %s among others", fields[i]);
    }
    network_done(&network);
}

/* --- Combinations ------------------------------------------------------------------------------------------------------- */

static int64_t cross_count(const struct cross *cross, size_t field, const char *code)
{
    int64_t count = 0;
    for (size_t i = 0; i < cross->count; i++)
        if (!code || strcmp(value_text(&cross->rows[i].values[field]), code) == 0)
            count += cross->rows[i].count;
    return count;
}

/* Combinations add up to what each value has alone, within a query, as of today, and for a viewer who does not see all. */
static void test_cross(void)
{
    struct network network;
    struct viewer member = {.name = "Member", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    const struct field *fields[] = {type_field(&type_hotspot, "country"), type_field(&type_hotspot, "issue"), type_field(&type_hotspot, "band")};
    const struct field *hidden[] = {type_field(&type_organisation, "referral_reason"), type_field(&type_organisation, "status")};
    struct query query;
    struct cross cross;
    struct error error = {0};

    network_new(&network, &types_all);
    network_add(&network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "child-labour", "title_en", "One", NULL);
    network_add(&network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "child-labour", "title_en", "Two", "scale", "5", "scope", "1",
                "irremediability", "1", "likelihood", "1", NULL);
    network_add(&network, "Kari", "hotspot", "country", "IN", "sector", "tea", "issue", "living-wages", "title_en", "Three", "visibility", "coordinators",
                NULL);
    struct list_request request = {.type = &type_hotspot, .language = LANGUAGE_EN};
    tap_ok(store_cross(network.store, &everything, &request, fields, 3, &cross, &error), "combinations are counted %s", error.text);
    tap_is_number((intmax_t)cross.count, 3, "one row for each");
    tap_is_number(cross_count(&cross, 0, "BD"), 2, "by the first field");
    tap_is_number(cross_count(&cross, 1, "living-wages"), 1, "by the second");
    tap_is_number(cross_count(&cross, 2, "high"), 1, "and by one that is computed");
    cross_done(&cross);
    tap_ok(store_cross(network.store, &member, &request, fields, 3, &cross, &error), "a member counts %s", error.text);
    tap_is_number(cross_count(&cross, 0, NULL), 2, "what she sees");
    cross_done(&cross);
    tap_ok(query_parse(&query, &type_hotspot, "issue:child-labour -band:high", false, &error), "a query %s", error.text);
    request.query = &query;
    tap_ok(store_cross(network.store, &everything, &request, fields, 3, &cross, &error), "is counted %s", error.text);
    tap_is_number(cross_count(&cross, 2, "not-assessed"), 1, "only what it finds");
    tap_is_number(cross_count(&cross, 0, NULL), 1, "and nothing else");
    cross_done(&cross);
    query_done(&query);
    network_add(&network, "Kari", "organisation", "name", "House", "kind", "ngo", "country", "BD", "referral_reason", "Late", "status", "draft", NULL);
    network_take(&network, "Kari", "organisation", "name", "Past its day", "kind", "ngo", "country", "BD", "status", "quality-assured", "review_due",
                "2020-01-01", NULL);
    request = (struct list_request){.type = &type_organisation, .language = LANGUAGE_EN};
    tap_ok(store_cross(network.store, &member, &request, hidden, 2, &cross, &error), "what is hidden %s", error.text);
    tap_is_number(cross_count(&cross, 0, ""), 2, "is empty everywhere");
    tap_is_number(cross_count(&cross, 1, "needs-update"), 1, "a status is today's");
    cross_done(&cross);
    network_done(&network);
}

/* --- Interrupted --------------------------------------------------------------------------------------------------------- */

static bool always(void *context)
{
    int *asked = context;

    ++*asked;
    return true;
}

static void test_interrupt(void)
{
    struct network network;
    struct error error = {0};
    struct row_list rows;
    int asked = 0;
    const struct list_request request = {.type = &type_organisation, .language = LANGUAGE_EN, .sort = type_field(&type_organisation, "address")};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, 3000, 0, &error), "a population %s", error.text);
    store_set_interrupt(network.store, always, &asked);
    tap_ok(!store_rows(network.store, &everything, &request, LIST_FIRST, NULL, 10, &rows, &error), "a long reading is interrupted");
    tap_is_number(error.code, ERROR_CANCELLED, "%s", error.text);
    tap_ok(asked > 0, "when it is asked for");
    asked = 0;
    organisation(&network, "New", "BD");
    tap_is_number(asked, 0, "writing is not");
    store_set_interrupt(network.store, NULL, NULL);
    tap_ok(store_rows(network.store, &everything, &request, LIST_FIRST, NULL, 10, &rows, &error), "and afterwards all is read %s", error.text);
    tap_is_number((intmax_t)rows.count, 10, "as before");
    row_list_done(&rows);
    network_done(&network);
}

int main(void)
{
    test_many();
    test_queries();
    test_languages();
    test_empty_last();
    test_retitled();
    test_within();
    test_visibility();
    test_facets();
    test_cross();
    test_interrupt();
    return tap_done();
}
