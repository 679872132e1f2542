/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/findings.h"

#include <stdlib.h>
#include <string.h>

#include "db/changeset.h"
#include "src/memory.h"

/* What a change's pieces come to. */
struct content {
    int64_t pieces;
    int64_t digest;
    bool sound; /* every piece is one, and they are numbered without a gap */
};

static bool content_read(struct store *store, int64_t change, struct content *content, struct error *error)
{
    uint64_t digest = 0;
    *content = (struct content){.sound = true};
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT piece, content FROM change_piece WHERE change = ? ORDER BY piece");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, change);
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        const void *bytes = sqlite3_column_blob(statement, 1);
        size_t size = (size_t)sqlite3_column_bytes(statement, 1);
        digest = changeset_digest(digest, bytes, size);
        content->sound = content->sound && sqlite3_column_int64(statement, 0) == ++content->pieces && changeset_is_sound(bytes, size);
    }
    sqlite3_finalize(statement);
    memcpy(&content->digest, &digest, sizeof digest);
    return code == SQLITE_DONE;
}

static bool verify_own_content(struct store *store, sqlite3_stmt *entry, struct finding_list *findings, struct error *error)
{
    struct content content;
    int64_t change = sqlite3_column_int64(entry, 0);
    if (!content_read(store, change, &content, error))
        return false;
    if (content.pieces < sqlite3_column_int64(entry, 1))
        findings_add_fault(findings, string_format(_("Change %lld: Its content is missing."), (long long)change));
    else if (!content.sound)
        findings_add_fault(findings, string_format(_("Change %lld: Its content is damaged."), (long long)change));
    else if (content.pieces != sqlite3_column_int64(entry, 1) || content.digest != sqlite3_column_int64(entry, 2))
        findings_add_fault(findings, string_format(_("Change %lld: Its content is not what was kept."), (long long)change));
    return true;
}

/* Those that share the content of another are as sound as that one. */
static bool verify_contents(struct store *store, struct finding_list *findings, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT number, pieces, digest FROM change WHERE content_of IS NULL ORDER BY number");
    if (statement == NULL)
        return false;
    bool ok = true;
    int code = SQLITE_DONE;
    while (ok && (code = database_step(store, statement, error)) == SQLITE_ROW)
        ok = verify_own_content(store, statement, findings, error);
    sqlite3_finalize(statement);
    return ok && code == SQLITE_DONE;
}

/* What must not find a change, and the sentence where it does. */
static const struct hole {
    const char *find;
    const char *fault; /* N_(), %lld is the change's number */
} holes[] = {
    {"SELECT DISTINCT change FROM (SELECT change FROM change_piece UNION SELECT change FROM change_record)"
     " WHERE change NOT IN (SELECT number FROM change) ORDER BY change",
     N_("Change %lld: It is missing, though a part of it is there.")},
    {"SELECT c.number FROM change AS c LEFT JOIN (SELECT change, count(*) AS noted FROM (SELECT DISTINCT change, type, record FROM change_record)"
     " GROUP BY change) AS r ON r.change = c.number WHERE c.records <> coalesce(r.noted, 0) ORDER BY c.number",
     N_("Change %lld: Which records it touched is not as it was kept.")},
};

static bool verify_hole(struct store *store, const struct hole *hole, struct finding_list *findings, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "%s", hole->find);
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW)
        findings_add_fault(findings, string_format(message_text(hole->fault), (long long)sqlite3_column_int64(statement, 0)));
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

/* What a type's records have in their stamps is of the first and the last change that touched them. */
static const char stamps_find[] =
    "SELECT r.id, s.id IS NULL FROM \"%w\" AS r LEFT JOIN \"stamp_%w\" AS s ON s.id = r.id LEFT JOIN (SELECT record, min(change) AS first, max(change) AS last"
    " FROM change_record WHERE type = %Q GROUP BY record) AS c ON c.record = r.id LEFT JOIN change AS made ON made.number = c.first"
    " LEFT JOIN change AS changed ON changed.number = c.last WHERE s.created_at IS NOT made.at OR s.created_by IS NOT made.author"
    " OR s.updated_at IS NOT changed.at OR s.updated_by IS NOT changed.author ORDER BY r.id";

static bool verify_stamps(struct store *store, const struct record_type *type, struct finding_list *findings, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, stamps_find, type->name, type->name, type->name);
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        char *name = findings_name(type, sqlite3_column_int64(statement, 0));
        if (sqlite3_column_int(statement, 1) != 0)
            findings_add_fault(findings, string_format(_("%s: Who changed it, and when, is missing."), name));
        else
            findings_add_warning(findings, string_format(_("%s: Who made it and who changed it last, and when, is not what the history says."), name));
        free(name);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool verify_history(struct store *store, struct finding_list *findings, struct error *error)
{
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        if (!verify_hole(store, &holes[i], findings, error))
            return false;
    }
    for (size_t i = 0; i < store->types->count; i++) {
        if (!verify_stamps(store, store->types->types[i], findings, error))
            return false;
    }
    return verify_contents(store, findings, error);
}
