/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/backup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/beside.h"
#include "db/change.h"
#include "db/file.h"
#include "db/verify.h"
#include "src/die.h"
#include "src/error.h"
#include "src/link.h"
#include "src/memory.h"
#include "src/place.h"

enum { RESTORE_WAIT_MILLISECONDS = 2000 };

/* --- Files ------------------------------------------------------------------------------------------------------------ */

static bool copy_failed(const char *path, const char *reason, struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("%s could not be written: %s."), path, reason);
}

static const char *status_text(int code)
{
    /* A quota, or a limit on the size of files, is no full disk to SQLite. */
    if ((code & 0xff) == SQLITE_IOERR)
        return _("the disk is full, a limit is reached, or the disk fails");
    return (code & 0xff) == SQLITE_FULL ? error_cause(ENOSPC) : sqlite3_errstr(code);
}

/* --- Copying ---------------------------------------------------------------------------------------------------------- */

/* Copies all pages in one go: in the write-ahead log's mode others go on writing meanwhile. */
static int pages_copy(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == NULL)
        return sqlite3_errcode(to);
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup);
}

/* Asks SQLite whether a database is sound; *complaint (the caller frees it) is NULL where it is. */
static int integrity_read(sqlite3 *handle, char **complaint)
{
    sqlite3_stmt *statement = NULL;
    *complaint = NULL;
    int code = sqlite3_prepare_v2(handle, "PRAGMA integrity_check(1)", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *answer = (const char *)sqlite3_column_text(statement, 0);
        if (answer == NULL || strcmp(answer, "ok") != 0)
            *complaint = string_copy(answer == NULL ? "" : answer);
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code;
}

static bool copy_check(sqlite3 *copy, const char *name, struct error *error)
{
    char *complaint;
    int code = integrity_read(copy, &complaint);
    if (code == SQLITE_OK && complaint == NULL)
        return true;
    error_set(error, ERROR_DATABASE, _("%s is damaged (%s), so it was not copied."), name,
              complaint != NULL ? complaint : sqlite3_errstr(code));
    free(complaint);
    return false;
}

/* Fills an empty file from an open database, all in the one file; checks it where check names what it is a copy of. */
static bool copy_write(sqlite3 *from, const char *temporary, const char *path, const char *check, struct error *error)
{
    sqlite3 *to = NULL;
    char *literal = file_literal(temporary);
    int code = sqlite3_open_v2(literal, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    free(literal);
    if (code == SQLITE_OK)
        code = pages_copy(from, to);
    if (code == SQLITE_OK)
        code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    bool ok = code == SQLITE_OK ? check == NULL || copy_check(to, check, error) : copy_failed(path, status_text(code), error);
    sqlite3_close(to);
    if (ok && !file_sync(temporary))
        ok = copy_failed(path, error_cause(errno), error);
    return ok;
}

/* --- Backup ----------------------------------------------------------------------------------------------------------- */

static bool already_there(const char *path, struct error *error)
{
    return error_set(error, ERROR_USAGE, _("%s exists already; it was not touched."), path);
}

static bool backup_place(const char *temporary, const char *path, struct error *error)
{
    if (!file_add_name(temporary, path))
        return errno == EEXIST ? already_there(path, error) : copy_failed(path, error_cause(errno), error);
    file_sync_folder(path);
    return true;
}

/* Where nothing can be made the call named a wrong place; the database is none the worse. */
static char *backup_begin(const char *path, struct error *error)
{
    char *temporary = file_create_beside(path, error);
    if (temporary == NULL && error != NULL)
        error->code = ERROR_USAGE;
    return temporary;
}

bool backup_write(struct store *store, const char *path, struct error *error)
{
    if (change_is_open(store))
        die("a backup is made inside a change");
    if (!beside_spares_name(path, error))
        return false;
    if (file_exists(path))
        return already_there(path, error);
    char *temporary = backup_begin(path, error);
    bool ok = temporary != NULL && copy_write(store->handle, temporary, path, NULL, error) && backup_place(temporary, path, error);
    file_remove_beside(temporary);
    return ok;
}

/* --- Restore ---------------------------------------------------------------------------------------------------------- */

/* The database that is to give way: locked while it does, where it can still be opened at all. */
struct former {
    const char *path;
    bool exists;
    struct stat status;
    sqlite3 *handle;
};

static bool status_is_busy(int code)
{
    return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

/* Merging the write-ahead log into the file needs it to be nobody else's. A damaged one is replaced all the same: that is what backups are for. */
static bool former_lock(struct former *former, struct error *error)
{
    char *literal = file_literal(former->path);
    int code = sqlite3_open_v2(literal, &former->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    free(literal);
    sqlite3_busy_timeout(former->handle, RESTORE_WAIT_MILLISECONDS);
    if (code == SQLITE_OK)
        code = sqlite3_exec(former->handle, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL);
    if (!status_is_busy(code))
        return true;
    return error_set(error, ERROR_DATABASE, _("%s is in use; close lrn wherever it is open and try again. Nothing was restored."),
                     former->path);
}

static bool former_open(struct former *former, struct error *error)
{
    former->exists = stat(former->path, &former->status) == 0;
    if (!former->exists)
        return errno == ENOENT || copy_failed(former->path, error_cause(errno), error);
    return file_check(former->path, error) && former_lock(former, error);
}

static void former_close(struct former *former)
{
    if (former->handle != NULL)
        sqlite3_close(former->handle);
}

/* The file restored belongs to whom the former one did. Another's group may not be given away; then the person's own must do. */
static bool former_lend_mode(const struct former *former, const char *temporary, struct error *error)
{
    if (!former->exists)
        return true;
    if (chown(temporary, (uid_t)-1, former->status.st_gid) != 0)
        errno = 0;
    return chmod(temporary, former->status.st_mode & 0777) == 0 || copy_failed(former->path, error_cause(errno), error);
}

/* Moves what may lie beside a database that could not be opened: SQLite would take it for the new one's. What those share who have it open says nothing to anybody later. */
static bool former_keep_beside(const struct former *former, const char *kept, const char *ending, struct error *error)
{
    char *from = string_format("%s%s", former->path, ending);
    char *to = string_format("%s%s", kept, ending);
    bool shared = strcmp(ending, beside_shared) == 0;
    bool ok = (shared ? unlink(from) : rename(from, to)) == 0 || errno == ENOENT || copy_failed(to, error_cause(errno), error);
    free(from);
    free(to);
    return ok;
}

/* Gives the former database its new name, the first that is free. */
static char *former_keep(const struct former *former, struct error *error)
{
    char *kept = string_format("%s.before-restore", former->path);
    for (int number = 2; !file_add_name(former->path, kept); number++) {
        if (errno != EEXIST) {
            copy_failed(kept, error_cause(errno), error);
            free(kept);
            return NULL;
        }
        free(kept);
        kept = string_format("%s.before-restore-%d", former->path, number);
    }
    for (size_t i = 0; i < BESIDE_ENDINGS; i++) {
        if (!former_keep_beside(former, kept, beside_endings[i], error)) {
            free(kept);
            return NULL;
        }
    }
    return kept;
}

static bool former_replace(const struct former *former, const char *temporary, char **kept, struct error *error)
{
    if (!former_lend_mode(former, temporary, error))
        return false;
    if (former->exists) {
        *kept = former_keep(former, error);
        if (*kept == NULL)
            return false;
    }
    if (rename(temporary, former->path) != 0)
        return copy_failed(former->path, error_cause(errno), error);
    file_sync_folder(former->path);
    return true;
}

static bool same_file(const char *path, const char *from)
{
    struct stat left, right;
    return stat(path, &left) == 0 && stat(from, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* Copies the backup beside the path and asks SQLite whether the copy is sound; the caller frees its name. */
static char *restore_copy(const char *path, const char *from, const struct type_list *types, struct error *error)
{
    struct store_options opening = {.path = from, .types = types, .read_only = true};
    char *name = string_copy(from);
    struct store source = {.path = name, .types = types, .read_only = true, .is_backup = true};
    char *temporary = NULL;
    if (database_open(&source, &opening, error)) {
        temporary = file_create_beside(path, error);
        if (temporary != NULL && !copy_write(source.handle, temporary, path, from, error)) {
            file_remove_beside(temporary);
            temporary = NULL;
        }
        database_close(&source);
    }
    free(name);
    return temporary;
}

static bool refuse_faulty(const char *from, const struct finding_list *findings, struct error *error)
{
    /* TRANSLATORS: the name of a backup, how many faults, the first of them as a sentence, and a call of the program. */
    char *call = place_call(from, "check");
    error_set(error, ERROR_RULE,
              message_plural("%s has %zu fault, so it was not restored: %s \"%s\" tells of it.",
                             "%s has %zu faults, so it was not restored. The first: %s \"%s\" tells them all.", findings->fault_count),
              from, findings->fault_count, findings->faults[0], call);
    free(call);
    return false;
}

/* Whether a database opened from a copy is one that lrn check finds no fault in. */
static bool restored_check(struct store *store, const char *from, struct error *error)
{
    struct finding_list findings;
    if (!verify_database(store, &findings, error))
        return false;
    bool ok = findings.fault_count == 0 || refuse_faulty(from, &findings, error);
    finding_list_done(&findings);
    return ok;
}

/* Copies the backup beside the path, brings the copy up to date as an earlier lrn may have made it, and checks it; the caller frees its name. */
static char *restore_prepare(const struct store_options *options, const char *path, const char *from, struct error *error)
{
    char *temporary = restore_copy(path, from, options->types, error);
    if (temporary == NULL)
        return NULL;
    struct store_options opening = *options;
    opening.path = temporary;
    struct store *store = store_open(&opening, error);
    bool ok = store != NULL && restored_check(store, from, error);
    store_close(store);
    if (ok)
        return temporary;
    file_remove_beside(temporary);
    return NULL;
}

static bool restore_over(const struct store_options *options, const char *path, const char *from, char **kept, struct error *error)
{
    struct former former = {.path = path};
    char *temporary = restore_prepare(options, path, from, error);
    bool ok = temporary != NULL && former_open(&former, error) && former_replace(&former, temporary, kept, error);
    former_close(&former);
    file_remove_beside(temporary);
    return ok;
}

bool backup_restore(const struct store_options *options, const char *from, char **kept, struct error *error)
{
    const char *path = options->path;
    *kept = NULL;
    if (same_file(path, from))
        return error_set(error, ERROR_USAGE, _("%s is the database itself, not a copy of it."), from);
    /* A symbolic link stays one: what it leads to is replaced. */
    char *target = link_follow(path);
    bool ok = target != NULL ? beside_spares_name(path, error) && restore_over(options, target, from, kept, error) : copy_failed(path, error_cause(errno), error);
    free(target);
    return ok;
}
