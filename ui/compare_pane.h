/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows two or three records side by side, field by field. */
#ifndef LRN_COMPARE_PANE_H
#define LRN_COMPARE_PANE_H

#include "ui/screen.h"

enum { COMPARE_LEAST = 2, COMPARE_MOST = 3 };

/* A pane for records of a type; with a need (a record of that type, which is copied; or NULL) organisations begin with their points for it. NULL and error where one of them is
 * not there. */
struct pane *compare_pane_new(struct screen *screen, const struct record_type *type, const int64_t *ids, size_t count, const struct record *need,
                              struct error *error);

#endif
