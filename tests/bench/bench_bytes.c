/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what lrn sends over the line in every pane, to the text that it is for. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/place.h"
#include "tests/bytes.h"
#include "tests/switches.h"

static double per_cent(size_t bytes, size_t of)
{
    return 100.0 * (double)bytes / (double)of;
}

static void print_figure(const struct figure *figure, bool to_text)
{
    if (figure->bytes == 0)
        printf(" %14s", "-");
    else if (to_text)
        printf(" %5zu %3.0f %3.0f ", figure->bytes, per_cent(figure->bytes, figure->shown.text), per_cent(figure->bytes, figure->shown.words));
    else
        printf(" %14zu", figure->bytes);
}

static bool print_panes(const char *terminal, const char *language)
{
    printf("\nBytes per key at 80x24, TERM=%s, --lang %s; per cent: of the text they are for, and of its words alone\n", terminal, language);
    printf("%-16s %14s %14s %14s %14s %14s %14s\n", "", "Down", "scroll", "PgDn", "open", "back", "L");
    for (size_t i = 0; i < bytes_pane_count; i++) {
        struct figure figures[MEASURE_COUNT];
        if (!bytes_measure(&bytes_panes[i], terminal, language, figures))
            return false;
        printf("%-16s", bytes_panes[i].name);
        for (enum measure measure = 0; measure < MEASURE_COUNT; measure++)
            print_figure(&figures[measure], measure > MEASURE_SCROLL);
        puts("");
    }
    return true;
}

static bool print_rest(const char *terminal, const char *language)
{
    struct bytes_rest rest;
    if (!bytes_measure_rest(terminal, language, &rest))
        return false;
    printf("first screen %zu (text %zu), a hundred queued Downs %zu, search: first letter %zu (text changed %zu, words %zu), others %zu; a letter in a form %zu; idle %zu\n",
           rest.first.bytes, rest.first.shown.text, rest.queued, rest.search.bytes, rest.search.shown.text, rest.search.shown.words, rest.search_letter, rest.form_letter, rest.idle);
    return true;
}

static void print_switch(const struct switches_terminal *terminal, const char *pane, enum language language, const struct figure *figure, void *context)
{
    struct figure *sum = context;
    printf("%dx%d  %-26s %s %6zu %6zu %4.0f %4zu\n", terminal->columns, terminal->rows, pane, language_code(language), figure->bytes, figure->shown.text,
           per_cent(figure->bytes, figure->shown.text), figure->shown.places);
    sum->bytes += figure->bytes;
    sum->shown.text += figure->shown.text;
}

/* Every pane at three sizes. */
static bool print_switches(void)
{
    static const struct switches_terminal terminals[] = {{"xterm-256color", 80, 24}, {"xterm-256color", 60, 16}, {"xterm-256color", 120, 40}};
    puts("\nSwitches of the language: bytes, text changed, per cent of it, places to get to");
    for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
        struct figure sum = {0};
        if (!switches_measure(&terminals[i], print_switch, &sum))
            return false;
        printf("all together: %zu bytes, text changed %zu, %.1f %%\n", sum.bytes, sum.shown.text, per_cent(sum.bytes, sum.shown.text));
    }
    return true;
}

int main(void)
{
    static const char *const terminals[] = {"xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"};
    if (!print_panes(terminals[0], "en") || !print_panes(terminals[0], "nb"))
        return EXIT_FAILURE;
    for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
        printf("%s: ", terminals[i]);
        if (!print_rest(terminals[i], "en"))
            return EXIT_FAILURE;
    }
    message_open(place_catalogue);
    return print_switches() ? EXIT_SUCCESS : EXIT_FAILURE;
}
