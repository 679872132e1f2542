/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that set one field in all marked records: asked for, shown, done. */
#ifndef LRN_SET_COMMANDS_H
#define LRN_SET_COMMANDS_H

#include "ui/screen.h"

/* As struct command's run. set: takes FIELD=VALUE, or FIELD, or asks for both; then shows what would become of the marked records, or of the one under the cursor. */
bool set_begin(struct screen *screen, const char *argument);

/* Does what is shown. */
bool set_apply(struct screen *screen, const char *argument);

#endif
