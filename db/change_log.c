/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/change_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/number_rows.h"
#include "src/memory.h"
#include "src/text.h"

/* What stands in the column permanent. */
enum { IS_PERMANENT = 1, IS_FORGETTING = 2 };

const char *const change_words[CHANGESET_ACTION_COUNT] = {
    /* TRANSLATORS: what a change did to a record, in its history */
    [CHANGESET_INSERT] = N_("Added"),
    [CHANGESET_UPDATE] = N_("Changed"),
    [CHANGESET_DELETE] = N_("Deleted"),
};

char *change_what_text(const char *what)
{
    size_t length = strcspn(what, "\n");
    char *message = string_copy_part(what, length);
    const char *arguments = what + length, *place;
    struct text text = {0};

    const char *words = message_text(message);
    for (; (place = strstr(words, "%s")); words = place + 2) {
        size_t argument = *arguments ? strcspn(++arguments, "\n") : 0;
        text_add_bytes(&text, words, (size_t)(place - words));
        text_add_bytes(&text, arguments, argument);
        arguments += argument;
    }
    text_add(&text, words);
    free(message);
    return text_take(&text);
}

void change_entry_done(struct change_entry *entry)
{
    free(entry->by);
    free(entry->what);
    *entry = (struct change_entry){0};
}

static char *text_column(sqlite3_stmt *statement, int column)
{
    return string_copy((const char *)sqlite3_column_text(statement, column));
}

static void entry_read(sqlite3_stmt *statement, struct change_entry *entry)
{
    const unsigned char *at = sqlite3_column_text(statement, 1);
    *entry = (struct change_entry){
        .number = sqlite3_column_int64(statement, 0),
        .by = text_column(statement, 2),
        .what = text_column(statement, 3),
        .records = sqlite3_column_int64(statement, 4),
        .pieces = sqlite3_column_int64(statement, 5),
        .digest = sqlite3_column_int64(statement, 6),
        .permanent = sqlite3_column_int(statement, 7) != 0,
        .forgets = sqlite3_column_int(statement, 7) == IS_FORGETTING,
        .inverse_of = sqlite3_column_int64(statement, 8),
        .origin = sqlite3_column_int64(statement, 9),
        .again = sqlite3_column_int(statement, 10) != 0,
        .content_of = sqlite3_column_int64(statement, 11),
        .inverted = sqlite3_column_int(statement, 12) != 0,
        .undone_by = sqlite3_column_int64(statement, 13),
        .undone_in_part = sqlite3_column_int(statement, 14) != 0,
    };
    snprintf(entry->at, sizeof entry->at, "%s", at == NULL ? "" : (const char *)at);
    if (entry->by == NULL)
        entry->by = string_copy("");
}

bool change_entry_load(struct store *store, int64_t number, struct change_entry *entry, struct error *error)
{
    sqlite3_stmt *statement =
        database_prepare(store, error,
                         "SELECT number, at, author, what, records, pieces, digest, permanent, inverse_of, origin, again, content_of, inverted, undone_by,"
                         " EXISTS (SELECT 1 FROM change AS undoing WHERE undoing.number = change.undone_by AND undoing.content_of IS NULL)"
                         " FROM change WHERE number = ?");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, number);
    int code = database_step(store, statement, error);
    if (code == SQLITE_ROW)
        entry_read(statement, entry);
    else if (code == SQLITE_DONE)
        error_set(error, ERROR_NOT_FOUND, _("There is no change %lld."), (long long)number);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

static void bind_number_or_null(sqlite3_stmt *statement, int index, int64_t number)
{
    if (number == 0)
        sqlite3_bind_null(statement, index);
    else
        sqlite3_bind_int64(statement, index, number);
}

static bool run_once(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    int code = database_step(store, statement, error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool change_entry_keep(struct store *store, const struct change_entry *entry, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(
        store, error,
        "INSERT INTO change (number, at, author, what, schema, records, pieces, digest, permanent, inverse_of, origin, again, content_of, inverted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET what = excluded.what, records = excluded.records,"
        " pieces = excluded.pieces, digest = excluded.digest, permanent = excluded.permanent, inverse_of = excluded.inverse_of, origin = excluded.origin,"
        " again = excluded.again, content_of = excluded.content_of, inverted = excluded.inverted");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, entry->number);
    sqlite3_bind_text(statement, 2, entry->at, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, entry->by, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, entry->what, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 5, DATABASE_SCHEMA);
    sqlite3_bind_int64(statement, 6, entry->records);
    sqlite3_bind_int64(statement, 7, entry->pieces);
    sqlite3_bind_int64(statement, 8, entry->digest);
    sqlite3_bind_int(statement, 9, entry->forgets ? IS_FORGETTING : entry->permanent ? IS_PERMANENT : 0);
    bind_number_or_null(statement, 10, entry->inverse_of);
    bind_number_or_null(statement, 11, entry->origin);
    sqlite3_bind_int(statement, 12, entry->again);
    bind_number_or_null(statement, 13, entry->content_of);
    sqlite3_bind_int(statement, 14, entry->inverted);
    return run_once(store, statement, error);
}

/* The latest change that takes this one back and stands; 0 where there is none. */
static bool find_undoing(struct store *store, int64_t change, int64_t *undoing, struct error *error)
{
    return database_number(store, undoing, error, "SELECT coalesce(max(number), 0) FROM change WHERE inverse_of = %lld AND undone_by IS NULL", (long long)change);
}

static bool set_undone(struct store *store, int64_t change, int64_t by, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "UPDATE change SET undone_by = ? WHERE number = ?");
    if (statement == NULL)
        return false;
    bind_number_or_null(statement, 1, by);
    sqlite3_bind_int64(statement, 2, change);
    return run_once(store, statement, error);
}

bool change_entry_mark_undone(struct store *store, const struct change_entry *undone, int64_t by, struct error *error)
{
    int64_t change = undone->number, inverse_of = undone->inverse_of;
    bool stands = false;
    while (set_undone(store, change, by, error)) {
        if (inverse_of == 0)
            return true;
        by = change;
        stands = !stands;
        change = inverse_of;
        /* Another one may have taken back a part of it before. */
        if (stands && !find_undoing(store, change, &by, error))
            return false;
        if (!database_number(store, &inverse_of, error, "SELECT coalesce(inverse_of, 0) FROM change WHERE number = %lld", (long long)change))
            return false;
    }
    return false;
}

/* Prepares a statement the first time, and binds of which record and change it is about. */
static bool record_bind(struct store *store, sqlite3_stmt **statement, const char *sql, int64_t change, const char *type, int64_t record, struct error *error)
{
    if (*statement == NULL)
        *statement = database_prepare(store, error, "%s", sql);
    if (*statement == NULL)
        return false;
    sqlite3_bind_text(*statement, 1, type, -1, SQLITE_STATIC);
    sqlite3_bind_int64(*statement, 2, record);
    sqlite3_bind_int64(*statement, 3, change);
    return true;
}

bool change_record_insert(struct store *store, sqlite3_stmt **statement, int64_t change, const char *type, int64_t record, int64_t piece,
                          struct error *error)
{
    if (!record_bind(store, statement, "INSERT INTO change_record (type, record, change, piece) VALUES (?, ?, ?, ?)", change, type, record, error))
        return false;
    sqlite3_bind_int64(*statement, 4, piece);
    int code = database_step(store, *statement, error);
    sqlite3_reset(*statement);
    return code == SQLITE_DONE;
}

bool change_records_insert(struct store *store, int64_t change, const char *type, struct number_rows *ids, int64_t piece, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "INSERT OR FAIL INTO change_record (type, record, change, piece) SELECT ?2, first, ?3, ?4 FROM number_row(?1)");
    if (statement == NULL)
        return false;
    number_rows_bind(statement, 1, ids);
    sqlite3_bind_text(statement, 2, type, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, change);
    sqlite3_bind_int64(statement, 4, piece);
    return run_once(store, statement, error);
}

bool change_record_look(struct store *store, sqlite3_stmt **statement, int64_t change, const char *type, int64_t record, bool *found, struct error *error)
{
    if (!record_bind(store, statement, "SELECT 1 FROM change_record WHERE type = ? AND record = ? AND change = ?", change, type, record, error))
        return false;
    int code = database_step(store, *statement, error);
    sqlite3_reset(*statement);
    *found = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool change_record_is_forgotten(struct store *store, sqlite3_stmt **statement, const char *type, int64_t record, bool *forgotten, struct error *error)
{
    if (*statement == NULL)
        *statement = database_prepare(store, error,
                                      "SELECT permanent = %d FROM change WHERE number = (SELECT max(change) FROM change_record WHERE type = ? AND record = ?)",
                                      IS_FORGETTING);
    if (*statement == NULL)
        return false;
    sqlite3_bind_text(*statement, 1, type, -1, SQLITE_STATIC);
    sqlite3_bind_int64(*statement, 2, record);
    int code = database_step(store, *statement, error);
    *forgotten = code == SQLITE_ROW && sqlite3_column_int(*statement, 0) != 0;
    sqlite3_reset(*statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool change_forgot_after(struct store *store, int64_t number, bool *any, struct error *error)
{
    int64_t there;
    bool ok = database_number(store, &there, error, "SELECT EXISTS (SELECT 1 FROM change WHERE number > %lld AND permanent = %d)", (long long)number, IS_FORGETTING);
    *any = there != 0;
    return ok;
}

static int64_t content_owner(const struct change_entry *entry)
{
    return entry->content_of != 0 ? entry->content_of : entry->number;
}

bool piece_insert(struct store *store, int64_t change, int64_t number, const void *bytes, size_t size, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "INSERT INTO change_piece (change, piece, content) VALUES (?, ?, ?)");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, change);
    sqlite3_bind_int64(statement, 2, number);
    sqlite3_bind_blob64(statement, 3, bytes, size, SQLITE_STATIC);
    return run_once(store, statement, error);
}

bool piece_replace(struct store *store, int64_t change, int64_t number, const void *bytes, size_t size, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "UPDATE change_piece SET content = ? WHERE change = ? AND piece = ?");
    if (statement == NULL)
        return false;
    sqlite3_bind_blob64(statement, 1, bytes, size, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, change);
    sqlite3_bind_int64(statement, 3, number);
    return run_once(store, statement, error);
}

static bool digest_keep(struct store *store, int64_t change, uint64_t digest, struct error *error)
{
    int64_t kept;
    sqlite3_stmt *statement = database_prepare(store, error, "UPDATE change SET digest = ? WHERE number = ?");
    if (statement == NULL)
        return false;
    memcpy(&kept, &digest, sizeof kept);
    sqlite3_bind_int64(statement, 1, kept);
    sqlite3_bind_int64(statement, 2, change);
    return run_once(store, statement, error);
}

bool change_digest_renew(struct store *store, int64_t change, struct error *error)
{
    uint64_t digest = 0;
    int code;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT content FROM change_piece WHERE change = ? ORDER BY piece");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, change);
    while ((code = database_step(store, statement, error)) == SQLITE_ROW)
        digest = changeset_digest(digest, sqlite3_column_blob(statement, 0), (size_t)sqlite3_column_bytes(statement, 0));
    sqlite3_finalize(statement);
    return code == SQLITE_DONE && digest_keep(store, change, digest, error);
}

static bool piece_damaged(struct store *store, int64_t change, struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("%s: What the history keeps of change %lld is damaged."), store->path, (long long)change);
}

bool piece_open(struct store *store, const struct change_entry *entry, int64_t number, bool inverted, struct piece *piece,
                struct error *error)
{
    *piece = (struct piece){.change = entry->number};
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT content FROM change_piece WHERE change = ? AND piece = ?");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, content_owner(entry));
    sqlite3_bind_int64(statement, 2, number);
    int code = database_step(store, statement, error);
    if (code != SQLITE_ROW) {
        sqlite3_finalize(statement);
        return code == SQLITE_DONE ? piece_damaged(store, entry->number, error) : false;
    }
    piece->statement = statement;
    const void *bytes = sqlite3_column_blob(statement, 0);
    changeset_open(&piece->reader, bytes, (size_t)sqlite3_column_bytes(statement, 0), inverted != entry->inverted);
    return true;
}

bool piece_close(struct store *store, struct piece *piece, struct error *error)
{
    bool sound = piece->reader.sound;
    changeset_close(&piece->reader);
    sqlite3_finalize(piece->statement);
    piece->statement = NULL;
    return sound || piece_damaged(store, piece->change, error);
}
