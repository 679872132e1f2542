/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list drawn: what it is and how many there are, the columns' headings, the rows in sight, what is said where there are none. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/draw.h"
#include "ui/list_parts.h"
#include "ui/screen.h"

/* The list's name and query at the left, the count at the right. */
static void list_draw_head(const struct list_pane *list, struct area area)
{
    struct text counter = {0};
    if (list->total >= 0 && list->number > 0)
        text_add_format(&counter, _("%lld of %lld"), (long long)list->number, (long long)list->total);
    else if (list->total >= 0)
        text_add_format(&counter, "%lld", (long long)list->total);
    if (list->marks.count > 0)
        text_add_format(&counter, message_plural("  %zu marked", "  %zu marked", list->marks.count), list->marks.count);
    int width = text_width(text_string(&counter));
    struct area left = {area.row, area.column, 1, area.columns - width - 1};
    int column = 2 + draw_text(left, 0, 2, list->heading, STYLE_STRONG);
    if (list->query_text[0] != '\0') {
        column += 2 + draw_text(left, 0, column + 2, "/", STYLE_QUIET);
        column += draw_text(left, 0, column, list->query_text, STYLE_NORMAL);
    }
    if (list->sort != NULL && (list->sort->flags & FIELD_HIDDEN) == 0) {
        char *label = field_label(list->sort);
        char *order = string_format(list->descending ? _("by %s, descending") : _("by %s"), label);
        draw_text(left, 0, column + 2, order, STYLE_QUIET);
        free(order);
        free(label);
    }
    /* It follows every key that moves: in a colour it would cost three times as much. */
    draw_text(area, 0, area.columns - width, text_string(&counter), STYLE_NORMAL);
    text_done(&counter);
}

static void list_draw_headings(const struct list_pane *list, struct area area)
{
    for (size_t i = 0; i < list->column_count; i++)
        draw_cell(area, 1, list->columns[i].column, list->columns[i].width, list->columns[i].label, STYLE_QUIET, list->columns[i].align);
}

static void list_draw_row(const struct list_pane *list, struct area area, int screen_row, size_t index)
{
    const struct window_row *row = &list->window.rows[index];
    if (marks_has(&list->marks, row->row.record.id))
        draw_text(area, screen_row, 1, "*", STYLE_MARK);
    list_columns_draw(area, screen_row, list->columns, list->column_count, row->cells, &row->row.record);
    /* Beside an open record the row it was opened from is only pointed out. */
    if (index == list->window.cursor)
        draw_text(area, screen_row, 0, screen_is_in_front(list->pane.screen, &list->pane) ? ">" : "-", STYLE_NORMAL);
}

static void list_draw_empty(const struct list_pane *list, struct area area)
{
    if (list->unreadable != NULL) {
        draw_wrapped(area, 3, 2, area.columns - 4, area.rows - 3, list->unreadable, STYLE_WARNING);
        return;
    }
    const char *text = list->query_text[0] != '\0' ? _("Nothing matches. Esc clears the search.")
                       : list->type->fixed         ? _("Nothing here.")
                                                   : _("Nothing here yet. Press n to add the first one.");
    draw_text(area, 3, 2, text, STYLE_QUIET);
    list_proposals_draw(&list->proposals, area, 5);
}

void list_drawing(const struct list_pane *list, struct area area)
{
    list_draw_head(list, area);
    list_draw_headings(list, area);
    const struct row_window *window = &list->window;
    if (window->count == 0 && !list->unread)
        list_draw_empty(list, area);
    for (size_t i = 0; i < window->height && window->top + i < window->count; i++)
        list_draw_row(list, area, LIST_HEAD + (int)i, window->top + i);
}
