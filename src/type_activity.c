/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An activity: a dated note on a meeting, visit or call that belongs to one or more records. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_activity(const struct record *record, struct error *error)
{
    static const char *const what[] = {"organisation", "member", "partnership", "site", "country", NULL};

    return check_any(record, what, error);
}

enum { ACTIVITY, ABOUT, SHARING };

/* TRANSLATORS: a part of a form: what the activity is about (gjelder) */
static const char *const sections[] = {[ACTIVITY] = N_("Activity"), [ABOUT] = NC_("section", "About"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "date", .kind = FIELD_DATE, .flags = FIELD_HAPPENED | FIELD_REQUIRED | FIELD_MOSTLY_TODAY, .label = N_("Date"), .section = ACTIVITY, .list = 2, .synonyms = "Dato|Fecha"},
    {.name = "kind", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Kind"), .section = ACTIVITY, .list = 3, .width = 12,
     .vocabulary = &vocabulary_activity_kind, .synonyms = "Type"},
    {.name = "text", .kind = FIELD_LONG_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Text"),
     .help = N_("What was done, seen or said, and what comes next."), .section = ACTIVITY, .list = 1, .width = 36, .synonyms = "Note|Notat|Tekst"},
    {.name = "person", .kind = FIELD_REFERENCE, .label = N_("Person"), .help = N_("Who was there or called."), .section = ACTIVITY, .list = 5,
     .width = 16, .refers_to = "person", .synonyms = "By|Who|Hvem"},
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Organisation"), .help = N_("One at least of the five it can be about is needed."),
     .section = ABOUT, .list = 4, .width = 20, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon"},
    {.name = "member", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Member"), .section = ABOUT, .refers_to = "member", .synonyms = "Medlem"},
    {.name = "partnership", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Partnership"), .section = ABOUT, .refers_to = "partnership", .synonyms = "Partnerskap"},
    {.name = "site", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Site"), .section = ABOUT, .refers_to = "site", .synonyms = "Factory|Arbeidssted"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_SEARCHABLE, .label = N_("Country"), .section = ABOUT, .list = 6, .width = 14,
     .synonyms = "Land|Landkode"},
};

static const char *const title[] = {"text", NULL};

const struct record_type type_activity = {
    .name = "activity",
    .label = N_("Activity"),
    .plural = N_("Activities"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .child_sort = "-date",
    .level = "coordinators",
    .check = check_activity,
};
