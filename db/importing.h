/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import at work: what all its steps share. Private to db/. */
#ifndef LRN_IMPORTING_H
#define LRN_IMPORTING_H

#include <sys/types.h>
#include <time.h>

#include "db/import.h"
#include "db/importing_keys.h"
#include "db/importing_stage.h"
#include "db/reader.h"
#include "src/text.h"

/* A row as a record. */
struct import_row {
    struct record record; /* what the row and --set give; the rest is empty */
    bool *given;          /* for each field */
    bool rejected;
    struct error error;   /* why: the first of its faults */
    struct import_cell_note *faults; /* all that it is rejected for, once it is */
    size_t fault_count;
    struct import_cell_note *notes; /* what cannot be read in it, or was mended */
    size_t note_count;
    struct import_cell_note *kept; /* columns that are kept together in kept_in and nothing else fills: they are put below what a record says there, and never in its place */
    size_t kept_count;
    const struct field *kept_in;
    struct text text;     /* for working */
};

struct condition {
    size_t column;
    char *key;
};

/* A cell changed by hand, by where its row stands in the file. */
struct import_edited {
    uint64_t offset;
    size_t column;
    char *text;
};

/* What a word means that its field does not know. */
struct import_answer {
    const struct field *field;
    char *word, *key;
    struct value value;
    bool learned; /* at an earlier import */
};

enum import_phase {
    IMPORT_PHASE_NONE,
    IMPORT_PHASE_CHECKING,
    IMPORT_PHASE_CHECKED,
    IMPORT_PHASE_DECIDING,
    IMPORT_PHASE_WRITING,
    IMPORT_PHASE_WRITTEN
};

/* What a check stands on: the state of the database, by others' writes and those of this connection, and of the file. */
struct import_version {
    int64_t data, change;
    off_t file_size;
    struct timespec file_time;
};

struct ahead;  /* importing_ahead.c's */
struct merged; /* importing_merged.c's */
struct known;  /* cells read before, importing_known.c's */
struct file_digest; /* importing_digest.c's */

enum { LEFT_COUNT = 256 };

/* What a thing is like after a row of the list that changes it. */
struct import_left {
    int64_t subject; /* 0: nothing is known */
    uint32_t row;
    struct record record;
};

struct import {
    struct store *store;
    const struct viewer *viewer;
    struct csv_stream *stream;
    struct mapping *mapping;
    const struct record_type *type;
    const struct field *state; /* in which its type's records are, by the steps they take; NULL where they take none */
    const struct field *feature; /* that says that one of them is featured, or NULL */
    struct import_options options;
    struct record blank; /* what a new record has before a row gives anything */
    struct record set; /* values for every row */
    bool *is_set;
    struct condition *conditions;
    size_t condition_count;
    struct import_edited *edits;
    size_t edit_count;
    struct import_answer *answers;
    size_t answer_count;
    const char **cells; /* of the row that was edited and read last */
    struct stage stage;
    struct known *known;
    struct reader_set readers;
    sqlite3_stmt *look;
    sqlite3_stmt *forgotten_look; /* change_record_is_forgotten's */
    struct key_filter records; /* the keys of what is there; empty while too few rows were looked for */
    bool records_are_known;
    int64_t looked;            /* rows looked for */
    struct row_keys *rows;
    struct import_left left[LEFT_COUNT]; /* by what is left: the last that were needed */
    struct import_unknown *unknown;
    size_t unknown_count;
    uint16_t *unknown_places; /* by a word's key: its place, from 1; 0: none */
    bool counting;        /* words that are not known are counted */
    bool has_decisions;   /* there are remembered ones */
    bool is_said;         /* somebody said what is done with all that are matched, looking at them */
    struct merged *merged; /* records that were merged, of the types for which that was asked */
    size_t merged_count;
    const struct record_type **merged_types;
    size_t merged_type_count;
    const struct field *within; /* the field of a column that refers to records of the type itself, so that rows may refer to rows; or NULL */
    bool within_known;    /* all rows were read, so that it is known to which */
    bool waits;           /* the row that was read refers to what may be a row of the list */
    uint64_t reading;     /* the offset of the row that is read */
    size_t reading_line;  /* and its line */
    int64_t left_out;     /* rows that were not wanted */
    int64_t linked;       /* the last row whose references to others were dealt with */
    enum import_phase phase;
    struct ahead *ahead;   /* rows read ahead; NULL until any are */
    int64_t passed;        /* of them the last, counted with those that are not wanted; the row of the stage it is */
    bool is_apart;         /* a copy for those who read rows without the database, and stumble where they need it */
    bool needs_more;
    struct bulk *bulk;     /* while many new records are written */
    struct file_digest *digest; /* while rows are written */
    struct import_version version;
    struct import_row row; /* that is being checked or written */
    int64_t done;          /* rows read by the check, decided on anew, or written */
    int64_t decided_until; /* the last row that is to be decided on anew */
    uint64_t at;           /* the offset the check has come to */
    unsigned asked;        /* how often the commit was asked whether it is to stop */
    bool stopped;
    int checks;            /* begun for a commit because somebody wrote meanwhile */
    bool begun;            /* the change is open: while rows are written, and while they are checked where others write all the time */
    bool (*interrupt)(void *context); /* the store's, put aside while rows are read */
    int64_t previewed;     /* rows of the preview that were read; -1: the stream stands elsewhere */
};

#endif
