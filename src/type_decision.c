/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A remembered decision: whether two records, or a record and a row of a list, are the same thing in the world, so that nobody is asked again. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { DECISION, SHARING };

static const char *const sections[] = {[DECISION] = N_("Decision"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "about", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Record type"),
     .help = N_("The record type the two are of."), .section = DECISION,
     .list = 3, .width = 14, .synonyms = "Type|Oppføringstype"},
    {.name = "left", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("One"),
     .help = N_("A record's id, or what a row of a list is known by."), .section = DECISION, .list = 4, .width = 16, .synonyms = "Left|Den ene"},
    {.name = "right", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("The other"),
     .help = N_("A record's id, or what a row of a list is known by."), .section = DECISION, .list = 5, .width = 16, .synonyms = "Right|Den andre"},
    {.name = "verdict", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED, .label = N_("Verdict"), .help = N_("Deleted, the two are asked about again."),
     .section = DECISION, .list = 2, .width = 14, .vocabulary = &vocabulary_verdict, .initial = "distinct", .synonyms = "Avgjørelse"},
    {.name = "names", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE | FIELD_INCIDENTAL, .label = N_("Names"),
     .help = N_("What the two were called when it was decided."), .section = DECISION, .list = 1, .width = 40, .synonyms = "Navn"},
};

static const char *const title[] = {"names", NULL};

const struct record_type type_decision = {
    .name = "decision",
    .label = N_("Remembered decision"),
    .plural = N_("Remembered decisions"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "coordinators",
};
