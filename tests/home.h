/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A home folder of the test's own, with or without a network in it, and lrn run there without a terminal. */
#ifndef LRN_HOME_H
#define LRN_HOME_H

#include <stdbool.h>
#include <sys/types.h>

enum home_network {
    HOME_WITHOUT,      /* no database: lrn was never used */
    HOME_EMPTY,        /* the reference data only */
    HOME_DEMONSTRATION /* with the demonstration network */
};

/* Begins a new home; it is the one lrn has from now on. With a network lrn has been used there today, and opens with its first list. The networks are made once and copied. All homes are taken away when the test ends. Ends the
 * test where lrn cannot make a network. */
void home_new(enum home_network network);

/* The path of the home, of the database lrn uses there, and of something else in it (the caller frees the last). */
const char *home_folder(void);
const char *home_database(void);
char *home_path(const char *name);

/* The environment lrn gets: little, the same on every machine, and then the changes ("NAME=value" sets, "NAME" takes away; NULL ends them). Freed with
 * home_environment_free. */
char **home_environment(const char *const *changes);
void home_environment_free(char **environment);

/* One variable more for all that is run from now on. */
void home_set(const char *name, const char *value);

/* The program under test. */
const char *home_program(void);

/* Runs lrn with these arguments (NULL ends them) and without a terminal. Returns its standard output, or with home_run_errors its standard error; *status (may
 * be NULL) gets the exit status, 128 + number for a signal. The caller frees the text. */
char *home_run(int *status, const char *const *arguments);
char *home_run_errors(int *status, const char *const *arguments);

/* The same in one line: arguments one after another, NULL at the end. Says whether lrn ended with 0; where not, its complaint becomes a note. */
bool home_lrn(const char *argument, ...);

/* How many records of a type `lrn search` finds; -1 where it finds fault. */
int home_count(const char *type, const char *query);

/* How many forms that were not saved are kept; files of drafts that were not written whole count too. */
int home_drafts(void);

/* Writes or reads a whole file; home_read gives NULL where there is none (the caller frees the text). */
void home_write(const char *path, const char *text);
char *home_read(const char *path);

/* What the system says of a running program's memory, in KiB: "VmRSS" is what it has, "VmHWM" the most it ever had. 0 where it does not say. */
long home_memory(pid_t process, const char *what);

/* How often the bytes of a database and its log say a word, whatever its case. */
int home_database_says(const char *path, const char *word);

/* Copies a file. */
void home_copy(const char *from, const char *to);

/* What sanitizers wrote about the runs so far, "" where they found nothing; it is forgotten then. The caller frees it. */
char *home_sanitizer_reports(void);

#endif
