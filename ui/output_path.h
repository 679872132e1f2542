/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where files may be written: not over what a slip of the hand would cost. */
#ifndef LRN_OUTPUT_PATH_H
#define LRN_OUTPUT_PATH_H

#include "db/store.h"

/* Refuses (ERROR_USAGE) a path that leads to the database, or to what SQLite keeps beside it, and the names it keeps such files under beside any database. */
bool output_path_spares_database(const char *path, const struct store *store, struct error *error);

/* Refuses (ERROR_USAGE) a path that leads to the list that is read from source, "-" for standard input. */
bool output_path_spares_list(const char *path, const char *source, struct error *error);

#endif
