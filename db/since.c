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

static bool is_making(struct store *store, const struct record *record, int64_t number, bool *making, struct error *error)
{
    struct past past;
    struct change_entry change;

    if (!change_entry_load(store, number, &change, error))
        return false;
    bool ok = past_read(store, &change, record->type->name, record->id, &past, error);
    *making = ok && !past.existed;
    if (ok)
        past_done(&past);
    change_entry_done(&change);
    return ok;
}

/* Most records that wait came in with a list and were never touched again: of these no content of a change is read. */
bool since_step(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error)
{
    int64_t change = 0;
    size_t column;
    char *by = NULL;
    bool making = false;

    *at = '\0';
    if (record->stamp.revision <= 1)
        return true;
    bool ok = column_find(store, record->type, field, &column, error)
              && past_later(store, record->type->name, record->id, column, 0, &change, &by, error) && (change == 0 || is_making(store, record, change, &making, error));
    free(by);
    return ok && (change == 0 || making || change_moment(store, change, at, error));
}

bool since_read(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error)
{
    if (!since_step(store, record, field, at, error))
        return false;
    if (*at == '\0')
        memcpy(at, record->stamp.created_at, DATE_TEXT_SIZE);
    return true;
}
