/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows a text to page through: a report, the help for a place. */
#ifndef LRN_TEXT_PANE_H
#define LRN_TEXT_PANE_H

#include "ui/screen.h"

/* A text with a title, both copied; lines are broken to the width. */
struct pane *text_pane_new(struct screen *screen, const char *title, const char *text);

/* The help for a place, made anew when the language changes; in lists with the names of the fields of the type listed below it. */
struct pane *help_pane_new(struct screen *screen, enum place_kind place);

#endif
