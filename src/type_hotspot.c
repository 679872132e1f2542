/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A due-diligence hot spot: an issue in a sector or a product of a country, rated by how grave and how likely it is. */
#include "config.h"

#include <string.h>

#include "src/check.h"
#include "src/common_fields.h"
#include "src/rating.h"
#include "src/record.h"
#include "src/types.h"

/* --- What is computed from the figures ---------------------------------------------------------------------------------- */

static int figure(const struct compute_source *source, const char *name)
{
    return (int)record_number(source->record, name);
}

static int severity_of(const struct compute_source *source)
{
    return rating_severity(figure(source, "scale"), figure(source, "scope"), figure(source, "irremediability"));
}

/* A result that cannot be told is empty. */
static void set_figure(struct computed *result, int number)
{
    if (number != RATING_MISSING)
        value_set_number(&result->value, number);
}

static void compute_severity(const struct compute_source *source, struct computed *result)
{
    set_figure(result, severity_of(source));
}

static void compute_rating(const struct compute_source *source, struct computed *result)
{
    set_figure(result, rating_value(severity_of(source), figure(source, "likelihood")));
}

static void compute_band(const struct compute_source *source, struct computed *result)
{
    value_set_text(&result->value, rating_band(severity_of(source), figure(source, "likelihood")));
}

static void compute_priority(const struct compute_source *source, struct computed *result)
{
    set_figure(result, rating_priority(severity_of(source), figure(source, "likelihood")));
}

static void note_newest(void *closure, const struct record *child)
{
    int *newest = closure;
    int year = (int)record_number(child, "year");

    if (year > *newest)
        *newest = year;
}

/* Without a source nothing is said of its age. */
static void compute_stale(const struct compute_source *source, struct computed *result)
{
    int newest = 0;

    source->children(source->context, "source", "hotspot", source->record->id, note_newest, &newest);
    if (newest == 0)
        return;
    value_set_number(&result->value, false);
    value_set_number(&result->then, true);
    date_print(rating_stale_from(newest), result->turns_on);
}

/* Those that came with the program are nobody's work until somebody put a figure to one, read it through or said how well founded it is. */
static void compute_taken_up(const struct compute_source *source, struct computed *result)
{
    static const char *const marks[] = {"scale", "scope", "irremediability", "likelihood", "reviewed_on", "review_due"};
    bool taken_up = strcmp(record_text(source->record, "confidence"), "starter") != 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        taken_up = taken_up || !value_is_empty(record_value(source->record, marks[i]));
    value_set_number(&result->value, taken_up);
}

/* --- The type --------------------------------------------------------------------------------------------------------- */

static bool check_hotspot(const struct record *record, struct error *error)
{
    static const char *const what[] = {"sector", "product_en", "product_nb", NULL};
    static const char *const titles[] = {"title_en", "title_nb", NULL};

    return check_any(record, what, error) && check_any(record, titles, error) && check_order(record, "reviewed_on", "review_due", error);
}

enum { SUBJECT, RATING, REVIEW, SHARING };

static const char *const sections[] = {
    [SUBJECT] = N_("What and where"), [RATING] = N_("Rating"), [REVIEW] = N_("Review"), [SHARING] = N_("Sharing"), NULL,
};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Country"), .section = SUBJECT, .list = 2,
     .width = 14, .synonyms = "country_code|Country/Area|Nation|Land|Landkode|País|Pays"},
    {.name = "sector", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Sector"),
     .help = N_("The industry it is found in; a sector or a product must be named."), .section = SUBJECT, .list = 3, .width = 14,
     .vocabulary = &vocabulary_sector, .synonyms = "Industry|Bransje|Sektor|Næring|Secteur"},
    {.name = "product_en", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Product"), .help = N_("The goods or raw material it is about."),
     .section = SUBJECT, .pair = "product", .language = LANGUAGE_EN, .synonyms = "Good|Goods|Commodity|Raw material|Produkt|Vare|Råvare|Producto|Produit"},
    {.name = "product_nb", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Product"), .section = SUBJECT, .pair = "product",
     .language = LANGUAGE_NB, .synonyms = "Good|Goods|Commodity|Raw material|Produkt|Vare|Råvare|Producto|Produit"},
    {.name = "issue", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Issue"),
     .help = N_("The right or condition at risk; one hot spot is about one issue."), .section = SUBJECT, .list = 5, .width = 20,
     .vocabulary = &vocabulary_issue, .synonyms = "Theme|Topic|Risk|Tema|Risiko|Thème"},
    {.name = "title_en", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Title"),
     .help = N_("What is wrong and where, in a few words; in one language at least."), .section = SUBJECT, .list = 1, .width = 34, .pair = "title",
     .language = LANGUAGE_EN, .synonyms = "Heading|Name|Tittel|Navn|Título|Titre"},
    {.name = "title_nb", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Title"), .section = SUBJECT, .pair = "title",
     .language = LANGUAGE_NB, .synonyms = "Heading|Name|Tittel|Navn|Título|Titre"},
    {.name = "description_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Description"),
     .help = N_("What happens, to whom, why, and how it is known."), .section = SUBJECT, .pair = "description", .language = LANGUAGE_EN,
     .synonyms = "Beskrivelse|Descripción"},
    {.name = "description_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Description"), .section = SUBJECT,
     .pair = "description", .language = LANGUAGE_NB, .synonyms = "Beskrivelse|Descripción"},
    /* TRANSLATORS: how grave a harm is (UN Guiding Principles); alvor, not a measuring scale. */
    {.name = "scale", .kind = FIELD_INTEGER, .label = NC_("severity", "Scale"),
     .help = N_("How grave the harm is: from 1, slight, to 5, a danger to life or freedom. Empty: not assessed."), .section = RATING, .width = 5,
     .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Alvor"},
    {.name = "scope", .kind = FIELD_INTEGER, .label = NC_("severity", "Scope"),
     .help = N_("How many people it meets: from 1, single persons, to 5, most in the sector or area. Empty: not assessed."), .section = RATING,
     .width = 5, .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Omfang"},
    {.name = "irremediability", .kind = FIELD_INTEGER, .label = N_("Irremediability"),
     .help = N_("How hard it is to make good: from 1, easily put right, to 5, never. Empty: not assessed."), .section = RATING, .width = 5,
     .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Mulighet for gjenoppretting"},
    {.name = "likelihood", .kind = FIELD_INTEGER, .label = N_("Likelihood"),
     .help = N_("How likely it is that a supplier there is touched by it: from 1, unlikely, to 5, nearly certain. Empty: not assessed."),
     .section = RATING, .width = 5, .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Sannsynlighet|Probability"},
    {.name = "confidence", .kind = FIELD_CHOICE, .label = N_("Confidence"),
     .help = N_("How well founded the figures are; those that came with the program are to be verified."), .section = RATING, .width = 12,
     .vocabulary = &vocabulary_confidence, .synonyms = "Sikkerhet"},
    {.name = "rating_reason", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Reason for the rating"),
     .help = N_("Why the figures are what they are, for the next who reviews them."), .section = RATING,
     .synonyms = "Rating reason|Begrunnelse for vurderingen"},
    {.name = "affected_groups", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = N_("Affected groups"),
     .help = N_("The rights-holders it meets first."), .section = SUBJECT, .vocabulary = &vocabulary_affected_group,
     .synonyms = "Rights-holders|Berørte grupper|Rettighetshavere"},
    {.name = "region", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Region"), .help = N_("The part of the country, where it is not all of it."),
     .section = SUBJECT, .synonyms = "State|Province|District|Fylke|Región"},
    {.name = "status", .kind = FIELD_CHOICE, .label = N_("Status"), .section = REVIEW, .list = 7, .width = 10, .vocabulary = &vocabulary_hotspot_status,
     .initial = "active"},
    {.name = "reviewed_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Reviewed on"), .help = N_("The day it was last read through and found right."),
     .section = REVIEW, .synonyms = "Reviewed|Gjennomgått"},
    {.name = "review_due", .kind = FIELD_DATE, .label = N_("Review due"), .help = N_("The day by which it should be read through again."),
     .section = REVIEW, .synonyms = "Next review|Frist for gjennomgang|Neste gjennomgang"},
    {.name = "severity", .kind = FIELD_INTEGER, .label = N_("Severity"),
     .help = N_("The highest of scale, scope and irremediability; it goes before likelihood."), .section = RATING, .list = 8, .width = 8,
     .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .sorts_as = "priority", .synonyms = "Alvorlighetsgrad", .compute = compute_severity},
    {.name = "rating", .kind = FIELD_INTEGER, .label = N_("Rating"), .help = N_("Severity times likelihood, from 1 to 25."), .section = RATING,
     .width = 6, .minimum = 1, .maximum = SCORE_HIGHEST * SCORE_HIGHEST, .synonyms = "Score|Vurdering", .compute = compute_rating},
    /* TRANSLATORS: low, medium, high or very high, made from the rating of a hot spot */
    {.name = "band", .kind = FIELD_CHOICE, .label = N_("Band"),
     .help = N_("What the rating comes to; not assessed, where a figure is missing, is not the same as low."), .section = RATING, .list = 4,
     .width = 12, .vocabulary = &vocabulary_band, .synonyms = "Risk level|Level|Risikonivå|Nivå", .compute = compute_band},
    {.name = "stale", .kind = FIELD_BOOLEAN, .label = N_("Stale"), .help = N_("Whether its newest source is older than five years; in lists it has ' before its band."), .section = REVIEW,
     .list = 6, .width = 6, .synonyms = "Outdated|Utdatert", .compute = compute_stale},
    {.name = "priority", .kind = FIELD_INTEGER, .flags = FIELD_HIDDEN, .label = N_("Priority"), .section = RATING, .synonyms = "Prioritet",
     .compute = compute_priority},
    NOTE_FIELD(REVIEW),
    {.name = "taken_up", .kind = FIELD_BOOLEAN, .flags = FIELD_HIDDEN, .label = N_("Taken up"), .section = REVIEW, .synonyms = "Tatt opp", .compute = compute_taken_up},
};

static const char *const title[] = {"title", NULL};

static const char *const told_apart_by[] = {"sector", "region", NULL};

static const struct relation related[] = {
    {.type = "organisation", .label = N_("Organisations that can help"),
     .query = "coverage:{country} issue:{issue} -status:suspended,archived -referral:do-not-refer"},
};

static const char *const computed_from[] = {"source", NULL};

const struct record_type type_hotspot = {
    .name = "hotspot",
    .label = N_("Hot spot"),
    .plural = N_("Hot spots"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .title_from = "product",
    .told_apart_by = told_apart_by,
    .child_sort = "-priority",
    .related = related,
    .related_count = FIELD_COUNT(related),
    .level = "members",
    .computed_from = computed_from,
    .check = check_hotspot,
};
