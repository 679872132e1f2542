/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows the history: who changed what and when, field by field, before and after. */
#ifndef LRN_HISTORY_PANE_H
#define LRN_HISTORY_PANE_H

#include "ui/screen.h"

/* The history of a record, or with type NULL of everything; read page by page. */
struct pane *history_pane_new(struct screen *screen, const struct record_type *type, int64_t id);

/* The history of everything that begins with a change: what came later is left out. */
struct pane *history_pane_new_from(struct screen *screen, int64_t change);

#endif
