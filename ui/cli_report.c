/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn report: a finished text about a record or the network, for people to read or print. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdlib.h>
#include <string.h>

#include "db/report.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/quote.h"
#include "src/types.h"
#include "ui/report_file.h"
#include "ui/suggest.h"
#include "ui/table.h"

enum { REPORTS_MOST = 16, TEXT_WIDTH = 80, YEAR_LEAST = 1000, YEAR_MOST = 9999 };

/* A report about a type of records is called as they are, in either language. */
static const struct report *report_known(const char *name)
{
    const struct report *report = report_find(name);
    const struct record_type *type = report ? NULL : type_list_match(&types_all, name);

    return type ? report_find(type->name) : report;
}

static const struct report *report_named(const char *name, struct error *error)
{
    const char *names[REPORTS_MOST];
    const struct report *report = report_known(name);
    struct quote quote;

    for (size_t i = 0; i < report_count && i < REPORTS_MOST; i++)
        names[i] = reports[i]->name;
    if (report)
        return report;
    char *near = suggest(name, names, report_count < REPORTS_MOST ? report_count : REPORTS_MOST);
    if (*near)
        error_set(error, ERROR_USAGE, _("There is no report \"%s\". Did you mean %s?"), quote_text(&quote, name), near);
    else
        error_set(error, ERROR_USAGE, _("There is no report \"%s\". \"lrn report --help\" lists them."), quote_text(&quote, name));
    free(near);
    return NULL;
}

/* A report about a record must have one named, the others none. */
static bool check_operands(const struct call *call, const struct report *report, struct error *error)
{
    bool named = call->operand_count > 1;

    if (report->type && !named)
        return error_set(error, ERROR_USAGE, _("The report \"%s\" is about a record: lrn report %s ID."), report->name, report->name);
    if (!report->type && named)
        return error_set(error, ERROR_USAGE, _("The report \"%s\" is about no single record; leave out what follows its name."), report->name);
    return true;
}

static bool find_record(const struct call *call, const struct report *report, int64_t *id, struct error *error)
{
    *id = 0;
    if (!report->type)
        return true;
    return store_find_id(call->store, &call->viewer, type_list_find(store_types(call->store), report->type), call->operands[1], id, error);
}

/* To the terminal's width where it is one, but not wider than is good to read. */
static int text_width_wanted(bool to_file)
{
    int width = to_file ? 0 : table_terminal_width();
    return width > 0 && width < TEXT_WIDTH ? width : TEXT_WIDTH;
}

static bool report_output(struct call *call, const struct document *document, enum report_format format, struct error *error)
{
    const char *output = call_option(call, "output"), *path = output && strcmp(output, "-") != 0 ? output : NULL;
    struct text text = {0};

    report_format_write(format, document, text_width_wanted(path != NULL), &text);
    bool ok = path ? report_file_write(call->store, path, &text, error) : call_write(text_string(&text), text.length, error) && call_flush(error);
    text_done(&text);
    return ok;
}

/* The year asked for, 0 where none is. */
static bool find_year(const struct call *call, const struct report *report, int *year, struct error *error)
{
    const char *wanted = call_option(call, "year");
    struct quote quote;
    int64_t number = 0;

    *year = 0;
    if (!wanted)
        return true;
    if (!report->yearly)
        return error_set(error, ERROR_USAGE, _("The report \"%s\" is of no year; leave out --year."), report->name);
    if (!number_parse_whole(wanted, &number) || number < YEAR_LEAST || number > YEAR_MOST)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no year. A year has four digits: 2026."), quote_text(&quote, wanted));
    *year = (int)number;
    return true;
}

static bool report_run(struct call *call, struct error *error)
{
    const struct report *report = report_named(call->operands[0], error);
    struct document document = {0};
    size_t format = REPORT_TEXT;
    int64_t id;
    int year;

    if (!report || !check_operands(call, report, error) || !find_year(call, report, &year, error) || !call_format(call, report_format_names, REPORT_FORMATS, &format, error)
        || !call_open(call, error) || !find_record(call, report, &id, error))
        return false;
    const struct report_request request = {.store = call->store, .viewer = &call->viewer, .id = id, .year = year};
    bool ok = report_write(report, &request, &document, error) && report_output(call, &document, (enum report_format)format, error);
    document_done(&document);
    return ok;
}

static const struct option_row option_format = {"format", 0, "text|markdown|html", N_("how it is written (text)"), NULL};
static const struct option_row option_output = {"output", 0, N_("FILE"), N_("into a file, which is replaced only once the new one is whole"), NULL};
static const struct option_row option_year = {"year", 0, N_("YEAR"), N_("of a yearly report: the year (this one)"), NULL};
static const struct option_row *const options[] = {&option_format, &option_output, &option_year, NULL};

const struct cli_command cli_report = {
    .name = "report",
    .operands = N_("NAME [ID]"),
    .summary = N_("write a finished text about a record or the network"),
    .details = N_("Reports: \"country CODE\", a country's profile; \"organisation ID\", a profile to mail to a member; \"shortlist NEED\", organisations\n"
                  "that fit a need, with reasons; \"introduction PARTNERSHIP\", a letter that introduces a member and an organisation to each other;\n"
                  "\"partnership ID\", where it stands, for its parties; \"member-year MEMBER\", its year in the parts of the Transparency Act's account;\n"
                  "\"coverage\", what no quality-assured organisation covers; \"world\", an overview by region; \"quality\", profiles that wait.\n"
                  "What somebody marked for the parties or for coordinators stands in none of them.\n"
                  "Markdown and HTML carry the same as text. HTML is one page that holds all it needs, in the chosen language, for printing or sending."),
    .options = options,
    .least = 1,
    .most = 2,
    .run = report_run,
};
