/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_export.h"

#include <stdlib.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/export_file.h"
#include "ui/list_pane.h"
#include "ui/path.h"

/* What is remembered while questions are answered. */
struct list_export {
    struct pane *list;
    char *path; /* NULL until it is known */
};

static void list_export_free(struct list_export *export)
{
    free(export->path);
    free(export);
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static void say_written(struct screen *screen, const char *path, size_t rows)
{
    char *visible = text_visible(path, false);

    /* TRANSLATORS: the number of records and the file. */
    screen_say(screen, message_plural("%zu record is in %s.", "%zu records are in %s.", rows), rows, visible);
    free(visible);
}

static void export_write(struct screen *screen, const struct list_export *export)
{
    struct export_request request = {0};
    struct export_report report;
    struct error error = {0};
    int64_t *ids;

    if (!list_pane_request(export->list, &request.list)) {
        screen_say(screen, "%s", _("The search cannot be read, so there is nothing to export."));
        return;
    }
    request.id_count = export->list->class->marked(export->list, &ids);
    request.ids = request.id_count > 0 ? ids : NULL;
    if (export_file_write(screen->store, &screen->viewer, &request, export->path, &report, &error))
        say_written(screen, export->path, report.rows);
    else
        screen_say_error(screen, &error);
    free(ids);
}

/* --- Where to --------------------------------------------------------------------------------------------------------- */

static void replace_answered(struct screen *screen, void *context, bool yes)
{
    if (yes)
        export_write(screen, context);
    list_export_free(context);
}

static void export_to(struct screen *screen, struct list_export *export, const char *text)
{
    export->path = path_expand(text);
    if (access(export->path, F_OK) != 0) {
        export_write(screen, export);
        list_export_free(export);
        return;
    }
    char *visible = text_visible(export->path, false);
    char *question = string_format(_("%s exists. Replace it?"), visible);
    screen_confirm(screen, question, replace_answered, export);
    free(question);
    free(visible);
}

static void name_entered(struct screen *screen, void *context, const char *text)
{
    if (text && text_is_readable(text))
        export_to(screen, context, text);
    else
        list_export_free(context);
}

bool list_export(struct screen *screen, const char *argument)
{
    struct pane *list = screen_top(screen);

    if (!list_pane_is(list))
        return false;
    struct list_export *export = memory_new(sizeof *export);
    export->list = list;
    if (argument && text_is_readable(argument)) {
        export_to(screen, export, argument);
        return true;
    }
    char *usual = string_format("%s.csv", list_pane_type(list)->name);
    /* TRANSLATORS: asks for the name of a file. */
    screen_enter(screen, _("Export to: "), usual, name_entered, export);
    free(usual);
    return true;
}
