/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/derived.h"

#include <stdlib.h>
#include <string.h>

#include "db/deriver.h"
#include "db/number_rows.h"
#include "db/order.h"
#include "db/schema.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

enum { REFRESH_DEPTH = 4, PROGRESS_STEP = 1000 };

/* --- Versions ---------------------------------------------------------------------------------------------------------- */

static char *setting_name(const struct record_type *type)
{
    return string_format("derived %s", type->name);
}

/* Codes of the languages whose words this program cannot find, each after a blank: what it derives lacks those. The caller frees it. */
static char *words_missing(void)
{
    struct text missing = {0};

    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (!message_has((enum language)language))
            text_add_format(&missing, " %s", language_code((enum language)language));
    return text_take(&missing);
}

static bool version_read(struct store *store, const struct record_type *type, struct value *version, struct error *error)
{
    char *name = setting_name(type);
    bool ok = database_setting(store, name, version, error);

    free(name);
    return ok;
}

static bool version_keep(struct store *store, const struct record_type *type, struct error *error)
{
    struct value kept = {0};
    char *name = setting_name(type), *version = derivation_version(store, type), *missing = words_missing();

    value_take_text(&kept, string_format("%s%s", version, missing));
    bool ok = database_set_setting(store, name, &kept, error);
    free(missing);
    free(version);
    free(name);
    value_clear(&kept);
    return ok;
}

/* By what version the derived rows of a type were made, and whether they lack words. */
struct made {
    bool known;   /* this version made it, whatever it lacks */
    bool whole;   /* and it lacks nothing */
    bool current; /* and this program could not make it better */
};

static bool made_read(struct store *store, const struct record_type *type, struct made *made, struct error *error)
{
    struct value stored = {0};
    char *version = derivation_version(store, type), *missing = words_missing();
    const size_t length = strlen(version);
    bool ok = version_read(store, type, &stored, error);
    const char *text = value_text(&stored);

    made->known = strncmp(text, version, length) == 0;
    made->whole = made->known && text[length] == '\0';
    made->current = made->known && strstr(missing, text + length) != NULL;
    free(missing);
    free(version);
    value_clear(&stored);
    return ok;
}

/* Before records are derived by a program that lacks words: others that have them are to know, and make it anew. */
static bool note_missing(struct store *store, const struct record_type *type, struct error *error)
{
    char *missing = words_missing();
    const bool lacks = *missing != '\0';
    struct made made = {0};

    free(missing);
    return !lacks || (made_read(store, type, &made, error) && (!made.whole || version_keep(store, type, error)));
}

bool derived_is_comparable(struct store *store, const struct record_type *type, bool *comparable, struct error *error)
{
    struct made made = {0};
    char *missing = words_missing();
    bool ok = made_read(store, type, &made, error);

    *comparable = made.whole && *missing == '\0';
    free(missing);
    return ok;
}

/* --- Refreshing -------------------------------------------------------------------------------------------------------- */

static bool refresh(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, int depth, struct error *error);

/* Collects the records of a type whose reference names one of the ids. */
static bool collect_referring(struct store *store, const struct referrer *referrer, const struct id_list *ids, struct id_list *found,
                              struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id FROM \"%w\" WHERE \"%w\" = ?1", referrer->type->name,
                                               referrer->field->name);
    bool ok = statement != NULL;

    for (size_t i = 0; ok && i < ids->count; i++) {
        int status;
        sqlite3_bind_int64(statement, 1, ids->ids[i]);
        while ((status = database_step(store, statement, error)) == SQLITE_ROW)
            ids_add(found, sqlite3_column_int64(statement, 0));
        ok = status == SQLITE_DONE;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return ok;
}

/* Whether what a record is called, or is found by, holds the title of what its field refers to. */
static bool shows_title(const struct referrer *referrer)
{
    const char *const *name = referrer->type->title;

    if (referrer->field->kind != FIELD_REFERENCE)
        return false;
    while (*name && strcmp(*name, referrer->field->name) != 0)
        name++;
    return *name || referrer->field->flags & FIELD_SEARCHABLE;
}

static bool refresh_referring(struct store *store, const struct deriver *deriver, int depth, struct error *error)
{
    struct referrer *referrers = NULL;
    size_t count = deriver->retitled.count > 0 ? type_referrers(store->types, deriver->type, &referrers) : 0;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct id_list found = {0};
        if (!shows_title(&referrers[i]))
            continue;
        ok = collect_referring(store, &referrers[i], &deriver->retitled, &found, error);
        ids_unique(&found);
        ok = ok && refresh(store, referrers[i].type, found.ids, found.count, depth + 1, error);
        ids_done(&found);
    }
    free(referrers);
    return ok;
}

/* Children that are computed from what their parent's codes say. */
static bool refresh_children(struct store *store, const struct deriver *deriver, int depth, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && deriver->recoded.count > 0 && i < store->types->count; i++) {
        const struct record_type *type = store->types->types[i];
        struct id_list found = {0};
        if (!type->computed_from_parent || strcmp(type->parent, deriver->type->name) != 0)
            continue;
        const struct referrer child = {.type = type, .field = type_field(type, type->parent)};
        ok = collect_referring(store, &child, &deriver->recoded, &found, error);
        ids_unique(&found);
        ok = ok && refresh(store, type, found.ids, found.count, depth + 1, error);
        ids_done(&found);
    }
    return ok;
}

static bool refresh_parents(struct store *store, const struct deriver *deriver, int depth, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < deriver->type->field_count; i++) {
        struct id_list *parents = &deriver->parents[i];
        const struct record_type *type = parents->count > 0 ? type_list_find(store->types, deriver->type->fields[i].refers_to) : NULL;
        ids_unique(parents);
        ok = !type || refresh(store, type, parents->ids, parents->count, depth + 1, error);
    }
    return ok;
}

/* Whether so many records are refreshed that the indexes are made anew in less time than they are kept: half of all there are. */
static bool is_bulk(struct store *store, const struct record_type *type, size_t count, bool *bulk, struct error *error)
{
    int64_t all = 0;

    *bulk = false;
    if (count < DERIVED_MANY)
        return true;
    bool ok = database_number(store, &all, error, "SELECT count(*) FROM \"derived_%w\"", type->name);
    *bulk = ok && (int64_t)count >= all / 2;
    return ok;
}

/* Refreshes the first ids as long as they lie below a limit; returns how many, with *ok telling whether that went well. */
static size_t refresh_below(struct deriver *deriver, const int64_t *ids, size_t count, int64_t limit, bool *ok, struct error *error)
{
    size_t done = 0;

    while (*ok && done < count && ids[done] < limit) {
        *ok = deriver_refresh(deriver, ids[done++], error);
        deriver->store->refreshed++;
    }
    return done;
}

/* As one by one, but the records are read in one go; ids are in order. */
static bool refresh_in_order(struct deriver *deriver, const int64_t *ids, size_t count, struct error *error)
{
    char *columns = reader_columns(deriver->type);
    sqlite3_stmt *statement = database_prepare(deriver->store, error, "SELECT %s FROM \"%w\" r WHERE r.id >= ?1 ORDER BY r.id", columns, deriver->type->name);
    int status = SQLITE_ERROR;
    bool ok = statement != NULL;
    size_t done = 0;

    free(columns);
    if (ok)
        sqlite3_bind_int64(statement, 1, ids[0]);
    while (ok && done < count && (status = database_step(deriver->store, statement, error)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(statement, 0);
        struct record record;

        done += refresh_below(deriver, ids + done, count - done, id, &ok, error);
        if (!ok || done == count || ids[done] != id)
            continue;
        reader_row(statement, deriver->type, &record);
        ok = deriver_refresh_record(deriver, &record, error);
        record_done(&record);
        deriver->store->refreshed++;
        done++;
    }
    sqlite3_finalize(statement);
    ok = ok && (status == SQLITE_ROW || status == SQLITE_DONE);
    refresh_below(deriver, ids + done, count - done, INT64_MAX, &ok, error);
    return ok;
}

static bool refresh_all(struct deriver *deriver, const int64_t *ids, size_t count, struct error *error)
{
    bool bulk, ok = is_bulk(deriver->store, deriver->type, count, &bulk, error);

    if (ok && bulk)
        ok = schema_begin_bulk(deriver->store, deriver->type, error) && refresh_in_order(deriver, ids, count, error);
    else if (ok)
        refresh_below(deriver, ids, count, INT64_MAX, &ok, error);
    return ok && deriver_finish(deriver, error) && (!bulk || schema_end_bulk(deriver->store, deriver->type, error));
}

/* Records that show each other's titles or compute from each other could go on for ever: what is further than a few steps away stays as it is. */
static bool refresh(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, int depth, struct error *error)
{
    struct deriver deriver;

    if (count == 0 || depth >= REFRESH_DEPTH)
        return true;
    if (!note_missing(store, type, error))
        return false;
    bool ok = deriver_open(&deriver, store, type, error) && refresh_all(&deriver, ids, count, error) && refresh_referring(store, &deriver, depth, error)
              && refresh_children(store, &deriver, depth, error) && refresh_parents(store, &deriver, depth, error);
    deriver_close(&deriver);
    return ok;
}

bool derived_refresh(struct store *store, const struct record_type *type, const int64_t *ids, size_t count, struct error *error)
{
    order_outdate(store);
    return refresh(store, type, ids, count, 0, error);
}

bool derived_let_go(struct store *store, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < store->types->count; i++) {
        const char *name = store->types->types[i]->name;
        ok = database_run(store, error, "INSERT INTO \"search_%w\" (\"search_%w\") VALUES ('optimize')", name, name);
    }
    return ok;
}

bool derived_begin(struct store *store, const struct record_type *type, size_t count, bool *anew, struct error *error)
{
    order_outdate(store);
    return note_missing(store, type, error) && is_bulk(store, type, count, anew, error) && (!*anew || schema_begin_bulk(store, type, error));
}

/* --- Stamps -------------------------------------------------------------------------------------------------------------- */

static bool stamp_prepare(struct stamper *stamper, const struct record_type *type, struct error *error)
{
    sqlite3_finalize(stamper->statement);
    stamper->type = type;
    stamper->statement =
        database_prepare(stamper->store, error, "INSERT INTO \"stamp_%w\" VALUES (?1, 1, ?2, ?3, ?2, ?3) ON CONFLICT (id) DO UPDATE"
                                                " SET revision = revision + 1, updated_at = ?2, updated_by = ?3", type->name);
    if (!stamper->statement)
        return false;
    sqlite3_bind_text(stamper->statement, 2, stamper->at, -1, SQLITE_STATIC);
    sqlite3_bind_text(stamper->statement, 3, stamper->by, -1, SQLITE_STATIC);
    return true;
}

/* The stamp of a record that is gone stays, so that one taken back from the history is as old as it was. */
bool stamp(struct stamper *stamper, const struct record_type *type, int64_t id, struct error *error)
{
    if (type != stamper->type && !stamp_prepare(stamper, type, error))
        return false;
    sqlite3_bind_int64(stamper->statement, 1, id);
    bool ok = database_step(stamper->store, stamper->statement, error) == SQLITE_DONE;
    sqlite3_reset(stamper->statement);
    return ok;
}

bool stamp_new(struct store *store, const struct record_type *type, struct number_rows *ids, const char *at, const char *by, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "INSERT OR FAIL INTO \"stamp_%w\" SELECT first, 1, ?2, ?3, ?2, ?3 FROM number_row(?1)", type->name);

    if (!statement)
        return false;
    number_rows_bind(statement, 1, ids);
    sqlite3_bind_text(statement, 2, at, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, by, -1, SQLITE_STATIC);
    bool ok = database_step(store, statement, error) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return ok;
}

void stamper_done(struct stamper *stamper)
{
    sqlite3_finalize(stamper->statement);
    *stamper = (struct stamper){0};
}

/* --- Rebuilding -------------------------------------------------------------------------------------------------------- */

struct progress {
    int64_t done;
    int64_t total;
};

static void progress_step(struct store *store, struct progress *progress)
{
    progress->done++;
    if (store->progress && (progress->done % PROGRESS_STEP == 0 || progress->done == progress->total))
        store->progress(store->progress_context, _("Preparing search and order"), progress->done, progress->total);
}

/* Adds every record of a type to its empty tables. */
static bool fill(struct store *store, struct deriver *deriver, struct progress *progress, struct error *error)
{
    char *columns = reader_columns(deriver->type);
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT %s FROM \"%w\" r ORDER BY r.id", columns, deriver->type->name);
    int status = statement ? SQLITE_ROW : SQLITE_ERROR;
    bool ok = statement != NULL;

    free(columns);
    while (ok && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        struct record record;
        reader_row(statement, deriver->type, &record);
        ok = deriver_add(deriver, &record, error);
        record_done(&record);
        progress_step(store, progress);
    }
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE;
}

static bool rebuild(struct store *store, const struct record_type *type, struct progress *progress, struct error *error)
{
    struct deriver deriver;

    if (!schema_make_derived(store, type, error) || !schema_begin_bulk(store, type, error))
        return false;
    bool ok = deriver_open(&deriver, store, type, error) && fill(store, &deriver, progress, error) && deriver_finish(&deriver, error);
    deriver_close(&deriver);
    return ok && schema_end_bulk(store, type, error) && version_keep(store, type, error);
}

/* Finds the types to be made anew: those made by another version, and those of which somebody took a table away. */
static bool find_stale(struct store *store, bool *stale, size_t *count, struct error *error)
{
    *count = 0;
    for (size_t i = 0; i < store->types->count; i++) {
        struct made made = {0};
        bool has;
        if (!made_read(store, store->types->types[i], &made, error) || !schema_has_derived(store, store->types->types[i], &has, error))
            return false;
        stale[i] = !made.current || !has;
        *count += stale[i] ? 1 : 0;
    }
    return true;
}

static bool count_stale(struct store *store, const bool *stale, int64_t *total, struct error *error)
{
    *total = 0;
    for (size_t i = 0; i < store->types->count; i++) {
        int64_t count = 0;
        if (stale[i] && !database_number(store, &count, error, "SELECT count(*) FROM \"%w\"", store->types->types[i]->name))
            return false;
        *total += count;
    }
    return true;
}

static bool rebuild_stale(struct store *store, const bool *stale, struct error *error)
{
    struct progress progress = {0};
    bool ok = count_stale(store, stale, &progress.total, error);

    order_outdate(store);
    for (size_t i = 0; ok && i < store->types->count; i++)
        ok = !stale[i] || rebuild(store, store->types->types[i], &progress, error);
    return ok;
}

/* Looks again inside the transaction: another program may have been faster. */
bool derived_bring_up(struct store *store, struct error *error)
{
    bool *stale = memory_new_array(store->types->count, sizeof *stale);
    size_t count = 0;
    bool ok = reading_begin(store, error) && find_stale(store, stale, &count, error);

    reading_end(store);
    if (ok && count > 0 && !store->read_only)
        ok = maintenance_begin(store, error)
             && maintenance_end(store, find_stale(store, stale, &count, error) && rebuild_stale(store, stale, error), error);
    free(stale);
    return ok;
}

/* --- Comparing --------------------------------------------------------------------------------------------------------- */

static bool compare(struct store *store, const struct record_type *type, void (*found)(void *context, const struct record_type *type, int64_t id),
                    void *context, struct error *error)
{
    struct deriver deriver;
    bool same = true;
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id FROM \"%w\" UNION SELECT id FROM \"derived_%w\"", type->name,
                                               type->name);
    bool ok = deriver_open(&deriver, store, type, error) && statement;

    while (ok && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(statement, 0);
        ok = deriver_compare(&deriver, id, &same, error);
        if (ok && !same)
            found(context, type, id);
    }
    deriver_close(&deriver);
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE;
}

/* Asks the search index whether it holds what the derived table says. That counts as writing: it is left out where nothing may be written, and while
 * another program writes. */
static bool compare_index(struct store *store, const struct record_type *type,
                          void (*found)(void *context, const struct record_type *type, int64_t id), void *context, struct error *error)
{
    if (store->read_only
        || database_run(store, error, "INSERT INTO \"search_%w\" (\"search_%w\", rank) VALUES ('integrity-check', 1)", type->name, type->name))
        return true;
    int status = sqlite3_errcode(store->handle) & 0xff;
    if (status == SQLITE_CORRUPT)
        found(context, type, 0);
    return status == SQLITE_CORRUPT || status == SQLITE_BUSY;
}

/* The keys of a record are compared with it; whether lookup_X holds no others, and all of them, tells their number. */
static bool compare_keys(struct store *store, const struct record_type *type,
                         void (*found)(void *context, const struct record_type *type, int64_t id), void *context, struct error *error)
{
    int64_t differs;

    if (!database_number(store, &differs, error, "SELECT (SELECT count(*) FROM \"lookup_%w\") <> (SELECT coalesce(sum(length(lookups)), 0) / 8 FROM \"derived_%w\")",
                         type->name, type->name))
        return false;
    if (differs)
        found(context, type, 0);
    return true;
}

bool derived_compare(struct store *store, const struct record_type *type, void (*found)(void *context, const struct record_type *type, int64_t id), void *context,
                     struct error *error)
{
    if (!reading_begin(store, error))
        return false;
    bool ok = compare(store, type, found, context, error) && compare_index(store, type, found, context, error)
              && compare_keys(store, type, found, context, error);
    reading_end(store);
    return ok;
}
