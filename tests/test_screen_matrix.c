/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hot spots at a glance: the matrix of countries or sectors by issue, the grid of severity by likelihood, what keys cost there, both languages and sizes. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { FRAME_TIME = 30, MOVE_BYTES = 16, MOVES = 6, TOLD_BYTES = 240 };

static void add(const char *country, const char *sector, const char *issue, const char *title, const char *severity, const char *likelihood)
{
    char words[6][80];
    snprintf(words[0], sizeof words[0], "country=%s", country);
    snprintf(words[1], sizeof words[1], "sector=%s", sector);
    snprintf(words[2], sizeof words[2], "issue=%s", issue);
    snprintf(words[3], sizeof words[3], "title_en=%s", title);
    snprintf(words[4], sizeof words[4], "scale=%s", severity);
    snprintf(words[5], sizeof words[5], "likelihood=%s", likelihood);
    home_lrn("add", "hotspot", words[0], words[1], words[2], words[3], words[4], words[5], "scope=1", "irremediability=1", NULL);
}

/* Some that are rated, in countries that the reference data has nothing of, and one that nobody has assessed. */
static void fill(void)
{
    home_new(HOME_EMPTY);
    add("AT", "garments", "living-wages", "Wages in sewing", "5", "5");
    add("AT", "garments", "living-wages", "Wages in cutting", "4", "1");
    add("AT", "timber", "health-and-safety", "Saws", "1", "2");
    add("BB", "timber", "climate", "Heat in logging", "5", "1");
    add("CH", "tea", "living-wages", "Low pay in packing", "", "3");
}

static struct terminal *start(const char *query, int columns, int rows)
{
    char typed[120];
    struct screen_options options = {.columns = columns, .rows = rows};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "Nothing here yet");
    snprintf(typed, sizeof typed, "3/%s<Enter>", query);
    screen_type(terminal, typed);
    screen_expect(terminal, "1 of ");
    screen_type(terminal, "v");
    screen_expect_row(terminal, 1, "Countries by issue");
    return terminal;
}

static void quit(struct terminal *terminal)
{
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

static void test_matrix(void)
{
    fill();
    struct terminal *terminal = start("country:AT,BB,CH", 80, 24);
    screen_expect_row(terminal, 1, "  Countries by issue  /country:AT,BB,CH");
    screen_expect_row(terminal, 1, "5 hot spots\n");
    screen_expect_row(terminal, 2, "  Country        for fre hea chi liv wor dis reg har lan ind com env cli cor con");
    screen_expect_row(terminal, 3, "  Austria               >L1      V2\n");
    screen_expect_row(terminal, 4, "  Barbados                                                           H1\n");
    screen_expect_row(terminal, 5, "  Switzerland                    ?1\n");
    screen_expect_row(terminal, -3, "  health and safety           1 hot spot, low                            Austria\n");
    screen_expect_row(terminal, -2, "  ? not assessed  L low  M medium  H high  V very high  ' stale\n");
    screen_type(terminal, "ll");
    screen_expect_row(terminal, -3, "  living wages                2 hot spots, the worst very high           Austria\n");
    screen_expect_repaint(terminal);
    char *before = screen_text(terminal);
    /* The list behind a cell, the gravest first, and exactly back. */
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spots  /country:AT issue:living-wages");
    screen_expect_marked(terminal, "Wages in sewing");
    screen_expect_row(terminal, 4, "Wages in cutting");
    screen_type(terminal, "<Esc>");
    screen_expect_same(terminal, before, "Esc returns exactly");
    screen_type(terminal, "<End><Enter>");
    screen_expect_marked(terminal, "Low pay in packing");
    screen_expect(terminal, "not assessed");
    screen_type(terminal, "<Esc>");
    /* An empty cell leads nowhere. */
    screen_type(terminal, "<Up><Enter>");
    screen_expect_row(terminal, -1, "Enter does nothing here.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Hot spots  /country:AT,BB,CH");
    quit(terminal);
}

static void test_turned(void)
{
    fill();
    struct terminal *terminal = start("country:AT,BB,CH", 80, 24);
    screen_type(terminal, "v");
    screen_expect_row(terminal, 1, "Sectors by issue");
    screen_expect_row(terminal, 2, "  Sector ");
    screen_expect_row(terminal, 3, "  garments                      >V2\n");
    screen_expect_row(terminal, 4, "  tea                            ?1\n");
    screen_expect_row(terminal, 5, "  timber                 L1                                          H1\n");
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, 1, "Countries by issue");
    screen_type(terminal, ":matrix<Enter>");
    screen_expect_row(terminal, 1, "Sectors by issue");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "/country:AT,BB,CH sector:garments issue:living-wages");
    quit(terminal);
}

static void test_grid(void)
{
    fill();
    struct terminal *terminal = start("country:AT,BB,CH", 80, 24);
    screen_type(terminal, "d");
    screen_expect_row(terminal, 1, "Severity by likelihood: Austria");
    screen_expect_row(terminal, 2, "  Severity       1         2         3         4         5         not assessed\n");
    screen_expect_row(terminal, 3, "  5              .         .         .         .        >V1        .");
    screen_expect_row(terminal, 4, "  4              L1        .");
    screen_expect_row(terminal, 7, "  1              .         L1");
    screen_expect_row(terminal, -3, "  Severity 5, likelihood 5: 1 hot spot, very high");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spots: Austria  /country:AT,BB,CH severity:5 likelihood:5");
    screen_expect_marked(terminal, "Wages in sewing");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Severity by likelihood: Austria");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Countries by issue");
    screen_type(terminal, "<End>d");
    screen_expect_row(terminal, 1, "Severity by likelihood: Switzerland");
    screen_expect_row(terminal, 8, "  not assessed   .         .        >?1");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Low pay in packing");
    screen_type(terminal, "2");
    screen_expect_row(terminal, 1, "Countries");
    screen_type(terminal, "/barbados<Enter>");
    screen_expect_marked(terminal, "Barbados");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Country\n");
    screen_type(terminal, "d");
    screen_expect_row(terminal, 1, "Severity by likelihood: Barbados");
    screen_expect_row(terminal, 3, "  5             >H1");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Country\n");
    screen_type(terminal, ":grid Austria<Enter>");
    screen_expect_row(terminal, 1, "Severity by likelihood: Austria");
    quit(terminal);
}

/* Counts of two digits stand apart from what is beside them, and all columns are seen all the same. */
static void test_counts(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "3");
    screen_expect_row(terminal, 1, "Hot spots");
    screen_type(terminal, "vv");
    screen_expect_row(terminal, 2, "  Sector        for fre hea chi  liv wor dis reg har lan ind com env cli cor con");
    screen_expect(terminal, "  fruit and v… '?1 '?1 '?1 '?11 '?2         'M2\n");
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* The smallest screen scrolls sideways and down, with the headings staying. */
static void test_small(void)
{
    fill();
    struct terminal *terminal = start("", 60, 16);
    screen_expect_row(terminal, 2, "  Country        for fre hea chi  liv wor dis reg har lan\n");
    screen_expect_row(terminal, 3, "  Afghanistan   >");
    screen_expect_row(terminal, -1, "Enter open   arrows move   v sectors   d grid   ? help\n");
    for (int i = 0; i < 11; i++)
        screen_type(terminal, "<Right>");
    screen_expect_row(terminal, 2, "  Country        wor dis reg har lan ind com env cli cor con\n");
    screen_expect_row(terminal, 3, "  Afghanistan");
    screen_expect_row(terminal, -3, "  community health            no hot spots       Afghanistan\n");
    for (int i = 0; i < 11; i++)
        screen_type(terminal, "<Left>");
    screen_type(terminal, "<PgDn>");
    screen_expect_row(terminal, 2, "  Country        for fre hea chi  liv wor dis reg har lan\n");
    screen_expect_row(terminal, 3, "  Angola");
    screen_expect_row(terminal, -3, "  forced labour");
    screen_expect_repaint(terminal);
    screen_resize(terminal, 80, 24);
    screen_expect_row(terminal, 2, "cli cor con\n");
    screen_expect_repaint(terminal);
    screen_resize(terminal, 160, 30);
    screen_expect_row(terminal, 2, "forced ");
    screen_expect_repaint(terminal);
    quit(terminal);
}

/* What there is no room for is said shorter, and nothing is cut. */
static void test_narrow_grid(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.columns = 60, .rows = 16});
    screen_expect_row(terminal, 1, " 1 of 106");
    screen_type(terminal, "3d");
    screen_expect_row(terminal, 2, "  Severity       1      2      3      4      5      ?\n");
    screen_expect_row(terminal, -2, "  ? not assessed L low M medium H high V very high ' stale\n");
    screen_type(terminal, "<End><Right><Right><Right><Right><Right>");
    screen_expect_row(terminal, -4, "  Severity not assessed, likelihood not assessed: 263 hot");
    screen_expect_row(terminal, -3, "  spots, not assessed, ");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 2, "  Alvorlighetsgrad  1     2     3     4     5     ?\n");
    screen_expect_row(terminal, 8, "  ikke vurdert      ");
    screen_expect_row(terminal, -2, " ? ikke vurdert L lav M middels H høy S svært høy ' utdatert\n");
    screen_type(terminal, "Lv");
    screen_expect_row(terminal, -1, "v does nothing here");
    screen_type(terminal, "<Esc>v<Down>");
    screen_expect_row(terminal, -3, "  forced labour               1 hot spot, ?, 1 stale");
    screen_leave(terminal);
}

static void test_language(void)
{
    fill();
    struct terminal *terminal = start("country:AT,BB,CH", 80, 24);
    screen_type(terminal, "<Down><Down>");
    screen_expect_row(terminal, -3, "  health and safety           no hot spots                           Switzerland\n");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "  Land og tema");
    screen_expect_row(terminal, 1, "5 risikoområder\n");
    screen_expect_row(terminal, 2, "  Land           tva fag hel bar lev");
    screen_expect_row(terminal, 3, "  Barbados");
    screen_expect_row(terminal, 4, "  Sveits        ");
    screen_expect_row(terminal, 5, "  Østerrike              L1      S2\n");
    screen_expect_row(terminal, -3, "  helse og sikkerhet     ingen risikoområder                              Sveits\n");
    screen_expect_row(terminal, -2, "  ? ikke vurdert  L lav  M middels  H høy  S svært høy  ' utdatert\n");
    screen_type(terminal, "?");
    screen_expect_row(terminal, 1, "Hjelp");
    screen_type(terminal, "<Esc>");
    screen_type(terminal, ":matrise<Enter>");
    screen_expect_row(terminal, 1, "  Bransjer og tema");
    quit(terminal);
}

struct cell {
    int row, column;
};

static bool mark_is_at(struct terminal *terminal, const void *context)
{
    const struct cell *cell = context;
    const char *row = screen_row(terminal, cell->row);
    return (int)strlen(row) > cell->column && row[cell->column] == '>';
}

/* Moves once; what came with the marker. */
static size_t move_bytes(struct terminal *terminal, const char *key, struct cell to)
{
    size_t before = screen_bytes(terminal);
    screen_type(terminal, key);
    bool came = screen_wait_until(terminal, mark_is_at, &to);
    screen_bytes_within(terminal, FRAME_TIME);
    screen_ok(terminal, came, "the cursor moves");
    return screen_bytes(terminal) - before;
}

/* What moves cost at the most; those in which the line below settled, as it does when the machine makes a pause, are not counted. */
struct moves {
    size_t worst;
    int counted;
};

/* In the demonstration network the fourth column has counts of two digits, and is the wider for it. */
static struct cell cell_at(int row, int column)
{
    return (struct cell){3 + row, 15 + 4 * column + (column > 3)};
}

static void move(struct terminal *terminal, const char *key, struct cell to, struct moves *moves)
{
    char *told = string_copy(screen_row(terminal, -3));
    size_t bytes = move_bytes(terminal, key, to);
    if (strcmp(told, screen_row(terminal, -3)) == 0) {
        moves->worst = bytes > moves->worst ? bytes : moves->worst;
        moves->counted++;
    }
    free(told);
}

static void test_bytes(void)
{
    struct screen_options options = {.arguments = (const char *const[]){"--economy", "off", NULL}, .plain = true};
    struct moves moves = {0};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "3v");
    screen_expect_row(terminal, -3, "  forced labour               1 hot spot, not assessed, 1 stale      Afghanistan\n");
    /* The rest of that frame. */
    screen_bytes_within(terminal, FRAME_TIME);
    for (int i = 1; i <= MOVES; i++)
        move(terminal, "<Down>", cell_at(i, 0), &moves);
    for (int i = 1; i <= MOVES; i++)
        move(terminal, "<Right>", cell_at(MOVES, i), &moves);
    for (int i = 1; i <= MOVES; i++)
        move(terminal, "<Up>", cell_at(MOVES - i, MOVES), &moves);
    tap_ok(moves.counted >= MOVES, "%d moves are counted", moves.counted);
    tap_ok(moves.worst <= MOVE_BYTES, "a move costs %zu bytes, at most %d", moves.worst, MOVE_BYTES);
    screen_expect_row(terminal, -3, "  discrimination              no hot spots                           Afghanistan\n");
    tap_is_number((intmax_t)screen_bytes_within(terminal, 1500), 0, "nothing is sent while idle");
    screen_end(terminal);
}

/* What moves to other countries cost with what is told of its cell once keys pause: only what differs is sent. */
static void test_told(void)
{
    static const char *const countries[] = {"Angola\n", "Argentina\n", "Australia\n", "Azerbaijan\n", "Bangladesh\n"};
    struct screen_options options = {.arguments = (const char *const[]){"--economy", "off", NULL}, .plain = true};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "3v");
    screen_expect_row(terminal, -3, "Afghanistan\n");
    screen_expect_row(terminal, -1, "? help\n");
    size_t before = screen_bytes(terminal);
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        screen_type(terminal, "<Down>");
        screen_expect_row(terminal, -3, countries[i]);
    }
    size_t bytes = screen_bytes(terminal) - before;
    tap_ok(bytes <= TOLD_BYTES, "five moves and what is told of each cost %zu bytes, at most %d", bytes, TOLD_BYTES);
    screen_end(terminal);
}

/* Lines of a list and cells with stale sources are marked, whatever their band. */
static void test_stale(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "3");
    screen_expect_row(terminal, 1, "Hot spots");
    screen_type(terminal, "<End>");
    screen_expect(terminal, "  Sanding dust in teak workshops…   Indonesia       furniture       low\n");
    screen_expect(terminal, "  Sexual harassment in jeans fact…  Lesotho         garments       'not assessed\n");
    screen_expect(terminal, "  Toxic work in informal recyclin…  Ghana           recycling       not assessed\n");
    screen_type(terminal, "<Home>");
    screen_type(terminal, "v");
    screen_expect(terminal, "  Angola       '?1");
    screen_expect(terminal, "  Australia                      ?1");
    screen_type(terminal, "<Down>");
    screen_expect_row(terminal, -3, "  forced labour               1 hot spot, not assessed, 1 stale           Angola\n");
    screen_expect(terminal, "  Angola       >?1");
    screen_expect(terminal, "  Afghanistan  '?1");
    screen_leave(terminal);
}

int main(void)
{
    test_matrix();
    test_turned();
    test_grid();
    test_counts();
    test_small();
    test_narrow_grid();
    test_language();
    test_bytes();
    test_told();
    test_stale();
    return tap_done();
}
