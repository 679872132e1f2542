/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/people.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/change_log.h"
#include "src/fold.h"
#include "src/memory.h"
#include "src/vocabulary.h"

/* A code's own text, which outlives the statement; "" for one that this program does not know. */
static const char *code_kept(const struct vocabulary *vocabulary, sqlite3_stmt *statement, int column)
{
    const char *code = (const char *)sqlite3_column_text(statement, column);
    const struct term *term = code ? vocabulary_term(vocabulary, code) : NULL;

    return term ? term->code : "";
}

/* A text that outlives the statement: one for all that are the same, so that viewers can be told apart by them. */
static const char *word_kept(struct store *store, sqlite3_stmt *statement, int column)
{
    const char *word = (const char *)sqlite3_column_text(statement, column);

    if (!word || !*word)
        return "";
    for (size_t i = 0; i < store->known_count; i++)
        if (strcmp(store->known_words[i], word) == 0)
            return store->known_words[i];
    store->known_words = memory_resize(store->known_words, store->known_count + 1, sizeof *store->known_words);
    return store->known_words[store->known_count++] = string_copy(word);
}

void people_close(struct store *store)
{
    for (size_t i = 0; i < store->known_count; i++)
        free(store->known_words[i]);
    free(store->known_words);
    store->known_words = NULL;
    store->known_count = 0;
}

static void person_take(struct store *store, struct viewer *viewer, sqlite3_stmt *statement)
{
    const char *initiative = code_kept(&vocabulary_initiative, statement, 1);

    viewer->person = sqlite3_column_int64(statement, 0);
    viewer->role = code_kept(&vocabulary_person_role, statement, 2);
    viewer->countries = word_kept(store, statement, 3);
    viewer->email = word_kept(store, statement, 4);
    if (*initiative)
        viewer->initiative = initiative;
}

/* Whether a column holds the words that a key stands for. */
static bool column_is(sqlite3_stmt *statement, int column, const char *key)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    char *other = fold_key(text ? text : "");
    bool is = strcmp(other, key) == 0;

    free(other);
    return is;
}

enum { PERSON_LOGIN = 5, PERSON_NAME };

/* Goes through the people until one is called so, case, accents and blanks aside. */
static bool find_called(struct store *store, sqlite3_stmt *statement, const char *name)
{
    char *key = fold_key(name);
    bool found = false;

    while (*key && !found && database_step(store, statement, NULL) == SQLITE_ROW)
        found = column_is(statement, PERSON_LOGIN, key) || column_is(statement, PERSON_NAME, key);
    free(key);
    return found;
}

static sqlite3_stmt *people_prepare(struct store *store, const char *condition)
{
    return database_prepare(store, NULL, "SELECT id, initiative, role, countries, email, login, name FROM person WHERE %s ORDER BY login = ?1 DESC, id", condition);
}

void people_recognise(struct store *store, struct viewer *viewer)
{
    viewer->person = 0;
    viewer->role = viewer->countries = viewer->email = "";
    if (!type_list_find(store->types, "person"))
        return;
    sqlite3_stmt *same = people_prepare(store, "login = ?1 OR name = ?1"), *all = people_prepare(store, "?1 IS NOT NULL");
    if (same && all) {
        sqlite3_bind_text(same, 1, viewer->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(all, 1, viewer->name, -1, SQLITE_STATIC);
        if (database_step(store, same, NULL) == SQLITE_ROW)
            person_take(store, viewer, same);
        else if (find_called(store, all, viewer->name))
            person_take(store, viewer, all);
    }
    sqlite3_finalize(same);
    sqlite3_finalize(all);
}

/* --- Who is known by another word ---------------------------------------------------------------------------------------- */

/* Runs a statement whose parameters are what a person was called, and what she is called instead. */
static bool rename_run(struct store *store, const char *text, const char *instead, struct error *error, const char *format, const char *name)
{
    sqlite3_stmt *statement = database_prepare(store, error, format, name);
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, instead, -1, SQLITE_STATIC);
    int code = database_step(store, statement, error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static bool rename_stamps(struct store *store, const char *text, const char *instead, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < store->types->count; i++) {
        const char *name = store->types->types[i]->name;
        ok = rename_run(store, text, instead, error, "UPDATE \"stamp_%w\" SET created_by = ?2 WHERE created_by = ?1", name)
             && rename_run(store, text, instead, error, "UPDATE \"stamp_%w\" SET updated_by = ?2 WHERE updated_by = ?1", name);
    }
    return ok;
}

/* The change that is open is kept when it ends. */
static void rename_open(struct store *store, const char *text, const char *instead)
{
    struct change_entry *entry = change_entry_open(store);

    if (strcmp(entry->by, text) != 0)
        return;
    free(entry->by);
    entry->by = string_copy(instead);
}

/* What one is recognised by. */
static bool names_who_acts(const struct record_type *type, const struct field *field)
{
    return strcmp(type->name, "person") == 0 && (strcmp(field->name, "name") == 0 || strcmp(field->name, "login") == 0);
}

bool people_rename(struct store *store, const struct record_type *type, int64_t id, const struct field *field, const char *text, const char *instead, struct error *error)
{
    int64_t others;

    if (!names_who_acts(type, field))
        return true;
    if (!database_number(store, &others, error, "SELECT count(*) FROM person WHERE id <> %lld AND (name = %Q OR login = %Q)", (long long)id, text, text))
        return false;
    if (others > 0)
        return true;
    rename_open(store, text, instead);
    return rename_run(store, text, instead, error, "UPDATE change SET author = ?2 WHERE author = ?1", "") && rename_stamps(store, text, instead, error);
}
