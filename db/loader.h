/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records loaded as a viewer sees them: with computed fields as of today and stamps, without what is above her level. Private to db/. */
#ifndef LRN_LOADER_H
#define LRN_LOADER_H

#include "db/reader.h"

struct loader {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    sqlite3_stmt *statement;
    struct reader_set readers; /* of what is told by its kind and country */
};

/* loader_close is called in every case. The statement is the store's, which keeps those last used: lists show many titles. */
bool loader_open(struct loader *loader, struct store *store, const struct viewer *viewer, const struct record_type *type, struct error *error);
void loader_close(struct loader *loader);

/* Loads a record; initialised only where it is found. READER_NONE also where the viewer may not see it. */
enum reader_result loader_load(struct loader *loader, int64_t id, struct record *record, struct error *error);

/* Lets go of the statements kept. */
void loaders_close(struct store *store);

#endif
