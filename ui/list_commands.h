/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-ups of a list: filter by a field's values with their counts, sort by a column. */
#ifndef LRN_LIST_COMMANDS_H
#define LRN_LIST_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run. The argument names a field, a "-" before it sorts last first. */
bool list_filter(struct screen *screen, const char *argument);
bool list_sort(struct screen *screen, const char *argument);

#endif
