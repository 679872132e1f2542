/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage: countries with hot spots in which no organisation works, and hot spots that no quality-assured organisation covers; what a coordinator works from. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/report_parts.h"
#include "src/collate.h"
#include "src/country_name.h"
#include "src/memory.h"

/* What organisations cover in a country: issues and sectors, each a bit by its place in the vocabulary. */
struct covered {
    uint64_t issues, sectors;
    bool any; /* whether an organisation that may be referred to works there, quality-assured or not */
    int64_t hotspots, uncovered;
    size_t worst; /* place of the gravest band */
};

struct coverage {
    const struct report_request *request;
    struct document *document;
    struct covered *countries; /* of country_names */
    size_t shown;
    struct error *error;
};

/* Where a country stands among country_names; country_name_count where it does not. */
static size_t country_place(const char *code, size_t length)
{
    char text[3] = "";

    if (length >= sizeof text)
        return country_name_count;
    memcpy(text, code, length);
    const struct country_name *country = country_name_by_code(text);
    return country ? (size_t)(country - country_names) : country_name_count;
}

static uint64_t bits_of(const struct vocabulary *vocabulary, const char *set)
{
    const char *code;
    size_t length;
    uint64_t bits = 0;

    while (set_next(&set, &code, &length)) {
        char *copy = string_copy_part(code, length);
        size_t place = vocabulary_order(vocabulary, copy);
        bits |= place < vocabulary->count ? UINT64_C(1) << place : 0;
        free(copy);
    }
    return bits;
}

/* --- What organisations cover --------------------------------------------------------------------------------------------- */

static void cover(struct coverage *coverage, const struct cross_row *row, bool assured)
{
    uint64_t issues = assured ? bits_of(&vocabulary_issue, value_text(&row->values[1])) : 0;
    uint64_t sectors = assured ? bits_of(&vocabulary_sector, value_text(&row->values[2])) : 0;
    const char *code;
    size_t length;

    for (const char *at = value_text(&row->values[0]); set_next(&at, &code, &length);) {
        struct covered *covered = &coverage->countries[country_place(code, length)];
        covered->issues |= issues;
        covered->sectors |= sectors;
        covered->any = true;
    }
}

static void cover_assured(void *context, const struct cross_row *row)
{
    cover(context, row, true);
}

static void cover_any(void *context, const struct cross_row *row)
{
    cover(context, row, false);
}

static bool read_organisations(struct coverage *coverage)
{
    static const char *const assured[] = {"coverage", "issues", "sectors", NULL}, *const any[] = {"coverage", NULL};
    const struct report_request *request = coverage->request;

    return report_cross_each(request, "organisation", "status:quality-assured -referral:do-not-refer", assured, cover_assured, coverage, coverage->error)
           && report_cross_each(request, "organisation", "-status:archived,suspended -referral:do-not-refer", any, cover_any, coverage, coverage->error);
}

/* --- What they do not ------------------------------------------------------------------------------------------------------- */

/* An organisation covers a hot spot that works in its country, and on its issue or in its sector. */
static bool is_covered(const struct coverage *coverage, const char *country, const char *sector, const char *issue)
{
    const struct covered *covered = &coverage->countries[country_place(country, strlen(country))];

    return (covered->issues & bits_of(&vocabulary_issue, issue)) != 0 || (covered->sectors & bits_of(&vocabulary_sector, sector)) != 0;
}

static bool count_hotspots(struct coverage *coverage)
{
    static const char *const names[] = {"country", "sector", "issue", "band", NULL};
    struct cross cross;

    if (!report_cross(coverage->request, "hotspot", "-status:resolved", names, &cross, coverage->error))
        return false;
    for (size_t i = 0; i < cross.count; i++) {
        const struct value *values = cross.rows[i].values;
        const char *country = value_text(&values[0]);
        struct covered *covered = &coverage->countries[country_place(country, strlen(country))];
        size_t band = vocabulary_order(&vocabulary_band, value_text(&values[3]));
        covered->hotspots += cross.rows[i].count;
        covered->worst = band > covered->worst ? band : covered->worst;
        if (!is_covered(coverage, country, value_text(&values[1]), value_text(&values[2])))
            covered->uncovered += cross.rows[i].count;
    }
    cross_done(&cross);
    return true;
}

/* --- Countries ------------------------------------------------------------------------------------------------------------ */

static bool is_bare(const struct covered *covered)
{
    return covered->hotspots > 0 && !covered->any;
}

static const char *covered_name(const struct coverage *coverage, const struct covered *covered)
{
    return country_names[covered - coverage->countries].name[message_language()];
}

/* The gravest first, then those with most hot spots, then by name. */
static bool goes_before(const struct coverage *coverage, const struct covered *left, const struct covered *right)
{
    if (left->worst != right->worst)
        return left->worst > right->worst;
    if (left->hotspots != right->hotspots)
        return left->hotspots > right->hotspots;
    return collate_compare(coverage->request->store->collator, message_language(), covered_name(coverage, left), covered_name(coverage, right)) < 0;
}

/* The countries of the world are few enough to put each in its place. */
static size_t bare_list(const struct coverage *coverage, const struct covered **bare)
{
    size_t count = 0, at;

    for (size_t i = 0; i < country_name_count; i++) {
        const struct covered *covered = &coverage->countries[i];

        if (!is_bare(covered))
            continue;
        for (at = count++; at > 0 && goes_before(coverage, covered, bare[at - 1]); at--)
            bare[at] = bare[at - 1];
        bare[at] = covered;
    }
    return count;
}

static void add_country(struct coverage *coverage, const struct covered *covered)
{
    const struct country_name *country = &country_names[covered - coverage->countries];
    char *count = string_format("%lld", (long long)covered->hotspots);

    document_add_row(coverage->document);
    document_add_cell(coverage->document, covered_name(coverage, covered), TONE_PLAIN);
    document_add_cell(coverage->document, count, TONE_PLAIN);
    report_add_band(coverage->document, vocabulary_band.terms[covered->worst].code, true);
    document_link_record(coverage->document, report_type(coverage->request, "country"), country_record_id(country->code));
    free(count);
}

static void add_countries(struct coverage *coverage)
{
    const char *const labels[] = {_("Country"), _("Hot spots"), _("The worst"), NULL};
    const struct covered **bare = memory_new_array(country_name_count + 1, sizeof *bare);
    size_t count = bare_list(coverage, bare);

    report_add_heading(coverage->document, _("Countries with hot spots and no organisation"), (int64_t)count);
    if (count > 0)
        document_begin_table(coverage->document, labels, "mrl");
    else
        document_add_paragraph(coverage->document, _("There are none."));
    for (size_t i = 0; i < count; i++)
        add_country(coverage, bare[i]);
    free(bare);
}

/* --- Hot spots ------------------------------------------------------------------------------------------------------------ */

static bool add_hotspot(void *context, const struct record *record, struct error *error)
{
    struct coverage *coverage = context;

    if (is_covered(coverage, record_text(record, "country"), record_text(record, "sector"), record_text(record, "issue")))
        return true;
    document_add_row(coverage->document);
    report_add_band(coverage->document, record_text(record, "band"), true);
    report_add_shown(coverage->request, coverage->document, record, "title_en");
    report_add_shown(coverage->request, coverage->document, record, "country");
    report_add_shown(coverage->request, coverage->document, record, "sector");
    report_add_shown(coverage->request, coverage->document, record, "issue");
    document_link_record(coverage->document, record->type, record->id);
    /* Enough for a report: ends the reading, which is told from a failure by the count. */
    return ++coverage->shown < REPORT_ROWS || error_set(error, ERROR_CANCELLED, "%s", "");
}

/* A query of the hot spots in countries that have uncovered ones, so that no other is read. The caller frees it. */
static char *uncovered_query(const struct coverage *coverage, int64_t *count)
{
    struct text text = {0};

    *count = 0;
    for (size_t i = 0; i < country_name_count; i++) {
        if (coverage->countries[i].uncovered == 0)
            continue;
        text_add_format(&text, "%s%s", text.length > 0 ? "," : "-status:resolved country:", country_names[i].code);
        *count += coverage->countries[i].uncovered;
    }
    return text_take(&text);
}

static bool read_hotspots(struct coverage *coverage, const char *text)
{
    const struct record_type *type = report_type(coverage->request, "hotspot");
    struct query query;
    size_t read;

    if (!query_parse(&query, type, text, false, coverage->error))
        return false;
    const struct list_request list = {.type = type, .query = &query, .language = message_language(), .sort = type_field(type, "severity"), .descending = true};
    bool ok = store_each(coverage->request->store, coverage->request->viewer, &list, SIZE_MAX, add_hotspot, coverage, &read, coverage->error);
    query_done(&query);
    return ok || coverage->shown == REPORT_ROWS;
}

static bool add_hotspots(struct coverage *coverage)
{
    const char *const labels[] = {_("Band"), _("Title"), _("Country"), _("Sector"), _("Issue"), NULL};
    int64_t count;
    char *query = uncovered_query(coverage, &count);
    bool ok = true;

    report_add_heading(coverage->document, _("Hot spots that no quality-assured organisation covers"), count);
    if (count > 0) {
        document_begin_table(coverage->document, labels, "lmlll");
        ok = read_hotspots(coverage, query);
    } else {
        document_add_paragraph(coverage->document, _("There are none."));
    }
    free(query);
    return ok;
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static bool coverage_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct coverage coverage = {.request = request, .document = document, .error = error};

    coverage.countries = memory_new_array(country_name_count + 1, sizeof *coverage.countries);
    document->compact = false;
    document_set_title(document, C_("report", "Coverage"));
    document_add_paragraph(document, _("An organisation covers a hot spot when it works in the country, and on the issue or in the sector. Only those count that members may "
                                       "be referred to."));
    report_add_partial(request, document, "organisation");
    bool ok = read_organisations(&coverage) && count_hotspots(&coverage);
    if (ok)
        add_countries(&coverage);
    ok = ok && add_hotspots(&coverage);
    free(coverage.countries);
    return ok;
}

const struct report report_coverage = {
    .name = "coverage",
    .adds = "organisation",
    .label = N_("What is not covered"),
    .summary = N_("hot spots that no quality-assured organisation covers, and countries with hot spots and no organisation"),
    .audience = VISIBILITY_MEMBERS,
    .inside = true,
    .write = coverage_write,
};
