/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "src/collate.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/rating.h"
#include "src/types.h"

/* The fields that are counted: what makes the sides, then what a cell tells. */
enum { CROSS_ROW, CROSS_COLUMN, CROSS_BAND, CROSS_STALE, CROSS_FIELDS };

static const struct view {
    const char *title; /* N_() */
    const char *row, *column;
} views[MATRIX_VIEWS] = {
    [MATRIX_COUNTRIES] = {N_("Countries by issue"), "country", "issue"},
    [MATRIX_SECTORS] = {N_("Sectors by issue"), "sector", "issue"},
    [MATRIX_SEVERITIES] = {N_("Severity by likelihood"), "severity", "likelihood"},
};

const char *matrix_view_title(enum matrix_view view)
{
    return message_text(views[view].title);
}

/* --- Sides ------------------------------------------------------------------------------------------------------------ */

size_t matrix_axis_find(const struct matrix_axis *axis, const char *code)
{
    size_t at = 0;
    while (at < axis->count && strcmp(axis->codes[at], code) != 0)
        at++;
    return at;
}

static char *code_label(const struct field *field, const char *code)
{
    if (code[0] == '\0')
        /* TRANSLATORS: the row or column of a matrix for hot spots without a figure, or without a sector */
        return string_copy(field->kind == FIELD_INTEGER ? _("not assessed") : _("(not filled in)"));
    if (field->kind == FIELD_COUNTRY)
        return string_copy(country_name(code, message_language()));
    if (field->vocabulary != NULL)
        return string_copy(vocabulary_word(field->vocabulary, code, message_language()));
    return string_copy(code);
}

static void axis_add(struct matrix_axis *axis, const char *code)
{
    if (matrix_axis_find(axis, code) < axis->count)
        return;
    axis->codes = memory_resize(axis->codes, axis->count + 1, sizeof *axis->codes);
    axis->labels = memory_resize(axis->labels, axis->count + 1, sizeof *axis->labels);
    axis->codes[axis->count] = string_copy(code);
    axis->labels[axis->count++] = code_label(axis->field, code);
}

static void axis_done(struct matrix_axis *axis)
{
    for (size_t i = 0; i < axis->count; i++) {
        free(axis->codes[i]);
        free(axis->labels[i]);
    }
    free(axis->codes);
    free(axis->labels);
    *axis = (struct matrix_axis){0};
}

static void axis_swap(struct matrix_axis *axis, size_t left, size_t right)
{
    char *code = axis->codes[left], *label = axis->labels[left];
    axis->codes[left] = axis->codes[right];
    axis->labels[left] = axis->labels[right];
    axis->codes[right] = code;
    axis->labels[right] = label;
}

/* By label as the language sorts, what is not filled in last. There are never more than some hundred. */
static void axis_sort(struct matrix_axis *axis)
{
    struct collator *collator = collator_new();
    for (size_t i = 1; i < axis->count; i++)
        for (size_t at = i; at > 0; at--) {
            bool before = axis->codes[at - 1][0] != '\0'
                && (axis->codes[at][0] == '\0' || collate_compare(collator, message_language(), axis->labels[at - 1], axis->labels[at]) <= 0);
            if (before)
                break;
            axis_swap(axis, at - 1, at);
        }
    collator_free(collator);
}

/* The values a side has whatever is counted: all of a short vocabulary, all figures. Severity goes from the gravest down. */
static void axis_fill(struct matrix_axis *axis, bool downwards)
{
    const struct field *field = axis->field;
    if (field->kind == FIELD_CHOICE)
        for (size_t i = 0; i < field->vocabulary->count; i++)
            axis_add(axis, field->vocabulary->terms[i].code);
    if (field->kind != FIELD_INTEGER)
        return;
    for (int figure = RATING_LOWEST; figure <= RATING_HIGHEST; figure++) {
        char code[2] = {(char)('0' + (downwards ? RATING_LOWEST + RATING_HIGHEST - figure : figure)), '\0'};
        axis_add(axis, code);
    }
    axis_add(axis, "");
}

/* The values that occur. */
static void axis_collect(struct matrix_axis *axis, const struct cross *cross, size_t index)
{
    for (size_t i = 0; i < cross->count; i++) {
        char *code = field_print(axis->field, &cross->rows[i].values[index]);
        axis_add(axis, code);
        free(code);
    }
}

/* --- Cells ------------------------------------------------------------------------------------------------------------ */

static void cell_add(struct matrix_cell *cell, const struct cross_row *row)
{
    const char *code = value_text(&row->values[CROSS_BAND]);
    const struct term *term = vocabulary_term(&vocabulary_band, code);
    size_t order = vocabulary_order(&vocabulary_band, code);
    cell->count += row->count;
    if (row->values[CROSS_STALE].number != 0)
        cell->stale += row->count;
    if (term != NULL && (cell->band == NULL || order > vocabulary_order(&vocabulary_band, cell->band)))
        cell->band = term->code;
}

static size_t place_of(const struct matrix_axis *axis, const struct value *value)
{
    char *code = field_print(axis->field, value);
    size_t at = matrix_axis_find(axis, code);
    free(code);
    return at;
}

static void cells_fill(struct matrix *matrix, const struct cross *cross)
{
    matrix->cells = memory_new_array(matrix->rows.count * matrix->columns.count + 1, sizeof *matrix->cells);
    for (size_t i = 0; i < cross->count; i++) {
        const struct cross_row *row = &cross->rows[i];
        size_t at = place_of(&matrix->rows, &row->values[CROSS_ROW]) * matrix->columns.count + place_of(&matrix->columns, &row->values[CROSS_COLUMN]);
        cell_add(&matrix->cells[at], row);
        matrix->total += row->count;
    }
}

/* --- The whole -------------------------------------------------------------------------------------------------------- */

void matrix_done(struct matrix *matrix)
{
    axis_done(&matrix->rows);
    axis_done(&matrix->columns);
    free(matrix->cells);
    *matrix = (struct matrix){0};
}

void matrix_forget_cells(struct matrix *matrix)
{
    free(matrix->cells);
    matrix->cells = NULL;
}

bool matrix_read(struct matrix *matrix, struct store *store, const struct viewer *viewer, const struct list_request *request, enum matrix_view view,
                 struct error *error)
{
    const struct field *fields[CROSS_FIELDS] = {
        [CROSS_ROW] = type_field(request->type, views[view].row),
        [CROSS_COLUMN] = type_field(request->type, views[view].column),
        [CROSS_BAND] = type_field(request->type, "band"),
        [CROSS_STALE] = type_field(request->type, "stale"),
    };
    struct cross cross;
    if (!store_cross(store, viewer, request, fields, CROSS_FIELDS, &cross, error))
        return false;
    matrix->rows.field = fields[CROSS_ROW];
    matrix->columns.field = fields[CROSS_COLUMN];
    if (view == MATRIX_SEVERITIES)
        axis_fill(&matrix->rows, true);
    axis_fill(&matrix->columns, false);
    axis_collect(&matrix->rows, &cross, CROSS_ROW);
    axis_collect(&matrix->columns, &cross, CROSS_COLUMN);
    if (view != MATRIX_SEVERITIES)
        axis_sort(&matrix->rows);
    cells_fill(matrix, &cross);
    cross_done(&cross);
    return true;
}

const struct matrix_cell *matrix_cell(const struct matrix *matrix, size_t row, size_t column)
{
    return &matrix->cells[row * matrix->columns.count + column];
}

static char *query_narrowed(const char *query, const struct matrix_axis *axis, size_t at)
{
    const char *code = axis->codes[at];
    return query_with_field(query, &type_hotspot, axis->field, code[0] != '\0' ? code : "\"\"");
}

char *matrix_row_query(const struct matrix *matrix, const char *query, size_t row)
{
    return query_narrowed(query, &matrix->rows, row);
}

char *matrix_cell_query(const struct matrix *matrix, const char *query, size_t row, size_t column)
{
    char *half = matrix_row_query(matrix, query, row);
    char *whole = query_narrowed(half, &matrix->columns, column);
    free(half);
    return whole;
}
