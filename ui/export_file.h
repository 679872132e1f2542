/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list exported into a file, as the command line and the screen do it. */
#ifndef LRN_EXPORT_FILE_H
#define LRN_EXPORT_FILE_H

#include "db/export.h"

/* Exports into the file at a path, which is replaced only once the new one is whole. Refused (ERROR_USAGE) where it is the database itself. */
bool export_file_write(struct store *store, const struct viewer *viewer, const struct export_request *request, const char *path,
                       struct export_report *report, struct error *error);

#endif
