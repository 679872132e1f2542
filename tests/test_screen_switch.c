/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A switch of the language costs about as many bytes as the text that it changes: in every pane, in both languages, in windows of several sizes and on several terminals. */
#include "config.h"

#include <string.h>

#include "src/place.h"
#include "tests/switches.h"
#include "tests/tap.h"

enum { NARROW = 80 };

/* The text changed and a twentieth, in all panes together; a narrow window has fewer words in each row. Where little is changed, or running text, that is less than the ways
 * through it: then so many bytes for each place to get to (a return, a line feed and an indentation are four, and every other row leaves an end to be erased) and for the looks. */
static const struct limit {
    size_t of_all, place, looks;
} wide = {105, 4, 20}, narrow = {106, 5, 22};

enum { OF_ONE = 105 };

struct sum {
    size_t bytes, text;
};

static const struct limit *limit_on(const struct switches_terminal *terminal)
{
    return terminal->columns < NARROW ? &narrow : &wide;
}

/* Panes that take more in a narrow window, in hundredths of the rows that differ: a check's four short rows, of which the looks are a tenth, and two records side by side, whose
 * labels of one or two words stand in rows of their own. */
static const struct dearer {
    const char *pane;
    size_t of_rows;
} dearer_narrow[] = {{"check", 111}, {"compare", 108}};

static size_t limit_of_rows(const struct switches_terminal *terminal, const char *pane)
{
    for (size_t i = 0; terminal->columns < NARROW && i < sizeof dearer_narrow / sizeof dearer_narrow[0]; i++)
        if (strcmp(pane, dearer_narrow[i].pane) == 0)
            return dearer_narrow[i].of_rows;
    return OF_ONE;
}

/* By what the goals call the text of a screen, its rows as they stand, of those rows that differ: here each pane is held to a twentieth more by itself. */
static void hold_rows(const struct switches_terminal *terminal, const char *pane, enum language language, const struct figure *figure)
{
    size_t most = figure->shown.rows * limit_of_rows(terminal, pane) / 100;
    tap_ok(figure->bytes > 0 && figure->bytes <= most, "%s, %dx%d, %s: %zu bytes to \"%s\", at most %zu, rows changed %zu", terminal->name, terminal->columns, terminal->rows, pane,
           figure->bytes, language_code(language), most, figure->shown.rows);
}

static void hold(const struct switches_terminal *terminal, const char *pane, enum language language, const struct figure *figure, void *context)
{
    const struct limit *limit = limit_on(terminal);
    struct sum *sum = context;
    size_t text = figure->shown.text, share = text * OF_ONE / 100, ways = text + figure->shown.places * limit->place + limit->looks;
    size_t most = share > ways ? share : ways;
    tap_ok(figure->bytes > 0 && figure->bytes <= most, "%s, %dx%d, %s: %zu bytes to \"%s\", at most %zu, text changed %zu", terminal->name, terminal->columns, terminal->rows,
           pane, figure->bytes, language_code(language), most, text);
    hold_rows(terminal, pane, language, figure);
    sum->bytes += figure->bytes;
    sum->text += text;
}

static void test_terminal(const struct switches_terminal *terminal)
{
    struct sum sum = {0, 0};
    if (!switches_measure(terminal, hold, &sum))
        return;
    size_t most = sum.text * limit_on(terminal)->of_all / 100;
    tap_ok(sum.bytes <= most, "%s, %dx%d, all together: %zu bytes, at most %zu, text changed %zu", terminal->name, terminal->columns, terminal->rows, sum.bytes, most, sum.text);
}

int main(void)
{
    static const struct switches_terminal terminals[] = {{"xterm-256color", 80, 24}, {"tmux-256color", 60, 16}, {"vt100", 80, 24}};
    message_open(place_catalogue);
    for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++)
        test_terminal(&terminals[i]);
    message_close();
    return tap_done();
}
