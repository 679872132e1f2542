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
int match_pane_points(const struct pane *pane, int64_t organisation);

/* The next need that is saved in a form above it is this one; its shortlist is kept with it. */
void match_pane_expect_need(struct pane *pane);

/* Saves what is asked for in the need that is recorded, and the marked organisations as its shortlist; says what came of it, now or when somebody else has written. */
void match_pane_keep(struct pane *pane);

#endif
