/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that somebody made, taken in: every row read, checked and looked for without the write lock, then all of it written as one change. */
#ifndef LRN_IMPORT_H
#define LRN_IMPORT_H

#include "db/store.h"
#include "src/csv_stream.h"
#include "src/mapping.h"
#include "src/similar.h"

/* What becomes of a row. */
enum import_outcome {
    IMPORT_NEW,
    IMPORT_CHANGED,
    IMPORT_SAME,      /* every field it gives is so already */
    IMPORT_DUPLICATE, /* there is a record, or a row above, that is most likely the same thing; left out */
    IMPORT_REJECTED,
    IMPORT_OUTCOME_COUNT
};

/* What is done with a row that is most likely there already: left out, empty fields filled, given fields updated, added all the same. */
enum import_policy { IMPORT_SKIP, IMPORT_FILL, IMPORT_UPDATE, IMPORT_CREATE };

/* Something to be told of one row. */
enum import_note_kind {
    IMPORT_NOTE_REJECTED,  /* the row is not taken */
    IMPORT_NOTE_UNREAD,    /* a cell cannot be read and is left empty */
    IMPORT_NOTE_DUPLICATE, /* what it was taken for, and why */
    IMPORT_NOTE_DOUBT      /* the row is taken, with something mended in it */
};

struct import_note {
    enum import_note_kind kind;
    size_t line;
    const char *column; /* the header, "" where it is about the whole row */
    const char *text;   /* in the interface's language */
    const struct csv_stream_row *row; /* of rejected ones; valid during the call */
    int score;          /* of duplicates */
};

/* A word that a field does not know, and in how many cells. */
struct import_unknown {
    const struct field *field;
    char *value;
    int64_t count;
};

struct import_options {
    enum import_policy policy;
    int file;    /* the descriptor behind the stream, for its digest */
    bool strict; /* a row with a cell that cannot be read is rejected */
    void (*begin)(void *context); /* the check begins, perhaps anew since somebody wrote meanwhile: what was noted before is void */
    void (*note)(void *context, const struct import_note *note);
    void (*progress)(void *context, const char *work, int64_t done, int64_t total); /* bytes of the file */
    bool (*interrupt)(void *context); /* asked now and then: true stops, and nothing has happened */
    void *context;
};

struct import;

/* An import of what stream gives, as mapping says. All of them stay the caller's and must live as long as the import. */
struct import *import_new(struct store *store, const struct viewer *viewer, struct csv_stream *stream, struct mapping *mapping,
                          const struct import_options *options);
void import_free(struct import *import);

/* "FIELD=VALUE": a value for every row, which goes before what a column says. "HEADER=VALUE": only rows where the column has this value, case aside; several must all
 * hold. Both before import_check. */
bool import_set(struct import *import, const char *assignment, struct error *error);
bool import_where(struct import *import, const char *condition, struct error *error);

/* Whether columns or --set give all that every record of the type must have; ERROR_USAGE names what is missing. */
bool import_ready(const struct import *import, struct error *error);

/* Reads and checks every row without writing anything. */
bool import_check(struct import *import, struct error *error);

/* What was found; rows is the sum. */
int64_t import_count(const struct import *import, enum import_outcome outcome);
int64_t import_rows(const struct import *import);
size_t import_unknown_count(const struct import *import);
const struct import_unknown *import_unknown_at(const struct import *import, size_t index);

/* Writes what was checked as one change, which the history calls by the stream's name and counts; *change is 0 where there was nothing to write. All or nothing.
 * Where somebody wrote since the check, that is done again. */
bool import_commit(struct import *import, int64_t *change, struct error *error);

#endif
