/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/sole_use.h"

#include <string.h>

#include "db/database.h"

/* Takes the last word of a statement's answer. */
static int answer_is(void *context, int columns, char **values, char **names)
{
    bool *is_wanted = context;

    (void)names;
    *is_wanted = columns > 0 && values[0] && strcmp(values[0], "delete") == 0;
    return 0;
}

/* Where others have the file open nothing is waited for. */
static bool log_leave(struct store *store)
{
    bool left = false;

    sqlite3_busy_timeout(store->handle, 0);
    /* The file's header tells how it is written, so this is a commit. */
    store->may_commit = true;
    sqlite3_exec(store->handle, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE", answer_is, &left, NULL);
    store->may_commit = false;
    store_set_patience(store, store->patience);
    return left;
}

/* The lock is let go of with the next look at the file. */
static void lock_leave(struct store *store)
{
    sqlite3_exec(store->handle, "PRAGMA locking_mode=NORMAL; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
}

bool sole_use_begin(struct store *store)
{
    if (store->sole_use || !database_has_log(store) || in_place_look(&store->place, store->handle, store->path) != IN_PLACE)
        return false;
    store->sole_use = log_leave(store);
    if (!store->sole_use)
        lock_leave(store);
    in_place_remember(&store->place, store->handle, store->path);
    return store->sole_use;
}

void sole_use_end(struct store *store)
{
    if (!store->sole_use)
        return;
    store->sole_use = false;
    lock_leave(store);
    database_use_log(store);
}
