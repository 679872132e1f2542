/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store opened and closed, and what is known of it without reading a record. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <unistd.h>

#include "db/change.h"
#include "db/derived.h"
#include "db/loader.h"
#include "db/order.h"
#include "db/people.h"
#include "db/schema.h"
#include "db/search.h"
#include "db/writer.h"
#include "src/memory.h"

/* --- Opening ------------------------------------------------------------------------------------------------------------ */

/* A file that is to change its name keeps to itself: a log beside it would stay behind. */
static bool tables_ready(struct store *store, bool create, struct error *error)
{
    if (!search_open(store, error) || !(create ? schema_create(store, error) : schema_bring_up(store, error)) || !derived_bring_up(store, error))
        return false;
    if (create && !store->file)
        database_use_log(store);
    return database_number(store, &store->data_version, error, "PRAGMA data_version");
}

struct store *store_open(const struct store_options *options, struct error *error)
{
    struct store *store = memory_new(sizeof *store);

    store->types = options->types;
    store->path = string_copy(options->path);
    store->file = string_copy(options->file);
    store->read_only = store->only_reads = options->read_only;
    store->or_reads = options->or_reads;
    store->progress = options->progress;
    store->progress_context = options->context;
    store->folder = folder_new();
    store->collator = collator_new();
    if (database_open(store, options, error)) {
        if (tables_ready(store, options->create, error))
            return store;
        database_close(store);
        /* What was half made now is nobody's yet. */
        if (options->create)
            unlink(options->file ? options->file : options->path);
    }
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    if (change_is_open(store))
        change_rollback(store);
    writer_close(store);
    order_close(store);
    loaders_close(store);
    people_close(store);
    database_close(store);
    collator_free(store->collator);
    folder_free(store->folder);
    free(store->path);
    free(store->file);
    free(store->refusal);
    free(store);
}

/* --- What it is --------------------------------------------------------------------------------------------------------- */

const struct type_list *store_types(const struct store *store)
{
    return store->types;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

bool store_is_read_only(const struct store *store)
{
    return store->read_only;
}

const char *store_refusal(const struct store *store)
{
    return store->refusal;
}

/* --- Others ------------------------------------------------------------------------------------------------------------- */

/* Statements and temporary tables go with the connection. Whether there may be something else to see. */
static bool open_again(struct store *store)
{
    const enum reach before = store->reach;
    struct error error;

    loaders_close(store);
    order_close(store);
    writer_close(store);
    bool opened = database_open_again(store, &error) && tables_ready(store, false, &error);
    return before == REACH_WITHOUT_SHARING ? opened && store->reach != before : true;
}

bool store_changed(struct store *store)
{
    int64_t data_version;
    struct error error;
    bool changed = database_number(store, &data_version, &error, "PRAGMA data_version") && data_version != store->data_version;

    if (changed)
        store->data_version = data_version;
    if (!change_is_open(store) && database_is_outdated(store))
        changed = open_again(store) || changed;
    return changed;
}

void store_end_progress(struct store *store)
{
    store->progress = NULL;
    store->progress_context = NULL;
}

void store_set_interrupt(struct store *store, bool (*interrupt)(void *context), void *context)
{
    store->interrupt = interrupt;
    store->interrupt_context = context;
}
