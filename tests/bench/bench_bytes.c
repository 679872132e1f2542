/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what lrn sends over the line in every pane, to the text that it is for. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/place.h"
#include "tests/bytes.h"
#include "tests/switches.h"

enum {
    SWITCHES = 256, /* at most, on one terminal */
    GOAL = 105
};

static const char *const terminals[] = {"xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"};
static const size_t terminal_count = sizeof terminals / sizeof terminals[0];

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

/* What many switches cost by one share of a hundred: of how many panes it is at most the goal's, the middle one, the dearest, and of all together. */
struct share {
    double of[SWITCHES];
    size_t count, within, bytes, text;
};

static void share_add(struct share *share, size_t bytes, size_t text)
{
    double of = per_cent(bytes, text);
    if (share->count < SWITCHES)
        share->of[share->count++] = of;
    share->within += bytes * 100 <= text * GOAL;
    share->bytes += bytes;
    share->text += text;
}

static int compare_shares(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void share_print(struct share *share, const char *what)
{
    if (share->count == 0)
        return;
    qsort(share->of, share->count, sizeof share->of[0], compare_shares);
    printf("  of %s: %zu of %zu at most %d %%, the middle one %.1f %%, the dearest %.1f %%, all together %zu bytes of %zu, %.1f %%\n", what, share->within, share->count, GOAL,
           share->of[share->count / 2], share->of[share->count - 1], share->bytes, share->text, per_cent(share->bytes, share->text));
}

struct shares {
    struct share rows, words;
};

static void print_switch(const struct switches_terminal *terminal, const char *pane, enum language language, const struct figure *figure, void *context)
{
    struct shares *shares = context;
    const struct shown *shown = &figure->shown;
    printf("%s %dx%d  %-26s %s %6zu %6zu %4.0f %6zu %4.0f %4zu\n", terminal->name, terminal->columns, terminal->rows, pane, language_code(language), figure->bytes, shown->rows,
           per_cent(figure->bytes, shown->rows), shown->text, per_cent(figure->bytes, shown->text), shown->places);
    share_add(&shares->rows, figure->bytes, shown->rows);
    share_add(&shares->words, figure->bytes, shown->text);
}

static bool print_switches_on(const struct switches_terminal *terminal)
{
    struct shares shares = {0};
    if (!switches_measure(terminal, print_switch, &shares))
        return false;
    printf("%s %dx%d\n", terminal->name, terminal->columns, terminal->rows);
    share_print(&shares.rows, "the rows changed");
    share_print(&shares.words, "the words changed");
    fflush(stdout);
    return true;
}

/* Every pane on every terminal at three sizes. */
static bool print_switches(void)
{
    static const int sizes[][2] = {{80, 24}, {60, 16}, {120, 40}};
    puts("\nSwitches of the language: bytes, the rows changed, per cent of them, the words changed, per cent of them, places to get to");
    for (size_t i = 0; i < terminal_count; i++)
        for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++)
            if (!print_switches_on(&(struct switches_terminal){terminals[i], sizes[size][0], sizes[size][1]}))
                return false;
    return true;
}

int main(void)
{
    if (!print_panes(terminals[0], "en") || !print_panes(terminals[0], "nb"))
        return EXIT_FAILURE;
    for (size_t i = 0; i < terminal_count; i++) {
        printf("%s: ", terminals[i]);
        if (!print_rest(terminals[i], "en"))
            return EXIT_FAILURE;
    }
    message_open(place_catalogue);
    return print_switches() ? EXIT_SUCCESS : EXIT_FAILURE;
}
