/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which types open their records with what. */
#ifndef LRN_OPENINGS_H
#define LRN_OPENINGS_H

#include "ui/opening.h"

/* The opening of a type's records, or NULL. */
const struct opening *opening_of_type(const struct record_type *type);

#endif
