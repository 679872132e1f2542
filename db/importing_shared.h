/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import that are about one thing. Private to db/. */
#ifndef LRN_IMPORTING_SHARED_H
#define LRN_IMPORTING_SHARED_H

#include "db/importing.h"

/* What a target stands for: a record, or minus the number of the row that becomes one. */
bool importing_subject(struct import *import, int64_t target, int64_t *subject, struct error *error);

/* Whether rows of the list change a target. */
bool importing_shared_is_changed(struct import *import, int64_t target, bool *changed, struct error *error);

/* Changes record, which is the target as it stands, into what the rows above number leave of it. The cells of the row read before are no longer valid. */
bool importing_shared_apply(struct import *import, int64_t number, int64_t target, struct record *record, struct error *error);

/* Whether a row, by making record of its target, takes it back to what it was before the list: then those above that changed it are no changes either. */
bool importing_shared_settle(struct import *import, int64_t number, int64_t target, const struct record *record, bool *settled, struct error *error);

/* Keeps a row that was decided on by what it is about. */
bool importing_shared_join(struct import *import, int64_t number, struct staged *staged, struct error *error);

/* Forgets what rows leave: they are decided on anew. */
void importing_left_clear(struct import *import);

#endif
