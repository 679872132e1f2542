/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the column that a list calls its ids holds ids of lrn: told by the column as a whole, since everybody numbers records. */
#ifndef LRN_ID_COLUMN_H
#define LRN_ID_COLUMN_H

#include "src/csv_stream.h"
#include "src/mapping.h"

/* Looks at the first rows of a list, which goes back to the first: where none of the values in the column that was recognised as the record's id is one of lrn's, the column fills
 * nothing, and the registration number is proposed for it where nothing fills that. */
void id_column_check(struct mapping *mapping, struct csv_stream *stream);

/* Why a column is not read as the record's id, in the interface's language; NULL where nothing is to be told. The caller frees it. */
char *id_column_text(const struct mapping_column *column);

#endif
