/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a list written into a file as CSV. */
#ifndef LRN_LIST_EXPORT_H
#define LRN_LIST_EXPORT_H

#include "ui/screen.h"

/* Writes a list's records, or those that are marked in it, as the person chose, into a file that is given or (NULL) asked for; then page (NULL: none), which stands above the list,
 * is closed. */
void list_export_to(struct screen *screen, struct pane *list, struct pane *page, const char *path);

#endif
