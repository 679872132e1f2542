/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/findings.h"

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
bool verify_history(struct store *store, struct finding_list *findings, struct error *error)
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
