/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/change.h"

#include <stdlib.h>
#include <string.h>

#include "db/change_log.h"
#include "db/changeset_writer.h"
#include "db/derived.h"
#include "db/number_rows.h"
#include "src/aside.h"
#include "src/die.h"
#include "src/memory.h"

/* What one change's session may hold before it is put away as a piece, so that an import of any size needs the memory of one piece, and the history of one of its records the
 * reading of one. */
enum { PIECE_RECORDS = 1000, SIZE_ASIDE = 1 << 18 /* bytes from which on a thread is worth it */ };

/* A change of everything holds one for each record: no wider than it must be. The id stands first, as number_row reads it. */
struct touched {
    int64_t id;
    uint32_t type; /* its place in the store's list */
    uint32_t piece;
};

/* What is written into recorded tables stands in pieces, made of what the session saw; new records that came many at a time are put into pieces of their own, which nobody
 * needs to watch. Those stand before what the session saw meanwhile: it may have seen them changed. */
struct journal {
    sqlite3_session *session; /* NULL until there is something to watch */
    struct text added;        /* the changeset of new records since the piece began */
    const struct changeset_table *added_table; /* of the last of them */
    struct change_entry entry;
    uint64_t digest;
    size_t piece_records;         /* written since the piece began; one written twice in succession counts once */
    const struct record_type *last_type;
    int64_t last_id;
    struct touched *touched; /* those that were noted, then the new ones of this piece */
    size_t touched_count;
    size_t touched_capacity;
    size_t noted_count;
    int64_t added_count; /* new records of the pieces before, which are kept already */
    bool acted[CHANGESET_ACTION_COUNT];
    bool failed;
    struct error error; /* why a piece could not be kept, for the commit */
};

/* --- Beginning and ending --------------------------------------------------------------------------------------------- */

static bool session_failed(struct store *store, int code, struct error *error)
{
    if (code == SQLITE_NOMEM)
        die("out of memory");
    return error_set(error, ERROR_DATABASE, _("%s: The history cannot be kept: %s."), store->path, sqlite3_errstr(code));
}

static bool session_begin(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    int code = sqlite3session_create(store->handle, "main", &journal->session);
    for (size_t i = 0; i < store->types->count && code == SQLITE_OK; i++)
        code = sqlite3session_attach(journal->session, store->types->types[i]->name);
    return code == SQLITE_OK || session_failed(store, code, error);
}

static void session_end(struct journal *journal)
{
    if (journal->session != NULL)
        sqlite3session_delete(journal->session);
    journal->session = NULL;
}

bool change_watch(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    if (journal->session == NULL && !session_begin(store, error))
        return false;
    sqlite3session_enable(journal->session, 1);
    return true;
}

bool change_is_open(const struct store *store)
{
    return store->journal != NULL;
}

struct change_entry *change_entry_open(struct store *store)
{
    return &store->journal->entry;
}

/* References are looked at when the change is committed, so that its writes may come in any order. */
static bool writing_begin(struct store *store, int64_t *number, struct error *error)
{
    return transaction_begin(store, error) && database_run(store, error, "PRAGMA defer_foreign_keys = ON")
           && database_number(store, number, error, "SELECT coalesce(max(number), 0) + 1 FROM change");
}

bool change_begin(struct store *store, const struct viewer *viewer, const struct change_options *options, struct error *error)
{
    if (change_is_open(store))
        die("a change is begun inside another");
    if (store->refusal != NULL)
        return error_set(error, ERROR_DATABASE, "%s", store->refusal);
    if (store->read_only)
        return error_set(error, ERROR_DATABASE, _("%s was opened for reading only, so nothing can be changed."), store->path);
    struct journal *journal = memory_new(sizeof *journal);
    store->journal = journal;
    if (!writing_begin(store, &journal->entry.number, error)) {
        change_rollback(store);
        return false;
    }
    moment_now(journal->entry.at);
    journal->entry.by = string_copy(viewer->name);
    journal->entry.what = string_copy(options->what);
    journal->entry.inverse_of = options->inverse_of;
    journal->entry.permanent = options->permanent;
    journal->entry.again = true;
    return true;
}

/* Sessions must be gone before the transaction ends: they watch the handle. */
static void journal_end(struct store *store)
{
    struct journal *journal = store->journal;
    session_end(journal);
    change_entry_done(&journal->entry);
    text_done(&journal->added);
    free(journal->touched);
    free(journal);
    store->journal = NULL;
}

void change_rollback(struct store *store)
{
    if (!change_is_open(store))
        return;
    journal_end(store);
    if (!sqlite3_get_autocommit(store->handle))
        sqlite3_exec(store->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* --- What was touched ------------------------------------------------------------------------------------------------- */

static void touched_add(struct journal *journal, const struct touched *touched)
{
    if (journal->touched_count == journal->touched_capacity) {
        journal->touched_capacity = journal->touched_capacity == 0 ? 16 : journal->touched_capacity * 2;
        journal->touched = memory_resize(journal->touched, journal->touched_capacity, sizeof *journal->touched);
    }
    journal->touched[journal->touched_count++] = *touched;
}

void change_note(struct store *store, size_t type, int64_t id, int64_t piece)
{
    touched_add(store->journal, &(struct touched){.id = id, .type = (uint32_t)type, .piece = (uint32_t)piece});
    store->journal->noted_count++;
}

static int touched_compare(const void *left, const void *right)
{
    const struct touched *a = left, *b = right;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->piece > b->piece) - (a->piece < b->piece);
}

/* What was added one after the other is. */
static bool touched_is_sorted(const struct journal *journal)
{
    size_t i = 1;

    while (i < journal->touched_count && touched_compare(&journal->touched[i - 1], &journal->touched[i]) <= 0)
        i++;
    return i >= journal->touched_count;
}

/* Whether a record was touched in an earlier piece too; they are in order. */
static bool is_again(const struct touched *touched, size_t at)
{
    return at > 0 && touched[at].type == touched[at - 1].type && touched[at].id == touched[at - 1].id;
}

/* The ids of the touched records, type by type, and how many of each type there are. The records are no longer known as touched then: a large change has room
 * for one of the two lists only. */
static int64_t *touched_take(struct journal *journal, size_t *counts)
{
    int64_t *ids = memory_new_array(journal->touched_count, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < journal->touched_count; i++) {
        if (is_again(journal->touched, i))
            continue;
        ids[count++] = journal->touched[i].id;
        counts[journal->touched[i].type]++;
    }
    free(journal->touched);
    journal->touched = NULL;
    journal->touched_count = journal->touched_capacity = journal->noted_count = 0;
    return ids;
}

/* What keeps records as touched by the change, one after the other. */
struct keeper {
    struct store *store;
    struct stamper stamper;
    sqlite3_stmt *insert, *look;
};

static void keeper_open(struct keeper *keeper, struct store *store)
{
    const struct change_entry *entry = &store->journal->entry;
    *keeper = (struct keeper){.store = store, .stamper = {.store = store, .at = entry->at, .by = entry->by}};
}

static void keeper_close(struct keeper *keeper)
{
    stamper_done(&keeper->stamper);
    sqlite3_finalize(keeper->insert);
    sqlite3_finalize(keeper->look);
}

static const struct record_type *touched_type(const struct keeper *keeper, const struct touched *touched)
{
    return keeper->store->types->types[touched->type];
}

static bool touched_keep(struct keeper *keeper, const struct touched *touched, struct error *error)
{
    return change_record_insert(keeper->store, &keeper->insert, keeper->store->journal->entry.number, touched_type(keeper, touched)->name, touched->id,
                                touched->piece, error);
}

static bool touched_stamp(struct keeper *keeper, const struct touched *touched, struct error *error)
{
    keeper->store->journal->entry.records++;
    return stamp(&keeper->stamper, touched_type(keeper, touched), touched->id, error);
}

/* Whether a record is one of the new ones that are kept already. */
static bool was_added(struct keeper *keeper, const struct touched *touched, bool *added, struct error *error)
{
    const struct journal *journal = keeper->store->journal;
    *added = false;
    return journal->added_count == 0
           || change_record_look(keeper->store, &keeper->look, journal->entry.number, touched_type(keeper, touched)->name, touched->id, added, error);
}

/* Keeps one of those that were noted, which are in order. */
static bool noted_keep(struct keeper *keeper, size_t at, struct error *error)
{
    const struct touched *touched = keeper->store->journal->touched;
    bool added;
    if (is_again(touched, at))
        return touched_compare(&touched[at], &touched[at - 1]) == 0 || touched_keep(keeper, &touched[at], error);
    return was_added(keeper, &touched[at], &added, error) && touched_keep(keeper, &touched[at], error)
           && (added || touched_stamp(keeper, &touched[at], error));
}

static bool all_noted_keep(struct store *store, struct error *error)
{
    struct keeper keeper;
    bool ok = true;
    keeper_open(&keeper, store);
    for (size_t i = 0; i < store->journal->touched_count && ok; i++)
        ok = noted_keep(&keeper, i, error);
    keeper_close(&keeper);
    return ok;
}

/* Keeps new records of one type, which are all of this piece: nothing was known of them before. */
static bool added_keep(struct store *store, const struct touched *first, size_t count, struct error *error)
{
    struct change_entry *entry = &store->journal->entry;
    const struct record_type *type = store->types->types[first->type];
    struct number_rows ids = {.rows = first, .count = count, .size = sizeof *first};
    entry->records += (int64_t)count;
    return change_records_insert(store, entry->number, type->name, &ids, first->piece, error) && stamp_new(store, type, &ids, entry->at, entry->by, error);
}

/* Keeps the new records of this piece, type by type, and holds them no longer. */
static bool all_added_keep(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    bool ok = true;
    for (size_t from = journal->noted_count, to; from < journal->touched_count && ok; from = to) {
        for (to = from + 1; to < journal->touched_count && journal->touched[to].type == journal->touched[from].type; to++)
            continue;
        ok = added_keep(store, &journal->touched[from], to - from, error);
    }
    journal->added_count += (int64_t)(journal->touched_count - journal->noted_count);
    journal->touched_count = journal->noted_count;
    return ok;
}

/* --- Pieces ----------------------------------------------------------------------------------------------------------- */

size_t change_type_place(const struct store *store, const char *name)
{
    size_t place = 0;
    while (place < store->types->count && strcmp(store->types->types[place]->name, name) != 0)
        place++;
    return place;
}

/* Notes the records of a piece. Whether they are as the history will want to read them is found now and not when they are needed. */
static bool piece_note(struct store *store, const void *bytes, size_t size, struct error *error)
{
    struct changeset_reader reader;
    changeset_open(&reader, bytes, size, false);
    while (changeset_next(&reader)) {
        change_note(store, change_type_place(store, reader.table), reader.id, store->journal->entry.pieces);
        store->journal->acted[reader.action] = true;
    }
    bool sound = reader.sound;
    changeset_close(&reader);
    return sound || session_failed(store, SQLITE_FORMAT, error);
}

struct digesting {
    uint64_t digest;
    const void *bytes;
    size_t size;
};

static void *digest_go_on(void *context)
{
    struct digesting *digesting = context;
    digesting->digest = changeset_digest(digesting->digest, digesting->bytes, digesting->size);
    return NULL;
}

/* The change itself comes before all that refers to it: after it SQLite would have to look for that. */
static bool piece_write(struct store *store, const void *bytes, size_t size, struct error *error)
{
    const struct change_entry *entry = &store->journal->entry;
    return (entry->pieces > 1 || change_entry_keep(store, entry, error)) && piece_insert(store, entry->number, entry->pieces, bytes, size, error);
}

/* What is large enough is digested while it is written. */
static bool piece_keep(struct store *store, const void *bytes, size_t size, struct error *error)
{
    struct journal *journal = store->journal;
    struct digesting digesting = {.digest = journal->digest, .bytes = bytes, .size = size};
    struct aside aside = {0};
    journal->entry.pieces++;
    if (size >= SIZE_ASIDE)
        aside_begin(&aside, digest_go_on, &digesting);
    else
        digest_go_on(&digesting);
    bool ok = piece_write(store, bytes, size, error);
    aside_await(&aside);
    journal->digest = digesting.digest;
    return ok;
}

/* Puts away the new records. They know this piece's number since they came. */
static bool added_end(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    if (journal->added.length == 0)
        return true;
    journal->acted[CHANGESET_INSERT] = true;
    bool ok = piece_keep(store, journal->added.bytes, journal->added.length, error) && all_added_keep(store, error);
    text_clear(&journal->added);
    journal->added_table = NULL;
    return ok;
}

/* Puts away what the session holds and ends it. */
static bool watched_end(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    if (journal->session == NULL)
        return true;
    int size = 0;
    void *bytes = NULL;
    int code = sqlite3session_changeset(journal->session, &size, &bytes);
    session_end(journal);
    if (code != SQLITE_OK)
        return session_failed(store, code, error);
    bool ok = size == 0 || (piece_keep(store, bytes, (size_t)size, error) && piece_note(store, bytes, (size_t)size, error));
    sqlite3_free(bytes);
    return ok;
}

static bool piece_end(struct store *store, struct error *error)
{
    store->journal->piece_records = 0;
    store->journal->last_type = NULL;
    return added_end(store, error) && watched_end(store, error);
}

void change_touch(struct store *store, const struct record_type *type, int64_t id)
{
    struct journal *journal = store->journal;
    if (journal->failed || (type == journal->last_type && id == journal->last_id))
        return;
    journal->last_type = type;
    journal->last_id = id;
    if (++journal->piece_records >= PIECE_RECORDS)
        journal->failed = !piece_end(store, &journal->error);
}

bool change_cut(struct store *store, struct error *error)
{
    return piece_end(store, error);
}

void change_look_away(struct store *store)
{
    if (store->journal->session != NULL)
        sqlite3session_enable(store->journal->session, 0);
}

bool change_add(struct store *store, const struct changeset_table *table, int64_t id, const struct text *row, struct error *error)
{
    struct journal *journal = store->journal;
    if (journal->added_table != table)
        changeset_add_table(&journal->added, table);
    journal->added_table = table;
    text_add_bytes(&journal->added, row->bytes, row->length);
    touched_add(journal, &(struct touched){.id = id, .type = (uint32_t)change_type_place(store, table->type->name),
                                           .piece = (uint32_t)journal->entry.pieces + 1});
    return ++journal->piece_records < PIECE_RECORDS || piece_end(store, error);
}

void change_forget(struct store *store)
{
    store->journal->touched_count = store->journal->noted_count = 0;
}

/* --- Commit ----------------------------------------------------------------------------------------------------------- */

/* What is derived is refreshed once all is written: computed fields of a type read its children. */
static bool derived_keep(struct store *store, struct error *error)
{
    struct journal *journal = store->journal;
    size_t *counts = memory_new_array(store->types->count + 1, sizeof *counts), from = 0;
    int64_t *ids = touched_take(journal, counts);
    bool ok = true;
    for (size_t i = 0; i < store->types->count && ok; from += counts[i++]) {
        const struct record_type *type = store->types->types[i];
        if (counts[i] > 0)
            ok = derived_refresh(store, type, ids + from, counts[i], error);
    }
    free(ids);
    free(counts);
    return ok;
}

static bool undone_keep(struct store *store, struct error *error)
{
    const struct change_entry *entry = &store->journal->entry;
    if (entry->inverse_of == 0)
        return true;
    struct change_entry undone;
    if (!change_entry_load(store, entry->inverse_of, &undone, error))
        return false;
    bool ok = change_entry_mark_undone(store, &undone, entry->number, error);
    change_entry_done(&undone);
    return ok;
}

/* A change that has no name of its own and did one thing only is called by that, also where it is told as a whole. */
static void entry_name(struct journal *journal)
{
    size_t done = 0, last = 0;
    for (size_t i = 0; i < CHANGESET_ACTION_COUNT; i++) {
        if (journal->acted[i]) {
            done++;
            last = i;
        }
    }
    if (done == 1 && journal->entry.what == NULL)
        journal->entry.what = string_copy(change_words[last]);
}

static bool entry_keep(struct store *store, struct error *error)
{
    struct change_entry *entry = &store->journal->entry;
    entry_name(store->journal);
    memcpy(&entry->digest, &store->journal->digest, sizeof entry->digest);
    return change_entry_keep(store, entry, error) && all_noted_keep(store, error) && change_entry_keep(store, entry, error) && undone_keep(store, error);
}

/* Writes everything a change leaves behind; *change is 0 where it left nothing. */
static bool change_keep(struct store *store, int64_t *change, struct error *error)
{
    struct journal *journal = store->journal;
    *change = 0;
    if (journal->failed) {
        if (error != NULL)
            *error = journal->error;
        return false;
    }
    if (!piece_end(store, error))
        return false;
    if (journal->touched_count == 0 && journal->added_count == 0)
        return true;
    *change = journal->entry.number;
    if (!touched_is_sorted(journal))
        qsort(journal->touched, journal->touched_count, sizeof *journal->touched, touched_compare);
    return entry_keep(store, error) && derived_keep(store, error) && (!journal->entry.forgets || derived_let_go(store, error))
           && transaction_commit(store, error);
}

bool change_commit(struct store *store, int64_t *change, struct error *error)
{
    int64_t made;
    bool ok = change_keep(store, &made, error);
    if (ok && made != 0)
        journal_end(store);
    else
        change_rollback(store);
    if (change != NULL)
        *change = ok ? made : 0;
    return ok;
}
