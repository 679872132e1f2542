/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of records on standard output: read page by page, and written as lines for people. */
#ifndef LRN_ROWS_H
#define LRN_ROWS_H

#include "ui/call.h"
#include "ui/screen.h"

/* Calls each() for every row of a list, at most limit of them, in constant memory, and sends what it wrote after every page; *count gets how many there
 * were. False where the store or the output failed. */
bool rows_each(const struct call *call, const struct list_request *request, size_t limit, void (*each)(void *context, const struct record *record),
               void *context, size_t *count, struct error *error);

/* The little of a screen that laying out a record for people needs. */
struct screen rows_screen(const struct call *call);

/* Records as aligned lines: ending, title, and the type's list columns but those the title shows already and the field within (or NULL). */
struct row_table;
struct row_table *row_table_new(const struct call *call, const struct record_type *type, const struct field *within);
void row_table_add(void *row_table, const struct record *record);
void row_table_end(struct row_table *row_table);

#endif
