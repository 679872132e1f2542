/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each value of a field occurs in a list. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "db/listing.h"
#include "db/visible.h"
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
    if (!visible_field(viewer, field))
        return facets_hidden(store, viewer, request, facets, error);
    listing_open(&listing, store, viewer, request);
    bool ok = reading_begin(store, error) && facets_read(&listing, field, facets, error);
    reading_end(store);
    listing_close(&listing);
    if (!ok)
        facet_list_done(facets);
    if (facets->count > 1)
        qsort(facets->facets, facets->count, sizeof *facets->facets, facet_compare);
    return ok;
}
