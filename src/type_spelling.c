/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A learned spelling: what a word means that lists use and the program did not know. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { SPELLING, SHARING };

static const char *const sections[] = {[SPELLING] = N_("Spelling"), [SHARING] = N_("Sharing"), NULL};

/* A word that means nothing is worth learning too: cells with it are then left empty. So the meaning is not required. */
static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "text", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Spelling"),
     .help = N_("The word as lists have it; case and accents do not matter."), .section = SPELLING, .list = 1, .width = 28,
     .synonyms = "Word|Skrivemåte|Ord"},
    {.name = "meaning", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Meaning"),
     .help = N_("The code, or the id of the record, that it means; left empty, cells with this word are left empty too."), .section = SPELLING,
     .list = 2, .width = 24, .synonyms = "Code|Betydning|Kode"},
    {.name = "applies_to", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Applies to"),
     .help = N_("Where it means that: the name of a vocabulary (sector), of a record type (organisation), country, or a kind of field (date)."),
     .section = SPELLING, .list = 3, .width = 18, .synonyms = "Vocabulary|Gjelder|Ordliste"},
};

static const char *const title[] = {"text", NULL};

const struct record_type type_spelling = {
    .name = "spelling",
    .label = N_("Learned spelling"),
    .plural = N_("Learned spellings"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "coordinators",
};
