/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that an import tells of its rows, as a list: the report names the first of each kind alone. */
#ifndef LRN_IMPORT_NOTES_H
#define LRN_IMPORT_NOTES_H

#include "db/import.h"

struct import_notes;

/* Begins the file of a path (UTF-8, commas) with its header: line, kind, column, score, text. NULL where it cannot be written. */
struct import_notes *import_notes_open(const char *path, struct error *error);

/* Adds a note, of a rejected row a line for each fault; makes sure that those added are on the disk. */
bool import_notes_add(struct import_notes *notes, const struct import_note *note, struct error *error);
bool import_notes_sync(struct import_notes *notes, struct error *error);

/* Puts the file in its place and frees notes (NULL: nothing is done); keep false: leaves what was there. */
bool import_notes_close(struct import_notes *notes, bool keep, struct error *error);

#endif
