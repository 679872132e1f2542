/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked on the last line: a question answered with one key, one line of text, the search line, the command line. */
#ifndef LRN_PROMPT_H
#define LRN_PROMPT_H

#include "ui/screen.h"

/* Opens the search line of a list: the list follows what is typed; Enter keeps it, Esc puts the former query back. */
void prompt_search(struct screen *screen, struct pane *list);

/* Opens the command line, with completion of commands and types by Tab. */
void prompt_command(struct screen *screen);

#endif
