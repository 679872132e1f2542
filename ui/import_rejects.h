/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rejected rows as a list in the input's own encoding and delimiter, with row number, field and reason behind the cells, to be mended and sent in again. */
#ifndef LRN_IMPORT_REJECTS_H
#define LRN_IMPORT_REJECTS_H

#include "db/import.h"

struct import_rejects;

/* Begins the file of a path with the header. NULL where it cannot be written. */
struct import_rejects *import_rejects_open(const char *path, const struct csv_stream *stream, const struct mapping *mapping, struct error *error);

/* Adds a row; makes sure that those added are on the disk. */
bool import_rejects_add(struct import_rejects *rejects, const struct import_row_faults *row, struct error *error);
bool import_rejects_sync(struct import_rejects *rejects, struct error *error);

/* Puts the file in its place and frees rejects (NULL: nothing is done); keep false: leaves what was there. */
bool import_rejects_close(struct import_rejects *rejects, bool keep, struct error *error);

/* Writes all rows that a checked import rejects. */
bool import_rejects_write(struct import *import, const struct csv_stream *stream, const struct mapping *mapping, const char *path, struct error *error);

#endif
