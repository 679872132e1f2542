/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/cli_commands.h"
#include "ui/suggest.h"
#include "ui/table.h"

static const struct cli_command *const commands[] = {
    &cli_init,   &cli_import,  &cli_search, &cli_match, &cli_show, &cli_add,   &cli_set,    &cli_delete,  &cli_forget, &cli_history,
    &cli_duplicates, &cli_merge, &cli_undo,   &cli_redo,   &cli_check, &cli_export, &cli_backup, &cli_restore, &cli_types,
    &cli_report, &cli_guidance,
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

int cli_complain(const struct error *error)
{
    struct error untold;

    fflush(stdout);
    /* A failure must not pass for success, even where nobody said what it was. */
    if (error->code == ERROR_NONE) {
        error_set(&untold, ERROR_DATABASE, _("It failed, and nothing tells why. \"lrn check\" looks at the database."));
        error = &untold;
    }
    if (*error->text && error->field && error->code == ERROR_VALUE)
        fprintf(stderr, "lrn: %s: %s\n", error->field->name, error->text);
    else if (*error->text)
        fprintf(stderr, "lrn: %s\n", error->text);
    return error_exit_status(error->code);
}

/* --- Help and version ------------------------------------------------------------------------------------------------- */

/* An option as help lists it: "  -d, --db=FILE", then what it does. */
static void help_add_option(struct table *table, const struct option_row *row)
{
    struct text name = {0};

    text_add(&name, "  ");
    if (row->letter)
        text_add_format(&name, "-%c, ", row->letter);
    else
        text_add(&name, "    ");
    text_add_format(&name, "--%s", row->name);
    if (row->argument)
        text_add_format(&name, "=%s", message_text(row->argument));
    table_add(table, (const char *[]){text_string(&name), message_text(row->help)});
    text_done(&name);
}

static void help_options(const struct cli_command *command)
{
    struct table *table = table_new(stdout, 2, 0);

    for (size_t i = 0; command && command->options && command->options[i]; i++)
        help_add_option(table, command->options[i]);
    for (size_t i = 0; i < option_row_count; i++)
        help_add_option(table, &option_rows[i]);
    printf("\n%s\n", _("Options:"));
    table_end(table);
}

static void help_commands(void)
{
    struct table *table = table_new(stdout, 2, 0);

    printf("\n%s\n", _("Commands:"));
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        char *name = string_format("  %s %s", commands[i]->name, message_text(commands[i]->operands));

        table_add(table, (const char *[]){name, message_text(commands[i]->summary)});
        free(name);
    }
    table_end(table);
}

static void help_show(void)
{
    printf("%s\n", _("Usage: lrn [OPTION]... [COMMAND [ARGUMENT]...]"));
    printf("%s\n", _("Local organisations in producer countries, country profiles, risks and partnerships, for advisers in ethical trade.\n"
                     "Without a command, the full-screen interface opens."));
    help_commands();
    help_options(NULL);
    printf("\n%s\n", _("Exit status: 0 all done; 1 done in part, nothing found, or refused by a rule; 2 the call was wrong;\n"
                       "3 the database could not be used. \"lrn COMMAND --help\" says more of a command."));
}

static void help_show_command(const struct cli_command *command)
{
    const char *operands = message_text(command->operands);
    printf(_("Usage: lrn %s [OPTION]...%s%s"), command->name, *operands ? " " : "", operands);
    printf("\n%s\n", message_text(command->summary));
    if (command->details)
        printf("\n%s\n", message_text(command->details));
    help_options(command);
}

static void version_show(void)
{
    printf("%s\n", PACKAGE_STRING);
    printf("%s\n", _("Licence GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.\n"
                     "This is free software: you may change and pass it on. There is no warranty, as far as the law permits."));
}

/* --- Running ---------------------------------------------------------------------------------------------------------- */

static const struct cli_command *command_find(const char *name, struct error *error)
{
    const char *names[COMMAND_COUNT];
    struct quote quote;

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = commands[i]->name;
        if (strcmp(names[i], name) == 0)
            return commands[i];
    }
    char *near = suggest(name, names, COMMAND_COUNT);
    if (*near)
        error_set(error, ERROR_USAGE, _("There is no command \"%s\". Did you mean %s?"), quote_text(&quote, name), near);
    else
        error_set(error, ERROR_USAGE, _("There is no command \"%s\". \"lrn --help\" lists them."), quote_text(&quote, name));
    free(near);
    return NULL;
}

static bool call_run(struct call *call, struct error *error)
{
    const struct cli_command *command = call->command;

    if (call->options.help) {
        help_show_command(command);
        return true;
    }
    if (call->options.version) {
        version_show();
        return true;
    }
    if (call_writes(call) && call->options.read_only)
        return error_set(error, ERROR_USAGE, _("With --read-only nothing is written, so \"%s\" cannot be done."), command->name);
    return command->run(call, error);
}

static bool run(const struct options *options, int argc, char **argv, int *status, struct error *error)
{
    const struct cli_command *command = command_find(argv[0], error);
    struct call call;

    if (!command)
        return false;
    bool ok = call_parse(&call, command, options, argc, argv, error) && call_run(&call, error);
    *status = call.status;
    call_done(&call);
    return ok;
}

int cli_run(const struct options *options, int argc, char **argv)
{
    struct error error = {0};
    int status = 0;
    bool ok = true;

    if (options->help)
        help_show();
    else if (options->version)
        version_show();
    else if (argc == 0)
        ok = error_set(&error, ERROR_USAGE, _("The full-screen interface needs a terminal. \"lrn --help\" lists the commands that need none."));
    else
        ok = run(options, argc, argv, &status, &error);
    if (ok)
        ok = call_flush(&error);
    return ok ? status : cli_complain(&error);
}
