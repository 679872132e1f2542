/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deliverable: what a partnership is to bring, and by when. */
#include "config.h"

#include <string.h>

#include "src/common_fields.h"
#include "src/deliverable.h"
#include "src/error.h"
#include "src/record.h"
#include "src/types.h"

static bool check_deliverable(const struct record *record, struct error *error)
{
    return strcmp(record_text(record, "state"), "cancelled") != 0 || value_is_empty(record_value(record, "delivered_on"))
           || error_set_field(error, ERROR_VALUE, type_field(record->type, "delivered_on"), "%s",
                              _("What was cancelled was delivered on no day: empty that, or give it another state."));
}

static void note_over(void *closure, const struct record *partnership)
{
    *(bool *)closure = deliverable_work_is_over(partnership);
}

/* It is due through its day, and what was not brought by then overdue from the day after. */
static void compute_effective_state(const struct compute_source *source, struct computed *result)
{
    bool over = false;
    struct date due;

    source->parent(source->context, source->record, note_over, &over);
    const char *state = deliverable_state(source->record, over);
    value_set_text(&result->value, state);
    if (strcmp(state, "cancelled") == 0 || strcmp(state, "delivered") == 0 || strcmp(state, "accepted") == 0 || !date_parse(record_text(source->record, "due"), &due))
        return;
    value_set_text(&result->then, "overdue");
    date_print(date_from_days(date_to_days(due) + 1), result->turns_on);
}

/* Overdue is what it turns into by itself. */
static bool check_state(const struct field *field, const struct value *value, struct error *error)
{
    return strcmp(value_text(value), "overdue") != 0
           || error_set_field(error, ERROR_VALUE, field, "%s", _("Overdue is not stored: what was not delivered is so from the day after it was due."));
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
     .vocabulary = &vocabulary_deliverable_state, .initial = "planned", .as_of_today = "effective_state", .synonyms = "Status|Tilstand", .check = check_state},
    {.name = "delivered_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = N_("Delivered on"), .section = DELIVERABLE, .list = 4, .synonyms = "Delivered|Levert"},
    {.name = "effective_state", .kind = FIELD_CHOICE, .label = N_("State today"), .section = DELIVERABLE, .width = 12, .vocabulary = &vocabulary_deliverable_state,
     .compute = compute_effective_state},
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
    .computed_from_parent = true,
};
