/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that show hot spots at a glance: the matrix, and the grid of a country. */
#ifndef LRN_HOTSPOT_COMMANDS_H
#define LRN_HOTSPOT_COMMANDS_H

#include "ui/screen.h"

/* Shows the matrix of the list shown where it lists hot spots, otherwise that of the numbered pane of hot spots; in a matrix turns it. */
bool hotspot_matrix(struct screen *screen, const char *argument);

/* Shows severity by likelihood: of the country the cursor is on, of a row of the matrix, of a list of hot spots. argument: a country. */
bool hotspot_grid(struct screen *screen, const char *argument);

#endif
