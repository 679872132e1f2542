/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of rejected rows says behind the cells of each: a row that was rejected for its shape has the shape of all the others there. Private to db/. */
#ifndef LRN_IMPORTING_REMARK_H
#define LRN_IMPORTING_REMARK_H

#include "db/importing.h"

/* The flaw of shape that a row was rejected for before, where its own cells still are as it says: CSV_FLAW_NONE where somebody has mended them, or has emptied the reason. */
enum csv_flaw importing_remark_flaw(const struct import *import, const struct csv_stream_row *cells);

#endif
