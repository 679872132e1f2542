/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_export.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/export_choices.h"
#include "ui/export_file.h"
#include "ui/list_pane.h"
#include "ui/write_to.h"

/* What is written, and the page that is closed then, or NULL. */
struct exporting {
    struct pane *list, *page;
};

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

/* The records and the file; what the encoding lacks comes first, as the end of a line may be cut. */
static void say_written(struct screen *screen, const char *path, const struct export_request *request, const struct export_report *report)
{
    char *visible = text_visible(path, false);

    if (report->lost > 0)
        /* TRANSLATORS: how many characters; the encoding's name; some of the characters; the file. */
        screen_say(screen, message_plural("%zu character that %s lacks became a question mark: %s (in %s)", "%zu characters that %s lacks became question marks: %s (in %s)", report->lost),
                   report->lost, request->encoding, report->some, visible);
    else
        /* TRANSLATORS: the number of records and the file. */
        screen_say(screen, message_plural("%zu record is in %s.", "%zu records are in %s.", report->rows), report->rows, visible);
    free(visible);
}

static bool list_write(struct screen *screen, struct pane *list, const char *path, struct error *error)
{
    struct export_request request = {0};
    struct export_report report = {0};
    const struct field **columns;
    int64_t *ids;

    if (!list_pane_request(list, &request.list))
        return error_set(error, ERROR_USAGE, "%s", _("The search cannot be read, so there is nothing to export."));
    request.id_count = list->class->marked(list, &ids);
    request.ids = request.id_count > 0 ? ids : NULL;
    export_choices_apply(screen->state, &request, &columns);
    bool written = export_file_write(screen->store, &screen->viewer, &request, path, &report, error);
    if (written)
        say_written(screen, path, &request, &report);
    free(columns);
    free(ids);
    return written;
}

static bool export_write(struct screen *screen, void *context, const char *path, struct error *error)
{
    const struct exporting *exporting = context;

    if (!list_write(screen, exporting->list, path, error))
        return false;
    if (exporting->page)
        screen_close(screen, exporting->page);
    return true;
}

void list_export_to(struct screen *screen, struct pane *list, struct pane *page, const char *path)
{
    char *usual = string_format("%s.csv", list_pane_type(list)->name);
    struct exporting *exporting = memory_new(sizeof *exporting);

    *exporting = (struct exporting){list, page};
    /* TRANSLATORS: asks for the name of a file. */
    write_to_ask(screen, &(struct write_to){.label = _("Export to: "), .usual = usual, .given = path, .write = export_write, .context = exporting, .release = free});
    free(usual);
}
