/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate: an organisation that was considered for a need, what became of it, and why. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { CANDIDATE, SHARING };

enum { POINTS_MOST = 100 };

static const char *const sections[] = {[CANDIDATE] = N_("Candidate"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "need", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Need"), .section = CANDIDATE, .list = 5, .width = 24,
     .refers_to = "need", .synonyms = "Behov"},
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Organisation"), .section = CANDIDATE, .list = 1,
     .width = 28, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon"},
    {.name = "points", .kind = FIELD_INTEGER, .label = N_("Points"), .help = N_("Its points in the ranking on the day it was considered, of 100."),
     .section = CANDIDATE, .list = 3, .width = 6, .minimum = 0, .maximum = POINTS_MOST, .synonyms = "Score|Poeng"},
    {.name = "decision", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED, .label = N_("Decision"), .help = N_("What became of it."),
     .section = CANDIDATE, .list = 2, .width = 14, .vocabulary = &vocabulary_candidate_decision, .initial = "shortlisted",
     .synonyms = "Beslutning|Avgjørelse"},
    {.name = "reason", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Reason"),
     .help = N_("Why, for those who ask next: what spoke for it, what against."), .section = CANDIDATE, .list = 4, .width = 30,
     .synonyms = "Why|Begrunnelse|Grunn"},
    {.name = "decided_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Decided on"), .section = CANDIDATE, .list = 6, .synonyms = "Date|Besluttet|Dato"},
};

static const char *const title[] = {"organisation", NULL};

static const char *const once[] = {"need", "organisation", NULL};

const struct record_type type_candidate = {
    .name = "candidate",
    .label = N_("Candidate"),
    .plural = N_("Candidates"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "need",
    .child_sort = "-points",
    .level = "parties",
    .once = once,
};
