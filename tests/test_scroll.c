/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolling: the cursor stops at what can be opened, every row comes into sight, and nothing is lost when the window changes. */
#include "config.h"

#include <string.h>

#include "tests/tap.h"
#include "ui/scroll.h"

/* Makes rows from a picture: "#" a section's heading, "o" a row that can be opened, "%" an empty section (both), "." text. */
static void rows_make(struct scroll *scroll, const char *picture, int height)
{
    *scroll = (struct scroll){.cursor = SCROLL_NOWHERE};
    for (const char *at = picture; *at != '\0'; at++)
        scroll_add(scroll, (*at == 'o' || *at == '%' ? SCROLL_STOP : 0u) | (*at == '#' || *at == '%' ? SCROLL_SECTION : 0u));
    scroll_set_height(scroll, height);
}

static bool in_sight(const struct scroll *scroll, size_t row)
{
    return row >= scroll->top && row < scroll->top + scroll->height;
}

static void test_lines(void)
{
    struct scroll scroll;
    rows_make(&scroll, "#.o.o......o..", 5);
    tap_is_number((intmax_t)scroll.cursor, 2, "at first the cursor is on the first row that can be opened");
    scroll_move(&scroll, MOVE_DOWN);
    tap_ok(scroll.cursor == 4 && scroll.top == 0, "a row in sight is gone to without scrolling");
    scroll_move(&scroll, MOVE_DOWN);
    tap_ok(scroll.cursor == 4 && scroll.top == 1, "before one out of sight the text is scrolled");
    for (int i = 0; i < 4; i++)
        scroll_move(&scroll, MOVE_DOWN);
    tap_ok(scroll.cursor == SCROLL_NOWHERE && scroll.top == 5, "the cursor does not leave the sight");
    for (int i = 0; i < 2; i++)
        scroll_move(&scroll, MOVE_DOWN);
    tap_ok(scroll.cursor == 11 && scroll.top == 7, "as soon as a row comes into sight it has the cursor");
    for (int i = 0; i < 20; i++)
        scroll_move(&scroll, MOVE_DOWN);
    tap_ok(scroll.cursor == 11 && scroll.top == 9, "the last rows come into sight, and there it ends");
    bool seen[14] = {false};
    for (int i = 0; i < 30; i++) {
        for (size_t row = 0; row < 14; row++)
            seen[row] = seen[row] || in_sight(&scroll, row);
        scroll_move(&scroll, MOVE_UP);
    }
    tap_ok(memchr(seen, false, sizeof seen) == NULL, "upwards every row comes into sight");
    tap_ok(scroll.cursor == 2 && scroll.top == 0, "and the cursor is where it was");
    scroll_done(&scroll);
}

static void test_text_only(void)
{
    struct scroll scroll;
    rows_make(&scroll, "........", 3);
    tap_ok(scroll.cursor == SCROLL_NOWHERE, "where nothing can be opened there is no cursor");
    scroll_move(&scroll, MOVE_DOWN);
    tap_is_number((intmax_t)scroll.top, 1, "and it scrolls line by line");
    scroll_move(&scroll, MOVE_LAST);
    tap_is_number((intmax_t)scroll.top, 5, "to the end");
    scroll_move(&scroll, MOVE_PAGE_UP);
    tap_is_number((intmax_t)scroll.top, 2, "page by page");
    tap_ok(!scroll_move(&scroll, MOVE_NEXT_SECTION), "there are no sections to go to");
    tap_ok(!scroll_move(&scroll, MOVE_LEFT), "nor is there a left");
    scroll_done(&scroll);
}

static void test_pages(void)
{
    struct scroll scroll;
    rows_make(&scroll, "o...o...o...o...", 4);
    scroll_move(&scroll, MOVE_PAGE_DOWN);
    tap_ok(scroll.top == 4 && scroll.cursor == 4, "a page further");
    scroll_move(&scroll, MOVE_LAST);
    tap_ok(scroll.top == 12 && scroll.cursor == 12, "the last page");
    scroll_move(&scroll, MOVE_PAGE_UP);
    tap_ok(scroll.top == 8 && scroll.cursor == 8, "a page back");
    scroll_move(&scroll, MOVE_FIRST);
    tap_ok(scroll.top == 0 && scroll.cursor == 0, "the first page");
    scroll_done(&scroll);

    rows_make(&scroll, "oooo", 10);
    scroll_move(&scroll, MOVE_PAGE_DOWN);
    tap_is_number((intmax_t)scroll.cursor, 3, "where all is in sight a page down goes to the last row");
    scroll_move(&scroll, MOVE_PAGE_UP);
    tap_is_number((intmax_t)scroll.cursor, 0, "and a page up to the first");
    scroll_done(&scroll);
}

static void test_sections(void)
{
    struct scroll scroll;
    rows_make(&scroll, "#.o#..%%#oo", 4);
    scroll_move(&scroll, MOVE_NEXT_SECTION);
    tap_ok(scroll.cursor == 3 && in_sight(&scroll, 3), "a section without anything to open has the cursor on its heading");
    scroll_move(&scroll, MOVE_NEXT_SECTION);
    tap_is_number((intmax_t)scroll.cursor, 6, "an empty list has it on its only row");
    scroll_move(&scroll, MOVE_NEXT_SECTION);
    tap_is_number((intmax_t)scroll.cursor, 7, "and so has the next");
    scroll_move(&scroll, MOVE_NEXT_SECTION);
    tap_ok(scroll.cursor == 9 && in_sight(&scroll, 8), "a list has it on its first record, the heading in sight");
    scroll_move(&scroll, MOVE_NEXT_SECTION);
    tap_is_number((intmax_t)scroll.cursor, 2, "after the last section comes the first");
    scroll_move(&scroll, MOVE_PREVIOUS_SECTION);
    tap_is_number((intmax_t)scroll.cursor, 9, "before the first the last");
    scroll_move(&scroll, MOVE_DOWN);
    scroll_move(&scroll, MOVE_PREVIOUS_SECTION);
    tap_is_number((intmax_t)scroll.cursor, 7, "backwards is the section before, from wherever in one");
    scroll_done(&scroll);
}

static void test_places(void)
{
    struct scroll scroll;
    rows_make(&scroll, "o...o...o...", 6);
    scroll_place(&scroll, 8, 2);
    tap_ok(scroll.cursor == 8 && scroll.top == 3, "a row is placed so that it is in sight");
    scroll_set_height(&scroll, 3);
    tap_ok(scroll.cursor == 8 && in_sight(&scroll, 8), "it stays in sight when the window gets lower");
    scroll_set_height(&scroll, 20);
    tap_ok(scroll.cursor == 8 && scroll.top == 0, "and no room is left over when it gets higher");
    scroll_place(&scroll, 7, 0);
    tap_is_number((intmax_t)scroll.cursor, 8, "a row that cannot be opened gives way to the nearest one");
    scroll_place(&scroll, 11, 0);
    tap_is_number((intmax_t)scroll.cursor, 8, "so does one at the end");
    scroll_clear(&scroll);
    scroll_place(&scroll, 3, 1);
    tap_ok(scroll.cursor == SCROLL_NOWHERE && scroll.top == 0, "without rows there is no cursor");
    tap_ok(scroll_move(&scroll, MOVE_DOWN) && scroll.top == 0, "and nothing to scroll");
    scroll_done(&scroll);
}

int main(void)
{
    test_lines();
    test_text_only();
    test_pages();
    test_sections();
    test_places();
    return tap_done();
}
