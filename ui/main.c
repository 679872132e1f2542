/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program starts: its streams, its limits, its locale, its language; then a command, or the screen. */
#include "config.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "src/error.h"
#include "src/icu.h"
#include "src/message.h"
#include "src/place.h"
#include "ui/cli.h"
#include "ui/loop.h"
#include "ui/options.h"

/* Where one of the standard streams is closed, its number must not go to the next file that is opened, which may be the database: something is opened
 * in its place that fails as a closed stream does. */
static void streams_open(void)
{
    static const int flags[] = {[STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};

    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) == -1)
            open("/dev/null", flags[stream]);
}

/* A file that may not grow any further is told like a full disk, with what was begun cleared away, instead of ending the program. */
static void limits_open(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    sigemptyset(&ignore.sa_mask);
    sigaction(SIGXFSZ, &ignore, NULL);
}

/* Text is UTF-8 whatever the environment says, so that every letter comes out right where LANG is unset, C or an older encoding. */
static void locale_open(void)
{
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static int run(struct options *options, int argc, char **argv)
{
    struct error error = {0};
    int command;

    if (!options_parse(options, argc, argv, &command, &error))
        return cli_complain(&error);
    bool asks = options->help || options->version;
    if (!options->database && !asks) {
        error_set(&error, ERROR_USAGE, _("There is no home folder to look for the database in: name it by --db or in $LRN_DB."));
        return cli_complain(&error);
    }
    if (command == argc && !asks && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return screen_run(options);
    return cli_run(options, argc - command, argv + command);
}

int main(int argc, char **argv)
{
    struct options options;

    streams_open();
    limits_open();
    locale_open();
    icu_open();
    message_open(place_catalogue);
    options_init(&options);
    message_set_language(options.language);
    int status = run(&options, argc, argv);
    options_done(&options);
    message_close();
    return status;
}
