/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/listing.h"

#include <string.h>

#include "db/visible.h"

enum {
    SAMPLE = 256, /* rows looked at to learn how often words occur */
    COMMON = 8    /* a word found in more than one row of so many is common */
};

/* --- What is asked ------------------------------------------------------------------------------------------------------ */

/* A field that is all of a title gives the title's order, which has an index. */
static bool is_title(const struct record_type *type, const struct field *field)
{
    return type->title[0] && !type->title[1] && strcmp(type->title[0], field->pair ? field->pair : field->name) == 0;
}

/* The order where no other is asked for: by title, or by nothing but the ids where titles would show what the viewer may not see. */
static const struct field *usual_sort_field(const struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    return visible_in_order(store, viewer, type) ? NULL : &type->fields[FIELD_VISIBILITY];
}

static const struct field *sort_field(const struct store *store, const struct viewer *viewer, const struct list_request *request)
{
    const struct field *field = request->sort ? field_as_of_today(request->type, request->sort) : NULL;

    /* What the viewer does not see must not show in the order either. */
    if (!field || is_title(request->type, field) || !visible_in_counts(store, viewer, request->type, field))
        return usual_sort_field(store, viewer, request->type);
    const struct field *other = field->sorts_as ? type_field(request->type, field->sorts_as) : NULL;
    return other && visible_in_counts(store, viewer, request->type, other) ? other : field;
}

void listing_open(struct listing *listing, struct store *store, const struct viewer *viewer, const struct list_request *request)
{
    *listing = (struct listing){.store = store, .viewer = viewer, .request = request};
    listing->by = (struct order_by){.type = request->type, .field = sort_field(store, viewer, request), .language = request->language,
                                    .descending = request->descending};
    filter_make(&listing->filter, store, viewer, request);
}

void listing_close(struct listing *listing)
{
    filter_done(&listing->filter);
}

/* --- Statements --------------------------------------------------------------------------------------------------------- */

/* Whether the search index is asked by a base. */
static bool is_matched(const struct filter *filter, enum listing_base base)
{
    return base == BASE_MATCH || (base == BASE_AMONG && !filter->indexed);
}

/* Whether rows of a base must be tested for a condition. */
static bool is_tested(const struct filter *filter, enum listing_base base, const struct condition *condition)
{
    return !is_matched(filter, base) || condition->left_out || !condition->settled;
}

static unsigned filter_tables(const struct filter *filter, enum listing_base base)
{
    unsigned tables = 0;

    for (size_t i = 0; i < filter->count; i++)
        if (is_tested(filter, base, &filter->conditions[i]))
            tables |= filter->conditions[i].tables;
    return tables;
}

bool listing_is_narrow(const struct listing *listing)
{
    return listing->filter.indexed || listing->filter.matched;
}

enum listing_base listing_base(const struct listing *listing)
{
    const struct filter *filter = &listing->filter;

    if (filter->indexed)
        return BASE_RECORD;
    if (filter->matched)
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
    if (base == BASE_ORDER || base == BASE_AMONG) {
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
    case BASE_AMONG:
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
    static const char *const ids[] = {[BASE_ORDER] = "k.id", [BASE_AMONG] = "k.id", [BASE_MATCH] = "n.rowid", [BASE_RECORD] = "r.id", [BASE_DERIVED] = "d.id"};
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

/* Adds what the search index is asked. */
static void add_match(const struct listing *listing, struct sql *where)
{
    const struct filter *filter = &listing->filter;
    struct text match = {0};

    for (size_t i = 0; i < filter->count; i++) {
        const struct condition *condition = &filter->conditions[i];
        if (condition->match.length > 0 && !condition->left_out)
            text_add_format(&match, "%s%s", match.length > 0 ? " AND " : "", text_string(&condition->match));
    }
    sql_add(where, "n.\"search_%w\" MATCH ?", listing->by.type->name);
    sql_text(where, text_string(&match));
    text_done(&match);
}

/* Adds what an index narrows the list to: the records that it finds, without the other conditions. */
static void add_narrow(const struct listing *listing, struct sql *sql)
{
    const struct filter *filter = &listing->filter;
    struct sql where = {0};

    add_base(listing, filter->indexed ? BASE_RECORD : BASE_MATCH, NULL, sql);
    if (!filter->indexed)
        add_match(listing, &where);
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

static void add_conditions(const struct listing *listing, enum listing_base base, struct sql *where)
{
    const struct filter *filter = &listing->filter;

    if (base == BASE_MATCH)
        add_match(listing, where);
    if (base == BASE_AMONG) {
        sql_add(where, filter->indexed ? "k.id IN (SELECT r.id" : "k.id IN (SELECT n.rowid");
        add_narrow(listing, where);
        sql_add(where, ")");
    }
    for (size_t i = 0; i < filter->count; i++) {
        if (!is_tested(filter, base, &filter->conditions[i]))
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

bool listing_is_small(struct listing *listing, int64_t most, bool *small, struct error *error)
{
    struct sql sql = {0};
    int64_t count;

    *small = false;
    sql_add(&sql, "SELECT count(*) FROM (SELECT 1");
    if (listing_is_narrow(listing))
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

/* --- What narrows it most ----------------------------------------------------------------------------------------------- */

/* A statement that gives for each condition in how many rows of the sample it holds. */
static sqlite3_stmt *sample_prepare(const struct listing *listing, struct error *error)
{
    const struct bound whole = {.budget = SAMPLE};
    const struct filter *filter = &listing->filter;
    struct listing sampled = *listing;
    struct sql sql = {0};

    sampled.by.field = NULL;
    sampled.filter.count = 0;
    sql_add(&sql, "SELECT ");
    for (size_t i = 0; i < filter->count; i++) {
        sql_add(&sql, i == 0 ? "total(" : ", total(");
        sql_append(&sql, &filter->conditions[i].test);
        sql_add(&sql, ")");
    }
    listing_add_from(&sampled, BASE_ORDER, filter_tables(filter, BASE_ORDER), false, &whole, &sql);
    sqlite3_stmt *statement = sql_prepare(listing->store, &sql, error);
    sql_done(&sql);
    return statement;
}

/* Notes what a sample tells. What is common is left out, but never the rarest. */
static void learn(struct filter *filter, sqlite3_stmt *sample)
{
    size_t rarest = filter->count;

    for (size_t i = 0; i < filter->count; i++)
        if (filter->conditions[i].match.length > 0
            && (rarest == filter->count || sqlite3_column_int(sample, (int)i) < sqlite3_column_int(sample, (int)rarest)))
            rarest = i;
    for (size_t i = 0; i < filter->count; i++) {
        struct condition *condition = &filter->conditions[i];
        condition->met = sqlite3_column_int(sample, (int)i) > 0;
        condition->left_out = i != rarest && condition->gathered && sqlite3_column_int(sample, (int)i) > SAMPLE / COMMON;
    }
}

bool listing_narrow(struct listing *listing, struct error *error)
{
    if (!listing->filter.matched || listing->filter.indexed || listing->filter.count < 2)
        return true;
    sqlite3_stmt *statement = sample_prepare(listing, error);
    int status = statement ? database_step(listing->store, statement, error) : SQLITE_ERROR;
    if (status == SQLITE_ROW)
        learn(&listing->filter, statement);
    sqlite3_finalize(statement);
    return status == SQLITE_ROW;
}

bool listing_tests_rare(const struct listing *listing)
{
    const enum listing_base base = listing_base(listing);
    const struct filter *filter = &listing->filter;
    bool rare = false;

    for (size_t i = 0; i < filter->count; i++)
        rare = rare || (!filter->conditions[i].met && is_tested(filter, base, &filter->conditions[i]));
    return rare;
}
