/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import read ahead. Private to db/. */
#ifndef LRN_IMPORTING_AHEAD_H
#define LRN_IMPORTING_AHEAD_H

#include "db/bulk.h"
#include "db/importing_made.h"

/* A row with what follows from its cells alone. The cells are valid until the next row is asked for, and so is all else. */
struct import_ahead {
    struct csv_stream_row cells;
    int64_t passed;       /* as import->passed */
    bool is_edited;
    struct staged staged; /* of a row that is written */
    bool is_read;         /* what follows is there; otherwise the row is to be read by the import itself */
    struct import_row row;
    bool is_made;
    struct import_made made;
    bool is_complete;     /* with all that a bulk takes: a new record that is written needs nothing but its id */
    struct bulk_row bulk_row;
};

/* Where the rows come from; both set *ended behind the last. list fills in passed and staged of rows that are known before they are read, and is called by the thread that asks
 * for rows; NULL where none are. next reads on and fills in cells (which are copied), and passed where there is no list: any thread calls it, one at a time, beside one that does
 * anything else with the import but read on. */
struct ahead_source {
    bool (*list)(struct import *import, struct import_ahead *row, bool *ended, struct error *error);
    bool (*next)(struct import *import, struct import_ahead *row, bool *ended, struct error *error);
    bool writes; /* the import's bulk gets what is new, and nothing but that is asked of them */
};

struct ahead *ahead_new(struct import *import);
void ahead_free(struct ahead *ahead);

/* Begins anew, with the import as it is now. */
void ahead_begin(struct ahead *ahead, const struct ahead_source *source);

/* The next row, or NULL behind the last. */
bool ahead_next(struct ahead *ahead, struct import_ahead **row, struct error *error);

/* Waits until nobody reads any more, until the next row is asked for. NULL is allowed. */
void ahead_rest(struct ahead *ahead);

#endif
