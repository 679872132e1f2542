/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that show guidance: a page of it, and what to do when a journalist calls. */
#ifndef LRN_GUIDANCE_COMMANDS_H
#define LRN_GUIDANCE_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run: argument is a page by its name or title in either language; NULL: one is chosen. */
bool guidance_show(struct screen *screen, const char *argument);

/* Shows what to do when a journalist calls, above it who answers for the partnership the cursor is on, or for those of the organisation or member. */
bool guidance_media_show(struct screen *screen, const char *argument);

#endif
