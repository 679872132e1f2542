/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/bulk.h"

#include <stdlib.h>

#include "db/change.h"
#include "db/changeset_writer.h"
#include "db/derived.h"
#include "db/deriver.h"
#include "db/schema.h"
#include "db/writer.h"
#include "src/memory.h"

struct bulk {
    struct store *store;
    const struct record_type *type;
    struct changeset_table table;
    struct deriver deriver;
    bool anew; /* indexes are made anew at the end */
};

/* Where it fails everything is rolled back, the indexes too. */
static bool tables_begin(struct bulk *bulk, int64_t expected, struct error *error)
{
    return derived_begin(bulk->store, bulk->type, (size_t)expected, &bulk->anew, error) && deriver_open(&bulk->deriver, bulk->store, bulk->type, error);
}

bool bulk_begin(struct store *store, const struct record_type *type, int64_t expected, struct bulk **bulk, struct error *error)
{
    bool plain;

    *bulk = NULL;
    if (expected < DERIVED_MANY)
        return true;
    struct bulk *begun = memory_new(sizeof *begun);
    *begun = (struct bulk){.store = store, .type = type};
    bool ok = changeset_table_read(store, type, &begun->table, &plain, error) && (!plain || tables_begin(begun, expected, error));
    if (ok && plain)
        *bulk = begun;
    else
        bulk_free(begun);
    return ok;
}

static bool refers(const struct record *record)
{
    bool found = false;

    for (size_t i = 0; !found && i < record->type->field_count; i++)
        found = record->type->fields[i].kind == FIELD_REFERENCE && !value_is_empty(&record->values[i]);
    return found;
}

bool bulk_takes(const struct bulk *bulk, const struct record *record)
{
    return record->type == bulk->type && record->id == 0 && !refers(record) && changeset_table_fits(&bulk->table, record);
}

static bool derive(struct bulk *bulk, struct record *record, const struct derivation *derivation, struct error *error)
{
    return derivation ? deriver_put(&bulk->deriver, record, derivation, error) : deriver_add(&bulk->deriver, record, error);
}

bool bulk_add(struct bulk *bulk, struct record *record, const struct derivation *derivation, struct error *error)
{
    bulk->store->refreshed++;
    return writer_insert_only(bulk->store, record, error) && change_add(bulk->store, &bulk->table, record, error)
           && derive(bulk, record, derivation, error);
}

bool bulk_end(struct bulk *bulk, struct error *error)
{
    return deriver_finish(&bulk->deriver, error) && (!bulk->anew || schema_end_bulk(bulk->store, bulk->type, error));
}

void bulk_free(struct bulk *bulk)
{
    if (!bulk)
        return;
    if (bulk->deriver.type)
        deriver_close(&bulk->deriver);
    changeset_table_done(&bulk->table);
    free(bulk);
}
