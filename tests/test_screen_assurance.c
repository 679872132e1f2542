/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality assurance on the screen: a profile verified in a few keys, what an adviser is not offered, concerns settled, members reminded; in both languages. */
#include "config.h"

#include "src/date.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static struct terminal *start_as(const char *user)
{
    const char *const arguments[] = {"--user", user, NULL};
    const struct screen_options options = {.arguments = arguments};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "of 106");
    return terminal;
}

/* The form begins where something is left to be said; saved, the profile has moved, and u takes both back. */
static void test_verify(void)
{
    struct terminal *terminal = start_as("ingrid-demo");
    screen_type(terminal, "/status:submitted,under-review<Enter>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_expect_not(terminal, "of 106");
    screen_type(terminal, "V");
    screen_expect_row(terminal, 1, "New: Verification");
    screen_expect_marked(terminal, "Method");
    screen_expect(terminal, "Etisk handel Norge");
    screen_expect(terminal, "Result        passed");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "V");
    screen_expect_marked(terminal, "Method");
    screen_type(terminal, "v<Enter><Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "V");
    screen_expect_marked(terminal, "Method");
    screen_type(terminal, "v<Enter><C-s>");
    screen_expect_row(terminal, -1, "Saved. The profile is now quality-assured, until ");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Alexandria");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "LV");
    screen_expect_row(terminal, 1, "Ny oppføring: Verifisering");
    screen_type(terminal, "b<Enter><C-s>");
    screen_expect_row(terminal, -1, "Lagret. Profilen er nå kvalitetssikret, til og med ");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Alexandria");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

/* The last day follows the date and the result until somebody types one. */
static void test_end(void)
{
    struct terminal *terminal = start_as("ingrid-demo");
    screen_type(terminal, "/status:submitted,under-review<Enter>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "V");
    screen_expect_marked(terminal, "Method");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Date");
    screen_type(terminal, "<C-u>29.02.2024<Down>");
    screen_expect_marked(terminal, "Method");
    screen_expect(terminal, "27 Feb 2026");
    screen_type(terminal, "<Down><Enter>failed<Enter>");
    screen_expect(terminal, "Result        failed");
    screen_expect_not(terminal, "27 Feb 2026");
    screen_type(terminal, "<C-z>");
    screen_expect(terminal, "Result        passed");
    screen_expect(terminal, "27 Feb 2026");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Valid to");
    screen_type(terminal, "<C-u>2025-06-30<Up><Up><Up>");
    screen_expect_marked(terminal, "Date");
    screen_type(terminal, "<C-u>01.03.2024<Down>");
    screen_expect_marked(terminal, "Method");
    screen_expect(terminal, "2025-06-30");
    screen_expect_not(terminal, "28 Feb 2026");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_leave(terminal);
}

/* A day may be told from today, in either language; it is written out. */
static void test_near(void)
{
    char day[DATE_TEXT_SIZE];
    struct date yesterday = date_from_days(date_to_days(date_today()) - 1);
    struct terminal *terminal = start_as("ingrid-demo");
    screen_type(terminal, "/status:submitted,under-review<Enter>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "V");
    screen_expect_marked(terminal, "Method");
    screen_type(terminal, "<Up><C-u>yesterday<Down>");
    screen_expect(terminal, date_show(yesterday, LANGUAGE_EN, day));
    screen_type(terminal, "<Up><C-u>-1<Down>");
    screen_expect(terminal, date_show(yesterday, LANGUAGE_EN, day));
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_leave(terminal);
}

/* What a role may not do is refused with a sentence that says who may, and not offered. */
static void test_adviser(void)
{
    struct terminal *terminal = start_as("tormod-demo");
    screen_type(terminal, "V");
    screen_expect_row(terminal, -1, "Coordinators verify and quality-assure profiles; tormod-demo is here as adviser.");
    screen_type(terminal, ":mer<Tab>");
    screen_expect_row(terminal, -1, ":mer");
    screen_expect_not(terminal, ":merge");
    screen_type(terminal, "<Esc>");
    screen_type(terminal, "3V");
    screen_expect_row(terminal, -1, "Coordinators verify");
    /* Countries come with the program: none is added. */
    screen_type(terminal, "2");
    screen_expect_row(terminal, 1, "Countries");
    screen_expect_not(terminal, "n new");
    screen_type(terminal, "1");
    screen_expect_row(terminal, -1, "n new");
    screen_leave(terminal);
}

static void test_other(void)
{
    struct terminal *terminal = start_as("ingrid-demo");
    home_lrn("add", "member", "name=Aasgaard", "kind=company", "country=NO", "initiative=ieh", "state=active", NULL);
    home_lrn("add", "member", "name=Aase", "kind=company", "country=NO", "initiative=ieh", "state=active", "paid_until=2026-01-31", NULL);
    screen_type(terminal, "3V");
    screen_expect_row(terminal, -1, "Only profiles of organisations are verified.");
    screen_type(terminal, ":reminders soon<Enter>");
    screen_expect_row(terminal, -2, "Say within how many days");
    screen_type(terminal, "<C-u>reminders 60<Enter>");
    screen_expect_row(terminal, 1, "by Paid until");
    screen_expect_row(terminal, 2, "Paid until");
    screen_expect(terminal, "Aasgaard");
    screen_expect(terminal, "31 Jan 2026");
    screen_expect_not(terminal, "A value is missing");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

/* From the queue a profile is verified too, and is gone from it; where nothing is written, it is read all the same. */
static void test_queue(void)
{
    static const char *const read_only[] = {"--read-only", NULL};
    const struct screen_options reading = {.arguments = read_only};
    struct terminal *terminal = start_as("ingrid-demo");
    screen_type(terminal, "Q");
    screen_expect_row(terminal, 1, "Quality assurance: what waits");
    screen_expect(terminal, "submitted (13)");
    screen_expect_marked(terminal, "Radio Sauti Kazi");
    screen_type(terminal, "V");
    screen_expect(terminal, "Radio Sauti Kazi");
    screen_type(terminal, "r<Enter><C-s>");
    screen_expect_row(terminal, -1, "The profile is now quality-assured");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "submitted (12)");
    screen_expect_not(terminal, "Radio Sauti");
    /* One key, one change: u brings it all back. */
    screen_type(terminal, "u");
    screen_expect(terminal, "submitted (13)");
    screen_expect(terminal, "Radio Sauti Kazi");
    screen_type(terminal, "<C-r>");
    screen_expect(terminal, "submitted (12)");
    screen_type(terminal, "LQ");
    screen_expect_row(terminal, 1, "Kvalitetssikring: hva som venter");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Quality assurance: what waits");
    screen_leave(terminal);
    terminal = screen_start(&reading);
    screen_expect(terminal, "read only");
    screen_type(terminal, "Q");
    screen_expect(terminal, "submitted (12)");
    screen_type(terminal, "V");
    screen_expect_row(terminal, -1, "reading only");
    screen_leave(terminal);
}

/* What a concern lacks for its end is asked for in its form. */
static void test_concern(void)
{
    home_new(HOME_EMPTY);
    home_lrn("add", "organisation", "name=Sona", "kind=ngo", "country=IN", NULL);
    home_lrn("add", "concern", "organisation=Sona", "text=No address", NULL);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 1");
    screen_type(terminal, ":concern<Enter>");
    screen_expect_row(terminal, 1, "Concerns");
    screen_type(terminal, "t");
    screen_expect(terminal, "From \"received\" to");
    screen_expect(terminal, "lacks 1 field");
    screen_type(terminal, "<Down><Enter>");
    screen_expect(terminal, "Needed for \"upheld\".");
    screen_type(terminal, "Nobody there<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "upheld");
    screen_leave(terminal);
    tap_is_number(home_count("concern", "state:upheld"), 1, "it is settled");
}

/* A step that lacks a verification opens the same form as V. */
static void test_step(void)
{
    struct terminal *terminal = start_as("ingrid-demo");
    screen_type(terminal, "/status:under-review<Enter>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "t");
    screen_expect(terminal, "lacks a verification");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "New: Verification");
    screen_expect_marked(terminal, "Method");
    screen_expect(terminal, "Etisk handel Norge");
    screen_type(terminal, "v<Enter><C-s>");
    screen_expect_row(terminal, -1, "Saved. The profile is now quality-assured, until ");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Abay Labour");
    screen_leave(terminal);
}

/* A member that left comes back by a step; the form offers what a step leads to, and nothing else. */
static void test_rejoin(void)
{
    home_new(HOME_EMPTY);
    home_lrn("add", "member", "name=Fjord", "kind=company", "country=NO", "initiative=ieh", "state=ended", NULL);
    struct terminal *terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, ":member<Enter>");
    screen_expect_marked(terminal, "Fjord");
    screen_type(terminal, "t");
    screen_expect(terminal, "From \"ended\" to");
    screen_expect(terminal, "applicant               rejoin");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "Fjord: applicant. u takes it back.");
    screen_type(terminal, "u");
    screen_expect(terminal, "ended");
    screen_type(terminal, "L:steg gjeninntre<Enter>");
    screen_expect_row(terminal, -1, "Fjord: søker.");
    screen_type(terminal, "uL");
    screen_expect(terminal, "ended");
    screen_type(terminal, ":step active<Enter>");
    screen_expect(terminal, "From \"ended\" no step leads to \"active\"; the next can be \"applicant\".");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, ":step");
    screen_type(terminal, "e");
    screen_expect_row(terminal, 1, "Member: Fjord");
    screen_type(terminal, "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
    screen_expect_marked(terminal, "State");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "- State ---");
    screen_expect(terminal, "applicant");
    screen_expect_not(terminal, "active");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "- State ---");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Fjord");
    screen_leave(terminal);
    tap_is_number(home_count("member", "state:ended"), 1, "nothing was done");
}

int main(void)
{
    test_verify();
    test_end();
    test_near();
    test_adviser();
    test_other();
    test_concern();
    test_queue();
    test_step();
    test_rejoin();
    return tap_done();
}
