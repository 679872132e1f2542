/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that an import has read before. Private to db/. */
#ifndef LRN_IMPORTING_KNOWN_H
#define LRN_IMPORTING_KNOWN_H

#include "src/field.h"

struct known *known_new(void);
void known_clear(struct known *known);
void known_free(struct known *known);

/* The value a text was read as for a field; false where that is not remembered. */
bool known_find(const struct known *known, const struct field *field, const char *text, struct value *value);
void known_keep(struct known *known, const struct field *field, const char *text, const struct value *value);

#endif
