/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are called nearly so: by all words of a name but legal forms and the small words. Private to db/. */
#ifndef LRN_STORE_NEAR_H
#define LRN_STORE_NEAR_H

#include "db/id_list.h"
#include "db/store.h"

/* Adds the ids of records that the viewer sees by their titles, in which all words of a text stand that say who it is, and at most one more such word; the nearest first, at most so
 * many, and with those that have no more words none that have. Adds nothing where there is none, nor on errors. */
void store_near(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, size_t most, struct id_list *found);

#endif
