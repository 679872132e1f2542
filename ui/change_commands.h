/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that change records: new, edit, delete, undo, redo. */
#ifndef LRN_CHANGE_COMMANDS_H
#define LRN_CHANGE_COMMANDS_H

#include "ui/screen.h"

/* Each as struct command's run: argument NULL by key, false where it does nothing here. */
bool change_new(struct screen *screen, const char *argument);
bool change_edit(struct screen *screen, const char *argument);
bool change_delete(struct screen *screen, const char *argument);
bool change_forget_people(struct screen *screen, const char *argument);
bool change_undo(struct screen *screen, const char *argument);
bool change_redo(struct screen *screen, const char *argument);
bool change_remove_demonstration(struct screen *screen, const char *argument);

#endif
