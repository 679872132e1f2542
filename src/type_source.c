/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source: what a hot spot is known from. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { SOURCE, SHARING };

static const char *const sections[] = {[SOURCE] = N_("Source"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "hotspot", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Hot spot"), .section = SOURCE, .list = 4, .width = 24,
     .refers_to = "hotspot", .synonyms = "Risikoområde"},
    {.name = "title", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Title"), .section = SOURCE, .list = 1,
     .width = 40, .synonyms = "Name|Tittel|Título|Titre"},
    {.name = "publisher", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Publisher"), .section = SOURCE, .list = 2, .width = 22,
     .synonyms = "Author|Utgiver|Forfatter|Editor|Éditeur"},
    {.name = "url", .kind = FIELD_URL, .flags = FIELD_SEARCHABLE, .label = N_("Web address"), .section = SOURCE, .list = 5, .width = 30, .synonyms = "Link|Website|Lenke|Nettadresse"},
    {.name = "year", .kind = FIELD_INTEGER, .flags = FIELD_REQUIRED, .label = N_("Year"),
     .help = N_("The year it was published; after five years a hot spot without a newer one is stale."), .section = SOURCE, .list = 3, .width = 4,
     .minimum = YEAR_FIRST, .maximum = YEAR_LAST, .synonyms = "Published|År|Año|Année"},
    {.name = "accessed", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Accessed"), .help = N_("The day somebody last read it there."), .section = SOURCE,
     .synonyms = "Accessed on|Retrieved|Lest"},
};

static const char *const title[] = {"title", NULL};

const struct record_type type_source = {
    .name = "source",
    .label = N_("Source"),
    .plural = N_("Sources"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "hotspot",
    .child_sort = "-year",
    .level = "members",
};
