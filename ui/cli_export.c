/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn export: the records of a type as CSV, into a file or to standard output. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/people.h"
#include "src/csv_dialect.h"
#include "src/encoder.h"
#include "src/encoding.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/export_file.h"

/* What a call asks for, read before the database is opened. */
struct asked {
    struct export_request request;
    struct query query;
    const struct field **columns; /* of --fields */
    struct viewer viewer;
    bool held;   /* a level was asked for that nothing leaves with */
    bool scarce; /* one that records of the type are above unless they say otherwise */
};

/* --- Fields ----------------------------------------------------------------------------------------------------------- */

/* Adds the column of a name to those asked for: the id, for which NULL stands, or a field. */
static bool column_add(struct asked *asked, const char *name, struct error *error)
{
    const struct record_type *type = asked->request.list.type;
    const struct field *field = strcmp(name, "id") == 0 ? NULL : type_field_match(type, name);
    size_t *count = &asked->request.column_count;

    if (strcmp(name, "id") != 0 && (!field || field->flags & FIELD_HIDDEN))
        return call_refuse_field(type, name, true, error);
    for (size_t i = 0; i < *count; i++)
        if (asked->columns[i] == field)
            return error_set(error, ERROR_USAGE, _("The field \"%s\" is given twice."), field ? field->name : name);
    asked->columns = memory_resize(asked->columns, *count + 1, sizeof *asked->columns);
    asked->columns[(*count)++] = field;
    return true;
}

static bool columns_read(const struct call *call, struct asked *asked, struct error *error)
{
    const char *names = call_option(call, "fields");
    bool ok = true;

    while (ok && names) {
        size_t length = strcspn(names, ",");
        char *part = string_copy_part(names, length);
        char *name = text_trimmed(part);

        ok = column_add(asked, name, error);
        names = names[length] ? names + length + 1 : NULL;
        free(name);
        free(part);
    }
    asked->request.columns = asked->columns;
    return ok;
}

/* --- The other options ------------------------------------------------------------------------------------------------ */

/* A level is a word or code. With any the list is for others to read: what is kept for the parties or coordinators is not in it, nor profiles that members do not read. */
static bool visibility_read(const struct call *call, struct asked *asked, struct error *error)
{
    const char *wanted = call_option(call, "visibility");
    struct quote quote;

    asked->viewer = call->viewer;
    if (!wanted)
        return true;
    const struct term *term = vocabulary_find(&vocabulary_visibility, wanted);
    if (!term)
        return error_set(error, ERROR_USAGE, _("There is no visibility \"%s\". Choose public, members, parties or coordinators."), quote_text(&quote, wanted));
    enum visibility level = visibility_from_code(term->code);
    asked->held = level > VISIBILITY_MEMBERS;
    if (asked->held)
        level = VISIBILITY_MEMBERS;
    if (level < asked->viewer.level)
        asked->viewer.level = level;
    asked->scarce = !asked->held && visibility_from_code(asked->request.list.type->level) > level;
    asked->viewer.assured = true;
    return true;
}

static bool delimiter_read(const struct call *call, struct asked *asked, struct error *error)
{
    const char *wanted = call_option(call, "delimiter");
    struct quote quote;

    asked->request.delimiter = wanted ? csv_delimiter_parse(wanted) : asked->request.mark ? ';' : ',';
    if (!asked->request.delimiter || !strchr(",;|\t", asked->request.delimiter))
        return error_set(error, ERROR_USAGE, _("\"%s\" is no delimiter. Choose comma, semicolon, tab or pipe."), quote_text(&quote, wanted));
    return true;
}

/* An encoding that nobody knows is told before anything is written. */
static bool encoding_read(const struct call *call, struct asked *asked, struct error *error)
{
    const char *wanted = call_option(call, "encoding");

    asked->request.encoding = wanted ? encoding_name(wanted) : "UTF-8";
    struct encoder *encoder = encoder_new(asked->request.encoding, error);
    encoder_free(encoder);
    return encoder != NULL;
}

static bool query_read(const struct call *call, struct asked *asked, struct error *error)
{
    const char *wanted = call_option(call, "query");

    asked->request.list.query = &asked->query;
    return query_parse(&asked->query, asked->request.list.type, wanted ? wanted : "", false, error);
}

static bool asked_read(const struct call *call, struct asked *asked, struct error *error)
{
    struct export_request *request = &asked->request;

    *asked = (struct asked){.request.list.type = call_type(call->operands[0], error)};
    request->labels = call_option(call, "labels") != NULL;
    request->tells = call->operand_count > 1 || !isatty(STDOUT_FILENO);
    request->mark = call_option(call, "excel") != NULL;
    /* Machines always get one order. */
    request->list.language = request->labels ? message_language() : LANGUAGE_EN;
    return request->list.type && columns_read(call, asked, error) && visibility_read(call, asked, error) && delimiter_read(call, asked, error)
           && encoding_read(call, asked, error) && query_read(call, asked, error);
}

static void asked_done(struct asked *asked)
{
    query_done(&asked->query);
    free(asked->columns);
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static bool output_take(void *context, const char *bytes, size_t length, struct error *error)
{
    (void)context;
    return call_write(bytes, length, error);
}

/* A terminal shows UTF-8 whatever was asked for. */
static bool export_to_output(const struct call *call, struct asked *asked, struct export_report *report, struct error *error)
{
    if (isatty(STDOUT_FILENO)) {
        asked->request.encoding = "UTF-8";
        asked->request.mark = false;
    }
    return export_rows(call->store, &asked->viewer, &asked->request, output_take, NULL, report, error) && call_flush(error);
}

/* Says on standard error what is not in the export though it was asked for. */
static void report_tell(struct call *call, const struct asked *asked, const struct export_report *report)
{
    if (asked->held) {
        fputs("lrn: ", stderr);
        fputs(_("What is kept for the parties or for coordinators leaves only in an export without --visibility; this one holds what members may see.\n"), stderr);
    }
    if (report->left_out) {
        fputs("lrn: ", stderr);
        fprintf(stderr, _("The field \"%s\" may not be seen at this visibility and was left out.\n"), report->left_out->name);
    }
    if (asked->scarce) {
        fputs("lrn: ", stderr);
        fprintf(stderr, _("A record of this type is for %s as long as its own \"visibility\" does not say otherwise; this export holds only those that say so.\n"),
                vocabulary_word(&vocabulary_visibility, asked->request.list.type->level, message_language()));
    }
    if (report->rows == 0 && asked->request.list.query && !query_is_empty(asked->request.list.query)) {
        fprintf(stderr, "lrn: %s\n", _("Nothing was found."));
        call->status = error_exit_status(ERROR_NOT_FOUND);
    }
    if (report->lost == 0)
        return;
    fputs("lrn: ", stderr);
    fprintf(stderr,
            /* TRANSLATORS: how many characters; the encoding's name; some of the characters; a record's id, or "id" where it is the header. */
            message_plural("%zu character that %s lacks became a question mark: %s (first in %s).\n",
                           "%zu characters that %s lacks became question marks: %s (first in %s).\n", report->lost),
            report->lost, asked->request.encoding, report->some, *report->first ? report->first : "id");
    call->status = error_exit_status(ERROR_RULE);
}

static bool export_run(struct call *call, struct error *error)
{
    struct asked asked;
    struct export_report report = {0};
    const char *path = call->operand_count > 1 ? call->operands[1] : "-";
    bool ok = asked_read(call, &asked, error) && call_open(call, error);
    /* Who she is stands in the database. */
    if (ok)
        people_recognise(call->store, &asked.viewer);

    if (ok && strcmp(path, "-") == 0)
        ok = export_to_output(call, &asked, &report, error);
    else if (ok)
        ok = export_file_write(call->store, &asked.viewer, &asked.request, path, &report, error);
    if (ok)
        report_tell(call, &asked, &report);
    asked_done(&asked);
    return ok;
}

static const struct option_row option_query = {"query", 0, N_("QUERY"), N_("only what the query finds"), NULL};
static const struct option_row option_fields = {"fields", 0, N_("A,B"), N_("these fields, id among them where it is wanted (all)"), NULL};
static const struct option_row option_encoding = {"encoding", 0, N_("NAME"), N_("the encoding: UTF-8, UTF-16LE, WINDOWS-1252 and others (UTF-8)"), NULL};
static const struct option_row option_delimiter = {"delimiter", 0, N_("SIGN"), N_("what separates cells: comma, semicolon, tab or pipe (comma)"), NULL};
static const struct option_row option_visibility = {"visibility", 0, N_("LEVEL"), N_("only what may be told at that level, members at most: public, members"), NULL};
static const struct option_row option_labels = {"labels", 0, NULL, N_("words instead of codes, labels instead of field names"), NULL};
static const struct option_row option_excel = {"excel", 0, NULL, N_("as Excel opens it: with a byte order mark and semicolons"), NULL};
static const struct option_row *const options[] = {
    &option_query, &option_fields, &option_encoding, &option_delimiter, &option_visibility, &option_labels, &option_excel, NULL,
};

const struct cli_command cli_export = {
    .name = "export",
    .operands = N_("TYPE [FILE]"),
    .summary = N_("write records as CSV"),
    .details = N_("Without a file, or with - for one, it goes to standard output. A file that is there is replaced only once the new one is whole.\n"
                  "A text that a spreadsheet would take for a formula, as a telephone number that begins with +, gets an apostrophe before it,\n"
                  "which goes again when lrn reads it. Characters that the encoding lacks become question marks and are told of."),
    .options = options,
    .least = 1,
    .most = 2,
    .run = export_run,
};
