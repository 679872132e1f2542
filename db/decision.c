/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/decision.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/lookup.h"
#include "db/reader.h"
#include "db/writer.h"
#include "src/hash.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/similar.h"
#include "src/text.h"

static const char *const codes[] = {[VERDICT_NONE] = "", [VERDICT_SAME] = "same", [VERDICT_DISTINCT] = "distinct"};

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

static uint64_t digest_add_field(uint64_t digest, struct folder *folder, const struct record *record, const char *name)
{
    const struct field *field = type_field(record->type, name);
    struct text folded = {0};

    if (field)
        fold(folder, value_text(record_field(record, field)), &folded);
    digest = hash_text(digest, text_string(&folded));
    text_done(&folded);
    return digest;
}

void decision_row_key(struct folder *folder, const struct record *record, char text[DECISION_SIDE_SIZE])
{
    static const char *const known_by[] = {"name", "country", "city", "registration_number", "email", "website"};
    uint64_t digest = HASH_BEGIN;

    if (type_field(record->type, "name") && type_field(record->type, "country")) {
        for (size_t i = 0; i < sizeof known_by / sizeof *known_by; i++)
            digest = digest_add_field(digest, folder, record, known_by[i]);
    } else {
        int64_t keys[SIMILAR_KEYS];
        size_t count = similar_fields_keys(folder, record, keys);
        digest = hash_bytes(digest, keys, count * sizeof *keys);
    }
    snprintf(text, DECISION_SIDE_SIZE, "row:%016" PRIx64, digest);
}

/* --- Decisions ---------------------------------------------------------------------------------------------------------- */

static bool is_decided_of(const struct record *decision, const struct record *like)
{
    return strcmp(record_text(decision, "about"), record_text(like, "about")) == 0 && strcmp(record_text(decision, "left"), record_text(like, "left")) == 0
           && strcmp(record_text(decision, "right"), record_text(like, "right")) == 0;
}

/* A decision with what it is known by: the two in the order of their letters. False for a store without such records. */
static bool decision_init(const struct store *store, const struct record_type *type, const char *left, const char *right, struct record *decision)
{
    const struct record_type *kept = type_list_find(store_types(store), "decision");
    bool turned = strcmp(left, right) > 0;

    if (!kept)
        return false;
    record_init_new(decision, kept);
    value_set_text(record_value(decision, "about"), type->name);
    value_set_text(record_value(decision, "left"), turned ? right : left);
    value_set_text(record_value(decision, "right"), turned ? left : right);
    return true;
}

static enum verdict verdict_of(const char *code)
{
    for (size_t i = VERDICT_SAME; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], code) == 0)
            return (enum verdict)i;
    return VERDICT_NONE;
}

/* A record's id; rows of lists have none. */
static bool side_id(const char *side, int64_t *id)
{
    return !strchr(side, ':') && identity_parse(side, id);
}

bool decision_find(struct store *store, const struct record_type *type, const char *left, const char *right, enum verdict *verdict,
                   struct error *error)
{
    struct record like, decision;
    bool found;

    *verdict = VERDICT_NONE;
    if (!decision_init(store, type, left, right, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_decided_of, &decision, &found, error);
    if (found) {
        *verdict = verdict_of(record_text(&decision, "verdict"));
        record_done(&decision);
    }
    record_done(&like);
    return ok;
}

bool decision_each(struct store *store, const struct record_type *type,
                   bool (*each)(void *context, int64_t left, int64_t right, enum verdict verdict, struct error *error), void *context,
                   struct error *error)
{
    const struct record_type *kept = type_list_find(store_types(store), "decision");
    int status = SQLITE_DONE;
    bool ok = true;

    if (!kept)
        return true;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT coalesce(left, ''), coalesce(right, ''), coalesce(verdict, '') FROM decision"
                                                             " WHERE about = ?1 ORDER BY id");
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
    while (ok && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        int64_t left, right;
        if (side_id((const char *)sqlite3_column_text(statement, 0), &left) && side_id((const char *)sqlite3_column_text(statement, 1), &right))
            ok = each(context, left, right, verdict_of((const char *)sqlite3_column_text(statement, 2)), error);
    }
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE;
}

/* --- Keeping ------------------------------------------------------------------------------------------------------------ */

/* Adds what one of the two is called, where it is a record. */
static bool name_add(struct store *store, const struct record_type *type, const char *side, struct text *names, struct error *error)
{
    struct record record;
    int64_t id;

    if (!side_id(side, &id))
        return true;
    enum reader_result result = reader_load(writer_readers(store), type, id, &record, error);
    if (result == READER_FOUND) {
        char *title = reader_title(writer_readers(store), &record, message_language());
        text_add_format(names, "%s%s", names->length > 0 ? " / " : "", title);
        free(title);
        record_done(&record);
    }
    return result != READER_FAILED;
}

/* Names are kept of what is no person: what was said of one who is to be forgotten must not stay here. */
static bool names_set(struct store *store, const struct record_type *type, struct record *decision, struct error *error)
{
    struct text names = {0};
    bool ok = !type_field(type, "country")
              || (name_add(store, type, record_text(decision, "left"), &names, error) && name_add(store, type, record_text(decision, "right"), &names, error));

    value_set_text(record_value(decision, "names"), text_string(&names));
    text_done(&names);
    return ok;
}

static bool decision_write(struct store *store, const struct record_type *type, struct record *decision, enum verdict verdict, struct error *error)
{
    value_set_text(record_value(decision, "verdict"), codes[verdict]);
    return names_set(store, type, decision, error) && store_put(store, decision, error);
}

bool decision_keep(struct store *store, const struct record_type *type, const char *left, const char *right, enum verdict verdict,
                   struct error *error)
{
    struct record like, decision;
    bool found;

    if (!decision_init(store, type, left, right, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_decided_of, &decision, &found, error);
    if (ok && verdict == VERDICT_NONE)
        ok = !found || store_remove(store, decision.type, decision.id, error);
    else if (ok)
        ok = decision_write(store, type, found ? &decision : &like, verdict, error);
    if (found)
        record_done(&decision);
    record_done(&like);
    return ok;
}

/* --- Records that become others ----------------------------------------------------------------------------------------- */

/* A decision that is to follow. */
struct following {
    int64_t id;
    char *other; /* the side that is not the record */
    enum verdict verdict;
};

struct following_list {
    struct following *decisions;
    size_t count;
};

static void following_done(struct following_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->decisions[i].other);
    free(list->decisions);
}

static bool following_read(struct store *store, const struct record_type *type, const char *gone, struct following_list *list, struct error *error)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id, CASE left WHEN ?2 THEN coalesce(right, '') ELSE coalesce(left, '') END,"
                                                             " coalesce(verdict, '') FROM decision WHERE about = ?1 AND (left = ?2 OR right = ?2)");

    if (statement) {
        sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, gone, -1, SQLITE_STATIC);
    }
    while (statement && (status = database_step(store, statement, error)) == SQLITE_ROW) {
        list->decisions = memory_resize(list->decisions, list->count + 1, sizeof *list->decisions);
        list->decisions[list->count++] = (struct following){
            .id = sqlite3_column_int64(statement, 0),
            .other = string_copy((const char *)sqlite3_column_text(statement, 1)),
            .verdict = verdict_of((const char *)sqlite3_column_text(statement, 2)),
        };
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

static bool follow_one(struct store *store, const struct record_type *type, const struct following *following, const char *kept, struct error *error)
{
    enum verdict verdict = VERDICT_NONE;

    if (!store_remove(store, type_list_find(store_types(store), "decision"), following->id, error))
        return false;
    if (strcmp(following->other, kept) == 0)
        return true;
    return decision_find(store, type, kept, following->other, &verdict, error)
           && (verdict != VERDICT_NONE || decision_keep(store, type, kept, following->other, following->verdict, error));
}

bool decision_follow(struct store *store, const struct record_type *type, int64_t gone, int64_t kept, struct error *error)
{
    struct following_list list = {0};
    char gone_text[IDENTITY_TEXT_SIZE], kept_text[IDENTITY_TEXT_SIZE];

    identity_print(gone, gone_text);
    identity_print(kept, kept_text);
    if (!type_list_find(store_types(store), "decision"))
        return true;
    bool ok = following_read(store, type, gone_text, &list, error);
    for (size_t i = 0; ok && i < list.count; i++)
        ok = follow_one(store, type, &list.decisions[i], kept_text, error);
    following_done(&list);
    return ok && decision_keep(store, type, kept_text, gone_text, VERDICT_SAME, error);
}
