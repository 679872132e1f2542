/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/since.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/past.h"

/* The place of a field's column in its table, whose order is that of its making; 0 where it has none. */
static bool column_find(struct store *store, const struct record_type *type, const struct field *field, size_t *column, struct error *error)
{
    struct columns columns;

    *column = 0;
    if (!columns_read(store, type->name, &columns, error))
        return false;
    for (size_t i = 1; i < columns.count; i++)
        if (strcmp(columns.names[i], field->name) == 0)
            *column = i;
    columns_done(&columns);
    return true;
}

static bool change_moment(struct store *store, int64_t number, char at[DATE_TEXT_SIZE], struct error *error)
{
    struct change_entry change;

    if (!change_entry_load(store, number, &change, error))
        return false;
    memcpy(at, change.at, DATE_TEXT_SIZE);
    change_entry_done(&change);
    return true;
}

/* Most records that wait came in with a list and were never touched again: of these no content of a change is read. */
bool since_read(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error)
{
    int64_t change = 0;
    size_t column;
    char *by = NULL;

    memcpy(at, record->stamp.created_at, DATE_TEXT_SIZE);
    if (record->stamp.revision <= 1)
        return true;
    bool ok = column_find(store, record->type, field, &column, error)
              && past_later(store, record->type->name, record->id, column, 0, &change, &by, error);
    free(by);
    return ok && (change == 0 || change_moment(store, change, at, error));
}
