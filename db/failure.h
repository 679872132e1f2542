/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite could not do, in the user's words. Private to db/. */
#ifndef LRN_FAILURE_H
#define LRN_FAILURE_H

#include <stdbool.h>

#include <sqlite3.h>

#include "src/error.h"

/* Gives the sentence of one of SQLite's codes, primary or extended, for the database of a path, or for the backup that was to be restored. handle is where it
 * happened, or NULL where nothing was opened. Returns false; dies where memory is out. */
bool failure_report(sqlite3 *handle, const char *path, bool is_backup, int status, struct error *error);

#endif
