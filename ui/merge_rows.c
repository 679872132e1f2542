/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/merge_rows.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/record_rows.h"
#include "ui/wrapped.h"

enum {
    MARGIN = 2,
    LABEL_LEAST = 14,
    LABEL_MOST = 22,
    MARK = 2, /* "* " before a value */
    GAP = 2
};

static int label_width(int width)
{
    int label = width / 4 + 1;

    return label < LABEL_LEAST ? LABEL_LEAST : label > LABEL_MOST ? LABEL_MOST : label;
}

static int value_width(int width)
{
    return (width - MARGIN - label_width(width) - 2 * (GAP + MARK)) / 2;
}

int merge_rows_left_column(int width)
{
    return MARGIN + label_width(width) + GAP + MARK;
}

int merge_rows_right_column(int width)
{
    return merge_rows_left_column(width) + value_width(width) + GAP + MARK;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static void rows_clear(struct merge_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->rows[i].label);
        free(rows->rows[i].left);
        free(rows->rows[i].right);
    }
    rows->count = 0;
    scroll_clear(&rows->scroll);
}

void merge_rows_done(struct merge_rows *rows)
{
    rows_clear(rows);
    free(rows->rows);
    scroll_done(&rows->scroll);
    *rows = (struct merge_rows){0};
}

/* Takes over the row's texts. */
static void row_add(struct merge_rows *rows, unsigned marks, struct merge_row row)
{
    enum { STEP = 64 };
    if (rows->count % STEP == 0)
        rows->rows = memory_resize(rows->rows, rows->count + STEP, sizeof *rows->rows);
    rows->rows[rows->count++] = row;
    scroll_add(&rows->scroll, marks);
}

static void heading_add(struct merge_rows *rows, const char *heading)
{
    if (rows->count > 0)
        row_add(rows, 0, (struct merge_row){0});
    row_add(rows, SCROLL_SECTION, (struct merge_row){.label = string_copy(heading), .style = STYLE_HEADING});
}

size_t merge_rows_of(const struct merge_rows *rows, const struct field *field)
{
    for (size_t i = 0; field != NULL && i < rows->count; i++)
        if (rows->rows[i].field == field)
            return i;
    return SCROLL_NOWHERE;
}

/* --- Fields --------------------------------------------------------------------------------------------------------------- */

struct making {
    struct merge_rows *rows;
    struct screen *screen;
    const struct merge_two *two;
    int width;
};

enum likeness { LIKENESS_DIFFERENT, LIKENESS_ONE, LIKENESS_SAME, LIKENESS_NEITHER };

/* A field that is not there is the same in both. */
static bool value_is_same(const struct merge_two *two, const struct field *field)
{
    return field == NULL || value_equal(record_field(&two->left, field), record_field(&two->right, field));
}

/* The amounts of one figure in two currencies are not the same, nor are states of which one no longer holds. */
static bool values_are_same(const struct merge_two *two, const struct field *field)
{
    const struct record_type *type = two->left.type;

    return value_is_same(two, field) && value_is_same(two, type_field_currency(type, field))
           && (field->as_of_today == NULL || value_is_same(two, type_field(type, field->as_of_today)));
}

static enum likeness likeness_of(const struct merge_two *two, const struct field *field)
{
    bool left = !value_is_empty(record_field(&two->left, field)), right = !value_is_empty(record_field(&two->right, field));

    if (!left && !right)
        return LIKENESS_NEITHER;
    if (left != right)
        return LIKENESS_ONE;
    return values_are_same(two, field) ? LIKENESS_SAME : LIKENESS_DIFFERENT;
}

/* A currency stands with its amount; what the viewer may not see is empty for her. */
static bool is_shown(const struct merge_two *two, const struct field *field)
{
    return field_is_entered(field) && unite_leader(two->left.type, field) == field;
}

/* A text of a pair is shown as it is, not as the other language has it. */
static char *value_text_of(const struct making *making, const struct record *record, const struct field *field)
{
    struct screen *screen = making->screen;

    if (field->kind == FIELD_REFERENCE || field->kind == FIELD_MONEY)
        return store_show(screen->store, &screen->viewer, record, field, message_language(), NULL);
    if (field->as_of_today != NULL)
        return record_text_today(screen, record, field);
    return field_show(field, record_field(record, field), message_language());
}

static void field_add(const struct making *making, const struct field *field)
{
    char *left = value_text_of(making, &making->two->left, field), *right = value_text_of(making, &making->two->right, field);
    struct wrapped left_lines = wrapped_text(left, value_width(making->width)), right_lines = wrapped_text(right, value_width(making->width));

    for (size_t line = 0; line < left_lines.count || line < right_lines.count; line++)
        row_add(making->rows, line == 0 ? SCROLL_STOP : 0u,
                (struct merge_row){.field = field,
                                   .first = line == 0,
                                   .label = line == 0 ? field_label(field) : NULL,
                                   .left = line < left_lines.count ? wrapped_line(&left_lines, line) : string_copy(""),
                                   .right = line < right_lines.count ? wrapped_line(&right_lines, line) : string_copy("")});
    wrapped_done(&left_lines);
    wrapped_done(&right_lines);
    free(left);
    free(right);
}

/* A label and a text over the room of both. Takes over the label. */
static void wide_add(const struct making *making, char *label, const char *text, enum style style)
{
    struct wrapped lines = wrapped_text(text, making->width - merge_rows_left_column(making->width));

    for (size_t line = 0; line < lines.count; line++)
        row_add(making->rows, 0, (struct merge_row){.label = line == 0 ? label : NULL, .left = wrapped_line(&lines, line), .style = style});
    wrapped_done(&lines);
}

static void same_add(const struct making *making, const struct field *field)
{
    char *text = value_text_of(making, &making->two->left, field);

    wide_add(making, field_label(field), text, STYLE_QUIET);
    free(text);
}

static void fields_add(const struct making *making, enum likeness likeness, const char *heading)
{
    const struct record_type *type = making->two->left.type;
    bool headed = false;

    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (!is_shown(making->two, field) || likeness_of(making->two, field) != likeness)
            continue;
        if (!headed)
            heading_add(making->rows, heading);
        headed = true;
        if (likeness == LIKENESS_SAME)
            same_add(making, field);
        else
            field_add(making, field);
    }
}

/* --- What refers to them ---------------------------------------------------------------------------------------------------- */

static const struct section *section_like(const struct section_list *list, const struct section *like)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->sections[i].within == like->within && list->sections[i].type == like->type)
            return &list->sections[i];
    return NULL;
}

static void section_add(const struct making *making, const char *label, int64_t left, int64_t right)
{
    row_add(making->rows, 0, (struct merge_row){.label = string_copy(label), .left = string_format("%lld", (long long)left),
                                                .right = string_format("%lld", (long long)right), .style = STYLE_QUIET});
}

static void sections_add(const struct making *making)
{
    const struct section_list *left = &making->two->left_sections, *right = &making->two->right_sections;
    bool headed = false;

    for (size_t i = 0; i < left->count; i++) {
        const struct section *section = &left->sections[i], *other = section_like(right, section);
        int64_t others = other != NULL ? other->count : 0;
        if (section->within == NULL || section->count + others == 0)
            continue;
        if (!headed)
            /* TRANSLATORS: above a list of record types with how many of each refer to either of two records */
            heading_add(making->rows, _("What refers to them"));
        headed = true;
        section_add(making, section->label, section->count, others);
    }
}

/* --- What becomes of them --------------------------------------------------------------------------------------------------- */

/* Names that are not taken are kept as other spellings, which is said beforehand. */
static void spellings_add(const struct making *making)
{
    const struct merge_two *two = making->two;
    const struct field *aliases = type_field(two->left.type, "aliases");
    struct record united;

    if (aliases == NULL)
        return;
    unite(&two->left, &two->right, two->sides, &united);
    if (!value_equal(record_field(&united, aliases), record_field(&two->left, aliases))) {
        heading_add(making->rows, _("Afterwards"));
        wide_add(making, field_label(aliases), value_text(record_field(&united, aliases)), STYLE_NORMAL);
    }
    record_done(&united);
}

void merge_rows_make(struct merge_rows *rows, struct screen *screen, const struct merge_two *two, int width)
{
    const struct making making = {.rows = rows, .screen = screen, .two = two, .width = width};

    rows_clear(rows);
    fields_add(&making, LIKENESS_DIFFERENT, _("Different"));
    fields_add(&making, LIKENESS_ONE, _("Only in one"));
    spellings_add(&making);
    sections_add(&making);
    fields_add(&making, LIKENESS_SAME, _("The same in both"));
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------------- */

static void draw_value(const struct merge_row *row, struct area area, int at, int column, int width, const char *text, bool taken)
{
    if (row->field != NULL && row->first && taken)
        draw_text(area, at, column - MARK, "*", STYLE_STRONG);
    draw_cell(area, at, column, width, text, row->field == NULL ? row->style : taken ? STYLE_NORMAL : STYLE_QUIET, ALIGN_LEFT);
}

static void draw_row(const struct merge_row *row, const struct merge_two *two, struct area area, int at)
{
    int label = row->left == NULL ? area.columns - MARGIN : label_width(area.columns), width = value_width(area.columns);
    int left = merge_rows_left_column(area.columns);
    enum unite_side side = row->field != NULL ? two->sides[type_field_index(two->left.type, row->field)] : UNITE_BOTH;

    if (row->label != NULL)
        draw_cell(area, at, MARGIN, label, row->label, row->field != NULL ? STYLE_NORMAL : row->style, ALIGN_LEFT);
    if (row->left != NULL)
        draw_value(row, area, at, left, row->right != NULL ? width : area.columns - left, row->left, side != UNITE_RIGHT);
    if (row->right != NULL)
        draw_value(row, area, at, merge_rows_right_column(area.columns), width, row->right, side != UNITE_LEFT);
}

void merge_rows_draw(const struct merge_rows *rows, const struct merge_two *two, struct area area)
{
    const struct scroll *scroll = &rows->scroll;

    for (int i = 0; i < area.rows && scroll->top + (size_t)i < rows->count; i++)
        draw_row(&rows->rows[scroll->top + (size_t)i], two, area, i);
    if (scroll->cursor < rows->count)
        draw_text(area, (int)(scroll->cursor - scroll->top), 0, ">", STYLE_NORMAL);
}
