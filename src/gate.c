/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/gate.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

/* Work may rest only once it has begun, so on-hold comes after agreed too. */
static const char *const agreed_stages[] = {"agreed", "in-progress", "on-hold", "delivered", "follow-up", "closed", NULL};
static const char *const delivered_stages[] = {"delivered", "follow-up", "closed", NULL};

/* What was found and done about a concern is said before it is settled. */
static const char *const settled_states[] = {"upheld", "not-upheld", "closed", NULL};

static bool state_is_among(const char *state, const char *const states[])
{
    while (*states != NULL && strcmp(*states, state) != 0)
        states++;
    return *states != NULL;
}

static size_t partnership_missing(const struct record *partnership, const char *stage, const struct field *missing[GATE_FIELDS])
{
    size_t count = 0;
    if (!state_is_among(stage, agreed_stages))
        return 0;
    for (size_t i = 0; i < CHECKLIST_POINTS; i++) {
        const struct checklist_point *point = &checklist_points[i];
        for (size_t at = 0; point->needed && at < CHECKLIST_POINT_FIELDS && point->fields[at]; at++) {
            const struct field *field = type_field(partnership->type, point->fields[at]);
            if (!checklist_field_is_settled(partnership, field))
                missing[count++] = field;
        }
    }
    return count;
}

static size_t concern_missing(const struct record *concern, const char *state, const struct field *missing[GATE_FIELDS])
{
    const struct field *outcome = type_field(concern->type, "outcome");
    bool lacks = state_is_among(state, settled_states) && value_is_empty(record_field(concern, outcome));
    if (lacks)
        missing[0] = outcome;
    return lacks;
}

static const struct {
    const char *type;
    size_t (*missing)(const struct record *record, const char *state, const struct field *missing[GATE_FIELDS]);
} gates[] = {
    {"partnership", partnership_missing},
    {"concern", concern_missing},
};

size_t gate_missing(const struct record *record, const char *state, const struct field *missing[GATE_FIELDS])
{
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        if (strcmp(gates[i].type, record->type->name) == 0)
            return gates[i].missing(record, state, missing);
    return 0;
}

char *gate_reason(const struct record *record, const struct field *field)
{
    if (strcmp(field->name, "payment_terms") != 0 || value_is_empty(record_field(record, field)))
        return NULL;
    return string_format(_("What has a price is paid: its terms may not be \"%s\"."), vocabulary_word(field->vocabulary, record_text(record, field->name), message_language()));
}

char *gate_missing_text(const struct field *const missing[], size_t count)
{
    struct text labels = {0};
    for (size_t i = 0; i < count; i++) {
        char *label = field_label(missing[i]);
        text_add_format(&labels, i == 0 ? "%s" : ", %s", label);
        free(label);
    }
    return text_take(&labels);
}

bool gate_needs_findings_shared(const char *stage)
{
    return state_is_among(stage, delivered_stages);
}

bool gate_needs_verification(const struct record_type *type, const char *state)
{
    return strcmp(type->name, "organisation") == 0 && strcmp(state, "quality-assured") == 0;
}

const struct field *gate_feature(const struct record_type *type)
{
    return strcmp(type->name, "organisation") == 0 ? type_field(type, "featured") : NULL;
}

bool gate_is_featured(const struct record *record)
{
    const struct field *field = gate_feature(record->type);

    return field && record_field(record, field)->kind == VALUE_NUMBER && record_field(record, field)->number != 0;
}

void gate_unfeature(struct record *record, const char *state)
{
    if (gate_is_featured(record) && !gate_needs_verification(record->type, state))
        value_set_number(record_field(record, gate_feature(record->type)), 0);
}

size_t gate_unkept(const struct record *record, const char *state, const struct field *missing[GATE_FIELDS])
{
    size_t count = gate_missing(record, state, missing);

    if (gate_needs_verification(record->type, state) && value_is_empty(record_value(record, "review_due")))
        missing[count++] = type_field(record->type, "review_due");
    return count;
}
