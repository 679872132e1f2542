/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A need and its ranking drawn: what is ranked and how many there are, what is asked for, the organisations that fit. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/match_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/draw.h"
#include "ui/match_need.h"
#include "ui/match_parts.h"
#include "ui/screen.h"

enum { MARGIN = 2, LABEL_WIDTH = 14 };

char *match_heading(const struct match_pane *match)
{
    struct screen *screen = match->pane.screen;

    if (match->need.id == 0)
        return string_copy(_("Match a need"));
    char *title = store_title(screen->store, &screen->viewer, &type_need, match->need.id, message_language());
    char *heading = string_format(_("Need: %s"), title ? title : "");
    free(title);
    return heading;
}

/* How many there are, and how many are on the shortlist. */
static void draw_head(const struct match_pane *match, struct area area)
{
    const struct match_need need = match_need_of(&match->need);
    const struct match_list *list = &match->shown[MATCH_RANKED].list;
    char *heading = match_heading(match);
    struct text right = {0};

    if (match->shown[MATCH_RANKED].read)
        text_add_format(&right, message_plural("%lld organisation, at most %d points", "%lld organisations, at most %d points", (unsigned long)list->total),
                        (long long)list->total, match_most(&need));
    if (match->marks.count > 0)
        text_add_format(&right, message_plural("  %zu marked", "  %zu marked", match->marks.count), match->marks.count);
    const int width = text_width(text_string(&right));
    draw_cell(area, 0, MARGIN, area.columns - MARGIN - width - 1, heading, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width, text_string(&right), STYLE_NORMAL);
    text_done(&right);
    free(heading);
}

static void draw_field(const struct match_pane *match, const struct field *field, struct area area, int at)
{
    struct screen *screen = match->pane.screen;
    const bool empty = value_is_empty(record_field(&match->need, field));
    const bool required = strcmp(field->name, "country") == 0;
    char *label = field_label(field);
    char *value = store_show(screen->store, &screen->viewer, &match->need, field, message_language(), NULL);
    const char *nothing = required ? _("(none chosen)") : field->kind == FIELD_REFERENCE ? _("(not said)") : _("(not asked for)");

    draw_cell(area, at, MARGIN, LABEL_WIDTH - 1, label, STYLE_NORMAL, ALIGN_LEFT);
    draw_cell(area, at, MARGIN + LABEL_WIDTH, area.columns - MARGIN - LABEL_WIDTH, empty ? nothing : value, empty ? STYLE_QUIET : STYLE_NORMAL, ALIGN_LEFT);
    free(value);
    free(label);
}

static void draw_organisation(const struct match_pane *match, const struct match_row *row, struct area area, int at)
{
    const struct match_detail *detail = match->shown[row->group].details[row->index];
    const bool marked = marks_has(&match->marks, match->shown[row->group].list.lines[row->index].id);

    if (detail)
        match_row_draw(row, detail, record_text(&match->need, "country"), marked, area, at);
}

static void draw_row(const struct match_pane *match, const struct match_row *row, struct area area, int at)
{
    switch (row->kind) {
    case MATCH_ROW_FIELD:
        draw_field(match, row->field, area, at);
        break;
    case MATCH_ROW_HEADING:
        draw_text(area, at, MARGIN, match_text_group(row->group), STYLE_HEADING);
        break;
    case MATCH_ROW_NOTE:
        draw_cell(area, at, MARGIN, area.columns - MARGIN, message_text(row->text), STYLE_QUIET, ALIGN_LEFT);
        break;
    case MATCH_ROW_WHO:
    case MATCH_ROW_WHY:
        draw_organisation(match, row, area, at);
        break;
    case MATCH_ROW_BLANK:
        break;
    }
}

void match_drawing(const struct match_pane *match, struct area area)
{
    const struct scroll *scroll = &match->rows.scroll;
    const struct area body = {area.row + MATCH_HEAD, area.column, area.rows - MATCH_HEAD, area.columns};

    draw_head(match, area);
    for (int i = 0; i < body.rows && scroll->top + (size_t)i < match->rows.count; i++)
        draw_row(match, &match->rows.rows[scroll->top + (size_t)i], body, i);
    if (scroll->cursor < match->rows.count)
        draw_text(body, (int)(scroll->cursor - scroll->top), 0, screen_is_in_front(match->pane.screen, &match->pane) ? ">" : "-", STYLE_NORMAL);
}
