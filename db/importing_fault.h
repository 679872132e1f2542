/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a row of an import is rejected: all its faults at once, so that it is mended once. Private to db/. */
#ifndef LRN_IMPORTING_FAULT_H
#define LRN_IMPORTING_FAULT_H

#include "db/importing.h"

/* Rejects a row for a fault in a column ("": of the row as a whole), beside those it has. */
void importing_faults_add(struct import_row *row, const char *column, const struct error *error);

/* The same by the field that the error names: the column it came from. */
void importing_faults_add_of(const struct import *import, struct import_row *row, const struct error *error);

/* Adds to the faults of a row that is rejected, and would be a new record, what else would keep that from being saved. */
void importing_faults_complete(const struct import *import, struct import_row *row);

/* Makes it a row that is not rejected. */
void importing_faults_clear(struct import_row *row);

#endif
