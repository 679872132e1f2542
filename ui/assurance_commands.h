/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of quality assurance and of memberships: a verification begun, the queue of profiles, whose fee is due. */
#ifndef LRN_ASSURANCE_COMMANDS_H
#define LRN_ASSURANCE_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run. */

/* Opens the form of a verification of the profile under the cursor, filled in as one that is passed today. */
bool assurance_verify(struct screen *screen, const char *argument);

/* Lists members whose membership ends within so many days (30 where none are given), or is overdue, the earliest first. */
bool assurance_reminders(struct screen *screen, const char *argument);

#endif
