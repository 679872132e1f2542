/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each combination of values of several fields occurs in a list. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>

#include "db/listing.h"
#include "db/visible.h"
#include "src/memory.h"

void cross_done(struct cross *cross)
{
    for (size_t i = 0; i < cross->count; i++) {
        for (size_t field = 0; field < cross->field_count; field++)
            value_clear(&cross->rows[i].values[field]);
        free(cross->rows[i].values);
    }
    free(cross->rows);
    *cross = (struct cross){0};
}

static void cross_add(void *context, const struct cross_row *row)
{
    struct cross *cross = context;

    /* Room grows by doubling: whenever the count is a power of two it is used up. */
    if ((cross->count & (cross->count - 1)) == 0)
        cross->rows = memory_resize(cross->rows, cross->count == 0 ? 1 : cross->count * 2, sizeof *cross->rows);
    struct cross_row *added = &cross->rows[cross->count++];
    *added = (struct cross_row){.values = memory_new_array(cross->field_count, sizeof *added->values), .count = row->count};
    for (size_t field = 0; field < cross->field_count; field++)
        value_copy(&added->values[field], &row->values[field]);
}

/* One combination as it is read, and who is told of it. */
struct crossing {
    struct cross_row row;
    size_t field_count;
    void (*each)(void *context, const struct cross_row *row);
    void *context;
};

static void crossing_tell(struct crossing *crossing, sqlite3_stmt *statement)
{
    struct cross_row *row = &crossing->row;

    for (size_t field = 0; field < crossing->field_count; field++) {
        value_clear(&row->values[field]);
        database_column(statement, (int)field, &row->values[field]);
    }
    row->count = sqlite3_column_int64(statement, (int)crossing->field_count);
    crossing->each(crossing->context, row);
}

static void crossing_done(struct crossing *crossing)
{
    for (size_t field = 0; field < crossing->field_count; field++)
        value_clear(&crossing->row.values[field]);
    free(crossing->row.values);
}

/* To a viewer who does not see a field it is empty everywhere. */
static void add_columns(struct listing *listing, const struct field *const *fields, size_t count, unsigned *tables, struct sql *sql)
{
    const struct record_type *type = listing->request->type;

    for (size_t i = 0; i < count; i++) {
        const struct field *field = field_as_of_today(type, fields[i]);
        if (visible_in_counts(listing->store, listing->viewer, type, field))
            expression_add(sql, listing->store, type, field, tables);
        else
            sql_add(sql, "NULL");
        sql_add(sql, ", ");
    }
}

static bool cross_read(struct listing *listing, const struct field *const *fields, size_t count, struct crossing *crossing, struct error *error)
{
    struct sql sql = {0};
    unsigned tables = 0;
    int status = SQLITE_ERROR;

    sql_add(&sql, "SELECT ");
    add_columns(listing, fields, count, &tables, &sql);
    sql_add(&sql, "count(*)");
    listing_add_from(listing, listing_base(listing), tables, false, NULL, &sql);
    for (size_t i = 0; i < count; i++)
        sql_add(&sql, i == 0 ? " GROUP BY %d" : ", %d", (int)i + 1);
    sqlite3_stmt *statement = sql_prepare(listing->store, &sql, error);
    while (statement && (status = database_step(listing->store, statement, error)) == SQLITE_ROW)
        crossing_tell(crossing, statement);
    sqlite3_finalize(statement);
    sql_done(&sql);
    return status == SQLITE_DONE;
}

bool store_cross_each(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *const *fields,
                      size_t count, void (*each)(void *context, const struct cross_row *row), void *context, struct error *error)
{
    struct crossing crossing = {.row.values = memory_new_array(count, sizeof *crossing.row.values), .field_count = count, .each = each, .context = context};
    struct listing listing;

    listing_open(&listing, store, viewer, request);
    bool ok = reading_begin(store, error) && cross_read(&listing, fields, count, &crossing, error);
    reading_end(store);
    listing_close(&listing);
    crossing_done(&crossing);
    return ok;
}

bool store_cross(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *const *fields,
                 size_t count, struct cross *cross, struct error *error)
{
    *cross = (struct cross){.field_count = count};
    bool ok = store_cross_each(store, viewer, request, fields, count, cross_add, cross, error);
    if (!ok)
        cross_done(cross);
    return ok;
}
