/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/looks.h"

#include <stdlib.h>
#include <string.h>

#include "db/export.h"
#include "db/journal.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/scope.h"
#include "src/text.h"
#include "src/types.h"

/* --- Lists and exports -------------------------------------------------------------------------------------------------- */

static bool take(void *context, const char *bytes, size_t length, struct error *error)
{
    (void)error;
    text_add_bytes(context, bytes, length);
    return true;
}

char *look_exported(struct network *network, const struct viewer *viewer, const struct record_type *type, bool labels)
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

/* Nor does it show who wrote what to those who do not see everything. */
static void look_for_writers(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    static const char *const words[] = {"created_by:Kari", "updated_by:Kari"};

    for (size_t i = 0; i < sizeof words / sizeof *words && scope_level(viewer) < VISIBILITY_COORDINATORS; i++) {
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

void look_at_type(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    for (int labels = 0; labels < 2; labels++) {
        char *text = look_exported(network, viewer, type, labels != 0);
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
void look_at_history(struct watch *watch, struct network *network, const struct viewer *viewer)
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

/* --- Reports ------------------------------------------------------------------------------------------------------------ */

static void look_at_document(struct watch *watch, const struct document *document, const char *name)
{
    struct text texts[3] = {{0}};

    document_write_text(document, 80, &texts[0]);
    document_write_markdown(document, &texts[1]);
    document_write_html(document, &texts[2]);
    for (size_t i = 0; i < 3; i++) {
        watch_look(watch, text_string(&texts[i]), name);
        text_done(&texts[i]);
    }
}

void look_at_report(struct watch *watch, struct network *network, const struct viewer *viewer, const struct report *report, int64_t id)
{
    struct report_request request = {.store = network->store, .viewer = viewer, .id = id};

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
