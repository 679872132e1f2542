/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings in words: columns and fields as people name them, and a whole mapping as text that is kept for the next time. */
#ifndef LRN_MAPPING_TEXT_H
#define LRN_MAPPING_TEXT_H

#include "src/mapping.h"

/* The columns with a header, to the letter or where none has it otherwise alike, or the one with a number, from *column on; false where there is none. */
bool mapping_find(const struct mapping *mapping, const char *header, size_t *column);

/* How a column is told to mapping_find: by its header, or by its number where others have the same. The caller frees it. */
char *mapping_column_name(const struct mapping *mapping, size_t column);

/* The first headers as a message names them. The caller frees it. */
char *mapping_headers(const struct mapping *mapping);

/* As ERROR_USAGE: there is no such column; names those that are near, or the first. */
bool mapping_refuse(const struct mapping *mapping, const char *header, struct error *error);

/* The field that FIELD of FIELD=... names; NULL and ERROR_USAGE where there is none that can be filled. */
const struct field *mapping_field(const struct record_type *type, const char *name, struct error *error);

/* The mapping as lines of FIELD=HEADER, which mapping_assign takes: columns that are not told by their header go by number, and what would be recognised but
 * was taken away is left empty. The caller frees it. */
char *mapping_print(const struct mapping *mapping);

/* A number for the headers, in hexadecimal: lists from the same hand have the same. The caller frees it. */
char *mapping_fingerprint(const struct mapping *mapping);

/* Keeps the columns that nothing else reads together in a field of long text (ERROR_USAGE for others), as lines of "Header: value"; NULL: leaves them out. */
bool mapping_keep_rest(struct mapping *mapping, const struct field *field, struct error *error);

/* Takes "FIELD=HEADER": the first for a field takes its place from the columns that were recognised, further ones are joined to it; a column may fill several
 * fields. FIELD= with nothing after it leaves the field unread, FIELD=* is mapping_keep_rest; day-first=HEADER and month-first=HEADER say
 * how dates in a column are read. A header can be given as a column's number. ERROR_USAGE where there is no such field or
 * column. */
bool mapping_assign(struct mapping *mapping, const char *assignment, struct error *error);

/* The sign of equality in "HEADER=VALUE", and the column (from 0) that HEADER names; NULL and ERROR_USAGE where there is none. */
const char *mapping_condition(const struct mapping *mapping, const char *condition, size_t *column, struct error *error);

#endif
