/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/schema.h"

#include <stdlib.h>
#include <string.h>

#include "db/change_schema.h"
#include "db/sql.h"
#include "src/memory.h"

/* The tokens of the search index are made before it sees them: words are runs of letters and digits, codes begin with "=" and may hold hyphens. Positions and
 * sizes are left out: they would make it three times as large, and phrases are found in the row itself. */
#define SEARCH_OPTIONS "detail=none, columnsize=0, tokenize=\"ascii tokenchars '-='\""

static bool is_known_reference(const struct store *store, const struct field *field)
{
    return field->kind == FIELD_REFERENCE && type_list_find(store->types, field->refers_to);
}

bool schema_keeps_parent(const struct type_list *types, const struct record_type *type, const struct field *field)
{
    const struct record_type *parent = field->kind == FIELD_REFERENCE && !field->compute ? type_list_find(types, field->refers_to) : NULL;

    for (const char *const *name = parent ? parent->computed_from : NULL; name && *name; name++)
        if (strcmp(*name, type->name) == 0)
            return true;
    return false;
}

/* --- Recorded tables --------------------------------------------------------------------------------------------------- */

static void add_column(const struct store *store, const struct field *field, struct sql *sql)
{
    sql_add(sql, "\"%w\" %s", field->name, field_is_number(field) ? "INTEGER" : "TEXT");
    if (is_known_reference(store, field))
        sql_add(sql, " REFERENCES \"%w\" (id) DEFERRABLE INITIALLY DEFERRED", field->refers_to);
}

static bool run(struct store *store, struct sql *sql, struct error *error)
{
    bool ok = database_run(store, error, "%s", text_string(&sql->text));

    sql_done(sql);
    return ok;
}

static bool make_recorded(struct store *store, const struct record_type *type, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "CREATE TABLE IF NOT EXISTS \"%w\" (id INTEGER PRIMARY KEY", type->name);
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].compute)
            continue;
        sql_add(&sql, ", ");
        add_column(store, &type->fields[i], &sql);
    }
    sql_add(&sql, ")");
    return run(store, &sql, error);
}

/* An index for each reference: for the list of what refers to a record, and for deleting it. */
static bool index_recorded(struct store *store, const struct record_type *type, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->kind == FIELD_REFERENCE && !field->compute)
            ok = database_run(store, error, "CREATE INDEX IF NOT EXISTS \"reference_%w_%w\" ON \"%w\" (\"%w\") WHERE \"%w\" IS NOT NULL",
                              type->name, field->name, type->name, field->name, field->name);
    }
    return ok;
}

static bool make_stamps(struct store *store, const struct record_type *type, struct error *error)
{
    return database_run(store, error,
                        "CREATE TABLE IF NOT EXISTS \"stamp_%w\" (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,"
                        " created_at TEXT, created_by TEXT, updated_at TEXT, updated_by TEXT)", type->name);
}

/* --- Derived tables ---------------------------------------------------------------------------------------------------- */

static void add_derived_columns(const struct store *store, const struct record_type *type, struct sql *sql)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        sql_add(sql, ", \"sort_%w\" BLOB NOT NULL", language_code((enum language)language));
    sql_add(sql, ", title_words TEXT NOT NULL, words TEXT NOT NULL, restricted_words TEXT NOT NULL, codes TEXT NOT NULL, lookups BLOB NOT NULL, names TEXT NOT NULL");
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        const char *kind = field_is_number(field) ? "INTEGER" : "TEXT";
        if (field->compute)
            sql_add(sql, ", \"%w\" %s, \"%w_then\" %s, \"%w_turns\" TEXT", field->name, kind, field->name, kind, field->name);
        else if (schema_keeps_parent(store->types, type, field))
            sql_add(sql, ", \"of_%w\" INTEGER", field->name);
    }
}

bool schema_make_derived(struct store *store, const struct record_type *type, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "DROP TABLE IF EXISTS \"search_%w\"; DROP TABLE IF EXISTS \"derived_%w\"; DROP TABLE IF EXISTS \"lookup_%w\";", type->name, type->name,
            type->name);
    sql_add(&sql, "CREATE TABLE \"lookup_%w\" (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;", type->name);
    sql_add(&sql, "CREATE TABLE \"derived_%w\" (id INTEGER PRIMARY KEY", type->name);
    add_derived_columns(store, type, &sql);
    sql_add(&sql, "); CREATE VIRTUAL TABLE \"search_%w\" USING fts5 (title_words, words, restricted_words, codes,"
                  " content=\"derived_%w\", content_rowid=id, " SEARCH_OPTIONS ")", type->name, type->name);
    return run(store, &sql, error);
}

static bool index_derived(struct store *store, const struct record_type *type, struct error *error)
{
    bool ok = true;

    for (int language = 0; ok && language < LANGUAGE_COUNT; language++) {
        const char *code = language_code((enum language)language);
        ok = database_run(store, error, "CREATE INDEX IF NOT EXISTS \"sort_%w_%w\" ON \"derived_%w\" (\"sort_%w\")", type->name, code,
                          type->name, code);
    }
    return ok;
}

/* FTS5 makes a new part of its index of each megabyte that it was told, and makes one of several as their number grows: of four little by little, and of all there are in one go where
 * they become too many. Where there is much to come each word would be written again and again; but parts so large that they do not fit into the processor's cache while they are
 * made take longer. Small ones took no longer, measured with 100,000 and with a million records, and are made where little is to be held. */
static const struct search_merging {
    int held; /* bytes that a part is made of */
    int usually, at_once;
} search_merging = {1 << 20, 4, 64}, search_merging_in_bulk = {1 << 21, 0, 64}, search_merging_in_little = {1 << 17, 0, 64};

static bool search_merge(struct store *store, const struct record_type *type, const struct search_merging *merging, struct error *error)
{
    return database_run(store, error, "INSERT INTO \"search_%w\" (\"search_%w\", rank) VALUES ('hashsize', %d), ('automerge', %d), ('crisismerge', %d)", type->name, type->name,
                        merging->held, merging->usually, merging->at_once);
}

bool schema_begin_bulk(struct store *store, const struct record_type *type, struct error *error)
{
    bool ok = search_merge(store, type, store->holding == HOLDING_LITTLE ? &search_merging_in_little : &search_merging_in_bulk, error);

    for (int language = 0; ok && language < LANGUAGE_COUNT; language++)
        ok = database_run(store, error, "DROP INDEX IF EXISTS \"sort_%w_%w\"", type->name, language_code((enum language)language));
    return ok;
}

bool schema_end_bulk(struct store *store, const struct record_type *type, struct error *error)
{
    return search_merge(store, type, &search_merging, error) && index_derived(store, type, error);
}

/* --- A new file -------------------------------------------------------------------------------------------------------- */

static bool make_type(struct store *store, const struct record_type *type, struct error *error)
{
    return make_recorded(store, type, error) && index_recorded(store, type, error) && make_stamps(store, type, error);
}

static bool make_all(struct store *store, struct error *error)
{
    if (!database_run(store, error, "PRAGMA application_id=%d; PRAGMA user_version=%d", DATABASE_APPLICATION_ID, DATABASE_SCHEMA)
        || !database_run(store, error, "CREATE TABLE setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        || !database_run(store, error, "%s", change_schema))
        return false;
    for (size_t i = 0; i < store->types->count; i++)
        if (!make_type(store, store->types->types[i], error))
            return false;
    return true;
}

bool schema_create(struct store *store, struct error *error)
{
    return maintenance_begin(store, error) && maintenance_end(store, make_all(store, error), error);
}

/* --- An existing file -------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *columns_prepare(struct store *store, struct error *error)
{
    return database_prepare(store, error, "SELECT name FROM pragma_table_info(?1)");
}

/* Finds the first field of a type whose column is missing, be it with the whole table; *missing is NULL where there is none. */
static bool find_missing_column(struct store *store, sqlite3_stmt *statement, const struct record_type *type, const struct field **missing, struct error *error)
{
    int status;

    *missing = NULL;
    bool *found = memory_new_array(type->field_count, sizeof *found);
    sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
    while ((status = database_step(store, statement, error)) == SQLITE_ROW) {
        const struct field *field = type_field(type, (const char *)sqlite3_column_text(statement, 0));
        if (field)
            found[type_field_index(type, field)] = true;
    }
    sqlite3_reset(statement);
    for (size_t i = 0; !*missing && i < type->field_count; i++)
        if (!found[i] && !type->fields[i].compute)
            *missing = &type->fields[i];
    free(found);
    return status == SQLITE_DONE;
}

/* Looks at all types in one reading, since a program that begins waits for it. */
static bool is_complete(struct store *store, bool *complete, struct error *error)
{
    const struct field *missing = NULL;
    bool ok = reading_begin(store, error);
    sqlite3_stmt *columns = ok ? columns_prepare(store, error) : NULL;

    ok = columns != NULL;
    for (size_t i = 0; ok && !missing && i < store->types->count; i++)
        ok = find_missing_column(store, columns, store->types->types[i], &missing, error);
    *complete = !missing;
    sqlite3_finalize(columns);
    reading_end(store);
    return ok;
}

static bool add_column_to(struct store *store, const struct record_type *type, const struct field *field, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "ALTER TABLE \"%w\" ADD COLUMN ", type->name);
    add_column(store, field, &sql);
    return run(store, &sql, error);
}

/* In a damaged table a column may be missing still when it was added. */
static bool add_missing(struct store *store, const struct record_type *type, const struct field *missing, const struct field *added, struct error *error)
{
    if (!missing)
        return true;
    return missing == added ? database_damaged(store, error) : add_column_to(store, type, missing, error);
}

static bool add_missing_columns(struct store *store, const struct record_type *type, struct error *error)
{
    const struct field *missing = NULL, *added;
    sqlite3_stmt *columns = columns_prepare(store, error);
    bool ok = columns != NULL;

    do {
        added = missing;
        ok = ok && find_missing_column(store, columns, type, &missing, error) && add_missing(store, type, missing, added, error);
    } while (ok && missing);
    sqlite3_finalize(columns);
    return ok && index_recorded(store, type, error);
}

static bool complete_all(struct store *store, struct error *error)
{
    for (size_t i = 0; i < store->types->count; i++)
        if (!make_recorded(store, store->types->types[i], error) || !make_stamps(store, store->types->types[i], error))
            return false;
    for (size_t i = 0; i < store->types->count; i++)
        if (!add_missing_columns(store, store->types->types[i], error))
            return false;
    return true;
}

bool schema_bring_up(struct store *store, struct error *error)
{
    bool complete;

    if (!is_complete(store, &complete, error))
        return false;
    if (complete)
        return true;
    if (store->read_only)
        return error_set(error, ERROR_DATABASE,
                         _("The database %s was made by an earlier lrn; open it once without --read-only, which brings it up to date."), store->path);
    return maintenance_begin(store, error) && maintenance_end(store, complete_all(store, error), error);
}

/* --- What is missing --------------------------------------------------------------------------------------------------- */

static const char *const tables_of_all[] = {"setting", "change", "change_piece", "change_record"};
static const char *const tables_of_type[] = {"", "stamp_", "derived_", "lookup_", "search_"};
enum { TABLES_OF_ALL = sizeof tables_of_all / sizeof *tables_of_all, TABLES_OF_TYPE = sizeof tables_of_type / sizeof *tables_of_type, FIRST_DERIVED = 2 };

static bool table_is_there(struct store *store, const char *beginning, const char *name, bool *there, struct error *error)
{
    int64_t count;
    bool ok = database_number(store, &count, error, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '%q%q'", beginning, name);

    *there = count > 0;
    return ok;
}

static bool table_look(struct store *store, const char *beginning, const char *name, void (*found)(void *context, const char *table), void *context, struct error *error)
{
    bool there;

    if (!table_is_there(store, beginning, name, &there, error))
        return false;
    if (there)
        return true;
    char *table = string_format("%s%s", beginning, name);
    found(context, table);
    free(table);
    return true;
}

bool schema_find_missing(struct store *store, void (*found)(void *context, const char *table), void *context, struct error *error)
{
    for (size_t i = 0; i < TABLES_OF_ALL; i++)
        if (!table_look(store, "", tables_of_all[i], found, context, error))
            return false;
    for (size_t i = 0; i < store->types->count; i++)
        for (size_t j = 0; j < TABLES_OF_TYPE; j++)
            if (!table_look(store, tables_of_type[j], store->types->types[i]->name, found, context, error))
                return false;
    return true;
}

bool schema_has_derived(struct store *store, const struct record_type *type, bool *has, struct error *error)
{
    *has = true;
    for (size_t i = FIRST_DERIVED; *has && i < TABLES_OF_TYPE; i++)
        if (!table_is_there(store, tables_of_type[i], type->name, has, error))
            return false;
    return true;
}
