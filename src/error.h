/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, in the user's words: filled by the callee, owned by the caller, printed by the command line or the screen. */
#ifndef LRN_ERROR_H
#define LRN_ERROR_H

#include <stdbool.h>

struct field;

/* The kinds of failure; error_exit_status() gives each its exit status (the command line's table). */
enum error_code {
    ERROR_NONE,
    ERROR_USAGE,      /* the call was wrong: unknown type, field, option, unreadable file */
    ERROR_VALUE,      /* a value that its field refuses */
    ERROR_RULE,       /* refused by a rule: still referred to, a gate, undo in the way */
    ERROR_NOT_FOUND,  /* no such record, nothing to undo */
    ERROR_CONFLICT,   /* somebody else changed the same fields meanwhile */
    ERROR_CANCELLED,  /* interrupted by the user or by the next key */
    ERROR_BUSY,       /* somebody else is writing into the database; nothing has happened, and it may be tried again */
    ERROR_DATABASE    /* the database is missing, damaged, newer, full, not writable */
};

enum { ERROR_TEXT_SIZE = 1024 };

struct error {
    enum error_code code;
    const struct field *field; /* the field it is about, or NULL */
    char text[ERROR_TEXT_SIZE]; /* one line in the interface's language */
};

/* Fills error (which may be NULL) and returns false, so that a function can end with return error_set(...). */
bool error_set(struct error *error, enum error_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* As error_set, and names the field. */
bool error_set_field(struct error *error, enum error_code code, const struct field *field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What the system says of an error number, in the interface's language where it is one that people meet; lives as long as the catalogues
 * or until the next call. */
const char *error_cause(int number);

/* Exit status of the program for a code: 0, 1 refused or not found, 2 the call was wrong, 3 the database. */
int error_exit_status(enum error_code code);

#endif
