/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start asks a few things in both languages at once; every later one opens where lrn was left and asks nothing. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static const char *norwegian(const char *message)
{
    return message_in(LANGUAGE_NB, message);
}

static void expect_both(struct terminal *terminal, const char *message)
{
    tap_ok(strcmp(norwegian(message), message) != 0, "\"%s\" is translated", message);
    screen_expect(terminal, message);
    screen_expect(terminal, norwegian(message));
}

static void test_demonstration(void)
{
    home_new(HOME_WITHOUT);
    struct terminal *terminal = screen_start(NULL);
    expect_both(terminal, "Welcome to lrn");
    expect_both(terminal, "Language");
    expect_both(terminal, "Your name");
    expect_both(terminal, "Begin with");
    screen_expect(terminal, "(x) English");
    screen_expect(terminal, "( ) norsk");
    screen_expect_marked(terminal, "Language");
    screen_type(terminal, "<Down><C-u>Kåre Ødegård");
    screen_expect_cursor(terminal, "Kåre Ødegård");
    screen_type(terminal, "<Down><Space><Space>");
    screen_expect(terminal, "(x) ETI");
    screen_type(terminal, "<Down><Space>");
    screen_expect(terminal, "(x) with demonstration data");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "[ Create the database");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, " 1 of 106");
    screen_expect_row(terminal, 0, "1 Organisations");
    screen_leave(terminal);
    tap_is_number(home_count("person", "\"Kåre Ødegård\" initiative:eti"), 1, "the person is in the network");

    /* From now on nothing is asked. */
    terminal = screen_start(NULL);
    screen_expect(terminal, " 1 of 106");
    screen_expect_not(terminal, "Welcome");
    screen_type(terminal, "e<End>X<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>h");
    screen_expect(terminal, "Kåre Ødegård");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_empty_in_norwegian(void)
{
    home_new(HOME_WITHOUT);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, norwegian("Welcome to lrn"));
    screen_type(terminal, "<Space>");
    screen_expect(terminal, "(x) norsk");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, 1, norwegian("Organisations"));
    screen_expect(terminal, norwegian("Nothing here yet. Press n to add the first one."));
    screen_type(terminal, "2");
    screen_expect(terminal, "Afghanistan");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect_row(terminal, 1, norwegian("Countries"));
    screen_expect(terminal, "Afghanistan");
    screen_leave(terminal);
    tap_is_number(home_count("hotspot", "") >= 120, 1, "the reference data are there");
    tap_is_number(home_count("organisation", ""), 0, "and nothing of the demonstration");
}

/* The language offered first is the environment's. */
static void test_environment(void)
{
    static const char *const environment[] = {"LANG=nb_NO.UTF-8", NULL};
    struct screen_options options = {.environment = environment};
    home_new(HOME_WITHOUT);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "(x) norsk");
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    tap_ok(access(home_database(), F_OK) != 0, "leaving makes no database");
}

/* What cannot be made is said, and the answers are still there. */
static void test_impossible(void)
{
    home_new(HOME_WITHOUT);
    char *file = home_path("file"), *path = home_path("file/network.db");
    const char *arguments[] = {"--db", path, NULL};
    struct screen_options options = {.arguments = arguments};
    home_write(file, "in the way");
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "Welcome to lrn");
    screen_type(terminal, "<Down><C-u>Kåre<C-s>");
    screen_expect(terminal, "The folder ");
    screen_expect(terminal, "Kåre");
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    free(file);
    free(path);
}

static void test_small(void)
{
    struct screen_options options = {.columns = 60, .rows = 16};
    home_new(HOME_WITHOUT);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "Welcome to lrn");
    screen_expect(terminal, "Create the database");
    screen_expect(terminal, "F10 ut."); /* the last row */
    screen_expect_repaint(terminal);
    screen_resize(terminal, 40, 10);
    screen_expect(terminal, "too small");
    screen_resize(terminal, 80, 24);
    screen_expect(terminal, "Welcome to lrn");
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* Pane, query, order and record are what they were when it was left. */
static void test_last_place(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "scountry<Enter>/workers<Enter><Down><Down><Down>");
    screen_expect_row(terminal, 1, "4 of ");
    screen_type(terminal, "3<End>");
    screen_expect_row(terminal, 1, "Hot spots");
    screen_type(terminal, "<Up>");
    screen_expect(terminal, " 280 of 281");
    char *name = string_copy(screen_row(terminal, screen_marker_row(terminal)));
    screen_type(terminal, "1");
    screen_expect_row(terminal, 1, "4 of ");
    char *organisations = screen_text(terminal);
    screen_type(terminal, "3");
    screen_expect(terminal, " 280 of 281");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect(terminal, " 280 of 281");
    screen_expect_marked(terminal, name + 2);
    screen_type(terminal, "1");
    screen_expect_row(terminal, 1, "4 of ");
    screen_expect_row(terminal, 1, "workers");
    screen_expect_row(terminal, 1, "by Country");
    screen_expect_same(terminal, organisations, "the list is as it was left");
    screen_leave(terminal);
    free(name);
}

int main(void)
{
    message_open(place_catalogue);
    test_demonstration();
    test_empty_in_norwegian();
    test_environment();
    test_impossible();
    test_small();
    test_last_place();
    message_close();
    return tap_done();
}
