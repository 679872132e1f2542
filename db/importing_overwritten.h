/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of an import puts in place of what rows above it give. Private to db/. */
#ifndef LRN_IMPORTING_OVERWRITTEN_H
#define LRN_IMPORTING_OVERWRITTEN_H

#include "db/importing.h"

/* Notes of a row which values that rows above give its target are lost by it, and sets *some where there are any: before is the target as those leave it, after what this row makes of it. */
bool importing_overwritten_tell(struct import *import, int64_t target, struct import_row *row, const struct record *before, const struct record *after, bool *some, struct error *error);

#endif
