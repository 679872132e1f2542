/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about records that may be the same: the list of pairs, two side by side, merged or said not to be the same. */
#ifndef LRN_DUPLICATES_COMMANDS_H
#define LRN_DUPLICATES_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run. */
bool duplicates_open(struct screen *screen, const char *argument);     /* the argument names a type; otherwise that of the pane, or organisations */
bool duplicates_merge(struct screen *screen, const char *argument);    /* in a list: opens the two marked records side by side */
bool duplicates_distinct(struct screen *screen, const char *argument);
bool duplicates_take_left(struct screen *screen, const char *argument);
bool duplicates_take_right(struct screen *screen, const char *argument);
bool duplicates_take_both(struct screen *screen, const char *argument);

#endif
