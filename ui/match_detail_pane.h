/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows one organisation of a ranking: every criterion with its points and what they are given for, what must be known before it is named. */
#ifndef LRN_MATCH_DETAIL_PANE_H
#define LRN_MATCH_DETAIL_PANE_H

#include "ui/screen.h"

/* A pane for an organisation and a need (a record of type need, which is copied). */
struct pane *match_detail_pane_new(struct screen *screen, const struct record *need, int64_t organisation);

#endif
