/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several writes as one change. */
#include "config.h"

#include "db/store.h"

#include "db/change.h"
#include "db/reference.h"
#include "db/writer.h"

bool store_is_open_type(const struct record_type *type, struct error *error)
{
    return !type->fixed
           || error_set(error, ERROR_RULE, _("%s: these records come with the program and are neither added nor deleted by hand."),
                        message_text(type->plural));
}

bool store_begin(struct store *store, const struct viewer *viewer, const char *what, struct error *error)
{
    const struct change_options options = {.what = what};

    if (!change_begin(store, viewer, &options, error))
        return false;
    writer_open(store);
    return true;
}

bool store_put(struct store *store, struct record *record, struct error *error)
{
    struct record current;

    if (!record_check(record, error))
        return false;
    if (record->id == 0)
        return writer_insert(store, record, error);
    switch (reader_load(writer_readers(store), record->type, record->id, &current, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return reference_check_circles(store, record, NULL, error) && writer_insert(store, record, error);
    case READER_FOUND:
        break;
    }
    bool ok = reference_check_circles(store, record, &current, error) && writer_update(store, record, &current, error);
    record_done(&current);
    return ok;
}

bool store_remove(struct store *store, const struct record_type *type, int64_t id, struct error *error)
{
    bool found;

    if (!writer_delete(store, type, id, &found, error))
        return false;
    return found || reader_refuse_missing(type, id, error);
}

bool store_commit(struct store *store, int64_t *change, struct error *error)
{
    bool kept = writer_keep_last_id(store, error);

    writer_close(store);
    if (kept)
        return change_commit(store, change, error);
    change_rollback(store);
    return false;
}

void store_rollback(struct store *store)
{
    writer_close(store);
    change_rollback(store);
}
