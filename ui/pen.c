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
    ROUTE_SIZE = 40, /* more than the longest sequences for a place and a look take together */
    LONGEST = 11,    /* what leads anywhere takes less bytes than that (up to 999 rows and columns) */
    FORWARD = 6,     /* what leads forward in a row takes less bytes than that (up to 99 columns) */
    PLACED = 3,      /* no place is reached from anywhere in less */
    KEPT_NEAR = 4    /* rows */
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
        .shifts_row = is_sequence("ich", "\033[%p1%d@") && is_sequence("dch", "\033[%p1%dP"),
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

/* They are short and many: a call to copy each would take most of the time. */
static void route_add(struct route *route, const char *bytes, size_t length)
{
    route->possible = route->possible && route->length + length <= ROUTE_SIZE;
    for (size_t i = 0; route->possible && i < length; i++)
        route->bytes[route->length++] = bytes[i];
}

/* More often than so it is never the shortest. */
static void route_repeat(struct route *route, char byte, int times)
{
    route->possible = route->possible && times < LONGEST && route->length + LONGEST <= ROUTE_SIZE;
    for (int i = 0; route->possible && i < times; i++)
        route->bytes[route->length++] = byte;
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
bool pen_is_certain(const struct cell *cell)
{
    uint32_t first = 0;
    int length = utf8_decode(cell->text, cell->length, &first);
    return cell->columns == 1 && length == cell->length && (first < 0x300 || (first >= 0x1e00 && first < 0x2028));
}

/* Whether writing a cell again in a look changes nothing. */
static bool can_rewrite(const struct cell *cell, struct look look)
{
    if (cell_is_blank(cell))
        return (look.attributes & LOOK_FILLS) == 0;
    return cell->length != CELL_UNKNOWN && cell->length != 0 && look_equals(cell->look, look) && pen_is_certain(cell);
}

static struct route route_rewriting(const struct pen *pen, const struct pen_place *place, int row, int from, int to)
{
    const struct cell *cells = cells_row(&pen->shown, row);
    struct route route = to - from < FORWARD && place->look_known ? route_empty : route_none;
    for (int i = from; i < to && route.possible; i++)
        if (can_rewrite(&cells[i], place->look))
            route_add(&route, cells[i].text, cells[i].length);
        else
            route.possible = false;
    return route;
}

/* By tabs to a stop and from there on or back. */
static struct route route_over_stop(const struct pen *pen, const struct pen_place *place, int row, int from, int stop, int to)
{
    struct route route = route_none;
    if (!pen->can.tabs || stop <= from || stop >= pen->shown.columns || stop - to >= FORWARD)
        return route;
    route.possible = true;
    route_repeat(&route, '\t', stop / DRAW_TAB_STOP - from / DRAW_TAB_STOP);
    if (to < stop) {
        route_repeat(&route, '\b', stop - to);
        return route;
    }
    struct route rest = route_rewriting(pen, place, row, stop, to), forward = route_empty;
    if (to > stop)
        route_sequence(&forward, to - stop, 'C');
    route_choose(&rest, &forward);
    route_join(&route, &rest);
    return route;
}

/* Along a row from a known column. */
static struct route route_along(const struct pen *pen, const struct pen_place *place, int row, int from, int to)
{
    struct route best = route_empty;
    if (from == to)
        return best;
    if (to < from) {
        route_sequence(&best, from - to, 'D');
        struct route back = route_empty;
        route_repeat(&back, '\b', from - to);
        route_choose(&best, &back);
        return best;
    }
    int stop = to / DRAW_TAB_STOP * DRAW_TAB_STOP;
    route_sequence(&best, to - from, 'C');
    const struct route others[] = {route_rewriting(pen, place, row, from, to), route_over_stop(pen, place, row, from, stop, to),
                                   route_over_stop(pen, place, row, from, stop + DRAW_TAB_STOP, to)};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        route_choose(&best, &others[i]);
    return best;
}

/* To a column of the row the pen stands in, from wherever it stands there (-1: not known). */
static struct route route_in_row(const struct pen *pen, const struct pen_place *place, int row, int from, int to)
{
    struct route best = from >= 0 ? route_along(pen, place, row, from, to) : route_none;
    struct route from_edge = route_empty, placed = route_empty;
    const struct route rest = route_along(pen, place, row, 0, to);
    route_add(&from_edge, "\r", 1);
    route_join(&from_edge, &rest);
    route_choose(&best, &from_edge);
    placed.possible = pen->can.places_column;
    route_sequence(&placed, to + 1, 'G');
    route_choose(&best, &placed);
    return best;
}

/* A number that is left out is 1. */
static struct route route_placed(int row, int column)
{
    struct route route = route_empty;
    route_add(&route, "\033[", 2);
    if (row > 0)
        route_number(&route, row + 1);
    if (column > 0) {
        route_add(&route, ";", 1);
        route_number(&route, column + 1);
    }
    route_add(&route, "H", 1);
    return route;
}

/* From wherever it stands. */
static struct route route_anywhere(const struct pen *pen, const struct pen_place *place, int row, int column)
{
    struct route best = route_placed(row, column), from_edge = route_placed(row, 0);
    const struct route rest = route_along(pen, place, row, 0, column);
    route_join(&from_edge, &rest);
    route_choose(&best, &from_edge);
    return best;
}

/* By line feeds, the first of which comes with a carriage return: then it is the same whatever the tty makes of it. */
static struct route route_returning(const struct pen *pen, const struct pen_place *place, int row, int column)
{
    struct route route = row > place->row ? route_empty : route_none;
    const struct route from_edge = route_in_row(pen, place, row, 0, column);
    route_add(&route, "\r", 1);
    route_repeat(&route, '\n', row - place->row);
    route_join(&route, &from_edge);
    return route;
}

/* To another row in the same column. */
static struct route route_down_or_up(const struct pen *pen, int from, int row)
{
    struct route best = route_empty, feeds = route_empty, placed = route_empty;
    route_sequence(&best, abs(row - from), row > from ? 'B' : 'A');
    feeds.possible = row > from ? pen->can.feeds : pen->can.reverses;
    for (int i = 0; row < from && feeds.possible && i < from - row; i++)
        route_add(&feeds, "\033M", 2);
    route_repeat(&feeds, '\n', row > from ? row - from : 0);
    route_choose(&best, &feeds);
    placed.possible = pen->can.places_row;
    route_sequence(&placed, row + 1, 'd');
    route_choose(&best, &placed);
    return best;
}

/* To another row and along it. */
static struct route route_to_row(const struct pen *pen, const struct pen_place *place, int row, int column, int from)
{
    struct route best = route_returning(pen, place, row, column), straight = route_down_or_up(pen, place->row, row);
    const struct route along = route_in_row(pen, place, row, from, column);
    route_join(&straight, &along);
    route_choose(&best, &straight);
    return best;
}

static bool is_there(const struct pen_place *place, int row, int column)
{
    return place->row == row && place->column == column;
}

/* From a place where the pen stands. */
static struct route route_find(const struct pen *pen, const struct pen_place *place, int row, int column)
{
    if (is_there(place, row, column))
        return route_empty;
    struct route best = route_none;
    int from = place->doubtful ? -1 : place->column;
    if (place->row == row)
        best = route_in_row(pen, place, row, from, column);
    else if (place->row >= 0)
        best = route_to_row(pen, place, row, column, from);
    if (best.possible && best.length <= PLACED)
        return best;
    const struct route anywhere = route_anywhere(pen, place, row, column);
    route_choose(&best, &anywhere);
    return best;
}

/* Terminals do not give up a look's parts one by one in fewer bytes than all at once. */
static struct route route_to_look(const struct pen *pen, const struct pen_place *place, struct look look)
{
    static const struct {
        enum look_attribute attribute;
        const char *code;
    } codes[] = {{LOOK_BOLD, ";1"}, {LOOK_UNDERLINE, ";4"}, {LOOK_REVERSE, ";7"}};
    struct route route = route_empty, added = route_empty;
    if (place->look_known && look_equals(place->look, look))
        return route;
    bool lost = (place->look.attributes & ~look.attributes) != 0 || (place->look.colour != look.colour && look.colour == CELL_NO_COLOUR);
    bool reset = !place->look_known || lost;
    for (size_t i = 0; pen->can.attributes && i < sizeof codes / sizeof codes[0]; i++)
        if ((look.attributes & codes[i].attribute) != 0 && (reset || (place->look.attributes & codes[i].attribute) == 0))
            route_add(&added, codes[i].code, 2);
    if (pen->can.colours && look.colour != CELL_NO_COLOUR && (reset || place->look.colour != look.colour)) {
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
static struct route route_looking(const struct pen *pen, const struct pen_place *from, const struct pen_place *to)
{
    if (is_there(from, to->row, to->column))
        return route_to_look(pen, from, to->look);
    struct route best = route_find(pen, from, to->row, to->column), turned = route_to_look(pen, from, to->look);
    if (turned.length == 0)
        return best;
    struct pen_place worn = *from;
    worn.look = to->look;
    worn.look_known = true;
    route_join(&best, &turned);
    const struct route rest = route_find(pen, &worn, to->row, to->column);
    route_join(&turned, &rest);
    route_choose(&best, &turned);
    return best;
}

/* The same from a place that the terminal keeps, where it takes up the look it had there too. From far above there are shorter ways. */
static struct route route_from_kept(const struct pen *pen, const struct pen_place *kept, const struct pen_place *to)
{
    struct route route = route_empty;
    if (!pen->can.keeps || !kept->look_known || to->row < kept->row || to->row - kept->row > KEPT_NEAR)
        return route_none;
    const struct route rest = route_looking(pen, kept, to);
    route_add(&route, "\0338", 2);
    route_join(&route, &rest);
    return route;
}

size_t pen_way(const struct pen *pen, const struct pen_place *from, const struct pen_place *to)
{
    return route_looking(pen, from, to).length;
}

size_t pen_way_from_kept(const struct pen *pen, const struct pen_place *kept, const struct pen_place *to)
{
    const struct route route = route_from_kept(pen, kept, to);
    return route.possible ? route.length : SIZE_MAX;
}

void pen_go(struct pen *pen, const struct pen_place *place)
{
    bool there = is_there(&pen->at, place->row, place->column);
    struct route best = route_looking(pen, &pen->at, place);
    if (!there) {
        const struct route from_kept = route_from_kept(pen, &pen->kept, place);
        route_choose(&best, &from_kept);
    }
    bool doubtful = there && pen->at.doubtful;
    text_add_bytes(pen->bytes, best.bytes, best.length);
    pen->at = *place;
    pen->at.doubtful = doubtful;
}

/* A pen that is not known to look like anything stays so. */
void pen_move(struct pen *pen, int row, int column)
{
    struct pen_place place = {.row = row, .column = column, .look = pen->at.look, .look_known = pen->at.look_known};
    if (place.look_known) {
        pen_go(pen, &place);
        return;
    }
    const struct route route = route_find(pen, &pen->at, row, column);
    text_add_bytes(pen->bytes, route.bytes, route.length);
    place.doubtful = pen->at.doubtful && is_there(&pen->at, row, column);
    pen->at = place;
}

void pen_keep(struct pen *pen)
{
    if (!pen->can.keeps || pen->at.row < 0 || pen->at.column < 0 || pen->at.doubtful || !pen->at.look_known)
        return;
    text_add(pen->bytes, "\0337");
    pen->kept = pen->at;
}

void pen_unkeep(struct pen *pen)
{
    pen->kept.look_known = false;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static void look_set(struct pen *pen, struct look look)
{
    const struct route route = route_to_look(pen, &pen->at, look);
    text_add_bytes(pen->bytes, route.bytes, route.length);
    pen->at.look = look;
    pen->at.look_known = true;
}

void pen_reset(struct pen *pen)
{
    look_set(pen, cell_blank.look);
}

/* A blank can be written, and lines erased, in any look that does not show on blanks. */
static void look_plain(struct pen *pen)
{
    if (!pen->at.look_known || (pen->at.look.attributes & LOOK_FILLS) != 0)
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
    struct cell *row = cells_row(&pen->shown, pen->at.row);
    forget_halves(row, pen->shown.columns, pen->at.column, pen->at.column + cell->columns);
    row[pen->at.column] = *cell;
    if (cell->columns == 2 && pen->at.column + 1 < pen->shown.columns)
        row[pen->at.column + 1] = (struct cell){.look = cell->look};
    pen->at.column += cell->columns;
    pen->at.doubtful = pen->at.doubtful || !pen_is_certain(cell);
    /* At the edge the cursor stays in the row until more is written, and terminals differ in which column they call that. */
    if (pen->at.column >= pen->shown.columns)
        pen->at.column = -1;
}

void pen_erase_line(struct pen *pen)
{
    look_plain(pen);
    text_add(pen->bytes, "\033[K");
    struct cell *row = cells_row(&pen->shown, pen->at.row);
    forget_halves(row, pen->shown.columns, pen->at.column, pen->shown.columns);
    cells_blank(&pen->shown, pen->at.row, pen->at.column, pen->shown.columns - pen->at.column);
}

void pen_erase_below(struct pen *pen)
{
    look_plain(pen);
    text_add(pen->bytes, "\033[J");
    cells_blank(&pen->shown, pen->at.row, pen->at.column, pen->shown.columns - pen->at.column);
    for (int row = pen->at.row + 1; row < pen->shown.rows; row++)
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
    pen->at.row = pen->at.column = 0;
    pen_move(pen, by > 0 ? bottom : top, 0);
    for (int i = 0; i < abs(by); i++)
        text_add(pen->bytes, by > 0 ? "\n" : "\033M");
    text_add(pen->bytes, "\033[r");
    pen->at.row = pen->at.column = 0;
}

size_t pen_shift_row_bytes(int by)
{
    struct route route = route_empty;
    route_sequence(&route, abs(by), '@');
    return route.length;
}

void pen_shift_row(struct pen *pen, int by)
{
    look_plain(pen);
    sequence_add(pen, abs(by), by < 0 ? 'P' : '@');
    cells_shift(cells_row(&pen->shown, pen->at.row) + pen->at.column, pen->shown.columns - pen->at.column, by);
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
