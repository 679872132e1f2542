/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An employment site: the factory, farm, quarry or ship where people work. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { SITE, SHARING };

static const char *const sections[] = {[SITE] = N_("Employment site"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"), .section = SITE, .list = 1, .width = 28,
     .synonyms = "Site|Site name|Factory|Factory name|Facility|Facility name|Arbeidssted|Fabrikk|Navn|Nombre|Nom"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Country"), .section = SITE, .list = 2,
     .width = 14, .synonyms = SYNONYMS_COUNTRY},
    {.name = "region", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Region"), .section = SITE,
     .synonyms = SYNONYMS_REGION},
    {.name = "city", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("City"), .section = SITE, .list = 3, .width = 14,
     .synonyms = SYNONYMS_CITY},
    {.name = "kind", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Kind"), .section = SITE, .list = 4, .width = 14,
     .vocabulary = &vocabulary_site_kind, .synonyms = "Type|Site type|Facility type|Tipo"},
    {.name = "workers", .kind = FIELD_INTEGER, .label = N_("Workers"), .help = N_("How many people work there, hired through others included."),
     .section = SITE, .list = 5, .width = 7, .minimum = 0, .maximum = 10000000, .synonyms = "Number of workers|Employees|Arbeidere|Antall arbeidere|Ansatte"},
    {.name = "supplier", .kind = FIELD_REFERENCE, .label = N_("Supplier"), .help = N_("The supplier that owns or runs it."), .section = SITE, .list = 6,
     .width = 22, .refers_to = "supplier", .synonyms = "Owner|Leverandør|Eier"},
    NOTE_FIELD(SITE),
};

static const char *const title[] = {"name", NULL};

const struct record_type type_site = {
    .name = "site",
    .label = N_("Employment site"),
    .plural = N_("Employment sites"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "parties",
};
