/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export of a list: into a file that is given, or by a page on which is chosen how the records are written. */
#ifndef LRN_EXPORT_PAGE_H
#define LRN_EXPORT_PAGE_H

#include "ui/screen.h"

/* As struct command's run; the argument is the file. Without one the page is opened above the list. */
bool export_begin(struct screen *screen, const char *argument);

#endif
