/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps a change from being taken back, told to people. Private to db/. */
#ifndef LRN_OBSTACLE_H
#define LRN_OBSTACLE_H

#include "db/inverse.h"
#include "db/journal.h"

/* Fills list with the blocks of an undo: names, later changes and a sentence each; of many only the first, and how many more there are. */
bool obstacles_tell(const struct inverse *inverse, const struct viewer *viewer, struct obstacle_list *list, struct error *error);

#endif
