/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the line or the database fails: what was typed is kept as a draft and offered again; a database that cannot be used gives one line and is left alone. */
#include "config.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum {
    NEWER_SCHEMA = 999,
    READING = 300,    /* milliseconds in which a few bytes are read */
    TYPING = 10000,   /* milliseconds */
    BETWEEN_KEYS = 50 /* milliseconds: less than any pause */
};

/* --- Drafts ----------------------------------------------------------------------------------------------------------- */

static bool draft_is_there(struct terminal *terminal, const void *context)
{
    (void)terminal;
    (void)context;
    return home_drafts() > 0;
}

/* Opens the form of the first organisation and types a city into it. */
static struct terminal *start_typing(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<End> Ærlig & sånn");
    screen_expect(terminal, "(demo) Ærlig & sånn");
    return terminal;
}

/* The next start offers the draft with its date and record; the form it opens has what was typed, and saving it clears the draft away. */
static void expect_offer(void)
{
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "\"Abay Labour Studies Unit (demo) Ærlig & sånn\" was not saved on");
    screen_type(terminal, "y");
    screen_expect_cursor(terminal, "(demo) Ærlig & sånn");
    screen_expect(terminal, "not saved since");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("organisation", "\"Ærlig & sånn\""), 1, "what was kept is saved");
    tap_is_number(home_drafts(), 0, "the draft is cleared away");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
}

static void test_hangup(void)
{
    struct terminal *terminal = start_typing();
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    tap_is_number(home_drafts(), 1, "a hang-up keeps a draft");
    expect_offer();
}

/* A record that is called by what it refers to is offered by that, and gone on with where the cursor was. */
static void test_named_by_others(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":partnership<Enter>");
    screen_expect(terminal, "of 40");
    screen_type(terminal, "e");
    screen_expect(terminal, "Partnership: ");
    screen_type(terminal, "<Down><Down><Down><Down><Down>cut off ");
    screen_expect(terminal, "cut off");
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    terminal = screen_start(NULL);
    screen_expect(terminal, "Partnership \"Bagmati Brick Kiln Concern Group (demo), Skarvøy kommune (demo)\"");
    screen_type(terminal, "y");
    screen_expect_marked(terminal, "Purpose");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, "of 40");
    screen_leave(terminal);
}

/* In the middle of a paste too. */
static void test_hangup_in_paste(void)
{
    struct terminal *terminal = start_typing();
    screen_type(terminal, "\033[200~half a paste");
    tap_is_number((intmax_t)screen_bytes_within(terminal, READING), 0, "nothing is shown before its end");
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    tap_is_number(home_drafts(), 1, "a hang-up in a paste keeps a draft");
}

static void test_terminated(void)
{
    struct terminal *terminal = start_typing();
    screen_signal(terminal, SIGTERM);
    screen_wait_exit(terminal, 128 + SIGTERM);
    screen_end(terminal);
    tap_is_number(home_drafts(), 1, "SIGTERM keeps a draft");
    expect_offer();
}

/* As another process sends it; the key is one like others. */
static void test_quit_signal(void)
{
    struct terminal *terminal = start_typing();
    screen_signal(terminal, SIGQUIT);
    screen_wait_exit(terminal, 128 + SIGQUIT);
    screen_end(terminal);
    tap_is_number(home_drafts(), 1, "SIGQUIT keeps a draft");
    expect_offer();
}

static void test_hangup_signal(void)
{
    struct terminal *terminal = start_typing();
    screen_signal(terminal, SIGHUP);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    tap_is_number(home_drafts(), 1, "SIGHUP keeps a draft");
    expect_offer();
}

/* Starts lrn with its standard error in a file. */
static struct terminal *start_heard(const char *errors, const char *const *environment)
{
    const char *const command[] = {"sh", "-c", "exec \"$0\" 2> \"$1\"", home_program(), errors, NULL};
    struct terminal *terminal = screen_start(&(struct screen_options){.command = command, .environment = environment});
    screen_type(terminal, "1");
    screen_expect(terminal, " 1 of 106");
    return terminal;
}

/* Who started it sees by which signal it ended, and reads what became of what was typed; where nothing was, there is nothing to say. */
static void test_ended(void)
{
    home_new(HOME_DEMONSTRATION);
    char *errors = home_path("errors");
    struct terminal *terminal = start_heard(errors, NULL);
    screen_signal(terminal, SIGTERM);
    screen_wait_exit(terminal, 128 + SIGTERM);
    screen_end(terminal);
    char *said = home_read(errors);
    tap_is_text(said, "", "nothing was typed, and nothing is said");
    free(said);
    terminal = start_heard(errors, NULL);
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<End> typed");
    screen_expect(terminal, "(demo) typed");
    screen_signal(terminal, SIGINT);
    screen_wait_exit(terminal, 128 + SIGINT);
    screen_end(terminal);
    said = home_read(errors);
    tap_ok(said != NULL && strstr(said, "lrn: What was typed into a form and not saved is kept: \"lrn") == said && strstr(said, "offers it again.\n") != NULL, "what was typed is kept, and that is told: %s", said);
    free(said);
    free(errors);
}

/* Where no draft can be kept that is said while there is time to save, and once more when the text is lost. */
static void test_unkept(void)
{
    home_new(HOME_DEMONSTRATION);
    char *errors = home_path("errors"), *state = string_format("XDG_STATE_HOME=%s/nowhere", home_database());
    struct terminal *terminal = start_heard(errors, (const char *const[]){state, NULL});
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<End> typed");
    screen_expect(terminal, "cannot be kept as a draft");
    screen_signal(terminal, SIGHUP);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    char *said = home_read(errors);
    tap_is_text(said, "lrn: What was typed into a form and not saved is lost: it could not be kept as a draft, since the state folder cannot be written.\n", "the loss is told");
    free(said);
    free(state);
    free(errors);
}

/* A program that is killed has kept what was typed before the last pause. */
static void test_killed(void)
{
    struct terminal *terminal = start_typing();
    tap_ok(screen_wait_until(terminal, draft_is_there, NULL), "a pause keeps a draft");
    screen_signal(terminal, SIGKILL);
    screen_wait_exit(terminal, 128 + SIGKILL);
    screen_end(terminal);
    expect_offer();
}

/* Nor does it take a pause. */
static void test_killed_while_typing(void)
{
    struct terminal *terminal = start_typing();
    int64_t end = screen_clock() + TYPING;
    while (home_drafts() == 0 && screen_clock() < end) {
        screen_type(terminal, "x");
        screen_bytes_within(terminal, BETWEEN_KEYS);
    }
    tap_is_number(home_drafts(), 1, "typing without a pause keeps a draft");
    screen_signal(terminal, SIGKILL);
    screen_wait_exit(terminal, 128 + SIGKILL);
    screen_end(terminal);
}

/* What stands above a form is no reason not to keep it. */
static void test_killed_in_help(void)
{
    struct terminal *terminal = start_typing();
    screen_type(terminal, "<F1>");
    screen_expect_row(terminal, 1, "Help");
    tap_ok(screen_wait_until(terminal, draft_is_there, NULL), "a pause in the help of a form keeps a draft");
    screen_signal(terminal, SIGKILL);
    screen_wait_exit(terminal, 128 + SIGKILL);
    screen_end(terminal);
    expect_offer();
}

/* Later and throwing away; a draft of a form that was taken back is none. */
static void test_answers(void)
{
    struct terminal *terminal = start_typing();
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    terminal = screen_start(NULL);
    screen_expect(terminal, "was not saved on");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "was not saved on");
    screen_leave(terminal);
    tap_is_number(home_drafts(), 1, "Esc leaves the draft for later");
    terminal = screen_start(NULL);
    screen_expect(terminal, "was not saved on");
    screen_type(terminal, "d");
    screen_expect_row(terminal, -1, "Throw away what was typed, for good? (y/n)");
    screen_type(terminal, "y");
    screen_expect_not(terminal, "Throw away");
    tap_is_number(home_drafts(), 0, "d throws it away");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour Studies Unit (demo)");
    screen_type(terminal, "<End>xyz");
    tap_ok(screen_wait_until(terminal, draft_is_there, NULL), "a pause keeps a draft");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, "of 106");
    tap_is_number(home_drafts(), 0, "what is discarded is no draft any more");
    screen_leave(terminal);
}

/* In a list there is nothing to keep, but the place is remembered. */
static void test_hangup_in_list(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "3<Down><Down>");
    screen_expect(terminal, "3 of ");
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, "Hot spots");
    screen_expect(terminal, "3 of ");
    screen_leave(terminal);
}

/* --- Databases that cannot be used ------------------------------------------------------------------------------------ */

static int rows_filled(struct terminal *terminal)
{
    int count = 0;
    for (int row = 0; row < screen_rows(terminal); row++)
        count += screen_row(terminal, row)[0] != '\0';
    return count;
}

/* Starts lrn with a database; it says so in one line and ends with 3. */
static void expect_refusal(const char *path, bool read_only, const char *what)
{
    const char *arguments[] = {"--db", path, read_only ? "--read-only" : NULL, NULL};
    struct screen_options options = {.arguments = arguments, .columns = 250};
    struct terminal *terminal = screen_start(&options);
    tap_note("%s", what);
    /* Whoever has the file alone is waited for nearly as long as a test waits. */
    screen_wait(terminal, "lrn: ");
    screen_expect_row(terminal, 0, "lrn: ");
    screen_wait_exit(terminal, 3);
    screen_ok(terminal, strstr(screen_row(terminal, 0), path) != NULL, "the line names the file");
    screen_ok(terminal, rows_filled(terminal) == 1, "it is one line");
    screen_end(terminal);
}

/* The same, and the file keeps every byte. */
static void expect_untouched(const char *path, const char *what)
{
    char *before = home_read(path);
    expect_refusal(path, false, what);
    char *after = home_read(path);
    tap_is_text(after, before, "%s: the file is not touched", what);
    free(before);
    free(after);
}

static void database_run(const char *path, const char *statements)
{
    sqlite3 *database;
    char *message = NULL;
    if (sqlite3_open(path, &database) != SQLITE_OK || sqlite3_exec(database, statements, NULL, NULL, &message) != SQLITE_OK)
        tap_ok(false, "the database of the test can be prepared: %s", message != NULL ? message : "");
    sqlite3_free(message);
    sqlite3_close(database);
}

static void test_foreign(void)
{
    home_new(HOME_WITHOUT);
    char *path = home_path("foreign.db");
    home_write(path, "This is a text and no database.\n");
    expect_untouched(path, "a file that is no database");
    remove(path);
    database_run(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1);");
    expect_untouched(path, "another program's database");
    free(path);
}

static void test_newer(void)
{
    char *statements = string_format("PRAGMA user_version = %d;", NEWER_SCHEMA);
    home_new(HOME_EMPTY);
    database_run(home_database(), statements);
    expect_untouched(home_database(), "a newer lrn's database");
    free(statements);
}

/* The middle of the file is overwritten, so that its head still looks right. */
static void test_damaged(void)
{
    home_new(HOME_EMPTY);
    FILE *file = fopen(home_database(), "r+b");
    tap_ok(file != NULL && fseek(file, 100, SEEK_SET) == 0, "the database can be damaged");
    for (int i = 0; file != NULL && i < 20000; i++)
        fputc('x', file);
    if (file != NULL)
        fclose(file);
    expect_untouched(home_database(), "a damaged database");
}

static void test_folder(void)
{
    home_new(HOME_WITHOUT);
    expect_refusal(home_folder(), false, "a folder");
    char *path = home_path("none.db");
    expect_refusal(path, true, "a missing file, to be read only");
    tap_ok(access(path, F_OK) != 0, "no file was made");
    free(path);
}

static void test_forbidden(void)
{
    if (geteuid() == 0) {
        tap_skip(1, "the superuser may read everything");
        return;
    }
    home_new(HOME_EMPTY);
    chmod(home_database(), 0);
    expect_refusal(home_database(), false, "a file that may not be read");
}

static void test_locked(void)
{
    sqlite3 *database;
    home_new(HOME_EMPTY);
    sqlite3_open(home_database(), &database);
    sqlite3_exec(database, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (a);", NULL, NULL, NULL);
    expect_refusal(home_database(), false, "a database that another program holds");
    sqlite3_exec(database, "ROLLBACK;", NULL, NULL, NULL);
    sqlite3_close(database);
}

/* --- Reading only ----------------------------------------------------------------------------------------------------- */

static void test_read_only(void)
{
    static const char *const keys[] = {"n", "e", "<Del>", "u", "<C-r>", ":new<Enter>", ":remove-demonstration<Enter>"};
    const char *arguments[] = {"--read-only", NULL};
    struct screen_options options = {.arguments = arguments};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        screen_type(terminal, keys[i]);
        screen_expect_row(terminal, -1, "reading only");
        screen_type(terminal, "<Down>");
        screen_expect_not(terminal, "reading only");
    }
    /* The command line offers none of what writes. */
    screen_type(terminal, ":<Tab>");
    screen_expect(terminal, "search");
    screen_expect_not(terminal, "redo");
    screen_expect_not(terminal, "edit");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, ":");
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "of 106");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

/* On a disk that is full one reads, and is told why one cannot write; when there is room again one can. */
static void test_full(void)
{
    home_new(HOME_DEMONSTRATION);
    const char *command[] = {"sh", "-c", "ulimit -S -f 4; exec \"$0\"", home_program(), NULL};
    const struct screen_options options = {.command = command};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "is only read.");
    screen_expect_row(terminal, 0, "read only");
    screen_type(terminal, "/ghana<Enter>");
    screen_expect(terminal, "1 of 4");
    screen_type(terminal, "e");
    screen_expect(terminal, "the disk is full");
    prlimit(screen_process(terminal), RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}, NULL);
    screen_expect_row(terminal, -1, "There is room on the disk again");
    screen_expect_not(terminal, "read only");
    screen_type(terminal, "e");
    screen_expect(terminal, "Organisation: ");
    screen_type(terminal, " Typed<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc><F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

int main(void)
{
    test_hangup();
    test_named_by_others();
    test_hangup_in_paste();
    test_terminated();
    test_quit_signal();
    test_hangup_signal();
    test_ended();
    test_unkept();
    test_killed();
    test_killed_while_typing();
    test_killed_in_help();
    test_answers();
    test_hangup_in_list();
    test_foreign();
    test_newer();
    test_damaged();
    test_folder();
    test_forbidden();
    test_locked();
    test_read_only();
    test_full();
    return tap_done();
}
