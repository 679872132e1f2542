/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/bulk.h"

#include <stdlib.h>
#include <string.h>

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
    struct bulk_row row; /* of the last record that came without */
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

static bool derive(struct reader_set *readers, struct record *record, const int64_t *keys, size_t count, struct derivation *derivation, struct error *error)
{
    if (count == 0)
        return derivation_make(readers, record, derivation, error);
    derivation->lookup_count = count;
    memcpy(derivation->lookups, keys, count * sizeof *keys);
    return derivation_make_but_lookups(readers, record, derivation, error);
}

bool bulk_row_make(const struct bulk *bulk, struct reader_set *readers, struct record *record, const int64_t *keys, size_t count, struct bulk_row *row, struct error *error)
{
    text_clear(&row->changeset);
    changeset_add_new(&row->changeset, &bulk->table, record);
    return derive(readers, record, keys, count, &row->derivation, error);
}

void bulk_row_done(struct bulk_row *row, const struct record_type *type)
{
    derivation_done(&row->derivation, type);
    text_done(&row->changeset);
}

bool bulk_add(struct bulk *bulk, struct record *record, struct bulk_row *row, struct error *error)
{
    if (!row) {
        row = &bulk->row;
        if (!bulk_row_make(bulk, &bulk->deriver.readers, record, NULL, 0, row, error))
            return false;
    }
    bulk->store->refreshed++;
    if (!writer_insert_only(bulk->store, record, error))
        return false;
    changeset_set_id(&row->changeset, record->id);
    return change_add(bulk->store, &bulk->table, record->id, &row->changeset, error) && deriver_put(&bulk->deriver, record, &row->derivation, error);
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
    bulk_row_done(&bulk->row, bulk->type);
    changeset_table_done(&bulk->table);
    free(bulk);
}
