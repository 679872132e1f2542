/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/listing.h"

#include <string.h>

#include "db/visible.h"

/* --- What is asked ------------------------------------------------------------------------------------------------------ */

/* A field that is all of a title gives the title's order, which has an index. */
static bool is_title(const struct record_type *type, const struct field *field)
{
    return type->title[0] && !type->title[1] && strcmp(type->title[0], field->pair ? field->pair : field->name) == 0;
}

static const struct field *sort_field(const struct viewer *viewer, const struct list_request *request)
{
    const struct field *field = request->sort ? field_as_of_today(request->type, request->sort) : NULL;

    /* What the viewer does not see must not show in the order either. */
    if (!field || is_title(request->type, field) || !visible_field(viewer, field))
        return NULL;
    const struct field *other = field->sorts_as ? type_field(request->type, field->sorts_as) : NULL;
    return other && visible_field(viewer, other) ? other : field;
}

void listing_open(struct listing *listing, struct store *store, const struct viewer *viewer, const struct list_request *request)
{
    *listing = (struct listing){.store = store, .viewer = viewer, .request = request};
    listing->by = (struct order_by){.type = request->type, .field = sort_field(viewer, request), .language = request->language,
                                    .descending = request->descending};
    filter_make(&listing->filter, store, viewer, request);
}

void listing_close(struct listing *listing)
{
    filter_done(&listing->filter);
}

/* --- Statements --------------------------------------------------------------------------------------------------------- */

static unsigned filter_tables(const struct filter *filter, enum listing_base base)
{
    unsigned tables = 0;

    for (size_t i = 0; i < filter->count; i++)
        if (base != BASE_MATCH || !filter->conditions[i].settled)
            tables |= filter->conditions[i].tables;
    return tables;
}

enum listing_base listing_base(const struct listing *listing)
{
    const struct filter *filter = &listing->filter;

    if (filter->indexed)
        return BASE_RECORD;
    if (filter->match.length > 0)
        return BASE_MATCH;
    /* Without conditions an index of the derived table is the smallest thing that holds every row. */
    return filter_tables(filter, BASE_RECORD) & SEARCH_DERIVED || filter->count == 0 ? BASE_DERIVED : BASE_RECORD;
}

/* The order's table and the column of its keys. */
static void add_order_table(const struct listing *listing, struct sql *sql)
{
    if (listing->by.field)
        sql_add(sql, "temp.\"%w\"", listing->table);
    else
        sql_add(sql, "\"derived_%w\"", listing->by.type->name);
}

static void add_order_column(const struct listing *listing, struct sql *sql)
{
    if (listing->by.field)
        sql_add(sql, "key");
    else
        sql_add(sql, "\"sort_%w\"", language_code(listing->by.language));
}

void listing_add_key(const struct listing *listing, enum listing_base base, struct sql *sql)
{
    if (base == BASE_ORDER) {
        sql_add(sql, "k.key");
        return;
    }
    sql_add(sql, listing->by.field ? "o." : "d.");
    add_order_column(listing, sql);
}

static void add_bound(const struct bound *bound, struct sql *sql)
{
    sql_add(sql, " %s (?, ?)", bound->op);
    sql_blob(sql, bound->place->key, bound->place->key_length);
    sql_number(sql, bound->place->id);
}

/* The rows of the order from a place on, read from its index alone. */
static void add_order_rows(const struct listing *listing, const struct bound *bound, struct sql *sql)
{
    const char *direction = bound->backwards ? " DESC" : "";

    sql_add(sql, "(SELECT id, ");
    add_order_column(listing, sql);
    sql_add(sql, " AS key FROM ");
    add_order_table(listing, sql);
    if (bound->op) {
        sql_add(sql, " WHERE (");
        add_order_column(listing, sql);
        sql_add(sql, ", id)");
        add_bound(bound, sql);
    }
    sql_add(sql, " ORDER BY ");
    add_order_column(listing, sql);
    sql_add(sql, "%s, id%s LIMIT ?) k", direction, direction);
    sql_number(sql, bound->budget);
}

static void add_base(const struct listing *listing, enum listing_base base, const struct bound *bound, struct sql *sql)
{
    const char *name = listing->by.type->name;

    sql_add(sql, " FROM ");
    switch (base) {
    case BASE_ORDER:
        add_order_rows(listing, bound, sql);
        break;
    case BASE_MATCH:
        sql_add(sql, "\"search_%w\" n", name);
        break;
    case BASE_RECORD:
        sql_add(sql, "\"%w\" r", name);
        break;
    case BASE_DERIVED:
        sql_add(sql, "\"derived_%w\" d", name);
        break;
    }
}

/* Joins in the order written (CROSS JOIN): SQLite has no statistics to find a better one. */
static void add_joins(const struct listing *listing, enum listing_base base, unsigned tables, bool ordered, struct sql *sql)
{
    static const char *const ids[] = {[BASE_ORDER] = "k.id", [BASE_MATCH] = "n.rowid", [BASE_RECORD] = "r.id", [BASE_DERIVED] = "d.id"};
    const char *name = listing->by.type->name;
    const char *id = ids[base];

    if (ordered && listing->by.field)
        sql_add(sql, " CROSS JOIN temp.\"%w\" o ON o.id = %s", listing->table, id);
    if ((tables & SEARCH_DERIVED || (ordered && !listing->by.field)) && base != BASE_DERIVED)
        sql_add(sql, " CROSS JOIN \"derived_%w\" d ON d.id = %s", name, id);
    if (tables & SEARCH_RECORD && base != BASE_RECORD)
        sql_add(sql, " CROSS JOIN \"%w\" r ON r.id = %s", name, id);
    if (tables & SEARCH_STAMP)
        sql_add(sql, " LEFT JOIN \"stamp_%w\" s ON s.id = %s", name, id);
    if (tables & SEARCH_TITLE)
        order_add_join(sql, listing->store, &listing->by);
}

static void add_conditions(const struct listing *listing, enum listing_base base, struct sql *where)
{
    const struct filter *filter = &listing->filter;

    if (base == BASE_MATCH) {
        sql_add(where, "n.\"search_%w\" MATCH ?", listing->by.type->name);
        sql_text(where, text_string(&filter->match));
    }
    for (size_t i = 0; i < filter->count; i++) {
        if (base == BASE_MATCH && filter->conditions[i].settled)
            continue;
        sql_and(where);
        sql_append(where, &filter->conditions[i].test);
    }
}

void listing_add_from(const struct listing *listing, enum listing_base base, unsigned tables, bool ordered, const struct bound *bound,
                      struct sql *sql)
{
    struct sql where = {0};

    add_base(listing, base, bound, sql);
    add_joins(listing, base, tables | filter_tables(&listing->filter, base), ordered, sql);
    add_conditions(listing, base, &where);
    if (ordered && bound && bound->op) {
        sql_and(&where);
        sql_add(&where, "(");
        listing_add_key(listing, base, &where);
        sql_add(&where, listing->by.field ? ", o.id)" : ", d.id)");
        add_bound(bound, &where);
    }
    if (!sql_is_empty(&where))
        sql_add(sql, " WHERE ");
    sql_append(sql, &where);
    sql_done(&where);
}

/* --- Sizes -------------------------------------------------------------------------------------------------------------- */

bool listing_number(struct listing *listing, struct sql *sql, int64_t *number, struct error *error)
{
    sqlite3_stmt *statement = sql_prepare(listing->store, sql, error);
    int status = statement ? database_step(listing->store, statement, error) : SQLITE_ERROR;

    *number = status == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    sql_done(sql);
    return status == SQLITE_ROW;
}

/* Adds what the list is narrowed to, without the other conditions. */
static void add_narrow(const struct listing *listing, struct sql *sql)
{
    const struct filter *filter = &listing->filter;
    struct sql where = {0};

    add_base(listing, filter->indexed ? BASE_RECORD : BASE_MATCH, NULL, sql);
    if (!filter->indexed) {
        sql_add(&where, "n.\"search_%w\" MATCH ?", listing->by.type->name);
        sql_text(&where, text_string(&filter->match));
    }
    for (size_t i = 0; filter->indexed && i < filter->count; i++) {
        if (!filter->conditions[i].indexed)
            continue;
        sql_and(&where);
        sql_append(&where, &filter->conditions[i].test);
    }
    sql_add(sql, " WHERE ");
    sql_append(sql, &where);
    sql_done(&where);
}

bool listing_is_small(struct listing *listing, int64_t most, bool *small, struct error *error)
{
    const struct filter *filter = &listing->filter;
    struct sql sql = {0};
    int64_t count;

    *small = false;
    if (filter->broad && !filter->indexed)
        return true;
    sql_add(&sql, "SELECT count(*) FROM (SELECT 1");
    if (filter->indexed || filter->match.length > 0)
        add_narrow(listing, &sql);
    else
        sql_add(&sql, " FROM \"derived_%w\"", listing->by.type->name);
    sql_add(&sql, " LIMIT ?)");
    sql_number(&sql, most + 1);
    if (!listing_number(listing, &sql, &count, error))
        return false;
    *small = count <= most;
    return true;
}
