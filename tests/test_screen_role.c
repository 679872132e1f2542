/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen offers and shows to those whose role lets them do and see less. */
#include "config.h"

#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static struct terminal *start_as(const char *user)
{
    const char *const arguments[] = {"--user", user, NULL};

    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.arguments = arguments});

    screen_expect_row(terminal, 1, "Organisations");
    return terminal;
}

static void test_member(void)
{
    struct terminal *terminal = start_as("kari-demo");
    screen_expect_row(terminal, -1, "Enter open   / search");
    screen_ok(terminal, strstr(screen_row(terminal, -1), "n new") == NULL && strstr(screen_row(terminal, -1), "e edit") == NULL, "a member is offered no writing of profiles");
    screen_type(terminal, "e");
    screen_expect_row(terminal, -2, "field users and local resources write profiles;");
    screen_expect_row(terminal, -1, "kari-demo is here as member.");
    screen_type(terminal, "h");
    screen_expect_row(terminal, -1, "Coordinators read the history; kari-demo is here as member.");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Native name");
    screen_expect_row(terminal, -1, "Enter open   Esc back");
    screen_ok(terminal, strstr(screen_row(terminal, -1), "h history") == NULL && strstr(screen_row(terminal, -1), "e edit") == NULL, "nor of one that is open, nor its history");
    screen_type(terminal, "?");
    screen_expect_row(terminal, 1, "Help: a record");
    screen_expect_not(terminal, "Shows who changed what");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Native name");
    screen_type(terminal, "4");
    screen_expect_row(terminal, 1, "1 of 4\n");
    screen_type(terminal, "/vidde<Enter>");
    screen_expect_not(terminal, "Chambal");
    screen_leave(terminal);
}

/* What somebody else's finding lacks is not told to who does not take the step; what was shared is there. */
static void test_partnership(void)
{
    struct terminal *terminal = start_as("kari-demo");
    screen_type(terminal, "4");
    screen_expect_marked(terminal, "Chambal");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Deliverables 2/5");
    screen_expect_not(terminal, "not shared");
    screen_expect_not(terminal, "Next (t)");
    screen_type(terminal, "<Esc>q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    terminal = start_as("ingrid-demo");
    screen_type(terminal, "4/chambal<Enter>");
    screen_expect_marked(terminal, "Chambal");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "1 finding not shared");
    screen_leave(terminal);
}

/* A field user adds a draft, and does not begin on what others made. */
static void test_field_user(void)
{
    struct terminal *terminal = start_as("nusrat-demo");
    screen_expect_row(terminal, -1, "f filter   n new   L norsk");
    screen_type(terminal, "e");
    screen_expect(terminal, "Field users change what they added themselves");
    screen_type(terminal, "n");
    screen_expect_row(terminal, 1, "New: Organisation");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Alor Ghor");
    tap_ok(home_lrn("--user", "nusrat-demo", "add", "organisation", "name=Aaabc First", "kind=ngo", "country=BD", NULL), "she adds one");
    screen_type(terminal, "<Home>");
    screen_expect_marked(terminal, "Aaabc First");
    screen_expect_row(terminal, -1, "f filter   n new   e edit   L norsk");
    /* What is asked for is kept, and gone on with, by others. */
    screen_type(terminal, "m");
    screen_expect(terminal, "-- Country -");
    screen_type(terminal, "nepal<Enter>");
    screen_expect_marked(terminal, "Sector");
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, -1, "Enter open   Space mark   c compare   ? help");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "Enter open   Esc back   ? help");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Space mark");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

/* A local resource keeps its profile: what it may not write is not offered under it, and who keeps the network is not told. */
static void test_local_resource(void)
{
    struct terminal *terminal = start_as("suda-demo");
    screen_expect_row(terminal, 1, "1 of 1\n");
    screen_expect_row(terminal, -1, "f filter   e edit   L norsk");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "n new");
    screen_expect_not(terminal, "suspended");
    screen_type(terminal, "t");
    screen_expect_row(terminal, -1, "suda-demo is here as local resource.");
    screen_type(terminal, "G");
    screen_expect(terminal, "Added ");
    screen_expect_not(terminal, "n adds one");
    screen_expect_not(terminal, " by ");
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

int main(void)
{
    test_member();
    test_partnership();
    test_field_user();
    test_local_resource();
    return tap_done();
}
