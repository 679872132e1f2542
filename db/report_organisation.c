/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An organisation's profile, to be mailed to a member: what it is, what it can do, how it works, who has verified it, what others say of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/match.h"

enum { HOTSPOTS_SHOWN = 10, PARTNERSHIPS_SHOWN = 20 };

/* The organisation as it is being written of. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct record organisation;
    struct value id;
    struct error *error;
};

static void add_fields(struct writing *writing, const char *const *names)
{
    report_add_fields(writing->request, writing->document, &writing->organisation, names);
}

static struct list_request list_of(const struct writing *writing, const char *name, const char *sort)
{
    const struct record_type *type = report_type(writing->request, name);

    return (struct list_request){.type = type, .within = type_field(type, "organisation"), .value = &writing->id, .sort = type_field(type, sort),
                                 .descending = true};
}

/* --- What it is ----------------------------------------------------------------------------------------------------------- */

static bool add_profile(struct writing *writing)
{
    static const char *const identity[] = {"native_name", "acronym", "kind", "legal_form", "registration_number", "founded", "staff_band", NULL};
    static const char *const place[] = {"country", "region", "city", "address", "coverage", "languages", "website", "email", "phone", NULL};
    char *description = report_shown(writing->request, &writing->organisation, "description_en");
    const char *warning = report_profile_warning(&writing->organisation);

    if (*warning)
        document_add_paragraph(writing->document, warning);
    add_fields(writing, identity);
    if (*description) {
        document_add_heading(writing->document, _("What it does"));
        document_add_paragraph(writing->document, description);
    }
    free(description);
    document_add_heading(writing->document, _("Where it works and how to reach it"));
    add_fields(writing, place);
    return true;
}

static bool add_work(struct writing *writing)
{
    static const char *const work[] = {"expertise", "issues", "sectors", NULL}, *const terms[] = {"funding_policy", "logo_policy", NULL};

    document_add_heading(writing->document, _("What it can help with"));
    add_fields(writing, work);
    document_add_heading(writing->document, _("On what terms"));
    add_fields(writing, terms);
    document_add_paragraph(writing->document, _("A local resource is independent and may decline money from companies. Expect it to have views on the method, for "
                                                "instance how many workers are interviewed and where, and agree before the work begins how each may "
                                                "mention it and show the other's logo."));
    return true;
}

/* --- Who vouches for it --------------------------------------------------------------------------------------------------- */

static void add_verification(struct writing *writing, const struct record *verification)
{
    static const char *const names[] = {"initiative", "date", "method", "result", "valid_to", NULL};

    document_add_row(writing->document);
    for (const char *const *name = names; *name; name++)
        report_add_shown(writing->request, writing->document, verification, *name);
    document_link_record(writing->document, verification->type, verification->id);
}

static bool add_quality(struct writing *writing)
{
    const char *const labels[] = {_("Initiative"), _("Date"), _("Method"), _("Result"), _("Valid to"), NULL};
    static const char *const quality[] = {"effective_status", "review_due", NULL};
    struct list_request list = list_of(writing, "verification", "date");
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error))
        return false;
    document_add_heading(writing->document, _("Quality assurance"));
    add_fields(writing, quality);
    if (count > 0)
        document_begin_table(writing->document, labels, "mwllw");
    else
        document_add_paragraph(writing->document, _("No initiative has verified it yet."));
    for (size_t i = 0; i < rows.count; i++)
        add_verification(writing, &rows.rows[i].record);
    row_list_done(&rows);
    return true;
}

/* "Head of sourcing, a company in Norway, 14 Apr 2026" */
static char *testimonial_source(struct writing *writing, const struct record *testimonial)
{
    static const char *const names[] = {"person", "member", "date", NULL};
    struct text text = {0};

    for (const char *const *name = names; *name; name++) {
        char *part = report_shown(writing->request, testimonial, *name);
        if (*part)
            text_add_format(&text, "%s%s", text.length > 0 ? ", " : "", part);
        free(part);
    }
    return text_take(&text);
}

/* Only those with permission: the words were given to one reader, unless it was agreed that others may read them. */
static bool add_testimonials(struct writing *writing)
{
    struct list_request list = list_of(writing, "testimonial", "date");
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, "permission:yes", REPORT_ROWS, &rows, &count, writing->error))
        return false;
    if (count > 0)
        document_add_heading(writing->document, _("What members say"));
    for (size_t i = 0; i < rows.count; i++) {
        char *words = report_shown(writing->request, &rows.rows[i].record, "text_en"), *source = testimonial_source(writing, &rows.rows[i].record);
        /* TRANSLATORS: a quotation, and who said it when */
        report_add_text(writing->document, _("\"%s\"\n%s"), words, source);
        free(source);
        free(words);
    }
    row_list_done(&rows);
    return true;
}

/* --- What it can help with ------------------------------------------------------------------------------------------------ */

static bool add_hotspots(struct writing *writing)
{
    const char *const labels[] = {_("Band"), _("Title"), _("Country"), _("Sector"), _("Issue"), NULL};
    static const char *const names[] = {"title_en", "country", "sector", "issue", NULL};
    const struct relation relation = {.query = "country:{coverage} issue:{issues} status:active,monitored"};
    const struct record_type *type = report_type(writing->request, "hotspot");
    const struct list_request list = {.type = type, .sort = type_field(type, "severity"), .descending = true};
    struct row_list rows = {0};
    int64_t count = 0;
    char *query = record_relation_query(&writing->organisation, &relation);
    bool ok = !query || report_rows(writing->request, &list, query, HOTSPOTS_SHOWN, &rows, &count, writing->error);

    if (count > 0) {
        report_add_heading(writing->document, _("Hot spots in its countries on its issues"), count);
        document_begin_table(writing->document, labels, "lmlll");
    }
    for (size_t i = 0; i < rows.count; i++) {
        document_add_row(writing->document);
        report_add_band(writing->document, record_text(&rows.rows[i].record, "band"), true);
        for (const char *const *name = names; *name; name++)
            report_add_shown(writing->request, writing->document, &rows.rows[i].record, *name);
        document_link_record(writing->document, type, rows.rows[i].record.id);
    }
    if (ok)
        report_add_more(writing->document, rows.count, count, &list, query);
    row_list_done(&rows);
    free(query);
    return ok;
}

static bool add_partnerships(struct writing *writing)
{
    const struct field *organisation = type_field(report_type(writing->request, "partnership"), "organisation");

    return report_add_partnerships(writing->request, writing->document, organisation, &writing->id, PARTNERSHIPS_SHOWN, writing->error);
}

/* Nobody is invited to work with whom members are not referred to, or before somebody has looked. */
static bool add_next(struct writing *writing)
{
    const char *status = record_text(&writing->organisation, "effective_status");

    document_add_heading(writing->document, _("What comes next"));
    if (!match_may_be_referred_to(&writing->organisation))
        document_add_paragraph(writing->document, _("Members are not referred to this organisation at present. Ask your adviser who else can help."));
    else if (strcmp(status, "quality-assured") != 0)
        document_add_paragraph(writing->document, _("If you wish to work with this organisation, tell your adviser. She first makes sure that the profile holds, and introduces you to "
                                                    "each other after that."));
    else
        document_add_paragraph(writing->document, _("If you wish to work with this organisation, tell your adviser. She introduces you to each other and names the persons to "
                                                    "talk to."));
    return true;
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static bool organisation_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};

    document->compact = false;
    if (!report_load(request, "organisation", request->id, &writing.organisation, error))
        return false;
    value_set_number(&writing.id, request->id);
    document_set_title(document, record_text(&writing.organisation, "name"));
    bool ok = add_profile(&writing) && add_work(&writing) && add_quality(&writing) && add_testimonials(&writing) && add_partnerships(&writing)
              && add_hotspots(&writing) && add_next(&writing);
    record_done(&writing.organisation);
    return ok;
}

const struct report report_organisation = {
    .name = "organisation",
    .type = "organisation",
    .label = N_("Organisation profile"),
    .summary = N_("a profile to mail to a member: what an organisation does, where, on what terms, and who vouches for it"),
    .audience = VISIBILITY_MEMBERS,
    .write = organisation_write,
};
