/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/options.h"

#include <stdlib.h>
#include <string.h>

#include "src/login.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/quote.h"
#include "src/viewer.h"
#include "ui/state.h"

/* --- What holds without options --------------------------------------------------------------------------------------- */

void options_init(struct options *options)
{
    struct state *state = state_open();
    const char *language = state_get(state, "language");
    const char *person = state_get(state, "person");

    *options = (struct options){.language = language_from_environment()};
    if (language)
        language_from_code(language, &options->language);
    options->owned_user = person && viewer_can_be_called(person) ? string_copy(person) : login_name();
    options->owned_database = place_database();
    options->user = options->owned_user;
    options->database = options->owned_database;
    state_free(state);
}

void options_done(struct options *options)
{
    free(options->owned_database);
    free(options->owned_user);
    *options = (struct options){0};
}

/* --- The options ------------------------------------------------------------------------------------------------------ */

static bool take_database(struct options *options, const char *argument, struct error *error)
{
    if (!*argument)
        return error_set(error, ERROR_USAGE, _("--db needs the path of a database."));
    options->database = argument;
    return true;
}

static bool take_language(struct options *options, const char *argument, struct error *error)
{
    struct quote quote;

    if (!language_from_code(argument, &options->language))
        return error_set(error, ERROR_USAGE, _("The language \"%s\" is not known. Choose en (English) or nb (norsk)."), quote_text(&quote, argument));
    message_set_language(options->language);
    return true;
}

static bool take_economy(struct options *options, const char *argument, struct error *error)
{
    static const char *const names[] = {[ECONOMY_AUTO] = "auto", [ECONOMY_ON] = "on", [ECONOMY_OFF] = "off"};
    struct quote quote;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(argument, names[i]) == 0) {
            options->economy = (enum economy)i;
            return true;
        }
    }
    return error_set(error, ERROR_USAGE, _("--economy is auto, on or off, not \"%s\"."), quote_text(&quote, argument));
}

static bool take_user(struct options *options, const char *argument, struct error *error)
{
    if (!viewer_can_be_called(argument))
        return error_set(error, ERROR_USAGE, _("--user needs a name that can be read: one line of UTF-8, at most %d characters."), (int)VIEWER_NAME_LONGEST);
    options->user = argument;
    return true;
}

static bool take_read_only(struct options *options, const char *argument, struct error *error)
{
    (void)argument, (void)error;
    options->read_only = true;
    return true;
}

static bool take_help(struct options *options, const char *argument, struct error *error)
{
    (void)argument, (void)error;
    options->help = true;
    return true;
}

static bool take_version(struct options *options, const char *argument, struct error *error)
{
    (void)argument, (void)error;
    options->version = true;
    return true;
}

const struct option_row option_rows[] = {
    /* TRANSLATORS: what an option or command takes, as its help names it: FILE, NAME, TYPE and so on. */
    {"db", 'd', N_("FILE"), N_("the database; otherwise $LRN_DB, otherwise your own"), take_database},
    {"lang", 'l', "en|nb", N_("the language; otherwise the saved one, otherwise the system's"), take_language},
    {"economy", 0, "auto|on|off", N_("how hard to save bytes on the line (auto)"), take_economy},
    {"user", 0, N_("NAME"), N_("who acts; otherwise the saved person, otherwise the login name"), take_user},
    {"read-only", 0, NULL, N_("write nothing"), take_read_only},
    {"help", 'h', NULL, N_("show this help"), take_help},
    {"version", 'V', NULL, N_("show the version"), take_version},
};
const size_t option_row_count = sizeof option_rows / sizeof option_rows[0];

void options_allow(struct arguments *arguments)
{
    for (size_t i = 0; i < option_row_count; i++)
        arguments_allow(arguments, &option_rows[i]);
}

/* --- Reading them ----------------------------------------------------------------------------------------------------- */

bool options_parse(struct options *options, int argc, char **argv, int *command, struct error *error)
{
    struct arguments arguments;
    const struct option_row *row;
    const char *text;
    enum argument_kind kind;

    arguments_open(&arguments, argc, argv, ARGUMENTS_STOP);
    options_allow(&arguments);
    while ((kind = arguments_next(&arguments, &row, &text, error)) == ARGUMENT_OPTION)
        if (!row->take(options, text, error))
            return false;
    *command = arguments.next;
    return kind == ARGUMENT_END;
}

struct viewer options_viewer(const struct options *options)
{
    return (struct viewer){.name = options->user, .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
}
