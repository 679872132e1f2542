/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record: its fields by section, what hangs on it as short lists, Enter follows, Esc returns exactly, n adds to the list the cursor is in. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

#define CHAMBAL "Chambal Patthar Shramik Manch (demo)"

/* Opens an organisation with much on it. */
static struct terminal *start(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/chambal<Enter>");
    screen_expect_marked(terminal, CHAMBAL);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_expect_marked(terminal, "Country");
    return terminal;
}

/* Opens what is under the marker, waits for it, and comes back to the very screen it was opened from. */
static void follow_and_return(struct terminal *terminal, const char *kind)
{
    char *before = screen_text(terminal);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, kind);
    screen_type(terminal, "<Esc>");
    screen_expect_same(terminal, before, "Esc returns exactly");
}

static void test_sections(void)
{
    static const char *const sections[] = {
        "  Profile\n", "  Place\n",           "  Work\n",           "  Contact\n",          "  Quality assurance\n", "  Terms\n",
        "  Sharing\n", "  Partnerships (1)\n", "  Contact persons (2)\n", "  Verifications (2)\n", "  Testimonials (1)\n",  "  Activities (1)\n",
        "  Documents (1)\n", "  Hot spots where it works (24)\n",
    };
    home_new(HOME_DEMONSTRATION);
    struct screen_options options = {.rows = 100};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "/chambal<Enter>");
    screen_expect_marked(terminal, CHAMBAL);
    screen_type(terminal, "<Enter>");
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        screen_expect(terminal, sections[i]);
    screen_expect(terminal, "  Concerns (0)  n adds one\n");
    screen_expect(terminal, "  Registration number   DEMO-IN-1222\n");
    screen_expect(terminal, "    visited quarries with Nordic importers since 2013.\n");
    screen_expect(terminal, "  ... 19 more\n");
    screen_expect(terminal, "  Gråfjordstein Beleg");
    screen_expect(terminal, "  Ramkishan Meghwal Dangi (demo)");
    screen_leave(terminal);
}

static void test_following(void)
{
    struct terminal *terminal = start();
    follow_and_return(terminal, "Country\n");
    /* Through the lists: a partnership, a contact person, a verification, a hot spot, and all that are more. */
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Concerns (0)");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "... 19 more");
    char *before = screen_text(terminal);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, " 1 of 24");
    screen_type(terminal, "<Down><Enter>");
    screen_expect_row(terminal, 1, "Hot spot\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " 2 of 24");
    screen_type(terminal, "<Esc>");
    screen_expect_same(terminal, before, "Esc returns exactly");
    screen_type(terminal, "<Up><Up>");
    screen_expect_marked(terminal, "Child labour in brassware");
    follow_and_return(terminal, "Hot spot\n");
    screen_type(terminal, "<S-Tab><S-Tab><S-Tab><S-Tab><S-Tab>");
    screen_expect_marked(terminal, "Etisk handel Norge");
    follow_and_return(terminal, "Verification\n");
    screen_type(terminal, "<S-Tab>");
    screen_expect_marked(terminal, "Ramkishan");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Sunita");
    follow_and_return(terminal, "Contact person\n");
    screen_type(terminal, "<S-Tab>");
    screen_expect_marked(terminal, "Gråfjordstein Beleg");
    follow_and_return(terminal, "Partnership\n");
    screen_leave(terminal);
}

/* Down a long way from record to record, and back up step by step. */
static void test_depth(void)
{
    static const char *const kinds[] = {"Partnership\n", "Member\n"};
    /* A partnership opens with where it stands; its fields are on the next page. */
    static const char *const on[] = {"<PgDn><Down>", "<Down>"};
    struct terminal *terminal = start();
    char *screens[4];
    size_t depth = 0;
    screens[depth++] = screen_text(terminal);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Country\n");
    screen_type(terminal, "<Tab><Tab><Tab>");
    screen_expect_marked(terminal, "Vaigai Mill Workers");
    for (size_t i = 0; i < 2; i++) {
        screens[depth++] = screen_text(terminal);
        screen_type(terminal, "<Enter>");
        screen_expect_row(terminal, 1, kinds[i]);
        screen_type(terminal, on[i]);
    }
    screen_expect_row(terminal, 1, "Vidde Friluftsklær AS (demo)");
    /* The other numbered panes are where they were meanwhile. */
    screen_type(terminal, "5");
    screen_expect_marked(terminal, "Bøgeskov Kaffe ApS");
    screen_type(terminal, "1");
    screen_expect_row(terminal, 1, "Vidde Friluftsklær AS (demo)");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, kinds[0]);
    screen_expect_marked(terminal, "Member");
    free(screens[--depth]);
    while (depth > 0) {
        screen_type(terminal, "<Esc>");
        screen_expect_same(terminal, screens[--depth], "Esc returns exactly");
    }
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " 1 of 1\n");
    screen_leave(terminal);
}

/* n in a list of a record adds to it, with the reference filled in. */
static void test_adding(void)
{
    struct terminal *terminal = start();
    screen_type(terminal, "n");
    screen_expect(terminal, "New here");
    screen_expect_marked(terminal, "Partnership");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "New here");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Concerns (0)");
    screen_type(terminal, "n");
    screen_expect_row(terminal, 1, "New: Concern\n");
    screen_expect(terminal, "Organisation");
    screen_expect(terminal, CHAMBAL);
    screen_expect_marked(terminal, "Text");
    screen_type(terminal, "It rains.<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Concerns (1)");
    screen_expect(terminal, "received        It rains.");
    screen_ok(terminal, strstr(screen_row(terminal, screen_marker_row(terminal)), "It rains.") != NULL, "the cursor is on it");
    tap_is_number(home_count("concern", "organisation:DRG006 \"it rains\""), 1, "the concern is the organisation's");
    /* Its opposite, from the same place. */
    screen_type(terminal, "<Del>");
    screen_expect_row(terminal, -1, "(y/n)");
    screen_type(terminal, "y");
    screen_expect(terminal, "Concerns (0)");
    screen_type(terminal, "u");
    screen_expect(terminal, "It rains.");
    screen_leave(terminal);
}

/* e edits what the cursor points at: a row of a list, or the record itself. */
static void test_editing(void)
{
    struct terminal *terminal = start();
    screen_type(terminal, "e");
    screen_expect_row(terminal, 1, "Organisation: " CHAMBAL);
    screen_type(terminal, "<End>X<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, CHAMBAL "X");
    screen_expect_marked(terminal, "Country");
    screen_type(terminal, "<End><S-Tab><S-Tab><S-Tab><S-Tab><S-Tab><S-Tab><S-Tab>");
    screen_expect_marked(terminal, "Ramkishan");
    screen_type(terminal, "e");
    screen_expect_row(terminal, 1, "Contact person: Ramkishan");
    screen_type(terminal, "<Down><End>Y<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Ramkishan Meghwal Dangi (demo)Y");
    screen_type(terminal, "h");
    screen_expect_row(terminal, 1, "History of Ramkishan");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Ramkishan Meghwal Dangi (demo)Y");
    screen_leave(terminal);
}

static void test_scrolling(void)
{
    struct terminal *terminal = start();
    screen_type(terminal, "<PgDn>");
    screen_expect_not(terminal, "Acronym");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<PgUp>");
    screen_expect(terminal, "Acronym");
    screen_expect_repaint(terminal);
    for (int i = 0; i < 100; i++)
        screen_type(terminal, "j");
    screen_expect_marked(terminal, "Concerns (0)");
    screen_expect_repaint(terminal);
    for (int i = 0; i < 100; i++)
        screen_type(terminal, "k");
    screen_expect(terminal, "Acronym");
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* A country's record and a hot spot's have what belongs to them. */
static void test_others(void)
{
    struct terminal *terminal = start();
    screen_type(terminal, "2/bangladesh<Enter>");
    screen_expect_marked(terminal, "Bangladesh");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Country\n");
    screen_expect(terminal, "Hot spots (");
    screen_expect(terminal, "Organisations that work here (");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Partnerships (2)");
    screen_type(terminal, "3/\"bonded labour in cottonseed\"<Enter>");
    screen_expect_marked(terminal, "Bonded labour in cottonseed");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spot\n");
    screen_type(terminal, "<End>");
    screen_expect(terminal, "Recommended actions (");
    screen_expect(terminal, "Sources (");
    screen_leave(terminal);
}

int main(void)
{
    test_sections();
    test_following();
    test_depth();
    test_adding();
    test_editing();
    test_scrolling();
    test_others();
    return tap_done();
}
