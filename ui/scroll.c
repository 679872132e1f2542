/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scroll.h"

#include <stdlib.h>

#include "src/memory.h"

void scroll_done(struct scroll *scroll)
{
    free(scroll->marks);
    *scroll = (struct scroll){0};
}

void scroll_clear(struct scroll *scroll)
{
    free(scroll->marks);
    scroll->marks = NULL;
    scroll->count = 0;
}

void scroll_add(struct scroll *scroll, unsigned marks)
{
    enum { STEP = 64 };
    if (scroll->count % STEP == 0)
        scroll->marks = memory_resize(scroll->marks, scroll->count + STEP, sizeof *scroll->marks);
    scroll->marks[scroll->count++] = (unsigned char)marks;
}

/* --- Finding rows ----------------------------------------------------------------------------------------------------- */

/* The first row at or after `from` and before `end` that has a mark; SCROLL_NOWHERE. */
static size_t row_after(const struct scroll *scroll, size_t from, size_t end, unsigned mark)
{
    for (size_t row = from; row < end && row < scroll->count; row++)
        if ((scroll->marks[row] & mark) != 0)
            return row;
    return SCROLL_NOWHERE;
}

/* The last row before `end` and not before `from` that has a mark; SCROLL_NOWHERE. */
static size_t row_before(const struct scroll *scroll, size_t from, size_t end, unsigned mark)
{
    for (size_t row = end < scroll->count ? end : scroll->count; row > from; row--)
        if ((scroll->marks[row - 1] & mark) != 0)
            return row - 1;
    return SCROLL_NOWHERE;
}

static size_t scroll_bottom(const struct scroll *scroll)
{
    return scroll->top + scroll->height;
}

static bool row_in_sight(const struct scroll *scroll, size_t row)
{
    return row != SCROLL_NOWHERE && row >= scroll->top && row < scroll_bottom(scroll);
}

static size_t top_last(const struct scroll *scroll)
{
    return scroll->count > scroll->height ? scroll->count - scroll->height : 0;
}

size_t scroll_pages(const struct scroll *scroll, size_t *page)
{
    size_t height = scroll->height > 0 ? scroll->height : 1;
    size_t pages = scroll->count > height ? (scroll->count + height - 1) / height : 1;
    *page = scroll->top >= top_last(scroll) ? pages : scroll->top / height + 1;
    return pages;
}

/* --- Placing ---------------------------------------------------------------------------------------------------------- */

/* The row itself where the cursor may stand on it (a section's heading has it after Tab), otherwise the nearest that can be opened. */
static size_t row_nearest(const struct scroll *scroll, size_t row)
{
    if (row < scroll->count && scroll->marks[row] != 0)
        return row;
    size_t after = row_after(scroll, row, scroll->count, SCROLL_STOP), before = row_before(scroll, 0, row, SCROLL_STOP);
    if (after == SCROLL_NOWHERE || before == SCROLL_NOWHERE)
        return after == SCROLL_NOWHERE ? before : after;
    return after - row < row - before ? after : before;
}

void scroll_place(struct scroll *scroll, size_t cursor, size_t top)
{
    if (cursor != SCROLL_NOWHERE)
        cursor = row_nearest(scroll, cursor);
    scroll->top = top < top_last(scroll) ? top : top_last(scroll);
    if (cursor == SCROLL_NOWHERE)
        cursor = row_after(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP);
    else if (cursor < scroll->top)
        scroll->top = cursor;
    else if (cursor >= scroll_bottom(scroll))
        scroll->top = cursor - scroll->height + 1;
    scroll->cursor = cursor;
}

void scroll_set_height(struct scroll *scroll, int rows)
{
    scroll->height = rows > 1 ? (size_t)rows : 1;
    if (scroll->count > 0)
        scroll_place(scroll, scroll->cursor, scroll->top);
}

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

/* After rows have moved past: the cursor goes nowhere rather than out of sight. */
static void cursor_leave(struct scroll *scroll)
{
    if (!row_in_sight(scroll, scroll->cursor))
        scroll->cursor = SCROLL_NOWHERE;
}

static void scroll_line_down(struct scroll *scroll)
{
    size_t from = scroll->cursor != SCROLL_NOWHERE ? scroll->cursor + 1 : scroll->top;
    size_t next = row_after(scroll, from, scroll->count, SCROLL_STOP);
    if (!row_in_sight(scroll, next) && scroll->top < top_last(scroll))
        scroll->top++;
    if (row_in_sight(scroll, next))
        scroll->cursor = next;
    cursor_leave(scroll);
}

static void scroll_line_up(struct scroll *scroll)
{
    size_t from = scroll->cursor != SCROLL_NOWHERE ? scroll->cursor : scroll_bottom(scroll);
    size_t next = row_before(scroll, 0, from, SCROLL_STOP);
    if (!row_in_sight(scroll, next) && scroll->top > 0)
        scroll->top--;
    if (row_in_sight(scroll, next))
        scroll->cursor = next;
    cursor_leave(scroll);
}

/* A page further; at the end the cursor goes to the last row that can be opened, as the last page cannot move. */
static void scroll_page_down(struct scroll *scroll)
{
    bool moves = scroll->top < top_last(scroll);
    size_t top = scroll->top + scroll->height;
    scroll->top = top < top_last(scroll) ? top : top_last(scroll);
    size_t stop = moves ? row_after(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP)
                        : row_before(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP);
    if (!moves || !row_in_sight(scroll, scroll->cursor))
        scroll->cursor = stop;
}

static void scroll_page_up(struct scroll *scroll)
{
    bool moves = scroll->top > 0;
    scroll->top = scroll->top > scroll->height ? scroll->top - scroll->height : 0;
    size_t stop = moves ? row_before(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP)
                        : row_after(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP);
    if (!moves || !row_in_sight(scroll, scroll->cursor))
        scroll->cursor = stop;
}

static void scroll_to_end(struct scroll *scroll, bool last)
{
    scroll->top = last ? top_last(scroll) : 0;
    scroll->cursor = last ? row_before(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP)
                          : row_after(scroll, scroll->top, scroll_bottom(scroll), SCROLL_STOP);
}

/* Goes to a section: the cursor onto its first row that can be opened, or where there is none onto its heading, so that the next key goes on from here. */
static void section_enter(struct scroll *scroll, size_t section)
{
    size_t end = row_after(scroll, section + 1, scroll->count, SCROLL_SECTION);
    if (end == SCROLL_NOWHERE)
        end = scroll->count;
    size_t stop = row_after(scroll, section, end, SCROLL_STOP);
    bool fits = section >= scroll->top && end <= scroll_bottom(scroll);
    size_t top = fits ? scroll->top : section;
    if (stop == SCROLL_NOWHERE || stop >= section + scroll->height)
        stop = section;
    scroll_place(scroll, stop, top);
}

/* From inside a section backwards means to its beginning's predecessor: what was passed last is not seen again. */
static bool scroll_section(struct scroll *scroll, bool forward)
{
    size_t here = scroll->cursor != SCROLL_NOWHERE ? scroll->cursor : scroll->top;
    size_t begin = row_before(scroll, 0, here + 1, SCROLL_SECTION);
    size_t section = forward                 ? row_after(scroll, here + 1, scroll->count, SCROLL_SECTION)
                     : begin != SCROLL_NOWHERE ? row_before(scroll, 0, begin, SCROLL_SECTION)
                                               : SCROLL_NOWHERE;
    if (section == SCROLL_NOWHERE)
        section = forward ? row_after(scroll, 0, scroll->count, SCROLL_SECTION) : row_before(scroll, 0, scroll->count, SCROLL_SECTION);
    if (section == SCROLL_NOWHERE)
        return false;
    section_enter(scroll, section);
    return true;
}

bool scroll_move(struct scroll *scroll, enum movement movement)
{
    switch (movement) {
    case MOVE_UP:
        scroll_line_up(scroll);
        return true;
    case MOVE_DOWN:
        scroll_line_down(scroll);
        return true;
    case MOVE_PAGE_UP:
        scroll_page_up(scroll);
        return true;
    case MOVE_PAGE_DOWN:
        scroll_page_down(scroll);
        return true;
    case MOVE_FIRST:
        scroll_to_end(scroll, false);
        return true;
    case MOVE_LAST:
        scroll_to_end(scroll, true);
        return true;
    case MOVE_NEXT_SECTION:
        return scroll_section(scroll, true);
    case MOVE_PREVIOUS_SECTION:
        return scroll_section(scroll, false);
    case MOVE_LEFT:
    case MOVE_RIGHT:
        return false;
    }
    return false;
}
