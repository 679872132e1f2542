/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each role sees of each type, by the table in DOMAIN.md: every way of looking at a network walked for every role, for what she must not see and for what she must. */
#include "config.h"

#include "src/scope.h"

#include <stdlib.h>
#include <string.h>

#include "db/duplicates.h"
#include "db/match.h"
#include "db/people.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/looks.h"
#include "tests/tap.h"

enum { PEOPLE = 5, PARTS = 3, WORDS = 100 };

/* Three parts of the network: what the people here have to do with, what they have nothing to do with, and what hangs on a profile that is still a draft. */
static const char *const parts[PARTS] = {"ours", "theirs", "draft"};

static const struct {
    const char *login, *role;
} people[PEOPLE] = {{"cora", "coordinator"}, {"ada", "adviser"}, {"mia", "member"}, {"lou", "local-resource"}, {"fay", "field-user"}};

/* Who sees of each part what, a letter for each of the people: y, n, - where the part has none. */
static const struct {
    const char *type;
    const char *seen[PARTS];
} expected[] = {
    {"organisation", {"yyyyy", "yyynn", "yynny"}},
    {"contact", {"yyyyy", "yynnn", "yynny"}},
    {"verification", {"yynnn", "yynnn", "-----"}}, /* by its note, which is of those who judge */
    {"testimonial", {"yyyyy", "yyynn", "yynny"}},
    {"concern", {"yynnn", "yynnn", "yynnn"}},
    {"member", {"yyyyy", "yynnn", "-----"}},
    {"need", {"yyyyy", "nnnnn", "-----"}},
    {"candidate", {"yyyyy", "nnnnn", "-----"}},
    {"partnership", {"yyyyy", "nnnnn", "-----"}},
    {"party", {"yyyyy", "nnnnn", "-----"}},
    {"deliverable", {"yyyyy", "nnnnn", "-----"}},
    {"finding", {"yyyyn", "nnnnn", "-----"}},
    {"activity", {"yynny", "yynnn", "yynny"}},
    {"document", {"yynny", "yynnn", "yynny"}},
    {"site", {"yyyyy", "yynnn", "-----"}},
    {"supplier", {"yyyyy", "yynnn", "-----"}},
    {"buyer", {"yyyyy", "yynnn", "-----"}},
    {"hotspot", {"yyyyy", "yyyyy", "-----"}},
    {"action", {"yyyyy", "yyyyy", "-----"}},
    {"source", {"yyyyy", "yyyyy", "-----"}},
    {"country", {"yyyyy", "yyyyy", "-----"}},
    {"person", {"-----", "yynnn", "-----"}},
    {"spelling", {"yynnn", "-----", "-----"}},
    {"decision", {"yynnn", "-----", "-----"}},
};

/* --- The network -------------------------------------------------------------------------------------------------------- */

/* The word of a type's records in a part. The caller frees it. */
static char *word_of(const char *type, int part)
{
    return string_format("zq%s%s", parts[part], type);
}

/* Puts a record with the word of its type and part; returns its id as it is printed, which lives until the end. */
static char *put(struct network *network, const char *type, int part, const char *const *values)
{
    char *word = word_of(type, part);
    char *id = network_id(secret_put(network, type, word, values));

    free(word);
    return id;
}

#define PUT_PART(network, type, part, ...) free(put(network, type, part, (const char *const[]){__VA_ARGS__, NULL}))
#define PUT_ID(network, type, part, ...) put(network, type, part, (const char *const[]){__VA_ARGS__, NULL})

static char *put_person(struct network *network, const char *login, const char *role, const char *initiative, const char *countries)
{
    char *email = string_format("%s@example.org", login);
    char *id = network_id(network_add(network, "x", "person", "name", login, "login", login, "role", role, "initiative", initiative, "countries", countries, "email", email, NULL));

    free(email);
    return id;
}

/* What hangs on a profile. */
static void put_beside(struct network *network, int part, const char *organisation, const char *member, const char *email)
{
    PUT_PART(network, "contact", part, "organisation", organisation, "consent", "yes", "email", email);
    PUT_PART(network, "testimonial", part, "organisation", organisation, "member", member, "permission", "yes", "date", "2026-01-05");
    PUT_PART(network, "concern", part, "organisation", organisation, "received", "2026-01-05");
    PUT_PART(network, "activity", part, "organisation", organisation, "date", "2026-01-21");
    PUT_PART(network, "document", part, "organisation", organisation);
}

/* What is told of a partnership is kept as that is: it says its word. */
static void put_told(struct network *network, int part, const char *type, const char *partnership)
{
    char *word = word_of("partnership", part);

    secret_put(network, type, word, (const char *const[]){"partnership", partnership, "date", "2026-01-21", NULL});
    free(word);
}

static void put_work(struct network *network, int part, const char *organisation, const char *member, const char *country, const char *adviser)
{
    char *need = PUT_ID(network, "need", part, "member", member, "country", country, "issues", "living-wages", "confidentiality", "confidential", "responsible", adviser);
    char *supplier = PUT_ID(network, "supplier", part, "country", country);
    char *site = PUT_ID(network, "site", part, "country", country, "supplier", supplier);
    char *partnership = PUT_ID(network, "partnership", part, "organisation", organisation, "member", member, "need", need, "site", site, "country", country, "stage", "in-progress",
                               "total_price", "1234.56", "total_price_currency", "EUR", "payment_terms", "monthly", "share_how", "named", "responsible", adviser);

    PUT_PART(network, "candidate", part, "need", need, "organisation", organisation, "decision", "chosen");
    PUT_PART(network, "buyer", part, "supplier", supplier, "member", member);
    PUT_PART(network, "party", part, "partnership", partnership, "member", member);
    PUT_PART(network, "deliverable", part, "partnership", partnership, "due", "2026-02-01");
    PUT_PART(network, "finding", part, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-22");
    put_told(network, part, "activity", partnership);
    put_told(network, part, "document", partnership);
    free(partnership);
    free(site);
    free(supplier);
    free(need);
}

static void put_subject(struct network *network, int part, const char *country)
{
    char *hotspot = PUT_ID(network, "hotspot", part, "country", country, "sector", "tea", "issue", "living-wages", "status", "active");

    PUT_PART(network, "country", part, "code", country);
    PUT_PART(network, "action", part, "hotspot", hotspot, "step", "3", "audience", "buyer");
    PUT_PART(network, "source", part, "hotspot", hotspot, "year", "2025");
    free(hotspot);
}

/* A profile with a client and what they do together. */
static void put_half(struct network *network, int part, const char *country, const char *initiative, const char *adviser, const char *client, const char *email)
{
    char *organisation = PUT_ID(network, "organisation", part, "kind", "ngo", "country", country, "coverage", country, "status", "quality-assured", "referral", "refer",
                                "issues", "living-wages");
    char *member = PUT_ID(network, "member", part, "kind", "company", "country", "NO", "initiative", initiative, "responsible", adviser, "contact_email", client);

    PUT_PART(network, "verification", part, "organisation", organisation, "initiative", initiative, "date", "2026-01-05", "result", "passed");
    put_beside(network, part, organisation, member, email);
    put_work(network, part, organisation, member, country, adviser);
    put_subject(network, part, country);
    free(member);
    free(organisation);
}

static void put_draft(struct network *network)
{
    char *organisation = PUT_ID(network, "organisation", 2, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "draft");

    put_beside(network, 2, organisation, "", "nobody@example.org");
    free(organisation);
}

static void network_fill(struct network *network)
{
    char *cora = put_person(network, "cora", "coordinator", "ieh", "");
    char *ada = put_person(network, "ada", "adviser", "ieh", "");
    char *stranger = PUT_ID(network, "person", 1, "role", "adviser", "initiative", "eti");

    free(put_person(network, "mia", "member", "", ""));
    free(put_person(network, "lou", "local-resource", "", ""));
    free(put_person(network, "fay", "field-user", "", "BD; IN"));
    put_half(network, 0, "BD", "ieh", ada, "Mia@example.org", "lou@example.org");
    put_half(network, 1, "VN", "eti", stranger, "them@example.org", "they@example.org");
    put_draft(network);
    PUT_PART(network, "spelling", 0, "visibility", "");
    PUT_PART(network, "decision", 0, "verdict", "different");
    free(stranger);
    free(ada);
    free(cora);
}

/* --- Looking ------------------------------------------------------------------------------------------------------------ */

/* Each code of a field is counted as often as it is found. */
static void look_at_counts(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    const struct list_request whole = {.type = type, .language = message_language()};
    struct error error;

    for (size_t i = 0; i < type->field_count; i++) {
        struct facet_list facets = {0};
        if (!store_facets(network->store, viewer, &whole, &type->fields[i], &facets, &error))
            continue;
        for (size_t at = 0; at < facets.count && *facets.facets[at].code && type->fields[i].kind != FIELD_REFERENCE; at++) {
            char *words = string_format("%s:\"%s\"", type->fields[i].name, facets.facets[at].code);
            struct query query = {0};
            const struct list_request list = {.type = type, .query = &query};
            int64_t count = -1;
            if (query_parse(&query, type, words, false, &error) && store_count(network->store, viewer, &list, &count, &error) && count != facets.facets[at].count && !watch->found)
                watch->found = string_format("%s of %s is counted %lld times and found %lld", words, type->name, (long long)facets.facets[at].count, (long long)count);
            query_done(&query);
            free(words);
        }
        facet_list_done(&facets);
    }
}

static void look_at_sections(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    const struct list_request list = {.type = type, .language = message_language()};
    struct row_list rows = {0};
    struct error error;

    if (!store_rows(network->store, viewer, &list, LIST_FIRST, NULL, 100, &rows, &error))
        return;
    for (size_t i = 0; i < rows.count; i++) {
        struct section_list sections = {0};
        store_sections(network->store, viewer, &rows.rows[i].record, &sections, &error);
        for (size_t at = 0; at < sections.count; at++) {
            struct row_list inner = {0};
            store_section_rows(network->store, viewer, &sections.sections[at], LANGUAGE_EN, 100, &inner, &error);
            for (size_t row = 0; row < inner.count; row++) {
                char *title = store_title(network->store, viewer, inner.rows[row].record.type, inner.rows[row].record.id, LANGUAGE_EN);
                watch_look(watch, title ? title : "", sections.sections[at].label);
                free(title);
            }
            row_list_done(&inner);
        }
        section_list_done(&sections);
    }
    row_list_done(&rows);
}

/* What she does not see is not there for her, by its id neither. */
static void look_at_ids(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    const struct list_request list = {.type = type};
    struct row_list rows = {0};
    struct error error;

    if (!store_rows(network->store, &secrets_everything, &list, LIST_FIRST, NULL, 400, &rows, &error))
        return;
    for (size_t i = 0; i < rows.count; i++) {
        struct record record;
        char *title = store_title(network->store, viewer, type, rows.rows[i].record.id, LANGUAGE_EN);
        watch_look(watch, title ? title : "", "title");
        free(title);
        if (!store_load(network->store, viewer, type, rows.rows[i].record.id, &record, &error))
            continue;
        for (size_t at = 0; at < type->field_count; at++)
            watch_look(watch, value_text(&record.values[at]), type->fields[at].name);
        record_done(&record);
    }
    row_list_done(&rows);
}

static void look_at_pairs(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    struct duplicates *duplicates = duplicates_new(network->store, viewer, type);
    struct duplicate duplicate;
    struct error error;
    bool done = false;

    while (!done && duplicates_search(duplicates, 1000, &done, &error))
        continue;
    for (int64_t i = 1; i <= duplicates_count(duplicates); i++) {
        struct record record;
        if (!duplicates_at(duplicates, i, &duplicate, &error))
            continue;
        const int64_t ids[] = {duplicate.left, duplicate.right};
        for (size_t at = 0; at < 2; at++)
            if (!store_load(network->store, viewer, type, ids[at], &record, &error))
                watch->found = watch->found ? watch->found : string_format("a pair of %s that she does not see", type->name);
            else
                record_done(&record);
    }
    duplicates_free(duplicates);
}

static void look_at_reports(struct watch *watch, struct network *network, const struct viewer *viewer)
{
    for (size_t i = 0; i < report_count; i++) {
        const struct list_request list = {.type = reports[i]->type ? type_list_find(&types_all, reports[i]->type) : NULL};
        struct row_list rows = {0};
        struct error error;
        if (!list.type)
            look_at_report(watch, network, viewer, reports[i], 0);
        else if (store_rows(network->store, &secrets_everything, &list, LIST_FIRST, NULL, 100, &rows, &error))
            for (size_t at = 0; at < rows.count; at++)
                look_at_report(watch, network, viewer, reports[i], rows.rows[at].record.id);
        row_list_done(&rows);
    }
}

static void look_at_match(struct watch *watch, struct network *network, const struct viewer *viewer)
{
    static const char *const countries[] = {"BD", "VN"};

    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        struct match_need need = {.country = countries[i], .sector = "", .issues = "living-wages", .expertise = "", .languages = "", .budget = "", .member_kind = ""};
        struct match_list list = {0};
        struct error error;
        if (!match_list_read(network->store, viewer, &need, MATCH_RANKED, LANGUAGE_EN, 20, &list, &error))
            watch_look(watch, error.text, "match");
        for (size_t at = 0; at < list.count; at++) {
            char *title = store_title(network->store, &secrets_everything, &type_organisation, list.lines[at].id, LANGUAGE_EN);
            watch_look(watch, title, "match");
            free(title);
        }
        match_list_done(&list);
    }
}

/* --- Roles -------------------------------------------------------------------------------------------------------------- */

/* The words that one of the people must not see; NULL at the end. */
static void words_forbidden(int person, char *words[WORDS])
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        for (int part = 0; part < PARTS; part++)
            if (expected[i].seen[part][person] == 'n')
                words[count++] = word_of(expected[i].type, part);
    words[count] = NULL;
}

static void test_seen(struct network *network, const struct viewer *viewer, int person)
{
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct record_type *type = type_list_find(&types_all, expected[i].type);
        struct query query = {0};
        const struct list_request list = {.type = type, .query = &query};
        for (int part = 0; part < PARTS; part++) {
            char *word = word_of(type->name, part), *text = look_exported(network, viewer, type, false);
            struct error error;
            int64_t count = 0;
            const char is = expected[i].seen[part][person];
            if (is != '-' && query_parse(&query, type, word, false, &error) && store_count(network->store, viewer, &list, &count, &error))
                tap_ok((count > 0) == (is == 'y') && (strstr(text, word) != NULL) == (is == 'y'), "%s: %s %s %s", people[person].role, is == 'y' ? "sees" : "does not see",
                       parts[part], type->name);
            query_done(&query);
            free(text);
            free(word);
        }
    }
}

static void test_kept(struct network *network, const struct viewer *viewer, int person)
{
    const char *level = visibility_code(viewer->level);
    char *words[WORDS];

    words_forbidden(person, words);
    for (size_t i = 0; i < types_all.count; i++) {
        struct watch watch = {.words = (const char *const *)words, .looked = 1};
        look_at_type(&watch, network, viewer, types_all.types[i]);
        look_at_counts(&watch, network, viewer, types_all.types[i]);
        look_at_sections(&watch, network, viewer, types_all.types[i]);
        look_at_ids(&watch, network, viewer, types_all.types[i]);
        look_at_pairs(&watch, network, viewer, types_all.types[i]);
        char *point = string_format("%s is told nothing by %s (%s)", people[person].role, types_all.types[i]->name, level);
        watch_done(&watch, point);
        free(point);
    }
    struct watch watch = {.words = (const char *const *)words, .looked = 1};
    look_at_reports(&watch, network, viewer);
    look_at_match(&watch, network, viewer);
    look_at_history(&watch, network, viewer);
    watch_done(&watch, "nor by reports, matches and the history");
    for (size_t i = 0; words[i]; i++)
        free(words[i]);
}

/* A price and its terms are for those who agreed on them and who look after that. */
static void test_price(struct network *network, const struct viewer *viewer, int person)
{
    static const char *const fields[] = {"total_price", "total_price_currency", "payment_terms"};
    const bool sees = strcmp(people[person].role, "field-user") != 0;
    char *text = look_exported(network, viewer, &type_partnership, false);

    tap_ok((strstr(text, "1234.56") != NULL) == sees, "%s: price", people[person].role);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        tap_ok(scope_has_field(viewer, &type_partnership, type_field(&type_partnership, fields[i])) == sees && (strstr(text, fields[i]) != NULL) == sees, "%s: %s",
               people[person].role, fields[i]);
    free(text);
}

static void test_table(void)
{
    for (size_t i = 0; i < types_all.count; i++) {
        bool is = false;
        for (size_t at = 0; at < sizeof expected / sizeof *expected; at++)
            is = is || strcmp(expected[at].type, types_all.types[i]->name) == 0;
        tap_ok(is && scope_knows(types_all.types[i]), "it is said who sees %s", types_all.types[i]->name);
    }
}

int main(void)
{
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    network_fill(&network);
    test_table();
    for (int person = 0; person < PEOPLE; person++) {
        struct viewer viewer = network_viewer(people[person].login);
        people_recognise(network.store, &viewer);
        test_seen(&network, &viewer, person);
        test_kept(&network, &viewer, person);
        test_price(&network, &viewer, person);
        /* What is written for others is no more. */
        viewer.level = VISIBILITY_MEMBERS;
        viewer.assured = true;
        test_kept(&network, &viewer, person);
    }
    network_done(&network);
    message_close();
    return tap_done();
}
