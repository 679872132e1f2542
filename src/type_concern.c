/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A concern: somebody reported a problem with an organisation's profile or work. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { CONCERN, SHARING };

static const char *const sections[] = {[CONCERN] = N_("Concern"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Organisation"), .section = CONCERN, .list = 1,
     .width = 24, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon|Virksomhet"},
    {.name = "received", .kind = FIELD_DATE, .flags = FIELD_HAPPENED | FIELD_MOSTLY_TODAY, .label = N_("Received"), .help = N_("The day it was reported to the initiative."), .section = CONCERN,
     .list = 2, .synonyms = "Date|Received on|Mottatt|Dato"},
    {.name = "text", .kind = FIELD_LONG_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Text"),
     .help = N_("What was reported, as it was said; leave out who said it where that could harm somebody."), .section = CONCERN, .list = 4,
     .width = 30, .synonyms = "Concern|Report|Tekst|Bekymring"},
    {.name = "state", .kind = FIELD_CHOICE, .label = N_("State"), .section = CONCERN, .list = 3, .width = 13, .vocabulary = &vocabulary_concern_state,
     .initial = "received", .synonyms = "Status|Tilstand"},
    {.name = "outcome", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Outcome"), .help = N_("What was found and done about it."),
     .section = CONCERN, .synonyms = "Result|Resultat|Utfall"},
    RESPONSIBLE_FIELD(CONCERN),
};

static const char *const title[] = {"organisation", "received", NULL};

const struct record_type type_concern = {
    .name = "concern",
    .label = N_("Concern"),
    .plural = N_("Concerns"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "organisation",
    .child_sort = "-received",
    .level = "coordinators",
};
