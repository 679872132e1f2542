/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query finds exactly what stands in what a viewer reads: every type asked for words, phrases and the values of every field at every visibility. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/secrets.h"
#include "tests/tap.h"

enum { ROWS = 200 };

/* What a type is asked, and the first thing that was wrong. */
struct asking {
    struct network *network;
    const struct viewer *viewer;
    const struct record_type *type;
    struct row_list whole; /* all that the viewer reads */
    char *wrong;
    size_t asked;
};

static bool rows_read(const struct asking *asking, const struct viewer *viewer, const char *words, struct row_list *rows, struct error *error)
{
    struct query query = {0};
    const struct list_request list = {.type = asking->type, .query = &query, .language = message_language()};

    *rows = (struct row_list){0};
    bool ok = query_parse(&query, asking->type, words, false, error) && store_rows(asking->network->store, viewer, &list, LIST_FIRST, NULL, ROWS, rows, error);
    query_done(&query);
    return ok;
}

static bool is_found(const struct row_list *rows, int64_t id)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->rows[i].record.id == id)
            return true;
    return false;
}

/* --- Fields --------------------------------------------------------------------------------------------------------------- */

/* Whether a record as the viewer reads it shows a value; NULL: nothing. */
static bool shows(const struct record *record, const struct field *field, const char *text)
{
    const struct field *today = field->as_of_today ? type_field(record->type, field->as_of_today) : field;
    char *shown = field_print(today, record_field(record, today));
    bool is = !text ? *shown == '\0' : field_is_free_text(field) ? strstr(shown, text) != NULL : strcmp(shown, text) == 0;

    if (text && (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES))
        is = set_has(value_text(record_field(record, today)), text);
    free(shown);
    return is;
}

/* Asks for a value, without it where negated; every row that is read is found where it should be, and no other. */
static void ask_value(struct asking *asking, const struct field *field, const char *text, bool negated)
{
    char *quoted = query_quote(text ? text : ""), *words = string_format("%s%s:%s", negated ? "-" : "", field->name, quoted);
    struct row_list found;
    struct error error;

    asking->asked++;
    if (!rows_read(asking, asking->viewer, words, &found, &error)) {
        if (!asking->wrong)
            asking->wrong = string_format("%s: %s", words, error.text);
    }
    for (size_t i = 0; i < asking->whole.count && !asking->wrong; i++) {
        const struct record *record = &asking->whole.rows[i].record;
        bool is = is_found(&found, record->id), should = shows(record, field, text) != negated;
        if (is != should)
            asking->wrong = string_format("%s %s one of %zu rows that %s", words, is ? "finds" : "does not find", asking->whole.count,
                                          should == negated ? "does not show it" : "shows it");
    }
    row_list_done(&found);
    free(words);
    free(quoted);
}

/* A value as it stands in some record, as a query takes it: of a set its first code. NULL where it is empty. The caller frees it. */
static char *value_asked(const struct record *record, const struct field *field)
{
    const char *codes = value_text(record_field(record, field)), *at;
    size_t length;

    if (value_is_empty(record_field(record, field)))
        return NULL;
    if ((field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES) && set_next(&codes, &at, &length))
        return string_copy_part(at, length);
    return field_print(field, record_field(record, field));
}

/* Every value that stands in a record, seen or not. */
static void ask_field(struct asking *asking, const struct field *field, const struct row_list *everything)
{
    for (int negated = 0; negated < 2; negated++)
        ask_value(asking, field, NULL, negated != 0);
    for (size_t i = 0; i < everything->count; i++) {
        char *text = value_asked(&everything->rows[i].record, field);
        for (int negated = 0; text && negated < 2; negated++)
            ask_value(asking, field, text, negated != 0);
        free(text);
    }
}

/* --- Words ---------------------------------------------------------------------------------------------------------------- */

/* Any words at all are answered. */
static void ask_words(struct asking *asking)
{
    static const char *const words[] = {OF_ALL, "-" OF_ALL, "\"" OF_ALL " name\"", "-\"" OF_ALL " name\"", OF_PARTIES, "nor", "bangladesh -" OF_CLIENT, "\"\xC3\xB8\""};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct row_list found;
        struct error error;
        asking->asked++;
        if (!rows_read(asking, asking->viewer, words[i], &found, &error) && !asking->wrong)
            asking->wrong = string_format("%s: %s", words[i], error.text);
        row_list_done(&found);
    }
}

/* Whether a partnership as the viewer reads it shows a text where words are looked for. */
static bool shows_text(const struct asking *asking, const struct record *record, const char *text)
{
    static const char *const fields[] = {"organisation", "member", "country", "stage", "purpose", "outcome_en", "media_contact"};
    bool is = false;

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            char *shown = store_show(asking->network->store, asking->viewer, record, type_field(asking->type, fields[i]), (enum language)language, NULL);
            is = is || strstr(shown, text);
            free(shown);
        }
    return is;
}

/* Words find the partnerships that show them, shared with names or without, and no other. */
static void test_words_shown(struct network *network, enum visibility level)
{
    static const char *const asked[][2] = {{"bangladesh", "Bangladesh"}, {"closed", "closed"}, {"avsl", "avsluttet"}, {OF_ALL, OF_ALL}, {OF_CLIENT, OF_CLIENT},
                                           {OF_PARTIES, OF_PARTIES}, {"\"" OF_ALL " name\"", OF_ALL}};
    const struct viewer viewer = {.name = "Mia", .level = level, .initiative = "", .countries = "", .assured = level <= VISIBILITY_MEMBERS};
    struct asking asking = {.network = network, .viewer = &viewer, .type = type_list_find(&types_all, "partnership")};
    struct row_list found;
    struct error error;
    size_t shown = 0;

    if (!rows_read(&asking, &viewer, "", &asking.whole, &error))
        asking.wrong = string_format("%s", error.text);
    for (size_t i = 0; i < sizeof asked / sizeof *asked && !asking.wrong; i++) {
        if (!rows_read(&asking, &viewer, asked[i][0], &found, &error))
            asking.wrong = string_format("%s", error.text);
        for (size_t row = 0; row < asking.whole.count && !asking.wrong; row++) {
            const struct record *record = &asking.whole.rows[row].record;
            bool is = is_found(&found, record->id), should = shows_text(&asking, record, asked[i][1]);
            shown += should;
            if (is != should)
                asking.wrong = string_format("%s %s one that is shared %s", asked[i][0], is ? "finds" : "does not find", record_text(record, "share_how"));
        }
        row_list_done(&found);
    }
    tap_ok(!asking.wrong && (shown > 0 || level == VISIBILITY_PUBLIC), "words find what shows them, for %s", visibility_code(level));
    if (asking.wrong)
        tap_note("%s", asking.wrong);
    row_list_done(&asking.whole);
    free(asking.wrong);
}

/* --- Types ---------------------------------------------------------------------------------------------------------------- */

static void test_type(struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    struct asking asking = {.network = network, .viewer = viewer, .type = type};
    struct row_list everything = {0};
    struct error error;

    if (!rows_read(&asking, viewer, "", &asking.whole, &error) || !rows_read(&asking, &secrets_everything, "", &everything, &error))
        asking.wrong = string_format("%s", error.text);
    ask_words(&asking);
    for (size_t i = 0; i < type->field_count; i++)
        ask_field(&asking, &type->fields[i], &everything);
    tap_ok(!asking.wrong && asking.asked > 0, "%s for %s", type->name, visibility_code(viewer->level));
    if (asking.wrong)
        tap_note("%s", asking.wrong);
    row_list_done(&everything);
    row_list_done(&asking.whole);
    free(asking.wrong);
}

static void test_level(struct network *network, enum visibility level)
{
    const struct viewer viewer = {.name = "Mia", .level = level, .initiative = "", .countries = "", .assured = level <= VISIBILITY_MEMBERS};

    for (size_t i = 0; i < types_all.count; i++)
        test_type(network, &viewer, types_all.types[i]);
}

/* Partnerships that hold a value in every kind of field, shared in every way. */
static void put_valued(struct network *network)
{
    static const char *const ways[] = {"named", "anonymised", "not-at-all", ""}, *const levels[] = {"", "public", "members"};
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    char *member = network_id(PUT(network, "member", OF_CLIENT, "kind", "company", "country", "NO", "initiative", "ieh"));
    char *person = network_id(PUT(network, "person", OF_COORDINATORS, "role", "adviser"));

    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
        for (size_t level = 0; level < sizeof levels / sizeof *levels; level++) {
            char *partnership = network_id(PUT(network, "partnership", OF_CLIENT, "organisation", house, "member", member, "country", "BD", "stage", "closed", "start", "2026-01-05",
                                               "total_price", "100.00", "total_price_currency", "GBP", "rating", way % 2 ? "3" : "4", "responsible", person, "share_how", ways[way],
                                               "visibility", levels[level]));
            PUT(network, "activity", OF_CLIENT, "partnership", partnership, "date", level ? "2026-01-21" : "2026-01-22");
            free(partnership);
        }
    free(person);
    free(member);
    free(house);
}

int main(void)
{
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    secrets_fill(&network);
    secrets_add_leading(&network);
    secrets_add_unready(&network);
    put_valued(&network);
    for (int level = 0; level < VISIBILITY_COUNT; level++)
        test_level(&network, (enum visibility)level);
    for (int level = 0; level < VISIBILITY_COUNT; level++)
        test_words_shown(&network, (enum visibility)level);
    network_done(&network);
    message_close();
    return tap_done();
}
