/* SPDX-License-Identifier: GPL-3.0-or-later */
/* There are several ways from one screen to the next: writing what differs, erasing first, shifting lines first. Which is shortest depends on both screens, so each frame
 * is planned in all of them, and the shortest is sent. */
#include "config.h"

#include "ui/paint.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/cells.h"
#include "ui/pen.h"
#include "ui/plan.h"

enum way {
    WAY_SHIFTS = 1, /* lines that move keep what they show */
    WAY_CLEARS = 2, /* the screen's end, from the line on that seems best */
    WAYS = 4
};

/* Lines [top, bottom] that stand `by` lines higher than before. */
struct shift {
    int top, bottom, by;
    int gain; /* cells that need not be written */
};

/* A way that is tried: what would be shown, what would be sent, and what remains to be done. */
struct trial {
    struct cells cells;
    struct text bytes;
    struct pen pen;
    struct plan *plan;
};

struct paint {
    struct pen pen;
    struct cells drawn;
    struct trial trials[2]; /* the better of two ways is kept while the next is tried */
    struct text frame;
    bool unknown; /* what the terminal shows */
    bool cleared; /* in this frame */
    bool cursor_shown;
};

static void paint_fit(struct paint *paint, int rows, int columns)
{
    struct cells *all[] = {&paint->pen.shown, &paint->drawn, &paint->trials[0].cells, &paint->trials[1].cells};
    if (paint->drawn.rows == rows && paint->drawn.columns == columns)
        return;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        cells_done(all[i]);
        cells_init(all[i], rows, columns);
    }
    paint->unknown = true;
}

struct paint *paint_new(void)
{
    struct pen_abilities can;
    if (!pen_abilities_read(&can))
        return NULL;
    struct paint *paint = memory_new(sizeof *paint);
    paint->pen.can = can;
    for (int i = 0; i < 2; i++)
        paint->trials[i].plan = plan_new();
    paint->unknown = true;
    paint->cursor_shown = can.hides_cursor;
    return paint;
}

void paint_free(struct paint *paint)
{
    if (paint == NULL)
        return;
    struct cells *all[] = {&paint->pen.shown, &paint->drawn, &paint->trials[0].cells, &paint->trials[1].cells};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        cells_done(all[i]);
    for (int i = 0; i < 2; i++) {
        text_done(&paint->trials[i].bytes);
        plan_free(paint->trials[i].plan);
    }
    text_done(&paint->frame);
    free(paint);
}

void paint_forget(struct paint *paint)
{
    paint->unknown = true;
}

/* --- The whole screen ------------------------------------------------------------------------------------------------- */

/* How many cells are to be written. */
static int differences_count(const struct paint *paint)
{
    int differing = 0;
    size_t count = (size_t)paint->drawn.rows * (size_t)paint->drawn.columns;
    for (size_t i = 0; i < count; i++)
        differing += !cell_is_blank(&paint->drawn.cells[i]) && !cell_equals(&paint->drawn.cells[i], &paint->pen.shown.cells[i]);
    return differing;
}

static int first_difference(const struct paint *paint, const struct pen *pen)
{
    int from, to, row = 0;
    while (row < paint->drawn.rows && !cells_differ(cells_row(&paint->drawn, row), cells_row(&pen->shown, row), paint->drawn.columns, &from, &to))
        row++;
    return row;
}

/* --- Lines that move -------------------------------------------------------------------------------------------------- */

/* How many cells of a row would be right if what stands in another row were moved there, less those that are right now. */
static int row_gain(const struct paint *paint, int row, int from)
{
    const struct cell *drawn = cells_row(&paint->drawn, row), *here = cells_row(&paint->pen.shown, row), *there = cells_row(&paint->pen.shown, from);
    int gain = 0;
    for (int column = 0; column < paint->drawn.columns; column++)
        if (!cell_is_blank(&drawn[column]))
            gain += cell_equals(&drawn[column], &there[column]) - cell_equals(&drawn[column], &here[column]);
    return gain;
}

/* Of the runs of rows that could stand `by` lines higher the one that gains most; keeps it in best where it is better. */
static void shift_consider(const struct paint *paint, int by, struct shift *best)
{
    int first = by < 0 ? -by : 0, end = paint->drawn.rows - (by > 0 ? by : 0);
    int gain = 0, begin = first;
    for (int row = first; row < end; row++) {
        if (gain <= 0) {
            gain = 0;
            begin = row;
        }
        gain += row_gain(paint, row, row + by);
        if (gain > best->gain)
            *best = (struct shift){begin + (by < 0 ? by : 0), row + (by > 0 ? by : 0), by, gain};
    }
}

static struct shift shift_find(const struct paint *paint)
{
    struct shift best = {.gain = paint->drawn.columns / 4};
    if ((!paint->pen.can.moves_lines && !paint->pen.can.scrolls_region) || paint->cleared || differences_count(paint) <= best.gain)
        return best;
    for (int by = 1; by <= paint->drawn.rows / 2; by++) {
        shift_consider(paint, by, &best);
        shift_consider(paint, -by, &best);
    }
    return best;
}

/* --- The shortest way ------------------------------------------------------------------------------------------------- */

/* Whether a way can be gone and is one of its own. */
static bool way_is_open(const struct paint *paint, enum way way, const struct shift *shift)
{
    return ((way & WAY_SHIFTS) == 0 || shift->by != 0) && ((way & WAY_CLEARS) == 0 || (paint->pen.can.erases_below && !paint->cleared));
}

/* Sets out on a way, in one of the two places for trials, and plans the rest of it. Returns the bytes that all of it takes. */
static size_t way_try(struct paint *paint, enum way way, const struct shift *shift, struct trial *trial)
{
    struct pen *pen = &trial->pen;
    *pen = paint->pen;
    pen->shown = trial->cells;
    pen->bytes = &trial->bytes;
    text_clear(pen->bytes);
    cells_copy(&pen->shown, &paint->pen.shown);
    if ((way & WAY_SHIFTS) != 0)
        pen_shift(pen, shift->top, shift->bottom, shift->by);
    int row = (way & WAY_CLEARS) != 0 ? plan_clearing_row(trial->plan, pen, &paint->drawn) : paint->drawn.rows;
    if (row < paint->drawn.rows) {
        pen_move(pen, row, 0);
        pen_erase_below(pen);
    }
    plan_make(trial->plan, pen, &paint->drawn);
    return pen->bytes->length + plan_cost(trial->plan);
}

/* Tries all ways, goes the shortest as far as the limit allows, and leaves the pen as that left it, with its bytes in the frame. Returns whether all is done. */
static bool shortest_paint(struct paint *paint, size_t limit)
{
    const struct shift shift = shift_find(paint);
    struct trial *best = &paint->trials[0], *other = &paint->trials[1];
    size_t least = SIZE_MAX;
    for (enum way way = 0; way < WAYS; way++) {
        size_t bytes = way_is_open(paint, way, &shift) ? way_try(paint, way, &shift, other) : SIZE_MAX;
        if (bytes >= least)
            continue;
        least = bytes;
        struct trial *worse = best;
        best = other;
        other = worse;
    }
    if (!paint->cleared)
        plan_improve(best->plan);
    bool whole = plan_follow(best->plan, &best->pen, limit);
    text_add_bytes(&paint->frame, text_string(best->pen.bytes), best->pen.bytes->length);
    cells_copy(&paint->pen.shown, &best->pen.shown);
    best->pen.shown = paint->pen.shown;
    paint->pen = best->pen;
    return whole;
}

/* The screen is cleared whatever stands there. */
static void paint_clear(struct paint *paint)
{
    struct pen *pen = &paint->pen;
    pen->bytes = &paint->frame;
    pen->at = (struct pen_place){.row = -1, .column = -1};
    pen_unkeep(pen);
    pen_reset(pen);
    pen_move(pen, 0, 0);
    text_add(pen->bytes, "\033[2J");
    if (pen->can.hides_cursor)
        text_add(pen->bytes, "\033[?25l");
    paint->cursor_shown = false;
    for (int row = 0; row < pen->shown.rows; row++)
        cells_blank(&pen->shown, row, 0, pen->shown.columns);
    paint->unknown = false;
    paint->cleared = true;
}

static void cursor_paint(struct paint *paint, int row, int column)
{
    paint->pen.bytes = &paint->frame;
    if (row >= 0)
        pen_move(&paint->pen, row, column);
    bool shown = row >= 0 && paint->pen.can.hides_cursor;
    if (paint->cursor_shown == shown)
        return;
    text_add(&paint->frame, shown ? "\033[?25h" : "\033[?25l");
    paint->cursor_shown = shown;
    /* Some terminals keep with a place whether the cursor is shown. */
    pen_unkeep(&paint->pen);
}

const char *paint_ending(const struct paint *paint)
{
    return paint->pen.can.hides_cursor ? "\033[m\033[?25h" : "\033[m";
}

const char *paint_frame(struct paint *paint, int row, int column, size_t limit, bool *whole)
{
    text_clear(&paint->frame);
    paint_fit(paint, LINES, COLS);
    cells_read(&paint->drawn);
    paint->cleared = false;
    if (paint->unknown)
        paint_clear(paint);
    *whole = first_difference(paint, &paint->pen) == paint->drawn.rows || shortest_paint(paint, limit);
    if (*whole)
        cursor_paint(paint, row, column);
    return text_string(&paint->frame);
}
