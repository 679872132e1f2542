/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A need: what a member looks for help with, where. Local resources are ranked for it. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { NEED, TERMS, SHARING };

static const char *const sections[] = {[NEED] = N_("Need"), [TERMS] = N_("Terms"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "member", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Member"), .help = N_("The member who asks."), .section = NEED,
     .list = 1, .width = 22, .refers_to = "member", .synonyms = "Medlem"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Country"),
     .help = N_("The producer country where help is needed."), .section = NEED, .list = 2, .width = 14, .synonyms = "Land|Landkode|País|Pays"},
    {.name = "sector", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Sector"), .section = NEED, .list = 3, .width = 16,
     .vocabulary = &vocabulary_sector, .synonyms = "Industry|Bransje|Sektor|Næring"},
    {.name = "product", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Product"), .help = N_("What the member buys there."),
     .section = NEED, .width = 16, .synonyms = "Goods|Produkt|Vare"},
    {.name = "issues", .kind = FIELD_SET, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Issues"),
     .help = N_("What the help is to be about; 25 of 100 points in the ranking."), .section = NEED, .list = 4, .width = 24,
     .vocabulary = &vocabulary_issue, .synonyms = "Themes|Topics|Tema|Temaer"},
    {.name = "expertise", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = N_("Expertise"), .help = N_("The kind of help that is looked for."),
     .section = NEED, .width = 24, .vocabulary = &vocabulary_expertise, .synonyms = "Areas of expertise|Kompetanse|Kompetanseområder"},
    {.name = "languages", .kind = FIELD_SET, .label = N_("Languages"), .help = N_("The languages the member can work in with a local resource."),
     .section = NEED, .vocabulary = &vocabulary_language, .synonyms = "Working languages|Språk|Arbeidsspråk"},
    {.name = "start", .kind = FIELD_DATE, .label = N_("Start"), .help = N_("When the work should begin."), .section = TERMS, .list = 6,
     .synonyms = "Start date|Oppstart"},
    {.name = "budget_band", .kind = FIELD_CHOICE, .label = N_("Budget"), .help = N_("Roughly what the member can pay for the work, in pounds or euros."),
     .section = TERMS, .width = 16, .vocabulary = &vocabulary_budget_band, .synonyms = "Budget band|Budsjett"},
    {.name = "confidentiality", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED, .label = N_("Confidentiality"),
     .help = N_("Whether local resources may be told who asks."), .section = SHARING, .width = 16, .vocabulary = &vocabulary_confidentiality,
     .synonyms = "Confidential|Konfidensialitet"},
    {.name = "state", .kind = FIELD_CHOICE, .label = N_("State"), .section = NEED, .list = 5, .width = 8, .vocabulary = &vocabulary_need_state,
     .initial = "open", .synonyms = "Status|Tilstand"},
    {.name = "note", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Note"), .section = NEED, .synonyms = "Comment|Merknad|Notat"},
    RESPONSIBLE_FIELD(TERMS),
};

static const char *const title[] = {"member", "country", "sector", NULL};

const struct record_type type_need = {
    .name = "need",
    .label = N_("Need"),
    .plural = N_("Needs"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .child_sort = "-start",
    .level = "parties",
};
