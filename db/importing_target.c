/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of an import is taken for: a record, or what a row above will become. */
#include "config.h"

#include "db/importing_target.h"

#include "db/importing_cells.h"
#include "db/importing_record.h"
#include "db/importing_row.h"

static bool record_load(struct import *import, int64_t id, struct record *record, struct error *error)
{
    switch (reader_load(&import->readers, import->type, id, record, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return error_set(error, ERROR_NOT_FOUND, _("What the row is taken for was deleted meanwhile. Check the list again."));
    case READER_FOUND:
        break;
    }
    return true;
}

bool importing_target_load(struct import *import, int64_t target, struct record *record, struct error *error)
{
    struct staged above;
    const bool counting = import->counting;
    struct csv_stream_row cells;
    struct import_row row;

    if (target > 0)
        return record_load(import, target, record, error);
    if (!stage_read(&import->stage, -target, &above, error) || !importing_cells_again(import, &above, &cells, error))
        return false;
    import->counting = false;
    importing_row_init(import, &row);
    importing_row_read(import, &cells, &row);
    importing_record_complete(import, &row, record);
    importing_row_done(&row);
    import->counting = counting;
    return true;
}

char *importing_target_title(struct import *import, int64_t target)
{
    struct record record;
    struct error error;

    if (!importing_target_load(import, target, &record, &error))
        return NULL;
    char *title = reader_title(&import->readers, &record, message_language());
    record_done(&record);
    return title;
}
