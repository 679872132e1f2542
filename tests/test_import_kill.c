/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import killed (kill -9) at twenty moments spread over its whole run leaves the network as it was before or as it is after, never between: some
 * while rows are checked and written, most at a write of SQLite's into its files, of which half the bytes still get there. With the log that lets others read meanwhile, and alone with
 * the file. */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "db/database.h"
#include "db/import.h"
#include "db/sole_use.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/network.h"
#include "tests/tap.h"

enum {
    MOMENTS = 20,
    TICK_MOMENTS = 6,  /* of them at rows, the others at writes */
    ROWS_BEFORE = 100, /* that are there and change */
    ROWS_AFTER = 800,
    SPARED = 50,       /* one of so many events, at the end, is no moment */
    CACHE_PAGES = 20   /* so few for SQLite that it writes while rows still come, as it does of a long list */
};

/* What is counted, in memory that outlives the process which counts. */
enum event { EVENT_TICK, EVENT_WRITE, EVENT_COUNT };

static int64_t *counts;        /* of events so far */
static int64_t fatal[EVENT_COUNT]; /* the one at which the process dies; 0: never */
static bool counting;
static bool alone; /* the file is kept to itself */

static bool event_is_fatal(enum event event)
{
    return counting && ++counts[event] == fatal[event];
}

static void die_at_once(void)
{
    raise(SIGKILL);
}

/* --- SQLite's writes ------------------------------------------------------------------------------------------------------ */

typedef ssize_t write_function(int file, const void *bytes, size_t length, off_t offset);

static write_function *write_really;

static ssize_t write_counted(int file, const void *bytes, size_t length, off_t offset)
{
    if (event_is_fatal(EVENT_WRITE)) {
        write_really(file, bytes, length / 2, offset);
        die_at_once();
    }
    return write_really(file, bytes, length, offset);
}

/* SQLite lets its system calls be replaced, for tests like this one. */
static void writes_intercept(void)
{
    static const char *const names[] = {"pwrite64", "pwrite"};
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

    for (size_t i = 0; i < sizeof names / sizeof *names && write_really == NULL; i++) {
        write_really = (write_function *)vfs->xGetSystemCall(vfs, names[i]);
        if (write_really != NULL)
            vfs->xSetSystemCall(vfs, names[i], (sqlite3_syscall_ptr)write_counted);
    }
}

/* --- The import ----------------------------------------------------------------------------------------------------------- */

static void progress_counted(void *context, const char *work, int64_t done, int64_t total)
{
    (void)context, (void)work, (void)done, (void)total;
    if (event_is_fatal(EVENT_TICK))
        die_at_once();
}

static bool list_take(struct store *store, struct csv_stream *stream, struct mapping *mapping, int file, struct error *error)
{
    const struct import_options options = {.policy = IMPORT_UPDATE, .file = file, .progress = progress_counted};
    const struct viewer viewer = network_viewer("Kari");
    struct import *import = import_new(store, &viewer, stream, mapping, &options);
    int64_t change;
    bool ok = import_check(import, error) && (!alone || !counting || sole_use_begin(store)) && import_commit(import, &change, error);

    import_free(import);
    return ok;
}

static bool list_import(struct store *store, const char *name, struct error *error)
{
    static const char *const headers[] = {"name", "kind", "country", "city", "registration_number"};
    const struct csv_options options = {0};
    char *path = home_path(name);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct csv_stream *stream = csv_stream_new(file, path, &options, error);
    struct mapping mapping;

    mapping_init(&mapping, &type_organisation, headers, sizeof headers / sizeof *headers, false);
    bool ok = stream != NULL && list_take(store, stream, &mapping, file, error);
    mapping_done(&mapping);
    csv_stream_free(stream);
    close(file);
    free(path);
    return ok;
}

/* What the process does that may be killed: the first list is there before anything is counted, the second is what it may die of, to the closing. */
static bool import_both(struct error *error)
{
    const struct store_options options = {.path = home_database(), .types = &types_all};

    writes_intercept();
    struct store *store = store_open(&options, error);
    bool ok = store != NULL && list_import(store, "before.csv", error);
    ok = ok && database_run(store, error, "PRAGMA cache_size = %d", CACHE_PAGES);
    counting = true;
    ok = ok && list_import(store, "after.csv", error);
    store_close(store);
    return ok;
}

/* The signal the process died of, or 0. */
static int process_run(void)
{
    int status = 0;

    memset(counts, 0, EVENT_COUNT * sizeof *counts);
    pid_t process = fork();
    if (process == 0) {
        struct error error = {0};
        bool ok = import_both(&error);
        if (!ok)
            tap_note("%s", error.text);
        _exit(ok ? 0 : 1);
    }
    tap_ok(process > 0 && waitpid(process, &status, 0) == process && (WIFSIGNALED(status) || WEXITSTATUS(status) == 0), "an import runs");
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/* --- What is left --------------------------------------------------------------------------------------------------------- */

/* Numbers that are all as before or all as after; and that none of SQLite's locks is in the way of those that are read and written next. */
static int64_t count_of(const char *sql)
{
    char *path = string_copy(home_database());
    const struct network network = {.path = path};
    int64_t count = network_count(&network, sql);

    free(path);
    return count;
}

struct state {
    int64_t organisations, moved, changes;
};

static struct state state_read(void)
{
    return (struct state){.organisations = count_of("SELECT count(*) FROM organisation"),
                          .moved = count_of("SELECT count(*) FROM organisation WHERE city = 'After'"),
                          .changes = count_of("SELECT count(*) FROM change")};
}

static bool state_is(const struct state *one, const struct state *other)
{
    return one->organisations == other->organisations && one->moved == other->moved && one->changes == other->changes;
}

static const char *const check[] = {"check", NULL};

static void expect_sound(void)
{
    int status;
    char *output = home_run(&status, check);

    tap_is_number(status, 0, "the database is sound: %s", output);
    free(output);
}

/* Beside the database there is no file that stands for a lock, or for an import under way. */
static void expect_alone(void)
{
    char *path = string_copy(home_database());
    const char *name = strrchr(path, '/') + 1;

    path[name - path - 1] = '\0';
    int others = 0;
    DIR *folder = opendir(path);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, name) != 0) {
            tap_note("%s", entry->d_name);
            others++;
        }
    tap_is_number(others, 0, "nothing is left beside it");
    closedir(folder);
    free(path);
}

/* The list can be taken in at once, and then everything is there. */
static void expect_again(const struct state *after)
{
    char *path = home_path("after.csv");

    tap_ok(home_lrn("import", "organisation", path, "--on-duplicate", "update", NULL), "the list is taken in after all");
    struct state state = state_read();
    tap_ok(state_is(&state, after), "and all of it is there once");
    free(path);
}

/* --- The lists ------------------------------------------------------------------------------------------------------------ */

static void list_write(const char *name, int rows, const char *city)
{
    struct text text = {0};
    char *path = home_path(name);

    text_add(&text, "name,kind,country,city,registration_number\n");
    for (int i = 1; i <= rows; i++)
        text_add_format(&text, "Listed %d,ngo,IN,%s,R-%d\n", i * 7919, city, 1000 + i);
    home_write(path, text_string(&text));
    free(path);
    text_done(&text);
}

static void home_begin(void)
{
    home_new(HOME_EMPTY);
    list_write("before.csv", ROWS_BEFORE, "Before");
    list_write("after.csv", ROWS_AFTER, "After");
}

/* --- The moments ---------------------------------------------------------------------------------------------------------- */

/* The nth of so many moments spread evenly over all events of a kind, but for the very last: another run may have one less. */
static int64_t moment_of(int64_t all, int number, int moments)
{
    return 1 + (all - all / SPARED - 1) * number / (moments - 1);
}

static void moment_set(int moment, const int64_t all[EVENT_COUNT])
{
    fatal[EVENT_TICK] = moment < TICK_MOMENTS ? moment_of(all[EVENT_TICK], moment, TICK_MOMENTS) : 0;
    fatal[EVENT_WRITE] = moment < TICK_MOMENTS ? 0 : moment_of(all[EVENT_WRITE], moment - TICK_MOMENTS, MOMENTS - TICK_MOMENTS);
}

/* An import that is left alone says how many events there are and what is there after it. */
static struct state run_whole(int64_t all[EVENT_COUNT])
{
    home_begin();
    memset(fatal, 0, sizeof fatal);
    tap_is_number(process_run(), 0, "left alone it ends");
    memcpy(all, counts, EVENT_COUNT * sizeof *all);
    tap_ok(all[EVENT_TICK] >= TICK_MOMENTS && all[EVENT_WRITE] >= MOMENTS, "there are moments enough: %lld among the rows, %lld writes",
           (long long)all[EVENT_TICK], (long long)all[EVENT_WRITE]);
    return state_read();
}

/* Killed at its first tick it has done nothing. */
static struct state run_none(void)
{
    home_begin();
    fatal[EVENT_TICK] = 1;
    tap_is_number(process_run(), SIGKILL, "it is killed before it does anything");
    return state_read();
}

static void test_moments(void)
{
    int64_t all[EVENT_COUNT];
    int befores = 0, afters = 0;
    struct state after = run_whole(all);
    tap_ok(after.organisations == ROWS_AFTER && after.moved == ROWS_AFTER, "after it all rows are there");
    struct state before = run_none();
    tap_ok(before.organisations == ROWS_BEFORE && before.moved == 0 && before.changes + 1 == after.changes,
           "before it the former ones, and one change less");
    for (int moment = 0; moment < MOMENTS; moment++) {
        home_begin();
        moment_set(moment, all);
        tap_is_number(process_run(), SIGKILL, "%s, killed at moment %d (row %lld, write %lld)", alone ? "alone" : "with a log", moment + 1,
                      (long long)fatal[EVENT_TICK], (long long)fatal[EVENT_WRITE]);
        struct state state = state_read();
        befores += state_is(&state, &before);
        afters += state_is(&state, &after);
        tap_ok(state_is(&state, &before) || state_is(&state, &after), "it is as before or as after: %lld organisations, %lld changed",
               (long long)state.organisations, (long long)state.moved);
        expect_sound();
        expect_alone();
        expect_again(&after);
    }
    tap_ok(befores > 0 && afters > 0, "some were killed before the end and some after it: %d, %d", befores, afters);
}

int main(void)
{
    message_open(place_catalogue);
    counts = mmap(NULL, EVENT_COUNT * sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    test_moments();
    alone = true;
    test_moments();
    return tap_done();
}
