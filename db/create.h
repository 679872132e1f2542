/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new database with what it starts with: there is none, or a whole one. */
#ifndef LRN_CREATE_H
#define LRN_CREATE_H

#include "db/store.h"

/* What a new database holds beside the reference data. */
struct create_content {
    bool demonstration;
    struct record *person; /* of who makes it, gets its id; or NULL */
};

/* Makes a database at options->path (create is implied) and opens it. It is made beside the path and gets its name once it is whole, so that nothing
 * half made is ever found there; what is there already is an error (ERROR_DATABASE) and is not touched. NULL on error. */
struct store *create_database(const struct store_options *options, const struct viewer *viewer, const struct create_content *content,
                              struct error *error);

#endif
