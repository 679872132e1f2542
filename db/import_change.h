/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history keeps of an import beside its records: the list's name and how many of its rows became what. Private to db/. */
#ifndef LRN_IMPORT_CHANGE_H
#define LRN_IMPORT_CHANGE_H

#include "db/database.h"

/* The words of an import's change, for store_begin; counts as enum import_outcome has them, digest the file's. The caller frees them. */
char *import_change_words(const char *name, const int64_t counts[], uint64_t digest);

struct import_change {
    int64_t change;
    const char *at; /* UTC, ISO 8601 */
    const char *by;
    const char *name; /* of the list */
    int64_t rejected;
};

/* Calls each for the imports since a day that were not taken back, the latest first, until it says false. */
bool import_change_each(struct store *store, struct date since, bool (*each)(void *context, const struct import_change *import), void *context,
                        struct error *error);

/* In the open change: of imports whose list's name says a text, that says another instead. */
bool import_change_rename(struct store *store, const char *text, const char *instead, struct error *error);

#endif
