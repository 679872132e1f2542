/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next step of a profile or partnership: offered, taken, or opened as a form with what it lacks. */
#ifndef LRN_STEP_COMMANDS_H
#define LRN_STEP_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run: argument is the state in either language, or NULL to choose one. */
bool step_take(struct screen *screen, const char *argument);

#endif
