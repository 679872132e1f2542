/* SPDX-License-Identifier: GPL-3.0-or-later */
/* There are several ways from one screen to the next: writing what differs, erasing first, shifting lines first, one look after another. Which is shortest
 * depends on both screens, so each frame is written in all of them, and the shortest is sent. */
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

enum {
    LOOKS = 16,       /* more than there are styles */
    WORTH_ERASING = 4, /* cells whose erasing may be shorter than writing blanks over them */
    WORTH_KEEPING = 3, /* bytes from a row's beginning from which it is shorter to come from a place above */
    KEPT_ROWS = 2      /* that are reached from a place before the next one is kept */
};

enum way {
    WAY_SHIFTS = 1, /* lines that move keep what they show */
    WAY_CLEARS = 2, /* from the first line that differs on */
    WAY_LOOKS = 4,  /* all that looks alike is written before what looks different */
    WAY_KEEPS = 8,  /* columns are gone down from a place that the terminal keeps */
    WAYS = 16
};

/* Lines [top, bottom] that stand `by` lines higher than before. */
struct shift {
    int top, bottom, by;
    int gain; /* cells that need not be written */
};

struct paint {
    struct pen pen;
    struct cells drawn;
    struct cells trials[2]; /* what would be shown; the better of two ways is kept while the next is tried */
    struct text texts[2];
    struct text frame;
    struct cell *row_before, *row_written;
    struct text row_texts[2];
    struct look looks[LOOKS];
    size_t look_count;
    int differing;     /* cells that are no blanks and not shown yet */
    size_t limit;      /* bytes after which no row is begun */
    bool keeps;        /* WAY_KEEPS */
    bool unknown;      /* what the terminal shows */
    bool cleared;      /* in this frame */
    bool cursor_shown;
};

static void paint_fit(struct paint *paint, int rows, int columns)
{
    struct cells *all[] = {&paint->pen.shown, &paint->drawn, &paint->trials[0], &paint->trials[1]};
    if (paint->drawn.rows == rows && paint->drawn.columns == columns)
        return;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        cells_done(all[i]);
        cells_init(all[i], rows, columns);
    }
    paint->row_before = memory_resize(paint->row_before, (size_t)columns, sizeof *paint->row_before);
    paint->row_written = memory_resize(paint->row_written, (size_t)columns, sizeof *paint->row_written);
    paint->unknown = true;
}

struct paint *paint_new(void)
{
    struct pen_abilities can;
    if (!pen_abilities_read(&can))
        return NULL;
    struct paint *paint = memory_new(sizeof *paint);
    paint->pen.can = can;
    paint->unknown = true;
    paint->cursor_shown = can.hides_cursor;
    return paint;
}

void paint_free(struct paint *paint)
{
    if (paint == NULL)
        return;
    struct cells *all[] = {&paint->pen.shown, &paint->drawn, &paint->trials[0], &paint->trials[1]};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        cells_done(all[i]);
    for (int i = 0; i < 2; i++) {
        text_done(&paint->texts[i]);
        text_done(&paint->row_texts[i]);
    }
    text_done(&paint->frame);
    free(paint->row_before);
    free(paint->row_written);
    free(paint);
}

void paint_forget(struct paint *paint)
{
    paint->unknown = true;
}

/* --- One row ---------------------------------------------------------------------------------------------------------- */

/* Where the text of a row ends. */
static int row_end(const struct cell *row, int columns)
{
    while (columns > 0 && cell_is_blank(&row[columns - 1]))
        columns--;
    return columns;
}

/* Whether a cell is one of those to be written now: those of a look, or (NULL) all. */
static bool is_asked_for(const struct cell *cell, const struct look *look)
{
    return look == NULL || cell_is_blank(cell) || look_equals(cell->look, *look);
}

/* Whether a blank that is right already is written all the same: between two words it is shorter than telling again where the pen is to stand, where the
 * terminal may take the first word to be wider than we do. */
static bool is_written_through(const struct pen *pen, const struct cell *drawn, int row, int column)
{
    return pen->doubtful && pen->row == row && pen->column == column && cell_is_blank(&drawn[column]) && column + 1 < pen->shown.columns &&
           !cell_is_blank(&drawn[column + 1]);
}

/* In what look a cell is to be written. Blanks take any that does not show on them: the pen's own, or else that of what is written next. */
static struct look look_wanted(const struct pen *pen, const struct cell *drawn, int column, const struct look *look)
{
    if (!cell_is_blank(&drawn[column]))
        return drawn[column].look;
    if (pen->look_known && (pen->look.attributes & LOOK_FILLS) == 0)
        return pen->look;
    while (column < pen->shown.columns && (cell_is_blank(&drawn[column]) || !is_asked_for(&drawn[column], look)))
        column++;
    bool fits = column < pen->shown.columns && (drawn[column].look.attributes & LOOK_FILLS) == 0;
    return fits ? drawn[column].look : cell_blank.look;
}

/* Writes what differs; what is left of the row's old text behind the new is erased. */
static void row_write(struct pen *pen, const struct cell *drawn, int row, const struct look *look)
{
    const struct cell *shown = cells_row(&pen->shown, row);
    int columns = pen->shown.columns, end = row_end(drawn, columns);
    for (int column = 0; column < columns; column++) {
        bool right = cell_equals(&drawn[column], &shown[column]) && !is_written_through(pen, drawn, row, column);
        if (right || !is_asked_for(&drawn[column], look) || drawn[column].length == 0)
            continue;
        pen_go(pen, row, column, look_wanted(pen, drawn, column, look));
        if (column >= end && pen->can.erases_line && row_end(shown, columns) - column >= WORTH_ERASING) {
            pen_erase_line(pen);
            return;
        }
        pen_write(pen, &drawn[column]);
    }
}

/* The same in the shorter of two ways: as it is, or with the row erased from where it begins to differ. What is written look by look is not erased: the other
 * looks may stand there already. */
static void row_paint(struct paint *paint, struct pen *pen, int row, const struct look *look)
{
    const struct cell *drawn = cells_row(&paint->drawn, row);
    struct cell *shown = cells_row(&pen->shown, row);
    int columns = pen->shown.columns, from, to;
    size_t size = (size_t)columns * sizeof *shown;
    if (!cells_differ(drawn, shown, columns, &from, &to))
        return;
    if (look != NULL || !pen->can.erases_line || row_end(shown, columns) - from < WORTH_ERASING) {
        row_write(pen, drawn, row, look);
        return;
    }
    struct text *bytes = pen->bytes;
    struct pen written = *pen, erased = *pen;
    written.bytes = &paint->row_texts[0];
    erased.bytes = &paint->row_texts[1];
    text_clear(written.bytes);
    text_clear(erased.bytes);
    memcpy(paint->row_before, shown, size);
    row_write(&written, drawn, row, look);
    memcpy(paint->row_written, shown, size);
    memcpy(shown, paint->row_before, size);
    pen_move(&erased, row, from - (drawn[from].length == 0));
    pen_erase_line(&erased);
    row_write(&erased, drawn, row, look);
    bool erases = erased.bytes->length < written.bytes->length;
    if (!erases)
        memcpy(shown, paint->row_written, size);
    *pen = erases ? erased : written;
    pen->bytes = bytes;
    text_add_bytes(bytes, paint->row_texts[erases].bytes, paint->row_texts[erases].length);
}

/* --- The whole screen ------------------------------------------------------------------------------------------------- */

/* The first column of a row to be written now; the row's end where there is none. */
static int first_to_write(const struct paint *paint, const struct pen *pen, int row, const struct look *look)
{
    const struct cell *drawn = cells_row(&paint->drawn, row), *shown = cells_row(&pen->shown, row);
    int column = 0;
    while (column < paint->drawn.columns && (cell_equals(&drawn[column], &shown[column]) || !is_asked_for(&drawn[column], look)))
        column++;
    return column;
}

/* Goes to where a row is written from and has the terminal keep that place, where the next row is written from the same column and that is far from its beginning. */
static void row_keep(const struct paint *paint, struct pen *pen, int row, const struct look *look)
{
    int column = first_to_write(paint, pen, row, look);
    bool near = pen->kept.known && pen->kept.column == column && row > pen->kept.row && row - pen->kept.row < KEPT_ROWS;
    if (near || column == paint->drawn.columns || row + 1 == paint->drawn.rows || first_to_write(paint, pen, row + 1, look) != column ||
        pen_way_along(pen, row, column) < WORTH_KEEPING)
        return;
    pen_go(pen, row, column, look_wanted(pen, cells_row(&paint->drawn, row), column, look));
    pen_keep(pen);
}

static void rows_paint(struct paint *paint, struct pen *pen, const struct look *look)
{
    for (int row = 0; row < paint->drawn.rows && pen->bytes->length < paint->limit; row++) {
        if (paint->keeps)
            row_keep(paint, pen, row, look);
        row_paint(paint, pen, row, look);
    }
}

static void look_note(struct paint *paint, struct look look)
{
    for (size_t i = 0; i < paint->look_count; i++)
        if (look_equals(paint->looks[i], look))
            return;
    if (paint->look_count < LOOKS)
        paint->looks[paint->look_count++] = look;
}

/* What differs: how much, and its looks in the order in which they are met. */
static void differences_note(struct paint *paint)
{
    paint->look_count = 0;
    paint->differing = 0;
    size_t count = (size_t)paint->drawn.rows * (size_t)paint->drawn.columns;
    for (size_t i = 0; i < count; i++)
        if (!cell_is_blank(&paint->drawn.cells[i]) && !cell_equals(&paint->drawn.cells[i], &paint->pen.shown.cells[i])) {
            look_note(paint, paint->drawn.cells[i].look);
            paint->differing++;
        }
}

static int first_difference(const struct paint *paint, const struct pen *pen)
{
    int from, to, row = 0;
    while (row < paint->drawn.rows && !cells_differ(cells_row(&paint->drawn, row), cells_row(&pen->shown, row), paint->drawn.columns, &from, &to))
        row++;
    return row;
}

static void way_paint(struct paint *paint, struct pen *pen, enum way way, const struct shift *shift)
{
    if ((way & WAY_SHIFTS) != 0)
        pen_shift(pen, shift->top, shift->bottom, shift->by);
    if ((way & WAY_CLEARS) != 0) {
        int first = first_difference(paint, pen);
        if (first < paint->drawn.rows) {
            pen_move(pen, first, 0);
            pen_erase_below(pen);
        }
    }
    if ((way & WAY_LOOKS) != 0)
        for (size_t i = 0; i < paint->look_count; i++)
            rows_paint(paint, pen, &paint->looks[i]);
    /* What has a look too many is written here. */
    rows_paint(paint, pen, NULL);
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
    if ((!paint->pen.can.moves_lines && !paint->pen.can.scrolls_region) || paint->cleared || paint->differing <= best.gain)
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
    return ((way & WAY_SHIFTS) == 0 || shift->by != 0) && ((way & WAY_CLEARS) == 0 || (paint->pen.can.erases_below && !paint->cleared)) &&
           ((way & WAY_LOOKS) == 0 || paint->look_count > 1) && ((way & WAY_KEEPS) == 0 || paint->pen.can.keeps);
}

/* Goes one way from what is shown, in one of the two places for trials. */
static struct pen way_try(struct paint *paint, enum way way, const struct shift *shift, int trial)
{
    struct pen pen = paint->pen;
    pen.shown = paint->trials[trial];
    pen.bytes = &paint->texts[trial];
    paint->keeps = (way & WAY_KEEPS) != 0;
    text_clear(pen.bytes);
    cells_copy(&pen.shown, &paint->pen.shown);
    way_paint(paint, &pen, way, shift);
    return pen;
}

/* The shortest way so far, with the pen as it left it, and in which of the places for trials. */
struct shortest {
    enum way way;
    struct pen pen;
    int trial;
};

/* A way that has become longer is not gone to its end. */
static void way_consider(struct paint *paint, enum way way, const struct shift *shift, struct shortest *shortest)
{
    paint->limit = shortest->pen.bytes->length;
    const struct pen pen = way_try(paint, way, shift, 1 - shortest->trial);
    if (pen.bytes->length < shortest->pen.bytes->length)
        *shortest = (struct shortest){way, pen, 1 - shortest->trial};
}

/* Goes all ways, the shortest once more as far as the limit allows, and leaves the pen as that left it, with its bytes in the frame. Returns whether all is done. */
static bool shortest_paint(struct paint *paint, size_t limit)
{
    const struct shift shift = shift_find(paint);
    paint->limit = SIZE_MAX;
    struct shortest shortest = {.pen = way_try(paint, 0, &shift, 0)};
    for (enum way way = 1; way < WAYS; way++)
        if (way_is_open(paint, way, &shift))
            way_consider(paint, way, &shift, &shortest);
    struct pen best = shortest.pen;
    bool whole = best.bytes->length <= limit;
    paint->limit = limit;
    if (!whole)
        best = way_try(paint, shortest.way, &shift, shortest.trial);
    text_add_bytes(&paint->frame, text_string(best.bytes), best.bytes->length);
    cells_copy(&paint->pen.shown, &best.shown);
    best.shown = paint->pen.shown;
    paint->pen = best;
    return whole;
}

/* The screen is cleared whatever stands there. */
static void paint_clear(struct paint *paint)
{
    struct pen *pen = &paint->pen;
    pen->bytes = &paint->frame;
    pen->look_known = false;
    pen->row = pen->column = -1;
    pen->kept.known = false;
    pen_reset(pen);
    pen_move(pen, 0, 0);
    text_add(pen->bytes, "\033[2J");
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
    paint->pen.kept.known = false;
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
    differences_note(paint);
    *whole = first_difference(paint, &paint->pen) == paint->drawn.rows || shortest_paint(paint, limit);
    if (*whole)
        cursor_paint(paint, row, column);
    return text_string(&paint->frame);
}
