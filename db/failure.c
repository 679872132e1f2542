/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/failure.h"

#include <stdlib.h>
#include <string.h>

#include "db/file.h"
#include "src/die.h"
#include "src/message.h"
#include "src/place.h"

struct failure {
    int status; /* SQLite's code, primary or extended; extended ones stand first */
    enum error_code code;
    const char *message; /* N_(), %s is the path */
};

static const struct failure failures[] = {
    {SQLITE_CONSTRAINT_FOREIGNKEY, ERROR_RULE, N_("Nothing was changed: a record would refer to one that is not there (in %s).")},
    {SQLITE_CONSTRAINT_COMMITHOOK, ERROR_DATABASE, N_("A write outside of a change was refused (in %s).")},
    {SQLITE_BUSY, ERROR_BUSY, N_("The database %s is in use by another program; nothing was changed. Try again in a moment.")},
    {SQLITE_LOCKED, ERROR_BUSY, N_("The database %s is in use by another program; nothing was changed. Try again in a moment.")},
    {SQLITE_READONLY_ROLLBACK, ERROR_DATABASE, N_("A write to the database %s was cut off and has not been taken back since: somebody who may write there must open it once.")},
    {SQLITE_READONLY, ERROR_DATABASE, N_("The database %s cannot be written: the file or its folder is read-only.")},
    {SQLITE_FULL, ERROR_DATABASE, N_("The disk of the database %s is full; nothing was changed. Make room and try again.")},
    /* A quota, or a limit on the size of files, is no full disk to SQLite. */
    {SQLITE_IOERR_WRITE, ERROR_DATABASE, N_("No more can be written to the database %s: the disk is full, a limit is reached, or the disk fails. Nothing was changed.")},
    {SQLITE_IOERR_SHMSIZE, ERROR_DATABASE, N_("No more can be written to the database %s: the disk is full, a limit is reached, or the disk fails. Nothing was changed.")},
    {SQLITE_INTERRUPT, ERROR_CANCELLED, N_("Interrupted (in %s).")},
    {SQLITE_TOOBIG, ERROR_VALUE, N_("The text is longer than the database %s can hold.")},
};

/* Of those that have a cause in the system, which is named too. */
static const struct failure system_failures[] = {
    {SQLITE_CANTOPEN, ERROR_DATABASE, N_("The database %s cannot be opened: %s.")},
    {SQLITE_PERM, ERROR_DATABASE, N_("The database %s cannot be opened: %s.")},
    {SQLITE_IOERR, ERROR_DATABASE, N_("The database %s cannot be read or written: %s.")},
};

static bool failure_fits(const struct failure *failure, int status)
{
    return failure->status == status || failure->status == (status & 0xff);
}

static bool is_damage(int status)
{
    return (status & 0xff) == SQLITE_CORRUPT || (status & 0xff) == SQLITE_NOTADB;
}

/* What lrn asks for was there when it made the file, or was added when it opened it. SQLite has no code of its own for what is not. */
static bool lacks_something(sqlite3 *handle, int status)
{
    static const char words[] = "no such ";

    return (status & 0xff) == SQLITE_ERROR && strncmp(sqlite3_errmsg(handle), words, sizeof words - 1) == 0;
}

static bool refuse_incomplete(sqlite3 *handle, const char *path, struct error *error)
{
    char *call = place_call(path, "restore");

    /* TRANSLATORS: a database, SQLite's words for what is missing, and a call of the program. */
    error_set(error, ERROR_DATABASE, _("The database %s lacks what belongs to it (%s). \"%s\" puts a backup in its place."), path, sqlite3_errmsg(handle), call);
    free(call);
    return false;
}

bool failure_report(sqlite3 *handle, const char *path, bool is_backup, int status, struct error *error)
{
    if ((status & 0xff) == SQLITE_NOMEM)
        die("out of memory");
    if (is_damage(status))
        return file_refuse_damaged(path, is_backup, error);
    for (size_t i = 0; i < sizeof failures / sizeof failures[0]; i++)
        if (failure_fits(&failures[i], status))
            return error_set(error, failures[i].code, message_text(failures[i].message), path);
    int cause = handle ? sqlite3_system_errno(handle) : 0;
    for (size_t i = 0; i < sizeof system_failures / sizeof system_failures[0]; i++)
        if (failure_fits(&system_failures[i], status))
            return error_set(error, system_failures[i].code, message_text(system_failures[i].message), path,
                             cause != 0 ? error_cause(cause) : sqlite3_errstr(status));
    if (handle && lacks_something(handle, status))
        return is_backup ? file_refuse_damaged(path, true, error) : refuse_incomplete(handle, path, error);
    return error_set(error, ERROR_DATABASE, _("The database %s reports: %s."), path, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(status));
}
