/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/report_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/country_of.h"
#include "ui/navigate.h"
#include "ui/record_pane.h"
#include "ui/report_file.h"
#include "ui/report_pane.h"
#include "ui/write_to.h"

enum { REPORT_TEXT_WIDTH = 80 };

/* --- Showing ---------------------------------------------------------------------------------------------------------- */

/* "country, coverage": the names that can be asked for. The caller frees it. */
static char *report_names(void)
{
    struct text text = {0};
    for (size_t i = 0; i < report_count; i++)
        text_add_format(&text, "%s%s", i > 0 ? ", " : "", reports[i]->name);
    return text_take(&text);
}

/* Takes a year off the end of what a yearly report is about; 0 where none stands there. */
static int year_take(const struct report *report, char *about)
{
    enum { DIGITS = 4 };
    size_t length = strlen(about);
    if (report == NULL || !report->yearly || length <= DIGITS || about[length - DIGITS - 1] != ' ' || strspn(about + length - DIGITS, "0123456789") != DIGITS)
        return 0;
    int year = atoi(about + length - DIGITS);
    about[length - DIGITS - 1] = '\0';
    return year;
}

static void show_named(struct screen *screen, const char *argument)
{
    size_t length = strcspn(argument, " ");
    char *name = string_copy_part(argument, length), *about = text_trimmed(argument + length);
    const struct report *report = report_find(name);
    const struct record_type *type = report != NULL && report->type != NULL ? type_list_find(store_types(screen->store), report->type) : NULL;
    struct error error = {0};
    int year = year_take(report, about);
    int64_t id = 0;
    if (report == NULL) {
        char *names = report_names();
        screen_refuse(screen, _("There is no report \"%s\". Those there are: %s."), name, names);
        free(names);
    } else if (type != NULL && !store_find_id(screen->store, &screen->viewer, type, about, &id, &error)) {
        screen_say_error(screen, &error);
    } else {
        navigate_report(screen, report, id, year);
    }
    free(about);
    free(name);
}

/* --- Those that fit --------------------------------------------------------------------------------------------------- */

/* The reports offered at a place: about the record there, or else about its country, and about none. */
struct offer {
    struct screen *screen;
    const struct record_type *type; /* of the record; NULL: none */
    int64_t id;
};

static void offer_chosen(void *context, const struct choice_list *chosen)
{
    struct offer *offer = context;
    const char *name = choice_list_code(chosen);
    const struct report *report = name != NULL ? report_find(name) : NULL;
    if (report != NULL)
        navigate_report(offer->screen, report, report->type != NULL ? offer->id : 0, 0);
    free(offer);
}

static const struct report *offer_add(struct choice_list *list, const struct record_type *type)
{
    const struct report *last = NULL;
    for (size_t i = 0; i < report_count; i++)
        if (report_is_about(reports[i], type)) {
            last = reports[i];
            choice_list_add(list, last->name, message_text(last->label), NULL, false);
        }
    return last;
}

static void offer_open(const struct offer *offer, struct choice_list *choices)
{
    struct offer *kept = memory_new(sizeof *kept);
    *kept = *offer;
    /* TRANSLATORS: the heading over the reports there are about what the cursor is on */
    const struct choose_options options = {.title = _("Report"), .chosen = offer_chosen, .context = kept};
    choose_open(offer->screen, &options, choices);
}

/* The record the cursor is on; on a line below a record that no report is about, the record itself. */
static void offer_find(struct offer *offer)
{
    struct pane *top = screen_top(offer->screen);
    struct choice_list none = {0};
    if (top->class->selected == NULL || !top->class->selected(top, &offer->type, &offer->id))
        offer->type = NULL;
    if (record_pane_is(top) && (offer->type == NULL || offer_add(&none, offer->type) == NULL))
        record_pane_shows(top, &offer->type, &offer->id);
    choice_list_done(&none);
}

/* Where no report is about the record, the one about its country is offered, with those about none. */
static void offer_others(struct offer *offer, struct choice_list *choices)
{
    char *code = country_of_selected(offer->screen);
    offer->type = NULL;
    if (code[0] != '\0') {
        offer->type = type_list_find(store_types(offer->screen->store), "country");
        offer->id = country_record_id(code);
        offer_add(choices, offer->type);
    }
    offer_add(choices, NULL);
    free(code);
}

/* It is about one record, also where more are marked; it then says so. */
static void show_only(const struct offer *offer, const struct report *report)
{
    struct screen *screen = offer->screen;
    const struct pane *former = screen_top(screen);
    size_t others = screen_marked_beside(screen, offer->id);
    navigate_report(screen, report, offer->id, 0);
    if (others > 0 && screen_top(screen) != former)
        screen_say(screen, message_plural("This is about one record, not the other one that is marked.",
                                          "This is about one record, not the other %zu that are marked.", (unsigned long)others),
                   others);
}

bool report_show(struct screen *screen, const char *argument)
{
    struct offer offer = {.screen = screen};
    struct choice_list choices = {0};
    if (argument != NULL && argument[0] != '\0') {
        show_named(screen, argument);
        return true;
    }
    offer_find(&offer);
    const struct report *only = offer.type != NULL ? offer_add(&choices, offer.type) : NULL;
    if (choices.count == 1) {
        show_only(&offer, only);
        choice_list_done(&choices);
        return true;
    }
    if (choices.count == 0)
        offer_others(&offer, &choices);
    offer_open(&offer, &choices);
    return true;
}

bool report_world_show(struct screen *screen, const char *argument)
{
    (void)argument;
    navigate_report(screen, report_find("world"), 0, 0);
    return true;
}

bool report_quality_show(struct screen *screen, const char *argument)
{
    (void)argument;
    navigate_report(screen, report_find("quality"), 0, 0);
    return true;
}

bool report_coverage_show(struct screen *screen, const char *argument)
{
    (void)argument;
    navigate_report(screen, report_find("coverage"), 0, 0);
    return true;
}

/* --- Writing into a file ---------------------------------------------------------------------------------------------- */

/* What is remembered while questions are answered. */
struct report_export {
    const struct report *report;
    int64_t id;
    int year;
};

static bool write_file(struct screen *screen, const struct report_export *export, const char *path, struct error *error)
{
    const struct report_request request = {.store = screen->store, .viewer = &screen->viewer, .id = export->id, .year = export->year};
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

static bool export_write(struct screen *screen, void *context, const char *path, struct error *error)
{
    if (!write_file(screen, context, path, error))
        return false;
    char *visible = text_visible(path, false);
    screen_say(screen, _("The report is in %s."), visible);
    free(visible);
    return true;
}

bool report_export(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    if (!report_pane_is(top))
        return false;
    struct report_export *export = memory_new(sizeof *export);
    export->report = report_pane_report(top, &export->id, &export->year);
    char *usual = string_format("%s.html", export->report->name);
    /* TRANSLATORS: asks for the name of a file; its ending says which form is written. */
    write_to_ask(screen, &(struct write_to){.label = _("Write to (.html, .md, .txt): "), .usual = usual, .given = argument, .write = export_write,
                                            .context = export, .release = free});
    free(usual);
    return true;
}
