/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of help: for each place its keys from the command table, and what one has to know there. */
#ifndef LRN_HELP_H
#define LRN_HELP_H

#include "src/type.h"
#include "ui/pane.h"
#include "ui/text_rows.h"

/* What the help for a place is called, in the interface's language. */
const char *help_title(enum place_kind place);

/* Adds the help for a place to rows of a width. type: what is listed there, whose fields can be asked for, or NULL. */
void help_write(struct text_rows *rows, enum place_kind place, const struct record_type *type, int width);

#endif
