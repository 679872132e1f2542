/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "db/listing.h"
#include "db/loader.h"
#include "src/memory.h"

enum {
    SMALL = 1000,         /* rows that are sorted without asking further */
    WALK_SHORT = 12,      /* rows a walk looks at for each row wanted before an index is asked ... */
    WALK_LONG = 48,       /* ... and where it promises to fill the page */
    WALK_PROMISES = 4,    /* it does where it has found one row of so many wanted */
    NUMBER_BUDGET = 4000, /* rows counted by walking */
    EACH_PAGE = 256       /* rows of a whole list held at a time */
};

/* Where the rows of a page, or of a small list, stand. */
struct place_list {
    struct place *places;
    size_t count;
};

/* --- Places ------------------------------------------------------------------------------------------------------------- */

void place_done(struct place *place)
{
    free(place->key);
    *place = (struct place){0};
}

void place_copy(struct place *to, const struct place *from)
{
    struct place copy = {.id = from->id, .key_length = from->key_length};

    if (from->key) {
        copy.key = memory_new(from->key_length + 1);
        memcpy(copy.key, from->key, from->key_length);
    }
    place_done(to);
    *to = copy;
}

static bool place_is_nowhere(const struct place *place)
{
    return !place || (place->id == 0 && !place->key);
}

int place_compare(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    size_t shorter = a->key_length < b->key_length ? a->key_length : b->key_length;
    int order = shorter > 0 ? memcmp(a->key, b->key, shorter) : 0;

    if (order == 0)
        order = (a->key_length > b->key_length) - (a->key_length < b->key_length);
    return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static struct place *place_add(struct place_list *list)
{
    if ((list->count & (list->count - 1)) == 0)
        list->places = memory_resize(list->places, list->count == 0 ? 1 : list->count * 2, sizeof *list->places);
    struct place *place = &list->places[list->count++];
    *place = (struct place){0};
    return place;
}

static void places_done(struct place_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        place_done(&list->places[i]);
    free(list->places);
    *list = (struct place_list){0};
}

static void places_reverse(struct place_list *list)
{
    for (size_t i = 0; i < list->count / 2; i++) {
        struct place other = list->places[i];
        list->places[i] = list->places[list->count - 1 - i];
        list->places[list->count - 1 - i] = other;
    }
}

/* --- Small lists in another order: sorted here -------------------------------------------------------------------------- */

/* Leaves the first so many, sorted. */
static void places_keep_first(struct place_list *list, size_t most)
{
    if (list->count > 1)
        qsort(list->places, list->count, sizeof *list->places, place_compare);
    for (size_t i = most; i < list->count; i++)
        place_done(&list->places[i]);
    list->count = list->count < most ? list->count : most;
}

/* Collects the first so many of the list. */
static bool collect(struct listing *listing, size_t most, struct place_list *list, struct error *error)
{
    struct sql sql = {0}, columns = {0};
    unsigned tables = SEARCH_RECORD;
    int status = SQLITE_ERROR;

    order_add_columns(&columns, listing->store, &listing->by, &tables);
    sql_add(&sql, "SELECT r.id, ");
    sql_append(&sql, &columns);
    listing_add_from(listing, listing_base(listing), tables, false, NULL, &sql);
    sqlite3_stmt *statement = sql_prepare(listing->store, &sql, error);
    while (statement && (status = database_step(listing->store, statement, error)) == SQLITE_ROW) {
        struct place *place = place_add(list);
        place->id = sqlite3_column_int64(statement, 0);
        place->key_length = order_key(listing->store, &listing->by, statement, 1, &place->key);
        if (list->count / 2 > most)
            places_keep_first(list, most);
    }
    sqlite3_finalize(statement);
    sql_done(&columns);
    sql_done(&sql);
    places_keep_first(list, most);
    return status == SQLITE_DONE;
}

/* The first place of a sorted list that is not before a place. */
static size_t places_find(const struct place_list *list, const struct place *place)
{
    size_t low = 0;
    size_t high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (place_compare(&list->places[middle], place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Leaves the places [from, to) of a list. */
static void places_cut(struct place_list *list, size_t from, size_t to)
{
    for (size_t i = 0; i < list->count; i++)
        if (i < from || i >= to)
            place_done(&list->places[i]);
    if (from > 0 && to > from)
        memmove(list->places, list->places + from, (to - from) * sizeof *list->places);
    list->count = to > from ? to - from : 0;
}

static void places_page(struct place_list *list, enum list_from from, const struct place *place, size_t limit)
{
    size_t start = 0;
    size_t end = list->count;

    if (from == LIST_AFTER || from == LIST_AT || from == LIST_BEFORE) {
        size_t at = places_find(list, place);
        bool is_there = at < list->count && place_compare(&list->places[at], place) == 0;
        start = from == LIST_BEFORE ? 0 : at + (from == LIST_AFTER && is_there ? 1 : 0);
        end = from == LIST_BEFORE ? at : list->count;
    }
    if (end - start > limit && (from == LIST_LAST || from == LIST_BEFORE))
        start = end - limit;
    else if (end - start > limit)
        end = start + limit;
    places_cut(list, start, end);
}

/* --- Others: by the order's index --------------------------------------------------------------------------------------- */

static struct bound bound_of(const struct listing *listing, enum list_from from, const struct place *place)
{
    static const char *const forwards[] = {[LIST_FIRST] = NULL, [LIST_LAST] = NULL, [LIST_AFTER] = ">", [LIST_BEFORE] = "<", [LIST_AT] = ">="};
    static const char *const backwards[] = {[LIST_FIRST] = NULL, [LIST_LAST] = NULL, [LIST_AFTER] = "<", [LIST_BEFORE] = ">", [LIST_AT] = "<="};
    /* The keys of other orders are turned round already where they descend. */
    bool turned = listing->by.descending && !listing->by.field;
    bool from_end = from == LIST_LAST || from == LIST_BEFORE;

    return (struct bound){.op = turned ? backwards[from] : forwards[from], .place = place, .backwards = turned != from_end, .budget = -1};
}

static bool read_places(struct listing *listing, struct sql *sql, struct place_list *list, struct error *error)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = sql_prepare(listing->store, sql, error);

    while (statement && (status = database_step(listing->store, statement, error)) == SQLITE_ROW) {
        struct place *place = place_add(list);
        place->id = sqlite3_column_int64(statement, 0);
        place->key_length = (size_t)sqlite3_column_bytes(statement, 1);
        place->key = memory_new(place->key_length + 1);
        if (place->key_length > 0)
            memcpy(place->key, sqlite3_column_blob(statement, 1), place->key_length);
    }
    sqlite3_finalize(statement);
    sql_done(sql);
    return status == SQLITE_DONE;
}

static bool walk(struct listing *listing, enum listing_base base, const struct bound *bound, size_t limit, struct place_list *list,
                 struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT k.id, k.key");
    listing_add_from(listing, base, 0, false, bound, &sql);
    sql_add(&sql, " LIMIT ?");
    sql_number(&sql, (int64_t)limit);
    return read_places(listing, &sql, list, error);
}

static bool sort_hits(struct listing *listing, const struct bound *bound, size_t limit, struct place_list *list, struct error *error)
{
    const char *direction = bound->backwards ? "DESC" : "ASC";
    enum listing_base base = listing_base(listing);
    struct sql sql = {0};

    sql_add(&sql, base == BASE_MATCH ? "SELECT n.rowid, " : "SELECT r.id, ");
    listing_add_key(listing, base, &sql);
    listing_add_from(listing, base, base == BASE_MATCH ? 0 : SEARCH_RECORD, true, bound, &sql);
    sql_add(&sql, " ORDER BY 2 %s, 1 %s LIMIT ?", direction, direction);
    sql_number(&sql, (int64_t)limit);
    return read_places(listing, &sql, list, error);
}

/* Counts the rows up to or from a bound, from a base. */
static bool count_bound(struct listing *listing, enum listing_base base, const struct bound *bound, int64_t *number, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT count(*)");
    listing_add_from(listing, base, 0, base != BASE_ORDER && base != BASE_AMONG, bound, &sql);
    return listing_number(listing, &sql, number, error);
}

/* Counts the rows of the order itself, whether they meet the conditions or not, up to the bound's budget. */
static bool count_unfiltered(const struct listing *listing, const struct bound *bound, int64_t *number, struct error *error)
{
    struct listing unfiltered = *listing;

    unfiltered.filter = (struct filter){0};
    return count_bound(&unfiltered, BASE_ORDER, bound, number, error);
}

/* Walks so many rows, testing each; done where that has filled the page or come to the order's end. */
static bool walk_some(struct listing *listing, struct bound bound, size_t budget, size_t limit, struct place_list *list, bool *done,
                      struct error *error)
{
    int64_t walked = 0;

    bound.budget = (int64_t)budget;
    places_done(list);
    if (!walk(listing, BASE_ORDER, &bound, limit, list, error) || (list->count < limit && !count_unfiltered(listing, &bound, &walked, error)))
        return false;
    *done = list->count == limit || walked < bound.budget;
    return true;
}

/* Tests the rows where the list begins; done where enough of them are in it. */
static bool find_by_testing(struct listing *listing, const struct bound *bound, size_t limit, struct place_list *list, bool *done,
                            struct error *error)
{
    if (!walk_some(listing, *bound, limit * WALK_SHORT, limit, list, done, error))
        return false;
    if (*done || list->count * WALK_PROMISES < limit)
        return true;
    return walk_some(listing, *bound, limit * WALK_LONG, limit, list, done, error);
}

static bool find_by_index(struct listing *listing, const struct bound *bound, bool many, size_t limit, struct place_list *list,
                          struct error *error)
{
    bool small = false;

    if (!listing_narrow(listing, error) || (!many && !listing_is_small(listing, SMALL, &small, error)))
        return false;
    return small || (!many && listing_tests_rare(listing)) ? sort_hits(listing, bound, limit, list, error) : walk(listing, BASE_AMONG, bound, limit, list, error);
}

static bool find_in_order(struct listing *listing, const struct bound *bound, size_t limit, struct place_list *list, struct error *error)
{
    bool done = false;

    if (!listing_is_narrow(listing))
        return walk(listing, BASE_ORDER, bound, limit, list, error);
    /* The index of a reference knows at once how many there are, the search index must gather them first. */
    if (!listing->filter.indexed && !find_by_testing(listing, bound, limit, list, &done, error))
        return false;
    if (done)
        return true;
    /* Where a row was among those tested there are many. */
    const bool many = list->count > 0;
    places_done(list);
    return find_by_index(listing, bound, many, limit, list, error);
}

/* Whether the list is sorted here, being small and its order's table not there; otherwise that is made ready. */
static bool is_sorted_here(struct listing *listing, bool *here, struct error *error)
{
    *here = false;
    if (!listing->by.field)
        return true;
    if (!order_find(listing->store, &listing->by, &listing->table, error))
        return false;
    if (listing->table)
        return true;
    *here = listing->once;
    return listing_narrow(listing, error) && (*here || listing_is_small(listing, SMALL, here, error))
           && (*here || order_ready(listing->store, &listing->by, &listing->table, error));
}

static bool find_places(struct listing *listing, enum list_from from, const struct place *place, size_t limit, struct place_list *list,
                        struct error *error)
{
    bool here;

    if (place_is_nowhere(place))
        from = from == LIST_BEFORE || from == LIST_LAST ? LIST_LAST : LIST_FIRST;
    if (!is_sorted_here(listing, &here, error))
        return false;
    if (here) {
        bool ok = collect(listing, listing->once ? limit : SIZE_MAX, list, error);
        places_page(list, from, place, limit);
        return ok;
    }
    const struct bound bound = bound_of(listing, from, place);
    if (!find_in_order(listing, &bound, limit, list, error))
        return false;
    if (from == LIST_LAST || from == LIST_BEFORE)
        places_reverse(list);
    return true;
}

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

void row_list_done(struct row_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        record_done(&list->rows[i].record);
        place_done(&list->rows[i].place);
    }
    free(list->rows);
    *list = (struct row_list){0};
}

static bool load_rows(struct listing *listing, const struct place_list *places, struct row_list *rows, struct error *error)
{
    struct loader loader;
    bool ok = loader_open(&loader, listing->store, listing->viewer, listing->request->type, error);

    rows->rows = memory_new_array(places->count + 1, sizeof *rows->rows);
    for (size_t i = 0; ok && i < places->count; i++) {
        struct row *row = &rows->rows[rows->count];
        enum reader_result result = loader_load(&loader, places->places[i].id, &row->record, error);
        ok = result != READER_FAILED;
        if (result == READER_FOUND) {
            place_copy(&row->place, &places->places[i]);
            rows->count++;
        }
    }
    loader_close(&loader);
    return ok;
}

/* The listing is closed in every case. */
static bool rows_read(struct listing *listing, enum list_from from, const struct place *place, size_t limit, struct row_list *rows, struct error *error)
{
    struct place_list places = {0};

    *rows = (struct row_list){0};
    bool ok = reading_begin(listing->store, error) && find_places(listing, from, place, limit, &places, error) && load_rows(listing, &places, rows, error);
    reading_end(listing->store);
    listing_close(listing);
    places_done(&places);
    if (!ok)
        row_list_done(rows);
    return ok;
}

bool store_rows(struct store *store, const struct viewer *viewer, const struct list_request *request, enum list_from from,
                const struct place *place, size_t limit, struct row_list *rows, struct error *error)
{
    struct listing listing;

    listing_open(&listing, store, viewer, request);
    return rows_read(&listing, from, place, limit, rows, error);
}

/* Who is shown every row. */
struct visitor {
    bool (*each)(void *context, const struct record *record, struct error *error);
    void *context;
};

/* Shows a page of the rows after a place, which moves to the last of them; count is how many there were. The listing is closed. */
static bool page_visit(struct listing *listing, size_t limit, struct place *place, const struct visitor *visitor, size_t *count, struct error *error)
{
    struct row_list rows;
    bool ok = rows_read(listing, place_is_nowhere(place) ? LIST_FIRST : LIST_AFTER, place, limit, &rows, error);

    for (*count = 0; ok && *count < rows.count; ++*count)
        ok = visitor->each(visitor->context, &rows.rows[*count].record, error);
    if (ok && rows.count > 0)
        place_copy(place, &rows.rows[rows.count - 1].place);
    row_list_done(&rows);
    return ok;
}

bool store_each(struct store *store, const struct viewer *viewer, const struct list_request *request, size_t limit,
                bool (*each)(void *context, const struct record *record, struct error *error), void *context, size_t *count, struct error *error)
{
    const struct visitor visitor = {each, context};
    struct listing listing;
    struct place place = {0};
    size_t wanted = 0, got = 0;
    bool ok = reading_begin(store, error);

    *count = 0;
    for (bool more = true; ok && more; more = got == wanted && *count < limit) {
        wanted = limit - *count < EACH_PAGE ? limit - *count : EACH_PAGE;
        listing_open(&listing, store, viewer, request);
        listing.once = limit <= EACH_PAGE;
        ok = page_visit(&listing, wanted, &place, &visitor, &got, error);
        *count += ok ? got : 0;
    }
    reading_end(store);
    place_done(&place);
    return ok;
}

/* --- Where, how many ---------------------------------------------------------------------------------------------------- */

static bool find_record(struct listing *listing, int64_t id, struct place *place)
{
    struct sql sql = {0}, columns = {0};
    struct error error;
    unsigned tables = SEARCH_RECORD;
    enum listing_base base = BASE_RECORD;

    if (listing->by.field)
        order_add_columns(&columns, listing->store, &listing->by, &tables);
    else
        sql_add(&columns, "d.\"sort_%w\"", language_code(listing->by.language));
    sql_add(&sql, "SELECT ");
    sql_append(&sql, &columns);
    sql_done(&columns);
    listing_add_from(listing, base, tables | (listing->by.field ? 0 : SEARCH_DERIVED), false, NULL, &sql);
    sql_add(&sql, listing->filter.count > 0 ? " AND r.id = ?" : " WHERE r.id = ?");
    sql_number(&sql, id);
    sqlite3_stmt *statement = sql_prepare(listing->store, &sql, &error);
    bool found = statement && database_step(listing->store, statement, &error) == SQLITE_ROW;
    if (found && listing->by.field) {
        place->key_length = order_key(listing->store, &listing->by, statement, 0, &place->key);
    } else if (found) {
        place->key_length = (size_t)sqlite3_column_bytes(statement, 0);
        place->key = memory_new(place->key_length + 1);
        if (place->key_length > 0)
            memcpy(place->key, sqlite3_column_blob(statement, 0), place->key_length);
    }
    place->id = found ? id : 0;
    sqlite3_finalize(statement);
    sql_done(&sql);
    return found;
}

bool store_place(struct store *store, const struct viewer *viewer, const struct list_request *request, int64_t id, struct place *place)
{
    struct listing listing;

    *place = (struct place){0};
    listing_open(&listing, store, viewer, request);
    bool found = find_record(&listing, id, place);
    listing_close(&listing);
    return found;
}

static bool count_rows(struct listing *listing, int64_t *count, struct error *error)
{
    struct sql sql = {0};

    if (!listing_narrow(listing, error))
        return false;
    sql_add(&sql, "SELECT count(*)");
    listing_add_from(listing, listing_base(listing), 0, false, NULL, &sql);
    return listing_number(listing, &sql, count, error);
}

bool store_count(struct store *store, const struct viewer *viewer, const struct list_request *request, int64_t *count, struct error *error)
{
    struct listing listing;

    *count = 0;
    listing_open(&listing, store, viewer, request);
    bool ok = reading_begin(store, error) && count_rows(&listing, count, error);
    reading_end(store);
    listing_close(&listing);
    return ok;
}

/* Near the beginning of its order a place's number is found by testing the rows there, further on among those that an index narrows the list to. */
static bool count_in_order(struct listing *listing, const struct place *place, int64_t *number, struct error *error)
{
    struct bound bound = {.op = listing->by.descending && !listing->by.field ? ">=" : "<=", .place = place, .budget = -1};
    bool small = false;
    int64_t before = 0;

    if (!listing_is_narrow(listing))
        return count_bound(listing, BASE_ORDER, &bound, number, error);
    bound.budget = NUMBER_BUDGET;
    if (!count_unfiltered(listing, &bound, &before, error))
        return false;
    bound.budget = -1;
    if (before < NUMBER_BUDGET)
        return count_bound(listing, BASE_ORDER, &bound, number, error);
    return listing_narrow(listing, error) && listing_is_small(listing, SMALL, &small, error)
           && count_bound(listing, small ? listing_base(listing) : BASE_AMONG, &bound, number, error);
}

static bool count_number(struct listing *listing, const struct place *place, int64_t *number, struct error *error)
{
    struct place_list list = {0};
    bool here;

    if (!is_sorted_here(listing, &here, error))
        return false;
    if (!here)
        return count_in_order(listing, place, number, error);
    bool ok = collect(listing, SIZE_MAX, &list, error);
    size_t at = places_find(&list, place);
    *number = (int64_t)at + (at < list.count && place_compare(&list.places[at], place) == 0 ? 1 : 0);
    places_done(&list);
    return ok;
}

bool store_number(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct place *place,
                  int64_t *number, struct error *error)
{
    struct listing listing;

    *number = 0;
    if (place_is_nowhere(place))
        return true;
    listing_open(&listing, store, viewer, request);
    bool ok = reading_begin(store, error) && count_number(&listing, place, number, error);
    reading_end(store);
    listing_close(&listing);
    return ok;
}
