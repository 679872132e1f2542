/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what order the places of a screen that differ are written: getting from one to the next costs about as much as writing them. */
#ifndef LRN_PLAN_H
#define LRN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/pen.h"

struct plan;

struct plan *plan_new(void);
void plan_free(struct plan *plan);

/* The row from which on the screen is best erased before it is written, as far as rows by themselves tell; the number of rows where none is. */
int plan_clearing_row(struct plan *plan, const struct pen *pen, const struct cells *drawn);

/* Finds what differs between what a pen shows and what was drawn, and a short way for the pen through all of it. */
void plan_make(struct plan *plan, const struct pen *pen, const struct cells *drawn);

/* Looks for a shorter one, which takes a while. */
void plan_improve(struct plan *plan);

/* How many bytes it takes. */
size_t plan_cost(const struct plan *plan);

/* Goes that way, with what was drawn as it was; begins no new place once there are more bytes than a limit. Returns whether all is done. */
bool plan_follow(const struct plan *plan, struct pen *pen, size_t limit);

#endif
