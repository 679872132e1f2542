/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/plan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum {
    WORTH_ERASING = 4,   /* cells whose erasing may be shorter than writing blanks over them */
    WORTH_SHIFTING = 8,  /* cells that need not be written since they were shifted along their row */
    SHIFT_MOST = 16,     /* characters that are put in or taken out at once */
    KEEPING = 2,         /* bytes */
    KEPT_PIECES = 12,    /* reached from one place that is kept, at most */
    CHAIN = 8,          /* pieces that are moved together in the order, at most */
    ROUNDS = 30,
    CAREFUL_PIECES = 200 /* whose order is found with care: more would take too long */
};

/* What is written in one look and without moving. */
struct piece {
    struct pen_place begin, end;
    int to;            /* the column up to which it is written */
    int shifts;        /* characters that are put in there before, or (negative) taken out */
    bool erases_first; /* the row's end, before it is written */
    bool erases_last;  /* and after that */
    bool keeps;        /* the terminal is made to keep where it begins */
    size_t bytes;      /* without those that lead there */
};

struct plan {
    struct pen pen;     /* as it is asked for its ways: it shows what is erased and shifted already */
    struct cells shown;
    const struct cells *drawn;
    struct cell *row_before;
    struct piece *pieces;
    size_t count, size;
    size_t *order, *other_order; /* of the pieces */
    size_t ordered;              /* for how many there is room in these, and in the ways */
    uint8_t *ways, *kept_ways;   /* bytes from each piece to each, and 1; 0: not known yet */
    size_t cost;
};

struct plan *plan_new(void)
{
    return memory_new(sizeof(struct plan));
}

void plan_free(struct plan *plan)
{
    if (plan == NULL)
        return;
    cells_done(&plan->shown);
    free(plan->row_before);
    free(plan->pieces);
    free(plan->order);
    free(plan->other_order);
    free(plan->ways);
    free(plan->kept_ways);
    free(plan);
}

/* --- Pieces ----------------------------------------------------------------------------------------------------------- */

static bool fills(struct look look)
{
    return (look.attributes & LOOK_FILLS) != 0;
}

/* Where the text of a row ends. */
static int row_end(const struct cell *row, int columns)
{
    while (columns > 0 && cell_is_blank(&row[columns - 1]))
        columns--;
    return columns;
}

/* One row while it is cut into pieces. */
struct row {
    int number, columns;
    const struct cell *drawn, *shown;
    int end; /* of what was drawn */
};

static bool is_wrong(const struct row *row, int column)
{
    return column < row->columns && row->drawn[column].length != 0 && !cell_equals(&row->drawn[column], &row->shown[column]);
}

static int next_wrong(const struct row *row, int column)
{
    while (column < row->columns && !is_wrong(row, column))
        column++;
    return column;
}

/* Blanks take any look that does not show on them. */
static bool takes_look(const struct cell *cell, struct look look)
{
    return cell_is_blank(cell) ? !fills(look) : look_equals(cell->look, look);
}

/* Whether a cell that is right already is written all the same, since that is shorter than passing over it. Where the terminal may take what was written to be wider
 * than we do, that goes for blanks between words only. */
static bool is_joining(const struct row *row, int column, struct look look, bool doubtful)
{
    const struct cell *cell = &row->drawn[column];
    if (!is_wrong(row, column + 1) || !takes_look(cell, look) || !takes_look(&row->drawn[column + 1], look))
        return false;
    return doubtful ? cell_is_blank(cell) && !cell_is_blank(&row->drawn[column + 1]) : pen_is_certain(cell);
}

/* In what look a piece is written: that of its first letter, or, where it is all blank, of what is written before. */
static struct look look_from(const struct plan *plan, const struct row *row, int column)
{
    const struct look plain = cell_blank.look;
    while (is_wrong(row, column) && cell_is_blank(&row->drawn[column]))
        column++;
    if (is_wrong(row, column) && !fills(row->drawn[column].look))
        return row->drawn[column].look;
    const struct pen_place *before = plan->count > 0 ? &plan->pieces[plan->count - 1].end : &plan->pen.at;
    return before->look_known && !fills(before->look) ? before->look : plain;
}

static struct piece *piece_add(struct plan *plan, struct pen_place begin)
{
    if (plan->count == plan->size) {
        plan->size = 2 * plan->size + 64;
        plan->pieces = memory_resize(plan->pieces, plan->size, sizeof *plan->pieces);
    }
    struct piece *piece = &plan->pieces[plan->count++];
    *piece = (struct piece){.begin = begin, .end = begin, .to = begin.column};
    return piece;
}

static bool is_worth_erasing(const struct plan *plan, const struct row *row, int column)
{
    return plan->pen.can.erases_line && row_end(row->shown, row->columns) - column >= WORTH_ERASING;
}

static void piece_cut(struct plan *plan, const struct row *row, int column)
{
    const bool filling = !cell_is_blank(&row->drawn[column]) && fills(row->drawn[column].look);
    const struct look look = filling ? row->drawn[column].look : look_from(plan, row, column);
    struct piece *piece = piece_add(plan, (struct pen_place){.row = row->number, .column = column, .look = look, .look_known = true});
    bool doubtful = false;
    for (; column < row->columns && takes_look(&row->drawn[column], look); column++) {
        const struct cell *cell = &row->drawn[column];
        piece->erases_last = column >= row->end && is_worth_erasing(plan, row, column);
        if (piece->erases_last || (cell->length != 0 && !is_wrong(row, column) && !is_joining(row, column, look, doubtful)))
            break;
        piece->bytes += cell->length;
        doubtful = doubtful || (cell->length != 0 && !pen_is_certain(cell));
    }
    piece->bytes += piece->erases_last ? strlen("\033[K") : 0;
    piece->to = column;
    piece->end.column = column < row->columns ? column : -1;
    piece->end.doubtful = doubtful;
}

/* Cuts a row from a column on. */
static void row_cut(struct plan *plan, const struct row *row, int from)
{
    for (int column = next_wrong(row, from); column < row->columns; column = next_wrong(row, column)) {
        piece_cut(plan, row, column);
        const struct piece *piece = &plan->pieces[plan->count - 1];
        if (piece->erases_last)
            return;
        column = piece->to;
    }
}

/* --- What is done to a row before it is written ----------------------------------------------------------------------- */

/* What the pieces of a row take from the first on. */
static size_t row_cost(const struct plan *plan, size_t first)
{
    size_t cost = 0;
    for (size_t i = first; i < plan->count; i++)
        cost += plan->pieces[i].bytes + (i > first ? pen_way(&plan->pen, &plan->pieces[i - 1].end, &plan->pieces[i].begin) : 0);
    return cost;
}

/* Begins a row with a piece of its own that does something to all that is behind it. */
static struct piece *leader_add(struct plan *plan, const struct row *row, int column)
{
    if (is_wrong(row, column))
        piece_cut(plan, row, column);
    else
        piece_add(plan, (struct pen_place){.row = row->number, .column = column, .look = look_from(plan, row, column), .look_known = true});
    return &plan->pieces[plan->count - 1];
}

/* How many cells from a column on would be right if they were moved, less those that are right now. */
static int shift_gain(const struct row *row, int column, int by)
{
    int gain = 0;
    for (int i = column; i < row->columns; i++) {
        const struct cell *cell = &row->drawn[i];
        if (cell_is_blank(cell))
            continue;
        int from = i - by;
        gain += (from >= column && from < row->columns && cell_equals(cell, &row->shown[from])) - cell_equals(cell, &row->shown[i]);
    }
    return gain;
}

/* By how much what stands from a column on is best moved; 0: not at all. */
static int shift_find(const struct plan *plan, const struct row *row, int column)
{
    int best = WORTH_SHIFTING, by = 0;
    if (!plan->pen.can.shifts_row)
        return 0;
    for (int i = column; i < row->columns; i++)
        if (!pen_is_certain(&row->shown[i]))
            return 0;
    for (int i = -SHIFT_MOST; i <= SHIFT_MOST; i++) {
        int gain = i != 0 && column + abs(i) < row->columns ? shift_gain(row, column, i) : 0;
        if (gain > best) {
            best = gain;
            by = i;
        }
    }
    return by;
}

static size_t sequence_length(int number)
{
    return number == 1 ? 3 : number < 10 ? 4 : 5;
}

/* Moves what stands behind a row's first difference to where it is to stand, and cuts the rest. */
static void row_shift(struct plan *plan, const struct row *row, int from)
{
    int by = row_end(row->shown, row->columns) - from > WORTH_SHIFTING ? shift_find(plan, row, from) : 0;
    if (by == 0) {
        row_cut(plan, row, from);
        return;
    }
    cells_shift(cells_row(&plan->shown, row->number) + from, row->columns - from, by);
    struct piece *leader = leader_add(plan, row, from);
    leader->shifts = by;
    leader->bytes += sequence_length(abs(by));
    if (!leader->erases_last)
        row_shift(plan, row, next_wrong(row, leader->to));
}

static void row_erase(struct plan *plan, const struct row *row, int from)
{
    cells_blank(&plan->shown, row->number, from, row->columns - from);
    struct piece *leader = leader_add(plan, row, from);
    leader->erases_first = true;
    leader->bytes += strlen("\033[K");
    row_cut(plan, row, leader->to);
}

/* Cuts a row in the shorter of two ways: as it stands, or erased from where it begins to differ. */
static void row_plan(struct plan *plan, int number)
{
    struct cell *shown = cells_row(&plan->shown, number);
    struct row row = {number, plan->shown.columns, cells_row(plan->drawn, number), shown, 0};
    size_t first = plan->count, size = (size_t)row.columns * sizeof *shown;
    int from, to;
    if (!cells_differ(row.drawn, shown, row.columns, &from, &to))
        return;
    row.end = row_end(row.drawn, row.columns);
    from -= row.drawn[from].length == 0;
    memcpy(plan->row_before, shown, size);
    bool erasable = is_worth_erasing(plan, &row, from);
    row_shift(plan, &row, from);
    if (!erasable)
        return;
    size_t written = plan->count - first, cost = row_cost(plan, first);
    struct cell *row_after = plan->row_before + row.columns;
    memcpy(row_after, shown, size);
    memcpy(shown, plan->row_before, size);
    row_erase(plan, &row, from);
    if (row_cost(plan, first + written) < cost) {
        plan->count -= written;
        memmove(plan->pieces + first, plan->pieces + first + written, (plan->count - first) * sizeof *plan->pieces);
    } else {
        plan->count = first + written;
        memcpy(shown, row_after, size);
    }
}

/* --- Ways from piece to piece ----------------------------------------------------------------------------------------- */

/* Where the pen stands now is a piece too: the one behind the last. */
static const struct pen_place *place_after(const struct plan *plan, size_t piece)
{
    return piece == plan->count ? &plan->pen.at : &plan->pieces[piece].end;
}

static size_t way(const struct plan *plan, size_t from, size_t to)
{
    if (to == plan->count)
        return 0;
    uint8_t *known = &plan->ways[from * (plan->count + 1) + to];
    if (*known == 0)
        *known = (uint8_t)(1 + pen_way(&plan->pen, place_after(plan, from), &plan->pieces[to].begin));
    return *known - 1u;
}

/* From where a piece begins, after the terminal was made to keep that place. */
static size_t kept_way(const struct plan *plan, size_t from, size_t to)
{
    enum { NEVER = 200 };
    uint8_t *known = &plan->kept_ways[from * (plan->count + 1) + to];
    if (*known == 0) {
        size_t bytes = pen_way_from_kept(&plan->pen, &plan->pieces[from].begin, &plan->pieces[to].begin);
        *known = (uint8_t)(1 + (bytes < NEVER ? bytes : NEVER));
    }
    return *known - 1u;
}

/* The shorter of both, where the place is kept for this way alone. */
static size_t shorter_way(const struct plan *plan, size_t from, size_t to)
{
    size_t bytes = way(plan, from, to);
    if (bytes <= 2 * KEEPING || from == plan->count || to == plan->count)
        return bytes;
    size_t kept = KEEPING + kept_way(plan, from, to);
    return kept < bytes ? kept : bytes;
}

/* Decides at which pieces the place is kept, and returns what the order takes then. The cheapest way to each piece is found from the cheapest to those before it, each of
 * which may be the one that is kept. */
static size_t keeps_decide(const struct plan *plan, const size_t *order)
{
    size_t *cost = memory_new_array(plan->count, sizeof *cost), *kept = memory_new_array(plan->count, sizeof *kept);
    for (size_t i = 0; i < plan->count; i++) {
        cost[i] = SIZE_MAX;
        plan->pieces[i].keeps = false;
    }
    cost[0] = way(plan, plan->count, order[0]);
    for (size_t i = 0; i < plan->count; i++) {
        size_t without = i + 1 < plan->count ? cost[i] + way(plan, order[i], order[i + 1]) : SIZE_MAX, with = cost[i] + KEEPING;
        if (i + 1 < plan->count && without <= cost[i + 1]) {
            cost[i + 1] = without;
            kept[i + 1] = SIZE_MAX;
        }
        for (size_t j = i + 1; plan->pen.can.keeps && j < plan->count && j <= i + KEPT_PIECES; j++) {
            size_t onwards = way(plan, order[j - 1], order[j]), back = kept_way(plan, order[i], order[j]);
            with += back < onwards ? back : onwards;
            if (with < cost[j]) {
                cost[j] = with;
                kept[j] = i;
            }
        }
    }
    size_t i = plan->count - 1, all = cost[i];
    while (i > 0) {
        bool keeps = kept[i] != SIZE_MAX;
        i = keeps ? kept[i] : i - 1;
        plan->pieces[order[i]].keeps = keeps;
    }
    free(cost);
    free(kept);
    return all;
}

/* --- The order -------------------------------------------------------------------------------------------------------- */

static bool leads(const struct piece *piece)
{
    return piece->shifts != 0 || piece->erases_first;
}

/* Whether a piece is to be written after another: what is done to a row comes before what is written behind it. */
static bool depends(const struct piece *piece, const struct piece *leader)
{
    return leads(leader) && piece->begin.row == leader->begin.row && piece->begin.column > leader->begin.column;
}

/* Whether the pieces [first, middle) of an order can be written after those of [middle, last). */
static bool can_swap(const struct plan *plan, const size_t *order, size_t first, size_t middle, size_t last)
{
    for (size_t i = first; i < middle; i++)
        for (size_t j = middle; leads(&plan->pieces[order[i]]) && j < last; j++)
            if (depends(&plan->pieces[order[j]], &plan->pieces[order[i]]))
                return false;
    return true;
}

static void reverse(size_t *order, size_t first, size_t last)
{
    while (first + 1 < last) {
        size_t piece = order[first];
        order[first++] = order[--last];
        order[last] = piece;
    }
}

static void swap(size_t *order, size_t first, size_t middle, size_t last)
{
    reverse(order, first, middle);
    reverse(order, middle, last);
    reverse(order, first, last);
}

static size_t piece_at(const struct plan *plan, const size_t *order, size_t i)
{
    return i < plan->count ? order[i] : plan->count;
}

/* Swaps [first, middle) with [middle, last) where that is shorter. */
static bool swap_consider(const struct plan *plan, size_t *order, size_t first, size_t middle, size_t last)
{
    size_t before = first > 0 ? order[first - 1] : plan->count, after = piece_at(plan, order, last);
    size_t now = shorter_way(plan, before, order[first]) + shorter_way(plan, order[middle - 1], order[middle]) + shorter_way(plan, order[last - 1], after);
    size_t then = shorter_way(plan, before, order[middle]);
    if (then >= now)
        return false;
    then += shorter_way(plan, order[last - 1], order[first]) + shorter_way(plan, order[middle - 1], after);
    if (then >= now || !can_swap(plan, order, first, middle, last))
        return false;
    swap(order, first, middle, last);
    return true;
}

static bool order_improve_once(const struct plan *plan, size_t *order)
{
    bool any = false;
    for (size_t first = 0; first + 1 < plan->count; first++)
        for (size_t middle = first + 1; middle < plan->count && middle <= first + CHAIN; middle++)
            for (size_t last = middle + 1; last <= plan->count && last <= middle + CHAIN; last++)
                any = swap_consider(plan, order, first, middle, last) || any;
    return any;
}

static void order_improve(const struct plan *plan, size_t *order)
{
    for (int i = 0; i < ROUNDS && order_improve_once(plan, order); i++)
        continue;
}

/* Look by look, in the order in which these are met. */
static void order_by_look(const struct plan *plan, const size_t *rows, size_t *order)
{
    size_t count = 0;
    bool *done = memory_new_array(plan->count, sizeof *done);
    while (count < plan->count) {
        bool any = false;
        struct look look = cell_blank.look;
        for (size_t i = 0; i < plan->count; i++) {
            const struct piece *piece = &plan->pieces[rows[i]];
            if (done[i] || (any && !look_equals(piece->begin.look, look)))
                continue;
            bool waits = false;
            for (size_t j = i; j > 0 && plan->pieces[rows[j - 1]].begin.row == piece->begin.row; j--)
                waits = waits || (!done[j - 1] && depends(piece, &plan->pieces[rows[j - 1]]));
            if (waits)
                continue;
            any = done[i] = true;
            look = piece->begin.look;
            order[count++] = rows[i];
        }
    }
    free(done);
}

/* Takes the better of the two orders. */
static void order_choose(struct plan *plan)
{
    size_t cost = keeps_decide(plan, plan->order), other_cost = keeps_decide(plan, plan->other_order);
    if (other_cost < cost) {
        size_t *order = plan->order;
        plan->order = plan->other_order;
        plan->other_order = order;
    } else {
        keeps_decide(plan, plan->order);
    }
    plan->cost = cost < other_cost ? cost : other_cost;
    for (size_t i = 0; i < plan->count; i++)
        plan->cost += plan->pieces[i].bytes;
}

/* --- The plan --------------------------------------------------------------------------------------------------------- */

static void plan_begin(struct plan *plan, const struct pen *pen, const struct cells *drawn)
{
    if (plan->shown.rows != drawn->rows || plan->shown.columns != drawn->columns) {
        cells_done(&plan->shown);
        cells_init(&plan->shown, drawn->rows, drawn->columns);
        plan->row_before = memory_resize(plan->row_before, 2 * (size_t)drawn->columns, sizeof *plan->row_before);
    }
    cells_copy(&plan->shown, &pen->shown);
    plan->pen = *pen;
    plan->pen.shown = plan->shown;
    plan->drawn = drawn;
    plan->count = 0;
    plan->cost = 0;
}

static void ways_forget(struct plan *plan)
{
    size_t pairs = (plan->count + 1) * (plan->count + 1);
    if (plan->count > plan->ordered) {
        plan->ordered = plan->count;
        plan->order = memory_resize(plan->order, plan->count, sizeof *plan->order);
        plan->other_order = memory_resize(plan->other_order, plan->count, sizeof *plan->other_order);
        plan->ways = memory_resize(plan->ways, pairs, sizeof *plan->ways);
        plan->kept_ways = memory_resize(plan->kept_ways, pairs, sizeof *plan->kept_ways);
    }
    memset(plan->ways, 0, pairs);
    memset(plan->kept_ways, 0, pairs);
}

void plan_make(struct plan *plan, const struct pen *pen, const struct cells *drawn)
{
    plan_begin(plan, pen, drawn);
    for (int row = 0; row < drawn->rows; row++)
        row_plan(plan, row);
    if (plan->count == 0)
        return;
    ways_forget(plan);
    for (size_t i = 0; i < plan->count; i++)
        plan->order[i] = i;
    order_by_look(plan, plan->order, plan->other_order);
    order_choose(plan);
}

void plan_improve(struct plan *plan)
{
    if (plan->count == 0 || plan->count > CAREFUL_PIECES)
        return;
    order_improve(plan, plan->order);
    order_improve(plan, plan->other_order);
    order_choose(plan);
}

size_t plan_cost(const struct plan *plan)
{
    return plan->cost;
}

static void piece_write(const struct piece *piece, struct pen *pen, const struct cells *drawn)
{
    const struct cell *cells = cells_row(drawn, piece->begin.row);
    pen_go(pen, &piece->begin);
    if (piece->keeps)
        pen_keep(pen);
    if (piece->shifts != 0)
        pen_shift_row(pen, piece->shifts);
    if (piece->erases_first)
        pen_erase_line(pen);
    for (int column = piece->begin.column; column < piece->to; column++)
        pen_write(pen, &cells[column]);
    if (piece->erases_last)
        pen_erase_line(pen);
}

bool plan_follow(const struct plan *plan, struct pen *pen, size_t limit)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (pen->bytes->length > limit)
            return false;
        piece_write(&plan->pieces[plan->order[i]], pen, plan->drawn);
    }
    return true;
}
