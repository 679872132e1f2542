/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shortlist for the member who asked: the need, the organisations that fit it best with their points and what these are given for. */
#include "config.h"

#include <stdlib.h>

#include "db/match_text.h"
#include "db/report_parts.h"
#include "src/country_phrase.h"
#include "src/memory.h"

enum { SHORTLIST_MOST = 10 };

/* The need as it is being answered. */
struct writing {
    const struct report_request *request;
    struct viewer reader; /* of organisations: the member is no party to any work with them yet */
    struct document *document;
    struct record need;
    struct match_need asked;
    struct match_detail *details; /* the organisations, best first */
    struct record *candidates;    /* what was decided about each; without a type where nothing was */
    size_t count;
    bool chosen; /* somebody considered them, so that there is a decision about each */
    struct error *error;
};

/* --- Whom to name --------------------------------------------------------------------------------------------------------- */

/* Adds an organisation; what the reader may not see, or may not be referred to any more, is passed over. */
static bool add_detail(struct writing *writing, int64_t organisation, const struct record *candidate)
{
    struct match_detail *detail = &writing->details[writing->count];
    struct error error = {0};

    if (!match_detail_read(writing->request->store, &writing->reader, &writing->asked, organisation, detail, &error)) {
        if (error.code == ERROR_NOT_FOUND)
            return true;
        *writing->error = error;
        return false;
    }
    if (!match_may_be_referred_to(&detail->organisation)) {
        match_detail_done(detail);
        return true;
    }
    if (candidate)
        record_copy(&writing->candidates[writing->count], candidate);
    writing->count++;
    return true;
}

static void make_room(struct writing *writing, size_t count)
{
    writing->details = memory_new_array(count + 1, sizeof *writing->details);
    writing->candidates = memory_new_array(count + 1, sizeof *writing->candidates);
}

static bool read_candidates(struct writing *writing)
{
    const struct record_type *type = report_type(writing->request, "candidate");
    const struct value need = {.kind = VALUE_NUMBER, .number = writing->need.id};
    const struct list_request list = {.type = type, .within = type_field(type, "need"), .value = &need, .sort = type_field(type, "points"), .descending = true};
    struct row_list rows;
    int64_t count;
    bool ok = true;

    if (!report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error))
        return false;
    writing->chosen = rows.count > 0;
    if (writing->chosen)
        make_room(writing, rows.count);
    for (size_t i = 0; ok && i < rows.count; i++)
        ok = add_detail(writing, record_number(&rows.rows[i].record, "organisation"), &rows.rows[i].record);
    row_list_done(&rows);
    return ok;
}

static bool read_ranking(struct writing *writing)
{
    struct match_list list;
    bool ok = match_list_read(writing->request->store, &writing->reader, &writing->asked, MATCH_RANKED, message_language(), SHORTLIST_MOST, &list,
                              writing->error);

    if (!ok)
        return false;
    make_room(writing, list.count);
    for (size_t i = 0; ok && i < list.count; i++)
        ok = add_detail(writing, list.lines[i].id, NULL);
    match_list_done(&list);
    return ok;
}

/* Points may have changed since an organisation was considered: the order is today's. */
static void sort_details(struct writing *writing)
{
    for (size_t i = 1; i < writing->count; i++)
        for (size_t at = i; at > 0 && writing->details[at].result.points > writing->details[at - 1].result.points; at--) {
            struct match_detail detail = writing->details[at];
            struct record candidate = writing->candidates[at];
            writing->details[at] = writing->details[at - 1];
            writing->details[at - 1] = detail;
            writing->candidates[at] = writing->candidates[at - 1];
            writing->candidates[at - 1] = candidate;
        }
}

/* Those that were considered for the need; where nobody chose any yet, the best of the ranking. */
static bool read_organisations(struct writing *writing)
{
    if (!read_candidates(writing))
        return false;
    if (!writing->chosen && !read_ranking(writing))
        return false;
    sort_details(writing);
    return true;
}

/* --- The need ------------------------------------------------------------------------------------------------------------- */

static void add_need(struct writing *writing)
{
    static const char *const names[] = {"member", "country", "sector", "product", "issues", "expertise", "languages", "start", "budget_band", "confidentiality", NULL};

    document_add_heading(writing->document, _("What is asked for"));
    report_add_fields(writing->request, writing->document, &writing->need, names);
}

/* --- The organisations ---------------------------------------------------------------------------------------------------- */

static void add_line(struct writing *writing, size_t at)
{
    const struct match_detail *detail = &writing->details[at];
    const struct record *candidate = &writing->candidates[at];
    char *rank = string_format("%zu", at + 1), *points = string_format("%d", detail->result.points);
    char *place = match_text_place(&detail->organisation), *reasons = match_text_strongest(detail, 3);

    document_add_row(writing->document);
    document_add_cell(writing->document, rank, TONE_PLAIN);
    document_add_cell(writing->document, record_text(&detail->organisation, "name"), TONE_PLAIN);
    document_add_cell(writing->document, place, TONE_PLAIN);
    document_add_cell(writing->document, points, TONE_PLAIN);
    document_add_cell(writing->document, reasons, TONE_PLAIN);
    if (candidate->type)
        report_add_shown(writing->request, writing->document, candidate, "decision");
    document_link_record(writing->document, detail->organisation.type, detail->organisation.id);
    free(reasons);
    free(place);
    free(points);
    free(rank);
}

/* How the points are made. */
static void add_explanation(struct writing *writing)
{
    struct text weights = {0};

    for (int i = 0; i < MATCH_CRITERIA; i++)
        text_add_format(&weights, "%s%s %d", i > 0 ? ", " : "", message_text(match_weights[i].label), match_weights[i].points);
    /* TRANSLATORS: a list of criteria, each with the points it counts for */
    report_add_text(writing->document, _("Points, at most 100 (%s). What is not known of an organisation gives no points and is named below. The price is never part of it."),
                    text_string(&weights));
    /* Said always: that it differs would tell that there is something untold. */
    document_add_paragraph(writing->document, _("Only what members may know counts here, so an organisation can have more points on your adviser's screen."));
    text_done(&weights);
}

static void add_table(struct writing *writing)
{
    const char *const labels[] = {_("No."), _("Organisation"), _("Place"), _("Points"), _("Strongest reasons"), writing->chosen ? _("Decision") : NULL, NULL};

    report_add_heading(writing->document, _("Organisations that fit"), (int64_t)writing->count);
    if (writing->count == 0) {
        document_add_paragraph(writing->document, _("No organisation that members may be referred to covers the country yet. Your adviser looks in neighbouring countries and asks "
                                                    "the other initiatives."));
        return;
    }
    document_begin_table(writing->document, labels, "rmlrlw");
    for (size_t i = 0; i < writing->count; i++)
        add_line(writing, i);
    add_explanation(writing);
}

static void add_criterion(struct writing *writing, const struct match_detail *detail, enum match_criterion criterion)
{
    char *reason = match_text_reason(detail, criterion);
    /* TRANSLATORS: points given of points possible: "20 of 25" */
    char *points = string_format(_("%d of %d"), detail->result.criteria[criterion].points, match_weights[criterion].points);

    document_add_row(writing->document);
    document_add_cell(writing->document, message_text(match_weights[criterion].label), TONE_PLAIN);
    document_add_cell(writing->document, points, TONE_PLAIN);
    document_add_cell(writing->document, reason, detail->result.criteria[criterion].known ? TONE_PLAIN : TONE_QUIET);
    free(points);
    free(reason);
}

static void add_criteria(struct writing *writing, const struct match_detail *detail)
{
    const char *const labels[] = {_("Criterion"), _("Points"), _("What for"), NULL};

    document_begin_table(writing->document, labels, "lrm");
    for (int i = 0; i < MATCH_CRITERIA; i++)
        if (detail->result.criteria[i].asked)
            add_criterion(writing, detail, (enum match_criterion)i);
}

/* What the member should know before it is approached. */
static void add_flags(struct writing *writing, const struct match_detail *detail)
{
    if (detail->flags == 0)
        return;
    document_begin_list(writing->document);
    for (int i = 0; i < MATCH_FLAGS; i++) {
        char *text = detail->flags & 1U << i ? match_text_flag(detail, (enum match_flag)i) : NULL;
        char *item = text ? string_format(_("To know first: %s."), text) : NULL;
        if (item)
            document_add_item(writing->document, item);
        free(item);
        free(text);
    }
}

static void add_organisation(struct writing *writing, size_t at)
{
    static const char *const names[] = {"kind", "languages", "funding_policy", "website", NULL};
    const struct match_detail *detail = &writing->details[at];
    char *description = report_shown(writing->request, &detail->organisation, "description_en");
    char *heading = string_format("%zu. %s", at + 1, record_text(&detail->organisation, "name"));

    document_add_heading(writing->document, heading);
    if (*description)
        document_add_paragraph(writing->document, description);
    document_begin_values(writing->document);
    for (const char *const *name = names; *name; name++)
        report_add_field(writing->request, writing->document, &detail->organisation, *name);
    if (writing->candidates[at].type)
        report_add_field(writing->request, writing->document, &writing->candidates[at], "reason");
    add_criteria(writing, detail);
    add_flags(writing, detail);
    free(heading);
    free(description);
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static void writing_done(struct writing *writing)
{
    for (size_t i = 0; i < writing->count; i++) {
        match_detail_done(&writing->details[i]);
        if (writing->candidates[i].type)
            record_done(&writing->candidates[i]);
    }
    free(writing->candidates);
    free(writing->details);
    record_done(&writing->need);
}

static void add_title(struct writing *writing)
{
    char *country = country_in(record_text(&writing->need, "country"), message_language()), *member = report_shown(writing->request, &writing->need, "member");
    /* TRANSLATORS: where, "in India", and a member */
    char *title = string_format(_("Local resources %s for %s"), country, member);

    document_set_title(writing->document, title);
    free(title);
    free(member);
    free(country);
}

static bool shortlist_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .reader = *request->viewer, .document = document, .error = error};

    document->compact = false;
    if (!report_load(request, "need", request->id, &writing.need, error))
        return false;
    writing.reader.level = writing.reader.level < VISIBILITY_MEMBERS ? writing.reader.level : VISIBILITY_MEMBERS;
    writing.asked = match_need_of(&writing.need);
    match_need_fill(request->store, request->viewer, &writing.need, &writing.asked);
    bool ok = read_organisations(&writing);
    if (ok) {
        add_title(&writing);
        add_need(&writing);
        add_table(&writing);
    }
    for (size_t i = 0; ok && i < writing.count; i++)
        add_organisation(&writing, i);
    writing_done(&writing);
    return ok;
}

const struct report report_shortlist = {
    .name = "shortlist",
    .type = "need",
    .label = N_("Shortlist"),
    .summary = N_("for the member who asked: a need, and the organisations that fit it best, with points and reasons"),
    .audience = VISIBILITY_PARTIES,
    .write = shortlist_write,
};
