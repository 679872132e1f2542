/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane in which two records stand side by side, field by field, to be made one. */
#ifndef LRN_MERGE_PANE_H
#define LRN_MERGE_PANE_H

#include "src/similar.h"
#include "src/unite.h"
#include "ui/screen.h"

/* Puts the pane on the stack, or says why it cannot be shown. similarity with a score of 0: nobody asked how alike they are. */
void merge_pane_show(struct screen *screen, const struct record_type *type, int64_t left, int64_t right, struct similarity similarity);

/* Whether a pane is one. */
bool merge_pane_is(const struct pane *pane);

/* The two records. */
void merge_pane_pair(const struct pane *pane, const struct record_type **type, int64_t *left, int64_t *right);

/* Takes the field under the cursor from a side; false where the cursor is on none. */
bool merge_pane_take(struct pane *pane, enum unite_side side);

/* Merges as it is chosen; on false nothing has happened, and the cursor is on the field that is wrong. */
bool merge_pane_merge(struct pane *pane, struct error *error);

#endif
