/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partnership, for its parties: where it stands, what is agreed, what is due, what was found and shared, what came of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "db/standing.h"
#include "src/deliverable.h"
#include "src/guidance.h"
#include "src/memory.h"
#include "src/way.h"

enum { WAY_WIDTH = 76 };

/* The partnership as it is being written of. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct record partnership;
    struct standing seen;  /* by those it is written for */
    struct standing whole; /* as the sender sees it: what is settled, and the findings, of which the client is told those that were shared */
    struct error *error;
};

/* --- Where it stands ------------------------------------------------------------------------------------------------------ */

/* Whoever holds it in hand must know how far it may go. */
static const struct {
    const char *how;
    const char *sentence; /* N_() */
} sharing[] = {
    {"anonymised", N_("For the parties alone: they agreed that others are told of this work without names.")},
    {"not-at-all", N_("For the parties alone: they agreed that nobody else is told of this work.")},
    {"", N_("For the parties alone: they have not agreed yet what others may be told of this work.")},
};

static void add_sharing(struct writing *writing)
{
    for (size_t i = 0; i < sizeof sharing / sizeof *sharing; i++)
        if (strcmp(record_text(&writing->partnership, "share_how"), sharing[i].how) == 0)
            document_add_paragraph(writing->document, message_text(sharing[i].sentence));
}

static void add_head(struct writing *writing)
{
    static const char *const names[] = {"organisation", "member", "country", "site", "purpose", "stage", "start", "end", "rating", NULL};
    char *way = way_text(writing->partnership.type, record_text(&writing->partnership, "stage"), WAY_WIDTH);

    add_sharing(writing);
    report_add_fields(writing->request, writing->document, &writing->partnership, names);
    if (*way)
        document_add_paragraph(writing->document, way);
    free(way);
}

static void add_parties(struct writing *writing, const struct row_list *rows)
{
    const char *const labels[] = {_("Organisation"), _("Member"), _("Role"), NULL};

    if (rows->count == 0)
        return;
    document_add_heading(writing->document, _("Who else takes part"));
    document_begin_table(writing->document, labels, "mll");
    for (size_t i = 0; i < rows->count; i++) {
        document_add_row(writing->document);
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "organisation");
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "member");
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "role");
    }
}

static bool read_parties(struct writing *writing)
{
    const struct record_type *type = report_type(writing->request, "party");
    const struct value id = {.kind = VALUE_NUMBER, .number = writing->partnership.id};
    const struct list_request list = {.type = type, .within = type_field(type, "partnership"), .value = &id};
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error))
        return false;
    add_parties(writing, &rows);
    row_list_done(&rows);
    return true;
}

/* --- What is agreed ------------------------------------------------------------------------------------------------------- */

/* A point with a field that those it is written for may not see, as the price, is told as settled or open, and nothing of what it says. */
static bool point_is_told(const struct writing *writing, const struct checklist_point *point)
{
    bool told = false;

    for (size_t i = 0; i < writing->seen.point_count; i++)
        told = told || writing->seen.points[i].point == point;
    return told;
}

/* Whether a field of a point is the currency of the amount before it, which is shown with that. */
static bool is_currency(const struct record_type *type, const struct checklist_point *point, size_t i)
{
    return i > 0 && type_field_currency(type, type_field(type, point->fields[i - 1])) == type_field(type, point->fields[i]);
}

/* What the fields of a point say; "" where that is not told. The caller frees it. */
static char *point_text(const struct writing *writing, const struct checklist_point *point)
{
    const struct record_type *type = writing->partnership.type;
    struct text text = {0};

    for (size_t i = 0; i < CHECKLIST_POINT_FIELDS && point->fields[i] && point_is_told(writing, point); i++) {
        const struct field *field = type_field(type, point->fields[i]);
        bool silent = field->kind == FIELD_BOOLEAN || is_currency(type, point, i);
        char *shown = silent ? string_copy("") : report_shown(writing->request, &writing->partnership, point->fields[i]);
        if (*shown)
            text_add_format(&text, "%s%s", text.length > 0 ? "; " : "", shown);
        free(shown);
    }
    return text_take(&text);
}

static void add_contract(struct writing *writing)
{
    const char *const labels[] = {_("What"), _("So far"), _("What it says"), NULL};

    document_add_heading(writing->document, _("What is agreed"));
    document_begin_table(writing->document, labels, "lwm");
    for (size_t i = 0; i < writing->whole.point_count; i++) {
        const struct standing_point *point = &writing->whole.points[i];
        char *text = point_text(writing, point->point);
        document_add_row(writing->document);
        document_add_cell(writing->document, message_text(point->point->label), TONE_PLAIN);
        document_add_cell(writing->document, point->settled ? C_("term", "agreed") : C_("term", "open"), point->settled ? TONE_GOOD : TONE_NOTICE);
        document_add_cell(writing->document, text, TONE_PLAIN);
        free(text);
    }
}

/* --- What is due ---------------------------------------------------------------------------------------------------------- */

static void add_deliverable(struct writing *writing, const struct record *deliverable)
{
    enum deliverable_standing standing = deliverable_standing(deliverable, &writing->partnership, store_today(writing->request->store));

    document_add_row(writing->document);
    report_add_shown(writing->request, writing->document, deliverable, "text");
    report_add_shown(writing->request, writing->document, deliverable, "due");
    document_add_cell(writing->document, deliverable_word(standing), deliverable_tone(standing));
    report_add_shown(writing->request, writing->document, deliverable, "delivered_on");
    document_link_record(writing->document, deliverable->type, deliverable->id);
}

static void add_deliverables(struct writing *writing)
{
    const char *const labels[] = {_("Deliverable"), _("Due"), _("State"), _("Delivered on"), NULL};
    const struct row_list *rows = &writing->seen.deliverables;

    report_add_heading(writing->document, _("Deliverables"), (int64_t)rows->count);
    if (rows->count == 0) {
        document_add_paragraph(writing->document, _("No deliverable is agreed yet."));
        return;
    }
    document_begin_table(writing->document, labels, "mwww");
    for (size_t i = 0; i < rows->count; i++)
        add_deliverable(writing, &rows->rows[i].record);
}

/* --- What was found and done ---------------------------------------------------------------------------------------------- */

static void add_findings(struct writing *writing)
{
    const char *const labels[] = {_("Date"), _("Issue"), C_("column", "Severity"), _("What was found"), _("Resolved on"), NULL};
    static const char *const names[] = {"date", "issue", "severity", "text", "resolved_on", NULL};
    const struct row_list *rows = &writing->whole.findings;
    bool begun = false;

    for (size_t i = 0; i < rows->count; i++) {
        if (!report_finding_is_shared(&rows->rows[i].record))
            continue;
        if (!begun) {
            document_add_heading(writing->document, _("Findings shared with the client"));
            document_begin_table(writing->document, labels, "wlrmw");
        }
        begun = true;
        document_add_row(writing->document);
        for (const char *const *name = names; *name; name++)
            report_add_shown(writing->request, writing->document, &rows->rows[i].record, *name);
        document_link_record(writing->document, rows->rows[i].record.type, rows->rows[i].record.id);
    }
}

static void add_activities(struct writing *writing)
{
    const char *const labels[] = {_("Date"), _("Kind"), _("What was done"), NULL};
    const struct row_list *rows = &writing->seen.activities;

    if (rows->count == 0)
        return;
    document_add_heading(writing->document, _("What was done"));
    document_begin_table(writing->document, labels, "wlm");
    for (size_t i = 0; i < rows->count; i++) {
        document_add_row(writing->document);
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "date");
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "kind");
        report_add_shown(writing->request, writing->document, &rows->rows[i].record, "text");
    }
}

/* What both sides should think of at this stage. */
static void add_guidance(struct writing *writing)
{
    const char *stage = record_text(&writing->partnership, "stage");

    bool begun = false;

    for (int side = 0; side < GUIDANCE_SIDES; side++) {
        const char *guidance = standing_guidance(&writing->seen, stage, (enum guidance_side)side);
        if (!*guidance)
            continue;
        if (!begun) {
            document_add_heading(writing->document, _("What to think of now"));
            document_begin_values(writing->document);
        }
        begun = true;
        document_add_value(writing->document, guidance_side_label((enum guidance_side)side), guidance);
    }
}

static void add_outcome(struct writing *writing)
{
    char *outcome = report_shown(writing->request, &writing->partnership, "outcome_en");

    if (*outcome) {
        document_add_heading(writing->document, _("What came of it"));
        document_add_paragraph(writing->document, outcome);
    }
    free(outcome);
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static bool write_parts(struct writing *writing)
{
    const struct report_request *request = writing->request;

    if (!standing_read(request->store, request->viewer, &writing->partnership, &writing->seen, writing->error)
        || !report_standing_whole(request, writing->partnership.id, &writing->whole, writing->error))
        return false;
    char *title = store_title(request->store, request->viewer, writing->partnership.type, request->id, message_language());
    document_set_title(writing->document, title);
    free(title);
    add_head(writing);
    if (!read_parties(writing))
        return false;
    add_contract(writing);
    add_deliverables(writing);
    add_findings(writing);
    add_activities(writing);
    add_outcome(writing);
    add_guidance(writing);
    return true;
}

static bool partnership_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};

    document->compact = false;
    if (!report_load(request, "partnership", request->id, &writing.partnership, error))
        return false;
    bool ok = write_parts(&writing);
    standing_done(&writing.whole);
    standing_done(&writing.seen);
    record_done(&writing.partnership);
    return ok;
}

const struct report report_partnership = {
    .name = "partnership",
    .type = "partnership",
    .label = N_("Partnership, as it stands"),
    .summary = N_("for its parties: where a partnership stands, what is agreed, what is due, what was found and shared, what came of it"),
    .audience = VISIBILITY_PARTIES,
    .write = partnership_write,
};
