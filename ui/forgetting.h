/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People forgotten, as the command line and the screen both do it: what this user keeps of them on this machine goes too. */
#ifndef LRN_FORGETTING_H
#define LRN_FORGETTING_H

#include "db/forget.h"

/* Forgets them (see forget_people), and the unsaved forms of their records that are kept here. */
bool forgetting_do(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count, struct forgotten *forgotten,
                   struct error *error);

#endif
