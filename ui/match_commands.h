/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of matching: begin, compare, keep, decide, begin a partnership. */
#ifndef LRN_MATCH_COMMANDS_H
#define LRN_MATCH_COMMANDS_H

#include "ui/screen.h"

/* Each as struct command's run: argument NULL by key, false where it does nothing here. */
bool match_begin(struct screen *screen, const char *argument);
bool match_side_by_side(struct screen *screen, const char *argument);
bool match_keep(struct screen *screen, const char *argument);
bool match_decide(struct screen *screen, const char *argument);
bool match_partnership(struct screen *screen, const char *argument);

#endif
