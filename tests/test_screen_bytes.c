/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes are the cost that users on slow lines feel: what keys may cost at most in every pane, in both languages and on several terminals, and that silence costs nothing. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "tests/bytes.h"
#include "tests/tap.h"

/* In bytes, or in hundredths of the text that they are for, and of its words alone: what the layout puts between them is hardly paid for. A switch of the language
 * changes words all over the screen, and each of them costs some bytes to get to. */
static const struct limit {
    const char *name;
    size_t bytes, of_text, of_words;
} limits[MEASURE_COUNT] = {
    [MEASURE_DOWN] = {.name = "Down inside the screen", .bytes = 10},
    [MEASURE_SCROLL] = {.name = "Down with scrolling", .bytes = 100},
    [MEASURE_PAGE] = {.name = "a page", .of_text = 105, .of_words = 110},
    [MEASURE_OPEN] = {.name = "opening", .of_text = 105, .of_words = 116},
    [MEASURE_BACK] = {.name = "going back", .of_text = 105, .of_words = 132},
    [MEASURE_LANGUAGE] = {.name = "switching the language", .of_text = 105, .of_words = 155},
};

static const struct limit search_limit = {.of_text = 105, .of_words = 118};

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

static size_t limit_of(const struct limit *limit, const struct shown *shown)
{
    return limit->bytes > 0 ? limit->bytes : smaller(shown->text * limit->of_text / 100, shown->words * limit->of_words / 100);
}

static void hold(const char *where, const struct limit *limit, const struct figure *figure)
{
    size_t most = limit_of(limit, &figure->shown);
    if (figure->bytes > 0)
        tap_ok(figure->bytes <= most, "%s, %s: %zu bytes, at most %zu", where, limit->name, figure->bytes, most);
}

static void test_pane(const struct bytes_pane *pane, const char *terminal, const char *language)
{
    struct figure figures[MEASURE_COUNT];
    if (!bytes_measure(pane, terminal, language, figures))
        return;
    char *where = string_format("%s, %s", terminal, pane->name);
    for (enum measure measure = 0; measure < MEASURE_COUNT; measure++)
        hold(where, &limits[measure], &figures[measure]);
    free(where);
}

/* Only what comes last, the switch of the language: from the other one, as soon as the pane is there. */
static void test_switch(const struct bytes_pane *pane, const char *terminal, const char *language)
{
    struct bytes_pane switched = *pane;
    switched.measures &= ~0u << MEASURE_LANGUAGE;
    test_pane(&switched, terminal, language);
}

static void at_most(const char *terminal, const char *what, size_t bytes, size_t limit)
{
    tap_ok(bytes <= limit, "%s, %s: %zu bytes, at most %zu", terminal, what, bytes, limit);
}

static void test_rest(const char *terminal, const char *language)
{
    struct bytes_rest rest;
    struct figure figures[MEASURE_COUNT];
    if (!bytes_measure_rest(terminal, language, &rest))
        return;
    at_most(terminal, "the first screen", rest.first.bytes, 1700);
    at_most(terminal, "a hundred queued Downs", rest.queued, 1500);
    at_most(terminal, "the first letter of a search", rest.search.bytes, limit_of(&search_limit, &rest.search.shown));
    at_most(terminal, "a letter of a search", rest.search_letter, 70);
    at_most(terminal, "a letter in a form", rest.form_letter, 8);
    at_most(terminal, "while idle", rest.idle, 0);
    if (!bytes_measure(&bytes_panes[0], terminal, language, figures))
        return;
    for (enum measure measure = 0; measure < MEASURE_COUNT; measure++)
        hold(terminal, &limits[measure], &figures[measure]);
}

int main(void)
{
    static const char *const terminals[] = {"xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"};
    const size_t terminal_count = sizeof terminals / sizeof terminals[0];
    for (size_t i = 0; i < bytes_pane_count; i++) {
        test_pane(&bytes_panes[i], terminals[0], i % 2 == 0 ? "nb" : "en");
        test_switch(&bytes_panes[i], terminals[1 + (i + 1) % (terminal_count - 1)], i % 2 == 0 ? "en" : "nb");
        /* It can move nothing along a row. */
        test_switch(&bytes_panes[i], "vt100", i % 2 == 0 ? "nb" : "en");
    }
    for (size_t i = 0; i < terminal_count; i++)
        test_rest(terminals[i], i % 2 == 0 ? "en" : "nb");
    return tap_done();
}
