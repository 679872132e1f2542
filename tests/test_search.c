/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches: what people type and what they find, and many queries against every record looked at here, one by one. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/derived.h"
#include "db/journal.h"
#include "src/fold.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/population.h"
#include "tests/samples.h"
#include "tests/tap.h"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- What people find ---------------------------------------------------------------------------------------------------- */

/* The titles that a query finds, in order, with " | " between; what is wrong with it otherwise. The caller frees it. */
static char *found(struct network *network, const char *type_name, const char *words)
{
    const struct record_type *type = type_list_find(network->types, type_name);
    struct query query;
    struct row_list rows;
    struct text text = {0};
    struct error error = {0};

    if (!query_parse(&query, type, words, false, &error))
        return string_copy(error.text);
    const struct list_request request = {.type = type, .query = &query, .language = LANGUAGE_EN};
    if (store_rows(network->store, &everything, &request, LIST_FIRST, NULL, 100, &rows, &error)) {
        for (size_t i = 0; i < rows.count; i++) {
            char *title = store_title(network->store, &everything, type, rows.rows[i].record.id, LANGUAGE_EN);
            text_add_format(&text, "%s%s", i > 0 ? " | " : "", title);
            free(title);
        }
        row_list_done(&rows);
    } else {
        text_add(&text, error.text);
    }
    query_done(&query);
    return text_take(&text);
}

static void finds(struct network *network, const char *type, const char *words, const char *expected)
{
    char *titles = found(network, type, words);

    tap_is_text(titles, expected, "%s: %s", type, words);
    free(titles);
}

static const struct {
    const char *words;
    const char *expected;
} organisation_searches[] = {
    {"", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"ostfold", "Rettferd Østfold"},
    {"ØSTF", "Rettferd Østfold"},
    {"alesund", "Aid, Ålesund"},
    {"aalesund", "Aid, Ålesund"},
    {"Ålesund", "Aid, Ålesund"},
    {"dhak", "Dhaka Labour | Rettferd Østfold"},
    {"ঢাকা", "Dhaka Labour | Rettferd Østfold"},
    {"haka", ""},
    {"dhaka labour", "Dhaka Labour | Rettferd Østfold"},
    {"chittagong dhaka", "Dhaka Labour"},
    {"\"labour dhaka\"", ""},
    {"\"dhaka labour\"", "Dhaka Labour"},
    {"\"dhaka lab\"", ""},
    {"aid-ale", "Aid, Ålesund"},
    {"post@rettferd.example", "Rettferd Østfold"},
    {"trade union", "Beyaz Umut"},
    {"bangladesh", "Dhaka Labour"},
    {"tyrkia", "Beyaz Umut"},
    {"country:BD", "Dhaka Labour"},
    {"land:Bangladesh", "Dhaka Labour"},
    {"country:BD,TR", "Beyaz Umut | Dhaka Labour"},
    {"-country:BD,TR", "Aid, Ålesund | Rettferd Østfold"},
    {"coverage:NO", "Rettferd Østfold"},
    {"coverage:\"\"", "Aid, Ålesund | Beyaz Umut"},
    {"coverage:\"\",BD", "Aid, Ålesund | Beyaz Umut | Dhaka Labour"},
    {"coverage:NO,\"\"", "Aid, Ålesund | Beyaz Umut | Rettferd Østfold"},
    {"-coverage:\"\",BD", "Rettferd Østfold"},
    {"-coverage:\"\"", "Dhaka Labour | Rettferd Østfold"},
    {"issue:child-labour", "Dhaka Labour | Rettferd Østfold"},
    {"issue:barnearbeid issue:climate", "Rettferd Østfold"},
    {"issue:climate,corruption", "Beyaz Umut | Rettferd Østfold"},
    {"kind:trade-union", "Beyaz Umut"},
    {"featured:yes", "Aid, Ålesund"},
    {"featured:no", "Beyaz Umut"},
    {"featured:\"\"", "Dhaka Labour | Rettferd Østfold"},
    {"founded:>1990", "Beyaz Umut | Dhaka Labour"},
    {"founded:<=1990", "Aid, Ålesund"},
    {"founded:1990", "Aid, Ålesund"},
    {"featured:\"\",no", "Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"founded:1990,\"\"", "Aid, Ålesund | Rettferd Østfold"},
    {"-founded:\"\",1990", "Beyaz Umut | Dhaka Labour"},
    {"founded:\"\",\"\"", "Rettferd Østfold"},
    {"founded:<=1990,\"\"", "Aid, Ålesund | Rettferd Østfold"},
    {"-founded:<=1990,\"\"", "Beyaz Umut | Dhaka Labour"},
    {"review_due:>2026-06-30,\"\"", "Aid, Ålesund | Dhaka Labour | Rettferd Østfold"},
    {"founded:\"\"", "Rettferd Østfold"},
    {"review_due:>2026-06-30", "Dhaka Labour"},
    {"review_due:2026-06-30", "Beyaz Umut"},
    {"city:chit", "Dhaka Labour"},
    {"name:umut", "Beyaz Umut"},
    {"name:\"dhaka lab\"", "Dhaka Labour"},
    {"name:labour,umut", "Beyaz Umut | Dhaka Labour"},
    {"description:red", "Beyaz Umut | Rettferd Østfold"},
    {"description_en:red", "Beyaz Umut"},
    {"description:\"\",red", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"description_en:blue,\"\"", "Aid, Ålesund | Dhaka Labour | Rettferd Østfold"},
    {"description:blue,\"\"", "Aid, Ålesund | Dhaka Labour"},
    {"native_name:\"\",ঢাকা", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"native_name:nothing,\"\"", "Aid, Ålesund | Beyaz Umut | Rettferd Østfold"},
    {"description:\"\"", "Aid, Ålesund | Dhaka Labour"},
    {"-dhaka", "Aid, Ålesund | Beyaz Umut"},
    {"-dhaka -umut", "Aid, Ålesund"},
    {"-\"dhaka labour\"", "Aid, Ålesund | Beyaz Umut | Rettferd Østfold"},
    {"status:quality-assured", "Aid, Ålesund | Dhaka Labour"},
    {"status:needs-update", "Beyaz Umut"},
    {"responsible:anna", "Aid, Ålesund"},
    {"responsible:berit", ""},
    {"responsible:\"\"", "Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"responsible:\"\",berit", "Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"responsible:anna,\"\"", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"-responsible:anna,\"\"", ""},
    {"-responsible:anna", "Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"updated_by:ola", "Beyaz Umut"},
    {"created_by:kari", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"updated:<2020-01-01", ""},
    {"updated:>2020-01-01", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"& !", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"%", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
    {"umut*", "Beyaz Umut"},
    {"AND", ""},
    {"name:%", "Aid, Ålesund | Beyaz Umut | Dhaka Labour | Rettferd Østfold"},
};

static void fill(struct network *network)
{
    char person[IDENTITY_TEXT_SIZE];

    identity_print(network_add(network, "Kari", "person", "name", "Anna Lie", NULL), person);
    network_add(network, "Kari", "person", "name", "Berit Lie", NULL);
    network_take(network, "Kari", "organisation", "name", "Dhaka Labour", "kind", "ngo", "country", "BD", "native_name", "ঢাকা", "coverage", "BD; IN",
                "issues", "child-labour", "founded", "1999", "city", "Chittagong", "status", "quality-assured", "review_due", "2026-12-31", NULL);
    network_add(network, "Kari", "organisation", "name", "Rettferd Østfold", "kind", "ngo", "country", "NO", "coverage", "NO", "issues",
                "child-labour; climate", "email", "post@rettferd.example", "address", "Dhakagata 3", "description_nb", "Redder skoger", NULL);
    int64_t id = network_take(network, "Kari", "organisation", "name", "Beyaz Umut", "kind", "ngo", "country", "TR", "kind", "trade-union", "issues",
                             "corruption", "founded", "2005", "featured", "no", "status", "quality-assured", "review_due", "2026-06-30",
                             "description_en", "Red cloth", NULL);
    int64_t aid = network_take(network, "Kari", "organisation", "name", "Aid, Ålesund", "kind", "ngo", "country", "SE", "founded", "1990", "status", "quality-assured",
                               "responsible", person, NULL);
    network_set(network, "Kari", "organisation", aid, "featured", "yes");
    network_set(network, "Ola", "organisation", id, "acronym", "BU");
}

static void test_organisations(void)
{
    struct network network;

    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 7, 1});
    fill(&network);
    for (size_t i = 0; i < sizeof organisation_searches / sizeof *organisation_searches; i++)
        finds(&network, "organisation", organisation_searches[i].words, organisation_searches[i].expected);
    network_done(&network);
}

/* The index follows changes and deletions. */
static void test_changes(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna Lie", NULL);
    finds(&network, "person", "anna", "Anna Lie");
    network_set(&network, "Kari", "person", id, "name", "Berit Lie");
    finds(&network, "person", "anna", "");
    finds(&network, "person", "berit", "Berit Lie");
    network_delete(&network, "Kari", "person", id);
    finds(&network, "person", "lie", "");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_person"), 0, "nothing is left");
    network_done(&network);
}

struct differing {
    int records;
    int indexes;
};

static void count_differing(void *context, const struct record_type *type, int64_t id)
{
    struct differing *differing = context;

    (void)type;
    differing->records += id != 0;
    differing->indexes += id == 0;
}

static bool all_compare(struct store *store, struct differing *differing, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; i < types_all.count; i++)
        ok = ok && derived_compare(store, types_all.types[i], count_differing, differing, error);
    return ok;
}

/* What is derived is compared with what it should be, and made anew. */
static void test_compared(void)
{
    static const struct {
        const char *damage;
        int records;
        int indexes;
    } damages[] = {
        {"UPDATE person SET name = 'Berit'", 1, 0},
        {"DELETE FROM derived_person WHERE id = (SELECT max(id) FROM derived_person)", 1, 2},
        {"INSERT INTO search_person (search_person) VALUES ('delete-all')", 0, 1},
        {"UPDATE derived_person SET sort_nb = x'00'", 2, 0},
        {"INSERT INTO person (id, name) VALUES (4711, 'Cecilie')", 1, 0},
        {"DELETE FROM person", 2, 0},
        {"DELETE FROM lookup_person WHERE key = (SELECT max(key) FROM lookup_person)", 0, 1},
    };

    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct network network;
        struct error error = {0};
        struct differing differing = {0}, after = {0};
        network_new(&network, &types_all);
        network_add(&network, "Kari", "person", "name", "Anna", NULL);
        network_add(&network, "Kari", "person", "name", "Berit", NULL);
        tap_ok(all_compare(network.store, &after, &error) && after.records == 0 && after.indexes == 0, "all is well");
        network_damage(&network, damages[i].damage);
        tap_ok(all_compare(network.store, &differing, &error), "%s %s", damages[i].damage, error.text);
        tap_is_number(differing.records, damages[i].records, "records");
        tap_is_number(differing.indexes, damages[i].indexes, "indexes");
        network_damage(&network, "DELETE FROM setting WHERE name = 'derived person'");
        tap_ok(derived_bring_up(network.store, &error), "it is made anew %s", error.text);
        tap_ok(all_compare(network.store, &after, &error) && after.records == 0 && after.indexes == 0, "and well again");
        network_done(&network);
    }
}

static void is_sound(const struct network *network, const char *point)
{
    struct differing differing = {0};
    struct error error = {0};

    tap_ok(all_compare(network->store, &differing, &error), "%s: it is compared %s", point, error.text);
    tap_is_number(differing.records + differing.indexes, 0, "%s: nothing differs", point);
    tap_is_number(network_count(network, "SELECT count(*) FROM sqlite_schema WHERE name IN ('sort_organisation_en', 'sort_organisation_nb')"), 2,
                  "%s: the indexes of the order are there", point);
    tap_is_number(network_count(network, "SELECT v FROM search_organisation_config WHERE k = 'automerge'"), 4, "%s: parts of the search are made one as usual", point);
    tap_is_number(network_count(network, "SELECT v FROM search_organisation_config WHERE k = 'crisismerge'"), 64, "%s: of so many in one go", point);
}

/* Many records written in one change go another way than one. */
static void test_bulk(void)
{
    enum { MANY = 2500 };
    struct network network;
    struct error error = {0};
    const struct viewer viewer = {.name = "Population", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, MANY, 0, &error), "many are added %s", error.text);
    is_sound(&network, "many added");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_organisation"), MANY, "all are derived");
    tap_ok(journal_undo(network.store, &viewer, 0, false, NULL, NULL, NULL, &error), "they are taken back %s", error.text);
    is_sound(&network, "many taken back");
    tap_is_number(network_count(&network, "SELECT count(*) FROM lookup_organisation"), 0, "no key is left");
    tap_ok(journal_redo(network.store, &viewer, NULL, NULL, NULL, &error), "and done again %s", error.text);
    is_sound(&network, "many done again");
    network_done(&network);
}

static void test_references(void)
{
    struct network network;
    char awaj[IDENTITY_TEXT_SIZE], mitra[IDENTITY_TEXT_SIZE], member[IDENTITY_TEXT_SIZE], printed[64];

    network_new(&network, &types_all);
    identity_print(network_add(&network, "Kari", "organisation", "name", "Awaj Foundation", "kind", "ngo", "country", "BD", NULL), awaj);
    identity_print(network_add(&network, "Kari", "organisation", "name", "Mitra", "kind", "ngo", "country", "ID", NULL), mitra);
    identity_print(network_add(&network, "Kari", "member", "name", "Fjell", "kind", "company", "country", "NO", "initiative", "ieh", NULL), member);
    network_add(&network, "Kari", "partnership", "organisation", awaj, "member", member, "country", "BD", "purpose", "Wages", NULL);
    int64_t priced = network_add(&network, "Kari", "partnership", "organisation", mitra, "member", member, "country", "ID", "purpose", "Boilers",
                                 "total_price", "1500", NULL);
    finds(&network, "partnership", "awaj", "Awaj Foundation, Fjell");
    finds(&network, "partnership", "organisation:found", "Awaj Foundation, Fjell");
    finds(&network, "partnership", "-organisation:found", "Mitra, Fjell");
    snprintf(printed, sizeof printed, "organisation:%s", mitra);
    finds(&network, "partnership", printed, "Mitra, Fjell");
    finds(&network, "partnership", "member:fjell", "Awaj Foundation, Fjell | Mitra, Fjell");
    finds(&network, "partnership", "total_price:>1499.99", "Mitra, Fjell");
    network_set(&network, "Kari", "partnership", priced, "total_price_currency", "NOK");
    finds(&network, "partnership", "total_price:>1499NOK", "Mitra, Fjell");
    finds(&network, "partnership", "total_price:>1499GBP", "");
    finds(&network, "partnership", "total_price:1500GBP", "");
    finds(&network, "partnership", "total_price:<1500", "");
    finds(&network, "partnership", "total_price:1500GBP,\"\"", "Awaj Foundation, Fjell");
    finds(&network, "partnership", "total_price:\"\",1500NOK", "Awaj Foundation, Fjell | Mitra, Fjell");
    finds(&network, "partnership", "stage:<agreed", "Awaj Foundation, Fjell | Mitra, Fjell");
    finds(&network, "partnership", "stage:>=agreed", "");
    network_done(&network);
}

/* --- Against every record ------------------------------------------------------------------------------------------------- */

/* All words by which a record is found, folded, with a blank before each and at the end. */
static char *words_of(struct network *network, struct folder *folder, const struct record *record)
{
    struct text words = {0}, text = {0};
    char *title = store_title(network->store, &everything, record->type, record->id, LANGUAGE_EN);

    text_add(&words, " ");
    fold(folder, title, &words);
    for (size_t i = 0; i < record->type->field_count; i++) {
        if (!(record->type->fields[i].flags & FIELD_SEARCHABLE))
            continue;
        text_clear(&text);
        field_search_text(&record->type->fields[i], &record->values[i], &text);
        text_add(&words, " ");
        fold(folder, text_string(&text), &words);
    }
    text_add(&words, " ");
    free(title);
    text_done(&text);
    return text_take(&words);
}

static bool has_words(struct folder *folder, const char *words, const struct query_term *term)
{
    struct text pattern = {0};

    text_add(&pattern, " ");
    fold(folder, term->text, &pattern);
    if (term->kind == QUERY_PHRASE)
        text_add(&pattern, " ");
    bool has = pattern.length <= 1 || strstr(words, text_string(&pattern)) != NULL;
    text_done(&pattern);
    return has;
}

static bool compares(enum query_operator op, int order)
{
    switch (op) {
    case QUERY_IS:
        return order == 0;
    case QUERY_GREATER:
        return order > 0;
    case QUERY_GREATER_EQUAL:
        return order >= 0;
    case QUERY_LESS:
        return order < 0;
    case QUERY_LESS_EQUAL:
        return order <= 0;
    case QUERY_EMPTY:
        break;
    }
    return false;
}

static bool has_value(struct folder *folder, const struct record *record, const struct query_term *term)
{
    const struct field *field = term->field;
    const struct value *value = record_field(record, field);
    bool has = false;

    for (size_t i = 0; !has && i < term->value_count; i++) {
        if (value_is_empty(value) || value_is_empty(&term->values[i])) {
            has = value_is_empty(value) && value_is_empty(&term->values[i]);
        } else if (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES) {
            has = set_has(value_text(value), value_text(&term->values[i]));
        } else if (field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT) {
            struct text words = {0};
            struct query_term word = {.kind = QUERY_WORD, .text = term->values[i].text};
            text_add(&words, " ");
            fold(folder, value_text(value), &words);
            has = has_words(folder, text_string(&words), &word);
            text_done(&words);
        } else {
            has = compares(term->op, sample_compare(field, value, &term->values[i]));
        }
    }
    return has;
}

static bool meets(struct folder *folder, const struct record *record, const char *words, const struct query *query)
{
    bool meets = true;

    for (size_t i = 0; meets && i < query->count; i++) {
        const struct query_term *term = &query->terms[i];
        bool holds = term->kind == QUERY_FIELD ? has_value(folder, record, term) : has_words(folder, words, term);
        meets = holds != term->negated;
    }
    return meets;
}

struct looking {
    struct network *network;
    struct folder *folder;
    struct row_list all;
    char **words;
};

static void agrees(struct looking *looking, const char *words)
{
    struct query query;
    struct row_list rows = {0};
    struct error error = {0};
    const struct record_type *type = &type_organisation;
    int64_t count = -1;
    size_t at = 0;

    if (!tap_ok(query_parse(&query, type, words, false, &error), "%s %s", words, error.text))
        return;
    const struct list_request request = {.type = type, .query = &query, .language = LANGUAGE_EN};
    bool ok = store_rows(looking->network->store, &everything, &request, LIST_FIRST, NULL, 5000, &rows, &error)
              && store_count(looking->network->store, &everything, &request, &count, &error) && count == (int64_t)rows.count;
    for (size_t i = 0; ok && i < looking->all.count; i++) {
        const struct record *record = &looking->all.rows[i].record;
        if (!meets(looking->folder, record, looking->words[i], &query))
            continue;
        ok = at < rows.count && rows.rows[at].record.id == record->id;
        if (!ok)
            tap_note("%s should be found", record_text(record, "name"));
        at++;
    }
    tap_ok(ok && at == rows.count, "%s: %zu found, %lld counted, %zu looked at %s", words, rows.count, (long long)count, at, error.text);
    row_list_done(&rows);
    query_done(&query);
}

/* Parts of queries, put together by chance. */
static char *query_new(uint64_t *state)
{
    static const char *const parts[] = {
        "a", "c", "x", "zz", "cen", "centre", "dhaka", "women", "rett", "arbeid", "\"labour rights\"", "\"human rights watch\"", "শ্রমিক", "union of",
        "country:BD", "country:IN,CN", "coverage:NO", "issue:climate", "issue:child-labour,corruption", "sector:tea", "kind:ngo", "language:nb,en",
        "founded:>1990", "founded:<1960", "founded:1999", "city:quito", "name:green", "native_name:\"\"", "review_due:>2024-01-01", "city:\"\",quito",
        "review_due:<=2020-06-01", "issue:climate,\"\"", "founded:\"\",1999", "description:training", "status:draft", "expertise:mapping", "9", "12345678", "address:road", "funding_policy:\"\"",
    };
    struct text query = {0};

    for (uint32_t i = population_random(state, 3) + 1; i > 0; i--)
        text_add_format(&query, "%s%s%s", query.length > 0 ? " " : "", population_random(state, 4) == 0 ? "-" : "",
                        parts[population_random(state, sizeof parts / sizeof *parts)]);
    return text_take(&query);
}

static void test_against_all(void)
{
    enum { ORGANISATIONS = 2600, QUERIES = 120 };
    struct network network;
    struct looking looking = {.network = &network, .folder = folder_new()};
    struct error error = {0};
    uint64_t state = 5;
    const struct list_request all = {.type = &type_organisation, .language = LANGUAGE_EN};

    network_new(&network, &types_all);
    tap_ok(population_add(network.store, ORGANISATIONS, 0, &error), "a population %s", error.text);
    tap_ok(store_rows(network.store, &everything, &all, LIST_FIRST, NULL, ORGANISATIONS, &looking.all, &error), "is read %s", error.text);
    looking.words = memory_new_array(looking.all.count + 1, sizeof *looking.words);
    for (size_t i = 0; i < looking.all.count; i++)
        looking.words[i] = words_of(&network, looking.folder, &looking.all.rows[i].record);
    for (size_t i = 0; i < QUERIES; i++) {
        char *words = query_new(&state);
        agrees(&looking, words);
        free(words);
    }
    for (size_t i = 0; i < looking.all.count; i++)
        free(looking.words[i]);
    free(looking.words);
    row_list_done(&looking.all);
    folder_free(looking.folder);
    network_done(&network);
}

int main(void)
{
    test_organisations();
    test_changes();
    test_compared();
    test_bulk();
    test_references();
    test_against_all();
    return tap_done();
}
