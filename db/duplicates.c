/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/duplicates.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/decision.h"
#include "db/derived.h"
#include "db/loader.h"
#include "src/memory.h"

enum {
    WINDOW = 24,      /* records with one key in common that are all compared */
    WINDOW_CROWDED = 8, /* of more, so many neighbours */
    TABLE_NAME_SIZE = 40
};

struct duplicates {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    char pairs[TABLE_NAME_SIZE], apart[TABLE_NAME_SIZE], listed[TABLE_NAME_SIZE]; /* temporary tables: what was found, what somebody said is not the same, the rest by its number */
    int64_t from; /* keys below are looked through */
    bool begun, done;
    int64_t count;
};

/* The records with one key that the next one is compared with. */
struct member {
    int64_t id;
    struct similar_profile *profile;
};
struct window {
    struct member members[WINDOW];
    size_t count, next, size;
};

struct search {
    struct duplicates *duplicates;
    struct loader loader;
    sqlite3_stmt *keys, *members, *keep;
    struct error *error;
};

/* The tables are named for this search: several may be going on over one connection. */
struct duplicates *duplicates_new(struct store *store, const struct viewer *viewer, const struct record_type *type)
{
    struct duplicates *duplicates = memory_new(sizeof *duplicates);

    *duplicates = (struct duplicates){.store = store, .viewer = viewer, .type = type, .from = INT64_MIN};
    snprintf(duplicates->pairs, TABLE_NAME_SIZE, "duplicate_pair_%p", (void *)duplicates);
    snprintf(duplicates->apart, TABLE_NAME_SIZE, "duplicate_apart_%p", (void *)duplicates);
    snprintf(duplicates->listed, TABLE_NAME_SIZE, "duplicate_%p", (void *)duplicates);
    return duplicates;
}

void duplicates_free(struct duplicates *duplicates)
{
    if (!duplicates)
        return;
    if (duplicates->begun) {
        if (reading_begin(duplicates->store, NULL))
            database_run(duplicates->store, NULL, "DROP TABLE IF EXISTS temp.\"%w\"; DROP TABLE IF EXISTS temp.\"%w\"; DROP TABLE IF EXISTS temp.\"%w\"",
                         duplicates->pairs, duplicates->apart, duplicates->listed);
        reading_end(duplicates->store);
    }
    free(duplicates);
}

int64_t duplicates_percent(const struct duplicates *duplicates)
{
    /* Keys are digests: they lie evenly. */
    return duplicates->done ? 100 : (int64_t)(((uint64_t)duplicates->from ^ UINT64_C(1) << 63) / (UINT64_MAX / 100 + 1));
}

int64_t duplicates_count(const struct duplicates *duplicates)
{
    return duplicates->count;
}

/* --- One pair ----------------------------------------------------------------------------------------------------------- */

/* Two that share several keys are found by each of them. */
static bool pair_keep(struct search *search, int64_t left, int64_t right, struct similarity similarity)
{
    sqlite3_bind_int(search->keep, 1, similarity.score);
    sqlite3_bind_int64(search->keep, 2, left);
    sqlite3_bind_int64(search->keep, 3, right);
    sqlite3_bind_int(search->keep, 4, (int)similarity.reason);
    int status = database_step(search->duplicates->store, search->keep, search->error);
    sqlite3_reset(search->keep);
    return status == SQLITE_DONE;
}

static bool compare(struct search *search, const struct member *one, const struct member *other)
{
    const struct member *left = one->id < other->id ? one : other, *right = left == one ? other : one;

    if (one->id == other->id)
        return true;
    const struct similarity similarity = similar_profile_compare(left->profile, right->profile);

    return similarity.score < SIMILAR_SCORE_SHOWN || pair_keep(search, left->id, right->id, similarity);
}

/* --- The records of one key --------------------------------------------------------------------------------------------- */

/* Takes over a member, which takes the place of the oldest. */
static void window_add(struct window *window, const struct member *member)
{
    if (window->count == window->size)
        similar_profile_free(window->members[window->next].profile);
    else
        window->count++;
    window->members[window->next] = *member;
    window->next = (window->next + 1) % window->size;
}

static void window_done(struct window *window)
{
    for (size_t i = 0; i < window->count; i++)
        similar_profile_free(window->members[i].profile);
}

/* folded is as similar_profile_new takes it. */
static bool take_member(struct search *search, struct window *window, int64_t id, const char *folded)
{
    struct record record;
    bool ok = true;
    enum reader_result result = loader_load(&search->loader, id, &record, search->error);

    if (result != READER_FOUND)
        return result == READER_NONE;
    const struct member member = {.id = id, .profile = similar_profile_new(search->duplicates->store->folder, &record, folded)};
    record_done(&record);
    for (size_t i = 0; ok && i < window->count; i++)
        ok = compare(search, &member, &window->members[i]);
    window_add(window, &member);
    return ok;
}

/* The keys that belong together, how many records have one of them. */
struct key_group {
    int64_t first, last, count;
};

static bool search_group(struct search *search, const struct key_group *group)
{
    struct window window = {.size = group->count > WINDOW ? WINDOW_CROWDED : WINDOW};
    bool ok = true;
    int status = SQLITE_DONE;

    if (group->count < 2)
        return true;
    sqlite3_bind_int64(search->members, 1, group->first);
    sqlite3_bind_int64(search->members, 2, group->last);
    while (ok && (status = database_step(search->duplicates->store, search->members, search->error)) == SQLITE_ROW)
        ok = take_member(search, &window, sqlite3_column_int64(search->members, 0), (const char *)sqlite3_column_text(search->members, 1));
    sqlite3_reset(search->members);
    window_done(&window);
    return ok && status == SQLITE_DONE;
}

/* --- Searching ---------------------------------------------------------------------------------------------------------- */

static bool begin(struct duplicates *duplicates, struct error *error)
{
    duplicates->begun = true;
    /* In the order in which they are shown, so that nothing is to be sorted in the end. */
    return database_run(duplicates->store, error,
                        "CREATE TABLE temp.\"%w\" (score INTEGER NOT NULL, left INTEGER NOT NULL, right INTEGER NOT NULL, reason INTEGER NOT NULL,"
                        " PRIMARY KEY (score DESC, left, right)) WITHOUT ROWID;"
                        "CREATE TABLE temp.\"%w\" (left INTEGER NOT NULL, right INTEGER NOT NULL, PRIMARY KEY (left, right)) WITHOUT ROWID",
                        duplicates->pairs, duplicates->apart);
}

static bool search_open(struct search *search)
{
    const struct duplicates *duplicates = search->duplicates;
    struct store *store = duplicates->store;
    const char *name = duplicates->type->name;
    bool kept;

    /* What another program derived may be without names. */
    if (!loader_open(&search->loader, store, duplicates->viewer, duplicates->type, search->error)
        || !derived_is_comparable(store, duplicates->type, &kept, search->error))
        return false;
    search->keys = database_prepare(store, search->error, "SELECT key FROM \"lookup_%w\" WHERE key >= ?1 ORDER BY key", name);
    /* Neighbours by name are found where a key is crowded. */
    search->members = database_prepare(store, search->error, "SELECT l.id, %s FROM \"lookup_%w\" AS l JOIN \"derived_%w\" AS d ON d.id = l.id WHERE l.key BETWEEN ?1 AND ?2"
                                                             " ORDER BY d.\"sort_%w\", l.id", kept ? "d.names" : "NULL", name, name, language_code(LANGUAGE_EN));
    search->keep = database_prepare(store, search->error, "INSERT OR IGNORE INTO temp.\"%w\" (score, left, right, reason) VALUES (?1, ?2, ?3, ?4)",
                                    duplicates->pairs);
    return search->keys && search->members && search->keep;
}

static void search_close(struct search *search)
{
    sqlite3_finalize(search->keys);
    sqlite3_finalize(search->members);
    sqlite3_finalize(search->keep);
    loader_close(&search->loader);
}

/* Looks through the records of the keys so far, and begins with the next. */
static bool group_turn(struct search *search, struct key_group *group, int64_t key, int64_t *seen)
{
    bool ok = search_group(search, group);

    *seen += group->count > 1;
    *group = (struct key_group){.count = 1};
    similar_key_range(key, &group->first, &group->last);
    search->duplicates->from = group->first;
    return ok;
}

/* Looks through the records of so many groups of keys; *last where no more follow. */
static bool search_keys(struct search *search, int64_t keys, bool *last)
{
    struct key_group group = {0};
    int64_t seen = 0;
    bool ok = true;
    int status = SQLITE_DONE;

    sqlite3_bind_int64(search->keys, 1, search->duplicates->from);
    while (ok && seen < keys && (status = database_step(search->duplicates->store, search->keys, search->error)) == SQLITE_ROW) {
        const int64_t key = sqlite3_column_int64(search->keys, 0);
        const bool belongs = group.count > 0 && key <= group.last;

        group.count += belongs;
        ok = belongs || group_turn(search, &group, key, &seen);
    }
    *last = status != SQLITE_ROW;
    return ok && (!*last || (status == SQLITE_DONE && search_group(search, &group)));
}

/* Notes what somebody said of two; what was said last holds. */
static bool note_decision(void *context, int64_t left, int64_t right, enum verdict verdict, struct error *error)
{
    const struct duplicates *duplicates = context;
    const char *deed = verdict == VERDICT_DISTINCT ? "INSERT OR IGNORE INTO temp.\"%w\" VALUES (%lld, %lld)" : "DELETE FROM temp.\"%w\" WHERE left = %lld AND right = %lld";
    bool turned = left > right;

    return database_run(duplicates->store, error, deed, duplicates->apart, (long long)(turned ? right : left), (long long)(turned ? left : right));
}

/* Numbers what is to be shown. */
static bool finish(struct duplicates *duplicates, struct error *error)
{
    return decision_each(duplicates->store, duplicates->type, note_decision, duplicates, error)
           && database_run(duplicates->store, error,
                        "CREATE TABLE temp.\"%w\" (number INTEGER PRIMARY KEY, left INTEGER, right INTEGER, score INTEGER, reason INTEGER);"
                        "INSERT INTO temp.\"%w\" (left, right, score, reason) SELECT left, right, score, reason FROM temp.\"%w\" AS p WHERE NOT EXISTS"
                        " (SELECT 1 FROM temp.\"%w\" AS a WHERE a.left = p.left AND a.right = p.right) ORDER BY score DESC, left, right;"
                        "DROP TABLE temp.\"%w\"; DROP TABLE temp.\"%w\"",
                        duplicates->listed, duplicates->listed, duplicates->pairs, duplicates->apart, duplicates->pairs, duplicates->apart)
           && database_number(duplicates->store, &duplicates->count, error, "SELECT count(*) FROM temp.\"%w\"", duplicates->listed);
}

bool duplicates_search(struct duplicates *duplicates, int64_t keys, bool *done, struct error *error)
{
    struct search search = {.duplicates = duplicates, .error = error};
    bool last = duplicates->done;
    bool ok = reading_begin(duplicates->store, error);

    if (ok && !duplicates->begun)
        ok = begin(duplicates, error);
    if (ok && !last) {
        ok = search_open(&search) && search_keys(&search, keys, &last);
        search_close(&search);
    }
    if (ok && last && !duplicates->done)
        ok = duplicates->done = finish(duplicates, error);
    reading_end(duplicates->store);
    *done = duplicates->done;
    return ok;
}

bool duplicates_at(struct duplicates *duplicates, int64_t number, struct duplicate *duplicate, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(duplicates->store, error, "SELECT left, right, score, reason FROM temp.\"%w\" WHERE number = ?1",
                                               duplicates->listed);

    *duplicate = (struct duplicate){0};
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, number);
    int status = database_step(duplicates->store, statement, error);
    if (status == SQLITE_ROW)
        *duplicate = (struct duplicate){
            .left = sqlite3_column_int64(statement, 0),
            .right = sqlite3_column_int64(statement, 1),
            .similarity = {.score = sqlite3_column_int(statement, 2), .reason = (enum similar_reason)sqlite3_column_int(statement, 3)},
        };
    sqlite3_finalize(statement);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

int64_t duplicates_number(struct duplicates *duplicates, int64_t left, int64_t right)
{
    int64_t number = 0;

    database_number(duplicates->store, &number, NULL, "SELECT coalesce(max(number), 0) FROM temp.\"%w\" WHERE left = %lld AND right = %lld",
                    duplicates->listed, (long long)left, (long long)right);
    return number;
}
