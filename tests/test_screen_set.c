/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field set in all marked records: asked for, shown, mended, done and taken back; by command; in both languages, small and large. */
#include "config.h"

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static void network_make(void)
{
    home_new(HOME_EMPTY);
    home_lrn("add", "organisation", "name=Alpha", "kind=ngo", "country=IN", "status=under-review", NULL);
    home_lrn("add", "organisation", "name=Beta", "kind=ngo", "country=IN", "status=draft", NULL);
    home_lrn("add", "organisation", "name=Gamma", "kind=ngo", "country=IN", "status=submitted", NULL);
}

/* What refuses is opened from there; what was mended is tried anew. */
static void test_status(void)
{
    network_make();
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 3");
    screen_type(terminal, "<Space><Space><Space>");
    screen_expect_row(terminal, 1, "3 marked");
    screen_type(terminal, "=");
    screen_expect(terminal, "Set in 3 records");
    screen_expect_marked(terminal, "Status");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "draft");
    screen_type(terminal, "under<Enter>");
    screen_expect_row(terminal, 1, "Status: under review?");
    screen_expect_row(terminal, 1, "1 of 3 will change");
    screen_expect(terminal, "Refused: these stay as they are (1)");
    screen_expect_marked(terminal, "Beta");
    screen_expect(terminal, "From \"draft\" no step leads to \"under review\"");
    screen_expect(terminal, "submitted -> under review");
    screen_expect(terminal, "These are so already (1)");
    screen_type(terminal, "<Enter>t<Enter>");
    screen_expect_row(terminal, -1, "Beta: submitted. u takes it back.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "2 of 3 will change");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Status: til gjennomgang?");
    screen_expect_row(terminal, -1, "Ctrl-S utfør");
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, 1, "2 av 3 endres");
    screen_expect_repaint(terminal);
    screen_type(terminal, "?");
    screen_expect(terminal, "Hjelp: sette et felt");
    screen_type(terminal, "<Esc>");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "2 of 3 will change");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "2 records changed. u takes it back.");
    screen_expect_not(terminal, "marked");
    tap_is_number(home_count("organisation", "status:under-review"), 3, "it is done");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back");
    tap_is_number(home_count("organisation", "status:under-review"), 1, "and taken back at once");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

static void test_command(void)
{
    network_make();
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 3");
    screen_type(terminal, ":set review_due=31.12.2027<Enter>");
    screen_expect_row(terminal, 1, "1 of 1 will change");
    screen_expect(terminal, "(empty) -> 31 Dec 2027");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    tap_is_number(home_count("organisation", "review_due:\"\""), 3, "Esc leaves all as it was");
    screen_type(terminal, ":set review_due=soon<Enter>");
    screen_expect_row(terminal, -2, "\"soon\" is no date.");
    screen_expect_cursor(terminal, "Review due: soon");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "is no date");
    screen_type(terminal, ":set name=Delta<Enter>");
    screen_expect_row(terminal, -2, "\"Name\" is not set in several records at once.");
    screen_type(terminal, "<C-u>set colour=red<Enter>");
    screen_expect_row(terminal, -2, "There is no field \"colour\" here.");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "colour");
    screen_type(terminal, "<Space><Space>:set review_due<Enter>");
    screen_expect_row(terminal, -1, "Review due:");
    screen_type(terminal, "29.2.2028<Enter>");
    screen_expect_row(terminal, 1, "2 of 2 will change");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "2 records changed.");
    tap_is_number(home_count("organisation", "review_due:2028-02-29"), 2, "both have it");
    screen_type(terminal, ":set featured<Enter>");
    screen_expect_marked(terminal, "yes");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Featured");
    screen_leave(terminal);
}

/* What is only shown is not done: undo and redo reach nothing that was done before it. */
static void test_undo(void)
{
    network_make();
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 3");
    screen_type(terminal, ":set review_due=31.12.2027<Enter><C-s>");
    screen_expect_row(terminal, -1, "1 record changed.");
    screen_type(terminal, ":set review_due=1.1.2028<Enter>");
    screen_expect_row(terminal, 1, "1 of 1 will change");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Nothing of this is done yet");
    tap_is_number(home_count("organisation", "review_due:2027-12-31"), 1, "u leaves what was done before");
    screen_type(terminal, "<Esc>u");
    screen_expect_row(terminal, -1, "Taken back");
    tap_is_number(home_count("organisation", "review_due:2027-12-31"), 0, "where that was done u takes it back");
    screen_type(terminal, ":set review_due=1.1.2028<Enter>");
    screen_expect_row(terminal, 1, "1 of 1 will change");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "Nothing of this is done yet");
    tap_is_number(home_count("organisation", "review_due:2027-12-31"), 0, "nor is it done again");
    screen_leave(terminal);
}

/* A text that is no value stays on its line with the reason above it, to be mended; what is refused stays marked. */
static void test_mended(void)
{
    network_make();
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 3");
    screen_type(terminal, "<Space><Space>:set review_due<Enter>");
    screen_expect_row(terminal, -1, "Review due:");
    screen_type(terminal, "2027-02-29<Enter>");
    screen_expect_row(terminal, -2, "2027-02-29");
    screen_expect_row(terminal, -1, "Review due: 2027-02-29");
    screen_type(terminal, "<Backspace>");
    screen_expect_row(terminal, -1, "Review due: 2027-02-2");
    screen_type(terminal, "8<Enter>");
    screen_expect_row(terminal, 1, "2 of 2 will change");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "2 marked");
    screen_type(terminal, "<Space>:set status=under-review<Enter>");
    screen_expect_row(terminal, 1, "1 of 3 will change");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "1 record changed. u takes it back. 1 was refused.");
    screen_expect_row(terminal, 1, "1 marked");
    screen_leave(terminal);
}

int main(void)
{
    test_status();
    test_mended();
    test_undo();
    test_command();
    return tap_done();
}
