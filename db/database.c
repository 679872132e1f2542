/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/database.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/failure.h"
#include "db/file.h"
#include "db/number_rows.h"
#include "src/clock.h"
#include "src/die.h"
#include "src/error.h"
#include "src/memory.h"

enum {
    PAGE_BYTES = 8192,            /* of new files. A list of 100,000 is read in a tenth sooner than with SQLite's 4,096; with 16,384 a save would write four times as much, not half as much again */
    CACHE_KIBIBYTES = 1500,       /* the page cache: bounded, so that memory does not grow with the file; what is sorted at a time is bounded by it, too */
    CACHE_KIBIBYTES_FEW = 400,    /* the same while what is read is hardly read again */
    CACHE_KIBIBYTES_MANY = 24000, /* and where there is room: 100,000 records and their keys */
    TEMPORARY_KIBIBYTES = 500,    /* the same of temporary tables */
    INTERRUPT_INSTRUCTIONS = 100, /* of SQLite's machine between two looks at the clock: few, for one may be long work of the search index */
    WATCH_INSTRUCTIONS = 20000,   /* about a millisecond of writing */
    PATIENCE_OPENING = 8000,      /* milliseconds: who writes a list alone (sole_use.h) takes as long for some 300,000 records */
    WAITING_TOLD = 1000,          /* milliseconds after which that is said */
    LOOK_PAUSE = 8,               /* milliseconds at most between two looks whether another's write is over */
    ROOM_TO_WRITE = 1 << 20,      /* bytes: for what those who write share, and a small change */
    ROOM_TO_SORT = 64 << 20       /* bytes: for the order of a large list */
};

/* --- Errors ------------------------------------------------------------------------------------------------------------ */

static bool report(const struct store *store, int status, struct error *error)
{
    return failure_report(store->handle, store->path, store->is_backup, status, error);
}

bool database_failed(struct store *store, struct error *error)
{
    return report(store, sqlite3_extended_errcode(store->handle), error);
}

bool database_damaged(const struct store *store, struct error *error)
{
    return report(store, SQLITE_CORRUPT, error);
}

/* --- Opening ----------------------------------------------------------------------------------------------------------- */

static int commit_refused(void *context)
{
    const struct store *store = context;
    return !store->may_commit;
}

static const char *file_of(const struct store *store)
{
    return store->file ? store->file : store->path;
}

/* What holds for all of SQLite, and is heard before the first database is opened only: one thread, nobody asks how much memory it uses, and what is sorted takes no more of it than
 * pages may (by itself SQLite takes a megabyte at the least). */
static void library_configure(void)
{
    enum { SORTED_PAGES_LEAST = 32 };

    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_PMASZ, SORTED_PAGES_LEAST);
}

static bool handle_open(struct store *store, enum reach reach, struct error *error)
{
    static const char *const parameters[] = {[REACH_WITHOUT_SHARING] = "readonly_shm=1", [REACH_IMMUTABLE] = "immutable=1", [REACH_WITH_LOG] = "vfs=unix-none"};
    char *name = reach == REACH_USUAL ? file_literal(file_of(store)) : file_address(file_of(store), parameters[reach]);
    int flags = reach == REACH_USUAL ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;

    store->reach = reach;
    library_configure();
    int status = sqlite3_open_v2(name, &store->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

    free(name);
    return status == SQLITE_OK || report(store, status, error);
}

/* Says that opening takes long, as somebody has the file alone; and no more so, where it was said. */
static void waiting_tell(struct store *store, bool waits)
{
    if (store->waiting_told == waits || !store->progress)
        return;
    store->waiting_told = waits;
    store->progress(store->progress_context, _("Another program is writing into the database; waiting for it"), 0, waits ? -1 : 0);
}

/* Looks often whether another's write is over: who sleeps for long, as SQLite itself does, misses the moments between others' writes. */
static int busy_wait(void *context, int times)
{
    struct store *store = context;
    const int64_t now = clock_milliseconds();

    if (times == 0)
        store->waits_since = now;
    if (now - store->waits_since >= store->patience)
        return 0;
    if (store->is_opening && now - store->waits_since >= WAITING_TOLD)
        waiting_tell(store, true);
    nanosleep(&(struct timespec){.tv_nsec = (times < LOOK_PAUSE ? times + 1 : LOOK_PAUSE) * 1000000L}, NULL);
    return 1;
}

void store_set_patience(struct store *store, int milliseconds)
{
    store->patience = milliseconds;
    sqlite3_busy_handler(store->handle, busy_wait, store);
}

/* Settings that touch no file. */
static void handle_configure(struct store *store)
{
    store_set_patience(store, store->is_opening ? PATIENCE_OPENING : STORE_PATIENCE);
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_commit_hook(store->handle, commit_refused, store);
    number_rows_register(store->handle);
}

/* The first look SQLite itself takes at the file. Who has it alone needs no memory beside it to read the log by (https://sqlite.org/wal.html, section 6). */
static int handle_read(struct store *store)
{
    return sqlite3_exec(store->handle, store->reach == REACH_WITH_LOG ? "PRAGMA locking_mode=EXCLUSIVE; SELECT count(*) FROM sqlite_schema"
                                                                      : "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
}

static bool cannot_share_memory(int status)
{
    return status == SQLITE_CANTOPEN || status == SQLITE_IOERR_SHMOPEN || status == SQLITE_IOERR_SHMSIZE || status == SQLITE_IOERR_SHMMAP
           || status == SQLITE_IOERR_SHMLOCK || (status & 0xff) == SQLITE_CANTOPEN;
}

/* Whether it can be read only where something beside it can be written; half a write to be taken back is no matter of reading. */
static bool is_for_writers(int status)
{
    return cannot_share_memory(status) || ((status & 0xff) == SQLITE_READONLY && status != SQLITE_READONLY_ROLLBACK);
}

/* Brings a file that says it has a write-ahead log back to a rollback journal, on a disk where the log's shared memory does not work. */
static int handle_leave_log(struct store *store)
{
    store->may_commit = true;
    int status = sqlite3_exec(store->handle, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL;"
                                             " SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    store->may_commit = false;
    return status;
}

static bool is_full(int status)
{
    return status == SQLITE_IOERR_SHMSIZE || status == SQLITE_IOERR_WRITE || (status & 0xff) == SQLITE_FULL;
}

static int handle_reach_by(struct store *store, enum reach reach, struct error *error)
{
    sqlite3_close(store->handle);
    store->handle = NULL;
    if (!handle_open(store, reach, error))
        return SQLITE_CANTOPEN;
    handle_configure(store);
    return handle_read(store);
}

/* On a full disk what is there can be read all the same (https://sqlite.org/wal.html, section 5). error says why it cannot be written. */
static bool handle_reach_full(struct store *store, const struct error *why, struct error *error)
{
    int status = handle_reach_by(store, REACH_WITHOUT_SHARING, error);

    if (status != SQLITE_OK)
        return database_failed(store, error);
    if (!store->read_only)
        store->refusal = string_copy(why->text);
    store->read_only = true;
    return true;
}

/* Reads what nobody changes, all that was written: what is in the log only, too. */
static int handle_reach_alone(struct store *store, struct error *error)
{
    file_look(store->path, store->seen);
    int status = handle_reach_by(store, store->seen[1].st_size > 0 ? REACH_WITH_LOG : REACH_IMMUTABLE, error);

    if (status == SQLITE_OK)
        sqlite3_db_config(store->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return status;
}

/* Reads the schema, by another way where the usual one does not work. */
static bool handle_reach(struct store *store, struct error *error)
{
    int status = handle_read(store);
    struct error why;

    if (status == SQLITE_OK)
        return true;
    database_failed(store, &why);
    if (is_full(status))
        return handle_reach_full(store, &why, error);
    if (store->read_only && is_for_writers(status) && file_is_left_alone(store->path)) {
        status = handle_reach_alone(store, error);
    } else if (cannot_share_memory(status) && !store->read_only) {
        status = handle_leave_log(store);
    }
    return status == SQLITE_OK || database_failed(store, error);
}

/* What is set once the file is known to be good. */
static bool handle_tune(struct store *store, struct error *error)
{
    return database_run(store, error, "PRAGMA main.page_size=%d; PRAGMA synchronous=FULL; PRAGMA cell_size_check=ON; PRAGMA temp_store=%s; PRAGMA mmap_size=0;"
                                      " PRAGMA main.cache_size=-%d; PRAGMA temp.cache_size=-%d", PAGE_BYTES, store->sorts_in_memory ? "MEMORY" : "FILE",
                        CACHE_KIBIBYTES, TEMPORARY_KIBIBYTES);
}

/* Refused for what its log holds: then the log stays where it was found. */
static bool numbers_check(struct store *store, struct error *error)
{
    int64_t application_id;
    int64_t schema;

    if (!database_number(store, &application_id, error, "PRAGMA application_id") || !database_number(store, &schema, error, "PRAGMA user_version"))
        return false;
    if (file_check_numbers(store->path, application_id, DATABASE_APPLICATION_ID, schema, DATABASE_SCHEMA, error))
        return true;
    sqlite3_db_config(store->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return false;
}

/* A file that can be written is no use where nothing can be written beside it. */
static bool is_unwritable(const struct store *store)
{
    return sqlite3_db_readonly(store->handle, "main") == 1 || file_is_left_alone(store->path);
}

/* Who would write is refused; who wants to read all the same does that. */
static bool refuse_writing(struct store *store, struct error *error)
{
    struct error why;

    if (!store->or_reads)
        return error_set(error, ERROR_DATABASE,
                         _("The database %s cannot be written: the file or its folder is read-only. --read-only opens it for reading."), store->path);
    report(store, SQLITE_READONLY, &why);
    store->refusal = string_copy(why.text);
    store->read_only = true;
    return true;
}

static bool existing_open(struct store *store, struct error *error)
{
    if (!file_check(store->path, error) || !handle_open(store, REACH_USUAL, error)
        || !file_check_header(store->handle, store->path, store->is_backup, DATABASE_APPLICATION_ID, DATABASE_SCHEMA, error))
        return false;
    handle_configure(store);
    if (!store->read_only && is_unwritable(store) && !refuse_writing(store, error))
        return false;
    if (!handle_reach(store, error) || !numbers_check(store, error) || !handle_tune(store, error))
        return false;
    if (!store->read_only)
        database_use_log(store);
    in_place_remember(&store->place, store->handle, file_of(store));
    return true;
}

static bool new_open(struct store *store, bool shared, struct error *error)
{
    if (!file_create(file_of(store), shared, error))
        return false;
    bool ok = handle_open(store, REACH_USUAL, error);
    if (ok) {
        handle_configure(store);
        ok = handle_tune(store, error);
    }
    if (ok)
        return true;
    database_close(store);
    unlink(file_of(store));
    return false;
}

bool database_open(struct store *store, const struct store_options *options, struct error *error)
{
    if (options->create)
        return new_open(store, options->shared, error);
    store->is_opening = true;
    bool opened = existing_open(store, error);
    store->is_opening = false;
    waiting_tell(store, false);
    if (opened)
        store_set_patience(store, STORE_PATIENCE);
    else
        database_close(store);
    return opened;
}

static bool is_same(const struct stat *now, const struct stat *then)
{
    return now->st_size == then->st_size && now->st_ino == then->st_ino && now->st_mtim.tv_sec == then->st_mtim.tv_sec
           && now->st_mtim.tv_nsec == then->st_mtim.tv_nsec;
}

static bool file_has_changed(const struct store *store)
{
    struct stat now[2];

    file_look(store->path, now);
    return !is_same(&now[0], &store->seen[0]) || !is_same(&now[1], &store->seen[1]);
}

static bool is_replaced(struct store *store)
{
    return store->is_lost || in_place_look(&store->place, store->handle, store->path) != IN_PLACE;
}

bool database_is_outdated(struct store *store)
{
    switch (store->reach) {
    case REACH_USUAL:
        return is_replaced(store) && in_place_is_ours(store->path, DATABASE_APPLICATION_ID, DATABASE_SCHEMA);
    case REACH_WITHOUT_SHARING:
        return file_has_room(store->path, ROOM_TO_WRITE);
    case REACH_IMMUTABLE:
    case REACH_WITH_LOG:
        return !file_is_left_alone(store->path) || file_has_changed(store);
    }
    return false;
}

static void setting_close(struct store *store)
{
    sqlite3_finalize(store->setting);
    store->setting = NULL;
}

bool database_open_again(struct store *store, struct error *error)
{
    const enum reach before = store->reach;

    setting_close(store);
    if (sqlite3_close(store->handle) != SQLITE_OK)
        return report(store, SQLITE_BUSY, error);
    store->handle = NULL;
    store->read_only = store->only_reads;
    free(store->refusal);
    store->refusal = NULL;
    store->is_lost = !existing_open(store, error);
    if (!store->is_lost)
        return true;
    /* An empty database stands for the one that cannot be opened now, until the next time. */
    database_close(store);
    if (sqlite3_open(":memory:", &store->handle) != SQLITE_OK)
        die("out of memory");
    store->read_only = true;
    store->reach = before;
    return false;
}

bool database_has_log(struct store *store)
{
    sqlite3_stmt *statement = NULL;
    const bool has = sqlite3_prepare_v2(store->handle, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW
                     && strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;

    sqlite3_finalize(statement);
    return has;
}

/* One by somebody who was killed, of which nothing is left to be taken back. Nobody writes a journal while a database that has a log is open. */
static void journal_remove(const struct store *store)
{
    unlink(sqlite3_filename_journal(sqlite3_db_filename(store->handle, "main")));
}

/* Where the disk cannot, or while others use the file, it stays as it is. */
void database_use_log(struct store *store)
{
    sqlite3_busy_timeout(store->handle, 0);
    /* The file's header tells which it has, so this is a commit. */
    store->may_commit = true;
    sqlite3_exec(store->handle, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    store->may_commit = false;
    store_set_patience(store, store->patience);
    if (database_has_log(store))
        journal_remove(store);
    in_place_remember(&store->place, store->handle, file_of(store));
}

void database_close(struct store *store)
{
    setting_close(store);
    sqlite3_close(store->handle);
    store->handle = NULL;
}

/* --- Statements -------------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *statement_prepare(struct store *store, struct error *error, const char *format, va_list arguments)
{
    sqlite3_stmt *statement = NULL;
    char *query = sqlite3_vmprintf(format, arguments);

    if (!query)
        die("out of memory");
    if (sqlite3_prepare_v2(store->handle, query, -1, &statement, NULL) != SQLITE_OK)
        database_failed(store, error);
    sqlite3_free(query);
    return statement;
}

sqlite3_stmt *database_prepare(struct store *store, struct error *error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    sqlite3_stmt *statement = statement_prepare(store, error, format, arguments);
    va_end(arguments);
    return statement;
}

bool database_run(struct store *store, struct error *error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *query = sqlite3_vmprintf(format, arguments);
    va_end(arguments);
    if (!query)
        die("out of memory");
    int status = sqlite3_exec(store->handle, query, NULL, NULL, NULL);
    sqlite3_free(query);
    return status == SQLITE_OK || database_failed(store, error);
}

bool database_hold(struct store *store, enum holding holding, struct error *error)
{
    static const int kibibytes[] = {[HOLDING_USUAL] = CACHE_KIBIBYTES, [HOLDING_LITTLE] = CACHE_KIBIBYTES_FEW, [HOLDING_MUCH] = CACHE_KIBIBYTES_MANY};

    store->holding = holding;
    return database_run(store, error, "PRAGMA main.cache_size=-%d", kibibytes[holding]);
}

int database_step(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    int status = sqlite3_step(statement);

    if (status != SQLITE_ROW && status != SQLITE_DONE)
        database_failed(store, error);
    return status;
}

bool database_number(struct store *store, int64_t *number, struct error *error, const char *format, ...)
{
    va_list arguments;

    *number = 0;
    va_start(arguments, format);
    sqlite3_stmt *statement = statement_prepare(store, error, format, arguments);
    va_end(arguments);
    if (!statement)
        return false;
    int status = database_step(store, statement, error);
    if (status == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

void database_lend(sqlite3_stmt *statement, int index, const struct value *value)
{
    switch (value->kind) {
    case VALUE_EMPTY:
        sqlite3_bind_null(statement, index);
        break;
    case VALUE_NUMBER:
        sqlite3_bind_int64(statement, index, value->number);
        break;
    case VALUE_TEXT:
        sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC);
        break;
    }
}

void database_column(sqlite3_stmt *statement, int column, struct value *value)
{
    int type = sqlite3_column_type(statement, column);

    if (type == SQLITE_INTEGER)
        value_set_number(value, sqlite3_column_int64(statement, column));
    else if (type == SQLITE_NULL)
        value_clear(value);
    else
        value_set_text(value, (const char *)sqlite3_column_text(statement, column));
}

/* --- Transactions ------------------------------------------------------------------------------------------------------ */

static bool check_in_place(struct store *store, struct error *error)
{
    switch (in_place_look(&store->place, store->handle, file_of(store))) {
    case IN_PLACE:
        return true;
    case IN_PLACE_MOVED:
        return error_set(error, ERROR_DATABASE, _("The database %s was moved, replaced or deleted while it was open; nothing was changed. Put it back, or start lrn anew."),
                         store->path);
    case IN_PLACE_OVERWRITTEN:
        return error_set(error, ERROR_DATABASE, _("The database %s was written over by another program while it was open; nothing was saved. See what it holds now, then try again."),
                         store->path);
    }
    return true;
}

bool transaction_begin(struct store *store, struct error *error)
{
    /* Asked before, too: SQLite takes what was written over for damage. */
    return check_in_place(store, error) && database_run(store, error, "BEGIN IMMEDIATE") && check_in_place(store, error);
}

/* Who cannot do it at once leaves it to the next. */
static void log_settle(struct store *store)
{
    sqlite3_busy_timeout(store->handle, 0);
    sqlite3_wal_checkpoint_v2(store->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    store_set_patience(store, store->patience);
}

bool transaction_commit(struct store *store, struct error *error)
{
    if (!check_in_place(store, error))
        return false;
    store->may_commit = true;
    bool ok = database_run(store, error, "COMMIT");
    store->may_commit = false;
    if (ok)
        log_settle(store);
    in_place_remember(&store->place, store->handle, file_of(store));
    return ok;
}

bool database_renew(struct store *store, struct error *error)
{
    if (!check_in_place(store, error))
        return false;
    store->may_commit = true;
    bool ok = database_run(store, error, "VACUUM");
    store->may_commit = false;
    in_place_remember(&store->place, store->handle, file_of(store));
    return ok;
}

bool database_settle(struct store *store)
{
    bool ok = sqlite3_wal_checkpoint_v2(store->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK;

    in_place_remember(&store->place, store->handle, file_of(store));
    return ok;
}

bool maintenance_begin(struct store *store, struct error *error)
{
    bool ok = transaction_begin(store, error);

    if (!ok && !sqlite3_get_autocommit(store->handle))
        sqlite3_exec(store->handle, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

bool maintenance_end(struct store *store, bool ok, struct error *error)
{
    ok = ok && transaction_commit(store, error);
    if (!ok && !sqlite3_get_autocommit(store->handle))
        sqlite3_exec(store->handle, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

/* True once in each millisecond in which somebody looks. */
static bool clock_ticked(struct store *store)
{
    const int64_t now = clock_milliseconds();
    const bool ticked = now != store->ticked;

    store->ticked = now;
    return ticked;
}

static int reading_interrupted(void *context)
{
    struct store *store = context;

    return store->interrupt && clock_ticked(store) && store->interrupt(store->interrupt_context);
}

/* What is sorted goes to the disk, unless that is full. */
static void sorting_choose(struct store *store)
{
    if (store->sorts_in_memory || file_has_room(file_temporary_folder(), ROOM_TO_SORT))
        return;
    store->sorts_in_memory = true;
    store->sorts_version++;
    sqlite3_exec(store->handle, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
}

bool reading_begin(struct store *store, struct error *error)
{
    if (store->reading++ > 0 || !sqlite3_get_autocommit(store->handle))
        return true;
    sorting_choose(store);
    sqlite3_progress_handler(store->handle, INTERRUPT_INSTRUCTIONS, reading_interrupted, store);
    store->reading_began = true;
    return database_run(store, error, "BEGIN");
}

void reading_end(struct store *store)
{
    if (--store->reading > 0 || !store->reading_began)
        return;
    store->reading_began = false;
    sqlite3_progress_handler(store->handle, 0, NULL, NULL);
    /* Nothing but temporary tables can have been written. */
    store->may_commit = true;
    sqlite3_exec(store->handle, "COMMIT", NULL, NULL, NULL);
    store->may_commit = false;
}

static int watched(void *context)
{
    struct store *store = context;

    return store->watch(store->watch_context);
}

void database_watch(struct store *store, bool (*stop)(void *context), void *context)
{
    store->watch = stop;
    store->watch_context = context;
    sqlite3_progress_handler(store->handle, stop ? WATCH_INSTRUCTIONS : 0, stop ? watched : NULL, store);
}

/* --- Settings ---------------------------------------------------------------------------------------------------------- */

bool database_setting(struct store *store, const char *name, struct value *value, struct error *error)
{
    value_clear(value);
    if (!store->setting)
        store->setting = database_prepare(store, error, "SELECT value FROM setting WHERE name = ?1");
    if (!store->setting)
        return false;
    sqlite3_bind_text(store->setting, 1, name, -1, SQLITE_TRANSIENT);
    int status = database_step(store, store->setting, error);
    if (status == SQLITE_ROW)
        database_column(store->setting, 0, value);
    sqlite3_reset(store->setting);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

bool database_set_setting(struct store *store, const char *name, const struct value *value, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                                                             " ON CONFLICT (name) DO UPDATE SET value = ?2");
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    database_lend(statement, 2, value);
    int status = database_step(store, statement, error);
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* --- Today ------------------------------------------------------------------------------------------------------------- */

void store_set_today(struct store *store, struct date today)
{
    store->today = today;
    store->today_is_set = true;
}

struct date store_today(const struct store *store)
{
    return store->today_is_set ? store->today : date_today();
}
