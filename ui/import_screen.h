/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that takes in a list: from the file to what was written, step by step. */
#ifndef LRN_IMPORT_SCREEN_H
#define LRN_IMPORT_SCREEN_H

#include "ui/screen.h"

/* As struct command's run: asks for a file, or begins with the one the argument names, to be read as records of the type that is listed. */
bool import_screen_open(struct screen *screen, const char *argument);

#endif
