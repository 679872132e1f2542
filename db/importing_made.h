/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that rows of an import become where they are new. Private to db/. */
#ifndef LRN_IMPORTING_MADE_H
#define LRN_IMPORTING_MADE_H

#include "db/importing_find.h"

/* The record a row becomes if it is new, as far as that is to be known: whether it is right, and what it is found by. It is taken back before the row is made anew, all zero before it is
 * made for the first time, and done once in the end. */
struct import_made {
    struct record record;
    bool is_right; /* otherwise the row's error says why it is not */
    struct import_keys keys;
};
void importing_made_init(const struct import *import, struct import_row *row, bool record_only, struct import_made *made);
void importing_made_take_back(const struct import *import, const struct import_row *row, struct import_made *made);
void importing_made_done(struct import_made *made);

#endif
