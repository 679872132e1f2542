/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New records of an import written, and the change begun in which all that it writes stands. Private to db/. */
#ifndef LRN_IMPORTING_ADD_H
#define LRN_IMPORTING_ADD_H

#include "db/importing_ahead.h"

/* Begins the change, unless it is begun, where the viewer may, the file is still the one that was checked and the disk has room. */
bool importing_change_begin(struct import *import, struct error *error);

/* Before the first row of the file is written: makes ready for so many new records. */
bool importing_add_begin(struct import *import, int64_t expected, struct error *error);

/* Writes the record a row becomes; id gets its number. */
bool importing_add(struct import *import, struct import_ahead *row, int64_t *id, struct error *error);

/* Records taken over bring all that belongs to them and followed from them. */
bool importing_is_taken_over(const struct import_row *row);

#endif
