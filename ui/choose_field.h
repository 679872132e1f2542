/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up for the values of a field that are picked: words, countries, records. */
#ifndef LRN_CHOOSE_FIELD_H
#define LRN_CHOOSE_FIELD_H

#include "ui/choose.h"

/* Opens it; codes are those marked at first. False where the field's values are typed. */
bool choose_field(struct screen *screen, const struct choose_options *options, const struct field *field, const char *codes);

/* Whether a field takes several of them. */
bool choose_field_has_several(const struct field *field);

#endif
