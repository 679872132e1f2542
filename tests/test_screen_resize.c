/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window changes its size at any moment, in every pane: what it showed is shown still, and back at the first size it is the same screen again. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { LEAST_WIDE = 110 };

struct place {
    const char *name;
    const char *keys;   /* from the list of organisations */
    const char *shown;  /* stands there at every size, last of all when keys have paused */
    const char *beside; /* what stands at the right end of a wide screen's head: the type of the record beside a list; or NULL */
    const char *leave;  /* keys that lead back to the list */
};

static const struct place places[] = {
    {"a list", "<Down><Down>", " 3 of 106", "Organisation", "<Up><Up>"},
    {"the end of a list", "<End>", " 106 of 106", "Organisation", "<Home>"},
    {"a record", "<Enter>", "Native name", NULL, "<Esc>"},
    {"the end of a record", "<Enter><End>", "n adds one", NULL, "<Esc>"},
    {"a form", "e", "The name it uses", NULL, "<Esc>"},
    {"the end of a form", "e<S-Tab>", "Who may see this record", NULL, "<Esc>"},
    {"the history", "h", "History of Abay Labour", NULL, "<Esc>"},
    {"the history of everything", ":history<Enter>", "History of everything", NULL, "<Esc>"},
    {"help", "?", "Help: lists", NULL, "<Esc>"},
    {"the search line", "/workers", " 1 of 80", NULL, "<Esc>"},
    {"the command line", ":sort", ":sort", NULL, "<Esc>"},
    {"a filter", "f", "Filter by", NULL, "<Esc>"},
    {"a filter's values", "fkind<Enter>", "social auditor", NULL, "<Esc>"},
    {"a choice in a form", "e<Tab><Tab><Tab><Enter>", "trade union", NULL, "<Esc><Esc>"},
    {"a question", "<Del>", "Organisation \"Abay", NULL, "n"},
    {"countries", "2", " 1 of 2", "Country", "1"},
    {"hot spots", "3", " 1 of 281", "Hot spot", "1"},
    {"partnerships", "4", " 1 of 40", "Partnership", "1"},
    {"members", "5", " 1 of 15", "Member", "1"},
    {"suppliers", "6", " 1 of 12", "Supplier", "1"},
    {"sites", "7", " 1 of 19", "Employment site", "1"},
};

static bool head_ends(struct terminal *terminal, const void *context)
{
    const char *row = screen_row(terminal, 1);
    size_t length = strlen(context);
    return strlen(row) > length && strcmp(row + strlen(row) - length, context) == 0;
}

static void resize_to(struct terminal *terminal, const struct place *place, int columns, int rows)
{
    screen_resize(terminal, columns, rows);
    bool wide = columns >= LEAST_WIDE && place->beside != NULL;
    screen_ok(terminal, !wide || screen_wait_until(terminal, head_ends, place->beside), "the record stands beside the list");
    screen_expect(terminal, place->shown);
    screen_expect_repaint(terminal);
}

static void resize_in(struct terminal *terminal, const struct place *place)
{
    static const int sizes[][2] = {{60, 16}, {120, 40}};
    tap_note("%s", place->name);
    screen_type(terminal, place->keys);
    screen_expect(terminal, place->shown);
    char *before = screen_text(terminal);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        resize_to(terminal, place, sizes[i][0], sizes[i][1]);
    screen_resize(terminal, 40, 10);
    screen_expect(terminal, "too small");
    screen_resize(terminal, 80, 24);
    screen_expect_same(terminal, before, "back at its first size the screen is the same");
    screen_type(terminal, place->leave);
    screen_expect_not(terminal, place->shown);
    screen_expect(terminal, " 1 of 106");
}

/* Keys pressed while the window is too small do no harm, and those that leave still leave. */
static void test_too_small(void)
{
    struct screen_options options = {.columns = 59, .rows = 24};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "too small");
    screen_resize(terminal, 1, 1);
    screen_resize(terminal, 200, 3);
    screen_expect(terminal, "too small");
    screen_resize(terminal, 300, 100);
    screen_expect(terminal, " 1 of 106");
    screen_resize(terminal, 60, 15);
    screen_expect(terminal, "too small");
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* Nobody answers a question that is not seen: neither one that a key asks there, nor what F10 asks. What was typed before is still there. */
static void test_unseen(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_resize(terminal, 40, 10);
    screen_expect(terminal, "too small");
    screen_type(terminal, "<Del>y<Down>e");
    screen_type(terminal, "Qvaks<C-s>");
    screen_paste(terminal, "Qvaks");
    screen_press(terminal, "<C-l>");
    screen_resize(terminal, 80, 24);
    screen_expect(terminal, " 1 of 106");
    screen_expect_marked(terminal, "Abay Labour");
    screen_type(terminal, "e<Home>Kvekk ");
    screen_expect_cursor(terminal, "Kvekk Abay");
    screen_resize(terminal, 40, 10);
    screen_expect(terminal, "too small");
    screen_type(terminal, "xyzq<C-s><F10>d");
    screen_press(terminal, "<C-l>");
    screen_resize(terminal, 80, 24);
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "k");
    screen_expect_cursor(terminal, "Kvekk Abay Labour Studies Unit (demo)\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, " 1 of 106");
    screen_leave(terminal);
}

/* What the environment says of the window may be of another one. */
static void test_exported(void)
{
    static const char *const environment[] = {"COLUMNS=10", "LINES=2", NULL};
    const struct screen_options options = {.environment = environment};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_expect_row(terminal, -1, "q quit");
    screen_resize(terminal, 100, 30);
    screen_expect_row(terminal, -1, "q quit");
    screen_leave(terminal);
}

/* From 110 columns on the record stands beside the list and follows the cursor. */
static void test_beside(void)
{
    struct screen_options options = {.columns = 120, .rows = 30};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "Addis Ababa");
    screen_type(terminal, "/cubbon<Enter>");
    screen_expect(terminal, "DEMO-IN-1444");
    screen_expect_marked(terminal, "Cubbon Worker Voice Lab");
    screen_resize(terminal, 109, 30);
    screen_expect_not(terminal, "DEMO-IN-1444");
    screen_resize(terminal, 110, 30);
    screen_expect(terminal, "DEMO-IN-1444");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "edit");
    screen_expect(terminal, "DEMO-IN-1444");
    /* With room for both the list beside it has all it has alone. */
    screen_resize(terminal, 132, 30);
    screen_expect_row(terminal, 3, "Cubbon Worker Voice Lab (demo)   ");
    screen_expect_row(terminal, 2, "Status ");
    screen_resize(terminal, 110, 30);
    screen_expect(terminal, "DEMO-IN-1444");
    /* The list beside it counts on after it was read anew. */
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, " 1 av 1 ");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, " 1 of 1 ");
    screen_type(terminal, "<Esc>q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

int main(void)
{
    struct terminal *terminal = screen_start_demonstration();
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        resize_in(terminal, &places[i]);
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    test_too_small();
    test_unseen();
    test_exported();
    test_beside();
    return tap_done();
}
