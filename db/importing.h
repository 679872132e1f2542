/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import at work: its rows read as records, looked for, and what was decided kept in a file. Private to db/. */
#ifndef LRN_IMPORTING_H
#define LRN_IMPORTING_H

#include "db/import.h"
#include "db/reader.h"

/* What was decided of a row, as it is kept. */
struct staged {
    uint64_t offset;
    uint64_t line;
    uint32_t length, lines;
    int32_t flaw;
    int32_t outcome;
    int64_t target; /* the record it changes; of a row above, minus its number; once it is written, its own id */
};

/* The decisions, row after row from number 1, in a file without a name. */
struct stage {
    int file;
    int64_t count;
};
bool stage_open(struct stage *stage, struct error *error);
void stage_close(struct stage *stage);
bool stage_clear(struct stage *stage, struct error *error);
bool stage_write(const struct stage *stage, int64_t number, const struct staged *staged, struct error *error);
bool stage_read(const struct stage *stage, int64_t number, struct staged *staged, struct error *error);

/* A row as a record. */
struct import_row {
    struct record record; /* what the row and --set give; the rest is empty */
    bool *given;          /* for each field */
    bool rejected;
    struct error error;   /* why */
    const char *column;   /* of what it is rejected for, or "" */
};

struct condition {
    size_t column;
    char *key;
};

struct known; /* spellings read before, importing_value.c's */

struct import {
    struct store *store;
    const struct viewer *viewer;
    struct csv_stream *stream;
    struct mapping *mapping;
    const struct record_type *type;
    struct import_options options;
    struct record set; /* values for every row */
    bool *is_set;
    struct condition *conditions;
    size_t condition_count;
    struct stage stage;
    struct known *known;
    struct reader_set readers;
    sqlite3_stmt *look, *look_row, *keep_row;
    int64_t counts[IMPORT_OUTCOME_COUNT];
    struct import_unknown *unknown;
    size_t unknown_count;
    int64_t data_version;
    bool has_foreign_ids; /* a cell of the id's column was none of ours */
};

/* --- importing_value.c: cells ------------------------------------------------------------------------------------------- */

struct known *known_new(void);
void known_free(struct known *known);

/* Reads a clean text as a value of a field: what was read once is remembered. noting: words that are not known are counted. */
bool importing_value(struct import *import, const struct field *field, const char *text, bool noting, struct record *record, struct error *error);

/* --- importing_row.c: rows ---------------------------------------------------------------------------------------------- */

/* Reads a row. noting: what cannot be read is told and counted. row must be initialised by importing_row_init once, and is made anew each time. */
void importing_row_init(struct import *import, struct import_row *row);
void importing_row_done(struct import_row *row);
void importing_row_read(struct import *import, const struct csv_stream_row *cells, bool noting, struct import_row *row);

/* Whether the row is one of those that are wanted. */
bool importing_row_is_wanted(const struct import *import, const struct csv_stream_row *cells);

/* The record a new one becomes: what is given, and for the rest what a new one has. */
void importing_row_complete(const struct import *import, const struct import_row *row, struct record *record);

/* Puts what a row gives into a record that is there: all of it, or where fill is set what is empty. Returns whether that changes anything. */
bool importing_row_apply(const struct import_row *row, struct record *record, bool fill);

/* Whether all the row gives is so in a record. */
bool importing_row_is_same(const struct import_row *row, const struct record *record);

/* Tells of a row. */
void importing_note(const struct import *import, enum import_note_kind kind, size_t line, const char *column, const char *text, int score,
                    const struct csv_stream_row *row);

/* --- importing_find.c: duplicates --------------------------------------------------------------------------------------- */

struct import_match {
    int64_t target; /* as in struct staged; 0: none */
    bool same;      /* and everything given is so there */
    struct similarity similarity;
    char *title;    /* what it is called; the caller frees it */
};

/* Prepares looking up; forgets rows that were kept. */
bool importing_find_open(struct import *import, struct error *error);
void importing_find_close(struct import *import);

/* Looks for a record, then for a row above, that is the same as record, which row became. */
bool importing_find(struct import *import, const struct import_row *row, const struct record *record, struct import_match *match,
                    struct error *error);

/* Keeps what a row will be found by that becomes a new record. */
bool importing_keep(struct import *import, const struct record *record, int64_t number, struct error *error);

#endif
