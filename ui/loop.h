/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main loop: draw what is stale, wait for one event, give it to the pane with the keys. */
#ifndef LRN_LOOP_H
#define LRN_LOOP_H

#include "ui/screen.h"

struct options;

/* Opens the full-screen interface and runs it until the user quits or the line is gone; returns the program's exit status. */
int screen_run(const struct options *options);

/* From inside work that cannot be done in pieces: draws what is stale and passes over the keys that wait. Whether the work is to stop: Esc was among them, or the line is gone. */
bool loop_breathe(struct screen *screen);

#endif
