/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that show reports and write them into files. */
#ifndef LRN_REPORT_COMMANDS_H
#define LRN_REPORT_COMMANDS_H

#include "ui/screen.h"

/* Shows the report about the record the cursor is on; argument: the name of a report, and what it is about. */
bool report_show(struct screen *screen, const char *argument);

/* Show the reports of the whole network. */
bool report_world_show(struct screen *screen, const char *argument);
bool report_quality_show(struct screen *screen, const char *argument);
bool report_coverage_show(struct screen *screen, const char *argument);

/* Writes the report shown into a file, whole and not only what fits on the screen, in the form its ending asks for. argument: the file. */
bool report_export(struct screen *screen, const char *argument);

#endif
