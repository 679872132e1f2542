/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going on from pane to pane for ever: the way back is whole and leads to what one left, whatever lies in between; and little is held of what lies far back. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

#ifndef __has_feature
#define __has_feature(name) 0
#endif

enum {
    OFTEN = 40,     /* pairs of panes opened before it is measured, and again before it is measured anew */
    PANE_MOST = 6,  /* KiB that a pane far back may hold; one that is shown holds ten times as much */
    FAR = 6         /* panes that are opened above all others, so that those rest */
};

/* --- The way back ----------------------------------------------------------------------------------------------------- */

/* What is opened from the pane before, what stands there when it has come, where one goes in it, and what stands there then; and how often Esc is
 * pressed to leave it, which takes marks off first. */
static const struct step {
    const char *keys, *come, *moves, *shown;
    int back;
} steps[] = {
    {"/country:IN<Enter>", " 1 of 8\n", "<Space><Space>", " 3 of 8  2 marked\n", 2},
    {"c", "  Acronym ", "<Down><Down><Down>", "  Languages        Assamese, Bengali, English,", 1},
    {":match IN<Enter>", " organisations, at most ", "<Tab><Down><Down><Space>", "  1 marked\n", 2},
    {"<Enter>", "points", "<End>", "> Krishnagiri Granite Safety Trust (demo), ", 1},
    {":list hotspot<Enter>", " 1 of 281\n", "<PgDn><Down>", " 22 of 281\n", 1},
    {"v", "  forced labour ", "<Down><Down><Right>", "  freedom of association      no hot spots                             Argentina\n", 1},
    {"Q", "what waits", "<PgDn><Down>", "> Sahel Textile", 1},
    {"?", "Help: ", "<PgDn>", "  Keys everywhere", 1},
    {":list organisation<Enter>", " 1 of 106\n", "<Down><Down>", " 3 of 106\n", 1},
    {"h", "History of ", "<PgDn>", "    Status              ", 1},
    {":list organisation<Enter>", " 1 of 106\n", "<PgDn>", " 21 of 106\n", 1},
    {"<Enter>", "Organisation\n", "<PgDn><Down>", "  Featured              no\n", 1},
};

enum { STEPS = sizeof steps / sizeof *steps };

static void go_on(struct terminal *terminal, const struct step *step)
{
    screen_type(terminal, step->keys);
    screen_expect(terminal, step->come);
    screen_press(terminal, step->moves);
    screen_expect(terminal, step->shown);
}

/* Lists and records above all that was opened. */
static void go_far(struct terminal *terminal)
{
    for (int i = 0; i < FAR / 2; i++) {
        screen_type(terminal, ":list country<Enter>");
        screen_expect(terminal, " 1 of 250\n");
        screen_type(terminal, "<Enter>");
        screen_expect_row(terminal, 1, "Country\n");
    }
}

static void come_back(struct terminal *terminal)
{
    for (int i = 0; i < FAR; i++)
        screen_press(terminal, "<Esc>");
}

/* Every pane is as it was left: its search, marks, cursor and the rows in sight; in the other language in between, too. */
static void test_way_back(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *screens[STEPS];
    for (size_t i = 0; i < STEPS; i++) {
        go_on(terminal, &steps[i]);
        screens[i] = screen_text(terminal);
    }
    go_far(terminal);
    screen_type(terminal, "L");
    screen_expect(terminal, "Land\n");
    screen_type(terminal, "L");
    screen_expect(terminal, "Country\n");
    come_back(terminal);
    for (size_t i = STEPS; i > 0; i--) {
        screen_expect_same(terminal, screens[i - 1], steps[i - 1].keys);
        for (int back = i > 1 ? steps[i - 1].back : 0; back > 0; back--)
            screen_press(terminal, "<Esc>");
    }
    screen_leave(terminal);
}

/* What is typed waits below all that is opened above it, and what it was opened from learns of it. */
static void test_typed(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour");
    screen_type(terminal, "<Home>Upper <F1>");
    screen_expect(terminal, "Help: ");
    go_far(terminal);
    come_back(terminal);
    screen_expect(terminal, "Help: ");
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "Upper Abay Labour");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "  Upper Abay Labour");
    screen_leave(terminal);
}

/* A record that somebody changed while it rested is shown as it is. */
static void test_changed(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    go_far(terminal);
    screen_type(terminal, ":list organisation<Enter>");
    screen_expect(terminal, " 1 of 106\n");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour");
    screen_type(terminal, "<Home>Upper <C-s>");
    screen_expect(terminal, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "> Upper Abay Labour");
    screen_press(terminal, "<Esc>");
    come_back(terminal);
    screen_expect_row(terminal, 1, "  Upper Abay Labour");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Upper Abay Labour");
    screen_leave(terminal);
}

/* --- Memory ----------------------------------------------------------------------------------------------------------- */

/* Two panes that are opened from each other in turn. */
static void open_often(struct terminal *terminal, const char *const keys[2])
{
    for (int i = 0; i < OFTEN; i++) {
        screen_press(terminal, keys[0]);
        screen_press(terminal, keys[1]);
    }
}

static void test_memory(void)
{
    static const char *const pairs[][2] = {
        {":list organisation<Enter>", "  c"}, {":list organisation<Enter>", "h"}, {":list hotspot<Enter>", "v"}, {"Q", "?"}, {":match IN<Enter>", "<Tab><Enter>"},
        {":list country<Enter>", "<Enter>"},  {":list organisation<Enter>", "<Enter>"},
    };
    struct terminal *terminal = screen_start_demonstration();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        open_often(terminal, pairs[i]);
        long before = home_memory(screen_process(terminal), "VmRSS");
        open_often(terminal, pairs[i]);
        long held = home_memory(screen_process(terminal), "VmRSS") - before;
        tap_ok(held <= (long)2 * OFTEN * PANE_MOST, "%d panes by \"%s\" and \"%s\" hold %ld KiB more", 2 * OFTEN, pairs[i][0], pairs[i][1], held);
    }
    screen_leave(terminal);
}

int main(void)
{
    test_way_back();
    test_typed();
    test_changed();
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
    tap_skip(1, "a sanitizer keeps what is freed");
    (void)test_memory;
#else
    test_memory();
#endif
    return tap_done();
}
