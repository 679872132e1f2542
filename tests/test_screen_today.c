/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today on the screen: what waits, opened and done from there; whose it is; in both languages; and when lrn begins with it. */
#include "config.h"

#include <stddef.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "src/date.h"
#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static void test_all(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "0");
    screen_expect_row(terminal, 1, "Today, ");
    screen_expect_row(terminal, 1, "   all (w)");
    screen_expect(terminal, "Open concerns (");
    screen_expect(terminal, "Deliverables overdue (");
    /* The line with what there is more opens it in place. */
    screen_type(terminal, "<End>");
    screen_expect(terminal, "Memberships ending or overdue (4)");
    screen_expect_not(terminal, "Hot spots with stale sources");
    screen_type(terminal, "<Up><Up><Up><Up>");
    screen_expect_marked(terminal, "              13 more");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "12 May 2026   ");
    screen_expect_not(terminal, "13 more");
    screen_type(terminal, "<Home>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Concern");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "I dag, ");
    screen_expect_row(terminal, 1, "   alt (w)");
    screen_expect(terminal, "Åpne bekymringsmeldinger (");
    screen_type(terminal, "?");
    screen_expect(terminal, "Hjelp: I dag");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "I dag, ");
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, 1, "   alt (w)");
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* The marker is at a line of a day. */
static void screen_expect_day(struct terminal *terminal, struct date date, const char *title)
{
    char day[DATE_TEXT_SIZE], *line;
    line = string_format("%-13s %s", date_show(date, LANGUAGE_EN, day), title);
    screen_expect_marked(terminal, line);
    free(line);
}

/* What is done is gone from the list at once, and back with u. */
static void test_mine(void)
{
    home_new(HOME_EMPTY);
    tap_ok(home_lrn("add", "person", "name=Ann Example", "login=ann", "initiative=eti", NULL), "a person is added");
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", "status=submitted", "responsible=Ann Example", NULL),
           "hers");
    tap_ok(home_lrn("add", "organisation", "name=Aaabc Second", "kind=ngo", "country=KE", "status=submitted", NULL), "and nobody's");
    static const char *const arguments[] = {"--user", "ann", NULL};
    const struct screen_options options = {.arguments = arguments};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "of 2");
    screen_type(terminal, "0");
    screen_expect_row(terminal, 1, "mine (w)");
    screen_expect(terminal, "Profiles waiting for quality assurance (1)");
    screen_expect_day(terminal, date_today(), "Aaabc First");
    screen_type(terminal, "w");
    screen_expect_row(terminal, 1, "my initiative (w)");
    screen_type(terminal, "w");
    screen_expect_row(terminal, 1, "   all (w)");
    screen_expect(terminal, "Profiles waiting for quality assurance (2)");
    screen_type(terminal, "w");
    screen_expect(terminal, "Profiles waiting for quality assurance (1)");
    screen_type(terminal, ":step archived<Enter>");
    screen_expect(terminal, "Nothing waits for a hand.");
    /* What is nobody's may be what she looks for. */
    screen_expect(terminal, "w shows it.");
    screen_type(terminal, "u");
    screen_expect(terminal, "Aaabc First");
    screen_leave(terminal);
}

/* What she begins is hers: it is in Today as hers without anything said of it. */
static void test_begun(void)
{
    static const char *const arguments[] = {"--user", "ann", NULL};
    const struct screen_options options = {.arguments = arguments};
    home_new(HOME_EMPTY);
    tap_ok(home_lrn("add", "person", "name=Ann Example", "login=ann", "initiative=eti", NULL), "a person is added");
    tap_ok(home_lrn("add", "organisation", "name=Sona", "kind=ngo", "country=KE", NULL), "and an organisation");
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "of 1");
    screen_type(terminal, "0");
    screen_expect(terminal, "Nothing waits for a hand.");
    screen_expect_not(terminal, "w shows it.");
    screen_type(terminal, "1");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Sona");
    screen_type(terminal, ":new concern<Enter>");
    screen_expect_row(terminal, 1, "New: Concern");
    screen_expect(terminal, "Ann Example");
    /* Nothing was typed yet: it is left without a question. */
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Sona");
    screen_type(terminal, ":new concern<Enter>");
    screen_expect_row(terminal, 1, "New: Concern");
    screen_type(terminal, "Rumours<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Sona");
    screen_type(terminal, "0");
    screen_expect_row(terminal, 1, "mine (w)");
    screen_expect(terminal, "Open concerns (1)");
    screen_leave(terminal);
}

/* The day's first time it begins with what waits, whether it was used on another day before or never; the second time where it was left. */
static void test_day(const char *before)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "2");
    screen_expect_row(terminal, 1, "Countries");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, "Countries");
    screen_leave(terminal);
    char *state = home_path(".local/state/lrn/state");
    home_write(state, before);
    free(state);
    terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, "Today, ");
    screen_type(terminal, "3");
    screen_expect_row(terminal, 1, "Hot spots");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, "Hot spots");
    screen_leave(terminal);
}

/* What is no record: a form that was cut off opens with what was typed; an import that left rows behind opens its change. */
static void test_own(void)
{
    home_new(HOME_EMPTY);
    char *list = home_path("list.csv");
    home_write(list, "Name,Type,Country\nNew Dawn,ngo,IN\n,ngo,IN\n");
    home_lrn("import", "organisation", list, NULL);
    home_lrn("add", "supplier", "name=Mill", NULL);
    free(list);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "of 1");
    screen_type(terminal, "nSakhi<Tab>");
    screen_expect(terminal, "Sakhi");
    screen_hangup(terminal);
    screen_wait_exit(terminal, 128 + SIGHUP);
    screen_end(terminal);
    terminal = screen_start(NULL);
    screen_expect(terminal, "was not saved");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "was not saved");
    screen_type(terminal, "0");
    screen_expect(terminal, "Imports with rejected rows (1)");
    screen_expect(terminal, "1 row rejected");
    screen_expect_row(terminal, 3, "Forms of yours that were not saved (1)");
    screen_type(terminal, "<Tab><Tab><Enter>");
    screen_expect(terminal, "(new 1,");
    screen_expect(terminal, "changed 0,");
    screen_expect(terminal, "duplicates 0,");
    screen_expect(terminal, "rejected 1;");
    screen_expect_not(terminal, "Mill");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, "Sakhi");
    screen_expect_not(terminal, "Today, ");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "(d)iscard");
    screen_type(terminal, "d");
    screen_expect_row(terminal, 1, "Today, ");
    screen_expect_not(terminal, "Forms of yours");
    /* From the last kind of work Tab goes to the next pane, and back. */
    screen_type(terminal, "<End><Tab>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "<S-Tab>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_leave(terminal);
}

static void member_add(const char *name, struct date until)
{
    char printed[DATE_TEXT_SIZE], *paid = string_format("paid_until=%s", date_print(until, printed)), *named = string_format("name=%s", name);
    tap_ok(home_lrn("add", "member", named, "kind=contracting-authority", "country=NO", "initiative=ieh", "state=active", paid, NULL), "%s is added", name);
    free(named);
    free(paid);
}

/* A day is a day where one sits: the two zones are never on the same one for long. */
static void test_zone(const char *zone)
{
    char day[DATE_TEXT_SIZE];
    setenv("TZ", zone, 1);
    tzset();
    home_new(HOME_EMPTY);
    home_set("TZ", zone);
    struct date today = date_today(), yesterday = date_from_days(date_to_days(today) - 1), later = date_from_days(date_to_days(today) + 31);
    member_add("Yesterday", yesterday);
    member_add("Today", today);
    member_add("Later", later);
    tap_is_number(home_count("member", "state:overdue"), 1, "%s: one is overdue", zone);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "? help");
    screen_type(terminal, "0");
    char *heading = string_format("Today, %s", date_show(today, LANGUAGE_EN, day));
    screen_expect_row(terminal, 1, heading);
    free(heading);
    screen_expect(terminal, "Memberships ending or overdue (2)");
    screen_expect_day(terminal, yesterday, "Yesterday");
    screen_type(terminal, "<Down>");
    screen_expect_day(terminal, today, "Today");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "active");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_leave(terminal);
    home_set("TZ", "UTC");
    setenv("TZ", "UTC", 1);
    tzset();
}

/* Somebody calls: the organisation is looked up from here, and Esc comes back. */
static void test_search(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, " 1 of 106");
    screen_type(terminal, "0/chambal");
    screen_expect_row(terminal, 1, "Organisations  /chambal");
    screen_expect_marked(terminal, "Chambal Patthar");
    screen_type(terminal, "<Enter><Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations  /chambal");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " of 106");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_leave(terminal);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    test_zone("Pacific/Kiritimati");
    test_zone("America/Los_Angeles");
    test_own();
    test_all();
    test_mine();
    test_begun();
    test_day("day\t2026-01-01\nlanguage\ten\ntab\t2\n");
    test_day("");
    test_search();
    return tap_done();
}
