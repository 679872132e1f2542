/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import as they stand in the file, and what was changed in them by hand. Private to db/. */
#ifndef LRN_IMPORTING_CELLS_H
#define LRN_IMPORTING_CELLS_H

#include "db/importing.h"

void importing_edits_clear(struct import *import);

/* Changes a cell of the row at an offset by hand. */
void importing_cells_change(struct import *import, uint64_t offset, size_t column, const char *text);

/* Puts what was changed by hand into the cells of a row that was just read; whether there was anything. */
bool importing_cells_edit(struct import *import, struct csv_stream_row *cells);

/* Whether the file is still the one that was checked; says that it has changed. */
bool importing_file_check(const struct import *import, struct error *error);
bool importing_refuse_changed(const struct import *import, struct error *error);

/* Reads a staged row once more; the same with the blanks at the ends of its cells. The cells of the row read before are no longer valid. */
bool importing_cells_again(struct import *import, const struct staged *staged, struct csv_stream_row *cells, struct error *error);
bool importing_cells_whole(struct import *import, const struct staged *staged, struct csv_stream_row *cells, struct error *error);

#endif
