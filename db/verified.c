/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/verified.h"

#include <stdlib.h>
#include <string.h>

#include "db/reader.h"

bool verified_read(struct store *store, int64_t organisation, int64_t except, struct record *verification, bool *found, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, "verification");

    *found = false;
    if (!type)
        return true;
    char *columns = reader_columns(type);
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT %s FROM verification AS r WHERE r.organisation = ?1 AND r.id <> ?2 ORDER BY r.date DESC, r.id DESC LIMIT 1",
                                               columns);

    free(columns);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, organisation);
    sqlite3_bind_int64(statement, 2, except);
    int step = database_step(store, statement, error);
    *found = step == SQLITE_ROW;
    if (*found)
        reader_row(statement, type, verification);
    sqlite3_finalize(statement);
    return *found || step == SQLITE_DONE;
}

bool verified_decides(const struct record *verification, const struct record *other)
{
    int order = strcmp(record_text(verification, "date"), record_text(other, "date"));

    return order > 0 || (order == 0 && verification->id > other->id);
}
