/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/checklist.h"

#include <string.h>

const struct checklist_point checklist_points[CHECKLIST_POINTS] = {
    {NC_("checklist", "services"), {"services"}, N_("what will be done and delivered, and what will not"), true},
    {NC_("checklist", "total price and terms"), {"total_price", "total_price_currency", "payment_terms"},
     N_("one price for all of it and when it is paid; work without payment is an agreement too, where the local resource takes no money from companies"), true},
    {NC_("checklist", "timeline"), {"start", "end"}, N_("when the work begins, when each part is delivered, when all of it is done"), true},
    {NC_("checklist", "confidentiality"), {"confidentiality_agreed"}, N_("what stays between you; workers who tell something are never named"), true},
    {NC_("checklist", "what may be shared and how"), {"share_what", "share_how"},
     N_("what others may learn from the work: with names, without them, or not at all"), true},
    {NC_("checklist", "use of logo"), {"logo_agreed"}, N_("how each of you may mention the work and show the other's logo"), false},
    {NC_("checklist", "media contact"), {"media_contact"}, N_("who at the member answers journalists; the local resource sends them there"), false},
    {NC_("checklist", "work sample seen"), {"work_sample_seen"}, N_("a sample of earlier work, so that both expect the same"), false},
    {NC_("checklist", "method"), {"method_agreed"},
     N_("how it is done: how many workers are interviewed, where, by whom, and without their managers"), false},
};

bool checklist_field_is_settled(const struct record *partnership, const struct field *field)
{
    const struct value *value = record_field(partnership, field);
    bool paid = record_number(partnership, "total_price") != 0;

    if (field->kind == FIELD_BOOLEAN)
        return value->kind == VALUE_NUMBER && value->number != 0;
    if (value_is_empty(value) && strcmp(field->name, "share_what") == 0)
        return strcmp(record_text(partnership, "share_how"), "not-at-all") == 0;
    if (strcmp(field->name, "total_price_currency") == 0)
        return !paid || !value_is_empty(value);
    if (strcmp(field->name, "payment_terms") == 0 && paid)
        return !value_is_empty(value) && strcmp(value_text(value), "none") != 0;
    return !value_is_empty(value);
}

bool checklist_is_settled(const struct record *partnership, const struct checklist_point *point)
{
    for (size_t i = 0; i < CHECKLIST_POINT_FIELDS && point->fields[i]; i++)
        if (!checklist_field_is_settled(partnership, type_field(partnership->type, point->fields[i])))
            return false;
    return true;
}
