/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/types.h"

/* In the order they are offered, and in which what refers to a record is shown under it. */
static const struct record_type *const types[] = {
    &type_organisation, &type_country,   &type_hotspot,     &type_partnership, &type_member,  &type_need,    &type_contact,
    &type_verification, &type_testimonial, &type_concern,   &type_action,      &type_source,  &type_party,   &type_deliverable,
    &type_finding,      &type_activity,  &type_document,    &type_site,        &type_supplier, &type_buyer,  &type_person,
    &type_spelling,     &type_decision,  &type_candidate,
};

const struct type_list types_all = {.types = types, .count = sizeof types / sizeof *types};
