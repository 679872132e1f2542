/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of an import: the record that it makes or changes. Private to db/. */
#ifndef LRN_IMPORTING_RECORD_H
#define LRN_IMPORTING_RECORD_H

#include "db/importing.h"

/* Makes what a new record has before a row gives anything. */
void importing_blank_init(struct import *import);

/* The record a new one becomes: what is given, and for the rest what a new one has. */
void importing_record_complete(const struct import *import, const struct import_row *row, struct record *record);

/* The same with the row's own values, and those of all new ones: they are taken back before any is released. record is all zero, or what was lent to it was taken back. */
void importing_record_lend(const struct import *import, const struct import_row *row, struct record *record);
void importing_record_take_back(const struct import *import, const struct import_row *row, struct record *record);

/* Puts what a row gives into a record that is there: all of it, or where fill is set what is empty. Returns whether that changes anything. */
bool importing_record_apply(const struct import_row *row, struct record *record, bool fill);

/* Whether all the row gives is so in a record. */
bool importing_record_is_same(const struct import_row *row, const struct record *record);

#endif
