/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A testimonial: what a member says of working with an organisation. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_testimonial(const struct record *record, struct error *error)
{
    static const char *const texts[] = {"text_en", "text_nb", NULL};

    return check_any(record, texts, error);
}

enum { TESTIMONIAL, SHARING };

static const char *const sections[] = {[TESTIMONIAL] = N_("Testimonial"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Organisation"), .help = N_("The organisation it praises."),
     .section = TESTIMONIAL, .list = 1, .width = 24, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon|Virksomhet"},
    {.name = "member", .kind = FIELD_REFERENCE, .label = N_("Member"), .help = N_("The member who says it."), .section = TESTIMONIAL, .list = 2,
     .width = 20, .refers_to = "member", .synonyms = "Medlem"},
    {.name = "person", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Person"), .help = N_("Who says it, with the position held there."),
     .section = TESTIMONIAL, .list = 5, .width = 18, .synonyms = "By|Said by"},
    {.name = "text_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Text"), .help = N_("The words as they were given; in one language at least."),
     .section = TESTIMONIAL, .list = 4, .width = 30, .pair = "text", .language = LANGUAGE_EN, .synonyms = "Quote|Quotation|Tekst|Sitat"},
    {.name = "text_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Text"), .section = TESTIMONIAL, .pair = "text",
     .language = LANGUAGE_NB, .synonyms = "Quote|Quotation|Tekst|Sitat"},
    {.name = "date", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Date"), .section = TESTIMONIAL, .list = 3, .synonyms = "Dato|Fecha"},
    {.name = "permission", .kind = FIELD_BOOLEAN, .flags = FIELD_REQUIRED, .label = N_("Permission to publish"),
     .help = N_("Whether the person and the member agreed that it may be published."), .section = SHARING, .width = 10,
     .synonyms = "Permission|Tillatelse|Tillatelse til publisering"},
};

static const char *const title[] = {"organisation", "member", "date", NULL};

const struct record_type type_testimonial = {
    .name = "testimonial",
    .label = N_("Testimonial"),
    .plural = N_("Testimonials"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "organisation",
    .child_sort = "-date",
    .level = "members",
    .permitted_by = "permission",
    .check = check_testimonial,
};
