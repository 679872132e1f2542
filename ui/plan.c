/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/plan.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum {
    WORTH_ERASING = 4,   /* cells whose erasing may be shorter than writing blanks over them */
    WORTH_SHIFTING = 8,  /* cells that need not be written since they were shifted along their row */
    SHIFT_MOST = 16,     /* characters that are put in or taken out at once */
    KEEPING = 2,         /* bytes that make the terminal keep a place */
    SHORTEST_KEPT = 3,   /* bytes that lead from there to another */
    KEPT_PIECES = 12,    /* reached from one place that is kept, at most */
    CAREFUL_PIECES = 160 /* whose order is found with care: more would take too long */
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
    struct cell *row_before; /* room for two rows: as it stood, and after its pieces */
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
    leader->bytes += pen_shift_row_bytes(by);
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

/* Cuts a row that has been cut as it stood in another way, erased from where it begins to differ, and takes the shorter. */
static void row_erase_consider(struct plan *plan, const struct row *row, int from, size_t first)
{
    struct cell *shown = cells_row(&plan->shown, row->number), *row_after = plan->row_before + row->columns;
    size_t written = plan->count - first, cost = row_cost(plan, first), size = (size_t)row->columns * sizeof *shown;
    memcpy(row_after, shown, size);
    memcpy(shown, plan->row_before, size);
    row_erase(plan, row, from);
    if (row_cost(plan, first + written) < cost) {
        plan->count -= written;
        memmove(plan->pieces + first, plan->pieces + first + written, (plan->count - first) * sizeof *plan->pieces);
    } else {
        plan->count = first + written;
        memcpy(shown, row_after, size);
    }
}

static void row_plan(struct plan *plan, int number)
{
    const struct cell *shown = cells_row(&plan->shown, number);
    struct row row = {number, plan->shown.columns, cells_row(plan->drawn, number), shown, 0};
    int from, to;
    if (!cells_differ(row.drawn, shown, row.columns, &from, &to))
        return;
    row.end = row_end(row.drawn, row.columns);
    from -= row.drawn[from].length == 0;
    memcpy(plan->row_before, shown, (size_t)row.columns * sizeof *shown);
    bool erasable = is_worth_erasing(plan, &row, from);
    size_t first = plan->count;
    row_shift(plan, &row, from);
    if (erasable)
        row_erase_consider(plan, &row, from, first);
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

/* From where a piece begins, after the terminal was made to keep that place; from where the pen stands now: from what is kept already. */
static size_t kept_way(const struct plan *plan, size_t from, size_t to)
{
    enum { NEVER = 200 };
    uint8_t *known = &plan->kept_ways[from * (plan->count + 1) + to];
    if (*known == 0) {
        const struct pen_place *kept = from == plan->count ? &plan->pen.kept : &plan->pieces[from].begin;
        size_t bytes = pen_way_from_kept(&plan->pen, kept, &plan->pieces[to].begin);
        *known = (uint8_t)(1 + (bytes < NEVER ? bytes : NEVER));
    }
    return *known - 1u;
}

/* The shorter of both, where the place is kept for this way alone, or none was kept yet. */
static size_t shorter_way(const struct plan *plan, size_t from, size_t to)
{
    size_t bytes = way(plan, from, to);
    if (bytes < SHORTEST_KEPT || to == plan->count)
        return bytes;
    size_t kept = KEEPING + kept_way(plan, from, to), kept_before = kept_way(plan, plan->count, to);
    kept = kept_before < kept ? kept_before : kept;
    return kept < bytes ? kept : bytes;
}

/* The cheapest way to a place of an order: what it takes, and from which place on the one that is kept is used. Place 0 is where the pen stands now, 1 where the first piece
 * is written. */
struct arrival {
    size_t cost, kept;
};

static const size_t nowhere = SIZE_MAX;

static size_t piece_at(const struct plan *plan, const size_t *order, size_t place)
{
    return place > 0 && place <= plan->count ? order[place - 1] : plan->count;
}

static void arrive(struct arrival *arrival, size_t cost, size_t kept)
{
    if (cost <= arrival->cost)
        *arrival = (struct arrival){cost, kept};
}

/* Goes on from a place in all ways: to the next without keeping it, or to the next few with that. */
static void arrivals_extend(const struct plan *plan, const size_t *order, struct arrival *arrivals, size_t from)
{
    size_t here = piece_at(plan, order, from), last = plan->pen.can.keeps ? from + KEPT_PIECES : from;
    size_t cost = arrivals[from].cost + (from > 0 ? KEEPING : 0);
    if (from < plan->count)
        arrive(&arrivals[from + 1], arrivals[from].cost + way(plan, here, order[from]), nowhere);
    for (size_t i = from + 1; i <= plan->count && i <= last; i++) {
        size_t onwards = way(plan, piece_at(plan, order, i - 1), order[i - 1]), back = onwards < SHORTEST_KEPT ? onwards : kept_way(plan, here, order[i - 1]);
        cost += back < onwards ? back : onwards;
        arrive(&arrivals[i], cost, from);
    }
}

/* Decides at which pieces the place is kept, and returns what the order takes then. */
static size_t keeps_decide(struct plan *plan, const size_t *order)
{
    struct arrival *arrivals = memory_new_array(plan->count + 1, sizeof *arrivals);
    for (size_t i = 1; i <= plan->count; i++) {
        arrivals[i].cost = SIZE_MAX;
        plan->pieces[i - 1].keeps = false;
    }
    for (size_t i = 0; i < plan->count; i++)
        arrivals_extend(plan, order, arrivals, i);
    size_t cost = arrivals[plan->count].cost;
    for (size_t i = plan->count, kept; i > 0; i = kept != nowhere ? kept : i - 1) {
        kept = arrivals[i].kept;
        if (kept != nowhere && kept > 0)
            plan->pieces[order[kept - 1]].keeps = true;
    }
    free(arrivals);
    return cost;
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

/* A link leads from one place of an order to another; the last one to nowhere. */
static size_t link_cost(const struct plan *plan, const size_t *order, size_t from, size_t to)
{
    return shorter_way(plan, piece_at(plan, order, from), piece_at(plan, order, to));
}

/* Swaps what stands between the links that leave two places with what stands between the second and a third, where that is shorter. */
static bool swap_consider(const struct plan *plan, size_t *order, size_t first, size_t second, size_t third)
{
    size_t now = link_cost(plan, order, first, first + 1) + link_cost(plan, order, second, second + 1) + link_cost(plan, order, third, third + 1);
    size_t then = link_cost(plan, order, first, second + 1) + link_cost(plan, order, third, first + 1) + link_cost(plan, order, second, third + 1);
    if (then >= now || !can_swap(plan, order, first, second, third))
        return false;
    swap(order, first, second, third);
    return true;
}

/* Whether the link from a place is worth giving up for what was gained before. */
static bool link_gains(const struct plan *plan, const size_t *order, size_t from, size_t to, size_t gained)
{
    return link_cost(plan, order, from, to) < link_cost(plan, order, from, from + 1) + gained;
}

/* Gives up the link that leaves a place for a shorter one, and finds the two others with which that makes an order. */
static bool link_replace(const struct plan *plan, size_t *order, size_t from, size_t to, size_t gained)
{
    if (to <= from) {
        for (size_t i = to; i < from; i++)
            if (link_gains(plan, order, to - 1, i + 1, gained) && swap_consider(plan, order, to - 1, i, from))
                return true;
        return false;
    }
    for (size_t i = to; i <= plan->count; i++)
        if (link_gains(plan, order, to - 1, i + 1, gained) && swap_consider(plan, order, from, to - 1, i))
            return true;
    for (size_t i = 0; i < from; i++)
        if (link_gains(plan, order, to - 1, i + 1, gained) && swap_consider(plan, order, i, from, to - 1))
            return true;
    return false;
}

static bool link_improve(const struct plan *plan, size_t *order, size_t from)
{
    size_t now = link_cost(plan, order, from, from + 1);
    for (size_t to = 1; to <= plan->count; to++) {
        size_t then = to == from || to == from + 1 ? now : link_cost(plan, order, from, to);
        if (then < now && link_replace(plan, order, from, to, now - then))
            return true;
    }
    return false;
}

/* Three links at a time are replaced until that shortens nothing any more (an order that is shorter has a first link that is). */
static void order_improve(const struct plan *plan, size_t *order)
{
    for (bool any = true; any;) {
        any = false;
        for (size_t from = 0; from <= plan->count; from++)
            while (link_improve(plan, order, from))
                any = true;
    }
}

/* Look by look, in the order in which these are met. */
static void order_by_look(const struct plan *plan, size_t *order)
{
    size_t *ranks = memory_new_array(plan->count, sizeof *ranks), leader = 0, count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct piece *piece = &plan->pieces[i];
        while (!look_equals(plan->pieces[ranks[i]].begin.look, piece->begin.look))
            ranks[i]++;
        if (depends(piece, &plan->pieces[leader]) && ranks[leader] > ranks[i])
            ranks[i] = ranks[leader];
        leader = leads(piece) ? i : leader;
    }
    for (size_t rank = 0; count < plan->count; rank++)
        for (size_t i = rank; i < plan->count; i++)
            if (ranks[i] == rank)
                order[count++] = i;
    free(ranks);
}

/* Takes the better of the two orders. */
static void order_choose(struct plan *plan)
{
    size_t *other = plan->other_order, other_cost = keeps_decide(plan, other), cost = keeps_decide(plan, plan->order);
    if (other_cost < cost) {
        plan->other_order = plan->order;
        plan->order = other;
        cost = keeps_decide(plan, other);
    }
    plan->cost = cost;
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
    order_by_look(plan, plan->other_order);
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

/* What a row takes by itself, as it stands or (blank) after it was erased, and about what leads to it. */
static size_t row_weigh(struct plan *plan, int number, bool blank)
{
    enum { LEADING = 4 };
    if (blank)
        cells_blank(&plan->shown, number, 0, plan->shown.columns);
    plan->count = 0;
    row_plan(plan, number);
    return row_cost(plan, 0) + (plan->count > 0 ? LEADING : 0);
}

int plan_clearing_row(struct plan *plan, const struct pen *pen, const struct cells *drawn)
{
    int best = drawn->rows;
    ptrdiff_t gain = 0, most = 0;
    plan_begin(plan, pen, drawn);
    for (int row = drawn->rows - 1; row >= 0; row--) {
        size_t as_it_stands = row_weigh(plan, row, false);
        gain += (ptrdiff_t)as_it_stands - (ptrdiff_t)row_weigh(plan, row, true);
        if (gain > most) {
            most = gain;
            best = row;
        }
    }
    return best;
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
