/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import at work: its rows read as records, looked for, and what was decided kept in a file. Private to db/. */
#ifndef LRN_IMPORTING_H
#define LRN_IMPORTING_H

#include <sys/types.h>
#include <time.h>

#include "db/bulk.h"
#include "db/import.h"
#include "db/reader.h"

/* --- importing_stage.c: what was decided of each row --------------------------------------------------------------------- */

enum staged_flag {
    STAGED_DOUBTFUL = 1 << 0, /* it has notes */
    STAGED_MATCHED = 1 << 1,  /* it is most likely there already */
    STAGED_DECIDED = 1 << 2,  /* what is done with it was said for it alone */
    STAGED_EDITED = 1 << 3,
    STAGED_TARGET = 1 << 4,   /* a row below is taken for it */
    STAGED_LINKED = 1 << 6,   /* it refers to a row of the list, or to what may be one once all are read */
    STAGED_KNOWN = 1 << 5,    /* at an earlier import somebody said that it is the same */
    STAGED_SHARED = 1 << 7    /* other rows are about the same thing */
};

enum { STAGED_KEYS = 6 /* as many as most have */ };

/* What was decided of a row, as it is kept. */
struct staged {
    uint64_t offset;
    int64_t target; /* what it is taken for: a record, or minus the number of a row above; 0: nothing */
    int64_t id;     /* the record it became, once it is written and STAGED_TARGET */
    int64_t within; /* of a list whose rows may refer to others: the row it refers to, or minus the record; 0: none */
    uint32_t line, length, lines;
    uint32_t above;  /* of rows that change one thing the one above; 0: none */
    uint32_t last;   /* of the first row about a thing: the last one that changes it; 0: none */
    uint32_t flags;  /* enum staged_flag */
    uint8_t flaw;    /* enum csv_flaw */
    uint8_t outcome; /* enum import_outcome */
    uint8_t policy;  /* enum import_policy, of decided ones */
    uint8_t reason;  /* enum similar_reason, of matched ones, */
    uint8_t score;   /* and how alike */
    uint8_t key_count;
    int64_t keys[STAGED_KEYS]; /* what it is found by as a new record; none where that is not known, or there are more */
};

enum { STAGE_BLOCK = 1024 };

/* How many rows of a block are in each list. */
struct stage_block {
    uint16_t counts[IMPORT_LIST_COUNT];
};

/* The decisions, row after row from number 1, in a file without a name; blocks of them are counted, so that a list's next row is found without reading those between. */
struct stage {
    int file;
    int64_t count;
    int64_t earlier; /* rows of the check before, as far as they are not written over */
    int64_t counts[IMPORT_LIST_COUNT];
    struct stage_block *blocks;
    struct staged *last; /* the rows of the last block */
    struct staged *read; /* those of the block that was read last, and its place; -1: none */
    int64_t read_block;
    struct staged *before; /* of the check before, the same */
    int64_t before_block;
};
bool stage_open(struct stage *stage, struct error *error);
void stage_close(struct stage *stage);

/* Begins anew; what was decided before can be asked for until it is written over. */
void stage_clear(struct stage *stage);

/* Adds the next row; reads one; changes one. */
bool stage_add(struct stage *stage, const struct staged *staged, struct error *error);
bool stage_read(struct stage *stage, int64_t number, struct staged *staged, struct error *error);
bool stage_change(struct stage *stage, int64_t number, const struct staged *staged, struct error *error);

/* What the check before knew of the row that will be added next, where it is the same row (by its offset). */
bool stage_earlier(struct stage *stage, uint64_t offset, struct staged *staged);

/* What is done with a matched row; whether a row only fills what is empty. */
enum import_policy importing_policy(const struct import *import, const struct staged *staged);
bool importing_fills(const struct import *import, const struct staged *staged);

/* As import_list. */
bool stage_list(struct stage *stage, int list, int64_t from, int limit, int64_t *numbers, size_t *count, struct error *error);

/* A file without a name; -1 and error where none can be had. What is said where it cannot be read or written, as errno has it; returns false. */
int importing_file_open(struct error *error);
bool importing_file_failed(struct error *error);

/* --- importing_keys.c: by which keys rows are found ---------------------------------------------------------------------- */

/* Tells of most keys that are not there that they are not; empty where all is zero. */
struct key_filter {
    unsigned char *bits;
};
void key_filter_add(struct key_filter *filter, int64_t key);
bool key_filter_may_have(const struct key_filter *filter, int64_t key);
void key_filter_clear(struct key_filter *filter);

enum { ROW_KEYS_MOST = 8 /* rows that are kept by one key: many may share an address or a web domain */ };

struct row_keys;
struct row_keys *row_keys_new(struct error *error);
void row_keys_free(struct row_keys *keys);

/* Keeps a row by a key; the rows that have a key, the last first. */
bool row_keys_add(struct row_keys *keys, int64_t key, int64_t row, struct error *error);
bool row_keys_find(const struct row_keys *keys, int64_t key, uint32_t rows[ROW_KEYS_MOST], size_t *count, struct error *error);

/* --- The import ----------------------------------------------------------------------------------------------------------- */

/* A row as a record. */
struct import_row {
    struct record record; /* what the row and --set give; the rest is empty */
    bool *given;          /* for each field */
    bool rejected;
    struct error error;   /* why */
    const char *column;   /* of what it is rejected for, or "" */
    struct import_cell_note *notes; /* what cannot be read in it, or was mended */
    size_t note_count;
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
    struct merged *merged; /* records that were merged, of the types for which that was asked */
    size_t merged_count;
    const struct record_type **merged_types;
    size_t merged_type_count;
    const struct field *within; /* the field of a column that refers to records of the type itself, so that rows may refer to rows; or NULL */
    bool within_known;    /* all rows were read, so that it is known to which */
    bool waits;           /* the row that was read refers to what may be a row of the list */
    uint64_t reading;     /* the offset of the row that is read */
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

/* --- import.c ----------------------------------------------------------------------------------------------------------- */

/* Ends the change that is being written; what is not committed is taken back. */
void importing_change_end(struct import *import);

/* Tells how far one is, and asks whether to stop. */
bool importing_is_stopped(struct import *import);

/* Between two pieces of IMPORT_STEP_ROWS rows of an import that goes on at once: whether it is to go on; otherwise it is stopped. */
enum { IMPORT_STEP_ROWS = 256 };
bool importing_go_on(struct import *import, struct error *error);

/* Shows the end as well, where a terminal shows how far it came. */
void importing_end_tell(const struct import *import, const char *work, int64_t total);

/* New and changed ones. */
int64_t importing_records_written(const struct import *import);

/* "Stopped; nothing was imported." */
bool importing_refuse_stopped(struct error *error);

/* --- importing_digest.c: a number for the bytes of the file, by which the history knows it again ---------------------------- */

/* Begins to read the file aside. The number, and its release, once it is read as a whole; 0 for NULL. */
struct file_digest *file_digest_begin(int file);
uint64_t file_digest_end(struct file_digest *digest);

/* --- importing_known.c: cells read before --------------------------------------------------------------------------------- */

struct known *known_new(void);
void known_clear(struct known *known);
void known_free(struct known *known);

/* The value a text was read as for a field; false where that is not remembered. */
bool known_find(const struct known *known, const struct field *field, const char *text, struct value *value);
void known_keep(struct known *known, const struct field *field, const char *text, const struct value *value);

/* --- importing_value.c: cells ------------------------------------------------------------------------------------------- */

/* Reads a clean text as a value of a field: what was read once is remembered. Words that are not known are counted where import->counting says so. */
bool importing_value(struct import *import, const struct field *field, const char *text, struct record *record, struct error *error);

/* --- importing_answer.c: words that fields do not know, and what they mean ------------------------------------------------ */

/* Forgets the words that were met; counts one, whatever its case and accents. */
void importing_unknown_clear(struct import *import);
void importing_unknown_count(struct import *import, const struct field *field, const char *word);

void importing_answers_clear(struct import *import);

/* Whether it was said what a word means, now or at an earlier import; value gets it. */
bool importing_answer_find(struct import *import, const struct field *field, const char *word, struct value *value);

/* Learns what was said, in the open change. */
bool importing_answers_learn(struct import *import, struct error *error);

/* --- importing_row.c: rows ---------------------------------------------------------------------------------------------- */

/* Reads a row. It must be initialised by importing_row_init once, and is made anew each time. */
void importing_row_init(struct import *import, struct import_row *row);
void importing_row_done(struct import_row *row);
void importing_row_read(struct import *import, const struct csv_stream_row *cells, struct import_row *row);

/* The same where the row was read by somebody else, from its cells alone. */
void importing_row_was_read(struct import *import, const struct csv_stream_row *cells);

/* Whether the row is one of those that are wanted. */
bool importing_row_is_wanted(const struct import *import, const struct csv_stream_row *cells);

/* Makes what a new record has before a row gives anything. */
void importing_blank_init(struct import *import);

/* The record a new one becomes: what is given, and for the rest what a new one has. */
void importing_row_complete(const struct import *import, const struct import_row *row, struct record *record);

/* The same with the row's own values, and those of all new ones: they are taken back before any is released. record is all zero, or what was lent to it was taken back. */
void importing_row_lend(const struct import *import, const struct import_row *row, struct record *record);
void importing_row_take_back(const struct import *import, const struct import_row *row, struct record *record);

/* Puts what a row gives into a record that is there: all of it, or where fill is set what is empty. Returns whether that changes anything. */
bool importing_row_apply(const struct import_row *row, struct record *record, bool fill);

/* Whether all the row gives is so in a record. */
bool importing_row_is_same(const struct import_row *row, const struct record *record);

/* Notes something of a row as a whole, which is taken all the same. */
void importing_row_note(struct import_row *row, const char *text);

/* Rejects a row, unless it is already. */
void importing_row_reject(struct import_row *row, const char *column, const struct error *error);

/* --- importing_cells.c: rows as they stand in the file, and what was changed in them by hand -------------------------------- */

void importing_edits_clear(struct import *import);

/* Changes a cell of the row at an offset by hand. */
void importing_cells_change(struct import *import, uint64_t offset, size_t column, const char *text);

/* Puts what was changed by hand into the cells of a row that was just read; whether there was anything. */
bool importing_cells_edit(struct import *import, struct csv_stream_row *cells);

/* Whether the file is still the one that was checked; says that it has changed. */
bool importing_file_check(const struct import *import, struct error *error);
bool importing_refuse_changed(const struct import *import, struct error *error);

/* Reads a staged row once more. The cells of the row read before are no longer valid. */
bool importing_cells_again(struct import *import, const struct staged *staged, struct csv_stream_row *cells, struct error *error);

/* --- importing_merged.c: records that were merged into others --------------------------------------------------------------- */

void importing_merged_clear(struct import *import);

/* The record that one which is not there was merged into; *kept is 0 where there is none. */
bool importing_merged_find(struct import *import, const struct record_type *type, int64_t gone, int64_t *kept, struct error *error);

/* --- importing_find.c: duplicates --------------------------------------------------------------------------------------- */

struct import_match {
    int64_t target; /* as in struct staged; 0: none */
    bool same;      /* and everything given is so there */
    bool known;     /* somebody said so at an earlier import */
    struct similarity similarity;
    int64_t like;   /* where there is none: the likest of those that are not like enough; 0: none to be told of */
    struct similarity likeness;
};

/* Prepares looking up; forgets rows that were kept. */
bool importing_find_open(struct import *import, struct error *error);
void importing_find_close(struct import *import);

/* What a row will be found by that becomes a new record. */
struct import_keys {
    int64_t keys[SIMILAR_KEYS];
    size_t count;
    int64_t own; /* the number a row with an id of its own is told from the others by; 0: none */
};
void importing_keys_read(const struct import *import, const struct record *record, struct import_keys *keys);

/* Looks for a record, then for a row above number, that is the same as record, which row became. */
bool importing_find(struct import *import, int64_t number, const struct import_row *row, const struct record *record, const struct import_keys *keys,
                    struct import_match *match, struct error *error);

/* The first row above number that carries the id of a record that is there; 0: none does. Keeps a row by the id it carries. */
bool importing_find_twin(struct import *import, int64_t number, int64_t id, int64_t *twin, struct error *error);
bool importing_keep_id(struct import *import, int64_t number, int64_t id, struct error *error);

/* Keeps a row by its keys. */
bool importing_keep(struct import *import, const struct import_keys *keys, int64_t number, struct error *error);

/* --- importing_shared.c: rows about one thing ---------------------------------------------------------------------------------- */

/* What a target stands for: a record, or minus the number of the row that becomes one. */
bool importing_subject(struct import *import, int64_t target, int64_t *subject, struct error *error);

/* Changes record, which is the target as it stands, into what the rows above number leave of it. The cells of the row read before are no longer valid. */
bool importing_shared_apply(struct import *import, int64_t number, int64_t target, struct record *record, struct error *error);

/* Whether a row, by making record of its target, takes it back to what it was before the list: then those above that changed it are no changes either. */
bool importing_shared_settle(struct import *import, int64_t number, int64_t target, const struct record *record, bool *settled, struct error *error);

/* Keeps a row that was decided on by what it is about. */
bool importing_shared_join(struct import *import, int64_t number, struct staged *staged, struct error *error);

/* Forgets what rows leave: they are decided on anew. */
void importing_left_clear(struct import *import);

/* --- importing_within.c: references of rows to rows of the same list ----------------------------------------------------------- */

/* Before rows are read: whether any may refer to others. */
void importing_within_begin(struct import *import);

/* Whether a column of this header fills the field by which they do. */
bool importing_within_fills(const struct import *import, const char *header);

/* Keeps a row that was read by all that others may call it. */
bool importing_within_keep(struct import *import, int64_t number, const struct import_row *row, struct error *error);

enum within_result { WITHIN_NONE, WITHIN_FOUND, WITHIN_REFUSED };

/* The row that a text names by its id, or by number or title, as a value that stands for it until it is written. While not all rows are read import->waits tells that it may be
 * one. By ids before records are asked: rows that are being written are records already. */
enum within_result importing_within_find_id(struct import *import, const char *text, struct value *value, struct error *error);
enum within_result importing_within_find(struct import *import, const char *text, struct value *value, struct error *error);

/* What a record that was read refers to, as in struct staged. */
int64_t importing_within_target(const struct import *import, const struct record *record);

/* Makes a row that was read anew refer to the record it was found to refer to by the check, whatever is called so by now, or to none: rows are set when all are written. */
void importing_within_settle(const struct import *import, const struct staged *staged, struct import_row *row);

/* Sets up to so many references more, once all rows are written. */
bool importing_within_write(struct import *import, int64_t rows, bool *done, struct error *error);

/* --- importing_made.c: the records that rows become ------------------------------------------------------------------------ */

/* The record a row becomes if it is new, as far as that is to be known: whether it is right, and what it is found by. It is taken back before the row is made anew, all zero before it is
 * made for the first time, and done once in the end. */
struct import_made {
    struct record record;
    bool is_right;
    struct error reason; /* why it is not */
    struct import_keys keys;
};
void importing_made_init(const struct import *import, const struct import_row *row, bool record_only, struct import_made *made);
void importing_made_take_back(const struct import *import, const struct import_row *row, struct import_made *made);
void importing_made_done(struct import_made *made);

/* --- importing_target.c: what a row is taken for -------------------------------------------------------------------------- */

/* Reads a target: a record, or what a row above will become, whose words were counted when that was checked. The cells of the row read before are no longer valid. */
bool importing_target_load(struct import *import, int64_t target, struct record *record, struct error *error);

/* What a target is called; NULL where it is gone. The caller frees it. Reads rows of the file. */
char *importing_target_title(struct import *import, int64_t target);

/* --- importing_tell.c: what is told of a row ------------------------------------------------------------------------------- */

/* Tells of a row that was checked. The cells of the row read before are no longer valid. */
void importing_row_tell(struct import *import, const struct import_row *row, const struct staged *staged);

/* What is to be told of a row once it is known which others it refers to: the rest was told before. */
void importing_link_tell(struct import *import, const struct import_row *row, enum import_outcome before, const struct staged *staged);

/* While rows are checked: tells of a row that a row below changed back what it changed. */
void importing_change_back_tell(struct import *import, const struct staged *staged);

/* --- importing_check.c: what becomes of a row --------------------------------------------------------------------------- */

/* Reads a row's cells into row and decides what becomes of it; staged brings what was decided by hand. */
bool importing_row_check(struct import *import, int64_t number, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged,
                         struct error *error);

/* The same of a row that was read already; made, where it is known, is what it becomes if it is new, or NULL. */
bool importing_made_check(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged,
                          struct error *error);

/* Decides what becomes of a matched row that was read, as is said for it or for all. */
bool importing_row_decide(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error);

/* Between these the database is read, and not interrupted: an import asks for itself whether it is to stop. */
bool importing_reading_begin(struct import *import, struct error *error);
void importing_reading_end(struct import *import);

/* What there is to stand on now. */
bool importing_version_read(struct import *import, struct import_version *version, struct error *error);

/* --- importing_again.c: rows decided on anew -------------------------------------------------------------------------------- */

/* Calls each for every row in a list behind a number, until it says false. */
bool importing_rows_each(struct import *import, int list, int64_t from, bool (*each)(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error),
                         int64_t about, struct error *error);

/* Reads a row, looks for it and decides on it anew, as well as on those below that were taken for it. */
bool importing_row_again(struct import *import, int64_t number, struct staged *staged, struct error *error);

/* Keeps what became of a row: where it was new and is no longer, those below that were taken for it are decided on anew. */
bool importing_row_keep(struct import *import, int64_t number, const struct staged *staged, bool was_new, struct error *error);

/* --- importing_ahead.c: rows read ahead ------------------------------------------------------------------------------------ */

/* A row with what follows from its cells alone. The cells are valid until the next row is asked for, and so is all else. */
struct import_ahead {
    struct csv_stream_row cells;
    int64_t passed;       /* as import->passed */
    bool is_edited;
    struct staged staged; /* of a row that is written */
    bool is_read;         /* what follows is there; otherwise the row is to be read by the import itself */
    struct import_row row;
    bool is_made;
    struct import_made made;
    bool is_complete;     /* with all that a bulk takes: a new record that is written needs nothing but its id */
    struct bulk_row bulk_row;
};

/* Where the rows come from; both set *ended behind the last. list fills in passed and staged of rows that are known before they are read, and is called by the thread that asks
 * for rows; NULL where none are. next reads on and fills in cells (which are copied), and passed where there is no list: any thread calls it, one at a time, beside one that does
 * anything else with the import but read on. */
struct ahead_source {
    bool (*list)(struct import *import, struct import_ahead *row, bool *ended, struct error *error);
    bool (*next)(struct import *import, struct import_ahead *row, bool *ended, struct error *error);
    bool writes; /* the import's bulk gets what is new, and nothing but that is asked of them */
};

struct ahead *ahead_new(struct import *import);
void ahead_free(struct ahead *ahead);

/* Begins anew, with the import as it is now. */
void ahead_begin(struct ahead *ahead, const struct ahead_source *source);

/* The next row, or NULL behind the last. */
bool ahead_next(struct ahead *ahead, struct import_ahead **row, struct error *error);

/* Waits until nobody reads any more, until the next row is asked for. NULL is allowed. */
void ahead_rest(struct ahead *ahead);

#endif
