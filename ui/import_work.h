/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import on its way through the screen: the file, how it is read, what was chosen at each step. Shared by the pages of the import, owned by the first of them. */
#ifndef LRN_IMPORT_WORK_H
#define LRN_IMPORT_WORK_H

#include "db/import.h"
#include "ui/screen.h"

/* One of the first rows of the file, as it is read. */
struct import_sample {
    char **cells;
    size_t count;
};

enum { IMPORT_SAMPLES = 20 };

/* A spelling that its field does not know or cannot tell which of several it means, or could not before somebody said what it means. */
struct import_word {
    const struct field *field;
    char *word;
    bool is_several;
    int64_t count; /* cells that have it */
    size_t lines[IMPORT_LINES_TOLD]; /* of the first rows that have it, of so many */
    size_t line_count;
    char *row;     /* what stands in the first of them */
    char *meaning; /* as its field reads it, "" for nothing; NULL: nobody has said */
};

/* A value for every row. */
struct import_given {
    const struct field *field;
    char *text; /* as its field reads it */
};

/* Only rows whose column has a value; several must all hold. */
struct import_condition {
    size_t column; /* of the file */
    char *value;
};

struct import_work {
    struct screen *screen;
    const struct record_type *type;
    struct pane *first; /* the page the import began with; closing it ends the import */

    /* The file and how it is read. path is NULL until one is chosen. */
    char *path;
    int file;
    int64_t modified, size; /* of the file when it was opened */
    struct csv_options asked; /* what was said to be otherwise than recognised */
    char *encoding;           /* asked.encoding, owned */
    struct csv_stream *stream;
    struct import_sample samples[IMPORT_SAMPLES];
    size_t sample_count;
    struct csv_stream *counter; /* reads ahead to count the rows, or NULL */
    int64_t rows;               /* -1: not counted yet */
    uint64_t bad_count;         /* places in it that are no character of the encoding */

    /* What its columns mean. */
    struct mapping mapping;
    char *profile; /* the name it is kept under, or NULL */
    struct import_given *given;
    size_t given_count;
    struct import_condition *conditions;
    size_t condition_count;

    /* What it comes to. */
    struct import_options options;
    struct import *import;
    bool (*interrupt)(void *context); /* asked now and then inside a long step: whether to stop; NULL: not */
    void *interrupt_context;
    bool checked; /* with all that is chosen now */
    struct import_word *words;
    size_t word_count;
    int64_t change; /* once it is written */
    bool written;
};

struct import_work *import_work_new(struct screen *screen, const struct record_type *type);
void import_work_free(struct import_work *work);

/* Opens a file in the place of the one before and recognises what is in it; false, with nothing changed, where it cannot be read. The same path again keeps what was chosen; where
 * the file was changed meanwhile it is read anew. */
bool import_work_open(struct import_work *work, const char *path, struct error *error);

/* Reads the file anew as another type, or with other options (encoding copied); what was chosen for its columns stays as far as they are the same. On false nothing has changed. */
bool import_work_set_type(struct import_work *work, const struct record_type *type, struct error *error);
bool import_work_set_options(struct import_work *work, const struct csv_options *options, struct error *error);

/* Counts some more rows; false where all are counted. */
bool import_work_count(struct import_work *work);

/* Makes column (of the file) fill a field (NULL: the id) and nothing else, or nothing at all. Where the field cannot be joined from several, the others let go of it. */
void import_work_link(struct import_work *work, size_t column, const struct field *field);
void import_work_unlink(struct import_work *work, size_t column);

/* Reads the dates of a column the other way round: the month first, or the day. */
void import_work_turn_dates(struct import_work *work, size_t column);

/* Keeps the columns that fill no field together in a long text; NULL: they are left out. */
void import_work_keep_rest(struct import_work *work, const struct field *field);

/* A value for every row; NULL takes it away. ERROR_VALUE where the field does not read it. */
bool import_work_give(struct import_work *work, const struct field *field, const char *text, struct error *error);
const char *import_work_given(const struct import_work *work, const struct field *field);

/* Takes only rows whose column (of the file) has a value, case aside, beside what is asked of other columns; value NULL: whatever it has. */
void import_work_restrict(struct import_work *work, size_t column, const char *value);

/* The value that rows must have in a column, or NULL; takes rows of all values in all columns. */
const char *import_work_restricted(const struct import_work *work, size_t column);
void import_work_take_all(struct import_work *work);

/* Reads the file and its columns as a profile says, in place of what was chosen; false where it asks for what cannot be, which the list is then read without. The second keeps all
 * that is chosen now. */
bool import_work_use_profile(struct import_work *work, const char *name, struct error *error);
void import_work_keep_profile(struct import_work *work, const char *name);

/* A text that a field reads, in words; a record by its title. The caller frees it. */
char *import_work_show(const struct import_work *work, const struct field *field, const char *text);

/* Takes over what a check found: spellings that are not known any more go, those somebody has said a meaning of stay. */
void import_work_take_words(struct import_work *work);

/* What a spelling means: goes for the next check. ERROR_VALUE where its field does not read that. */
bool import_work_answer(struct import_work *work, size_t index, const char *meaning, struct error *error);

/* The file's name without its folders. */
const char *import_work_name(const struct import_work *work);

/* Asks whether to leave the import, where a file was chosen and nothing is written yet; true where it can be left at once. */
bool import_work_may_close(struct import_work *work);

#endif
