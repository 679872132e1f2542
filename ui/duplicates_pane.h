/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that lists pairs of records that may be the same, best first: looked for while no key waits. */
#ifndef LRN_DUPLICATES_PANE_H
#define LRN_DUPLICATES_PANE_H

#include "db/duplicates.h"
#include "ui/screen.h"

struct pane *duplicates_pane_new(struct screen *screen, const struct record_type *type);

/* Whether a pane is one. */
bool duplicates_pane_is(const struct pane *pane);

/* The pair the cursor is on; false where there is none. */
bool duplicates_pane_pair(const struct pane *pane, const struct record_type **type, struct duplicate *pair);

#endif
