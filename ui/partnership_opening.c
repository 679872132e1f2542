/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/partnership_opening.h"

#include <stdlib.h>
#include <string.h>

#include "db/standing.h"
#include "src/deliverable.h"
#include "src/guidance.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/timeline.h"
#include "ui/opening.h"
#include "ui/report_rows.h"
#include "ui/way_opening.h"

enum { DELIVERABLES_SHOWN = 4, LOG_SHOWN = 5, TIMELINE_WIDEST = 40 };

struct facts {
    struct way_facts way;
    struct standing standing;
};

/* --- The contract ----------------------------------------------------------------------------------------------------- */

/* The labels of the points that are settled or not, and needed or not, joined by commas. The caller frees it. */
static char *points_text(const struct standing *standing, bool settled, bool needed)
{
    struct text text = {0};
    for (size_t i = 0; i < standing->point_count; i++) {
        const struct standing_point *point = &standing->points[i];
        if (point->settled == settled && (settled || point->point->needed == needed))
            text_add_format(&text, "%s%s", text.length > 0 ? ", " : "", message_text(point->point->label));
    }
    return text_take(&text);
}

/* Takes over what. */
static void contract_add(struct document *document, const char **name, const char *format, char *what, enum tone tone)
{
    if (what[0] != '\0') {
        char *text = string_format(format, what);
        opening_add_value(document, *name, text, tone);
        *name = "";
        free(text);
    }
    free(what);
}

/* What was open at the end of the way will not be settled any more. */
static bool contract_matters(const char *stage)
{
    return strcmp(stage, "closed") != 0 && strcmp(stage, "cancelled") != 0;
}

static void contract_write(const struct standing *standing, const char *stage, struct document *document)
{
    const char *name = _("Contract");
    if (!contract_matters(stage))
        return;
    if (standing_settled(standing) == standing->point_count) {
        opening_add_value(document, name, _("all points are settled"), TONE_PLAIN);
        return;
    }
    contract_add(document, &name, _("missing before \"agreed\": %s"), points_text(standing, false, true), TONE_NOTICE);
    contract_add(document, &name, _("still open: %s"), points_text(standing, false, false), TONE_PLAIN);
    contract_add(document, &name, _("settled: %s"), points_text(standing, true, true), TONE_QUIET);
}

/* --- Journalists ------------------------------------------------------------------------------------------------------ */

/* Whoever is asked looks here: who answers, or that the client does. */
static void media_write(const struct record *partnership, struct document *document)
{
    const char *contact = record_text(partnership, "media_contact");
    char *text = contact[0] != '\0' ? string_format(_("media contact: %s"), contact) : string_copy(_("refer to the client; no media contact is agreed yet"));
    opening_add_value(document, _("Journalists"), text, TONE_PLAIN);
    free(text);
}

/* --- Deliverables ----------------------------------------------------------------------------------------------------- */

static size_t deliverables_done(const struct standing *standing, const struct record *partnership, struct date today)
{
    size_t count = 0;
    for (size_t i = 0; i < standing->deliverables.count; i++)
        count += deliverable_standing(&standing->deliverables.rows[i].record, partnership, today) == DELIVERABLE_DONE;
    return count;
}

/* From the partnership's start to its end, further where a deliverable lies outside. */
static bool timeline_span(const struct record *partnership, const struct timeline_mark *marks, size_t count, struct date *first, struct date *last)
{
    bool begins = date_parse(record_text(partnership, "start"), first), ends = date_parse(record_text(partnership, "end"), last);
    for (size_t i = 0; i < count; i++) {
        if (!begins || date_to_days(marks[i].day) < date_to_days(*first))
            *first = marks[i].day;
        if (!ends || date_to_days(marks[i].day) > date_to_days(*last))
            *last = marks[i].day;
        begins = ends = true;
    }
    return begins && ends;
}

/* "4 May 2026 --x-----!-|---o--- 26 Feb 2027" */
static void timeline_write(const struct record *partnership, const struct timeline_mark *marks, size_t count, struct date today, int width,
                           struct document *document)
{
    struct date first, last;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    if (!timeline_span(partnership, marks, count, &first, &last) || date_to_days(first) == date_to_days(last))
        return;
    date_show(first, message_language(), from);
    date_show(last, message_language(), to);
    int room = width - report_rows_text_column(true, width) - text_width(from) - text_width(to) - 3;
    char *line = timeline_text(first, last, marks, count, today, room < TIMELINE_WIDEST ? room : TIMELINE_WIDEST);
    char *text = string_format("%s %s %s", from, line, to);
    document_add_paragraph(document, text);
    free(text);
    free(line);
}

static void deliverable_write(const struct record *deliverable, enum deliverable_standing standing, struct document *document)
{
    const char mark[] = {deliverable_mark(standing), '\0'};
    char day[DATE_TEXT_SIZE] = "";
    struct date due;
    if (date_parse(record_text(deliverable, "due"), &due))
        date_show(due, message_language(), day);
    document_add_row(document);
    document_add_cell(document, mark, deliverable_tone(standing));
    document_add_cell(document, day, TONE_PLAIN);
    document_add_cell(document, record_text(deliverable, "text"), TONE_PLAIN);
    document_add_cell(document, deliverable_word(standing), deliverable_tone(standing));
    document_link_record(document, deliverable->type, deliverable->id);
}

/* Those that are still to come, the first due first; those behind are on the time line. */
static void deliverables_list(const struct standing *standing, const struct record *partnership, struct date today, struct document *document)
{
    size_t shown = 0;
    for (size_t i = 0; i < standing->deliverables.count && shown < DELIVERABLES_SHOWN; i++) {
        const struct record *deliverable = &standing->deliverables.rows[i].record;
        enum deliverable_standing stands = deliverable_standing(deliverable, partnership, today);
        if (stands == DELIVERABLE_DONE || stands == DELIVERABLE_DROPPED)
            continue;
        if (shown++ == 0)
            document_begin_table(document, (const char *const[]){"", _("Due"), _("Deliverable"), _("State"), NULL}, "lwmw");
        deliverable_write(deliverable, stands, document);
    }
}

static void deliverables_write(const struct facts *facts, const struct record *partnership, struct date today, int width, struct document *document)
{
    const struct row_list *deliverables = &facts->standing.deliverables;
    if (deliverables->count == 0)
        return;
    struct timeline_mark *marks = memory_new_array(deliverables->count, sizeof *marks);
    size_t count = 0;
    for (size_t i = 0; i < deliverables->count; i++)
        if (deliverable_day(&deliverables->rows[i].record, &marks[count].day))
            marks[count++].mark = deliverable_mark(deliverable_standing(&deliverables->rows[i].record, partnership, today));
    char *heading = string_format("%s %zu/%zu", _("Deliverables"), deliverables_done(&facts->standing, partnership, today), deliverables->count);
    document_add_heading(document, heading);
    timeline_write(partnership, marks, count, today, width, document);
    deliverables_list(&facts->standing, partnership, today, document);
    free(heading);
    free(marks);
}

/* --- What was done and found ------------------------------------------------------------------------------------------ */

static bool entry_is_finding(const struct standing_entry *entry)
{
    return strcmp(entry->record->type->name, "finding") == 0;
}

/* "visit: Met the school board"; of a finding its issue: "child labour: Two boys at the crusher". The caller frees it. */
static char *entry_text(const struct standing_entry *entry)
{
    const struct field *field = type_field(entry->record->type, entry_is_finding(entry) ? "issue" : "kind");
    char *kind = record_show(entry->record, field, message_language(), NULL);
    char *text = string_format(kind[0] != '\0' ? "%s: %s" : "%s%s", kind, record_text(entry->record, "text"));
    free(kind);
    return text;
}

/* Whether the client has seen it; when, stands in the finding. */
static void entry_add_shared(const struct standing_entry *entry, struct document *document)
{
    bool shared = entry_is_finding(entry) && !value_is_empty(record_value(entry->record, "shared_with_client_on"));
    if (!entry_is_finding(entry))
        document_add_cell(document, "", TONE_PLAIN);
    else
        document_add_cell(document, shared ? C_("finding", "shared") : C_("finding", "not shared"), shared ? TONE_QUIET : TONE_WARNING);
}

static void entry_write(const struct standing_entry *entry, struct document *document)
{
    struct date date;
    char day[DATE_TEXT_SIZE] = "", *text = entry_text(entry);
    if (date_parse(entry->date, &date))
        date_show(date, message_language(), day);
    document_add_row(document);
    document_add_cell(document, day, TONE_PLAIN);
    document_add_cell(document, text, TONE_PLAIN);
    entry_add_shared(entry, document);
    document_link_record(document, entry->record->type, entry->record->id);
    free(text);
}

static void log_write(struct screen *screen, const struct standing *standing, struct document *document)
{
    document_add_heading(document, _("Log"));
    if (standing->log_count == 0) {
        document_begin_list(document);
        document_add_item(document, _("nothing yet; n notes a call, a visit, a meeting"));
        document_link_list(document, type_list_find(store_types(screen->store), "activity"), "", NULL, NULL);
        return;
    }
    document_begin_table(document, (const char *const[]){_("Date"), _("Text"), _("Shared"), NULL}, "wmw");
    for (size_t i = 0; i < standing->log_count && i < LOG_SHOWN; i++)
        entry_write(&standing->log[i], document);
}

/* --- What to think of now --------------------------------------------------------------------------------------------- */

static void guidance_add(const struct standing *standing, const char *stage, struct document *document)
{
    document_add_heading(document, _("Worth a thought"));
    document_begin_list(document);
    for (enum guidance_side side = GUIDANCE_MEMBER; side < GUIDANCE_SIDES; side++) {
        const char *guidance = standing_guidance(standing, stage, side);
        if (!*guidance)
            continue;
        char *text = string_format("%s: %s", guidance_side_label(side), guidance);
        document_add_item(document, text);
        free(text);
    }
}

/* --- The opening ------------------------------------------------------------------------------------------------------ */

static void opening_release(void *released)
{
    struct facts *facts = released;
    standing_done(&facts->standing);
    free(facts);
}

static void *opening_read(struct screen *screen, const struct record *record, struct error *error)
{
    struct facts *facts = memory_new(sizeof *facts);
    if (way_facts_read(screen, record, &facts->way, error) && standing_read(screen->store, &screen->viewer, record, &facts->standing, error))
        return facts;
    opening_release(facts);
    return NULL;
}

static void opening_write(struct screen *screen, const void *read, const struct record *record, int width, struct document *document)
{
    const struct facts *facts = read;
    document_begin_values(document);
    way_facts_write(&facts->way, record, width, document);
    contract_write(&facts->standing, facts->way.state, document);
    media_write(record, document);
    deliverables_write(facts, record, store_today(screen->store), width, document);
    log_write(screen, &facts->standing, document);
    if (standing_guidance(&facts->standing, facts->way.state, GUIDANCE_LOCAL_RESOURCE)[0] != '\0')
        guidance_add(&facts->standing, facts->way.state, document);
}

const struct opening partnership_opening = {.read = opening_read, .write = opening_write, .release = opening_release};
