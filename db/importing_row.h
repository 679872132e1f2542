/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import as records. Private to db/. */
#ifndef LRN_IMPORTING_ROW_H
#define LRN_IMPORTING_ROW_H

#include "db/importing.h"

/* Reads a row. It must be initialised by importing_row_init once, and is made anew each time. */
void importing_row_init(struct import *import, struct import_row *row);
void importing_row_done(struct import_row *row);
void importing_row_read(struct import *import, const struct csv_stream_row *cells, struct import_row *row);

/* What goes with reading a row that was read by somebody else, from its cells alone. */
void importing_row_was_read(struct import *import, const struct csv_stream_row *cells);

/* Whether the row is one of those that are wanted. */
bool importing_row_is_wanted(const struct import *import, const struct csv_stream_row *cells);

/* Notes something of a row as a whole, which is taken all the same. */
void importing_row_note(struct import_row *row, const char *text);

#endif
