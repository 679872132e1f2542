/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV files of records that come with the program, read into the open change. Private to db/. */
#ifndef LRN_DATA_FILE_H
#define LRN_DATA_FILE_H

#include "db/database.h"

/* A reference found in a data file: it may name a record that a later file brings. */
struct data_reference {
    char *file;
    size_t line;
    const struct field *field;
    int64_t id;
};

/* All zero is an empty list. */
struct data_references {
    struct data_reference *references;
    size_t count;
    size_t capacity;
};
void data_references_done(struct data_references *references);

/* Reads a file of one type: its header holds "id" and field names, its ids are fixed, its values are as field_parse reads them (a reference by id);
 * what is empty has its initial value. Each record is checked as in a form. An error tells file, row and column (ERROR_USAGE). */
bool data_file_read(struct store *store, const char *path, const struct record_type *type, struct data_references *references,
                    struct error *error);

/* Whether all references lead to a record by now; the error tells the first that does not. */
bool data_references_check(struct store *store, const struct data_references *references, struct error *error);

#endif
