/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two lines by which people say what they want: the search line of a list and the command line. */
#ifndef LRN_ENTRY_H
#define LRN_ENTRY_H

#include "ui/screen.h"

/* Opens the search line of a list: the list follows what is typed; Enter keeps it, Esc puts the former query back. */
void entry_search(struct screen *screen, struct pane *list);

/* Opens the command line, with completion of commands and types by Tab. */
void entry_command(struct screen *screen);

#endif
