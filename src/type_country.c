/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A producer country and its profile. The countries come with the program. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/country_name.h"
#include "src/types.h"

static void compute_name_en(const struct compute_source *source, struct computed *result)
{
    value_set_text(&result->value, country_name(record_text(source->record, "code"), LANGUAGE_EN));
}

static void compute_name_nb(const struct compute_source *source, struct computed *result)
{
    value_set_text(&result->value, country_name(record_text(source->record, "code"), LANGUAGE_NB));
}

static bool check_country(const struct record *record, struct error *error)
{
    return check_order(record, "reviewed_on", "review_due", error);
}

enum { PROFILE, REVIEW, SHARING };

static const char *const sections[] = {[PROFILE] = N_("Profile"), [REVIEW] = N_("Review"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "code", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_FIXED | FIELD_SEARCHABLE, .label = N_("Code"),
     .help = N_("Two letters, as ISO 3166-1 has them; Kosovo is XK."), .section = PROFILE, .list = 3, .width = 4,
     .synonyms = "ISO|ISO code|Country code|Landkode"},
    {.name = "region", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Region"), .help = N_("The part of the world it lies in."),
     .section = PROFILE, .list = 2, .width = 18, .vocabulary = &vocabulary_world_region, .synonyms = "Part of the world|Verdensdel"},
    {.name = "profile_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Profile"),
     .help = N_("What a buyer should know first: work and industry, rights and risks, who is to be talked to."), .section = PROFILE,
     .pair = "profile", .language = LANGUAGE_EN, .synonyms = "Country profile|Landprofil"},
    {.name = "profile_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Profile"), .section = PROFILE, .pair = "profile",
     .language = LANGUAGE_NB, .synonyms = "Country profile|Landprofil"},
    {.name = "rights_rating", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Rights rating"),
     .help = N_("How a named index rates workers' rights there, in the index's own scale."), .section = PROFILE, .list = 4, .width = 14,
     .synonyms = "Rettighetsvurdering"},
    {.name = "rights_rating_source", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Source of the rating"), .help = N_("Who made the rating, and in what."),
     .section = PROFILE, .synonyms = "Rating source|Kilde til vurderingen"},
    {.name = "rights_rating_year", .kind = FIELD_INTEGER, .label = N_("Year of the rating"), .section = PROFILE, .minimum = YEAR_FIRST,
     .maximum = YEAR_LAST, .synonyms = "Rating year|Vurderingsår"},
    {.name = "published_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Published on"), .help = N_("The day the profile was first published."),
     .section = REVIEW, .synonyms = "Published|Publisert"},
    {.name = "reviewed_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Reviewed on"), .help = N_("The day it was last read through and found right."),
     .section = REVIEW, .list = 5, .synonyms = "Reviewed|Gjennomgått"},
    {.name = "review_due", .kind = FIELD_DATE, .label = N_("Review due"), .help = N_("The day by which it should be read through again."),
     .section = REVIEW, .list = 6, .synonyms = "Next review|Frist for gjennomgang|Neste gjennomgang"},
    {.name = "name_en", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Name"), .section = PROFILE, .list = 1, .width = 24,
     .pair = "name", .language = LANGUAGE_EN, .synonyms = "Country|Land|Navn", .compute = compute_name_en},
    {.name = "name_nb", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Name"), .section = PROFILE, .pair = "name",
     .language = LANGUAGE_NB, .synonyms = "Country|Land|Navn", .compute = compute_name_nb},
};

static const char *const title[] = {"name", NULL};

static const struct relation related[] = {
    {.type = "hotspot", .label = N_("Hot spots"), .query = "country:{code}", .sort = "-priority", .leads = true},
    {.type = "organisation", .label = N_("Organisations that work here"), .query = "coverage:{code}", .leads = true},
};

const struct record_type type_country = {
    .name = "country",
    .label = N_("Country"),
    .plural = N_("Countries"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .related = related,
    .related_count = FIELD_COUNT(related),
    .level = "members",
    .fixed = true,
    .check = check_country,
};
