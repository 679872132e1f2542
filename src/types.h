/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of lrn's record types: a new one is a file of its own, a line here and in types.c. */
#ifndef LRN_TYPES_H
#define LRN_TYPES_H

#include "src/type.h"

extern const struct record_type type_person, type_organisation, type_contact, type_verification, type_testimonial, type_concern, type_country,
    type_hotspot, type_action, type_source, type_member, type_need, type_partnership, type_party, type_deliverable, type_finding, type_activity,
    type_document, type_site, type_supplier, type_buyer, type_spelling, type_decision,
    type_candidate;

extern const struct type_list types_all;

#endif
