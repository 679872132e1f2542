/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the cells of a list's row. */
#ifndef LRN_IMPORT_CELL_NOTE_H
#define LRN_IMPORT_CELL_NOTE_H

#include <stdbool.h>
#include <stddef.h>

/* Something about a cell: that it cannot be read, or what was mended in it. */
struct import_cell_note {
    const char *column; /* the header, "" where it is about the whole row; lives as long as the mapping */
    char *text;         /* in the interface's language; of whoever has the note */
    bool is_left_out;   /* something of the cell stands in no field */
};

/* Adds one to several; releases all of them with their texts. */
void import_cell_notes_add(struct import_cell_note **notes, size_t *count, const char *column, const char *text);
void import_cell_notes_free(struct import_cell_note *notes, size_t count);

#endif
