/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each value of a field occurs in a list. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "db/listing.h"
#include "db/visible.h"
#include "src/country_name.h"
#include "src/memory.h"

void facet_list_done(struct facet_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->facets[i].code);
    free(list->facets);
    *list = (struct facet_list){0};
}

static void facet_append(struct facet_list *list, const char *code, size_t length, int64_t count)
{
    /* Room grows by doubling: whenever the count is a power of two it is used up. */
    if ((list->count & (list->count - 1)) == 0)
        list->facets = memory_resize(list->facets, list->count == 0 ? 1 : list->count * 2, sizeof *list->facets);
    list->facets[list->count++] = (struct facet){.code = string_copy_part(code, length), .count = count};
}

static void facet_add(struct facet_list *list, const char *code, size_t length, int64_t count)
{
    for (size_t i = 0; i < list->count; i++) {
        struct facet *facet = &list->facets[i];
        if (strncmp(facet->code, code, length) == 0 && facet->code[length] == '\0') {
            facet->count += count;
            return;
        }
    }
    facet_append(list, code, length, count);
}

static void set_add(struct facet_list *list, const char *set, int64_t count)
{
    const char *code;
    size_t length;

    if (!*set)
        facet_add(list, "", 0, count);
    while (set_next(&set, &code, &length))
        facet_add(list, code, length, count);
}

/* Sets come in many combinations; every other value comes once. */
static void value_add(struct facet_list *list, const struct field *field, const struct value *value, int64_t count)
{
    if (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES) {
        set_add(list, value_text(value), count);
        return;
    }
    char *printed = field_print(field, value);
    facet_append(list, printed, strlen(printed), count);
    free(printed);
}

static int facet_compare(const void *left, const void *right)
{
    const struct facet *a = left;
    const struct facet *b = right;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return strcmp(a->code, b->code);
}

static bool facets_read(struct listing *listing, const struct field *field, struct facet_list *facets, struct error *error)
{
    struct sql sql = {0}, expression = {0};
    struct value value = {0};
    unsigned tables = 0;
    int status = SQLITE_ERROR;

    expression_add(&expression, listing->store, listing->request->type, field, &tables);
    sql_add(&sql, "SELECT ");
    sql_append(&sql, &expression);
    sql_add(&sql, ", count(*)");
    listing_add_from(listing, listing_base(listing), tables, false, NULL, &sql);
    sql_add(&sql, " GROUP BY 1");
    sqlite3_stmt *statement = sql_prepare(listing->store, &sql, error);
    while (statement && (status = database_step(listing->store, statement, error)) == SQLITE_ROW) {
        database_column(statement, 0, &value);
        value_add(facets, field, &value, sqlite3_column_int64(statement, 1));
    }
    sqlite3_finalize(statement);
    value_clear(&value);
    sql_done(&expression);
    sql_done(&sql);
    return status == SQLITE_DONE;
}

/* --- Of all records: from the search index, which knows how many rows each code has -------------------------------------- */

/* The code that a token of the index, in lower case and without its beginning, stands for; NULL where none of the field's own does. */
static const char *code_of_token(const struct field *field, const char *token)
{
    if (field->kind == FIELD_BOOLEAN)
        return strcmp(token, "1") == 0 ? "yes" : "no";
    if (!field->vocabulary) {
        const struct country_name *country = country_name_by_code(token);
        return country ? country->code : NULL;
    }
    const struct term *term = vocabulary_term(field->vocabulary, token);
    return term ? term->code : NULL;
}

static bool add_tokens(struct listing *listing, const struct field *field, const char *beginning, struct facet_list *facets, bool *known,
                       struct error *error)
{
    sqlite3_stmt *statement = database_prepare(listing->store, error, "SELECT term, doc FROM temp.facet_term WHERE term >= ?1 AND term < ?1 || 'zzz'");
    int status = SQLITE_ERROR;

    if (statement)
        sqlite3_bind_text(statement, 1, beginning, -1, SQLITE_STATIC);
    while (statement && *known && (status = database_step(listing->store, statement, error)) == SQLITE_ROW) {
        const char *code = code_of_token(field, (const char *)sqlite3_column_text(statement, 0) + strlen(beginning));
        *known = code != NULL;
        if (code)
            facet_append(facets, code, strlen(code), sqlite3_column_int64(statement, 1));
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE || !*known;
}

/* Rows that have none of the field's codes. */
static bool add_empty(struct listing *listing, const char *beginning, struct facet_list *facets, struct error *error)
{
    const char *name = listing->request->type->name;
    int64_t all;
    int64_t filled;
    struct sql sql = {0};

    sql_add(&sql, "SELECT count(*) FROM \"search_%w\" n WHERE n.\"search_%w\" MATCH '\"' || ? || '\"*'", name, name);
    sql_text(&sql, beginning);
    if (!listing_number(listing, &sql, &filled, error) || !database_number(listing->store, &all, error, "SELECT count(*) FROM \"derived_%w\"", name))
        return false;
    if (all > filled)
        facet_append(facets, "", 0, all - filled);
    return true;
}

/* *known is false where the index holds codes of a newer program, which it does not give back letter by letter. */
static bool facets_from_index(struct listing *listing, const struct field *field, struct facet_list *facets, bool *known, struct error *error)
{
    struct text beginning = {0};

    *known = true;
    code_token_add(listing->request->type, field, "", 0, &beginning);
    bool ok = database_run(listing->store, error, "CREATE VIRTUAL TABLE temp.facet_term USING fts5vocab (main, \"search_%w\", row)",
                           listing->request->type->name);
    if (ok) {
        ok = add_tokens(listing, field, text_string(&beginning), facets, known, error)
             && add_empty(listing, text_string(&beginning), facets, error);
        ok = database_run(listing->store, error, "DROP TABLE temp.facet_term") && ok;
    }
    text_done(&beginning);
    if (!*known)
        facet_list_done(facets);
    return ok;
}

static bool facets_find(struct listing *listing, const struct field *field, struct facet_list *facets, struct error *error)
{
    bool known = false;

    if (listing->filter.count == 0 && field_has_tokens(field) && !field->compute
        && !facets_from_index(listing, field, facets, &known, error))
        return false;
    return known || facets_read(listing, field, facets, error);
}

/* To a viewer who does not see the field it is empty everywhere. */
static bool facets_hidden(struct store *store, const struct viewer *viewer, const struct list_request *request, struct facet_list *facets,
                          struct error *error)
{
    int64_t count;

    if (!store_count(store, viewer, request, &count, error))
        return false;
    if (count > 0)
        facet_append(facets, "", 0, count);
    return true;
}

bool store_facets(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *field,
                  struct facet_list *facets, struct error *error)
{
    struct listing listing;

    *facets = (struct facet_list){0};
    field = field_as_of_today(request->type, field);
    if (!visible_in_counts(store, viewer, request->type, field))
        return facets_hidden(store, viewer, request, facets, error);
    listing_open(&listing, store, viewer, request);
    bool ok = reading_begin(store, error) && facets_find(&listing, field, facets, error);
    reading_end(store);
    listing_close(&listing);
    if (!ok)
        facet_list_done(facets);
    if (facets->count > 1)
        qsort(facets->facets, facets->count, sizeof *facets->facets, facet_compare);
    return ok;
}
