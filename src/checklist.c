/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/checklist.h"

#include <string.h>

const struct checklist_point checklist_points[CHECKLIST_POINTS] = {
    {NC_("checklist", "services"), {"services"}, true},
    {NC_("checklist", "total price and terms"), {"total_price", "payment_terms"}, true},
    {NC_("checklist", "timeline"), {"start", "end"}, true},
    {NC_("checklist", "confidentiality"), {"confidentiality_agreed"}, true},
    {NC_("checklist", "what may be shared and how"), {"share_what", "share_how"}, true},
    {NC_("checklist", "use of logo"), {"logo_agreed"}, false},
    {NC_("checklist", "media contact"), {"media_contact"}, false},
    {NC_("checklist", "work sample seen"), {"work_sample_seen"}, false},
    {NC_("checklist", "method"), {"method_agreed"}, false},
};

bool checklist_field_is_settled(const struct record *partnership, const struct field *field)
{
    const struct value *value = record_field(partnership, field);

    if (field->kind == FIELD_BOOLEAN)
        return value->kind == VALUE_NUMBER && value->number != 0;
    if (value_is_empty(value) && strcmp(field->name, "share_what") == 0)
        return strcmp(record_text(partnership, "share_how"), "not-at-all") == 0;
    return !value_is_empty(value);
}

bool checklist_is_settled(const struct record *partnership, const struct checklist_point *point)
{
    for (size_t i = 0; i < CHECKLIST_POINT_FIELDS && point->fields[i]; i++)
        if (!checklist_field_is_settled(partnership, type_field(partnership->type, point->fields[i])))
            return false;
    return true;
}
