/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/export_file.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/whole_file.h"

/* Whether two paths lead to one file. */
static bool is_same_file(const char *one, const char *other)
{
    struct stat first, second;

    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* A slip that would cost all there is: the database, or what SQLite keeps beside it, in the place of the new file. */
static bool refuse_database(const struct store *store, const char *path, struct error *error)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    bool is_database = false;

    for (size_t i = 0; !is_database && i < sizeof endings / sizeof *endings; i++) {
        char *part = string_format("%s%s", store_path(store), endings[i]);

        is_database = is_same_file(path, part);
        free(part);
    }
    if (!is_database)
        return true;
    char *visible = text_visible(path, false);
    error_set(error, ERROR_USAGE, _("%s is the database; choose another name for the export."), visible);
    free(visible);
    return false;
}

/* The signals that end the program wait until a file begun is cleared away. */
static void signals_hold(bool begun, sigset_t *before)
{
    sigset_t endings;

    sigemptyset(&endings);
    sigprocmask(SIG_BLOCK, &endings, before);
    if (!begun)
        return;
    sigaddset(&endings, SIGHUP);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    sigprocmask(SIG_BLOCK, &endings, NULL);
}

static bool signal_waits(void)
{
    sigset_t waiting;

    return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGHUP) || sigismember(&waiting, SIGINT) || sigismember(&waiting, SIGTERM));
}

static bool file_take(void *context, const char *bytes, size_t length, struct error *error)
{
    if (signal_waits())
        return error_set(error, ERROR_CANCELLED, _("The export was broken off; nothing was written."));
    return whole_file_write(context, bytes, length, error);
}

bool export_file_write(struct store *store, const struct viewer *viewer, const struct export_request *request, const char *path,
                       struct export_report *report, struct error *error)
{
    struct whole_file *file = refuse_database(store, path, error) ? whole_file_open(path, error) : NULL;
    sigset_t before;

    if (!file)
        return false;
    signals_hold(whole_file_is_begun(file), &before);
    bool ok = export_rows(store, viewer, request, file_take, file, report, error);
    ok = whole_file_close(file, ok, error) && ok;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
