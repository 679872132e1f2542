/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one row as libcsv finds them, line by line: what every reader of CSV here is built on. */
#ifndef LRN_CSV_CELLS_H
#define LRN_CSV_CELLS_H

#include <stdbool.h>
#include <stddef.h>

/* What a quotation mark inside a cell that is not quoted is. Anywhere else out of place it is a fault. */
enum csv_quotes { CSV_QUOTES_STRICT, CSV_QUOTES_LITERAL };

struct csv_cells;

struct csv_cells *csv_cells_new(char delimiter, enum csv_quotes quotes);
void csv_cells_free(struct csv_cells *cells);

/* Forgets the row, whatever its state. */
void csv_cells_clear(struct csv_cells *cells);

/* The next bytes of the row: at most up to the end of one line. Returns false for a quotation mark out of place; then only csv_cells_clear helps. */
bool csv_cells_add(struct csv_cells *cells, const char *bytes, size_t length);

/* The next line of the row, without its end. */
bool csv_cells_add_line(struct csv_cells *cells, const char *bytes, size_t length);

/* From here on cells that are not quoted keep the blanks at their ends, in rows that are given by csv_cells_add_line; otherwise they lose them. */
void csv_cells_keep_blanks(struct csv_cells *cells, bool keep);

/* Puts the row of one line in place of what there is, cut where no quotation marks are but around whole cells; otherwise returns false, and there is none. Where it keeps entities, a
 * delimiter that ends one (entity.h) belongs to its cell. */
bool csv_cells_set_line(struct csv_cells *cells, const char *bytes, size_t length, bool keeps_entities);

/* Ends the row at the end of the bytes; false for a quotation mark that is never closed. */
bool csv_cells_finish(struct csv_cells *cells);

/* Whether the row is complete, or has begun and goes on; neither where there were only blanks. */
bool csv_cells_are_complete(const struct csv_cells *cells);
bool csv_cells_are_open(const struct csv_cells *cells);

/* Whether a quotation mark was taken as it stands. */
bool csv_cells_have_quote(const struct csv_cells *cells);

/* Bytes of the row so far, those of the cell that is open included. */
size_t csv_cells_size(const struct csv_cells *cells);

/* The cells of a complete row, valid until the next call; csv_cells_length gives the bytes of one, which may hold a NUL in a file that does. */
size_t csv_cells_get(struct csv_cells *cells, const char *const **list);
size_t csv_cells_length(const struct csv_cells *cells, size_t cell);

/* Makes it count cells: empty ones are added at the end, or the last are dropped. The list of csv_cells_get is no longer valid. */
void csv_cells_resize(struct csv_cells *cells, size_t count);

/* Puts a complete row of one cell in place of what there is. */
void csv_cells_set(struct csv_cells *cells, const char *bytes, size_t length);

#endif
