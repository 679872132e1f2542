/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/export_file.h"

#include <signal.h>

#include "src/message.h"
#include "src/whole_file.h"
#include "ui/output_path.h"

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
    struct whole_file *file = output_path_spares_database(path, store, error) ? whole_file_open(path, error) : NULL;
    sigset_t before;

    if (!file)
        return false;
    signals_hold(whole_file_is_begun(file), &before);
    bool ok = export_rows(store, viewer, request, file_take, file, report, error);
    ok = whole_file_close(file, ok, error) && ok;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
