/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record_pane.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/command.h"
#include "ui/record_rows.h"
#include "ui/scroll.h"
#include "ui/wrapped.h"

/* The title stays above the rows that scroll. */
enum { RECORD_HEAD = 1 };

struct record_place {
    bool known, has_cursor;
    struct record_spot spot; /* of the cursor, or else of the first row shown */
    size_t above, top;       /* rows shown above the cursor; the first one shown */
};

struct record_pane {
    struct pane pane;
    const struct record_type *type;
    int64_t id;
    struct record_view view;
    char *gone; /* why the record cannot be shown any more, or NULL */
    struct record_rows rows;
    struct scroll scroll;
    struct record_place place; /* where it was when the rows were last given up */
    int width;  /* the rows were laid out for; 0: for none yet */
    enum language language;
    bool rests; /* the record must be loaded again */
};

static const struct pane_class record_class;

static struct record_pane *record_of(const struct pane *pane)
{
    return (struct record_pane *)pane;
}

bool record_pane_is(const struct pane *pane)
{
    return pane->class == &record_class;
}

bool record_pane_shows(const struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct record_pane *shown = record_of(pane);
    *type = shown->type;
    *id = shown->id;
    return shown->gone == NULL;
}

/* --- The row under the cursor ----------------------------------------------------------------------------------------- */

static const struct record_row *cursor_row(const struct record_pane *shown)
{
    if (shown->gone != NULL || shown->scroll.cursor >= shown->rows.count)
        return NULL;
    return &shown->rows.rows[shown->scroll.cursor];
}

/* The list that what a row of the opening leads to hangs in, so that n adds to it from there. */
static const struct section *link_section(const struct record_pane *shown, const struct document_link *link)
{
    for (size_t i = 0; link != NULL && i < shown->view.sections.count; i++) {
        const struct section *section = &shown->view.sections.sections[i];
        if (section->type == link->type && section->within != NULL)
            return section;
    }
    return NULL;
}

static const struct section *row_section(const struct record_pane *shown, const struct record_row *row)
{
    switch (row->kind) {
    case RECORD_ROW_SECTION:
    case RECORD_ROW_CHILD:
    case RECORD_ROW_MORE:
    case RECORD_ROW_EMPTY:
        return &shown->view.sections.sections[row->section];
    case RECORD_ROW_OPENING:
        return link_section(shown, record_row_link(&shown->rows, row));
    case RECORD_ROW_BLANK:
    case RECORD_ROW_TITLE:
    case RECORD_ROW_HEADING:
    case RECORD_ROW_FIELD:
    case RECORD_ROW_STAMP:
        return NULL;
    }
    return NULL;
}

const struct section *record_pane_section(const struct pane *pane)
{
    const struct record_pane *shown = record_of(pane);
    const struct record_row *row = cursor_row(shown);
    const struct section *section = row != NULL ? row_section(shown, row) : NULL;
    return section != NULL && (section->within != NULL || section->adds) ? section : NULL;
}

const struct section_list *record_pane_sections(const struct pane *pane)
{
    return &record_of(pane)->view.sections;
}

/* The record of a list on which the cursor stands, so that e and Del act on what it points at; otherwise the record shown. Beside a list, where it has no
 * cursor, always the latter. */
static bool record_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct record_pane *shown = record_of(pane);
    const struct record_row *row = pane != pane->screen->preview ? cursor_row(shown) : NULL;
    const struct document_link *link = row != NULL ? record_row_link(&shown->rows, row) : NULL;
    if (link != NULL && link->id != 0) {
        *type = link->type;
        *id = link->id;
        return true;
    }
    if (row == NULL || row->kind != RECORD_ROW_CHILD)
        return record_pane_shows(pane, type, id);
    *type = shown->view.sections.sections[row->section].type;
    *id = shown->view.children[row->section].rows[row->child].record.id;
    return true;
}

/* What its lists may hold is had too: it can be added. */
static bool record_has(struct pane *pane, bool (*fits)(const struct viewer *viewer, const struct record_type *type))
{
    const struct section_list *list = record_pane_sections(pane);
    bool has = fits(&pane->screen->viewer, record_of(pane)->type);
    for (size_t i = 0; i < list->count; i++)
        has = has || fits(&pane->screen->viewer, list->sections[i].type);
    return has;
}

/* --- Where Enter leads ------------------------------------------------------------------------------------------------ */

/* Several countries are a list of just these. */
static char *countries_query(const char *codes)
{
    char *query = string_format("code:%s", codes);
    for (char *blank = query; (blank = strchr(blank, ' ')) != NULL;)
        *blank = ',';
    return query;
}

static bool field_target(const struct record_pane *shown, const struct field *field, struct target *target)
{
    const struct value *value = record_field(&shown->view.record, field);
    const char *type = field->kind == FIELD_REFERENCE ? field->refers_to : "country";
    target->type = type_list_find(store_types(shown->pane.screen->store), type);
    if (field->kind == FIELD_REFERENCE)
        target->id = value->number;
    else if (field->kind == FIELD_COUNTRY || set_count(value_text(value)) == 1)
        target->id = country_record_id(value_text(value));
    else
        target->query = countries_query(value_text(value));
    return target->type != NULL;
}

static bool section_target(const struct section *section, struct target *target)
{
    target->type = section->type;
    target->query = string_copy(section->query);
    target->within = section->within;
    if (section->within != NULL)
        value_copy(&target->value, &section->value);
    target->sort = section->sort;
    target->descending = section->descending;
    return true;
}

/* A row of the opening leads to a record, or to the whole list that such records hang in. */
static bool link_target(const struct record_pane *shown, const struct document_link *link, struct target *target)
{
    const struct section *section = link_section(shown, link);
    if (link->id == 0)
        return section != NULL && section_target(section, target);
    target->type = link->type;
    target->id = link->id;
    return true;
}

static bool record_target(struct pane *pane, struct target *target)
{
    const struct record_pane *shown = record_of(pane);
    const struct record_row *row = cursor_row(shown);
    if (row == NULL || !record_row_opens(&shown->view, &shown->rows, row))
        return false;
    if (row->kind == RECORD_ROW_OPENING)
        return link_target(shown, record_row_link(&shown->rows, row), target);
    if (row->kind == RECORD_ROW_FIELD)
        return field_target(shown, row->field, target);
    if (row->kind != RECORD_ROW_CHILD)
        return section_target(row_section(shown, row), target);
    return record_selected(pane, &target->type, &target->id);
}

/* In the opening, what leads to the record itself is its next step. */
static bool record_open(struct pane *pane)
{
    const struct record_pane *shown = record_of(pane);
    const struct record_row *row = cursor_row(shown);
    const struct document_link *link = row != NULL ? record_row_link(&shown->rows, row) : NULL;
    return link != NULL && link->type == shown->type && link->id == shown->id && command_run(pane->screen, command_by_name("step", PLACE_RECORD), NULL);
}

/* --- Laying out ------------------------------------------------------------------------------------------------------- */

/* Columns of the head left for the title, when the type's label stands at its right. */
static int title_room(const struct record_pane *shown, int width)
{
    return width - RECORD_MARGIN - RECORD_GAP - text_width(message_text(shown->type->label));
}

static void scroll_fill(struct record_pane *shown)
{
    scroll_clear(&shown->scroll);
    for (size_t i = 0; i < shown->rows.count; i++) {
        const struct record_row *row = &shown->rows.rows[i];
        bool section = row->kind == RECORD_ROW_HEADING || row->kind == RECORD_ROW_SECTION || row->kind == RECORD_ROW_EMPTY
            || (row->kind == RECORD_ROW_OPENING && (shown->rows.opening.scroll.marks[row->opening] & SCROLL_SECTION) != 0);
        scroll_add(&shown->scroll, (record_row_opens(&shown->view, &shown->rows, row) ? SCROLL_STOP : 0u) | (section ? SCROLL_SECTION : 0u));
    }
}

/* Gives up the rows; where one was stays known. */
static void rows_give_up(struct record_pane *shown)
{
    const struct scroll *scroll = &shown->scroll;
    struct record_place *place = &shown->place;
    if (shown->rows.count == 0)
        return;
    place->known = true;
    place->has_cursor = scroll->cursor < shown->rows.count;
    place->spot = record_spot_of(&shown->view, &shown->rows, place->has_cursor ? scroll->cursor : scroll->top);
    place->above = place->has_cursor ? scroll->cursor - scroll->top : 0;
    place->top = scroll->top;
    record_rows_done(&shown->rows);
    scroll_clear(&shown->scroll);
}

/* The row of what stood at a spot; where that is gone, one at about the same place. */
static size_t row_again(const struct record_pane *shown, const struct record_spot *spot)
{
    size_t row = record_spot_find(spot, &shown->view, &shown->rows);
    return row < shown->rows.count ? row : spot->row;
}

/* Makes the rows anew for the record as it is loaded; what the cursor stood on, or else the first row, keeps its place on the screen. */
static void record_lay_out(struct record_pane *shown)
{
    const struct record_place *place = &shown->place;
    rows_give_up(shown);
    record_rows_lay_out(&shown->rows, shown->pane.screen, &shown->view, shown->width, title_room(shown, shown->width));
    scroll_fill(shown);
    size_t row = place->known ? row_again(shown, &place->spot) : 0;
    size_t top = row > place->above ? row - place->above : 0;
    scroll_place(&shown->scroll, place->has_cursor ? row : SCROLL_NOWHERE, place->top == 0 ? 0 : top);
}

/* A record that has gone meanwhile says so; one that came back (the deletion was undone) is shown again. */
static bool record_read(struct record_pane *shown)
{
    struct record_view view;
    struct error error = {0};
    free(shown->gone);
    shown->gone = NULL;
    if (!record_view_load(&view, shown->pane.screen, shown->type, shown->id, &error)) {
        shown->gone = error.code == ERROR_NOT_FOUND ? string_copy(_("This record is not there any more. Esc goes back.")) : string_copy(error.text);
        return false;
    }
    rows_give_up(shown);
    record_view_done(&shown->view);
    shown->view = view;
    shown->rests = false;
    return true;
}

static void record_prepare(struct pane *pane, struct area area)
{
    struct record_pane *shown = record_of(pane);
    pane->area = area;
    if (shown->rests)
        record_read(shown);
    if (shown->gone != NULL)
        return;
    scroll_set_height(&shown->scroll, area.rows - RECORD_HEAD);
    if (shown->rows.count > 0 && shown->width == area.columns && shown->language == message_language())
        return;
    shown->width = area.columns;
    shown->language = message_language();
    record_lay_out(shown);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static void record_draw_head(const struct record_pane *shown, struct area area)
{
    const char *label = message_text(shown->type->label);
    int room = title_room(shown, area.columns);
    draw_cell(area, 0, RECORD_MARGIN, room, shown->rows.title != NULL ? shown->rows.title : "", STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - text_width(label), label, STYLE_QUIET);
}

static void record_draw_cells(const struct record_pane *shown, struct area area, int at, const struct record_row *row)
{
    const struct record_columns *columns = &shown->rows.columns[row->section];
    list_columns_draw(area, at, columns->columns, columns->count, row->cells, &shown->view.children[row->section].rows[row->child].record);
}

static void record_draw_row(const struct record_pane *shown, struct area area, int at, const struct record_row *row)
{
    static const enum style styles[] = {
        [RECORD_ROW_BLANK] = STYLE_NORMAL, [RECORD_ROW_TITLE] = STYLE_NORMAL,    [RECORD_ROW_HEADING] = STYLE_HEADING,
        [RECORD_ROW_FIELD] = STYLE_NORMAL, [RECORD_ROW_STAMP] = STYLE_QUIET,     [RECORD_ROW_SECTION] = STYLE_HEADING,
        [RECORD_ROW_CHILD] = STYLE_NORMAL, [RECORD_ROW_MORE] = STYLE_QUIET,      [RECORD_ROW_EMPTY] = STYLE_QUIET,
        [RECORD_ROW_OPENING] = STYLE_NORMAL,
    };
    if (row->kind == RECORD_ROW_OPENING)
        report_row_draw(&shown->rows.opening.rows[row->opening], area, at);
    if (row->label != NULL)
        draw_text(area, at, RECORD_MARGIN, row->label, STYLE_NORMAL);
    if (row->text != NULL)
        draw_text(area, at, row->column, row->text, styles[row->kind]);
    if (row->cells != NULL)
        record_draw_cells(shown, area, at, row);
}

static void record_draw_gone(const struct record_pane *shown, struct area area)
{
    struct wrapped wrapped = wrapped_text(shown->gone, area.columns - 2 * RECORD_MARGIN);
    for (size_t i = 0; i < wrapped.count; i++) {
        char *line = wrapped_line(&wrapped, i);
        draw_text(area, RECORD_HEAD + 1 + (int)i, RECORD_MARGIN, line, STYLE_WARNING);
        free(line);
    }
    wrapped_done(&wrapped);
}

static void record_draw(struct pane *pane, struct area area)
{
    const struct record_pane *shown = record_of(pane);
    record_draw_head(shown, area);
    if (shown->gone != NULL) {
        record_draw_gone(shown, area);
        return;
    }
    struct area body = {area.row + RECORD_HEAD, area.column, area.rows - RECORD_HEAD, area.columns};
    for (size_t i = 0; (int)i < body.rows && shown->scroll.top + i < shown->rows.count; i++)
        record_draw_row(shown, body, (int)i, &shown->rows.rows[shown->scroll.top + i]);
    if (cursor_row(shown) != NULL && pane != pane->screen->preview)
        draw_text(body, (int)(shown->scroll.cursor - shown->scroll.top), 0, ">", STYLE_NORMAL);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static bool record_move(struct pane *pane, enum movement movement)
{
    struct record_pane *shown = record_of(pane);
    return shown->gone != NULL || scroll_move(&shown->scroll, movement);
}

static void record_refresh(struct pane *pane)
{
    struct record_pane *shown = record_of(pane);
    if (shown->rests || !record_read(shown))
        return;
    shown->language = message_language();
    if (shown->width > 0)
        record_lay_out(shown);
}

static void record_rest(struct pane *pane)
{
    struct record_pane *shown = record_of(pane);
    rows_give_up(shown);
    record_view_done(&shown->view);
    shown->rests = true;
}

static char *record_pane_title(struct pane *pane)
{
    const struct record_pane *shown = record_of(pane);
    return string_copy(shown->rows.title != NULL ? shown->rows.title : message_text(shown->type->label));
}

static void record_free(struct pane *pane)
{
    struct record_pane *shown = record_of(pane);
    record_rows_done(&shown->rows);
    record_view_done(&shown->view);
    scroll_done(&shown->scroll);
    free(shown->gone);
    free(shown);
}

static const struct pane_class record_class = {
    .place = PLACE_RECORD,
    .draw = record_draw,
    .prepare = record_prepare,
    .move = record_move,
    .target = record_target,
    .open = record_open,
    .refresh = record_refresh,
    .rest = record_rest,
    .selected = record_selected,
    .has = record_has,
    .title = record_pane_title,
    .free = record_free,
};

struct pane *record_pane_new(struct screen *screen, const struct record_type *type, int64_t id, struct error *error)
{
    struct record_pane *shown = memory_new(sizeof *shown);
    if (!record_view_load(&shown->view, screen, type, id, error)) {
        free(shown);
        return NULL;
    }
    shown->pane.class = &record_class;
    shown->pane.screen = screen;
    shown->type = type;
    shown->id = id;
    shown->scroll.cursor = SCROLL_NOWHERE;
    return &shown->pane;
}
