/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list opened as one of a record type: where a line above the header groups its columns, or all rows are longer than it, the header is known by the fields it names. */
#ifndef LRN_LIST_OPEN_H
#define LRN_LIST_OPEN_H

#include "src/csv_stream.h"
#include "src/type.h"

/* As csv_stream_new. Where options leave the header open and one of the lines next to what was taken for it, below or above, names more fields of the type, that line is the header; where it names none and
 * nobody said what the delimiter is, the one with which a header names most fields is, if need be in lines that are quoted whole. */
struct csv_stream *list_open(int file, const char *name, const struct csv_options *options, const struct record_type *type, struct error *error);

#endif
