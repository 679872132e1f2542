/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of a command from the command line: its words read, its options at hand, the store once the command has opened it. */
#ifndef LRN_CALL_H
#define LRN_CALL_H

#include "db/create.h"
#include "src/role.h"
#include "ui/options.h"
#include "ui/progress.h"

struct call;

enum cli_need {
    CLI_WRITE = 1 << 0, /* refused with --read-only */
    CLI_QUERY = 1 << 1  /* words with one hyphen before them belong to a query */
};

/* What a command of the command line is; each stands in the file of its concern, and cli.c lists them. */
struct cli_command {
    const char *name;
    const char *operands; /* N_(): what follows the name, as help writes it */
    const char *summary;  /* N_(): one line for the list of commands */
    const char *details;  /* N_(): what its own help adds, or NULL */
    const struct option_row *const *options; /* its own, NULL at the end; or NULL */
    size_t least, most;   /* operands; most SIZE_MAX: any number */
    unsigned needs;       /* enum cli_need */
    enum deed deed;       /* what the person must be allowed to do */
    bool (*run)(struct call *call, struct error *error);
};

/* An option of the command that was given, and what it took. */
struct call_option {
    const struct option_row *row;
    const char *argument;
};

struct call {
    const struct cli_command *command;
    struct options options; /* with those given after the command's name; owns nothing */
    const char **operands;
    size_t operand_count;
    struct call_option *given; /* in their order */
    size_t given_count;
    struct store *store; /* NULL until call_open */
    struct viewer viewer;
    struct progress progress;
    int status; /* what a command that succeeds ends with: 0, or 1 for "in part" */
};

/* Reads the words after the command's name (which is the first of words). */
bool call_parse(struct call *call, const struct cli_command *command, const struct options *options, int count, char **words,
                struct error *error);
void call_done(struct call *call);

/* How a command is called: "lrn show TYPE ID". The caller frees it. */
char *call_usage(const struct cli_command *command);

/* Whether the command writes into the database: a dry run does not. */
bool call_writes(const struct call *call);

/* How the database the options name is opened, showing progress on a terminal. */
struct store_options call_opening(struct call *call);

/* Opens the database the options name, showing progress on a terminal: after the words were looked at, whose faults come first. */
bool call_open(struct call *call, struct error *error);

/* Makes it, shared as store_options says, and opens it. */
bool call_create(struct call *call, bool shared, const struct create_content *content, struct error *error);

/* The options that several commands have. */
extern const struct option_row call_option_limit;
extern const struct option_row call_option_format; /* text or json */

/* What the last option of a name took ("" for one that takes nothing), or NULL where it was not given. */
const char *call_option(const struct call *call, const char *name);

/* Which of the names --format asks for; the first where it was not given. */
bool call_format(const struct call *call, const char *const *names, size_t count, size_t *format, struct error *error);

/* Whether --format json was given, of the formats text and json. */
bool call_wants_json(const struct call *call, bool *json, struct error *error);

/* The number an option gives; usual where it was not given. */
bool call_number(const struct call *call, const char *name, size_t usual, size_t *number, struct error *error);

/* The number --limit gives; SIZE_MAX where there is none. */
bool call_limit(const struct call *call, size_t *limit, struct error *error);

/* The record type of a word; NULL and ERROR_USAGE, with the names near to it, where there is none. */
const struct record_type *call_type(const char *word, struct error *error);

/* Refuses a word that names no field of a type (ERROR_USAGE), with the names near to it, computed ones among them where these would do; returns false. */
bool call_refuse_field(const struct record_type *type, const char *word, bool with_computed, struct error *error);

/* Sends what was written to standard output. False where that failed: with ERROR_CANCELLED and no text where the reader has gone, which is no
 * matter to speak of. */
bool call_flush(struct error *error);

/* Writes to standard output, failing in the same way; a terminal gets of it what it may (text_visible), others all of it. */
bool call_write(const char *bytes, size_t length, struct error *error);

#endif
