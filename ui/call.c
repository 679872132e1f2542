/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/call.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/people.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/suggest.h"

const struct option_row call_option_limit = {"limit", 0, N_("N"), N_("at most N of them"), NULL};
const struct option_row call_option_format = {"format", 0, "text|json", N_("how it is written (text)"), NULL};

/* --- Words ------------------------------------------------------------------------------------------------------------ */

static void call_take_operand(struct call *call, const char *text)
{
    call->operands[call->operand_count++] = text;
}

static bool call_take_option(struct call *call, const struct option_row *row, const char *argument, struct error *error)
{
    if (row->take)
        return row->take(&call->options, argument, error);
    call->given[call->given_count++] = (struct call_option){.row = row, .argument = argument ? argument : ""};
    return true;
}

char *call_usage(const struct cli_command *command)
{
    const char *operands = message_text(command->operands);

    return string_format("lrn %s%s%s", command->name, *operands ? " " : "", operands);
}

static bool call_check_count(const struct call *call, struct error *error)
{
    const struct cli_command *command = call->command;
    struct quote quote;

    if (call->options.help || call->options.version)
        return true;
    if (call->operand_count >= command->least && call->operand_count <= command->most)
        return true;
    char *usage = call_usage(command);
    if (call->operand_count < command->least)
        /* TRANSLATORS: how a command is called: lrn show TYPE ID. */
        error_set(error, ERROR_USAGE, _("Something is missing. The call is: %s"), usage);
    else
        error_set(error, ERROR_USAGE, _("\"%s\" is one word too many. The call is: %s"), quote_text(&quote, call->operands[command->most]), usage);
    free(usage);
    return false;
}

bool call_parse(struct call *call, const struct cli_command *command, const struct options *options, int count, char **words,
                struct error *error)
{
    struct arguments arguments;
    const struct option_row *row;
    const char *text;
    enum argument_kind kind;

    *call = (struct call){.command = command, .options = *options};
    call->operands = memory_new_array((size_t)count, sizeof *call->operands);
    call->given = memory_new_array((size_t)count, sizeof *call->given);
    arguments_open(&arguments, count, words, command->needs & CLI_QUERY ? ARGUMENTS_HYPHEN : 0);
    options_allow(&arguments);
    for (size_t i = 0; command->options && command->options[i]; i++)
        arguments_allow(&arguments, command->options[i]);
    while ((kind = arguments_next(&arguments, &row, &text, error)) == ARGUMENT_OPTION || kind == ARGUMENT_OPERAND) {
        if (kind == ARGUMENT_OPERAND)
            call_take_operand(call, text);
        else if (!call_take_option(call, row, text, error))
            return false;
    }
    call->viewer = options_viewer(&call->options);
    return kind == ARGUMENT_END && call_check_count(call, error);
}

void call_done(struct call *call)
{
    store_close(call->store);
    free(call->operands);
    free(call->given);
    *call = (struct call){0};
}

/* --- The database ----------------------------------------------------------------------------------------------------- */

bool call_writes(const struct call *call)
{
    return (call->command->needs & CLI_WRITE) && !call_option(call, "dry-run");
}

struct store_options call_opening(struct call *call)
{
    return (struct store_options){
        .path = call->options.database,
        .types = &types_all,
        .read_only = call->options.read_only,
        .or_reads = !call_writes(call),
        .progress = isatty(STDERR_FILENO) ? progress_show : NULL,
        .context = &call->progress,
    };
}

bool call_open(struct call *call, struct error *error)
{
    const struct store_options options = call_opening(call);

    call->store = store_open(&options, error);
    if (!call->store)
        return false;
    const char *refusal = store_refusal(call->store);
    if (refusal && call_writes(call))
        return error_set(error, ERROR_DATABASE, "%s", refusal);
    people_recognise(call->store, &call->viewer);
    return role_check(&call->viewer, call->command->deed, error);
}

bool call_create(struct call *call, bool shared, const struct create_content *content, struct error *error)
{
    struct store_options options = call_opening(call);

    options.shared = shared;
    call->store = create_database(&options, &call->viewer, content, error);
    return call->store != NULL;
}

/* --- Options ---------------------------------------------------------------------------------------------------------- */

const char *call_option(const struct call *call, const char *name)
{
    for (size_t i = call->given_count; i-- > 0;)
        if (strcmp(call->given[i].row->name, name) == 0)
            return call->given[i].argument;
    return NULL;
}

bool call_format(const struct call *call, const char *const *names, size_t count, size_t *format, struct error *error)
{
    const char *wanted = call_option(call, "format");
    struct quote quote;

    *format = 0;
    if (!wanted)
        return true;
    for (; *format < count; (*format)++)
        if (strcmp(wanted, names[*format]) == 0)
            return true;
    char *all = suggest_all(names, count);
    error_set(error, ERROR_USAGE, _("There is no format \"%s\" here. Choose %s."), quote_text(&quote, wanted), all);
    free(all);
    return false;
}

bool call_wants_json(const struct call *call, bool *json, struct error *error)
{
    static const char *const names[] = {"text", "json"};
    size_t format;

    if (!call_format(call, names, sizeof names / sizeof names[0], &format, error))
        return false;
    *json = format == 1;
    return true;
}

bool call_number(const struct call *call, const char *name, size_t usual, size_t *number, struct error *error)
{
    const char *wanted = call_option(call, name);
    struct quote quote;
    char *end;

    *number = usual;
    if (!wanted)
        return true;
    errno = 0;
    *number = strtoul(wanted, &end, 10);
    if (*wanted < '0' || *wanted > '9' || *end || errno || *number == 0)
        return error_set(error, ERROR_USAGE, _("--%s is a whole number from 1 up, not \"%s\"."), name, quote_text(&quote, wanted));
    return true;
}

bool call_limit(const struct call *call, size_t *limit, struct error *error)
{
    return call_number(call, call_option_limit.name, SIZE_MAX, limit, error);
}

const struct record_type *call_type(const char *word, struct error *error)
{
    const struct record_type *type = type_list_find(&types_all, word);
    struct quote quote;

    if (!type)
        type = type_list_match(&types_all, word);
    if (type)
        return type;
    const char **names = memory_new_array(types_all.count, sizeof *names);
    for (size_t i = 0; i < types_all.count; i++)
        names[i] = types_all.types[i]->name;
    char *near = suggest(word, names, types_all.count);
    if (*near)
        error_set(error, ERROR_USAGE, _("There is no record type \"%s\". Did you mean %s?"), quote_text(&quote, word), near);
    else
        error_set(error, ERROR_USAGE, _("There is no record type \"%s\". \"lrn types\" lists them."), quote_text(&quote, word));
    free(near);
    free(names);
    return NULL;
}

bool call_refuse_field(const struct record_type *type, const char *word, bool with_computed, struct error *error)
{
    const char **names = memory_new_array(type->field_count, sizeof *names);
    struct quote quote;
    size_t count = 0;

    for (size_t i = 0; i < type->field_count; i++)
        if (!(type->fields[i].flags & FIELD_HIDDEN) && (with_computed || !type->fields[i].compute))
            names[count++] = type->fields[i].name;
    char *near = suggest(word, names, count);
    if (*near)
        error_set(error, ERROR_USAGE, _("There is no field \"%s\" in %s. Did you mean %s?"), quote_text(&quote, word), type->name, near);
    else
        error_set(error, ERROR_USAGE, _("There is no field \"%s\" in %s. \"lrn types %s\" lists them."), quote_text(&quote, word), type->name, type->name);
    free(near);
    free(names);
    return false;
}

/* --- Standard output -------------------------------------------------------------------------------------------------- */

/* Whether nobody reads standard output any more. Asked of the system, since the cause of an earlier failure is not kept. */
static bool output_reader_has_gone(int cause)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};

    return cause == EPIPE || (poll(&output, 1, 0) == 1 && (output.revents & POLLERR));
}

static bool output_failed(int cause, struct error *error)
{
    if (output_reader_has_gone(cause)) {
        error_set(error, ERROR_CANCELLED, "%s", "");
        return false;
    }
    if (cause == ENOSPC)
        return error_set(error, ERROR_RULE, _("The output could not be written: the disk is full."));
    return error_set(error, ERROR_RULE, _("The output could not be written: %s."), error_cause(cause ? cause : EIO));
}

bool call_flush(struct error *error)
{
    errno = 0;
    return (fflush(stdout) == 0 && !ferror(stdout)) || output_failed(errno, error);
}

static void terminal_write(const char *bytes, size_t length)
{
    char *part = string_copy_part(bytes, length), *visible = text_visible(part, true);

    fputs(visible, stdout);
    free(visible);
    free(part);
}

bool call_write(const char *bytes, size_t length, struct error *error)
{
    errno = 0;
    if (isatty(STDOUT_FILENO))
        terminal_write(bytes, length);
    else
        fwrite(bytes, 1, length, stdout);
    return !ferror(stdout) || output_failed(errno, error);
}
