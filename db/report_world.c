/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world by region: countries with hot spots, hot spots by band, organisations that work there, partnerships. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/band.h"
#include "src/country_name.h"
#include "src/memory.h"

/* What is counted of a region, or of the world; bands in their vocabulary's order. */
enum { BANDS_MOST = 8, COUNTRIES_SHOWN = 15 };

struct tally {
    int64_t countries;
    int64_t bands[BANDS_MOST];
    int64_t organisations;
    int64_t partnerships;
    bool marked; /* while the countries of one organisation are gone through */
};

/* The regions in their vocabulary's order, and after them the world. */
struct world {
    const struct report_request *request;
    const struct vocabulary *regions;
    struct cross countries; /* code and region of each */
    struct tally *tallies;
    struct error *error;
};

static bool read_cross(struct world *world, const char *type, const char *query, const char *first, const char *second, struct cross *cross)
{
    return report_cross(world->request, type, query, (const char *const[]){first, second, NULL}, cross, world->error);
}

/* The tally of the region a country lies in; NULL where that is not known. */
static struct tally *tally_of(const struct world *world, const char *code, size_t length)
{
    for (size_t i = 0; i < world->countries.count; i++) {
        const struct value *values = world->countries.rows[i].values;
        const char *own = value_text(&values[0]);
        if (strncmp(own, code, length) != 0 || own[length] != '\0')
            continue;
        size_t region = vocabulary_order(world->regions, value_text(&values[1]));
        return region < world->regions->count ? &world->tallies[region] : NULL;
    }
    return NULL;
}

static struct tally *tally_of_world(const struct world *world)
{
    return &world->tallies[world->regions->count];
}

/* --- Counting ------------------------------------------------------------------------------------------------------------- */

static bool country_is_first(const struct cross *cross, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (value_equal(&cross->rows[i].values[0], &cross->rows[at].values[0]))
            return false;
    return true;
}

static bool count_hotspots(struct world *world)
{
    struct cross cross;

    if (!read_cross(world, "hotspot", "-status:resolved", "country", "band", &cross))
        return false;
    for (size_t i = 0; i < cross.count; i++) {
        const char *code = value_text(&cross.rows[i].values[0]);
        size_t band = vocabulary_order(&vocabulary_band, value_text(&cross.rows[i].values[1]));
        struct tally *tallies[] = {tally_of(world, code, strlen(code)), tally_of_world(world)};
        bool first = country_is_first(&cross, i);
        for (size_t which = 0; which < 2 && band < BANDS_MOST; which++)
            if (tallies[which]) {
                tallies[which]->bands[band] += cross.rows[i].count;
                tallies[which]->countries += first;
            }
    }
    cross_done(&cross);
    return true;
}

/* An organisation that works in several countries of a region counts once there, and once in the world. */
static void count_coverage(void *context, const struct cross_row *row)
{
    struct world *world = context;
    const char *code;
    size_t length;

    for (size_t i = 0; i < world->regions->count; i++)
        world->tallies[i].marked = false;
    for (const char *at = value_text(&row->values[0]); set_next(&at, &code, &length);) {
        struct tally *tally = tally_of(world, code, length);
        if (!tally || tally->marked)
            continue;
        tally->marked = true;
        tally->organisations += row->count;
    }
    tally_of_world(world)->organisations += row->count;
}

static bool count_organisations(struct world *world)
{
    return report_cross_each(world->request, "organisation", "-status:archived,suspended -coverage:\"\"", (const char *const[]){"coverage", NULL}, count_coverage, world, world->error);
}

static bool count_partnerships(struct world *world)
{
    struct cross cross;

    if (!read_cross(world, "partnership", "-stage:cancelled", "country", NULL, &cross))
        return false;
    for (size_t i = 0; i < cross.count; i++) {
        const char *code = value_text(&cross.rows[i].values[0]);
        struct tally *tally = tally_of(world, code, strlen(code));
        if (tally)
            tally->partnerships += cross.rows[i].count;
        tally_of_world(world)->partnerships += cross.rows[i].count;
    }
    cross_done(&cross);
    return true;
}

/* --- Writing -------------------------------------------------------------------------------------------------------------- */

static bool tally_is_empty(const struct tally *tally)
{
    return tally->countries == 0 && tally->organisations == 0 && tally->partnerships == 0;
}

static void add_tally(struct document *document, const char *name, const struct tally *tally)
{
    document_add_row(document);
    document_add_cell(document, name, TONE_PLAIN);
    report_add_figure(document, tally->countries, TONE_PLAIN);
    for (size_t i = vocabulary_band.count; i-- > 0;)
        report_add_figure(document, tally->bands[i], band_tone(vocabulary_band.terms[i].code));
    report_add_figure(document, tally->organisations, TONE_PLAIN);
    report_add_figure(document, tally->partnerships, TONE_PLAIN);
}

/* One column for each band, the gravest first, headed by its letter. */
static void begin_table(struct document *document)
{
    const char *labels[BANDS_MOST + 6];
    size_t count = 0;

    labels[count++] = _("Region");
    labels[count++] = _("Countries");
    for (size_t i = vocabulary_band.count; i-- > 0;)
        labels[count++] = band_letter(vocabulary_band.terms[i].code);
    labels[count++] = _("Organisations");
    labels[count++] = _("Partnerships");
    labels[count] = NULL;
    document_begin_table(document, labels, "mrrrrrrrr");
}

/* As it stands at the beginning of a row: "The Middle East". The caller frees it. */
static char *region_name(const char *code)
{
    char *name = string_copy(vocabulary_word(&vocabulary_world_region, code, message_language()));

    name[0] = (char)(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : name[0]);
    return name;
}

static void write_world(const struct world *world, struct document *document)
{
    const struct record_type *country = report_type(world->request, "country");

    begin_table(document);
    for (size_t i = 0; i < world->regions->count; i++) {
        if (tally_is_empty(&world->tallies[i]))
            continue;
        char *query = string_format("region:%s", world->regions->terms[i].code);
        char *name = region_name(world->regions->terms[i].code);
        add_tally(document, name, &world->tallies[i]);
        document_link_list(document, country, query, NULL, NULL);
        free(name);
        free(query);
    }
    add_tally(document, _("All the world"), tally_of_world(world));
    document_link_list(document, country, "", NULL, NULL);
    char *legend = band_legend();
    document_add_paragraph(document, legend);
    free(legend);
    /* TRANSLATORS: what is counted in the table's column "Countries" */
    document_add_paragraph(document, _("Countries are those with hot spots that are not resolved."));
}

/* --- To look at ----------------------------------------------------------------------------------------------------------- */

static void add_country(struct document *document, const struct facet *facet)
{
    document_add_row(document);
    document_add_cell(document, country_name(facet->code, message_language()), TONE_PLAIN);
    report_add_figure(document, facet->count, TONE_PLAIN);
}

/* Those with most; how many more there are is said below. */
static void add_largest(struct document *document, const struct facet_list *facets)
{
    size_t shown = 0, more = 0;

    for (size_t i = 0; i < facets->count; i++) {
        if (!facets->facets[i].code[0])
            continue;
        if (shown == COUNTRIES_SHOWN) {
            more++;
            continue;
        }
        add_country(document, &facets->facets[i]);
        shown++;
    }
    if (more > 0)
        report_add_text(document, message_plural("There is %zu more country.", "There are %zu more countries.", more), more);
}

/* The countries in which most organisations work that members may be referred to. */
static bool add_countries(const struct world *world, struct document *document)
{
    const char *const labels[] = {_("Country"), _("Organisations"), NULL};
    const struct record_type *type = report_type(world->request, "organisation");
    struct query query;
    struct facet_list facets = {0};

    if (!query_parse(&query, type, "-status:archived,suspended -referral:do-not-refer", false, world->error))
        return false;
    const struct list_request list = {.type = type, .query = &query, .language = message_language()};
    bool ok = store_facets(world->request->store, world->request->viewer, &list, type_field(type, "coverage"), &facets, world->error);
    if (ok && facets.count > 0) {
        document_add_heading(document, _("Countries with most organisations"));
        document_begin_table(document, labels, "mr");
        document_set_chart(document, DOCUMENT_BARS, _("How many organisations work in each country"));
        add_largest(document, &facets);
    }
    facet_list_done(&facets);
    query_done(&query);
    return ok;
}

/* What people would rather look at than read; on the screen the regions are enough. */
static bool add_pictures(const struct world *world, struct document *document)
{
    const struct list_request partnerships = {.type = report_type(world->request, "partnership"), .language = message_language()};

    return world->request->compact
           || (add_countries(world, document) && report_add_issues(world->request, document, "-status:resolved", world->error)
               && report_add_severity(world->request, document, "-status:resolved", world->error)
               && report_add_stages(world->request, document, &partnerships, world->error));
}

static bool world_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct world world = {.request = request, .regions = &vocabulary_world_region, .error = error};

    world.tallies = memory_new_array(world.regions->count + 1, sizeof *world.tallies);
    bool ok = read_cross(&world, "country", "", "code", "region", &world.countries) && count_hotspots(&world) && count_organisations(&world)
              && count_partnerships(&world);
    document->compact = false;
    document_set_title(document, _("The world by region"));
    if (ok) {
        write_world(&world, document);
        /* Who sees all of these sees all organisations. */
        report_add_partial(request, document, "partnership");
        ok = add_pictures(&world, document);
    }
    cross_done(&world.countries);
    free(world.tallies);
    return ok;
}

const struct report report_world = {
    .name = "world",
    .label = N_("World overview"),
    .summary = N_("the regions of the world with their hot spots by band, organisations and partnerships"),
    .audience = VISIBILITY_MEMBERS,
    .inside = true,
    .write = world_write,
};
