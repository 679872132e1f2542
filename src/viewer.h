/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looks: the person on whose behalf every store call is made, and how much she may see. */
#ifndef LRN_VIEWER_H
#define LRN_VIEWER_H

#include <stdbool.h>
#include <stdint.h>

enum visibility { VISIBILITY_PUBLIC, VISIBILITY_MEMBERS, VISIBILITY_PARTIES, VISIBILITY_COORDINATORS, VISIBILITY_COUNT };

struct viewer {
    const char *name;       /* who acts, as the history writes it */
    int64_t person;         /* her record, or 0 */
    enum visibility level;  /* the highest level she sees */
    const char *initiative; /* code, or "" */
    const char *role;       /* code, by which src/role.h says what she may do and src/scope.h what she sees; "" or NULL: nobody said */
    const char *countries;  /* set of codes, "" or NULL for all */
    const char *email;      /* hers, by which records of others know her; "" or NULL where it is not known */
    bool unmarked;          /* what she reads leaves the network: the most that somebody marked it for are members, whatever else her level lets her see */
    bool assured;           /* of profiles she reads those quality-assured, as members do */
};

/* Whether a text can stand for a person in the history: it can be read, it is as it is shown, and it has no more characters than names have. */
enum { VIEWER_NAME_LONGEST = 200 };
bool viewer_can_be_called(const char *text);

/* The level of a code; VISIBILITY_COORDINATORS for one that is unknown, so that nothing leaks. */
enum visibility visibility_from_code(const char *code);
const char *visibility_code(enum visibility level);

/* The highest level that something may be marked with for a viewer to see it. */
enum visibility viewer_highest_mark(const struct viewer *viewer);

/* Whether a viewer may see what is marked with a code (NULL or "": not marked, so that its kind's default_code counts). */
bool viewer_may_see(const struct viewer *viewer, const char *code, const char *default_code);

#endif
