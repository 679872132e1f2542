/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import decided on anew. Private to db/. */
#ifndef LRN_IMPORTING_AGAIN_H
#define LRN_IMPORTING_AGAIN_H

#include "db/importing.h"

/* Calls each for every row in a list behind a number, until it says false. */
bool importing_rows_each(struct import *import, int list, int64_t from, bool (*each)(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error),
                         int64_t about, struct error *error);

/* Reads a row, looks for it and decides on it anew, as well as on those below that were taken for it. */
bool importing_row_again(struct import *import, int64_t number, struct staged *staged, struct error *error);

/* Keeps what became of a row: where it was new and is no longer, those below that were taken for it are decided on anew. */
bool importing_row_keep(struct import *import, int64_t number, const struct staged *staged, bool was_new, struct error *error);

#endif
