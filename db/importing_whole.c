/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import at once, for those who can wait: its pieces one after the other. */
#include "config.h"

#include "db/importing.h"

enum { STEP_ROWS = 256 }; /* between two looks at the clock and the user */

/* Between two pieces. */
static bool go_on(struct import *import, struct error *error)
{
    if (!importing_is_stopped(import))
        return true;
    import_stop(import);
    return importing_refuse_stopped(error);
}

/* Where a terminal shows how far it came, it shows the end as well. */
static void tell_end(const struct import *import, const char *work, int64_t total)
{
    if (import->options.progress)
        import->options.progress(import->options.context, work, total, total);
}

bool import_check(struct import *import, struct error *error)
{
    bool done = false;

    import_stop(import);
    while (!done)
        if (!import_check_some(import, STEP_ROWS, &done, error) || !go_on(import, error))
            return false;
    tell_end(import, _("Checking"), (int64_t)csv_stream_size(import->stream));
    return true;
}

bool import_commit(struct import *import, int64_t *change, struct error *error)
{
    bool done = false;

    while (!done)
        if (!import_commit_some(import, STEP_ROWS, &done, change, error) || (!done && !go_on(import, error)))
            return false;
    if (*change != 0)
        tell_end(import, _("Indexing"), importing_records_written(import));
    return true;
}
