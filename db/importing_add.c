/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_add.h"

#include <sys/statvfs.h>

#include "db/consequence.h"
#include "db/importing_cells.h"
#include "db/importing_digest.h"
#include "db/writer.h"
#include "src/role.h"

enum { ROOM_FACTOR = 4 /* what a list grows to, with history and search */ };

/* --- The change ----------------------------------------------------------------------------------------------------------- */

/* On a full disk even taking back fails, so it is looked at before. */
static bool room_check(const struct import *import, struct error *error)
{
    struct statvfs disk;
    uint64_t needed = csv_stream_size(import->stream) * ROOM_FACTOR;

    if (statvfs(import->store->path, &disk) != 0 || (uint64_t)disk.f_bavail * disk.f_frsize >= needed)
        return true;
    return error_set(error, ERROR_DATABASE, _("There is too little room on the disk of %s: the import needs about %llu MB. Nothing was imported."),
                     import->store->path, (unsigned long long)(needed >> 20) + 1);
}

bool importing_change_begin(struct import *import, struct error *error)
{
    if (!role_check(import->viewer, DEED_IMPORT, error) || !importing_file_check(import, error) || !room_check(import, error))
        return false;
    import->begun = import->begun || store_begin(import->store, import->viewer, NULL, error);
    return import->begun;
}

bool importing_add_begin(struct import *import, int64_t expected, struct error *error)
{
    import->digest = file_digest_begin(import->options.file);
    import->store->refreshed = 0;
    return bulk_begin(import->store, import->type, expected, &import->bulk, error);
}

/* --- One row -------------------------------------------------------------------------------------------------------------- */

static bool insert(struct import *import, struct import_ahead *row, struct record *record, struct error *error)
{
    if (row->is_complete)
        return bulk_add(import->bulk, record, &row->bulk_row, error);
    if (import->bulk && bulk_takes(import->bulk, record))
        return bulk_add(import->bulk, record, NULL, error);
    return writer_insert(import->store, record, error);
}

bool importing_is_taken_over(const struct import_row *row)
{
    return row->record.id != 0;
}

bool importing_add(struct import *import, struct import_ahead *row, int64_t *id, struct error *error)
{
    if (!row->is_made)
        importing_made_init(import, &row->row, true, &row->made);
    row->is_made = true;
    bool ok = insert(import, row, &row->made.record, error)
              && (importing_is_taken_over(&row->row) || consequence_write(import->store, &row->made.record, NULL, error));
    *id = row->made.record.id;
    return ok;
}
