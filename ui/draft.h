/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what was typed into a form and not saved, kept in the state folder so that a lost line or a crash costs seconds. */
#ifndef LRN_DRAFT_H
#define LRN_DRAFT_H

#include "src/record.h"

#include <stddef.h>

/* One field's text as it was typed, and as it was before. */
struct draft_field {
    char *name;
    char *text;
    char *before; /* machine form of the value the form was opened with */
};

struct draft {
    char *path;      /* its file; NULL before it was written */
    char *database;  /* the database's path */
    char *type;
    int64_t id;      /* 0: a new record */
    char at[DATE_TEXT_SIZE]; /* UTC, when it was kept */
    char *title;     /* what the record was called */
    char *place;     /* the field that had the cursor; NULL: not told */
    struct draft_field *fields;
    size_t count;
};

void draft_done(struct draft *draft);
void draft_add(struct draft *draft, const char *name, const char *text, const char *before);

/* Writes it (0600, whole or not at all); the first time a file is made for it. draft_forget takes the file away. */
bool draft_write(struct draft *draft);
void draft_forget(struct draft *draft);

/* Reads all drafts of a database, latest first; returns the count, *drafts is allocated, the caller ends each with draft_done. A draft of a process that
 * still runs is left out. */
size_t draft_find(const char *database, struct draft **drafts);

#endif
