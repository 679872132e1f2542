/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A country's profile: what it is known for, its hot spots, what is recommended, who works there, partnerships, sources with their age. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/memory.h"
#include "src/rating.h"

/* Rows of each part where all is to fit on one screen. */
enum { SECTORS_SHOWN = 6, HOTSPOTS_SHOWN = 5, ACTIONS_SHOWN = 3, EXPERTISE_SHOWN = 4, PARTNERSHIPS_SHOWN = 2, SOURCES_SHOWN = 2, PROFILE_SHOWN = 170, NAMES_SHOWN = 12 };

/* The country as it is being written of. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct record country;
    struct value code;
    struct error *error;
};

static size_t most(const struct writing *writing, size_t compact)
{
    return writing->request->compact ? compact : REPORT_ROWS;
}

/* What lies in the country: records with a country, or children of such. */
static struct list_request list_within(const struct writing *writing, const char *type, const char *owner, const char *field, const char *sort, bool descending)
{
    const struct record_type *listed = report_type(writing->request, type);

    return (struct list_request){.type = listed, .within = type_field(report_type(writing->request, owner), field), .value = &writing->code,
                                 .sort = sort ? type_field(listed, sort) : NULL, .descending = descending};
}

static void add_shown(struct writing *writing, const struct record *record, const char *field)
{
    report_add_shown(writing->request, writing->document, record, field);
}

/* --- What it is known for ------------------------------------------------------------------------------------------------- */

/* The sectors of its hot spots, those with most first: "garments (7), natural stone (3)". */
static bool add_known_for(struct writing *writing)
{
    const struct report_request *request = writing->request;
    struct list_request list = list_within(writing, "hotspot", "hotspot", "country", NULL, false);
    const struct field *sector = type_field(list.type, "sector");
    struct facet_list facets;
    struct text text = {0};

    if (!store_facets(request->store, request->viewer, &list, sector, &facets, writing->error))
        return false;
    for (size_t i = 0; i < facets.count && i < most(writing, SECTORS_SHOWN); i++)
        if (facets.facets[i].code[0])
            text_add_format(&text, "%s%s (%lld)", text.length > 0 ? ", " : "",
                            vocabulary_word(sector->vocabulary, facets.facets[i].code, message_language()), (long long)facets.facets[i].count);
    if (text.length > 0)
        document_add_value(writing->document, _("Known for"), text_string(&text));
    text_done(&text);
    facet_list_done(&facets);
    return true;
}

/* "5 (ITUC Global Rights Index, 2024)" */
static void add_rights(struct writing *writing)
{
    char *rating = report_shown(writing->request, &writing->country, "rights_rating");
    char *source = report_shown(writing->request, &writing->country, "rights_rating_source");
    char *year = report_shown(writing->request, &writing->country, "rights_rating_year");
    struct text text = {0};

    text_add(&text, rating);
    if (*source || *year)
        text_add_format(&text, " (%s%s%s)", source, *source && *year ? ", " : "", year);
    if (*rating)
        document_add_value(writing->document, _("Rights rating"), text_string(&text));
    text_done(&text);
    free(rating);
    free(source);
    free(year);
}

static void add_profile(struct writing *writing)
{
    char *profile = report_shown(writing->request, &writing->country, "profile_en");

    if (*profile && writing->request->compact) {
        size_t bytes = text_fit(profile, PROFILE_SHOWN, NULL);
        char *beginning = string_copy_part(profile, bytes);
        char *text = string_format(profile[bytes] ? "%s..." : "%s", beginning);
        document_add_value(writing->document, _("Profile"), text);
        free(text);
        free(beginning);
    } else if (*profile) {
        document_add_heading(writing->document, _("Profile"));
        document_add_paragraph(writing->document, profile);
    }
    free(profile);
}

static bool add_country(struct writing *writing)
{
    document_begin_values(writing->document);
    if (!add_known_for(writing))
        return false;
    if (!writing->request->compact)
        report_add_field(writing->request, writing->document, &writing->country, "region");
    add_rights(writing);
    if (!writing->request->compact) {
        report_add_field(writing->request, writing->document, &writing->country, "reviewed_on");
        report_add_field(writing->request, writing->document, &writing->country, "review_due");
    }
    add_profile(writing);
    return true;
}

/* --- Hot spots -------------------------------------------------------------------------------------------------------------- */

/* Severity and likelihood as they make the rating: "5 x 4"; nothing where one is missing. */
static void add_figures(struct document *document, const struct record *hotspot)
{
    long long severity = (long long)record_number(hotspot, "severity"), likelihood = (long long)record_number(hotspot, "likelihood");
    char *text = severity && likelihood ? string_format("%lld x %lld", severity, likelihood) : string_copy("");

    document_add_cell(document, text, TONE_PLAIN);
    free(text);
}

static void add_hotspot(struct writing *writing, const struct record *hotspot)
{
    struct document *document = writing->document;

    document_add_row(document);
    report_add_band(document, record_text(hotspot, "band"), !writing->request->compact);
    add_shown(writing, hotspot, "title_en");
    add_shown(writing, hotspot, "sector");
    if (!writing->request->compact)
        add_shown(writing, hotspot, "issue");
    add_figures(document, hotspot);
    document_add_cell(document, record_number(hotspot, "stale") ? _("stale") : "", TONE_QUIET);
    document_link_record(document, hotspot->type, hotspot->id);
}

static bool add_hotspots(struct writing *writing)
{
    const char *const labels[] = {_("Band"), _("Title"), _("Sector"), _("Issue"), _("Rating"), _("Sources"), NULL};
    const char *const compact[] = {_("Band"), _("Title"), _("Sector"), _("Rating"), _("Sources"), NULL};
    struct list_request list = list_within(writing, "hotspot", "hotspot", "country", "severity", true);
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, NULL, most(writing, HOTSPOTS_SHOWN), &rows, &count, writing->error))
        return false;
    report_add_heading(writing->document, message_text(list.type->plural), count);
    if (count == 0)
        document_add_paragraph(writing->document, _("No hot spot is recorded here."));
    else
        document_begin_table(writing->document, writing->request->compact ? compact : labels, "lmllll");
    for (size_t i = 0; i < rows.count; i++)
        add_hotspot(writing, &rows.rows[i].record);
    report_add_more(writing->document, rows.count, count, &list, NULL);
    row_list_done(&rows);
    return true;
}

/* What people would rather look at than read; on one screen there is no room for it. */
static bool add_pictures(struct writing *writing)
{
    char *query = string_format("country:%s", value_text(&writing->code));
    bool ok = writing->request->compact
              || (report_add_issues(writing->request, writing->document, query, writing->error)
                  && report_add_severity(writing->request, writing->document, query, writing->error));

    free(query);
    return ok;
}

/* --- Recommended actions ---------------------------------------------------------------------------------------------------- */

static bool add_actions(struct writing *writing)
{
    const char *const labels[] = {_("What to do"), _("For whom"), writing->request->compact ? NULL : _("OECD step"), NULL};
    struct list_request list = list_within(writing, "action", "hotspot", "country", "step", false);
    struct row_list rows;
    int64_t count;

    if (!report_rows(writing->request, &list, NULL, most(writing, ACTIONS_SHOWN), &rows, &count, writing->error))
        return false;
    if (count > 0) {
        report_add_heading(writing->document, message_text(list.type->plural), count);
        document_begin_table(writing->document, labels, "mll");
    }
    for (size_t i = 0; i < rows.count; i++) {
        document_add_row(writing->document);
        add_shown(writing, &rows.rows[i].record, "text_en");
        add_shown(writing, &rows.rows[i].record, "audience");
        if (!writing->request->compact)
            add_shown(writing, &rows.rows[i].record, "step");
        document_link_record(writing->document, list.type, rows.rows[i].record.id);
    }
    if (count > 0)
        report_add_more(writing->document, rows.count, count, &list, NULL);
    row_list_done(&rows);
    return true;
}

/* --- Local organisations ---------------------------------------------------------------------------------------------------- */

/* Those that work here and that members may be referred to; the caller frees it. */
static char *organisation_query(const struct writing *writing, const char *more)
{
    return string_format("coverage:%s -status:archived,suspended -referral:do-not-refer%s", value_text(&writing->code), more);
}

/* Counts the areas of expertise of the organisations a query finds. */
static bool count_expertise(struct writing *writing, const char *text, struct facet_list *facets)
{
    const struct record_type *type = report_type(writing->request, "organisation");
    struct list_request list = {.type = type, .language = message_language()};
    struct query query;

    if (!query_parse(&query, type, text, false, writing->error))
        return false;
    list.query = &query;
    bool ok = store_facets(writing->request->store, writing->request->viewer, &list, type_field(type, "expertise"), facets, writing->error);
    query_done(&query);
    return ok;
}

/* The names of those among the rows that have the expertise: "A, B and 3 more". The caller frees it. */
static char *names_with(const struct row_list *rows, const char *code, int64_t count)
{
    struct text text = {0};
    int64_t named = 0;

    for (size_t i = 0; i < rows->count && named < NAMES_SHOWN; i++) {
        if (!set_has(record_text(&rows->rows[i].record, "expertise"), code))
            continue;
        text_add_format(&text, "%s%s", named++ > 0 ? ", " : "", record_text(&rows->rows[i].record, "name"));
    }
    if (named > 0 && count > named)
        text_add_format(&text, message_plural(" and %lld more", " and %lld more", (unsigned long)(count - named)), (long long)(count - named));
    return text_take(&text);
}

static void add_expertise(struct writing *writing, const char *code, int64_t all, int64_t assured, const struct row_list *rows)
{
    const struct record_type *type = report_type(writing->request, "organisation");
    char *more = string_format(" expertise:%s", code), *query = organisation_query(writing, more);
    char *names = names_with(rows, code, assured);
    /* TRANSLATORS: how many are quality-assured of how many there are: "4 of 5" */
    char *figures = string_format(_("%lld of %lld"), (long long)assured, (long long)all);

    document_add_row(writing->document);
    document_add_cell(writing->document, vocabulary_word(&vocabulary_expertise, code, message_language()), TONE_PLAIN);
    document_add_cell(writing->document, figures, assured > 0 ? TONE_GOOD : TONE_PLAIN);
    document_add_cell(writing->document, names, TONE_PLAIN);
    document_link_list(writing->document, type, query, NULL, NULL);
    free(figures);
    free(names);
    free(query);
    free(more);
}

/* In the order of how many there are. */
static void add_expertise_table(struct writing *writing, const struct facet_list *all, const struct facet_list *assured, const struct row_list *rows)
{
    const char *const labels[] = {_("Expertise"), _("Quality-assured"), _("Those quality-assured"), NULL};
    size_t shown = 0;

    document_begin_table(writing->document, labels, "lrm");
    for (size_t i = 0; i < all->count && shown < most(writing, EXPERTISE_SHOWN); i++)
        if (all->facets[i].code[0]) {
            add_expertise(writing, all->facets[i].code, all->facets[i].count, report_facet_count(assured, all->facets[i].code), rows);
            shown++;
        }
}

static bool add_organisations(struct writing *writing)
{
    struct list_request list = {.type = report_type(writing->request, "organisation")};
    struct facet_list all = {0}, assured = {0};
    struct row_list rows = {0};
    int64_t count = 0, every = 0;
    char *query = organisation_query(writing, ""), *narrower = organisation_query(writing, " status:quality-assured");
    bool ok = count_expertise(writing, query, &all) && count_expertise(writing, narrower, &assured)
              && report_rows(writing->request, &list, query, 0, NULL, &every, writing->error)
              && report_rows(writing->request, &list, narrower, REPORT_ROWS, &rows, &count, writing->error);

    if (ok) {
        report_add_heading(writing->document, _("Local organisations"), every);
        if (every > 0)
            add_expertise_table(writing, &all, &assured, &rows);
        else
            document_add_paragraph(writing->document, _("No local organisation that members may be referred to works here yet."));
    }
    row_list_done(&rows);
    facet_list_done(&all);
    facet_list_done(&assured);
    free(narrower);
    free(query);
    return ok;
}

/* --- Partnerships ------------------------------------------------------------------------------------------------------------ */

static bool add_partnerships(struct writing *writing)
{
    const struct field *country = type_field(report_type(writing->request, "partnership"), "country");

    return report_add_partnerships(writing->request, writing->document, country, &writing->code, most(writing, PARTNERSHIPS_SHOWN), writing->error);
}

/* --- Sources ---------------------------------------------------------------------------------------------------------------- */

/* The same publication is a source of many hot spots. */
static bool is_same_source(const struct record *one, const struct record *other)
{
    return strcmp(record_text(one, "title"), record_text(other, "title")) == 0
           && strcmp(record_text(one, "publisher"), record_text(other, "publisher")) == 0 && record_number(one, "year") == record_number(other, "year");
}

static bool was_before(const struct row_list *rows, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_same_source(&rows->rows[i].record, &rows->rows[at].record))
            return true;
    return false;
}

static size_t hotspots_of(const struct row_list *rows, size_t at)
{
    size_t count = 0;
    for (size_t i = at; i < rows->count; i++)
        count += is_same_source(&rows->rows[i].record, &rows->rows[at].record);
    return count;
}

/* "10 years old, stale" in the tone of what that means. */
static void add_age(struct writing *writing, int year)
{
    struct date today = store_today(writing->request->store), stale = rating_stale_from(year);
    int age = today.year - year;
    bool is_stale = date_to_days(today) >= date_to_days(stale);
    /* TRANSLATORS: how old a source is */
    char *words = string_format(message_plural("%d year", "%d years", (unsigned long)(age > 0 ? age : 0)), age > 0 ? age : 0);
    char *text = is_stale ? string_format(_("%s, stale"), words) : string_copy(words);

    document_add_cell(writing->document, text, is_stale ? TONE_WARNING : TONE_PLAIN);
    free(text);
    free(words);
}

static void add_source(struct writing *writing, const struct row_list *rows, size_t at)
{
    const struct record *source = &rows->rows[at].record;
    char *count = string_format("%zu", hotspots_of(rows, at)), *year = string_format("%lld", (long long)record_number(source, "year"));

    document_add_row(writing->document);
    add_shown(writing, source, "title");
    document_link_address(writing->document, record_text(source, "url"));
    if (!writing->request->compact)
        add_shown(writing, source, "publisher");
    document_add_cell(writing->document, year, TONE_PLAIN);
    add_age(writing, (int)record_number(source, "year"));
    if (!writing->request->compact)
        document_add_cell(writing->document, count, TONE_PLAIN);
    document_link_record(writing->document, source->type, source->id);
    free(year);
    free(count);
}

static bool add_sources(struct writing *writing)
{
    const char *const labels[] = {_("Title"), _("Publisher"), _("Year"), _("Age"), _("Hot spots"), NULL};
    const char *const compact[] = {_("Title"), _("Year"), _("Age"), NULL};
    struct list_request list = list_within(writing, "source", "hotspot", "country", "year", true);
    struct row_list rows;
    int64_t count;
    size_t shown = 0;

    if (!report_rows(writing->request, &list, NULL, REPORT_ROWS, &rows, &count, writing->error))
        return false;
    if (count > 0) {
        document_add_heading(writing->document, message_text(list.type->plural));
        document_begin_table(writing->document, writing->request->compact ? compact : labels, writing->request->compact ? "mrl" : "mlrlr");
    }
    for (size_t i = 0; i < rows.count && shown < most(writing, SOURCES_SHOWN); i++)
        if (!was_before(&rows, i)) {
            add_source(writing, &rows, i);
            shown++;
        }
    row_list_done(&rows);
    return true;
}

/* --- The whole -------------------------------------------------------------------------------------------------------------- */

static bool country_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};

    if (!report_load(request, "country", request->id, &writing.country, error))
        return false;
    value_copy(&writing.code, record_value(&writing.country, "code"));
    char *title = store_title(request->store, request->viewer, writing.country.type, request->id, message_language());
    document_set_title(document, title);
    free(title);
    bool ok = add_country(&writing) && add_hotspots(&writing) && add_pictures(&writing) && add_actions(&writing) && add_organisations(&writing) && add_partnerships(&writing)
              && add_sources(&writing);
    value_clear(&writing.code);
    record_done(&writing.country);
    return ok;
}

const struct report report_country = {
    .name = "country",
    .type = "country",
    .label = N_("Country profile"),
    .summary = N_("what a country is known for, its hot spots, actions, organisations, partnerships and sources"),
    .audience = VISIBILITY_MEMBERS,
    .inside = true,
    .write = country_write,
};
