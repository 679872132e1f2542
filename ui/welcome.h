/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start, without a database: one small screen in both languages that asks who begins and with what. */
#ifndef LRN_WELCOME_H
#define LRN_WELCOME_H

#include "ui/screen.h"

/* Asks for the language, the person's name and initiative and what to begin with, makes the database at path (copied) and fills it. Then the screen's store, its
 * viewer's name and initiative and the person's state are set and ready is called once: it takes the pane away. What fails is said on the screen, which
 * keeps what was typed. */
struct pane *welcome_pane_new(struct screen *screen, const char *path, void (*ready)(struct screen *screen, void *context), void *context);

#endif
