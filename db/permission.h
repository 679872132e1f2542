/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether who looks may write a record: by her role, by who made it, and by what she sees. Private to db/. */
#ifndef LRN_PERMISSION_H
#define LRN_PERMISSION_H

#include "db/store.h"

/* Whether the viewer may write what becomes of base (NULL: a new record) in this way (record is NULL where it is deleted). Both as she sees them; base must be among what she
 * sees. ERROR_RULE, with a sentence that says who may. */
bool permission_check(struct store *store, const struct viewer *viewer, const struct record *base, const struct record *record, struct error *error);

/* Whether she would see the record, whole as it is to be written. ERROR_RULE. */
bool permission_check_seen(struct store *store, const struct viewer *viewer, const struct record *record, struct error *error);

/* As both, for a record as it stands and as it is to stand, both whole: what she does not see she does not write. */
bool permission_check_whole(struct store *store, const struct viewer *viewer, const struct record *before, const struct record *record, struct error *error);

/* Whether the history tells that she made a change of this author. */
bool permission_is_hers(struct store *store, const struct viewer *viewer, const char *author);

#endif
