/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding: a problem met during a partnership. It is shared with the client as soon as it is found. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_finding(const struct record *record, struct error *error)
{
    return check_order(record, "date", "shared_with_client_on", error) && check_order(record, "date", "resolved_on", error);
}

enum { FINDING, SHARING };

static const char *const sections[] = {[FINDING] = N_("Finding"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "partnership", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Partnership"), .section = FINDING, .list = 5,
     .width = 28, .refers_to = "partnership", .synonyms = "Partnerskap"},
    {.name = "date", .kind = FIELD_DATE, .flags = FIELD_HAPPENED | FIELD_REQUIRED | FIELD_MOSTLY_TODAY, .label = N_("Date"), .help = N_("The day it was found."), .section = FINDING,
     .list = 2, .synonyms = "Found on|Dato|Fecha"},
    {.name = "issue", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Issue"), .section = FINDING, .list = 1,
     .width = 20, .vocabulary = &vocabulary_issue, .synonyms = "Theme|Tema"},
    {.name = "severity", .kind = FIELD_INTEGER, .label = N_("Severity"), .help = N_("How grave it is: from 1, slight, to 5, a danger to life or freedom."),
     .section = FINDING, .list = 3, .width = 8, .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Alvorlighetsgrad"},
    {.name = "text", .kind = FIELD_LONG_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Text"),
     .help = N_("What was found; never who told of it."), .section = FINDING, .list = 4, .width = 30, .synonyms = "Finding|Funn|Tekst"},
    {.name = "shared_with_client_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Shared with the client on"),
     .help = N_("Findings are shared as they are found; until all are, the partnership cannot be delivered."), .section = FINDING, .list = 6,
     .synonyms = "Shared on|Delt med kunden"},
    {.name = "resolved_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Resolved on"), .section = FINDING, .list = 7, .synonyms = "Resolved|Løst"},
};

static const char *const title[] = {"issue", "date", NULL};

const struct record_type type_finding = {
    .name = "finding",
    .label = N_("Finding"),
    .plural = N_("Findings"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "partnership",
    .child_sort = "-date",
    .level = "coordinators",
    .told_by = "shared_with_client_on",
    .check = check_finding,
};
