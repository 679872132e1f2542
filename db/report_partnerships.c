/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partnerships in a report: a table of them, as their parties agreed that they are shared; sector and issues are told of each, names may not be. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"

/* A column: of the partnership itself, or of the need it grew out of. */
static const struct column {
    const char *field;
    const char *label; /* N_() */
    char side;         /* as document_begin_table has it */
    bool of_need;
    bool compact; /* stands there too where there is room for little */
} columns[] = {
    {"organisation", N_("Organisation"), 'l', false, true}, {"member", N_("Member"), 'l', false, true}, {"country", N_("Country"), 'l', false, false},
    {"sector", N_("Sector"), 'l', true, false},             {"issues", N_("Issues"), 'l', true, false}, {"stage", N_("Stage"), 'w', false, true},
    {"start", N_("Start"), 'w', false, false},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static bool is_shown(const struct report_request *request, const struct list_request *list, const struct column *column)
{
    return strcmp(column->field, list->within->name) != 0 && (column->compact || !request->compact);
}

/* Sector and issues name nobody, so they are read as the sender sees them. Left empty where there is no need, or one that somebody marked for fewer. */
static bool need_load(const struct report_request *request, int64_t partnership, struct record *need, struct error *error)
{
    struct report_request sender = *request;
    struct record whole;

    sender.viewer = request->sender;
    record_init(need, report_type(request, "need"));
    if (!report_load(&sender, "partnership", partnership, &whole, error))
        return false;
    int64_t id = record_number(&whole, "need");
    record_done(&whole);
    if (id == 0)
        return true;
    record_done(need);
    if (!report_load(&sender, "need", id, need, error))
        return false;
    if (report_is_unmarked(need))
        return true;
    record_done(need);
    record_init(need, report_type(request, "need"));
    return true;
}

static bool add_row(const struct report_request *request, struct document *document, const struct list_request *list, const struct record *partnership,
                    struct error *error)
{
    struct record need;

    if (!need_load(request, partnership->id, &need, error))
        return false;
    document_add_row(document);
    for (size_t i = 0; i < COLUMNS; i++)
        if (is_shown(request, list, &columns[i]))
            report_add_shown(request, document, columns[i].of_need ? &need : partnership, columns[i].field);
    document_link_record(document, partnership->type, partnership->id);
    record_done(&need);
    return true;
}

static void begin_table(const struct report_request *request, struct document *document, const struct list_request *list)
{
    const char *labels[COLUMNS + 1] = {0};
    char sides[COLUMNS + 1] = "";
    size_t count = 0;

    for (size_t i = 0; i < COLUMNS; i++)
        if (is_shown(request, list, &columns[i])) {
            sides[count] = count == 0 ? 'm' : columns[i].side;
            labels[count++] = message_text(columns[i].label);
        }
    document_begin_table(document, labels, sides);
}

/* Work that was called off tells a member nothing. */
static const char not_called_off[] = "-stage:cancelled";

bool report_add_partnerships(const struct report_request *request, struct document *document, const struct field *within, const struct value *value,
                             size_t most, struct error *error)
{
    const struct record_type *type = report_type(request, "partnership");
    struct report_request shared = *request;
    const struct list_request list = {.type = type, .within = within, .value = value, .sort = type_field(type, "start"), .descending = true};
    struct row_list rows;
    int64_t count;

    shared.viewer = request->reader;
    bool ok = report_rows(&shared, &list, not_called_off, most, &rows, &count, error);
    if (!ok)
        return false;
    if (count > 0) {
        report_add_heading(document, message_text(type->plural), count);
        begin_table(&shared, document, &list);
    }
    for (size_t i = 0; ok && i < rows.count; i++)
        ok = add_row(&shared, document, &list, &rows.rows[i].record, error);
    if (ok && count > 0)
        report_add_more(document, rows.count, count, &list, not_called_off);
    row_list_done(&rows);
    return ok;
}

/* --- By stage ------------------------------------------------------------------------------------------------------------- */

int64_t report_facet_count(const struct facet_list *facets, const char *code)
{
    for (size_t i = 0; i < facets->count; i++)
        if (strcmp(facets->facets[i].code, code) == 0)
            return facets->facets[i].count;
    return 0;
}

bool report_add_stages(const struct report_request *request, struct document *document, const struct list_request *list, struct error *error)
{
    const char *const labels[] = {_("Stage"), _("Partnerships"), NULL};
    const struct field *stage = type_field(list->type, "stage");
    struct facet_list facets;

    if (!store_facets(request->store, request->viewer, list, stage, &facets, error))
        return false;
    if (facets.count > 0) {
        document_add_heading(document, _("Partnerships by stage"));
        document_begin_table(document, labels, "mr");
        document_set_chart(document, DOCUMENT_BARS, _("How many partnerships are at each stage"));
    }
    for (size_t i = 0; i < stage->vocabulary->count && facets.count > 0; i++) {
        int64_t count = report_facet_count(&facets, stage->vocabulary->terms[i].code);
        if (count == 0)
            continue;
        document_add_row(document);
        document_add_cell(document, vocabulary_word(stage->vocabulary, stage->vocabulary->terms[i].code, message_language()), TONE_PLAIN);
        report_add_figure(document, count, TONE_PLAIN);
    }
    facet_list_done(&facets);
    return true;
}

/* --- As the sender sees them ---------------------------------------------------------------------------------------------- */

bool report_standing_whole(const struct report_request *request, int64_t id, struct standing *standing, struct error *error)
{
    struct report_request sender = *request;
    struct record partnership;

    *standing = (struct standing){0};
    sender.viewer = request->sender;
    if (!report_load(&sender, "partnership", id, &partnership, error))
        return false;
    bool ok = standing_read(request->store, sender.viewer, &partnership, standing, error);
    record_done(&partnership);
    return ok;
}

bool report_is_unmarked(const struct record *record)
{
    const char *level = record_text(record, "visibility");

    return !*level || visibility_from_code(level) <= VISIBILITY_MEMBERS;
}

bool report_finding_is_shared(const struct record *finding)
{
    return !value_is_empty(record_value(finding, "shared_with_client_on")) && report_is_unmarked(finding);
}
