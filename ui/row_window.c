/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/row_window.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

/* How many screens of rows are held. */
enum { WINDOW_SCREENS = 4 };

static void cells_forget(struct window_row *row)
{
    for (size_t i = 0; i < LIST_COLUMNS; i++) {
        free(row->cells[i]);
        row->cells[i] = NULL;
    }
}

static void row_done(struct window_row *row)
{
    cells_forget(row);
    record_done(&row->row.record);
    place_done(&row->row.place);
}

void row_window_done(struct row_window *window)
{
    for (size_t i = 0; i < window->count; i++)
        row_done(&window->rows[i]);
    free(window->rows);
    window->rows = NULL;
    window->count = window->top = window->cursor = 0;
    window->begins = window->ends = false;
}

void row_window_forget_cells(struct row_window *window)
{
    for (size_t i = 0; i < window->count; i++)
        cells_forget(&window->rows[i]);
}

/* Moves what was read into the rows at index; the row list is empty afterwards. */
static void rows_insert(struct row_window *window, size_t index, struct row_list *read)
{
    window->rows = memory_resize(window->rows, window->count + read->count + 1, sizeof *window->rows);
    memmove(window->rows + index + read->count, window->rows + index, (window->count - index) * sizeof *window->rows);
    for (size_t i = 0; i < read->count; i++)
        window->rows[index + i] = (struct window_row){.row = read->rows[i]};
    window->count += read->count;
    free(read->rows);
    *read = (struct row_list){0};
}

static void rows_drop(struct row_window *window, size_t index, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row_done(&window->rows[index + i]);
    memmove(window->rows + index, window->rows + index + count, (window->count - index - count) * sizeof *window->rows);
    window->count -= count;
}

/* Keeps the rows within a few screens, dropping what is farther from the ones shown. */
static void window_trim(struct row_window *window)
{
    size_t keep = window->height * WINDOW_SCREENS;
    size_t shown = window->top + window->height;
    if (window->count <= keep)
        return;
    size_t extra = window->count - keep;
    if (window->top > window->count / 2) {
        size_t drop = extra < window->top ? extra : window->top;
        rows_drop(window, 0, drop);
        window->top -= drop;
        window->cursor -= drop;
        window->begins = false;
    } else if (window->count > shown) {
        size_t drop = extra < window->count - shown ? extra : window->count - shown;
        rows_drop(window, window->count - drop, drop);
        window->ends = false;
    }
}

/* Reads on below until row index is held, or the list ends. */
static void window_reach_below(struct row_window *window, size_t index)
{
    while (!window->ends && window->count > 0 && index >= window->count) {
        struct row_list read = {0};
        size_t limit = window->height + (index - window->count);
        if (!window->read(window->context, LIST_AFTER, &window->rows[window->count - 1].row.place, limit, &read))
            return;
        window->ends = read.count < limit;
        rows_insert(window, window->count, &read);
    }
}

/* Reads on above until there are so many rows above the cursor, or the list begins; the indices move along. */
static void window_reach_above(struct row_window *window, size_t rows)
{
    while (!window->begins && window->count > 0 && window->cursor < rows) {
        struct row_list read = {0};
        size_t limit = window->height + rows - window->cursor;
        if (!window->read(window->context, LIST_BEFORE, &window->rows[0].row.place, limit, &read))
            return;
        size_t got = read.count;
        window->begins = got < limit;
        rows_insert(window, 0, &read);
        window->top += got;
        window->cursor += got;
    }
}

/* Moves the first row shown so that the cursor is in sight and the screen is full if the list can fill it. */
static void window_frame(struct row_window *window)
{
    if (window->cursor < window->top)
        window->top = window->cursor;
    if (window->cursor >= window->top + window->height)
        window->top = window->cursor - window->height + 1;
    window_reach_below(window, window->top + window->height - 1);
    if (window->top + window->height > window->count) {
        size_t missing = window->top + window->height - window->count;
        window_reach_above(window, window->cursor - window->top + missing);
        window->top -= missing < window->top ? missing : window->top;
    }
    window_trim(window);
}

void row_window_resize(struct row_window *window, size_t height)
{
    window->height = height > 0 ? height : 1;
    if (window->count > 0)
        window_frame(window);
}

/* Replaces what is held; one row more than is shown tells whether the list goes on. */
static bool window_read(struct row_window *window, enum list_from from, const struct place *place)
{
    struct row_list read = {0};
    size_t limit = window->height + 1;
    if (!window->read(window->context, from, place, limit, &read))
        return false;
    row_window_done(window);
    window->begins = from == LIST_FIRST || (from == LIST_LAST && read.count < limit);
    window->ends = from == LIST_LAST || read.count < limit;
    rows_insert(window, 0, &read);
    return true;
}

bool row_window_first(struct row_window *window)
{
    return window_read(window, LIST_FIRST, NULL);
}

bool row_window_last(struct row_window *window)
{
    if (!window_read(window, LIST_LAST, NULL))
        return false;
    window->cursor = window->count > 0 ? window->count - 1 : 0;
    window->top = window->count > window->height ? window->count - window->height : 0;
    return true;
}

bool row_window_at(struct row_window *window, const struct place *place, size_t above)
{
    if (!window_read(window, LIST_AT, place))
        return false;
    window_reach_above(window, above);
    window->top = window->cursor > above ? window->cursor - above : 0;
    window_frame(window);
    return true;
}

void row_window_up(struct row_window *window)
{
    window_reach_above(window, 1);
    window->cursor -= window->cursor > 0;
    window_frame(window);
}

void row_window_down(struct row_window *window)
{
    window_reach_below(window, window->cursor + 1);
    window->cursor += window->cursor + 1 < window->count;
    window_frame(window);
}

void row_window_page_up(struct row_window *window)
{
    window_reach_above(window, window->cursor - window->top + window->height);
    window->cursor -= window->height < window->cursor ? window->height : window->cursor;
    window->top -= window->height < window->top ? window->height : window->top;
    window_frame(window);
}

void row_window_page_down(struct row_window *window)
{
    window_reach_below(window, window->top + 2 * window->height - 1);
    size_t last = window->count - 1;
    window->cursor = window->cursor + window->height < last ? window->cursor + window->height : last;
    if (window->top + window->height < window->count)
        window->top += window->height;
    window_frame(window);
}
