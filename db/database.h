/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection: SQLite opened as lrn wants it, its errors in the user's words, statements kept. Private to db/. */
#ifndef LRN_DATABASE_H
#define LRN_DATABASE_H

#include "db/in_place.h"
#include "db/store.h"
#include "src/collate.h"
#include "src/fold.h"

#include <sqlite3.h>
#include <sys/stat.h>

enum {
    DATABASE_APPLICATION_ID = 0x6c726e31, /* "lrn1" */
    DATABASE_SCHEMA = 1                   /* user_version; raised by a numbered step only */
};

struct journal; /* the open change, journal.c's */
struct order;   /* the temporary orders of lists, order.c's */
struct loaders; /* the statements that load records, store_load.c's */
struct writer;  /* the statements of the writes going on, store_write.c's */

/* How the file is read. */
enum reach {
    REACH_USUAL,
    REACH_WITHOUT_SHARING, /* its log is read anew each time, since there is no room for the memory that those who write share; nothing is written */
    REACH_IMMUTABLE,       /* as a file that nobody changes; looked at now and then whether somebody does */
    REACH_WITH_LOG         /* the same, and the log that somebody left beside it */
};

/* How much of the file is held in memory: as usual, little where a list is compared with all records on a screen or written there, much where it is without one. */
enum holding { HOLDING_USUAL, HOLDING_LITTLE, HOLDING_MUCH };

struct store {
    sqlite3 *handle;
    enum reach reach;
    struct stat seen[2];   /* the file and its log when they were opened as those that nobody changes */
    struct in_place place; /* the file as it was last known */
    bool is_lost;          /* another file stands in its place, which cannot be opened: an empty one stands for it */
    char *refusal;         /* why it is only read although it was opened for writing, or NULL */
    enum holding holding;  /* database_hold's */
    bool sorts_in_memory;  /* there was no room on the disk for what is sorted; */
    int sorts_version;     /* temporary tables are gone where this differs */
    const struct type_list *types;
    char *path;
    char *file;            /* where a new one is made until it is whole; NULL: at path */
    bool read_only;
    bool is_backup;        /* it is read to be restored */
    bool or_reads;         /* where it cannot be written it is read */
    bool only_reads;       /* as it was asked for; read_only also where it cannot be written */
    struct date today;
    bool today_is_set;
    uint16_t machine;      /* this machine's number, from the state folder; 0 until it is needed */
    struct folder *folder;
    struct collator *collator;
    struct sqlite3_stmt *setting; /* database_setting's; NULL until it is asked */
    struct journal *journal;
    struct order *order;
    struct loaders *loaders;
    char **known_words;    /* people_recognise's: what viewers are known by, */
    size_t known_count;    /* kept as long as the store is open */
    struct writer *writer;
    bool may_commit;       /* what the commit hook asks */
    bool sole_use;         /* sole_use_begin's */
    bool is_opening;       /* it waits for others as long as opening may, */
    bool waiting_told;     /* and has said so */
    int patience;          /* store_set_patience's */
    int64_t waits_since;   /* by the clock, for another's write */
    int64_t refreshed;     /* records whose derived rows were brought up to date since somebody set it to 0: how far a commit has come */
    int64_t data_version;
    int reading;           /* how deep reading_begin is nested */
    bool reading_began;    /* whether the outermost one opened a transaction */
    bool (*interrupt)(void *context);
    void *interrupt_context;
    bool (*watch)(void *context); /* database_watch's */
    void *watch_context;
    bool (*undo_watch)(void *context, int64_t done, int64_t total); /* journal_watch's */
    void *undo_watch_context;
    int64_t ticked; /* the millisecond in which interrupt was last asked */
    void (*progress)(void *context, const char *work, int64_t done, int64_t total);
    void *progress_context;
};

/* Opens and configures the handle of a store whose path and read_only are set: WAL and synchronous=FULL on a disk that can, busy_timeout 5000 (8000 while it is opened), foreign_keys,
 * trusted_schema off, cell_size_check, DEFENSIVE; application_id and user_version checked before anything is written. */
bool database_open(struct store *store, const struct store_options *options, struct error *error);
void database_close(struct store *store);

/* Whether a database that is not read in the usual way might be by now, or changed meanwhile, or another file stands in its place. Then database_open_again closes it and opens
 * it anew; statements and temporary tables must be gone, or it waits for them. Where it fails nothing can be read until it is tried again. */
bool database_is_outdated(struct store *store);
bool database_open_again(struct store *store, struct error *error);

/* Gives a new database its write-ahead log, once its schema is there, where the disk can. */
void database_use_log(struct store *store);
bool database_has_log(struct store *store);

/* Begins a write, alone with the file (BEGIN IMMEDIATE), and commits it. Either refuses where the file was moved, replaced, deleted or written over since it was opened (in_place.h): what were
 * written then would be lost, or spoil the other. Committing brings the log into the file, unless somebody reads it just then: so a copy of the file holds all, and another file put in its place
 * finds no log that is not its own (https://sqlite.org/howtocorrupt.html, section 4.4). */
bool transaction_begin(struct store *store, struct error *error);
bool transaction_commit(struct store *store, struct error *error);

/* Makes the file anew, so that nothing is left in it of what was overwritten or deleted at any time. Outside a transaction. */
bool database_renew(struct store *store, struct error *error);

/* Brings the log into the file and empties it, waiting for others as a write does. False where somebody went on reading. */
bool database_settle(struct store *store);

/* Maintenance is what is written outside a change: the schema, what is derived, temporary orders. It holds nothing a person said, so the history
 * does not know it. begin begins a transaction; end commits, or rolls back where ok is false or committing fails, and returns whether all is kept. */
bool maintenance_begin(struct store *store, struct error *error);
bool maintenance_end(struct store *store, bool ok, struct error *error);

/* Between these, reads see one state of the file and are interrupted as store_set_interrupt says; temporary tables may be written. They nest.
 * Inside an open change they do nothing. */
bool reading_begin(struct store *store, struct error *error);
void reading_end(struct store *store);

/* Calls stop about every millisecond of SQLite's work inside a change, until stop is NULL; where it says true the statement fails (ERROR_CANCELLED). */
void database_watch(struct store *store, bool (*stop)(void *context), void *context);

/* Fills error from the handle's last failure in the user's words (locked, full, damaged, no permission, newer); returns false. */
bool database_failed(struct store *store, struct error *error);

/* Fills error where what is read cannot be, although SQLite finds nothing wrong with the file; returns false. */
bool database_damaged(const struct store *store, struct error *error);

/* Prepares a statement; NULL and error on failure. The caller finalises it. The format is SQL made of our own names (as "\"%w\""), never of values. */
sqlite3_stmt *database_prepare(struct store *store, struct error *error, const char *format, ...);

/* Runs statements that return nothing. */
bool database_run(struct store *store, struct error *error, const char *format, ...);

/* Says how much of the file is held from now on. */
bool database_hold(struct store *store, enum holding holding, struct error *error);

/* Steps: SQLITE_ROW or SQLITE_DONE; anything else fills error and is returned as it is. */
int database_step(struct store *store, sqlite3_stmt *statement, struct error *error);

/* One number from a query without parameters. */
bool database_number(struct store *store, int64_t *number, struct error *error, const char *format, ...);

/* Binds a value without a copy: it must stay as it is until the statement has run. */
void database_lend(sqlite3_stmt *statement, int index, const struct value *value);

/* Reads a column into a value. */
void database_column(sqlite3_stmt *statement, int column, struct value *value);

/* Settings of the file itself (table setting: name, value): versions of fold, collator and vocabulary, the last id. */
bool database_setting(struct store *store, const char *name, struct value *value, struct error *error);
bool database_set_setting(struct store *store, const char *name, const struct value *value, struct error *error);

#endif
