/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that hold for the whole program: which database, which language, who acts, whether anything may be written. */
#ifndef LRN_OPTIONS_H
#define LRN_OPTIONS_H

#include "src/error.h"
#include "src/message.h"
#include "src/viewer.h"
#include "ui/arguments.h"
#include "ui/pace.h"

struct options {
    const char *database; /* path */
    const char *user;     /* who acts, never NULL */
    enum language language;
    enum economy economy;
    bool read_only;
    bool help;    /* --help was given */
    bool version; /* --version was given */
    char *owned_database; /* what database and user point to where the call names none */
    char *owned_user;
};

/* What holds where the call says nothing: the usual database, the saved or the environment's language, the saved person or the login name. */
void options_init(struct options *options);
void options_done(struct options *options);

/* Makes the options known to a reader of arguments. */
void options_allow(struct arguments *arguments);

/* Reads the options before the command; *command gets the index of its word, argc where there is none. The interface's language follows --lang at once,
 * so that what is wrong after it is said in it. */
bool options_parse(struct options *options, int argc, char **argv, int *command, struct error *error);

/* The options as a table, for help. */
extern const struct option_row option_rows[];
extern const size_t option_row_count;

/* On whose behalf the store is asked. */
struct viewer options_viewer(const struct options *options);

#endif
