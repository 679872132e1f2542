/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what needs a hand, most urgent first, mine, my initiative's or everybody's. */
#ifndef LRN_TODAY_PANE_H
#define LRN_TODAY_PANE_H

#include "ui/screen.h"

struct pane *today_pane_new(struct screen *screen);

/* As struct command's run: goes on from mine to my initiative's, to everybody's. */
bool today_switch(struct screen *screen, const char *argument);

#endif
