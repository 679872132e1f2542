/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record saved inside a change that is open, with all that is looked at before and follows from it. Private to db/. */
#ifndef LRN_SAVING_H
#define LRN_SAVING_H

#include "db/store.h"

/* As store_save, but inside the open change: what is refused has written nothing, and the change goes on. A new record gets its id; record is not read anew. */
bool saving_write(struct store *store, const struct viewer *viewer, struct record *record, const struct record *base, struct conflict_list *conflicts,
                  struct error *error);

/* Gives the caller the record as it is stored, once the change is committed; what she may not see any more stays as she saved it. */
void saving_reload(struct store *store, const struct viewer *viewer, struct record *record);

#endif
