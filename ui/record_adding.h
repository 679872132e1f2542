/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What n adds in a record: one to the list the cursor is in, or to one that is chosen. */
#ifndef LRN_RECORD_ADDING_H
#define LRN_RECORD_ADDING_H

#include "ui/screen.h"

/* Opens the form for what is added to a list of the record shown in a pane: of a type (NULL: any) the one it hangs in; otherwise the list the cursor is in, and where it is in
 * none, one that people choose. False where no list of the record is of the type. */
bool record_adding_begin(struct pane *pane, const struct record_type *type);

#endif
