/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that exports a list. */
#ifndef LRN_LIST_EXPORT_H
#define LRN_LIST_EXPORT_H

#include "ui/screen.h"

/* As struct command's run: the list as it is filtered and sorted, or its marked records, as CSV into the file the argument names, asked for where there is none. */
bool list_export(struct screen *screen, const char *argument);

#endif
