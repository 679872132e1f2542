/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/spelling.h"

#include <stdlib.h>
#include <string.h>

#include "db/id_list.h"
#include "db/lookup.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"

/* Where a meaning holds: the vocabulary's name, "country", the name of the type referred to, or the kind of the field. */
static const char *place_of(const struct field *field)
{
    if (field->vocabulary)
        return field->vocabulary->name;
    if (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES)
        return "country";
    return field->kind == FIELD_REFERENCE ? field->refers_to : field_kind_name(field->kind);
}

static bool is_said_of(const struct record *spelling, const struct record *like)
{
    char *key = key_of(record_text(like, "text"));
    bool same = strcmp(record_text(spelling, "applies_to"), record_text(like, "applies_to")) == 0
                && (strcmp(record_text(spelling, "text"), record_text(like, "text")) == 0 || key_is(key, record_text(spelling, "text")));

    free(key);
    return same;
}

/* A spelling with what it is known by; of a store without such records type is NULL. */
static bool spelling_init(const struct store *store, const struct field *field, const char *text, struct record *spelling)
{
    const struct record_type *type = type_list_find(store_types(store), "spelling");

    if (!type || !text_is_readable(text))
        return false;
    record_init_new(spelling, type);
    value_set_text(record_value(spelling, "text"), text);
    value_set_text(record_value(spelling, "applies_to"), place_of(field));
    return true;
}

bool spelling_find(struct store *store, const struct field *field, const char *text, char **meaning, struct error *error)
{
    struct record like, spelling;
    bool found;

    *meaning = NULL;
    if (!spelling_init(store, field, text, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_said_of, &spelling, &found, error);
    if (ok && found) {
        *meaning = string_copy(record_text(&spelling, "meaning"));
        record_done(&spelling);
    }
    record_done(&like);
    return ok;
}

bool spelling_learn(struct store *store, const struct field *field, const char *text, const char *meaning, struct error *error)
{
    struct record like, spelling;
    bool found;

    if (!spelling_init(store, field, text, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_said_of, &spelling, &found, error);
    if (ok) {
        struct record *kept = found ? &spelling : &like;
        value_set_text(record_value(kept, "meaning"), meaning);
        ok = store_put(store, kept, error);
    }
    if (found)
        record_done(&spelling);
    record_done(&like);
    return ok;
}

/* --- Records that become others ----------------------------------------------------------------------------------------- */

static bool ids_meaning(struct store *store, const struct record_type *type, const char *meaning, struct id_list *ids, struct error *error)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id FROM spelling WHERE applies_to = ?1 AND meaning = ?2");

    if (statement) {
        sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, meaning, -1, SQLITE_STATIC);
    }
    while (statement && (status = database_step(store, statement, error)) == SQLITE_ROW)
        ids_add(ids, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

static bool change_meaning(struct store *store, int64_t id, const char *meaning, struct error *error)
{
    struct record spelling;
    const struct record_type *type = type_list_find(store_types(store), "spelling");

    if (!reader_require(writer_readers(store), type, id, &spelling, error))
        return false;
    value_set_text(record_value(&spelling, "meaning"), meaning);
    bool ok = store_put(store, &spelling, error);
    record_done(&spelling);
    return ok;
}

bool spelling_follow(struct store *store, const struct record_type *type, int64_t gone, int64_t kept, struct error *error)
{
    char from[IDENTITY_TEXT_SIZE], to[IDENTITY_TEXT_SIZE];
    struct id_list ids = {0};

    identity_print(kept, to);
    if (!type_list_find(store_types(store), "spelling"))
        return true;
    bool ok = ids_meaning(store, type, identity_print(gone, from), &ids, error);
    for (size_t i = 0; ok && i < ids.count; i++)
        ok = change_meaning(store, ids.ids[i], to, error);
    ids_done(&ids);
    return ok;
}
