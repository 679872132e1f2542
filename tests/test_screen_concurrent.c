/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several programs on one file: what one changes shows in the others without a key, and never moves the cursor off its record. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { LOCK_PATIENCE = 10000 /* milliseconds */ };

static struct terminal *start_at(const char *count)
{
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, count);
    return terminal;
}

static void test_list_follows(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, "<Down><Down>");
    screen_expect(terminal, " 3 of 106");
    int row = screen_marker_row(terminal);

    /* Another name in a row above, a record more above, one less below: the marker stays where it is. */
    tap_ok(home_lrn("set", "organisation", "DRG053", "name=Abay Renamed Unit", NULL), "another process changes a name");
    screen_expect(terminal, "Abay Renamed Unit");
    screen_expect_marked(terminal, "Alor Ghor Workers");
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", NULL), "another process adds a record");
    screen_expect(terminal, " 4 of 107");
    screen_expect_marked(terminal, "Alor Ghor Workers");
    tap_is_number(screen_marker_row(terminal), row, "the marker stays in its row");
    tap_ok(home_lrn("undo", NULL), "another process takes that back");
    screen_expect(terminal, " 3 of 106");
    screen_expect_marked(terminal, "Alor Ghor Workers");
    tap_is_number(screen_marker_row(terminal), row, "the marker stays in its row");

    /* The cursor's record itself moves to another place in the order: the cursor goes with it. */
    tap_ok(home_lrn("set", "organisation", "DRG003", "name=Zzz Ghor House", NULL), "another process renames the cursor's record");
    screen_expect_marked(terminal, "Zzz Ghor House");
    screen_expect(terminal, " 106 of 106");
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

static void test_record_follows(void)
{
    home_new(HOME_DEMONSTRATION);
    tap_ok(home_lrn("add", "supplier", "name=Aaabc Mill", "country=KE", NULL), "a supplier is added");
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, "/cubbon<Enter>");
    screen_expect_marked(terminal, "Cubbon");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Bengaluru");
    tap_ok(home_lrn("set", "organisation", "DRG012", "city=Mysuru", NULL), "another process changes a field");
    screen_expect(terminal, "Mysuru");
    screen_expect_not(terminal, "Bengaluru");
    /* An open record that somebody deletes says so, and its list is left in order. */
    screen_type(terminal, "6");
    screen_expect_marked(terminal, "Aaabc Mill");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Aaabc Mill");
    tap_ok(home_lrn("undo", NULL), "the city is put back");
    tap_ok(home_lrn("undo", NULL), "the supplier is taken away");
    screen_expect(terminal, "This record is not there any more");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, " 1 of 12");
    screen_expect_not(terminal, "Aaabc");
    screen_leave(terminal);
}

static void test_two_screens(void)
{
    home_new(HOME_DEMONSTRATION);
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", NULL), "an organisation that nothing refers to is added");
    struct terminal *one = start_at(" 1 of 107");
    struct terminal *two = start_at(" 1 of 107");
    screen_type(two, "<Down>");
    screen_expect_marked(two, "Abay Labour");
    screen_type(one, "<Del>");
    screen_expect_row(one, -1, "Aaabc First");
    screen_type(one, "y");
    screen_expect(one, "Deleted");
    screen_expect_not(two, "Aaabc");
    screen_expect(two, " 1 of 106");
    screen_expect_marked(two, "Abay Labour");
    screen_type(one, "u");
    screen_expect(one, "Aaabc First");
    screen_expect(two, " 2 of 107");
    screen_expect_marked(two, "Abay Labour");
    screen_leave(one);
    screen_leave(two);
}

/* A program that dies leaves the file to the other as it was. */
static void test_killed(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *one = start_at(" 1 of 106");
    struct terminal *two = start_at(" 1 of 106");
    screen_signal(one, SIGKILL);
    screen_wait_exit(one, 128 + SIGKILL);
    screen_end(one);
    tap_ok(home_lrn("set", "organisation", "DRG053", "name=Abay Renamed Unit", NULL), "another process changes a name");
    screen_expect(two, "Abay Renamed Unit");
    screen_leave(two);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

/* --- Somebody else is writing --------------------------------------------------------------------------------------------- */

#define WAITS "Waiting for somebody else's save."

static sqlite3 *lock_take(void)
{
    sqlite3 *handle;
    bool held = sqlite3_open_v2(home_database(), &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && sqlite3_busy_timeout(handle, LOCK_PATIENCE) == SQLITE_OK
                && sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    tap_ok(held, "somebody else begins to write");
    return handle;
}

static void lock_leave(sqlite3 *handle)
{
    sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(handle);
}

/* A save waits where it can be seen, on a living screen; Esc takes it back and keeps the form. */
static void test_save_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour Studies Unit (demo)");
    screen_type(terminal, " Typed");
    screen_expect(terminal, "(demo) Typed");
    sqlite3 *lock = lock_take();
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, WAITS);
    screen_expect(terminal, "(demo) Typed");
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, -1, WAITS);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved. What you typed is still here.");
    screen_expect(terminal, "(demo) Typed");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, WAITS);
    lock_leave(lock);
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "(demo) Typed");
    screen_leave(terminal);
}

/* One that was asked for on leaving goes on to leave. */
static void test_leaving_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour Studies Unit (demo)");
    screen_type(terminal, " Typed");
    sqlite3 *lock = lock_take();
    screen_type(terminal, "<F10>");
    screen_expect(terminal, "Not saved yet");
    screen_type(terminal, "s");
    screen_expect_row(terminal, -1, WAITS);
    lock_leave(lock);
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    tap_is_number(home_count("organisation", "typed"), 1, "it was saved");
}

/* Types keys that write while somebody else does: the wait is said, given up by Esc, and when it is tried again and the other is done, it is done. */
static void write_waits(struct terminal *terminal, const char *keys, const char *question, const char *answer, const char *done)
{
    sqlite3 *lock = lock_take();

    for (int again = 0; again < 2; again++) {
        screen_type(terminal, keys);
        if (question != NULL) {
            screen_expect(terminal, question);
            screen_type(terminal, answer);
        }
        screen_expect_row(terminal, -1, WAITS);
        if (again == 0) {
            screen_type(terminal, "<Esc>");
            screen_expect_row(terminal, -1, "Nothing was changed.");
        }
    }
    lock_leave(lock);
    screen_expect_row(terminal, -1, done);
}

static void test_others_wait(void)
{
    home_new(HOME_DEMONSTRATION);
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", NULL), "an organisation that nothing refers to is added");
    struct terminal *terminal = start_at(" 1 of 107");
    write_waits(terminal, "<Del>", "delete it?", "y", "Deleted.");
    write_waits(terminal, "u", NULL, NULL, "Taken back");
    screen_expect(terminal, "Aaabc First");
    write_waits(terminal, "<C-r>", NULL, NULL, "Done again");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back");
    write_waits(terminal, "<Home>:step submitted<Enter>", NULL, NULL, "Aaabc First: submitted.");
    screen_leave(terminal);
}

/* What is tried before it is shown waits as well, and so does what it is then done with. */
static void test_set_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, "<Space><Space>");
    screen_expect(terminal, "2 marked");
    write_waits(terminal, ":set review_due=2028-02-29<Enter>", NULL, NULL, "Ctrl-S");
    screen_expect_row(terminal, 1, "2 of 2 will change");
    /* Its words follow the language as soon as it can be tried again. */
    sqlite3 *lock = lock_take();
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "2 av 2 endres");
    lock_leave(lock);
    screen_expect(terminal, "29. feb. 2028");
    screen_type(terminal, "L");
    screen_expect(terminal, "29 Feb 2028");
    write_waits(terminal, "<C-s>", NULL, NULL, "2 records changed.");
    tap_is_number(home_count("organisation", "review_due:2028-02-29"), 2, "both have it");
    screen_leave(terminal);
}

static void test_merge_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    for (int i = 0; i < 2; i++)
        tap_ok(home_lrn("add", "organisation", "name=Testing House", "kind=ngo", "country=BD", "city=Dhaka", NULL), "one of two that are the same is added");
    struct terminal *terminal = start_at(" 1 of 108");
    screen_type(terminal, ":duplicates<Enter>");
    screen_expect_marked(terminal, "97     Testing House");
    write_waits(terminal, "n", NULL, NULL, "Not the same (u takes it back): Testing House / Testing House");
    screen_expect(terminal, "No two of them look like the same.");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Merge: Organisation");
    write_waits(terminal, "n", NULL, NULL, "Not the same (u takes it back): Testing House / Testing House");
    screen_expect(terminal, "No two of them look like the same.");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Merge: Organisation");
    write_waits(terminal, "<C-s>", NULL, NULL, "Merged.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, " of 107");
    screen_leave(terminal);
}

/* The shortlist of a need that is there. */
static void test_shortlist_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    int before = home_count("candidate", "");
    struct terminal *terminal = start_at(" 1 of 106");
    screen_type(terminal, ":need<Enter>");
    screen_expect(terminal, " 1 of ");
    screen_type(terminal, "m");
    screen_expect(terminal, "at most 100 points");
    screen_expect_marked(terminal, "  90 ");
    screen_type(terminal, "<End><Up><Space>");
    screen_expect(terminal, "1 marked");
    write_waits(terminal, "<C-s>", NULL, NULL, "Saved, with 1 organisation more on the shortlist.");
    tap_is_number(home_count("candidate", ""), before + 1, "it is there");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_removal_waits(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = start_at(" 1 of 106");
    write_waits(terminal, ":remove-demonstration<Enter>", "Remove every record of the demonstration network?", "y", "demonstration records removed.");
    screen_leave(terminal);
}

int main(void)
{
    test_set_waits();
    test_merge_waits();
    test_shortlist_waits();
    test_removal_waits();
    test_save_waits();
    test_leaving_waits();
    test_others_wait();
    test_list_follows();
    test_record_follows();
    test_two_screens();
    test_killed();
    return tap_done();
}
