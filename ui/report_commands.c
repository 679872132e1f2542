/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/report_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/navigate.h"
#include "ui/record_pane.h"
#include "ui/report_file.h"
#include "ui/report_pane.h"
#include "ui/write_to.h"

enum { REPORT_TEXT_WIDTH = 80 };

/* --- Showing ---------------------------------------------------------------------------------------------------------- */

/* "country (CODE), coverage": the names that can be asked for. The caller frees it. */
static char *report_names(void)
{
    struct text text = {0};
    for (size_t i = 0; i < report_count; i++)
        text_add_format(&text, "%s%s", i > 0 ? ", " : "", reports[i]->name);
    return text_take(&text);
}

static void say_unknown(struct screen *screen)
{
    char *names = report_names();
    screen_say(screen, _("There is no report about this. Those there are: %s."), names);
    free(names);
}

static void show_named(struct screen *screen, const char *argument)
{
    size_t length = strcspn(argument, " ");
    char *name = string_copy_part(argument, length), *about = text_trimmed(argument + length);
    const struct report *report = report_find(name);
    const struct record_type *type = report != NULL && report->type != NULL ? type_list_find(store_types(screen->store), report->type) : NULL;
    struct error error = {0};
    int64_t id = 0;
    if (report == NULL)
        say_unknown(screen);
    else if (type != NULL && !store_find_id(screen->store, &screen->viewer, type, about, &id, &error))
        screen_say_error(screen, &error);
    else
        navigate_report(screen, report, id);
    free(about);
    free(name);
}

bool report_show(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    int64_t id;
    if (argument != NULL && argument[0] != '\0') {
        show_named(screen, argument);
        return true;
    }
    const struct report *report = top->class->selected != NULL && top->class->selected(top, &type, &id) ? report_of_type(type) : NULL;
    if (report == NULL && record_pane_is(top) && record_pane_shows(top, &type, &id))
        report = report_of_type(type);
    if (report != NULL)
        navigate_report(screen, report, id);
    else
        say_unknown(screen);
    return true;
}

bool report_world_show(struct screen *screen, const char *argument)
{
    (void)argument;
    navigate_report(screen, report_find("world"), 0);
    return true;
}

bool report_coverage_show(struct screen *screen, const char *argument)
{
    (void)argument;
    navigate_report(screen, report_find("coverage"), 0);
    return true;
}

/* --- Writing into a file ---------------------------------------------------------------------------------------------- */

/* What is remembered while questions are answered. */
struct report_export {
    const struct report *report;
    int64_t id;
};

static bool write_file(struct screen *screen, const struct report_export *export, const char *path, struct error *error)
{
    const struct report_request request = {.store = screen->store, .viewer = &screen->viewer, .id = export->id};
    struct document document = {0};
    struct text text = {0};
    bool done = report_write(export->report, &request, &document, error);
    if (done) {
        report_format_write(report_format_of_path(path), &document, REPORT_TEXT_WIDTH, &text);
        done = report_file_write(screen->store, path, &text, error);
    }
    text_done(&text);
    document_done(&document);
    return done;
}

static void export_write(struct screen *screen, void *context, const char *path)
{
    struct error error = {0};
    if (!write_file(screen, context, path, &error)) {
        screen_say_error(screen, &error);
        return;
    }
    char *visible = text_visible(path, false);
    screen_say(screen, _("The report is in %s."), visible);
    free(visible);
}

bool report_export(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    if (!report_pane_is(top))
        return false;
    struct report_export *export = memory_new(sizeof *export);
    export->report = report_pane_report(top, &export->id);
    char *usual = string_format("%s.html", export->report->name);
    /* TRANSLATORS: asks for the name of a file; its ending says which form is written. */
    write_to_ask(screen, &(struct write_to){.label = _("Write to (.html, .md, .txt): "), .usual = usual, .given = argument, .write = export_write,
                                            .context = export, .release = free});
    free(usual);
    return true;
}
