/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record_rows.h"

#include <stdlib.h>

#include "src/memory.h"
#include "ui/openings.h"
#include "ui/screen.h"

/* Rows shown of a list; when only one would be left over it is shown instead of being counted. */
enum { SECTION_ROWS = 5 };

static bool view_load_children(struct record_view *view, struct screen *screen, struct error *error)
{
    view->children = memory_new_array(view->sections.count + 1, sizeof *view->children);
    for (size_t i = 0; i < view->sections.count; i++) {
        const struct section *section = &view->sections.sections[i];
        size_t limit = section->count == SECTION_ROWS + 1 ? SECTION_ROWS + 1 : SECTION_ROWS;
        if (section->count > 0
            && !store_section_rows(screen->store, &screen->viewer, section, message_language(), limit, &view->children[i], error))
            return false;
    }
    return true;
}

static bool view_load_opening(struct record_view *view, struct screen *screen, struct error *error)
{
    view->opening = opening_of_type(view->record.type);
    if (view->opening == NULL || view->opening->read == NULL)
        return true;
    view->facts = view->opening->read(screen, &view->record, error);
    return view->facts != NULL;
}

bool record_view_load(struct record_view *view, struct screen *screen, const struct record_type *type, int64_t id, struct error *error)
{
    *view = (struct record_view){0};
    if (!store_load(screen->store, &screen->viewer, type, id, &view->record, error)) {
        view->record.type = NULL;
        return false;
    }
    if (store_sections(screen->store, &screen->viewer, &view->record, &view->sections, error) && view_load_children(view, screen, error)
        && view_load_opening(view, screen, error))
        return true;
    record_view_done(view);
    return false;
}

void record_view_done(struct record_view *view)
{
    for (size_t i = 0; view->children != NULL && i < view->sections.count; i++)
        row_list_done(&view->children[i]);
    if (view->facts != NULL)
        view->opening->release(view->facts);
    free(view->children);
    section_list_done(&view->sections);
    if (view->record.type != NULL)
        record_done(&view->record);
    *view = (struct record_view){0};
}

const struct document_link *record_row_link(const struct record_rows *rows, const struct record_row *row)
{
    const struct document_row *shown = row->kind == RECORD_ROW_OPENING ? rows->opening.rows[row->opening].row : NULL;
    return shown != NULL && shown->link.type != NULL ? &shown->link : NULL;
}

bool record_row_opens(const struct record_view *view, const struct record_rows *rows, const struct record_row *row)
{
    switch (row->kind) {
    case RECORD_ROW_CHILD:
    case RECORD_ROW_MORE:
    case RECORD_ROW_EMPTY:
        return true;
    case RECORD_ROW_OPENING:
        return record_row_link(rows, row) != NULL;
    case RECORD_ROW_FIELD:
        return row->line == 0 && !value_is_empty(record_field(&view->record, row->field))
               && (row->field->kind == FIELD_REFERENCE || row->field->kind == FIELD_COUNTRY || row->field->kind == FIELD_COUNTRIES);
    case RECORD_ROW_BLANK:
    case RECORD_ROW_TITLE:
    case RECORD_ROW_HEADING:
    case RECORD_ROW_STAMP:
    case RECORD_ROW_SECTION:
        return false;
    }
    return false;
}

/* --- Finding a row again ---------------------------------------------------------------------------------------------- */

static bool row_is_of_section(const struct record_row *row)
{
    return row->kind == RECORD_ROW_SECTION || row->kind == RECORD_ROW_CHILD || row->kind == RECORD_ROW_MORE || row->kind == RECORD_ROW_EMPTY;
}

struct record_spot record_spot_of(const struct record_view *view, const struct record_rows *rows, size_t row)
{
    const struct record_row *at = &rows->rows[row];
    struct record_spot spot = {.row = row, .kind = at->kind, .line = at->line, .field = at->field};
    if (row_is_of_section(at)) {
        spot.type = view->sections.sections[at->section].type;
        spot.within = view->sections.sections[at->section].within;
    }
    const struct document_link *link = record_row_link(rows, at);
    if (link != NULL) {
        spot.type = link->type;
        spot.child = link->id;
    }
    if (at->kind == RECORD_ROW_CHILD)
        spot.child = view->children[at->section].rows[at->child].record.id;
    return spot;
}

/* How near a row comes to a spot: the same place, only the same field or list, or neither. */
enum spot_likeness { SPOT_OTHER, SPOT_SAME_GROUP, SPOT_SAME };

static enum spot_likeness spot_compare(const struct record_spot *left, const struct record_spot *right)
{
    if (left->field != right->field || left->type != right->type || left->within != right->within)
        return SPOT_OTHER;
    if (left->kind == right->kind && left->line == right->line && left->child == right->child)
        return SPOT_SAME;
    return left->field != NULL || left->type != NULL ? SPOT_SAME_GROUP : SPOT_OTHER;
}

static size_t distance(size_t left, size_t right)
{
    return left > right ? left - right : right - left;
}

size_t record_spot_find(const struct record_spot *spot, const struct record_view *view, const struct record_rows *rows)
{
    size_t best = rows->count;
    enum spot_likeness best_likeness = SPOT_OTHER;
    for (size_t row = 0; row < rows->count; row++) {
        struct record_spot other = record_spot_of(view, rows, row);
        enum spot_likeness likeness = spot_compare(spot, &other);
        bool nearer = likeness == best_likeness && best < rows->count && distance(row, spot->row) < distance(best, spot->row);
        if (likeness > best_likeness || (likeness != SPOT_OTHER && nearer)) {
            best = row;
            best_likeness = likeness;
        }
    }
    return best;
}
