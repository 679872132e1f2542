/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that somebody made, taken in: every row read, checked and looked for without the write lock, looked into and decided on, then all of it written as one change. */
#ifndef LRN_IMPORT_H
#define LRN_IMPORT_H

#include "db/import_cell_note.h"
#include "db/store.h"
#include "src/csv_stream.h"
#include "src/mapping.h"
#include "src/similar.h"

/* What becomes of a row. */
enum import_outcome {
    IMPORT_NEW,
    IMPORT_CHANGED,
    IMPORT_SAME,      /* every field it gives is so already */
    IMPORT_DUPLICATE, /* there is a record, or a row above, that is most likely the same thing; left out, or nothing in it would change */
    IMPORT_REJECTED,
    IMPORT_OUTCOME_COUNT
};

/* Further lists of rows, beside one for each outcome. */
enum {
    IMPORT_DOUBTFUL = IMPORT_OUTCOME_COUNT, /* taken, with something mended or left empty */
    IMPORT_MATCHED,                         /* most likely there already, whatever was decided of them */
    IMPORT_OPEN,                            /* of these those that nobody decided of one by one, now or at an earlier import */
    IMPORT_LIKE,                            /* only like something that is there, or a row above: taken as others until somebody decides on them one by one */
    IMPORT_SAID,                            /* those on which somebody decided now, which is to be remembered */
    IMPORT_LINKED,                          /* they refer to other rows of the list */
    IMPORT_SHARED,                          /* other rows of the list are about the same thing */
    IMPORT_SWAYED,                          /* matched or shared: what is done with matched rows tells what becomes of them */
    IMPORT_LIST_COUNT
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

/* All that is wrong in a row that is rejected: what it is rejected for, and what else is not taken as it stands. */
struct import_row_faults {
    const char *const *cells;
    size_t cell_count;
    size_t line;
    const struct import_cell_note *faults, *notes;
    size_t fault_count, note_count;
};

struct import_note {
    enum import_note_kind kind;
    size_t line;
    const char *column; /* the header, "" where it is about the whole row */
    const char *text;   /* in the interface's language; of rejected ones the first fault, as the column */
    const struct import_row_faults *rejected; /* valid during the call; NULL for all others */
    int score;          /* of duplicates */
};

enum { IMPORT_LINES_TOLD = 3 };

/* A word that a field does not know, or of which it cannot tell which of several records it means, in how many cells, and on which lines of the file the first of their rows begin. */
struct import_unknown {
    const struct field *field;
    char *value;
    bool is_several;
    int64_t count;
    size_t lines[IMPORT_LINES_TOLD];
    size_t line_count; /* of all rows that have it; the first ones stand in lines */
    size_t last_line;
};

struct import_options {
    enum import_policy policy;
    int file;    /* the descriptor behind the stream, for its digest */
    bool strict; /* a row with a cell that cannot be read is rejected */
    bool is_sparing; /* of memory: no more rows are read ahead while they are written than while they are checked, and little of the file is held */
    void (*begin)(void *context); /* the check begins, perhaps anew since somebody wrote meanwhile: what was noted before is void */
    void (*note)(void *context, const struct import_note *note);
    void (*progress)(void *context, const char *work, int64_t done, int64_t total); /* how far import_check and import_commit are; of import_commit_some its last piece */
    bool (*interrupt)(void *context); /* asked now and then by these, and while the last piece of import_commit_some is at work: true stops, and nothing has happened */
    void *context;
};

struct import;

/* An import of what stream gives, as mapping says. All of them stay the caller's and must live as long as the import. The mapping may be changed until a check begins. */
struct import *import_new(struct store *store, const struct viewer *viewer, struct csv_stream *stream, struct mapping *mapping,
                          const struct import_options *options);
void import_free(struct import *import);

/* "FIELD=VALUE": a value for every row, which goes before what a column says. "HEADER=VALUE": only rows where the column has this value, case aside; several must all
 * hold. Both before import_check. */
bool import_set(struct import *import, const char *assignment, struct error *error);
bool import_where(struct import *import, const char *condition, struct error *error);

/* The same of a column by its place, from 0. */
void import_where_column(struct import *import, size_t column, const char *value);

/* "FIELD:WORD=MEANING", as import_answer. */
bool import_spelling(struct import *import, const char *spelling, struct error *error);

/* The first field, from *from on, that every record of the type must have and neither columns nor --set give; NULL where there is none. *from is moved behind it. */
const struct field *import_missing(const struct import *import, size_t *from);

/* All of them, quoted, with commas between: their names, or what they are called in the interface's language. "" where there is none; the caller frees it. */
char *import_missing_text(const struct import *import, bool in_words);

/* Whether columns or --set give all that every record of the type must have; ERROR_USAGE names what is missing. */
bool import_ready(const struct import *import, struct error *error);

/* --- At once ------------------------------------------------------------------------------------------------------------ */

/* Reads and checks every row without writing anything. */
bool import_check(struct import *import, struct error *error);

/* Writes what was checked as one change, which the history calls by the stream's name and counts; *change is 0 where there was nothing to write. All or nothing.
 * Where somebody wrote since the check, that is done again. */
bool import_commit(struct import *import, int64_t *change, struct error *error);

/* --- In pieces, for a screen that must not stand still ------------------------------------------------------------------ */

/* Checks up to so many rows more; where no check is going on it begins one, anew where there was one: decisions and edits stay. *done: all are checked. On false the check is over. */
bool import_check_some(struct import *import, int64_t rows, bool *done, struct error *error);

/* Writes up to so many rows more of what was checked. The first call begins the change; the last one ends it and sets *done and *change (0: there was nothing to
 * write). Where somebody wrote since the check, rows are checked again first. On false nothing has happened, and it can be tried again. */
bool import_commit_some(struct import *import, int64_t rows, bool *done, int64_t *change, struct error *error);

/* Ends a check or a commit that is not done: nothing has happened. */
void import_stop(struct import *import);

/* How far the work has come; work is NULL while there is none. */
struct import_progress {
    const char *work; /* "Checking" in the interface's language */
    int64_t done, total; /* of whatever the work counts */
    int64_t rows;        /* dealt with by it so far */
};
void import_progress_read(const struct import *import, struct import_progress *progress);

/* --- What was found ----------------------------------------------------------------------------------------------------- */

/* How many rows there are of an outcome; in any list (IMPORT_DOUBTFUL too); in all. */
int64_t import_count(const struct import *import, enum import_outcome outcome);
int64_t import_list_count(const struct import *import, int list);
int64_t import_rows(const struct import *import);

/* How many rows of the file are not among them: import_where asked for others. */
int64_t import_rows_left_out(const struct import *import);

/* Whether there is nothing to be written: neither rows nor anything that was said and is to be remembered (spellings, decisions). */
bool import_is_nothing(const struct import *import);

/* Words that are not known, in the order in which they were met. They stand until the next check begins. */
size_t import_unknown_count(const struct import *import);
const struct import_unknown *import_unknown_at(const struct import *import, size_t index);

/* A row and what becomes of it. */
struct import_look {
    int64_t number; /* of the row, from 1 */
    size_t line;    /* in the file */
    enum import_outcome outcome;
    enum csv_flaw flaw;
    char **cells;   /* as read, edited ones as edited */
    size_t cell_count;
    bool edited;
    struct record record; /* what it gives */
    bool *given;          /* for each field */
    struct import_cell_note *faults; /* all that it is rejected for */
    size_t fault_count;
    struct import_cell_note *notes;
    size_t note_count;
    int64_t target;       /* the record it is taken for, or 0 */
    size_t target_line;   /* or the line of the row above it is taken for, or 0 */
    char *target_title;   /* NULL where it is taken for none */
    struct similarity similarity;
    const struct field *linked; /* the field that refers to another row of the list, which stands on a line and is called so; NULL: none does */
    size_t linked_line;
    char *linked_title;
    bool matched;         /* it is most likely there already: that can be decided, */
    bool like;            /* or it is only like that, which can be decided, too: until then it is taken as another */
    bool decided;         /* and was, for this row alone, now or at an earlier import */
    bool even;            /* and as likely something else: as long as nobody decides nothing is changed by it */
    enum import_policy policy; /* what is done with it */
};
void import_look_done(struct import_look *look);

/* What a row gives with the mapping as it is now, before anything is checked; numbers count the rows that are wanted, as import_look's do, and cost least one after another. Not
 * while a check or a commit is going on. look is made anew. False with ERROR_NOT_FOUND behind the last row. */
bool import_preview(struct import *import, int64_t number, struct import_look *look, struct error *error);

/* A row that was checked. look is made anew. */
bool import_look(struct import *import, int64_t number, struct import_look *look, struct error *error);

/* The same of the row that begins on a line of the file; ERROR_NOT_FOUND where none does. */
bool import_look_line(struct import *import, size_t line, struct import_look *look, struct error *error);

/* Makes the cells of a row that was looked at such as they stand in the file, with the blanks at their ends. */
bool import_look_whole(struct import *import, struct import_look *look, struct error *error);

/* Up to limit numbers of rows in a list (an outcome, or IMPORT_DOUBTFUL, IMPORT_MATCHED) behind a number, or where limit is negative up to -limit before it; in order.
 * Costs what it gives and not what the file holds. */
bool import_list(struct import *import, int list, int64_t from, int limit, int64_t *numbers, size_t *count, struct error *error);

/* --- Decisions: the counts follow at once. Once everything is checked, and before it is written --------------------------- */

/* What is done with one row that is matched, or like something (otherwise ERROR_RULE); IMPORT_CREATE says that it is not the same, which is remembered when the import is written. */
bool import_decide(struct import *import, int64_t number, enum import_policy policy, struct error *error);

/* What is done with all of them that are not decided one by one, in pieces, up to so many rows more: with another policy before it is done, it goes back to the
 * first row and up to where it had come. It is remembered of each, as by import_decide; not so what import_options say beforehand. */
bool import_decide_some(struct import *import, enum import_policy policy, int64_t rows, bool *done, struct error *error);

/* The same as import_decide of all that are only like something and not decided on, in pieces. */
bool import_decide_like_some(struct import *import, enum import_policy policy, int64_t rows, bool *done, struct error *error);

/* Changes a cell, for this import; the row, and those below that were taken for it, are decided on anew. A row of the wrong shape gets the right one. */
bool import_edit(struct import *import, int64_t number, size_t column, const char *text, struct error *error);

/* What a word that is not known means: any text that its field reads (ERROR_VALUE); "": nothing. It goes for the next check, and is learned when the import is written, if it is one
 * to be learned: what may mean two countries is asked for each time. */
bool import_answer(struct import *import, const struct field *field, const char *word, const char *meaning, struct error *error);

/* Whether what is said of a word is learned; the first word, from *from on, of which something was said now that is not, NULL where there is none. *from is moved behind it. */
bool import_is_learned(const struct field *field, const char *word);
const char *import_passing(const struct import *import, size_t *from);

#endif
