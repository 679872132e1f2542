/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/since.h"

#include <stdlib.h>
#include <string.h>

#include "db/listing.h"
#include "db/past.h"
#include "db/sql.h"

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

static bool is_making(struct store *store, const struct record *record, const struct change_entry *change, bool *making, struct error *error)
{
    struct past past;

    if (!past_read(store, change, record->type->name, record->id, &past, error))
        return false;
    *making = !past.existed;
    past_done(&past);
    return true;
}

/* The change that made a column what it is, number 0 where none: an undo gives back what was before all that it took back, a redo what the first of its chain had done. */
static bool step_find(struct store *store, const struct record *record, size_t column, struct change_entry *change, struct error *error)
{
    const struct past_part part = {.table = record->type->name, .id = record->id, .column = column};
    struct past_span span = {0};

    while (past_touch(store, &part, span, change, error)) {
        bool was_done = change->again;
        if (change->origin == 0)
            return true;
        span.before = change->origin;
        change_entry_done(change);
        if (was_done)
            return change_entry_load(store, span.before, change, error);
    }
    return false;
}

/* Most records that wait came in with a list and were never touched again: of these no content of a change is read. */
bool since_step(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error)
{
    struct change_entry change;
    size_t column;
    bool making = false;

    *at = '\0';
    if (record->stamp.revision <= 1)
        return true;
    if (!column_find(store, record->type, field, &column, error) || !step_find(store, record, column, &change, error))
        return false;
    bool ok = change.number == 0 || is_making(store, record, &change, &making, error);
    if (ok && change.number != 0 && !making)
        memcpy(at, change.at, DATE_TEXT_SIZE);
    change_entry_done(&change);
    return ok;
}

/* --- Before it came ------------------------------------------------------------------------------------------------------- */

/* Asks a type for the last day, until one, on which something was done with the record that its reference names. */
static void days_ask(const struct referrer *referrer, int64_t id, const char *until, struct sql *sql)
{
    for (size_t i = 0; referrer->field->kind == FIELD_REFERENCE && i < referrer->type->field_count; i++) {
        const struct field *field = &referrer->type->fields[i];
        if (!(field->flags & FIELD_HAPPENED))
            continue;
        sql_add(sql, "%sSELECT max(\"%w\") AS day FROM \"%w\" WHERE \"%w\" = ? AND \"%w\" <= ?", sql_is_empty(sql) ? "SELECT max(day) FROM (" : " UNION ALL ", field->name,
                referrer->type->name, referrer->field->name, field->name);
        sql_number(sql, id);
        sql_text(sql, until);
    }
}

/* The last of these days of all types; false where there is none. */
static bool day_read(struct store *store, struct sql *sql, struct date *day, struct error *error)
{
    struct value value = {0};

    if (sql_is_empty(sql))
        return false;
    sql_add(sql, ")");
    sqlite3_stmt *statement = sql_prepare(store, sql, error);
    if (statement && database_step(store, statement, error) == SQLITE_ROW)
        database_column(statement, 0, &value);
    sqlite3_finalize(statement);
    bool found = date_parse(value_text(&value), day);
    value_clear(&value);
    return found;
}

static bool day_before(struct store *store, const struct record *record, struct date until, struct date *day, struct error *error)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(store->types, record->type, &referrers);
    char printed[DATE_TEXT_SIZE];
    struct sql sql = {0};

    date_print(until, printed);
    for (size_t i = 0; i < count; i++)
        days_ask(&referrers[i], record->id, printed, &sql);
    bool found = day_read(store, &sql, day, error);
    sql_done(&sql);
    free(referrers);
    return found;
}

bool since_day(struct store *store, const struct record *record, const struct field *field, struct date *day, struct error *error)
{
    char moment[DATE_TEXT_SIZE];
    struct date came;

    *error = (struct error){0};
    if (!since_step(store, record, field, moment, error))
        return false;
    if (*moment != '\0')
        return moment_day(moment, day);
    if (!moment_day(record->stamp.created_at, &came))
        return false;
    if (!day_before(store, record, came, day, error))
        *day = came;
    return error->code == ERROR_NONE;
}

/* --- Who waits ------------------------------------------------------------------------------------------------------------ */

static sqlite3_stmt *untouched_prepare(struct store *store, const struct viewer *viewer, const struct list_request *request, size_t limit, struct error *error)
{
    struct listing listing;
    struct sql sql = {0};

    listing_open(&listing, store, viewer, request);
    sql_add(&sql, "SELECT r.id");
    listing_add_from(&listing, listing_base(&listing), SEARCH_RECORD | SEARCH_STAMP, false, NULL, &sql);
    sql_add(&sql, " ORDER BY s.updated_at, r.id LIMIT ?");
    sql_number(&sql, (int64_t)limit);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    listing_close(&listing);
    return statement;
}

bool since_untouched(struct store *store, const struct viewer *viewer, const struct list_request *request, size_t limit, int64_t *ids, size_t *count, struct error *error)
{
    sqlite3_stmt *statement = untouched_prepare(store, viewer, request, limit, error);
    int step = SQLITE_ERROR;

    *count = 0;
    while (statement && *count < limit && (step = database_step(store, statement, error)) == SQLITE_ROW)
        ids[(*count)++] = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return step == SQLITE_DONE || step == SQLITE_ROW;
}
