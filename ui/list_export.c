/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_export.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/export_file.h"
#include "ui/list_pane.h"
#include "ui/write_to.h"

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static void say_written(struct screen *screen, const char *path, size_t rows)
{
    char *visible = text_visible(path, false);

    /* TRANSLATORS: the number of records and the file. */
    screen_say(screen, message_plural("%zu record is in %s.", "%zu records are in %s.", rows), rows, visible);
    free(visible);
}

static bool export_write(struct screen *screen, void *context, const char *path, struct error *error)
{
    struct pane *list = context;
    struct export_request request = {0};
    struct export_report report;
    int64_t *ids;

    if (!list_pane_request(list, &request.list))
        return error_set(error, ERROR_USAGE, "%s", _("The search cannot be read, so there is nothing to export."));
    request.id_count = list->class->marked(list, &ids);
    request.ids = request.id_count > 0 ? ids : NULL;
    bool written = export_file_write(screen->store, &screen->viewer, &request, path, &report, error);
    if (written)
        say_written(screen, path, report.rows);
    free(ids);
    return written;
}

bool list_export(struct screen *screen, const char *argument)
{
    struct pane *list = screen_top(screen);

    if (!list_pane_is(list))
        return false;
    char *usual = string_format("%s.csv", list_pane_type(list)->name);
    /* TRANSLATORS: asks for the name of a file. */
    write_to_ask(screen, &(struct write_to){.label = _("Export to: "), .usual = usual, .given = argument, .write = export_write, .context = list});
    free(usual);
    return true;
}
