/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deliverable: what a partnership is to bring, and by when. */
#include "config.h"

#include <string.h>

#include "src/common_fields.h"
#include "src/error.h"
#include "src/record.h"
#include "src/types.h"

static bool check_deliverable(const struct record *record, struct error *error)
{
    return strcmp(record_text(record, "state"), "cancelled") != 0 || value_is_empty(record_value(record, "delivered_on"))
           || error_set_field(error, ERROR_VALUE, type_field(record->type, "delivered_on"), "%s",
                              _("What was cancelled was delivered on no day: empty that, or give it another state."));
}

enum { DELIVERABLE, SHARING };

static const char *const sections[] = {[DELIVERABLE] = N_("Deliverable"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "partnership", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Partnership"), .section = DELIVERABLE, .list = 5,
     .width = 28, .refers_to = "partnership", .synonyms = "Partnerskap"},
    {.name = "text", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Text"), .help = N_("What is to be delivered."),
     .section = DELIVERABLE, .list = 1, .width = 34, .synonyms = "Deliverable|Tekst|Leveranse"},
    {.name = "due", .kind = FIELD_DATE, .flags = FIELD_REQUIRED, .label = N_("Due"), .section = DELIVERABLE, .list = 2, .synonyms = "Due date|Deadline|Frist"},
    {.name = "state", .kind = FIELD_CHOICE, .label = N_("State"), .section = DELIVERABLE, .list = 3, .width = 12,
     .vocabulary = &vocabulary_deliverable_state, .initial = "planned", .synonyms = "Status|Tilstand"},
    {.name = "delivered_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Delivered on"), .section = DELIVERABLE, .list = 4, .synonyms = "Delivered|Levert"},
};

static const char *const title[] = {"text", NULL};

const struct record_type type_deliverable = {
    .name = "deliverable",
    .label = N_("Deliverable"),
    .plural = N_("Deliverables"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "partnership",
    .child_sort = "due",
    .level = "parties",
    .check = check_deliverable,
};
