/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that rows become where they are new. */
#include "config.h"

#include "db/importing_made.h"

#include "db/importing_record.h"

void importing_made_init(const struct import *import, struct import_row *row, bool record_only, struct import_made *made)
{
    importing_record_lend(import, row, &made->record);
    if (record_only)
        return;
    made->is_right = store_is_open_type(import->type, &row->error) && record_check_read(&made->record, &row->error);
    if (made->is_right)
        importing_keys_read(import, &made->record, &made->keys);
}

void importing_made_take_back(const struct import *import, const struct import_row *row, struct import_made *made)
{
    importing_record_take_back(import, row, &made->record);
}

void importing_made_done(struct import_made *made)
{
    if (made->record.type)
        record_done(&made->record);
}
