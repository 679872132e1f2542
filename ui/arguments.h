/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a command line read by getopt_long after tables of options, with errors in the interface's language. */
#ifndef LRN_ARGUMENTS_H
#define LRN_ARGUMENTS_H

#include "src/error.h"

#include <stddef.h>

struct options;

/* An option as it is read and as help shows it. */
struct option_row {
    const char *name;
    char letter;          /* of its short form, or 0 */
    const char *argument; /* N_(): what it takes, as help names it; NULL for nothing */
    const char *help;     /* N_() */
    /* Of options that hold for every command: keeps it in options. NULL for those of one command, which asks for them by name. */
    bool (*take)(struct options *options, const char *argument, struct error *error);
};

/* How the words that are no options are read. */
enum arguments_mode {
    ARGUMENTS_STOP = 1 << 0,   /* the first of them ends the reading */
    ARGUMENTS_HYPHEN = 1 << 1  /* after the first of them a word with one hyphen before it is such a one, as -word of a query, but for an option's letter alone */
};

enum { ARGUMENTS_ROWS = 32 };

struct arguments {
    int count;
    char **words;
    int next; /* index of the word read next */
    unsigned mode;
    bool options_ended; /* by "--" */
    bool has_operand;   /* one was read */
    const struct option_row *rows[ARGUMENTS_ROWS];
    size_t row_count;
};

enum argument_kind { ARGUMENT_OPTION, ARGUMENT_OPERAND, ARGUMENT_END, ARGUMENT_WRONG };

/* Begins to read words, of which the first is the program's or the command's name. */
void arguments_open(struct arguments *arguments, int count, char **words, unsigned mode);

/* Makes an option known. */
void arguments_allow(struct arguments *arguments, const struct option_row *row);

/* Reads the next word: an option (row, and text what it takes, or NULL), an operand (text), the end, or what cannot be read (ERROR_USAGE). */
enum argument_kind arguments_next(struct arguments *arguments, const struct option_row **row, const char **text, struct error *error);

#endif
