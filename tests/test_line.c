/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line editor: keys, pastes, undo, wrapped rows, and what it draws where. The drawing functions here write into a grid of bytes. */
#include "config.h"

#include "ui/line.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

/* --- A screen of bytes ------------------------------------------------------------------------------------------------ */

enum { GRID_ROWS = 6, GRID_COLUMNS = 40 };

static struct grid {
    char cells[GRID_ROWS][GRID_COLUMNS + 1];
    int row, column; /* of the cursor, -1 hidden */
} grid;

static void grid_clear(void)
{
    for (int row = 0; row < GRID_ROWS; row++)
        memset(grid.cells[row], '.', GRID_COLUMNS);
    grid.row = grid.column = -1;
}

void draw_typed(struct area area, int row, int column, const char *text)
{
    for (int at = column; *text != '\0' && at < area.columns && at < GRID_COLUMNS; at++)
        grid.cells[area.row + row][area.column + at] = *text++;
}

void draw_cell(struct area area, int row, int column, int width, const char *text, enum style style, enum align align)
{
    (void)style, (void)align;
    struct area cell = area;
    cell.columns = column + width;
    draw_typed(cell, row, column, text);
}

void draw_cursor(struct area area, int row, int column)
{
    grid.row = area.row + row;
    grid.column = area.column + column;
}

/* --- Keys as text ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t press;
} named[] = {
    {"left", PRESS_LEFT},         {"right", PRESS_RIGHT},         {"up", PRESS_UP},        {"down", PRESS_DOWN},
    {"home", PRESS_HOME},         {"end", PRESS_END},             {"back", PRESS_BACKSPACE}, {"del", PRESS_DELETE},
    {"enter", PRESS_ENTER},       {"cleft", PRESS_CTRL_LEFT},     {"cright", PRESS_CTRL_RIGHT}, {"a-b", PRESS_ALT | 'b'},
    {"a-f", PRESS_ALT | 'f'},     {"a-d", PRESS_ALT | 'd'},       {"a-back", PRESS_ALT | PRESS_BACKSPACE}, {"esc", PRESS_ESCAPE},
    {"tab", PRESS_TAB},           {"f2", PRESS_F2},
};

static uint32_t press_of(const char *name)
{
    if (strncmp(name, "c-", 2) == 0)
        return PRESS_CTRL((uint32_t)name[2]);
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (strcmp(named[i].name, name) == 0)
            return named[i].press;
    return 0;
}

/* Gives the line the keys of a text: characters, and names in angle brackets. Returns whether it took the last one. */
static bool keys(struct line *line, const char *text, int width)
{
    bool taken = false;
    while (*text != '\0') {
        struct event event = {.kind = EVENT_PRESS};
        if (*text == '<') {
            char name[16] = "";
            size_t length = strcspn(text, ">");
            memcpy(name, text + 1, length - 1);
            event.press = press_of(name);
            text += length + 1;
        } else {
            text += utf8_decode(text, strlen(text), &event.press);
        }
        taken = line_event(line, &event, width);
    }
    return taken;
}

/* The text with a bar where the cursor is. */
static const char *shown(const struct line *line, struct text *text)
{
    text_clear(text);
    text_add(text, line_string(line));
    text_replace(text, line->cursor, line->cursor, "|", 1);
    return text_string(text);
}

/* --- One line --------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *before, *keys, *after, *name;
} cases[] = {
    {"", "abc", "abc|", "characters"},
    {"", "Åse ঢাকা 🌍", "Åse ঢাকা 🌍|", "characters of any script"},
    {"abc", "<left><left>x", "ax|bc", "an insertion"},
    {"abc", "<home>x<end>y", "xabcy|", "Home and End"},
    {"abc", "<c-a>x<c-e>y", "xabcy|", "Ctrl-A and Ctrl-E"},
    {"abc", "<c-b><c-b><c-f>x", "abx|c", "Ctrl-B and Ctrl-F"},
    {"abc", "<home><left><left>x", "x|abc", "Left stops at the beginning"},
    {"abc", "<right>x", "abcx|", "Right stops at the end"},
    {"abc", "<back>", "ab|", "Backspace"},
    {"abc", "<home><back>", "|abc", "Backspace at the beginning"},
    {"abc", "<home><del>", "|bc", "Del"},
    {"abc", "<home><c-d>", "|bc", "Ctrl-D"},
    {"abc", "<c-d>", "abc|", "Ctrl-D at the end"},
    {"abc", "<c-h>", "ab|", "Ctrl-H"},
    {"one two three", "<a-b>", "one two |three", "Alt-B"},
    {"one two three", "<cleft><cleft>", "one |two three", "Ctrl-Left"},
    {"one two three", "<home><a-f>", "one| two three", "Alt-F"},
    {"one two three", "<home><cright><cright>", "one two| three", "Ctrl-Right"},
    {"one two three", "<home><a-d>", "| two three", "Alt-D"},
    {"one two-three", "<a-back>", "one two-|", "Alt-Backspace stops at punctuation"},
    {"one two-three ", "<c-w>", "one |", "Ctrl-W takes the word to the blank"},
    {"one two three", "<a-b><c-u>", "|three", "Ctrl-U"},
    {"one two three", "<a-b><c-k>", "one two |", "Ctrl-K"},
    {"one two three", "<c-w><home><c-y>", "three|one two ", "Ctrl-Y brings back"},
    {"one two three", "<c-w><c-w><home><c-y>", "two three|one ", "kills in a row come back together"},
    {"one two three", "<home><a-d><a-d><c-y>", "one two| three", "forward kills in a row too"},
    {"one two three", "<c-w><left><c-w><c-y>", "one two| ", "a movement ends the row of kills"},
    {"e\u0301a", "<left><left>x", "x|e\u0301a", "a letter with its mark is one step"},
    {"e\u0301a", "<left><back>", "|a", "and is erased as one"},
    {"abc", "<tab><esc><f2>", "abc|", "keys of others change nothing"},
    /* Undo */
    {"", "one two<c-z>", "one |", "undo takes back a word"},
    {"", "one two<c-z><c-z>", "|", "and the one before"},
    {"", "one<c-z><c-z><c-z>", "|", "and stops at the beginning"},
    {"one two", "<back><back><back><c-_>", "one two|", "undo of letters erased one by one"},
    {"one two", "<home><del><del><c-z>", "|one two", "undo of letters erased forward"},
    {"one two", "<home>x<del><back><c-z>", "x|one two", "undo of both kinds of erasing, in one"},
    {"one two", "<c-u><c-z>", "one two|", "undo of Ctrl-U"},
    {"one two", "<c-w>x<c-z><c-z>", "one two|", "undo of a kill and a letter"},
    {"ab", "<left>x<c-z>", "a|b", "undo puts the cursor where it was"},
};

static void test_cases(struct text *text)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct line line;
        line_init(&line, cases[i].before);
        keys(&line, cases[i].keys, GRID_COLUMNS);
        tap_is_text(shown(&line, text), cases[i].after, "%s", cases[i].name);
        line_done(&line);
    }
}

static void test_foreign_keys(void)
{
    static const char *const names[] = {"<tab>", "<esc>", "<f2>", "<enter>", "<up>", "<down>", "<c-s>", "<c-r>", "<c-l>"};
    struct line line;
    line_init(&line, "abc");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        tap_ok(!keys(&line, names[i], GRID_COLUMNS), "%s is none of one line's keys", names[i]);
    tap_ok(keys(&line, "<left>", GRID_COLUMNS), "Left is");
    line_done(&line);
}

static void test_paste(struct text *text)
{
    struct event paste = {.kind = EVENT_PASTE, .paste = "b\nc\td"};
    struct line line;
    line_init(&line, "az");
    keys(&line, "<left>", GRID_COLUMNS);
    tap_ok(line_event(&line, &paste, GRID_COLUMNS), "a paste is taken");
    tap_is_text(shown(&line, text), "ab c d|z", "into one line with blanks for line feeds");
    keys(&line, "<c-z>", GRID_COLUMNS);
    tap_is_text(shown(&line, text), "a|z", "and undone as one");
    line.many_lines = true;
    line_event(&line, &paste, GRID_COLUMNS);
    tap_is_text(shown(&line, text), "ab\nc d|z", "into many lines with its line feeds");
    line_done(&line);
}

static void test_set(struct text *text)
{
    struct line line;
    line_init(&line, "before");
    line_set(&line, "after");
    tap_is_text(shown(&line, text), "after|", "a text is put in another's place");
    line_set(&line, "after");
    keys(&line, "<c-z>", GRID_COLUMNS);
    tap_is_text(shown(&line, text), "before|", "which can be undone, once");
    line_done(&line);
}

static void test_restart(struct text *text)
{
    struct line line;
    line_init(&line, "");
    keys(&line, "one two  ", GRID_COLUMNS);
    line_restart(&line, "one two");
    tap_is_text(shown(&line, text), "one two|", "a new beginning keeps the cursor at the end");
    keys(&line, "<c-z><left>", GRID_COLUMNS);
    line_restart(&line, "one two three");
    tap_is_text(shown(&line, text), "one tw|o three", "or where it was, and there is nothing to undo");
    line_restart(&line, "e");
    tap_is_text(shown(&line, text), "e|", "a shorter text has it at its end");
    line_done(&line);
}

/* Many random edits, all undone: the text is what it was, and the cursor never stands inside a letter. */
static void test_undo_of_everything(void)
{
    static const char *const all[] = {"a", " ", "é", "e\u0301", "ঢা", "<left>", "<right>", "<back>", "<del>", "<c-w>", "<c-k>", "<c-y>", "<a-b>",
                                      "<home>", "<end>", "<enter>", "<up>", "<down>", "<a-d>", "<c-u>"};
    const char *begin = "The quick bro\u0308wn fox\njumps over\n\nthe lazy dog.";
    unsigned random = 12345;
    bool between = true;
    struct line line;
    line_init(&line, begin);
    line.many_lines = true;
    for (int i = 0; i < 400; i++) {
        random = random * 1103515245u + 12345u;
        keys(&line, all[(random >> 16) % (sizeof all / sizeof all[0])], 12);
        size_t at = line.cursor;
        between = between && (at == 0 || text_next(line_string(&line), line.text.length, text_previous(line_string(&line), at)) == at);
    }
    tap_ok(between, "the cursor is always between letters");
    tap_ok(strcmp(line_string(&line), begin) != 0, "many edits change the text");
    while (line.undo_count > 0)
        keys(&line, "<c-z>", 12);
    tap_is_text(line_string(&line), begin, "all of them undone give it back");
    line_done(&line);
}

/* --- Many lines ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *before, *keys, *after, *name;
} many_cases[] = {
    {"ab", "<left><enter>", "a\n|b", "Enter begins a line"},
    {"one two three four", "<home>", "one two three |four", "Home goes to the row's beginning"},
    {"one two three four", "<up>", "one |two three four", "Up keeps its column"},
    {"one two three four", "<up><end>", "one two three| four", "End goes to the row's end"},
    {"one two three four", "<c-a>", "|one two three four", "Ctrl-A goes to the paragraph's beginning"},
    {"abcdef\nab\nabcdef", "<up><up>", "abcdef|\nab\nabcdef", "Up aims at the column it came from"},
    {"abcdef\nab\nabcdef", "<up><left><up>", "a|bcdef\nab\nabcdef", "a movement sets a new one"},
    {"abc\ndef", "<up><home><down>", "abc\n|def", "Down"},
    {"one\ntwo", "<up><c-k>", "one|two", "Ctrl-K at the end joins lines"},
    {"one\ntwo", "<up><home><c-k><c-k><c-y>", "one\n|two", "and both kills come back"},
    {"one  \ntwo", "<up><end>", "one  |\ntwo", "End goes behind blanks at a paragraph's end"},
};

static void test_many_lines(struct text *text)
{
    for (size_t i = 0; i < sizeof many_cases / sizeof many_cases[0]; i++) {
        struct line line;
        line_init(&line, many_cases[i].before);
        line.many_lines = true;
        keys(&line, many_cases[i].keys, 15);
        tap_is_text(shown(&line, text), many_cases[i].after, "%s", many_cases[i].name);
        line_done(&line);
    }
}

static void test_edges(void)
{
    struct line line;
    line_init(&line, "one two three for");
    line.many_lines = true;
    tap_is_number(line_rows(&line, 10), 2, "a text wraps at its width");
    tap_is_number(line_cursor_row(&line, 10), 1, "the cursor is in the last row");
    tap_ok(!keys(&line, "<down>", 10), "Down in the last row is left to others");
    tap_ok(keys(&line, "<up>", 10), "Up is taken");
    tap_ok(!keys(&line, "<up>", 10), "Up in the first row is left to others");
    line_done(&line);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static const struct area whole = {0, 0, GRID_ROWS, GRID_COLUMNS};

static void draw(struct line *line, int width)
{
    grid_clear();
    line_draw(line, whole, 1, 5, width, true);
}

static void test_draw(void)
{
    struct line line;
    line_init(&line, "abc");
    draw(&line, 10);
    tap_is_text(grid.cells[1], ".....abc................................", "a line stands at its place");
    tap_is_number(grid.column, 8, "with the cursor behind it");
    keys(&line, "defghijkl", 10);
    draw(&line, 10);
    tap_is_text(grid.cells[1], ".....ghijkl.............................", "a long one is shifted");
    tap_is_number(grid.column, 11, "so that the cursor is inside");
    keys(&line, "mn", 10);
    draw(&line, 10);
    tap_is_text(grid.cells[1], ".....ghijklmn...........................", "and stays where it is while there is room");
    keys(&line, "<home>", 10);
    draw(&line, 10);
    tap_is_text(grid.cells[1], ".....abcdefghij.........................", "and comes back");
    tap_is_number(grid.column, 5, "with the cursor");
    line_done(&line);
}

static void test_draw_rows(void)
{
    struct line line;
    line_init(&line, "one two three four five");
    line.many_lines = true;
    grid_clear();
    line_draw_rows(&line, whole, 0, 2, 10, 1, 2, true);
    tap_is_text(grid.cells[0], "..three.................................", "rows are drawn from the first asked for");
    tap_is_text(grid.cells[1], "..four five.............................", "to the last");
    tap_is_text(grid.cells[2], "........................................", "and no more");
    tap_is_number(grid.row, 1, "the cursor is in its row");
    tap_is_number(grid.column, 11, "behind the text");
    line_done(&line);
}

int main(void)
{
    struct text text = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    test_cases(&text);
    test_foreign_keys();
    test_paste(&text);
    test_set(&text);
    test_restart(&text);
    test_undo_of_everything();
    test_many_lines(&text);
    test_edges();
    test_draw();
    test_draw_rows();
    text_done(&text);
    return tap_done();
}
