/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of quality assurance and of memberships: a verification begun, the queue of profiles, whose fee is due. */
#ifndef LRN_ASSURANCE_COMMANDS_H
#define LRN_ASSURANCE_COMMANDS_H

#include "ui/screen.h"

/* Opens the form of a verification of a profile, filled in as one that is passed today. */
void assurance_begin(struct screen *screen, int64_t organisation);

/* As struct command's run. */

/* The same of the profile under the cursor. */
bool assurance_verify(struct screen *screen, const char *argument);

/* Lists members whose membership ends within so many days (30 where none are given), or is overdue, the earliest first. */
bool assurance_reminders(struct screen *screen, const char *argument);

#endif
