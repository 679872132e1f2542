/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files SQLite keeps beside a database, and their names (https://sqlite.org/tempfiles.html, sections 2.1 to 2.3). */
#ifndef LRN_BESIDE_H
#define LRN_BESIDE_H

#include "src/error.h"

/* How their names end, after the database's own. */
enum { BESIDE_ENDINGS = 3 };
extern const char *const beside_endings[BESIDE_ENDINGS];

/* That of the one which only those use who have the database open. */
extern const char beside_shared[];

/* Refuses (ERROR_USAGE) the name of such a file of whatever is there: SQLite would take what lies under it for its own, and remove it. */
bool beside_spares_name(const char *path, struct error *error);

#endif
