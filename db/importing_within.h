/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of rows to rows of the same list. Private to db/. */
#ifndef LRN_IMPORTING_WITHIN_H
#define LRN_IMPORTING_WITHIN_H

#include "db/importing.h"

/* Before rows are read: whether any may refer to others. */
void importing_within_begin(struct import *import);

/* Whether a column of this header fills the field by which they do. */
bool importing_within_fills(const struct import *import, const char *header);

/* Keeps a row that was read by all that others may call it. */
bool importing_within_keep(struct import *import, int64_t number, const struct import_row *row, struct error *error);

enum within_result { WITHIN_NONE, WITHIN_FOUND, WITHIN_REFUSED };

/* The row that a text names by its id, or by number or title, as a value that stands for it until it is written. While not all rows are read import->waits tells that it may be
 * one. By ids before records are asked: rows that are being written are records already. */
enum within_result importing_within_find_id(struct import *import, const char *text, struct value *value, struct error *error);
enum within_result importing_within_find(struct import *import, const char *text, struct value *value, struct error *error);

/* What a record that was read refers to, as in struct staged. */
int64_t importing_within_target(const struct import *import, const struct record *record);

/* Makes a row that was read anew refer to the record it was found to refer to by the check, whatever is called so by now, or to none: rows are set when all are written. */
void importing_within_settle(const struct import *import, const struct staged *staged, struct import_row *row);

/* Sets up to so many references more, once all rows are written. */
bool importing_within_write(struct import *import, int64_t rows, bool *done, struct error *error);

#endif
