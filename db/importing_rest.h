/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an import fills no field of its own, kept together in one: below what a record says there. Private to db/. */
#ifndef LRN_IMPORTING_REST_H
#define LRN_IMPORTING_REST_H

#include "db/importing.h"

/* What nothing else reads, and the cells that stand in their fields in part or not at all, behind what its field has from the row, "Header: cell" for each column; NULL where there is
 * nothing. The caller frees it. */
char *importing_rest_read(const struct import *import, const struct csv_stream_row *cells, struct import_row *row);
void importing_rest_clear(struct import_row *row);

/* Whether a value has all of it; and puts below it what it lacks, and returns whether there was any. */
bool importing_rest_is_there(const struct import_row *row, const struct value *value);
bool importing_rest_add(const struct import_row *row, struct value *value);

#endif
