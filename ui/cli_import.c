/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn import: a list that somebody made, taken in as one change. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/date_columns.h"
#include "src/id_column.h"
#include "src/list_open.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/quote.h"
#include "ui/import_profile.h"
#include "ui/import_report.h"
#include "ui/input_file.h"
#include "ui/output_path.h"

/* A call at work. */
struct importing {
    struct call *call;
    const struct record_type *type;
    int file;
    struct csv_stream *stream;
    struct mapping mapping;
    struct import *import;
    struct import_options options;
    struct import_report report;
    enum date_order dates;
    struct import_profile profile; /* how it is read, beside its columns: by the profile and by the call */
    char *profile_text;  /* what the profile itself says of that, or NULL */
    bool is_profile_new; /* nothing is kept yet under the name that was given */
    bool json;
    int64_t change;
};

/* --- Options -------------------------------------------------------------------------------------------------------------- */

static bool policy_read(const struct call *call, enum import_policy *policy, struct error *error)
{
    static const char *const names[] = {[IMPORT_SKIP] = "skip", [IMPORT_FILL] = "fill", [IMPORT_UPDATE] = "update", [IMPORT_CREATE] = "create"};
    const char *wanted = call_option(call, "on-duplicate");
    struct quote quote;

    *policy = IMPORT_SKIP;
    for (size_t i = 0; wanted && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], wanted) == 0) {
            *policy = (enum import_policy)i;
            return true;
        }
    return !wanted || error_set(error, ERROR_USAGE, _("--on-duplicate knows skip, fill, update and create, not \"%s\"."), quote_text(&quote, wanted));
}

static bool delimiter_read(const struct call *call, char *delimiter, struct error *error)
{
    const char *wanted = call_option(call, "delimiter");
    struct quote quote;

    *delimiter = wanted ? csv_delimiter_parse(wanted) : '\0';
    if (wanted && *delimiter == '\0')
        return error_set(error, ERROR_USAGE, _("\"%s\" is no delimiter. Choose comma, semicolon, tab or pipe."), quote_text(&quote, wanted));
    return true;
}

static bool lines_read(const struct call *call, enum csv_lines *lines, struct error *error)
{
    const char *wanted = call_option(call, "lines");
    struct quote quote;

    *lines = !wanted ? CSV_LINES_FOUND : strcmp(wanted, "quoted") == 0 ? CSV_LINES_QUOTED : CSV_LINES_PLAIN;
    return *lines != CSV_LINES_PLAIN || strcmp(wanted, "plain") == 0 || error_set(error, ERROR_USAGE, _("--lines knows plain and quoted, not \"%s\"."), quote_text(&quote, wanted));
}

static bool dates_read(const struct call *call, enum date_order *dates, struct error *error)
{
    const char *wanted = call_option(call, "dates");
    struct quote quote;

    *dates = !wanted                               ? DATE_ORDER_NONE
             : strcmp(wanted, "day-first") == 0    ? DATE_ORDER_DAY_FIRST
             : strcmp(wanted, "month-first") == 0  ? DATE_ORDER_MONTH_FIRST
                                                   : DATE_ORDER_EITHER;
    return *dates != DATE_ORDER_EITHER || error_set(error, ERROR_USAGE, _("--dates knows day-first and month-first, not \"%s\"."), quote_text(&quote, wanted));
}

/* Calls take for what each use of an option took, in their order. */
static bool options_each(struct importing *importing, const char *name, bool (*take)(struct importing *importing, const char *text, struct error *error),
                         struct error *error)
{
    const struct call *call = importing->call;
    bool ok = true;

    for (size_t i = 0; ok && i < call->given_count; i++)
        if (strcmp(call->given[i].row->name, name) == 0)
            ok = take(importing, call->given[i].argument, error);
    return ok;
}

static bool map_take(struct importing *importing, const char *text, struct error *error)
{
    return mapping_assign(&importing->mapping, text, error);
}

static bool rest_take(struct importing *importing, const char *text, struct error *error)
{
    const struct field *field = mapping_field(importing->type, text, error);

    return field && mapping_keep_rest(&importing->mapping, field, error);
}

static bool set_take(struct importing *importing, const char *text, struct error *error)
{
    (void)error;
    import_profile_add(&importing->profile, IMPORT_RULE_SET, text);
    return true;
}

static bool where_take(struct importing *importing, const char *text, struct error *error)
{
    (void)error;
    import_profile_add(&importing->profile, IMPORT_RULE_WHERE, text);
    return true;
}

/* The field that a value for all rows is for; NULL where there is none. */
static const struct field *set_field(const struct importing *importing, const char *text)
{
    char *name = string_copy_part(text, strcspn(text, "="));
    struct error error;
    const struct field *field = mapping_field(importing->type, name, &error);

    free(name);
    return field;
}

/* Whether the call itself says what fills the field of a value for all rows. */
static bool set_is_beaten(void *context, const char *text)
{
    const struct importing *importing = context;
    const struct call *call = importing->call;
    const struct field *field = set_field(importing, text);

    if (!field || importing->mapping.fixed[type_field_index(importing->type, field)])
        return true;
    for (size_t i = 0; i < call->given_count; i++)
        if (strcmp(call->given[i].row->name, "set") == 0 && set_field(importing, call->given[i].argument) == field)
            return true;
    return false;
}

/* The rules of the profile, as far as the call says nothing else, and its own. */
static bool rules_gather(struct importing *importing, struct error *error)
{
    import_profile_drop(&importing->profile, IMPORT_RULE_SET, set_is_beaten, importing);
    if (call_option(importing->call, "where"))
        import_profile_drop(&importing->profile, IMPORT_RULE_WHERE, NULL, NULL);
    if (call_option(importing->call, "profile"))
        importing->profile_text = import_profile_text(&importing->profile);
    return options_each(importing, "set", set_take, error) && options_each(importing, "where", where_take, error);
}

static bool set_apply(struct importing *importing, const char *text, struct error *error)
{
    struct error inner;

    if (import_set(importing->import, text, &inner))
        return true;
    if (inner.field)
        return error_set(error, ERROR_USAGE, "--set %s: %s", inner.field->name, inner.text);
    *error = inner;
    return false;
}

static bool rules_apply(struct importing *importing, struct error *error)
{
    const struct import_profile *profile = &importing->profile;
    bool ok = true;

    for (size_t i = 0; ok && i < profile->rule_count; i++)
        ok = profile->rules[i].kind == IMPORT_RULE_SET ? set_apply(importing, profile->rules[i].text, error) : import_where(importing->import, profile->rules[i].text, error);
    return ok;
}

static bool spelling_take(struct importing *importing, const char *text, struct error *error)
{
    return import_spelling(importing->import, text, error);
}

/* --- The list ------------------------------------------------------------------------------------------------------------- */

static bool profile_open(struct importing *importing, struct error *error)
{
    const char *profile = call_option(importing->call, "profile");

    if (profile && !*profile)
        return error_set(error, ERROR_USAGE, _("A profile needs a name."));
    importing->is_profile_new = profile && !import_profile_load(profile, importing->type, &importing->profile);
    return true;
}

/* How the file is read: what the call says goes before what the profile does. */
static bool reading_find(struct importing *importing, struct error *error)
{
    const struct call *call = importing->call;
    struct csv_options options = importing->profile.reading, asked;

    if (!delimiter_read(call, &asked.delimiter, error) || !lines_read(call, &asked.lines, error) || !call_number(call, "header-line", options.header_line, &options.header_line, error))
        return false;
    if (call_option(call, "encoding"))
        options.encoding = call_option(call, "encoding");
    if (asked.delimiter)
        options.delimiter = asked.delimiter;
    if (asked.lines != CSV_LINES_FOUND)
        options.lines = asked.lines;
    options.no_header = options.no_header || call_option(call, "no-header");
    import_profile_read(&importing->profile, &options);
    return true;
}

static bool stream_open(struct importing *importing, struct error *error)
{
    const char *path = importing->call->operands[1];

    if (!reading_find(importing, error))
        return false;
    importing->file = input_file_open(path, error);
    if (importing->file < 0)
        return false;
    importing->stream = list_open(importing->file, input_file_name(path), &importing->profile.reading, importing->type, error);
    return importing->stream != NULL;
}

static bool mapping_open(struct importing *importing, struct error *error)
{
    const struct csv_dialect *dialect = csv_stream_dialect(importing->stream);
    const char **headers = memory_new_array(dialect->columns + 1, sizeof *headers);

    for (size_t i = 0; i < dialect->columns; i++)
        headers[i] = csv_stream_header(importing->stream, i);
    mapping_init(&importing->mapping, importing->type, headers, dialect->columns, dialect->header_line == 0);
    free(headers);
    id_column_check(&importing->mapping, importing->stream);
    import_profile_map(&importing->profile, &importing->mapping);
    date_columns_find(&importing->mapping, importing->stream, importing->dates);
    return options_each(importing, "map", map_take, error) && options_each(importing, "keep-rest", rest_take, error);
}

static bool import_open(struct importing *importing, struct error *error)
{
    struct call *call = importing->call;

    importing->options.file = importing->file;
    importing->options.strict = call_option(call, "strict") != NULL;
    importing->options.begin = import_report_begin;
    importing->options.note = import_report_note;
    importing->options.progress = isatty(STDERR_FILENO) ? import_report_progress : NULL;
    importing->options.context = &importing->report;
    importing->import = import_new(call->store, &call->viewer, importing->stream, &importing->mapping, &importing->options);
    return rules_gather(importing, error) && rules_apply(importing, error) && options_each(importing, "spelling", spelling_take, error);
}

/* --- The work ------------------------------------------------------------------------------------------------------------- */

/* A slip in its name is not taken without a word. */
static void profile_say(const struct importing *importing)
{
    char *names = import_profile_names(importing->type);
    struct quote quote;

    quote_text(&quote, call_option(importing->call, "profile"));
    if (*names)
        fprintf(stderr, _("There is no profile %s yet; there are: %s.\n"), quote.text, names);
    else
        fprintf(stderr, _("There is no profile %s yet.\n"), quote.text);
    free(names);
}

static bool recognised_say(const struct importing *importing, struct error *error)
{
    if (!import_report_file(importing->stream, error))
        return false;
    char *last = call_option(importing->call, "profile") ? NULL : import_profile_last(&importing->mapping);

    if (importing->is_profile_new)
        profile_say(importing);
    import_report_mapping(&importing->mapping);
    if (importing->profile_text && *importing->profile_text)
        /* TRANSLATORS: the options of the command line that a profile stands for, and its name. */
        fprintf(stderr, _("The profile %s says: %s\n"), call_option(importing->call, "profile"), importing->profile_text);
    if (last)
        fprintf(stderr, _("A list with this header was last read with --profile %s.\n"), last);
    free(last);
    return true;
}

/* Where --where asks for what no row is nothing was found, which the report says. */
static int import_status(const struct importing *importing)
{
    const struct import *import = importing->import;

    if (import_rows(import) == 0 && import_rows_left_out(import) > 0)
        return error_exit_status(ERROR_NOT_FOUND);
    return import_count(import, IMPORT_REJECTED) > 0 ? error_exit_status(ERROR_RULE) : 0;
}

static bool import_run(struct importing *importing, struct error *error)
{
    const char *profile = call_option(importing->call, "profile");
    bool dry_run = call_option(importing->call, "dry-run") != NULL;

    bool ok = recognised_say(importing, error) && import_ready(importing->import, error) && import_check(importing->import, error) && import_report_sync(&importing->report, error)
              && (dry_run || import_commit(importing->import, &importing->change, error));
    ok = import_report_end(&importing->report, ok, ok ? error : NULL) && ok;
    if (!ok)
        return false;
    if (profile && !dry_run)
        import_profile_keep(profile, &importing->profile, &importing->mapping);
    if (importing->json)
        import_report_json(&importing->report, importing->import, importing->change);
    else
        import_report_text(&importing->report, importing->import, importing->change, dry_run);
    importing->call->status = import_status(importing);
    return true;
}

static void importing_done(struct importing *importing)
{
    import_free(importing->import);
    mapping_done(&importing->mapping);
    import_profile_done(&importing->profile);
    free(importing->profile_text);
    csv_stream_free(importing->stream);
    if (importing->file >= 0)
        close(importing->file);
}

/* What goes into a file of its own, by the option that names it. */
static bool path_check(const struct call *call, const char *option, struct error *error)
{
    const char *path = call_option(call, option);

    if (path && strcmp(path, "-") == 0)
        /* TRANSLATORS: an option's name. */
        return error_set(error, ERROR_USAGE, _("--%s is followed by a file's name: standard output has the report."), option);
    return !path || (output_path_spares_database(path, call->store, error) && output_path_spares_list(path, call->operands[1], error));
}

static bool paths_check(const struct call *call, struct error *error)
{
    const char *rejects = call_option(call, "rejects"), *notes = call_option(call, "notes");

    if (rejects && notes && strcmp(rejects, notes) == 0)
        return error_set(error, ERROR_USAGE, _("--rejects and --notes are followed by two files' names."));
    return path_check(call, "rejects", error) && path_check(call, "notes", error);
}

/* Letters of another script read as Western ones would be written as they are: nothing is, until somebody says what it is. */
static bool encoding_check(const struct importing *importing, struct error *error)
{
    const char *name = csv_stream_name(importing->stream), *doubt = csv_stream_doubt(importing->stream);

    if (!doubt)
        return true;
    char *perhaps = *doubt ? string_format(_(" Perhaps it is %s."), doubt) : string_copy("");
    error_set(error, ERROR_USAGE, _("%s: Its letters fit neither UTF-8 nor a Western encoding well; --encoding says which it is.%s"), name, perhaps);
    free(perhaps);
    return false;
}

static bool import_command(struct call *call, struct error *error)
{
    struct importing importing = {.call = call, .type = call_type(call->operands[0], error), .file = -1};

    if (!importing.type)
        return false;
    bool ok = policy_read(call, &importing.options.policy, error) && dates_read(call, &importing.dates, error) && call_wants_json(call, &importing.json, error) && profile_open(&importing, error)
              && stream_open(&importing, error) && encoding_check(&importing, error) && mapping_open(&importing, error) && call_open(call, error) && paths_check(call, error);
    importing.report = (struct import_report){.stream = importing.stream, .mapping = &importing.mapping, .rejects_path = call_option(call, "rejects"),
                                              .notes_path = call_option(call, "notes")};
    ok = ok && import_open(&importing, error) && import_run(&importing, error);
    importing_done(&importing);
    return ok;
}

static const struct option_row encoding_row = {"encoding", 0, N_("NAME"), N_("its encoding, where it is not recognised"), NULL};
static const struct option_row delimiter_row = {"delimiter", 0, N_("CHARACTER"), N_("what stands between its cells: comma, semicolon, tab, pipe"), NULL};
static const struct option_row lines_row = {"lines", 0, "plain|quoted", N_("whether each line stands in quotation marks as a whole"), NULL};
static const struct option_row no_header_row = {"no-header", 0, NULL, N_("its first row is data; columns go by their numbers"), NULL};
static const struct option_row header_line_row = {"header-line", 0, N_("N"), N_("the line its header is on, or with --no-header its first row"), NULL};
static const struct option_row map_row = {"map", 0, N_("FIELD=HEADER"), N_("what a field is read from; several for one field are joined"), NULL};
static const struct option_row profile_row = {"profile", 0, N_("NAME"), N_("read it as last time under this name, and remember how it was read"), NULL};
static const struct option_row rest_row = {"keep-rest", 0, N_("FIELD"), N_("keep columns that nothing else reads together in this field, below what it says"), NULL};
static const struct option_row set_row = {"set", 0, N_("FIELD=VALUE"), N_("a value for every row, whatever a column says"), NULL};
static const struct option_row where_row = {"where", 0, N_("HEADER=VALUE"), N_("only rows where a column has this value"), NULL};
static const struct option_row spelling_row = {"spelling", 0, N_("FIELD:WORD=MEANING"), N_("what a word means that a field does not know; remembered unless it can mean two countries"), NULL};
static const struct option_row dates_row = {"dates", 0, "day-first|month-first", N_("how dates like 02/03/2026 are read, where a column does not tell"), NULL};
static const struct option_row strict_row = {"strict", 0, NULL, N_("reject rows with a cell that cannot be read"), NULL};
static const struct option_row duplicate_row = {"on-duplicate", 0, "skip|fill|update|create", N_("what is there already: left out (skip), empty fields filled, updated, added"), NULL};
static const struct option_row dry_run_row = {"dry-run", 0, NULL, N_("say what would happen, write nothing"), NULL};
static const struct option_row rejects_row = {"rejects", 0, N_("FILE"), N_("write rejected rows there, with the reasons, to be mended and read again"), NULL};
static const struct option_row notes_row = {"notes", 0, N_("FILE"), N_("write all that is told of rows there, however many there are"), NULL};

static const struct option_row *const options[] = {
    &encoding_row, &delimiter_row, &lines_row, &no_header_row, &header_line_row, &map_row, &rest_row, &profile_row, &set_row, &where_row,
    &spelling_row, &dates_row,     &strict_row,    &duplicate_row, &dry_run_row,     &rejects_row, &notes_row, &call_option_format, NULL,
};

const struct cli_command cli_import = {
    .name = "import",
    .operands = N_("TYPE FILE"),
    .summary = N_("take in a list (CSV) as one change"),
    .details = N_("FILE may be - for standard input. Encoding, delimiter, header and columns are recognised and said first. A row with the id of a record\n"
                  "changes that record; an empty cell changes nothing. What is most likely there already is left out unless --on-duplicate says otherwise."),
    .options = options,
    .least = 2,
    .most = 2,
    .needs = CLI_WRITE,
    .deed = DEED_IMPORT,
    .run = import_command,
};
