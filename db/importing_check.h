/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of an import. Private to db/. */
#ifndef LRN_IMPORTING_CHECK_H
#define LRN_IMPORTING_CHECK_H

#include "db/importing_made.h"

/* Reads a row's cells into row and decides what becomes of it; staged brings what was decided by hand. */
bool importing_row_check(struct import *import, int64_t number, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged,
                         struct error *error);

/* The same of a row that was read already; made, where it is known, is what it becomes if it is new, or NULL. */
bool importing_made_check(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged,
                          struct error *error);

/* Decides what becomes of a matched row that was read, as is said for it or for all. */
bool importing_row_decide(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error);

/* Matches a row with what it is like, which somebody decides on. */
bool importing_like_take(struct import *import, struct staged *staged, struct error *error);

/* Between these the database is read, and not interrupted: an import asks for itself whether it is to stop. */
bool importing_reading_begin(struct import *import, struct error *error);
void importing_reading_end(struct import *import);

/* What there is to stand on now. */
bool importing_version_read(struct import *import, struct import_version *version, struct error *error);

#endif
