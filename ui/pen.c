/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/pen.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "ui/draw.h"

/* Last, since it makes macros of words like columns. */
#include <term.h>
#undef columns
#undef lines
#undef tab

enum {
    ROUTE_SIZE = 128,
    KEPT_NEAR = 4, /* rows */
    REWRITTEN = 24 /* cells that are passed over by writing them again, at most: another way is shorter then */
};

/* --- What the terminal can do ----------------------------------------------------------------------------------------- */

static const char *given_sequence(const char *name)
{
    const char *given = tigetstr((NCURSES_CONST char *)(uintptr_t)name);
    return given != (const char *)-1 ? given : NULL;
}

/* Whether a capability is this sequence, be it with delays for the terminals of old. */
static bool is_sequence(const char *name, const char *sequence)
{
    const char *given = given_sequence(name);
    size_t length = strlen(sequence);
    return given != NULL && strncmp(given, sequence, length) == 0 && (given[length] == '\0' || strncmp(given + length, "$<", 2) == 0);
}

static bool has_colours(void)
{
    const char *colour = given_sequence("setaf");
    if (!has_colors() || colour == NULL)
        return false;
    const char *made = tparm((NCURSES_CONST char *)(uintptr_t)colour, COLOR_CYAN, 0, 0, 0, 0, 0, 0, 0, 0);
    return made != NULL && strcmp(made, "\033[36m") == 0;
}

/* Whether the tty sends all as it is, but for what these flags tell it to change: to make blanks of tabs, by where it believes the cursor to be; to return at each line
 * feed. */
static bool tty_leaves(tcflag_t changes)
{
    struct termios tty;
    return tcgetattr(STDOUT_FILENO, &tty) == 0 && (tty.c_oflag & changes) == 0;
}

static bool has_tabs(void)
{
    return tigetnum((NCURSES_CONST char *)(uintptr_t) "it") == DRAW_TAB_STOP && tty_leaves(TABDLY);
}

/* Some do more than the one sequence, all of them do that one. */
static bool hides_cursor(void)
{
    const char *given = given_sequence("civis");
    return given != NULL && strncmp(given, "\033[?25l", strlen("\033[?25l")) == 0;
}

bool pen_abilities_read(struct pen_abilities *can)
{
    *can = (struct pen_abilities){
        .erases_line = is_sequence("el", "\033[K"),
        .erases_below = is_sequence("ed", "\033[J"),
        .moves_lines = is_sequence("il", "\033[%p1%dL") && is_sequence("dl", "\033[%p1%dM"),
        .scrolls_region = is_sequence("csr", "\033[%i%p1%d;%p2%dr") && is_sequence("ri", "\033M"),
        .places_column = is_sequence("hpa", "\033[%i%p1%dG"),
        .places_row = is_sequence("vpa", "\033[%i%p1%dd"),
        .hides_cursor = hides_cursor(),
        .tabs = has_tabs(),
        .feeds = is_sequence("ind", "\n") && tty_leaves(ONLCR | ONLRET | OCRNL),
        .reverses = is_sequence("ri", "\033M"),
        .keeps = is_sequence("sc", "\0337") && is_sequence("rc", "\0338"),
        .colours = has_colours(),
        .attributes = is_sequence("bold", "\033[1m") && is_sequence("rev", "\033[7m") && is_sequence("smul", "\033[4m"),
    };
    return is_sequence("cup", "\033[%i%p1%d;%p2%dH") && is_sequence("cuf", "\033[%p1%dC") && is_sequence("cub", "\033[%p1%dD") &&
           is_sequence("cuu", "\033[%p1%dA") && is_sequence("cud", "\033[%p1%dB") && tigetflag((NCURSES_CONST char *)(uintptr_t) "xenl") == 1;
}

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

/* Bytes that lead from one place to another. */
struct route {
    char bytes[ROUTE_SIZE];
    size_t length;
    bool possible;
};

static const struct route route_none = {.possible = false}, route_empty = {.possible = true};

static void route_add(struct route *route, const char *bytes, size_t length)
{
    route->possible = route->possible && route->length + length <= ROUTE_SIZE;
    if (!route->possible)
        return;
    memcpy(route->bytes + route->length, bytes, length);
    route->length += length;
}

static void route_repeat(struct route *route, char byte, int times)
{
    for (int i = 0; i < times; i++)
        route_add(route, &byte, 1);
}

/* So many ways are weighed for each frame that the library's formatting would take most of its time. */
static void route_number(struct route *route, int number)
{
    char digits[8];
    size_t first = sizeof digits;
    for (; number > 0; number /= 10)
        digits[--first] = (char)('0' + number % 10);
    route_add(route, digits + first, sizeof digits - first);
}

/* A sequence with a number, which is left out where it is 1. */
static void route_sequence(struct route *route, int number, char final)
{
    route_add(route, "\033[", 2);
    if (number != 1)
        route_number(route, number);
    route_add(route, &final, 1);
}

static void route_join(struct route *route, const struct route *other)
{
    route->possible = route->possible && other->possible;
    route_add(route, other->bytes, other->length);
}

/* Keeps the shorter of two in the first. */
static void route_choose(struct route *best, const struct route *other)
{
    if (other->possible && (!best->possible || other->length < best->length))
        *best = *other;
}

/* Whether all terminals take a character to be as wide as we do: those of the Latin scripts, and the marks people write with. */
static bool is_certain(const struct cell *cell)
{
    uint32_t first = 0;
    int length = utf8_decode(cell->text, cell->length, &first);
    return cell->columns == 1 && length == cell->length && (first < 0x300 || (first >= 0x1e00 && first < 0x2028));
}

/* Whether writing a cell again with the pen as it is changes nothing. */
static bool can_rewrite(const struct pen *pen, const struct cell *cell)
{
    if (!pen->look_known || cell->length == CELL_UNKNOWN || cell->length == 0 || !is_certain(cell))
        return false;
    return cell_is_blank(cell) ? (pen->look.attributes & LOOK_FILLS) == 0 : look_equals(cell->look, pen->look);
}

static struct route route_rewriting(const struct pen *pen, int row, int from, int to)
{
    const struct cell *cells = cells_row(&pen->shown, row);
    struct route route = to - from <= REWRITTEN ? route_empty : route_none;
    for (int i = from; i < to && route.possible; i++)
        if (can_rewrite(pen, &cells[i]))
            route_add(&route, cells[i].text, cells[i].length);
        else
            route.possible = false;
    return route;
}

/* By tabs to the last stop before a column, or on it. */
static struct route route_tabs(const struct pen *pen, int row, int from, int to)
{
    struct route route = route_none;
    int stop = to / DRAW_TAB_STOP * DRAW_TAB_STOP;
    if (!pen->can.tabs || stop <= from)
        return route;
    route.possible = true;
    route_repeat(&route, '\t', stop / DRAW_TAB_STOP - from / DRAW_TAB_STOP);
    struct route rest = route_rewriting(pen, row, stop, to), forward = route_empty;
    if (to > stop)
        route_sequence(&forward, to - stop, 'C');
    route_choose(&rest, &forward);
    route_join(&route, &rest);
    return route;
}

/* Along a row from a known column. */
static struct route route_along(const struct pen *pen, int row, int from, int to)
{
    struct route best = route_empty;
    if (from == to)
        return best;
    if (to < from) {
        route_sequence(&best, from - to, 'D');
        struct route back = route_empty;
        route_repeat(&back, '\b', from - to < ROUTE_SIZE ? from - to : ROUTE_SIZE);
        route_choose(&best, &back);
        return best;
    }
    route_sequence(&best, to - from, 'C');
    const struct route rewriting = route_rewriting(pen, row, from, to), tabs = route_tabs(pen, row, from, to);
    route_choose(&best, &rewriting);
    route_choose(&best, &tabs);
    return best;
}

/* To a column of the row the pen stands in, from wherever it stands there (-1: not known). */
static struct route route_in_row(const struct pen *pen, int row, int from, int to)
{
    struct route best = from >= 0 ? route_along(pen, row, from, to) : route_none;
    struct route from_edge = route_empty, placed = route_empty;
    const struct route rest = route_along(pen, row, 0, to);
    route_add(&from_edge, "\r", 1);
    route_join(&from_edge, &rest);
    route_choose(&best, &from_edge);
    placed.possible = pen->can.places_column;
    route_sequence(&placed, to + 1, 'G');
    route_choose(&best, &placed);
    return best;
}

static struct route route_placed(int row, int column)
{
    struct route route = route_empty;
    route_add(&route, "\033[", 2);
    if (row > 0 || column > 0)
        route_number(&route, row + 1);
    if (column > 0) {
        route_add(&route, ";", 1);
        route_number(&route, column + 1);
    }
    route_add(&route, "H", 1);
    return route;
}

/* By line feeds, the first of which comes with a carriage return: then it is the same whatever the tty makes of it. */
static struct route route_returning(const struct pen *pen, int row, int column)
{
    struct route route = row > pen->row ? route_empty : route_none;
    const struct route from_edge = route_in_row(pen, row, 0, column);
    route_add(&route, "\r", 1);
    route_repeat(&route, '\n', row - pen->row);
    route_join(&route, &from_edge);
    return route;
}

/* To another row in the same column. */
static struct route route_down_or_up(const struct pen *pen, int row)
{
    struct route best = route_empty, feeds = route_empty, placed = route_empty;
    route_sequence(&best, abs(row - pen->row), row > pen->row ? 'B' : 'A');
    feeds.possible = row > pen->row ? pen->can.feeds : pen->can.reverses;
    for (int i = 0; i < abs(row - pen->row); i++)
        route_add(&feeds, row > pen->row ? "\n" : "\033M", row > pen->row ? 1 : 2);
    route_choose(&best, &feeds);
    placed.possible = pen->can.places_row;
    route_sequence(&placed, row + 1, 'd');
    route_choose(&best, &placed);
    return best;
}

/* To another row and along it. */
static struct route route_to_row(const struct pen *pen, int row, int column, int from)
{
    struct route best = route_returning(pen, row, column), straight = route_down_or_up(pen, row);
    const struct route along = route_in_row(pen, row, from, column);
    route_join(&straight, &along);
    route_choose(&best, &straight);
    return best;
}

/* From where the pen stands. */
static struct route route_find(const struct pen *pen, int row, int column)
{
    if (pen->row == row && pen->column == column)
        return route_empty;
    struct route best = route_placed(row, column), other = route_none;
    int from = pen->doubtful ? -1 : pen->column;
    if (pen->row == row)
        other = route_in_row(pen, row, from, column);
    else if (pen->row >= 0)
        other = route_to_row(pen, row, column, from);
    route_choose(&best, &other);
    return best;
}

/* Terminals do not give up a look's parts one by one in fewer bytes than all at once. */
static struct route route_to_look(const struct pen *pen, struct look look)
{
    static const struct {
        enum look_attribute attribute;
        const char *code;
    } codes[] = {{LOOK_BOLD, ";1"}, {LOOK_UNDERLINE, ";4"}, {LOOK_REVERSE, ";7"}};
    struct route route = route_empty, added = route_empty;
    if (pen->look_known && look_equals(pen->look, look))
        return route;
    bool lost = (pen->look.attributes & ~look.attributes) != 0 || (pen->look.colour != look.colour && look.colour == CELL_NO_COLOUR);
    bool reset = !pen->look_known || lost;
    for (size_t i = 0; pen->can.attributes && i < sizeof codes / sizeof codes[0]; i++)
        if ((look.attributes & codes[i].attribute) != 0 && (reset || (pen->look.attributes & codes[i].attribute) == 0))
            route_add(&added, codes[i].code, 2);
    if (pen->can.colours && look.colour != CELL_NO_COLOUR && (reset || pen->look.colour != look.colour)) {
        route_add(&added, ";3", 2);
        route_number(&added, look.colour);
    }
    if (!reset && added.length == 0)
        return route;
    /* An empty number is the one that resets. */
    size_t skipped = reset ? 0 : 1;
    route_add(&route, "\033[", 2);
    route_add(&route, added.bytes + skipped, added.length - skipped);
    route_add(&route, "m", 1);
    return route;
}

/* To a place and a look: first the one or first the other, since what can be written again on the way depends on the look. */
static struct route route_looking(const struct pen *pen, int row, int column, struct look look)
{
    const struct route to_look = route_to_look(pen, look);
    struct route best = route_find(pen, row, column), turned = to_look;
    route_join(&best, &to_look);
    if (to_look.length > 0) {
        struct pen worn = *pen;
        worn.look = look;
        worn.look_known = true;
        const struct route rest = route_find(&worn, row, column);
        route_join(&turned, &rest);
        route_choose(&best, &turned);
    }
    return best;
}

/* The same from the place that the terminal keeps, where it takes up the look it had there too. */
static struct route route_from_kept(const struct pen *pen, int row, int column, struct look look)
{
    struct route route = route_empty;
    struct pen from = *pen;
    if (!pen->kept.known)
        return route_none;
    from.row = pen->kept.row;
    from.column = pen->kept.column;
    from.look = pen->kept.look;
    from.look_known = true;
    from.doubtful = false;
    const struct route rest = route_looking(&from, row, column, look);
    route_add(&route, "\0338", 2);
    route_join(&route, &rest);
    return route;
}

void pen_go(struct pen *pen, int row, int column, struct look look)
{
    bool there = pen->row == row && pen->column == column;
    if (there && pen->look_known && look_equals(pen->look, look))
        return;
    struct route best = route_looking(pen, row, column, look);
    /* From far above there are shorter ways. */
    bool near = !there && row >= pen->kept.row && row - pen->kept.row <= KEPT_NEAR;
    const struct route from_kept = !near ? route_none : route_from_kept(pen, row, column, look);
    route_choose(&best, &from_kept);
    text_add_bytes(pen->bytes, best.bytes, best.length);
    pen->row = row;
    pen->column = column;
    pen->doubtful = there && pen->doubtful;
    pen->look = look;
    pen->look_known = true;
}

/* A pen that is not known to look like anything stays so. */
void pen_move(struct pen *pen, int row, int column)
{
    if (pen->look_known) {
        pen_go(pen, row, column, pen->look);
        return;
    }
    const struct route route = route_find(pen, row, column);
    text_add_bytes(pen->bytes, route.bytes, route.length);
    pen->doubtful = pen->doubtful && pen->row == row && pen->column == column;
    pen->row = row;
    pen->column = column;
}

size_t pen_way_along(const struct pen *pen, int row, int column)
{
    return route_in_row(pen, row, 0, column).length;
}

void pen_keep(struct pen *pen)
{
    if (!pen->can.keeps || pen->row < 0 || pen->column < 0 || pen->doubtful || !pen->look_known)
        return;
    text_add(pen->bytes, "\0337");
    pen->kept = (struct pen_place){true, pen->row, pen->column, pen->look};
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static void look_set(struct pen *pen, struct look look)
{
    const struct route route = route_to_look(pen, look);
    text_add_bytes(pen->bytes, route.bytes, route.length);
    pen->look = look;
    pen->look_known = true;
}

void pen_reset(struct pen *pen)
{
    look_set(pen, cell_blank.look);
}

/* A blank can be written, and lines erased, in any look that does not show on blanks. */
static void look_plain(struct pen *pen)
{
    if (!pen->look_known || (pen->look.attributes & LOOK_FILLS) != 0)
        pen_reset(pen);
}

/* Half of a wide character that is written over: terminals differ in what they leave of the other half. */
static void forget_halves(struct cell *row, int columns, int from, int to)
{
    if (from > 0 && row[from].length == 0)
        row[from - 1].length = CELL_UNKNOWN;
    if (to < columns && row[to].length == 0)
        row[to].length = CELL_UNKNOWN;
}

void pen_write(struct pen *pen, const struct cell *cell)
{
    if (cell->length == 0 || cell->length == CELL_UNKNOWN)
        return;
    if (cell_is_blank(cell))
        look_plain(pen);
    else
        look_set(pen, cell->look);
    text_add_bytes(pen->bytes, cell->text, cell->length);
    struct cell *row = cells_row(&pen->shown, pen->row);
    forget_halves(row, pen->shown.columns, pen->column, pen->column + cell->columns);
    row[pen->column] = *cell;
    if (cell->columns == 2 && pen->column + 1 < pen->shown.columns)
        row[pen->column + 1] = (struct cell){.look = cell->look};
    pen->column += cell->columns;
    pen->doubtful = pen->doubtful || !is_certain(cell);
    /* At the edge the cursor stays in the row until more is written, and terminals differ in which column they call that. */
    if (pen->column >= pen->shown.columns)
        pen->column = -1;
}

void pen_erase_line(struct pen *pen)
{
    look_plain(pen);
    text_add(pen->bytes, "\033[K");
    struct cell *row = cells_row(&pen->shown, pen->row);
    forget_halves(row, pen->shown.columns, pen->column, pen->shown.columns);
    cells_blank(&pen->shown, pen->row, pen->column, pen->shown.columns - pen->column);
}

void pen_erase_below(struct pen *pen)
{
    look_plain(pen);
    text_add(pen->bytes, "\033[J");
    cells_blank(&pen->shown, pen->row, pen->column, pen->shown.columns - pen->column);
    for (int row = pen->row + 1; row < pen->shown.rows; row++)
        cells_blank(&pen->shown, row, 0, pen->shown.columns);
}

/* --- Shifting lines --------------------------------------------------------------------------------------------------- */

static void sequence_add(struct pen *pen, int number, char final)
{
    struct route route = route_empty;
    route_sequence(&route, number, final);
    text_add_bytes(pen->bytes, route.bytes, route.length);
}

/* Lines are taken away at one edge and put in at the other; at the screen's bottom no lines stand below whose place would have to be kept. */
static void lines_move(struct pen *pen, int top, int bottom, int by)
{
    bool at_bottom = bottom + 1 == pen->shown.rows;
    if (by > 0 || !at_bottom) {
        pen_move(pen, by > 0 ? top : bottom + by + 1, 0);
        sequence_add(pen, abs(by), 'M');
    }
    if (by < 0 || !at_bottom) {
        pen_move(pen, by > 0 ? bottom - by + 1 : top, 0);
        sequence_add(pen, abs(by), 'L');
    }
}

/* Setting a region takes the cursor home. */
static void region_scroll(struct pen *pen, int top, int bottom, int by)
{
    text_add_format(pen->bytes, "\033[%d;%dr", top + 1, bottom + 1);
    pen->row = pen->column = 0;
    pen_move(pen, by > 0 ? bottom : top, 0);
    for (int i = 0; i < abs(by); i++)
        text_add(pen->bytes, by > 0 ? "\n" : "\033M");
    text_add(pen->bytes, "\033[r");
    pen->row = pen->column = 0;
}

static void rows_shift(struct cells *cells, int top, int bottom, int by)
{
    int count = bottom - top + 1 - abs(by);
    size_t width = (size_t)cells->columns * sizeof *cells->cells;
    memmove(cells_row(cells, by > 0 ? top : top - by), cells_row(cells, by > 0 ? top + by : top), (size_t)count * width);
    for (int i = 0; i < abs(by); i++)
        cells_blank(cells, by > 0 ? bottom - i : top + i, 0, cells->columns);
}

void pen_shift(struct pen *pen, int top, int bottom, int by)
{
    look_plain(pen);
    if (pen->can.moves_lines)
        lines_move(pen, top, bottom, by);
    else
        region_scroll(pen, top, bottom, by);
    rows_shift(&pen->shown, top, bottom, by);
}
