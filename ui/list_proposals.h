/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list that finds nothing proposes instead: searches in the nearest spelling, one of which the cursor is on. */
#ifndef LRN_LIST_PROPOSALS_H
#define LRN_LIST_PROPOSALS_H

#include "db/proposal.h"
#include "ui/screen.h"

/* All zero: nothing was asked yet. */
struct list_proposals {
    struct proposal_list list;
    size_t cursor;
    bool asked;
};

/* Forgets them: the search is another one. */
void list_proposals_forget(struct list_proposals *proposals);

/* Asks for them unless they are there; interrupted by the next key it is asked again. */
void list_proposals_ask(struct list_proposals *proposals, struct screen *screen, const struct list_request *request, const char *text);

/* Moves the cursor among them. */
void list_proposals_move(struct list_proposals *proposals, enum movement movement);

/* The one the cursor is on, or NULL. */
const char *list_proposals_chosen(const struct list_proposals *proposals);

/* Draws them from a row on. */
void list_proposals_draw(const struct list_proposals *proposals, struct area area, int row);

#endif
