/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane in which a need is met: what is asked for on top, below it the organisations that fit, best first, ranked anew as soon as something else is asked for. */
#ifndef LRN_MATCH_PANE_H
#define LRN_MATCH_PANE_H

#include "db/match.h"
#include "ui/screen.h"

/* A pane for a need (a record of type need, new or recorded), which it takes over. */
struct pane *match_pane_new(struct screen *screen, struct record *need);

/* Whether a pane is one. */
bool match_pane_is(const struct pane *pane);

/* The need; its id is 0 until it is recorded. */
const struct record *match_pane_need(const struct pane *pane);

/* The points of an organisation that is shown in it. */
int match_pane_points(struct pane *pane, int64_t organisation);

/* Has a form above it save its need, with the marked organisations as its shortlist. */
void match_pane_save_in(struct pane *pane, struct pane *form);

/* Saves what is asked for in the need that is recorded, with the marked organisations as its shortlist; says what came of it, now or when somebody else has written. */
void match_pane_keep(struct pane *pane);

#endif
