/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that keep searches by name, show them with their counts, and forget them. */
#ifndef LRN_SEARCH_COMMANDS_H
#define LRN_SEARCH_COMMANDS_H

#include "ui/screen.h"

/* Keeps the search and order of the list shown; argument: the name. */
bool search_save(struct screen *screen, const char *argument);

/* Shows the searches kept, with how many records each finds now; the one chosen opens. argument: a name. */
bool search_list(struct screen *screen, const char *argument);

/* Forgets one; argument: its name. */
bool search_forget(struct screen *screen, const char *argument);

#endif
