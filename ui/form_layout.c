/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the fields of a form stand, and how they are drawn. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "ui/form.h"
#include "ui/layout.h"

enum {
    FORM_HEAD = 1,       /* rows above the fields: what is edited */
    FORM_FOOT = 2,       /* and below: the help of the field, which is seldom longer at 80 columns in any language */
    MARK_COLUMNS = 2,    /* of the cursor's mark and the sign of a required field, before the label */
    LABEL_GAP = 2,
    LABEL_LEAST = 12,
    MONEY_WIDTH = 16,    /* of an amount that its currency stands beside */
    PAIR_GAP = 2
};

int form_view_rows(const struct form *form)
{
    int rows = form->pane.area.rows - FORM_HEAD - FORM_FOOT;
    return rows > 1 ? rows : 1;
}

/* --- Places ----------------------------------------------------------------------------------------------------------- */

static int label_width(const struct form *form)
{
    int widest = LABEL_LEAST, most = form->pane.area.columns * 2 / 5;
    for (size_t i = 0; i < form->count; i++) {
        int width = text_width(form->fields[i].label);
        if (width > widest)
            widest = width;
    }
    return widest < most ? widest : most;
}

static int wrapped_rows(const char *text, int width)
{
    struct text_line *lines;
    size_t count = text_wrap(text, width, &lines);
    free(lines);
    return (int)count;
}

/* The rows a field's value takes: long texts grow up to half of what is seen. */
static int value_rows(const struct form *form, const struct form_field *field)
{
    int most = form_view_rows(form) / 2, rows = 1;
    if (field->control == FORM_LONG)
        rows = line_rows(&field->line, field->place.width);
    else if (field->control != FORM_LINE)
        rows = wrapped_rows(field->shown, field->place.width);
    return rows < most ? rows : most;
}

/* Keeps the cursor's row of a long text among those shown. */
static void field_scroll(struct form_field *field)
{
    if (field->control != FORM_LONG)
        return;
    int cursor = line_cursor_row(&field->line, field->place.width), total = line_rows(&field->line, field->place.width);
    if (field->first + field->place.rows > total)
        field->first = total - field->place.rows;
    if (cursor < field->first)
        field->first = cursor;
    if (cursor >= field->first + field->place.rows)
        field->first = cursor - field->place.rows + 1;
}

/* Gives a field its columns; its rows follow from them. */
static void field_put(const struct form *form, struct form_field *field, struct form_place place)
{
    field->place = place;
    field->place.rows = value_rows(form, field);
    field->place.error = (struct form_error_place){.row = place.row + field->place.rows, .column = place.column, .width = place.width};
    field->place.error.rows = field->error != NULL ? wrapped_rows(field->error, place.width) : 0;
    field_scroll(field);
}

static int field_bottom(const struct form_field *field)
{
    return field->place.error.row + field->place.error.rows;
}

/* Whether the field after another belongs to the same pair of languages. */
static bool is_pair(const struct form_field *field, const struct form_field *next)
{
    return field->field->pair != NULL && next->field->pair != NULL && strcmp(field->field->pair, next->field->pair) == 0;
}

/* Two languages beside each other, each below its label. Returns the row after them. */
static int put_pair(const struct form *form, struct form_field *left, struct form_field *right, int row)
{
    int half = form->pane.area.columns / 2, width = half - MARK_COLUMNS - PAIR_GAP;
    struct form_place place = {.label_row = row, .label_width = width, .row = row + 1, .column = MARK_COLUMNS, .width = width};
    field_put(form, left, place);
    place.mark = half;
    place.column = half + MARK_COLUMNS;
    field_put(form, right, place);
    return field_bottom(left) > field_bottom(right) ? field_bottom(left) : field_bottom(right);
}

/* A label and its value; the next row. */
static int put_row(const struct form *form, struct form_field *field, int row, int labels)
{
    int column = MARK_COLUMNS + labels + LABEL_GAP;
    struct form_place place = {.label_row = row, .label_width = labels, .row = row, .column = column, .width = form->pane.area.columns - column};
    field_put(form, field, place);
    return field_bottom(field);
}

/* An amount with its currency behind it, and below them what is wrong with either; the next row. */
static int put_money(const struct form *form, struct form_field *amount, struct form_field *currency, int row, int labels)
{
    int next = put_row(form, amount, row, labels);
    struct form_place place = amount->place;
    amount->place.width = MONEY_WIDTH;
    place.mark = place.column + MONEY_WIDTH + 1;
    place.column = place.mark + MARK_COLUMNS;
    place.width = form->pane.area.columns - place.column;
    place.label_width = 0;
    field_put(form, currency, place);
    currency->place.error.row = next;
    return field_bottom(currency);
}

static void form_place_fields(struct form *form)
{
    int labels = label_width(form), row = 0;
    bool wide = form->pane.area.columns >= LAYOUT_WIDE_COLUMNS;
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i], *next = i + 1 < form->count ? field + 1 : NULL;
        bool last = next == NULL;
        if (row > 0 && (field->begins_section || last))
            row++;
        if (field->begins_section)
            row++;
        if (wide && !last && is_pair(field, next))
            row = put_pair(form, field, next, row);
        else if (!last && type_field_currency(form->type, field->field) == next->field)
            row = put_money(form, field, next, row, labels);
        else {
            row = put_row(form, field, row, labels);
            continue;
        }
        i++;
    }
}

/* --- The part in sight ------------------------------------------------------------------------------------------------ */

/* Moves the part shown as little as needed to show the rows from first to last, the first above all. */
static void form_show_rows(struct form *form, int first, int last)
{
    int rows = form_view_rows(form);
    if (last >= form->top + rows)
        form->top = last - rows + 1;
    if (first < form->top)
        form->top = first;
}

static void form_frame(struct form *form)
{
    const struct form_field *focus = &form->fields[form->focus];
    int total = field_bottom(&form->fields[form->count - 1]), rows = form_view_rows(form);
    if (form->top > total - rows)
        form->top = total > rows ? total - rows : 0;
    form_show_rows(form, focus->place.label_row - focus->begins_section, field_bottom(focus) - 1);
    if (focus->control == FORM_LONG) {
        int cursor = focus->place.row + line_cursor_row(&focus->line, focus->place.width) - focus->first;
        form_show_rows(form, cursor, cursor);
    }
}

void form_prepare(struct pane *pane, struct area area)
{
    struct form *form = (struct form *)pane;
    pane->area = area;
    form_place_fields(form);
    form_frame(form);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

/* A mark beside the text where rows above or below are out of sight. */
static void draw_more(const struct form_field *field, struct area view, int row)
{
    int column = field->place.column - 2;
    if (field->first > 0)
        draw_text(view, row, column, "^", STYLE_QUIET);
    if (field->first + field->place.rows < line_rows(&field->line, field->place.width))
        draw_text(view, row + field->place.rows - 1, column, "v", STYLE_QUIET);
}

static void draw_value(struct form_field *field, struct area view, int row, bool focus)
{
    const struct form_place *place = &field->place;
    switch (field->control) {
    case FORM_LINE:
        line_draw(&field->line, view, row, place->column, place->width, focus);
        break;
    case FORM_LONG:
        line_draw_rows(&field->line, view, row, place->column, place->width, field->first, place->rows, focus);
        draw_more(field, view, row);
        break;
    case FORM_PICK:
    case FORM_CYCLE:
        draw_wrapped(view, row, place->column, place->width, place->rows, field->shown, STYLE_NORMAL);
        if (focus)
            draw_cursor(view, row, place->column);
        break;
    case FORM_FIXED:
        draw_wrapped(view, row, place->column, place->width, place->rows, field->shown, STYLE_QUIET);
        break;
    }
}

static void draw_field(const struct form *form, struct form_field *field, struct area view)
{
    const struct form_place *place = &field->place;
    int row = place->row - form->top, label_row = place->label_row - form->top;
    bool focus = field == &form->fields[form->focus];
    if (field->begins_section)
        draw_text(view, label_row - 1, 0, message_text(form->type->sections[field->field->section]), STYLE_HEADING);
    if (focus)
        draw_text(view, label_row, place->mark, ">", STYLE_NORMAL);
    if (place->label_width > 0)
        draw_cell(view, label_row, place->mark + MARK_COLUMNS, place->label_width, field->label, STYLE_NORMAL, ALIGN_LEFT);
    else if (field->shown[0] == '\0')
        /* TRANSLATORS: stands behind an amount of money while its currency is not chosen. */
        draw_text(view, row, place->column, _("(currency)"), STYLE_QUIET);
    if ((field->field->flags & FIELD_REQUIRED) != 0 && field->control != FORM_FIXED)
        draw_text(view, label_row, place->mark + 1, "*", STYLE_MARK);
    draw_value(field, view, row, focus);
    if (field->error != NULL)
        draw_wrapped(view, place->error.row - form->top, place->error.column, place->error.width, place->error.rows, field->error, STYLE_ERROR);
}

/* What can be pressed in a field, where that is not plain. */
static const char *control_hint(const struct form_field *field)
{
    switch (field->control) {
    case FORM_LINE:
        return field->field->kind == FIELD_DATE ? _("As 2026-11-21 or 21.11.2026.") : "";
    case FORM_LONG:
        return _("Enter begins a new line, Tab leaves.");
    case FORM_PICK:
        return _("Enter or a letter opens the list.");
    case FORM_CYCLE:
        return (field->field->flags & FIELD_REQUIRED) != 0 ? _("Space changes it.") : _("Space changes it, Del empties it.");
    case FORM_FIXED:
        break;
    }
    return "";
}

/* The rows of the foot on which a message of several rows stands. */
static int foot_covered(const struct form *form, int columns)
{
    const char *message = form->pane.screen->message;
    return message != NULL ? wrapped_rows(message, columns) - 1 : 0;
}

/* The help of the field where keys have paused, and what can be pressed where there is room for it; whole or not at all. */
static void draw_help(const struct form *form, struct area area)
{
    const struct form_field *field = &form->fields[form->focus];
    const char *help = message_text(field->field->help), *hint = control_hint(field);
    if (form->described != form->focus)
        return;
    char *both = string_format("%s%s%s", help, help[0] != '\0' && hint[0] != '\0' ? " " : "", hint);
    const char *text = wrapped_rows(both, area.columns) <= FORM_FOOT ? both : help;
    if (wrapped_rows(text, area.columns) + foot_covered(form, area.columns) <= FORM_FOOT)
        draw_wrapped(area, area.rows - FORM_FOOT, 0, area.columns, FORM_FOOT, text, STYLE_QUIET);
    free(both);
}

static void draw_heading(const struct form *form, struct area area)
{
    char at[DATE_TEXT_SIZE];
    bool resumed = form->resumed_at[0] != '\0';
    char *origin = resumed ? string_format(_("not saved since %s"), moment_show(form->resumed_at, message_language(), at)) : string_copy("");
    int width = text_width(origin);
    draw_cell(area, 0, 0, area.columns - (width > 0 ? width + 2 : 0), form->heading, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width, origin, STYLE_WARNING);
    free(origin);
}

void form_draw(struct pane *pane, struct area area)
{
    struct form *form = (struct form *)pane;
    struct area view = {area.row + FORM_HEAD, area.column, area.rows - FORM_HEAD - FORM_FOOT, area.columns};
    draw_heading(form, area);
    for (size_t i = 0; i < form->count; i++)
        draw_field(form, &form->fields[i], view);
    draw_help(form, area);
}
