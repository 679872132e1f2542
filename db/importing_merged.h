/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are gone since they were merged into others: lists go on naming them. Private to db/. */
#ifndef LRN_IMPORTING_MERGED_H
#define LRN_IMPORTING_MERGED_H

#include "db/importing.h"

void importing_merged_clear(struct import *import);

/* The record that one which is not there was merged into; *kept is 0 where there is none. */
bool importing_merged_find(struct import *import, const struct record_type *type, int64_t gone, int64_t *kept, struct error *error);

#endif
