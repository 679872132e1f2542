/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be told is told nowhere: every list, search, export and history of a network looked through for what is kept for fewer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/export.h"
#include "db/journal.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/secrets.h"
#include "tests/tap.h"

/* --- Lists and exports -------------------------------------------------------------------------------------------------- */

static bool take(void *context, const char *bytes, size_t length, struct error *error)
{
    (void)error;
    text_add_bytes(context, bytes, length);
    return true;
}

static char *exported(struct network *network, const struct viewer *viewer, const struct record_type *type, bool labels)
{
    struct export_request request = {.list = {.type = type, .language = message_language()}, .labels = labels};
    struct export_report report;
    struct error error;
    struct text text = {0};

    if (!export_rows(network->store, viewer, &request, take, &text, &report, &error))
        text_add(&text, error.text);
    return text_take(&text);
}

/* Whether the parties to a record agreed that all may know whom it leads to. */
static bool names_by_agreement(const struct record *record)
{
    return record->type->shared_by && strcmp(record_text(record, record->type->shared_by), "named") == 0;
}

/* An id tells as much as a name. */
static void look_at_reference(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record *record, const struct field *field)
{
    const struct value *value = record_field(record, field);
    struct record referred;
    struct error error;

    if (field->kind != FIELD_REFERENCE || value->kind != VALUE_NUMBER || names_by_agreement(record))
        return;
    if (store_load(network->store, viewer, type_list_find(&types_all, field->refers_to), value->number, &referred, &error))
        record_done(&referred);
    else if (!watch->found)
        watch->found = string_format("%s.%s leads to what she may not see: %s", record->type->name, field->name, error.text);
}

static void look_at_row(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record *record)
{
    char *title = store_title(network->store, viewer, record->type, record->id, message_language());

    watch_look(watch, title ? title : "", "title");
    free(title);
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        char *shown = store_show(network->store, viewer, record, field, message_language(), NULL), *printed = field_print(field, &record->values[i]);
        watch_look(watch, shown, field->name);
        watch_look(watch, printed, field->name);
        look_at_reference(watch, network, viewer, record, field);
        free(printed);
        free(shown);
    }
}

/* Rows that a query finds, or all. */
static void look_at_list(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type, const char *words)
{
    struct query query = {0};
    struct row_list rows;
    struct error error;
    const struct list_request list = {.type = type, .query = &query, .language = message_language()};

    if (!query_parse(&query, type, words, false, &error) || !store_rows(network->store, viewer, &list, LIST_FIRST, NULL, 100, &rows, &error))
        return;
    for (size_t i = 0; i < rows.count; i++)
        look_at_row(watch, network, viewer, &rows.rows[i].record);
    if (*words && rows.count > 0)
        watch_look(watch, words, "what was searched for");
    row_list_done(&rows);
    query_done(&query);
}

/* Of the rows that a reference finds each must show that it leads there. */
static void look_for_reference(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type, const struct field *field, int64_t id)
{
    char *printed = network_id(id), *words = string_format("%s:%s", field->name, printed);
    const struct value value = {.kind = VALUE_NUMBER, .number = id};
    struct query query = {0};
    struct error error;

    if (!query_parse(&query, type, words, false, &error))
        watch_look(watch, error.text, words);
    for (int within = 0; within < 2; within++) {
        struct row_list rows = {0};
        struct list_request list = {.type = type, .language = message_language(), .query = &query};
        if (within)
            list = (struct list_request){.type = type, .language = message_language(), .within = field, .value = &value};
        if (store_rows(network->store, viewer, &list, LIST_FIRST, NULL, 100, &rows, &error))
            for (size_t i = 0; i < rows.count && !watch->found; i++)
                if (!value_equal(record_field(&rows.rows[i].record, field), &value))
                    watch->found = string_format("%s finds what does not show it", words);
        row_list_done(&rows);
    }
    query_done(&query);
    free(words);
    free(printed);
}

static void look_for_references(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        const struct list_request list = {.type = field->refers_to ? type_list_find(&types_all, field->refers_to) : NULL};
        struct row_list rows = {0};
        struct error error;
        if (list.type && store_rows(network->store, &secrets_everything, &list, LIST_FIRST, NULL, 100, &rows, &error))
            for (size_t at = 0; at < rows.count; at++)
                look_for_reference(watch, network, viewer, type, field, rows.rows[at].record.id);
        row_list_done(&rows);
    }
}

/* Nor does it show who wrote what. */
static void look_for_writers(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    static const char *const words[] = {"created_by:Kari", "updated_by:Kari"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct query query = {0};
        const struct list_request list = {.type = type, .query = &query};
        struct error error;
        int64_t count = 0;
        bool ok = query_parse(&query, type, words[i], false, &error) && store_count(network->store, viewer, &list, &count, &error);
        if ((!ok || count > 0) && !watch->found)
            watch->found = string_format("%s finds %lld", words[i], (long long)count);
        query_done(&query);
    }
}

static void look_at_type(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    for (int labels = 0; labels < 2; labels++) {
        char *text = exported(network, viewer, type, labels != 0);
        watch_look(watch, text, type->name);
        free(text);
    }
    look_at_list(watch, network, viewer, type, "");
    look_for_references(watch, network, viewer, type);
    look_for_writers(watch, network, viewer, type);
    for (const char *const *word = watch->words; *word; word++) {
        look_at_list(watch, network, viewer, type, *word);
        for (size_t i = 0; i < type->field_count; i++) {
            char *query = string_format("%s:%s", type->fields[i].name, *word);
            look_at_list(watch, network, viewer, type, query);
            free(query);
        }
    }
}

/* All that the history tells, of what was deleted too. */
static void look_at_history(struct watch *watch, struct network *network, const struct viewer *viewer)
{
    struct history history = {0};
    struct error error;

    if (!journal_history(network->store, viewer, NULL, 0, 0, 1000, &history, &error))
        watch_look(watch, error.text, "history");
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.entries[i];
        watch_look(watch, entry->title ? entry->title : "", "title in the history");
        watch_look(watch, entry->what, "history");
        for (size_t at = 0; at < entry->field_count; at++) {
            watch_look(watch, value_text(&entry->fields[at].before), entry->fields[at].name);
            watch_look(watch, value_text(&entry->fields[at].after), entry->fields[at].name);
        }
    }
    history_done(&history);
}

static void test_history(struct network *network, const struct viewer *viewer, const char *const *words)
{
    struct watch watch = {.words = words, .looked = 1}; /* there may be nothing for the public */
    char *point = string_format("the history for %s", visibility_code(viewer->level));

    look_at_history(&watch, network, viewer);
    watch_done(&watch, point);
    free(point);
}

static void test_level(struct network *network, enum visibility level, const char *const *words)
{
    const struct viewer viewer = {.name = "Mia", .level = level, .initiative = "", .countries = "", .assured = level <= VISIBILITY_MEMBERS};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < types_all.count; i++) {
            struct watch watch = {.words = words};
            look_at_type(&watch, network, &viewer, types_all.types[i]);
            char *point = string_format("%s for %s (%s): lists, searches, exports", types_all.types[i]->name, visibility_code(level), language_code((enum language)language));
            watch_done(&watch, point);
            free(point);
        }
    }
    message_set_language(LANGUAGE_EN);
    test_history(network, &viewer, words);
}

/* --- What is told ------------------------------------------------------------------------------------------------------- */

static void test_told(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    char *text = exported(network, &member, &type_partnership, true);

    tap_ok(text_count(text, "\n") == 3, "of four partnerships members get two: those their parties share");
    tap_ok(text_count(text, "a company in Norway") == 1, "one without the name");
    tap_ok(text_count(text, OF_ALL " name") == 3, "one with it (and the organisation's twice)");
    free(text);
    text = exported(network, &member, &type_partnership, false);
    tap_ok(text_count(text, ",company NO,") == 1, "to machines by kind and country");
    free(text);
    text = exported(network, &secrets_everything, &type_partnership, true);
    tap_ok(text_count(text, "\n") == 5 && text_count(text, OF_PARTIES) > 0, "who sees everything gets everything");
    free(text);
    text = exported(network, &member, &type_finding, false);
    tap_ok(text_count(text, "\n") == 2 && text_count(text, OF_ALL) > 0, "of findings that somebody opened to all they get the one the client was told of");
    free(text);
    text = exported(network, &secrets_everything, &type_testimonial, false);
    tap_ok(text_count(text, OF_COORDINATORS) > 0, "testimonials without permission too");
    free(text);
}

/* A visibility somebody chose goes before what the parties agreed, but for not at all. */
static void test_chosen(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    static const struct {
        const char *how, *visibility;
        size_t rows;
    } cases[] = {{"named", "parties", 0}, {"anonymised", "coordinators", 0}, {"not-at-all", "members", 0}, {"", "public", 1}, {"anonymised", "", 1}};
    const struct list_request list = {.type = &type_partnership};
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"));
    char *buyer = network_id(PUT(network, "member", OF_PARTIES, "kind", "contracting-authority", "country", "DK", "initiative", "dieh"));
    char *id = network_id(PUT(network, "partnership", OF_PARTIES, "organisation", house, "member", buyer, "country", "BD", "stage", "enquiry"));
    int64_t partnership, before, count;
    struct error error;

    tap_ok(identity_parse(id, &partnership) && store_count(network->store, &member, &list, &before, &error), "before it is shared");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        network_set(network, "Kari", "partnership", partnership, "share_how", cases[i].how);
        network_set(network, "Kari", "partnership", partnership, "visibility", cases[i].visibility);
        store_count(network->store, &member, &list, &count, &error);
        tap_ok(count == before + (int64_t)cases[i].rows, "shared %s, visible to %s", cases[i].how, cases[i].visibility);
    }
    char *title = store_title(network->store, &member, &type_partnership, partnership, LANGUAGE_NB);
    tap_is_text(title, OF_ALL " name, en oppdragsgiver i Danmark", "its title names nobody");
    free(title);
    free(id);
    free(buyer);
    free(house);
}

int main(void)
{
    static const char *const kept[] = {OF_PARTIES, OF_COORDINATORS, OF_UNREADY, NULL}, *const high[] = {OF_COORDINATORS, NULL};
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    secrets_fill(&network);
    test_told(&network);
    secrets_add_leading(&network);
    secrets_add_unready(&network);
    test_level(&network, VISIBILITY_PUBLIC, kept);
    test_level(&network, VISIBILITY_MEMBERS, kept);
    test_level(&network, VISIBILITY_PARTIES, high);
    test_chosen(&network);
    network_done(&network);
    message_close();
    return tap_done();
}
