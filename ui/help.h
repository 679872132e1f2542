/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of help: for each pane the keys that do something there, from the command table, and what one has to know there. */
#ifndef LRN_HELP_H
#define LRN_HELP_H

#include "src/type.h"
#include "ui/pane.h"
#include "ui/text_rows.h"

/* What the help for a pane is called, in the interface's language. The caller frees it. */
char *help_title(const struct pane *pane);

/* Which of all commands do something in a pane, by their place in the table. The caller frees it. */
bool *help_commands(struct pane *pane);

/* Adds the help for a pane to rows of a width. held: what help_commands gave of it. type: what is listed there, whose fields can be asked for, or NULL. */
void help_write(struct text_rows *rows, const struct pane *pane, const bool *held, const struct record_type *type, int width);

#endif
