/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import as records. Private to db/. */
#ifndef LRN_IMPORTING_ROW_H
#define LRN_IMPORTING_ROW_H

#include "db/importing.h"

/* Reads a row. It must be initialised by importing_row_init once, and is made anew each time. */
void importing_row_init(struct import *import, struct import_row *row);
void importing_row_done(struct import_row *row);
void importing_row_read(struct import *import, const struct csv_stream_row *cells, struct import_row *row);

/* Takes a text for a field: what cannot be read is left out, and told; what must be there makes the row worthless. */
void importing_field_take(struct import *import, const struct field *field, const char *text, const char *column, struct import_row *row);

/* What goes with reading a row that was read by somebody else, from its cells alone. */
void importing_row_was_read(struct import *import, const struct csv_stream_row *cells);

/* Whether the row is one of those that are wanted. */
bool importing_row_is_wanted(const struct import *import, const struct csv_stream_row *cells);

/* Makes what a new record has before a row gives anything. */
void importing_blank_init(struct import *import);

/* The record a new one becomes: what is given, and for the rest what a new one has. */
void importing_row_complete(const struct import *import, const struct import_row *row, struct record *record);

/* The same with the row's own values, and those of all new ones: they are taken back before any is released. record is all zero, or what was lent to it was taken back. */
void importing_row_lend(const struct import *import, const struct import_row *row, struct record *record);
void importing_row_take_back(const struct import *import, const struct import_row *row, struct record *record);

/* Puts what a row gives into a record that is there: all of it, or where fill is set what is empty. Returns whether that changes anything. */
bool importing_row_apply(const struct import_row *row, struct record *record, bool fill);

/* Whether all the row gives is so in a record. */
bool importing_row_is_same(const struct import_row *row, const struct record *record);

/* Notes something of a row as a whole, which is taken all the same. */
void importing_row_note(struct import_row *row, const char *text);

#endif
