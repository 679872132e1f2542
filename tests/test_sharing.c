/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be told is told nowhere: a network in which every text of what is kept for fewer says a forbidden word, and every list, search, export and report looked
 * through for it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/export.h"
#include "db/journal.h"
#include "db/report.h"
#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* Words that stand in all texts of what the parties may see, of what only coordinators may, and of what everybody may. */
#define OF_PARTIES "zqparty"
#define OF_COORDINATORS "zqcoord"
#define OF_ALL "zqopen"
/* And in all texts of what is agreed between a client and a local resource. */
#define OF_CLIENT "zqclient"
/* And of what somebody marked for the parties or for coordinators, which leaves in nothing that is written. */
#define OF_MARKED "zqmarked"
/* And of profiles that are not quality-assured today, with what hangs on them, which members do not read. */
#define OF_UNREADY "zqunready"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- The network -------------------------------------------------------------------------------------------------------- */

/* A text of a kind with a word in it; NULL where it can hold none. The caller frees it. */
static char *text_with(const struct field *field, const char *word)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        return string_format("%s %s", word, field->name);
    case FIELD_URL:
        return string_format("https://%s.example.org/", word);
    case FIELD_EMAIL:
        return string_format("%s@example.org", word);
    default:
        return NULL;
    }
}

/* A record with a word in every text; then fields and values by turns, NULL at the end. What gates would refuse is put there all the same. */
static int64_t put(struct network *network, const char *type, const char *word, const char *const *values)
{
    struct record record;
    struct error error = {0};

    record_init_new(&record, type_list_find(&types_all, type));
    for (size_t i = 0; i < record.type->field_count; i++) {
        const struct field *field = &record.type->fields[i];
        char *text = field->compute || field->flags & FIELD_FIXED ? NULL : text_with(field, word);
        value_set_text(&record.values[i], text ? text : value_text(&record.values[i]));
        free(text);
    }
    bool ok = true;
    for (; ok && *values; values += 2)
        ok = record_set(&record, values[0], values[1], &error);
    if (strcmp(type, "country") == 0)
        record.id = country_record_id(record_text(&record, "code"));
    ok = ok && store_begin(network->store, &everything, NULL, &error) && store_put(network->store, &record, &error)
         && store_commit(network->store, NULL, &error);
    if (!ok)
        tap_ok(false, "%s: %s", type, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

#define PUT(network, type, word, ...) put(network, type, word, (const char *const[]){__VA_ARGS__, NULL})

/* What hangs on a partnership, shown to everybody by somebody who did not think of it: it is told as far as the partnership is. */
static void put_open(struct network *network, const char *word, const char *partnership, const char *organisation, const char *site)
{
    PUT(network, "activity", word, "partnership", partnership, "organisation", organisation, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_PARTIES, "site", site, "date", "2026-01-22", "visibility", "members");
    PUT(network, "document", word, "partnership", partnership, "visibility", "public");
    PUT(network, "document", OF_PARTIES, "site", site, "visibility", "members");
    PUT(network, "deliverable", word, "partnership", partnership, "due", "2026-02-01", "visibility", "public");
    PUT(network, "finding", word, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "visibility", "public");
    PUT(network, "party", word, "partnership", partnership, "organisation", organisation, "visibility", "public");
    network_delete(network, "Kari", "activity", PUT(network, "activity", word, "partnership", partnership, "date", "2026-01-22", "visibility", "public"));
}

/* A member, and its partnership with an organisation that is shared in a way (NULL: nobody said how), with all that hangs on it. */
static int64_t put_partnership(struct network *network, const char *organisation, const char *how, const char *stage)
{
    const char *word = how && strcmp(how, "named") == 0 ? OF_ALL : OF_PARTIES;
    char *member = network_id(PUT(network, "member", word, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));
    char *need = network_id(PUT(network, "need", OF_PARTIES, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "confidential",
                                "note", OF_PARTIES));
    char *supplier = network_id(PUT(network, "supplier", OF_PARTIES, "country", "BD", "note", OF_COORDINATORS));
    char *site = network_id(PUT(network, "site", OF_PARTIES, "country", "BD", "supplier", supplier, "note", OF_COORDINATORS));
    int64_t id = PUT(network, "partnership", word, "organisation", organisation, "member", member, "need", need, "site", site, "country", "BD", "stage", stage,
                     "start", "2026-01-05", "end", "2026-02-27", "share_how", how ? how : "");
    char *partnership = network_id(id);

    PUT(network, "candidate", OF_PARTIES, "need", need, "organisation", organisation, "decision", "chosen");
    PUT(network, "candidate", OF_PARTIES, "need", need, "organisation", organisation, "decision", "chosen", "visibility", "public");
    PUT(network, "buyer", OF_PARTIES, "supplier", supplier, "member", member);
    PUT(network, "party", OF_PARTIES, "partnership", partnership, "member", member);
    PUT(network, "deliverable", OF_PARTIES, "partnership", partnership, "due", "2026-02-01");
    PUT(network, "deliverable", OF_PARTIES, "partnership", partnership, "due", "2026-02-01", "visibility", "parties");
    PUT(network, "finding", OF_COORDINATORS, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages");
    PUT(network, "activity", OF_COORDINATORS, "partnership", partnership, "date", "2026-01-21");
    PUT(network, "document", OF_COORDINATORS, "partnership", partnership, "organisation", organisation);
    PUT(network, "testimonial", OF_COORDINATORS, "organisation", organisation, "member", member, "permission", "no");
    PUT(network, "testimonial", OF_ALL, "organisation", organisation, "member", member, "permission", "yes");
    put_open(network, word, partnership, organisation, site);
    free(partnership);
    free(site);
    free(supplier);
    free(need);
    free(member);
    return id;
}

/* What is gone keeps its name in the history. */
static void delete_partnership(struct network *network, const char *organisation, const char *how)
{
    char *member = network_id(PUT(network, "member", OF_PARTIES, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "partnership", OF_PARTIES, "organisation", organisation, "member", member, "country", "BD", "stage", "enquiry", "share_how", how);

    network_delete(network, "Kari", "partnership", id);
    free(member);
}

/* Persons who did not say yes, whatever somebody chose; one is gone again. */
static void put_contacts(struct network *network, const char *organisation)
{
    static const char *const levels[] = {"", "public", "members", "parties", "coordinators"};
    int64_t id = 0;

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        id = PUT(network, "contact", OF_COORDINATORS, "organisation", organisation, "consent", "no", "visibility", levels[i]);
    network_delete(network, "Kari", "contact", id);
    network_delete(network, "Kari", "contact", PUT(network, "contact", OF_COORDINATORS, "organisation", organisation, "consent", "no", "visibility", "public"));
}

/* What everybody may see, and what it leads to that they may not. */
static void put_leading(struct network *network)
{
    char *person = network_id(PUT(network, "person", OF_COORDINATORS, "role", "adviser"));
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    char *hidden = network_id(PUT(network, "organisation", OF_COORDINATORS, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "visibility", "coordinators"));
    char *member = network_id(PUT(network, "member", OF_PARTIES, "kind", "company", "country", "NO", "initiative", "ieh"));
    char *supplier = network_id(PUT(network, "supplier", OF_PARTIES, "country", "BD", "note", OF_COORDINATORS));
    char *owner = network_id(PUT(network, "supplier", OF_ALL, "country", "BD", "visibility", "public", "parent", supplier, "note", OF_COORDINATORS));
    char *need = network_id(PUT(network, "need", OF_ALL, "member", member, "country", "BD", "issues", "living-wages", "confidentiality", "open", "visibility", "public",
                                "responsible", person));
    char *named = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));
    char *shared = network_id(PUT(network, "partnership", OF_ALL, "organisation", hidden, "member", named, "country", "BD", "stage", "closed", "share_how", "named"));

    PUT(network, "site", OF_ALL, "country", "BD", "supplier", supplier, "visibility", "public", "note", OF_COORDINATORS);
    PUT(network, "buyer", OF_ALL, "supplier", owner, "member", member, "visibility", "public");
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", hidden, "decision", "chosen", "visibility", "public");
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "chosen", "visibility", "public");
    PUT(network, "party", OF_ALL, "partnership", shared, "organisation", hidden, "visibility", "public");
    PUT(network, "activity", OF_PARTIES, "member", member, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_COORDINATORS, "organisation", hidden, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_ALL, "organisation", house, "person", person, "date", "2026-01-22", "visibility", "public");
    PUT(network, "document", OF_COORDINATORS, "organisation", hidden, "visibility", "public");
    free(shared);
    free(named);
    free(house);
    free(person);
    free(need);
    free(owner);
    free(supplier);
    free(member);
    free(hidden);
}

static void put_unready_profile(struct network *network, const char *status, const char *due)
{
    char *house = network_id(PUT(network, "organisation", OF_UNREADY, "kind", "ngo", "country", "BD", "coverage", "BD", "status", status, "review_due", due, "visibility", "public",
                                 "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS));
    char *member = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));

    PUT(network, "contact", OF_UNREADY, "organisation", house, "consent", "yes", "visibility", "public");
    PUT(network, "verification", OF_UNREADY, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "visibility", "public", "note", OF_COORDINATORS);
    PUT(network, "testimonial", OF_UNREADY, "organisation", house, "permission", "yes", "visibility", "public");
    PUT(network, "activity", OF_UNREADY, "organisation", house, "date", "2026-01-22", "visibility", "public");
    PUT(network, "document", OF_UNREADY, "organisation", house, "visibility", "public");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "country", "BD", "stage", "closed", "share_how", "named");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "country", "BD", "stage", "closed", "visibility", "public");
    network_delete(network, "Kari", "testimonial", PUT(network, "testimonial", OF_UNREADY, "organisation", house, "permission", "yes", "visibility", "public"));
    free(member);
    free(house);
}

static void put_unready(struct network *network)
{
    static const char *const states[] = {"draft", "submitted", "under-review", "needs-update", "suspended", "archived"};

    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        put_unready_profile(network, states[i], "");
    put_unready_profile(network, "quality-assured", "2026-02-28");
    network_delete(network, "Kari", "organisation", PUT(network, "organisation", OF_UNREADY, "kind", "ngo", "country", "BD", "status", "draft", "visibility", "public"));
}

static void fill(struct network *network)
{
    char *person = network_id(PUT(network, "person", OF_COORDINATORS, "role", "adviser"));
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages",
                                 "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS));

    PUT(network, "country", OF_ALL, "code", "BD", "region", "south-asia");
    PUT(network, "organisation", OF_PARTIES, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages", "visibility", "parties",
        "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS);
    PUT(network, "organisation", OF_COORDINATORS, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "submitted", "visibility", "coordinators");
    PUT(network, "contact", OF_PARTIES, "organisation", house, "consent", "yes");
    put_contacts(network, house);
    PUT(network, "verification", OF_ALL, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "note", OF_COORDINATORS);
    PUT(network, "concern", OF_COORDINATORS, "organisation", house, "received", "2026-01-01", "responsible", person);
    PUT(network, "hotspot", OF_ALL, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "note", OF_COORDINATORS);
    PUT(network, "hotspot", OF_COORDINATORS, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "visibility", "coordinators");
    put_partnership(network, house, "anonymised", "closed");
    put_partnership(network, house, "not-at-all", "closed");
    put_partnership(network, house, NULL, "enquiry");
    put_partnership(network, house, "named", "in-progress");
    delete_partnership(network, house, "anonymised");
    delete_partnership(network, house, "not-at-all");
    free(house);
    free(person);
}

/* --- Looking ------------------------------------------------------------------------------------------------------------ */

/* A text that must not hold some words, which ends the search at the first that it does. */
struct watch {
    const char *const *words; /* NULL at the end */
    char *found;              /* where, and what stands around it */
    size_t looked;            /* how many texts */
};

static void look(struct watch *watch, const char *text, const char *place)
{
    watch->looked++;
    for (const char *const *word = watch->words; *word && !watch->found; word++) {
        const char *at = strstr(text, *word);
        if (at)
            watch->found = string_format("%s: %.60s", place, at);
    }
}

static void look_done(struct watch *watch, const char *point)
{
    tap_ok(!watch->found && watch->looked > 0, "%s", point);
    if (watch->found)
        tap_note("%s", watch->found);
    free(watch->found);
}

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

    look(watch, title ? title : "", "title");
    free(title);
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        char *shown = store_show(network->store, viewer, record, field, message_language(), NULL), *printed = field_print(field, &record->values[i]);
        look(watch, shown, field->name);
        look(watch, printed, field->name);
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
        look(watch, words, "what was searched for");
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
        look(watch, error.text, words);
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
        if (list.type && store_rows(network->store, &everything, &list, LIST_FIRST, NULL, 100, &rows, &error))
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
        look(watch, text, type->name);
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
        look(watch, error.text, "history");
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.entries[i];
        look(watch, entry->title ? entry->title : "", "title in the history");
        look(watch, entry->what, "history");
        for (size_t at = 0; at < entry->field_count; at++) {
            look(watch, value_text(&entry->fields[at].before), entry->fields[at].name);
            look(watch, value_text(&entry->fields[at].after), entry->fields[at].name);
        }
    }
    history_done(&history);
}

static void test_history(struct network *network, const struct viewer *viewer, const char *const *words)
{
    struct watch watch = {.words = words, .looked = 1}; /* there may be nothing for the public */
    char *point = string_format("the history for %s", visibility_code(viewer->level));

    look_at_history(&watch, network, viewer);
    look_done(&watch, point);
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
            look_done(&watch, point);
            free(point);
        }
    }
    message_set_language(LANGUAGE_EN);
    test_history(network, &viewer, words);
}

/* --- Reports ------------------------------------------------------------------------------------------------------------ */

static void look_at_document(struct watch *watch, const struct document *document, const char *name)
{
    struct text texts[3] = {{0}};

    document_write_text(document, 80, &texts[0]);
    document_write_markdown(document, &texts[1]);
    document_write_html(document, &texts[2]);
    for (size_t i = 0; i < 3; i++) {
        look(watch, text_string(&texts[i]), name);
        text_done(&texts[i]);
    }
}

static void look_at_report(struct watch *watch, struct network *network, const struct report *report, int64_t id)
{
    struct report_request request = {.store = network->store, .viewer = &everything, .id = id};

    /* On the screen some are work's own. */
    for (int compact = 0; compact < (report->inside ? 1 : 2); compact++) {
        struct document document;
        struct error error;
        request.compact = compact != 0;
        if (report_write(report, &request, &document, &error))
            look_at_document(watch, &document, report->name);
        document_done(&document);
    }
}

static void test_report(struct network *network, const struct report *report)
{
    static const char *const general[] = {OF_PARTIES, OF_COORDINATORS, OF_MARKED, NULL}, *const own[] = {OF_COORDINATORS, OF_MARKED, NULL};
    struct watch watch = {.words = report->audience < VISIBILITY_PARTIES ? general : own};
    const struct record_type *type = report->type ? type_list_find(&types_all, report->type) : NULL;
    const struct list_request list = {.type = type};
    struct row_list rows = {0};
    struct error error;

    if (!type)
        look_at_report(&watch, network, report, 0);
    else if (store_rows(network->store, &everything, &list, LIST_FIRST, NULL, 100, &rows, &error))
        for (size_t i = 0; i < rows.count; i++)
            look_at_report(&watch, network, report, rows.rows[i].record.id);
    row_list_done(&rows);
    char *point = string_format("the report %s (%s)", report->name, language_code(message_language()));
    look_done(&watch, point);
    free(point);
}

static void test_reports(struct network *network)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < report_count; i++)
            test_report(network, reports[i]);
    }
    message_set_language(LANGUAGE_EN);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* A report as Markdown, or what is said against it. The caller frees it. */
static char *written(struct network *network, const char *name, int64_t id)
{
    const struct report_request request = {.store = network->store, .viewer = &everything, .id = id};
    struct document document;
    struct text text = {0};
    struct error error = {0};

    if (report_write(report_find(name), &request, &document, &error))
        document_write_markdown(&document, &text);
    else
        text_add(&text, error.text);
    document_done(&document);
    return text_take(&text);
}

/* --- What is marked ------------------------------------------------------------------------------------------------------- */

/* A partnership all of whose names may be told, and what is marked with a level at every place where something else may stand. */
static void put_marked(struct network *network, const char *level)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages"));
    char *hidden = network_id(PUT(network, "organisation", OF_MARKED, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages",
                                  "visibility", level));
    char *member = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    char *other = network_id(PUT(network, "member", OF_MARKED, "kind", "company", "country", "NO", "initiative", "ieh", "visibility", level));
    char *supplier = network_id(PUT(network, "supplier", OF_MARKED, "country", "BD", "visibility", level));
    char *site = network_id(PUT(network, "site", OF_MARKED, "country", "BD", "visibility", level));
    char *person = network_id(PUT(network, "person", OF_MARKED, "role", "adviser", "visibility", level));
    char *marked = network_id(PUT(network, "need", OF_MARKED, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "open", "visibility",
                                  level));
    char *need = network_id(PUT(network, "need", OF_ALL, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "open"));
    char *partnership = network_id(PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "need", marked, "site", site, "country", "BD", "stage", "in-progress",
                                       "start", "2026-01-05", "share_how", "named", "responsible", person));

    PUT(network, "contact", OF_MARKED, "organisation", house, "consent", "yes", "visibility", level);
    PUT(network, "candidate", OF_MARKED, "need", need, "organisation", house, "decision", "chosen", "visibility", level);
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", hidden, "decision", "chosen");
    PUT(network, "buyer", OF_MARKED, "supplier", supplier, "member", member, "visibility", level);
    PUT(network, "buyer", OF_ALL, "supplier", supplier, "member", member);
    PUT(network, "party", OF_MARKED, "partnership", partnership, "member", other, "visibility", level);
    PUT(network, "party", OF_ALL, "partnership", partnership, "member", other, "organisation", hidden);
    PUT(network, "deliverable", OF_MARKED, "partnership", partnership, "due", "2026-02-01", "delivered_on", "2026-02-01", "visibility", level);
    PUT(network, "finding", OF_MARKED, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-21", "visibility", level);
    PUT(network, "activity", OF_MARKED, "partnership", partnership, "date", "2026-01-21", "visibility", level);
    PUT(network, "testimonial", OF_MARKED, "organisation", house, "member", member, "permission", "yes", "visibility", level);
    PUT(network, "verification", OF_MARKED, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "visibility", level);
    PUT(network, "hotspot", OF_MARKED, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "visibility", level);
    PUT(network, "partnership", OF_MARKED, "organisation", house, "member", member, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named",
        "visibility", level);
    PUT(network, "partnership", OF_ALL, "organisation", hidden, "member", member, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", other, "country", "BD", "stage", "in-progress", "start", "2026-01-05", "share_how", "named");
    free(partnership);
    free(need);
    free(marked);
    free(person);
    free(site);
    free(supplier);
    free(other);
    free(member);
    free(hidden);
    free(house);
}

/* What is considered for a need may not be named any more when the shortlist is written; and its points are not those of the screen. */
static void test_shortlist(struct network *network)
{
    static const struct {
        const char *field, *value, *name;
    } barred[] = {{"referral", "do-not-refer", "Not Referred"}, {"status", "suspended", "Suspended House"}, {"status", "archived", "Archived House"}};
    char *buyer = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "need", OF_ALL, "member", buyer, "country", "BD", "issues", "living-wages", "confidentiality", "open");
    char *need = network_id(id);

    for (size_t i = 0; i < sizeof barred / sizeof *barred; i++) {
        char *house = network_id(PUT(network, "organisation", OF_ALL, "name", barred[i].name, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured",
                                     barred[i].field, barred[i].value));
        PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "shortlisted");
        free(house);
    }
    char *house = network_id(PUT(network, "organisation", OF_ALL, "name", "Good House", "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "shortlisted");
    char *text = written(network, "shortlist", id);
    tap_ok(strstr(text, "Good House") && strstr(text, "Only what members may know counts here"), "it says what counts");
    for (size_t i = 0; i < sizeof barred / sizeof *barred; i++)
        tap_ok(!strstr(text, barred[i].name), "%s: %s is not on a shortlist", barred[i].field, barred[i].value);
    free(text);
    free(house);
    free(need);
    free(buyer);
}

/* Prices are for coordinators, and with the price its terms. */
static void test_price(struct network *network)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"));
    char *buyer = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "partnership", OF_ALL, "organisation", house, "member", buyer, "country", "BD", "stage", "agreed", "total_price", "424242.00",
                     "total_price_currency", "NOK", "payment_terms", "monthly", "share_how", "named");

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *const words[] = {"424", "NOK", vocabulary_word(&vocabulary_payment_terms, "monthly", (enum language)language), NULL};
        struct watch watch = {.words = words};
        message_set_language((enum language)language);
        for (size_t i = 0; i < report_count; i++)
            if (report_is_about(reports[i], &type_partnership))
                look_at_report(&watch, network, reports[i], id);
        look_done(&watch, "no report tells the price or how it is paid");
    }
    message_set_language(LANGUAGE_EN);
    free(buyer);
    free(house);
}

/* What is said of a report that cannot be written. */
static void test_refusal(struct network *network, const struct viewer *viewer, int64_t id, const char *expected, const char *point)
{
    const struct report_request request = {.store = network->store, .viewer = viewer, .id = id};
    struct document document;
    struct error error = {0};

    tap_ok(!report_write(report_find("partnership"), &request, &document, &error) && error.code == ERROR_NOT_FOUND, "%s: none is written", point);
    char *part = string_format("%.*s", (int)strlen(expected), error.text);
    tap_is_text(part, expected, "%s: it is said why", point);
    free(part);
    document_done(&document);
}

/* Who sees a record is told why no report of it leaves; who does not learns nothing. */
static void test_refusals(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"));
    char *buyer = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "partnership", OF_ALL, "organisation", house, "member", buyer, "country", "BD", "stage", "enquiry", "visibility", "coordinators");
    char *printed = network_id(id), *unknown = string_format("Partnership %s was not found.", printed);

    test_refusal(network, &everything, id, "Partnership \"" OF_ALL " name, " OF_ALL " name\" is marked as visible to coordinators only", "kept for coordinators");
    test_refusal(network, &member, id, unknown, "asked for by a member");
    test_refusal(network, &everything, 7, "Partnership 000007 was not found.", "not there");
    network_set(network, "Kari", "partnership", id, "visibility", "parties");
    test_refusal(network, &everything, id, "Partnership \"" OF_ALL " name, " OF_ALL " name\" is marked as visible to the parties concerned only", "kept for the parties");
    free(unknown);
    free(printed);
    free(buyer);
    free(house);
}

/* --- Others who take part ----------------------------------------------------------------------------------------------- */

/* A partnership that a member takes part in whom its client is not to be named to; whose texts are the client's word, and the client's name another. Returns the client. */
static int64_t put_shared_work(struct network *network, const char *name, const char *how, int64_t partner)
{
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    int64_t id = PUT(network, "member", name, "kind", "company", "country", "NO", "initiative", "ieh");
    char *client = network_id(id), *other = network_id(partner);
    char *partnership = network_id(PUT(network, "partnership", OF_CLIENT, "organisation", house, "member", client, "country", "BD", "stage", "in-progress", "start",
                                       "2026-01-05", "share_how", how));

    PUT(network, "party", OF_CLIENT, "partnership", partnership, "member", other);
    PUT(network, "deliverable", OF_CLIENT, "partnership", partnership, "due", "2026-02-01", "delivered_on", "2026-02-01");
    PUT(network, "finding", OF_CLIENT, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-21");
    free(partnership);
    free(other);
    free(client);
    free(house);
    return id;
}

static void test_account(struct network *network, int64_t member, const char *whose)
{
    static const char *const words[] = {OF_CLIENT, NULL};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct watch watch = {.words = words};
        message_set_language((enum language)language);
        look_at_report(&watch, network, report_find("member-year"), member);
        char *point = string_format("%s (%s)", whose, language_code((enum language)language));
        look_done(&watch, point);
        free(point);
    }
    message_set_language(LANGUAGE_EN);
}

/* The year of a member is written to be published: it says of others' work what all may know, and nothing of work that is not shared at all. */
static void test_accounts(struct network *network)
{
    int64_t partner = PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh");

    put_shared_work(network, OF_CLIENT, "not-at-all", partner);
    put_shared_work(network, OF_CLIENT, "anonymised", partner);
    test_account(network, partner, "the year of one who takes part in what others agreed on");
    test_account(network, put_shared_work(network, OF_ALL, "not-at-all", partner), "the year of a client who shares nothing");
    char *text = written(network, "member-year", partner);
    tap_ok(count_of(text, "a company in Norway") == 1, "with what it takes part in, of which the client is not named");
    free(text);
}

/* --- What is told ------------------------------------------------------------------------------------------------------- */

static void test_told(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    char *text = exported(network, &member, &type_partnership, true);

    tap_ok(count_of(text, "\n") == 3, "of four partnerships members get two: those their parties share");
    tap_ok(count_of(text, "a company in Norway") == 1, "one without the name");
    tap_ok(count_of(text, OF_ALL " name") == 3, "one with it (and the organisation's twice)");
    free(text);
    text = exported(network, &member, &type_partnership, false);
    tap_ok(count_of(text, ",company NO,") == 1, "to machines by kind and country");
    free(text);
    text = exported(network, &everything, &type_partnership, true);
    tap_ok(count_of(text, "\n") == 5 && count_of(text, OF_PARTIES) > 0, "who sees everything gets everything");
    free(text);
    text = exported(network, &everything, &type_testimonial, false);
    tap_ok(count_of(text, OF_COORDINATORS) > 0, "testimonials without permission too");
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
    fill(&network);
    test_told(&network);
    put_leading(&network);
    put_unready(&network);
    test_level(&network, VISIBILITY_PUBLIC, kept);
    test_level(&network, VISIBILITY_MEMBERS, kept);
    test_level(&network, VISIBILITY_PARTIES, high);
    put_marked(&network, "parties");
    put_marked(&network, "coordinators");
    test_reports(&network);
    test_chosen(&network);
    test_shortlist(&network);
    test_price(&network);
    test_refusals(&network);
    test_accounts(&network);
    network_done(&network);
    message_close();
    return tap_done();
}
