/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminals send besides keys - answers to another program's question that come late, the mouse, keys that nobody knows - does nothing: not in a list, not in a form.
 * An Esc with keys behind it stays an Esc with keys behind it, and a character that the line cuts stays a character. */
#include "config.h"

#include <stddef.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum {
    CUT = 600,  /* milliseconds for which a bad line keeps the rest */
    APART = 300 /* between two keys of somebody who knows what will be asked */
};

static const struct sent {
    const char *what;
    const char *bytes; /* as screen_type takes them */
} sequences[] = {
    {"the background colour", "\033]11;rgb:1e1e/1e1e/2d2d\007"},
    {"the background colour, ended as the standard says", "\033]11;rgb:1e1e/1e1e/2d2d\033\\"},
    {"the window's title", "\033]lqjs deæd\033\\"},
    {"where the cursor is", "\033[24;80R"},
    {"what kind of terminal it is", "\033[?62;4;6;22c"},
    {"what kind of terminal it is, more of it", "\033[>41;354;0c"},
    {"a mode", "\033[?2026;2$y"},
    {"a line of its terminfo", "\033P1+r436f=38\033\\"},
    {"its version", "\033P>|XTerm(379)\033\\"},
    {"the mouse", "\033[<lt>0;10;5M"},
    {"the mouse, released", "\033[<lt>0;10;5m"},
    {"the mouse of old", "\033[M !!"},
    {"the focus", "\033[I\033[O"},
    {"a key by its number", "\033[57441u\033[106u\033[100;5u"},
    {"a key with Ctrl", "\033[27;5;9~"},
    {"a function key that nobody knows", "\033[49~\033O5q"},
    {"a function key of another console", "\033[[E"},
    {"one that ends too early, and another", "\033]11;rgb:\033[24;80R"},
};

/* Each is followed by a key: what that does shows when all before it has been taken. */
static void test_list(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *before = screen_text(terminal);
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        tap_note("%s", sequences[i].what);
        screen_type(terminal, sequences[i].bytes);
        screen_type(terminal, "<Down>");
        screen_expect_marked(terminal, "Alexandria");
        screen_type(terminal, "<Up>");
        screen_expect_marked(terminal, "Abay Labour");
    }
    screen_expect_same(terminal, before, "none of them did anything");
    screen_leave(terminal);
}

static void test_form(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks");
    screen_expect_cursor(terminal, "(demo) Qvaks\n");
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        tap_note("%s", sequences[i].what);
        screen_type(terminal, sequences[i].bytes);
        screen_type(terminal, "x");
        screen_expect_cursor(terminal, "(demo) Qvaksx\n");
        screen_type(terminal, "<Backspace>");
        screen_expect_cursor(terminal, "(demo) Qvaks\n");
    }
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
    tap_is_number(home_count("organisation", "name:Qvaks"), 1, "nothing became text");
}

/* One that is cut by a bad line goes on a little later. */
static void test_cut(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "\033]11;rgb:1e1e");
    screen_bytes_within(terminal, CUT);
    screen_type(terminal, "/2d2d\007<Down>");
    screen_expect(terminal, " 2 of 106");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
}

/* Alt is Esc in front of a key, and an Esc right before other keys is an Esc. */
static void test_escape(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks kvekk\033\177");
    screen_expect_cursor(terminal, "(demo) Qvaks\n");
    /* Esc to a question, and typed on. */
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "\033Paris]");
    screen_expect_cursor(terminal, "(demo) Qvaks Paris]\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
}

/* The line cuts characters of two, three and four bytes anywhere, when they are typed and when they are pasted. */
static void test_cut_character(void)
{
    static const char *const parts[] = {"\xc3", "\xb8 \xe6", "\xbc", "\xa2 \xf0\x9f", "\x98", "\x80 \033[200~\xc3", "\xa5 \xe6\xbc", "\xa2\033[201~", "."};
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-u>Qvaks ");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        screen_type(terminal, parts[i]);
        screen_bytes_within(terminal, CUT);
    }
    screen_expect_cursor(terminal, "Qvaks \xc3\xb8 \xe6\xbc\xa2 \xf0\x9f\x98\x80 \xc3\xa5 \xe6\xbc\xa2.\n");
    /* A byte that begins one and has no other is no reason to wait for ever. */
    screen_type(terminal, "\xc3<Backspace><Backspace>!");
    screen_expect_cursor(terminal, "\xc3\xa5 \xe6\xbc\xa2!\n");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
}

/* Types an Esc, and something else a little later. */
static void type_apart(struct terminal *terminal, const char *text)
{
    screen_type(terminal, "<Esc>");
    screen_bytes_within(terminal, APART);
    screen_type(terminal, text);
}

static struct terminal *start_on_quick_line(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.plain = true});
    screen_expect(terminal, " 1 of 106");
    return terminal;
}

/* On a quick line an Esc and a letter that come apart are two keys: leave the form, discard what was typed. Together they are Alt. */
static void test_apart(void)
{
    struct terminal *terminal = start_on_quick_line();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<Home>Qvaks <Home>");
    type_apart(terminal, "k");
    screen_expect_cursor(terminal, "Qvaks Abay");
    screen_type(terminal, "<M-d>");
    screen_expect_cursor(terminal, " Abay Labour Studies Unit (demo)\n");
    type_apart(terminal, "d");
    screen_expect(terminal, "of 106");
    screen_expect_marked(terminal, "Abay Labour");
    screen_leave(terminal);
}

/* A key that even a quick line cuts behind its first byte is taken for an Esc, but its rest is no text. */
static void test_cut_first(void)
{
    static const char *const rests[] = {"OA", "[A", "[200~", "[0n", "[1;5C"};
    struct terminal *terminal = start_on_quick_line();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks");
    screen_expect_cursor(terminal, "(demo) Qvaks\n");
    for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++) {
        tap_note("%s", rests[i]);
        type_apart(terminal, rests[i]);
        screen_expect_row(terminal, -1, "Not saved yet");
        screen_type(terminal, "k");
        screen_expect_cursor(terminal, "(demo) Qvaks\n");
    }
    type_apart(terminal, "k");
    screen_type(terminal, "[OK]");
    screen_expect_cursor(terminal, "(demo) Qvaks[OK]\n");
    type_apart(terminal, "d");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
}

/* On a line that is slow a cursor key stays one wherever it is cut, or is nothing. */
static void test_cut_slow(void)
{
    struct terminal *terminal = screen_start_demonstration();
    type_apart(terminal, "[B");
    screen_expect(terminal, " 2 of 106");
    screen_type(terminal, "\033[");
    screen_bytes_within(terminal, APART);
    screen_type(terminal, "B");
    screen_expect(terminal, " 3 of 106");
    /* Cut for longer than anybody waits, its rest is no key of the list: O and B. */
    screen_type(terminal, "<Esc>");
    screen_bytes_within(terminal, CUT);
    screen_type(terminal, "OB<Down>");
    screen_expect(terminal, " 4 of 106");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
}

int main(void)
{
    test_list();
    test_apart();
    test_cut_first();
    test_cut_slow();
    test_form();
    test_cut();
    test_cut_character();
    test_escape();
    return tap_done();
}
