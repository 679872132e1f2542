/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member's year in the network, in the parts of the account that section 5 of the Transparency Act asks for: (a) how it is organised, (b) impacts and risks, (c) measures and
 * results. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/memory.h"
#include "src/scope.h"

enum { HOTSPOTS_SHOWN = 40 };

static const char shared_with_names[] = "named";

/* A partnership of the year, as the member may know it. */
struct work {
    const struct record *partnership;
    struct standing whole; /* as the sender sees it; the member is told of the findings that were shared with it */
};

/* The year as it is being written of. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct record member;
    struct value id;
    int year;
    struct row_list partnerships;
    struct work *works;
    char *countries, *sectors; /* sets: where it buys or works, and what */
    struct error *error;
};

/* --- What belongs to the year --------------------------------------------------------------------------------------------- */

static bool is_of_year(const struct writing *writing, const char *date)
{
    struct date day;

    return date_parse(date, &day) && day.year == writing->year;
}

static void add_code(char **set, const char *code)
{
    char *with = *code && !set_has(*set, code) ? set_with(*set, code) : NULL;

    if (!with)
        return;
    free(*set);
    *set = with;
}

static struct list_request list_of(const struct writing *writing, const char *name, const char *sort)
{
    const struct record_type *type = report_type(writing->request, name);

    return (struct list_request){.type = type, .within = type_field(type, "member"), .value = &writing->id, .sort = sort ? type_field(type, sort) : NULL};
}

/* Those that had begun by its end and not ended before it began; without dates they are of every year until they are over. The account is published under the member's name: only
 * what is shared with names stands in it. */
static char *year_query(const struct writing *writing, const char *how)
{
    return string_format("-start:>%d-12-31 -end:<%d-01-01 -stage:cancelled share_how:%s", writing->year, writing->year, how);
}

static bool read_partnerships(struct writing *writing)
{
    struct list_request list = list_of(writing, "partnership", "start");
    char *query = year_query(writing, shared_with_names);
    int64_t count;
    bool ok = report_rows(writing->request, &list, query, REPORT_ROWS, &writing->partnerships, &count, writing->error);

    free(query);
    writing->works = memory_new_array(writing->partnerships.count + 1, sizeof *writing->works);
    for (size_t i = 0; ok && i < writing->partnerships.count; i++) {
        struct work *work = &writing->works[i];
        work->partnership = &writing->partnerships.rows[i].record;
        add_code(&writing->countries, record_text(work->partnership, "country"));
        ok = report_standing_whole(writing->request, work->partnership->id, &work->whole, writing->error);
    }
    return ok;
}

/* Where it looked for help, and in what. */
static bool read_needs(struct writing *writing)
{
    struct list_request list = list_of(writing, "need", "start");
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error))
        return false;
    for (size_t i = 0; i < rows.count; i++) {
        add_code(&writing->countries, record_text(&rows.rows[i].record, "country"));
        add_code(&writing->sectors, record_text(&rows.rows[i].record, "sector"));
    }
    row_list_done(&rows);
    return true;
}

static bool add_supplier_country(struct writing *writing, const struct record *buyer)
{
    struct record supplier;

    if (!report_load(writing->request, "supplier", record_number(buyer, "supplier"), &supplier, writing->error))
        return writing->error->code == ERROR_NOT_FOUND;
    add_code(&writing->countries, record_text(&supplier, "country"));
    record_done(&supplier);
    return true;
}

/* --- (a) ------------------------------------------------------------------------------------------------------------------ */

static bool add_suppliers(struct writing *writing)
{
    const char *const labels[] = {_("Supplier"), _("Since"), NULL};
    struct list_request list = list_of(writing, "buyer", NULL);
    struct row_list rows;
    int64_t count;
    bool ok = report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error);

    if (ok && count > 0) {
        report_add_text(writing->document, message_plural("%lld supplier is registered:", "%lld suppliers are registered:", (unsigned long)count), (long long)count);
        document_begin_table(writing->document, labels, "ml");
    }
    for (size_t i = 0; ok && i < rows.count; i++) {
        document_add_row(writing->document);
        report_add_shown(writing->request, writing->document, &rows.rows[i].record, "supplier");
        report_add_shown(writing->request, writing->document, &rows.rows[i].record, "since");
        ok = add_supplier_country(writing, &rows.rows[i].record);
    }
    row_list_done(&rows);
    return ok;
}

static bool add_organisation(struct writing *writing)
{
    static const char *const names[] = {"name", "kind", "registration_number", "country", "sector", "initiative", "state", NULL};
    const char *const own[] = {
        _("how the enterprise is organised, and in which areas it works"),
        _("which guidelines it has for human rights and decent work, and when its board adopted them"),
        _("by which routines it handles actual and possible harm, and how people can complain"),
    };

    document_add_heading(writing->document, _("a. Organisation, guidelines and routines"));
    report_add_fields(writing->request, writing->document, &writing->member, names);
    if (!add_suppliers(writing))
        return false;
    document_add_paragraph(writing->document, _("The member adds what only it knows:"));
    document_begin_list(writing->document);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        document_add_item(writing->document, own[i]);
    return true;
}

/* --- (b) ------------------------------------------------------------------------------------------------------------------ */

static bool is_told(const struct writing *writing, const struct record *finding)
{
    return report_finding_is_shared(finding)
           && (is_of_year(writing, record_text(finding, "date")) || is_of_year(writing, record_text(finding, "resolved_on")));
}

static size_t findings_told(const struct writing *writing)
{
    size_t count = 0;

    for (size_t i = 0; i < writing->partnerships.count; i++)
        for (size_t at = 0; at < writing->works[i].whole.findings.count; at++)
            count += is_told(writing, &writing->works[i].whole.findings.rows[at].record);
    return count;
}

static void add_finding(struct writing *writing, const struct record *partnership, const struct record *finding)
{
    static const char *const names[] = {"issue", "severity", "text", "resolved_on", NULL};

    document_add_row(writing->document);
    report_add_shown(writing->request, writing->document, finding, "date");
    report_add_shown(writing->request, writing->document, partnership, "country");
    for (const char *const *name = names; *name; name++)
        report_add_shown(writing->request, writing->document, finding, *name);
    document_link_record(writing->document, finding->type, finding->id);
}

static void add_findings(struct writing *writing)
{
    const char *const labels[] = {_("Date"), _("Country"), _("Issue"), C_("column", "Severity"), _("What was found"), _("Resolved on"), NULL};

    document_add_heading(writing->document, _("b. Actual harm that was found"));
    if (scope_of(writing->request->viewer, report_type(writing->request, "finding")).none) {
        document_add_paragraph(writing->document, _("Your role does not show findings."));
        return;
    }
    if (findings_told(writing) == 0) {
        document_add_paragraph(writing->document, _("No finding of this year is shared with the member and may be told here."));
        return;
    }
    document_begin_table(writing->document, labels, "wwlrmw");
    for (size_t i = 0; i < writing->partnerships.count; i++)
        for (size_t at = 0; at < writing->works[i].whole.findings.count; at++)
            if (is_told(writing, &writing->works[i].whole.findings.rows[at].record))
                add_finding(writing, writing->works[i].partnership, &writing->works[i].whole.findings.rows[at].record);
}

/* Adds "name:a,b" of a set; nothing of an empty one. */
static void add_term(struct text *query, const char *name, const char *set)
{
    const char *code;
    size_t length, count = 0;

    while (set_next(&set, &code, &length)) {
        if (count++ == 0)
            text_add_format(query, "%s%s:", query->length > 0 ? " " : "", name);
        else
            text_add(query, ",");
        text_add_bytes(query, code, length);
    }
}

static void add_hotspot(struct writing *writing, const struct record *hotspot)
{
    static const char *const names[] = {"title_en", "country", "sector", "issue", NULL};

    document_add_row(writing->document);
    report_add_band(writing->document, record_text(hotspot, "band"), true);
    for (const char *const *name = names; *name; name++)
        report_add_shown(writing->request, writing->document, hotspot, *name);
    document_link_record(writing->document, hotspot->type, hotspot->id);
}

static bool add_hotspots(struct writing *writing, const char *query)
{
    const char *const labels[] = {_("Band"), _("Title"), _("Country"), _("Sector"), _("Issue"), NULL};
    const struct record_type *type = report_type(writing->request, "hotspot");
    const struct list_request list = {.type = type, .sort = type_field(type, "severity"), .descending = true};
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, query, HOTSPOTS_SHOWN, &rows, &count, writing->error))
        return false;
    if (count > 0)
        document_begin_table(writing->document, labels, "lmlll");
    else
        document_add_paragraph(writing->document, _("No hot spot is recorded for its countries and sectors."));
    for (size_t i = 0; i < rows.count; i++)
        add_hotspot(writing, &rows.rows[i].record);
    report_add_more(writing->document, rows.count, count, &list, query);
    row_list_done(&rows);
    return true;
}

static bool add_risks(struct writing *writing)
{
    struct text query = {0};
    bool ok = true;

    document_add_heading(writing->document, _("b. Significant risks: hot spots where the member buys"));
    add_term(&query, "country", writing->countries);
    add_term(&query, "sector", writing->sectors);
    text_add(&query, " status:active,monitored");
    if (!*writing->countries)
        document_add_paragraph(writing->document, _("No supplier, need or partnership says where the member buys."));
    else
        ok = add_hotspots(writing, text_string(&query)) && report_add_issues(writing->request, writing->document, text_string(&query), writing->error)
             && report_add_severity(writing->request, writing->document, text_string(&query), writing->error);
    text_done(&query);
    return ok;
}

/* --- (c) ------------------------------------------------------------------------------------------------------------------ */

static void add_partnership(struct writing *writing, const struct record *partnership)
{
    static const char *const names[] = {"organisation", "country", "purpose", "stage", NULL};

    document_add_row(writing->document);
    for (const char *const *name = names; *name; name++)
        report_add_shown(writing->request, writing->document, partnership, *name);
    document_link_record(writing->document, partnership->type, partnership->id);
}

static bool add_stages(struct writing *writing)
{
    struct list_request list = list_of(writing, "partnership", NULL);
    struct query query;
    char *text = year_query(writing, shared_with_names);
    bool ok = query_parse(&query, list.type, text, false, writing->error);

    free(text);
    if (!ok)
        return false;
    list.query = &query;
    list.language = message_language();
    ok = report_add_stages(writing->request, writing->document, &list, writing->error);
    query_done(&query);
    return ok;
}

static bool count_shared(struct writing *writing, const char *how, int64_t *count)
{
    struct list_request list = list_of(writing, "partnership", NULL);
    char *query = year_query(writing, how);
    bool ok = report_rows(writing->request, &list, query, 0, NULL, count, writing->error);

    free(query);
    return ok;
}

/* What is kept apart: who reads it is told how much is told without the member's name, or not yet, and of what is not shared at all only that there is such. */
static void add_kept(struct writing *writing, int64_t unnamed, int64_t open, int64_t secret)
{
    if (unnamed > 0)
        report_add_text(writing->document,
                        message_plural("%lld partnership does not stand here: it was agreed that others are told of it without names.",
                                       "%lld partnerships do not stand here: it was agreed that others are told of them without names.", (unsigned long)unnamed),
                        (long long)unnamed);
    if (open > 0)
        report_add_text(writing->document,
                        message_plural("%lld partnership does not stand here: it is not agreed yet what others may be told of it.",
                                       "%lld partnerships do not stand here: it is not agreed yet what others may be told of them.", (unsigned long)open),
                        (long long)open);
    if (secret > 0)
        document_add_paragraph(writing->document, _("What the member and a local resource agreed not to share at all does not stand here."));
}

static bool add_partnerships(struct writing *writing)
{
    const char *const labels[] = {_("Local resource"), _("Country"), _("Purpose"), _("Stage"), NULL};
    int64_t unnamed, open, secret;

    if (!count_shared(writing, "anonymised", &unnamed) || !count_shared(writing, "\"\"", &open) || !count_shared(writing, "not-at-all", &secret))
        return false;
    document_add_heading(writing->document, _("c. Measures: partnerships with local resources"));
    if (writing->partnerships.count > 0)
        document_begin_table(writing->document, labels, "llmw");
    else if (unnamed + open + secret == 0)
        document_add_paragraph(writing->document, _("No partnership ran in this year."));
    for (size_t i = 0; i < writing->partnerships.count; i++)
        add_partnership(writing, writing->works[i].partnership);
    add_kept(writing, unnamed, open, secret);
    return writing->partnerships.count == 0 || add_stages(writing);
}

/* Whether a partnership lies in the year, as year_query has it. */
static bool ran_in_year(const struct writing *writing, const struct record *partnership)
{
    struct date start, end;

    if (strcmp(record_text(partnership, "stage"), "cancelled") == 0)
        return false;
    return !(date_parse(record_text(partnership, "start"), &start) && start.year > writing->year)
           && !(date_parse(record_text(partnership, "end"), &end) && end.year < writing->year);
}

/* Partnerships that others lead, as all members are told of them: as those agreed that the work is shared, and not at all before. */
static bool part_load(const struct writing *writing, int64_t id, struct report_request *told, struct viewer *reader, struct record *partnership)
{
    *told = *writing->request;
    *reader = *told->viewer;
    reader->level = VISIBILITY_MEMBERS;
    told->viewer = reader;
    return report_load(told, "partnership", id, partnership, writing->error);
}

static void add_part(struct writing *writing, const struct report_request *told, const struct record *partnership, const struct record *party, bool *begun)
{
    const char *const labels[] = {_("Partnership"), _("Country"), _("Role"), _("Stage"), NULL};
    char *title = store_title(told->store, told->viewer, partnership->type, partnership->id, message_language());
    /* What is said of a role may name those who are not to be named. */
    char *role = strcmp(record_text(partnership, "share_how"), "anonymised") == 0 ? string_copy("") : report_shown(told, party, "role");

    if (!*begun) {
        document_add_heading(writing->document, _("c. Measures: partnerships of others that it takes part in"));
        document_begin_table(writing->document, labels, "mllw");
    }
    *begun = true;
    document_add_row(writing->document);
    document_add_cell(writing->document, title, TONE_PLAIN);
    report_add_shown(told, writing->document, partnership, "country");
    document_add_cell(writing->document, role, TONE_PLAIN);
    report_add_shown(told, writing->document, partnership, "stage");
    document_link_record(writing->document, partnership->type, partnership->id);
    free(role);
    free(title);
}

static bool add_parts(struct writing *writing)
{
    struct list_request list = list_of(writing, "party", NULL);
    struct row_list rows;
    int64_t count;
    bool begun = false, ok = report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error);

    for (size_t i = 0; ok && i < rows.count; i++) {
        const struct record *party = &rows.rows[i].record;
        struct report_request told;
        struct viewer reader;
        struct record partnership;
        if (!part_load(writing, record_number(party, "partnership"), &told, &reader, &partnership)) {
            ok = writing->error->code == ERROR_NOT_FOUND;
            continue;
        }
        if (ran_in_year(writing, &partnership))
            add_part(writing, &told, &partnership, party, &begun);
        record_done(&partnership);
    }
    row_list_done(&rows);
    return ok;
}

static void add_deliverable(struct writing *writing, const struct record *partnership, const struct record *deliverable)
{
    document_add_row(writing->document);
    report_add_shown(writing->request, writing->document, deliverable, "delivered_on");
    report_add_shown(writing->request, writing->document, deliverable, "text");
    report_add_shown(writing->request, writing->document, partnership, "organisation");
    document_link_record(writing->document, deliverable->type, deliverable->id);
}

/* Delivered in the year, and for the member to see. */
static bool is_delivered(const struct writing *writing, const struct record *deliverable)
{
    return is_of_year(writing, record_text(deliverable, "delivered_on"))
           && viewer_may_see(writing->request->viewer, record_text(deliverable, "visibility"), deliverable->type->level);
}

static void add_deliverables(struct writing *writing)
{
    const char *const labels[] = {_("Delivered on"), _("Deliverable"), _("Local resource"), NULL};
    bool begun = false;

    for (size_t i = 0; i < writing->partnerships.count; i++)
        for (size_t at = 0; at < writing->works[i].whole.deliverables.count; at++) {
            const struct record *deliverable = &writing->works[i].whole.deliverables.rows[at].record;
            if (!is_delivered(writing, deliverable))
                continue;
            if (!begun) {
                document_add_heading(writing->document, _("c. Measures: what was delivered"));
                document_begin_table(writing->document, labels, "wml");
            }
            begun = true;
            add_deliverable(writing, writing->works[i].partnership, deliverable);
        }
}

static void add_results(struct writing *writing)
{
    bool begun = false;

    for (size_t i = 0; i < writing->partnerships.count; i++) {
        const struct record *partnership = writing->works[i].partnership;
        char *outcome = report_shown(writing->request, partnership, "outcome_en"), *organisation = report_shown(writing->request, partnership, "organisation");
        if (*outcome && !begun) {
            document_add_heading(writing->document, _("c. Results"));
            document_begin_values(writing->document);
            begun = true;
        }
        if (*outcome)
            document_add_value(writing->document, organisation, outcome);
        free(organisation);
        free(outcome);
    }
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static void add_title(struct writing *writing)
{
    /* TRANSLATORS: a member, a year */
    char *title = string_format(_("%s: due diligence in %d"), record_text(&writing->member, "name"), writing->year);

    document_set_title(writing->document, title);
    document_add_paragraph(writing->document, _("Section 5 of the Transparency Act asks for a yearly account of due diligence, published by 30 June, in three parts: (a) how the enterprise is "
                                                "organised, with its guidelines and routines, (b) actual harm and significant risks, (c) measures and their results. Here stands what the "
                                                "network knows for each."));
    free(title);
}

static bool write_parts(struct writing *writing)
{
    add_code(&writing->sectors, record_text(&writing->member, "sector"));
    if (!read_partnerships(writing) || !read_needs(writing))
        return false;
    add_title(writing);
    if (!add_organisation(writing))
        return false;
    add_findings(writing);
    if (!add_risks(writing) || !add_partnerships(writing) || !add_parts(writing))
        return false;
    add_deliverables(writing);
    add_results(writing);
    return true;
}

static void writing_done(struct writing *writing)
{
    for (size_t i = 0; writing->works && i < writing->partnerships.count; i++)
        standing_done(&writing->works[i].whole);
    free(writing->works);
    row_list_done(&writing->partnerships);
    free(writing->countries);
    free(writing->sectors);
    record_done(&writing->member);
}

static bool member_year_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};

    document->compact = false;
    if (!report_load(request, "member", request->id, &writing.member, error))
        return false;
    writing.year = request->year ? request->year : store_today(request->store).year;
    writing.countries = string_copy("");
    writing.sectors = string_copy("");
    value_set_number(&writing.id, request->id);
    bool ok = write_parts(&writing);
    writing_done(&writing);
    return ok;
}

const struct report report_member_year = {
    .name = "member-year",
    .type = "member",
    .label = N_("A member's year"),
    .summary = N_("a member's partnerships, hot spots and measures of a year, in the parts of the Transparency Act's account"),
    .audience = VISIBILITY_PARTIES,
    .yearly = true,
    .write = member_year_write,
};
