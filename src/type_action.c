/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recommended action: what a buyer, supplier or authority can do about a hot spot. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_action(const struct record *record, struct error *error)
{
    static const char *const texts[] = {"text_en", "text_nb", NULL};

    return check_any(record, texts, error);
}

enum { ACTION, SHARING };

static const char *const sections[] = {[ACTION] = N_("Recommended action"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "hotspot", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Hot spot"), .section = ACTION, .list = 4, .width = 24,
     .refers_to = "hotspot", .synonyms = "Risikoområde"},
    {.name = "text_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Text"),
     .help = N_("What to do, so that somebody new to it can begin; in one language at least."), .section = ACTION, .list = 1, .width = 44,
     .pair = "text", .language = LANGUAGE_EN, .synonyms = "Action|Measure|Recommendation|Tiltak|Tekst"},
    {.name = "text_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Text"), .section = ACTION, .pair = "text",
     .language = LANGUAGE_NB, .synonyms = "Action|Measure|Recommendation|Tiltak|Tekst"},
    {.name = "step", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("OECD step"),
     .help = N_("The step of the OECD's due diligence it belongs to."), .section = ACTION, .list = 2, .width = 22,
     .vocabulary = &vocabulary_oecd_step, .synonyms = "Due diligence step|Steg|OECD-steg"},
    {.name = "audience", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Audience"), .help = N_("Who is to do it."), .section = ACTION,
     .list = 3, .width = 10, .vocabulary = &vocabulary_audience, .synonyms = "For whom|Målgruppe"},
};

static const char *const title[] = {"text", NULL};

const struct record_type type_action = {
    .name = "action",
    .label = N_("Recommended action"),
    .plural = N_("Recommended actions"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "hotspot",
    .child_sort = "step",
    .level = "members",
    .check = check_action,
};
