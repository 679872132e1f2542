/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands may need of the pane they are for, of the database and of who works there. */
#ifndef LRN_NEED_H
#define LRN_NEED_H

enum command_need {
    NEEDS_NOTHING = 0,
    NEEDS_RECORD = 1 << 0, /* a selected record */
    NEEDS_WRITE = 1 << 1,  /* a database that may be written */
    NEEDS_OPEN = 1 << 2,   /* without an argument, in a list: records that are added and deleted by hand */
    NEEDS_IMPORT = 1 << 3, /* a role that may do this, each: src/role.h */
    NEEDS_MERGE = 1 << 4,
    NEEDS_VERIFY = 1 << 5,
    NEEDS_PROFILE = 1 << 6, /* records that these are done to, each: need_types in command.c */
    NEEDS_STEPS = 1 << 7,
    NEEDS_PARTNER = 1 << 8,
    NEEDS_PERSON = 1 << 9,
    NEEDS_COUNTRY = 1 << 10,
    NEEDS_NO_GRID = 1 << 11, /* a pane that is not the grid already */
    NEEDS_HISTORY = 1 << 12, /* a role that may do this, each, as above */
    NEEDS_FORGET = 1 << 13,
    NEEDS_COPY = 1 << 14,
    NEEDS_MARKS = 1 << 15, /* records that are marked, or one to begin with */
    NEEDS_ASKING = 1 << 16, /* a role that may do this, each, as above */
    NEEDS_WORK = 1 << 17
};

#endif
