/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: finds the command, runs it, says what went wrong, and gives the exit status. */
#ifndef LRN_CLI_H
#define LRN_CLI_H

struct error;
struct options;

/* Runs the command argv[0] with its arguments, or shows the help or version the options ask for. Returns the program's exit status. */
int cli_run(const struct options *options, int argc, char **argv);

/* Says on standard error what went wrong, as one line; returns the exit status for it. */
int cli_complain(const struct error *error);

#endif
