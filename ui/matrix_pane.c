/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/matrix_pane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/band.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/need.h"
#include "ui/screen.h"
#include "ui/wrapped.h"

enum {
    MATRIX_HEAD = 2,   /* rows above the cells: what is shown, the columns' headings */
    MATRIX_FOOT = 2,   /* rows below: the cell of the cursor in words, what the letters mean */
    MATRIX_MARGIN = 2,
    FOOT_GAP = 2,
    FOOT_LEAST = 12, /* for what is cut there */
    MATRIX_LABEL = 14, /* columns of a row's heading */
    MATRIX_LABEL_LEAST = 11, /* where counts need the room */
    MATRIX_LABEL_WIDE = 26,
    MATRIX_WIDE = 110, /* from so many columns on headings take more */
    CELL_NARROWEST = 4, /* the cursor's mark, a letter, a count of a digit, and a blank where the next cell begins with its mark */
    CELL_BESIDE = 3,    /* what of that is no count */
    CELL_WIDEST = 14,
    HEADING_MARKED = 8 /* columns from which a heading that is cut says so */
};

struct matrix_pane {
    struct pane pane;
    enum matrix_view view;
    char *query_text;
    struct query query;
    const struct field *within;
    struct value within_value;
    struct matrix matrix;
    int *needed; /* the narrowest that each column may be */
    int label, cell; /* columns of a row's heading, and of a cell that needs no more */
    bool unread;
    size_t row, column; /* of the cursor */
    size_t top, left;   /* the first ones shown */
    size_t told_row, told_column; /* the cell the foot tells of, once keys have paused */
};

static const struct pane_class matrix_class;

static struct matrix_pane *matrix_of(const struct pane *pane)
{
    return (struct matrix_pane *)pane;
}

bool matrix_pane_is(const struct pane *pane)
{
    return pane->class == &matrix_class;
}

static bool is_empty(const struct matrix_pane *shown)
{
    return shown->matrix.total == 0;
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

/* The first cell with hot spots in it. */
static void cursor_begin(struct matrix_pane *shown)
{
    const struct matrix *matrix = &shown->matrix;
    size_t at = 0;
    while (matrix->total > 0 && matrix->cells[at].count == 0)
        at++;
    shown->row = matrix->total > 0 ? at / matrix->columns.count : 0;
    shown->column = matrix->total > 0 ? at % matrix->columns.count : 0;
}

/* The cursor stays with the row and column it was on, by their codes. */
static void cursor_restore(struct matrix_pane *shown, const struct matrix *former)
{
    const struct matrix *matrix = &shown->matrix;
    size_t row = matrix_axis_find(&matrix->rows, former->rows.codes[shown->row]);
    size_t column = matrix_axis_find(&matrix->columns, former->columns.codes[shown->column]);
    shown->row = row < matrix->rows.count ? row : 0;
    shown->column = column < matrix->columns.count ? column : 0;
}

static int digits(int64_t count)
{
    int width = 1;
    for (; count >= 10; count /= 10)
        width++;
    return width;
}

/* A count never touches the next cell. */
static void needed_find(struct matrix_pane *shown)
{
    const struct matrix *matrix = &shown->matrix;
    free(shown->needed);
    shown->needed = memory_new_array(matrix->columns.count + 1, sizeof *shown->needed);
    for (size_t column = 0; column < matrix->columns.count; column++) {
        shown->needed[column] = CELL_NARROWEST;
        for (size_t row = 0; row < matrix->rows.count; row++) {
            int width = digits(matrix_cell(matrix, row, column)->count) + CELL_BESIDE;
            shown->needed[column] = width > shown->needed[column] ? width : shown->needed[column];
        }
    }
}

static void matrix_reload(struct matrix_pane *shown)
{
    struct screen *screen = shown->pane.screen;
    struct error error = {0};
    struct matrix former = shown->matrix;
    const struct list_request request = {
        .type = &type_hotspot,
        .query = query_is_empty(&shown->query) ? NULL : &shown->query,
        .language = message_language(),
        .within = shown->within,
        .value = shown->within != NULL ? &shown->within_value : NULL,
    };
    shown->unread = false;
    shown->matrix = (struct matrix){0};
    if (!matrix_read(&shown->matrix, screen->store, &screen->viewer, &request, shown->view, &error))
        screen_say_error(screen, &error);
    if (former.total > 0 && former.rows.field == shown->matrix.rows.field)
        cursor_restore(shown, &former);
    else
        cursor_begin(shown);
    shown->told_row = shown->row;
    shown->told_column = shown->column;
    needed_find(shown);
    matrix_done(&former);
}

static void matrix_refresh(struct pane *pane)
{
    matrix_of(pane)->unread = true;
    pane->screen->stale = true;
}

/* The sides stay, for the cursor to be found on. */
static void matrix_rest(struct pane *pane)
{
    matrix_forget_cells(&matrix_of(pane)->matrix);
    matrix_of(pane)->unread = true;
}

/* Has the cells there that a key typed ahead of the drawing acts on. */
static void matrix_be_read(struct matrix_pane *shown)
{
    if (shown->unread)
        matrix_reload(shown);
}

/* --- Room ------------------------------------------------------------------------------------------------------------- */

static int column_width(const struct matrix_pane *shown, size_t column)
{
    return shown->needed[column] > shown->cell ? shown->needed[column] : shown->cell;
}

static int room_for_cells(const struct matrix_pane *shown, int label)
{
    return shown->pane.area.columns - MATRIX_MARGIN - label;
}

/* What all columns take together where a cell that needs no more has so many. */
static int columns_width(const struct matrix_pane *shown, int cell)
{
    int width = 0;
    for (size_t i = 0; i < shown->matrix.columns.count; i++)
        width += shown->needed[i] > cell ? shown->needed[i] : cell;
    return width;
}

/* Where both sides have few values nothing of what they are called is cut; where counts lack a few columns for all to be seen, headings give them. */
static int label_width(const struct matrix_pane *shown)
{
    if (shown->pane.area.columns >= MATRIX_WIDE)
        return MATRIX_LABEL_WIDE;
    if (!matrix_pane_is_grid(&shown->pane) || is_empty(shown)) {
        int lack = columns_width(shown, CELL_NARROWEST) - room_for_cells(shown, MATRIX_LABEL);
        return lack > 0 && lack <= MATRIX_LABEL - MATRIX_LABEL_LEAST ? MATRIX_LABEL - lack : MATRIX_LABEL;
    }
    char *corner = field_label(shown->matrix.rows.field);
    int width = text_width(corner) + 1;
    free(corner);
    return width > MATRIX_LABEL ? width : MATRIX_LABEL;
}

/* Cells are as wide as they can be for all to be seen, within reason. */
static void room_share(struct matrix_pane *shown)
{
    shown->label = label_width(shown);
    shown->cell = CELL_WIDEST;
    while (shown->cell > CELL_NARROWEST && columns_width(shown, shown->cell) > room_for_cells(shown, shown->label))
        shown->cell--;
}

static size_t rows_in_sight(const struct matrix_pane *shown)
{
    int rows = shown->pane.area.rows - MATRIX_HEAD - MATRIX_FOOT;
    return rows > 1 ? (size_t)rows : 1;
}

/* How many columns have room from one on. */
static size_t columns_from(const struct matrix_pane *shown, size_t left)
{
    int room = room_for_cells(shown, shown->label);
    size_t column = left;
    while (column < shown->matrix.columns.count && (room -= column_width(shown, column)) >= 0)
        column++;
    return column > left ? column - left : 1;
}

static size_t columns_in_sight(const struct matrix_pane *shown)
{
    return columns_from(shown, shown->left);
}

/* Moves what is shown so that the cursor is in sight: by a line downwards, sideways by half of what is seen, which costs no more than a column would. */
static void keep_in_sight(struct matrix_pane *shown)
{
    size_t rows = rows_in_sight(shown), columns = columns_in_sight(shown), all = shown->matrix.columns.count;
    if (shown->row < shown->top)
        shown->top = shown->row;
    if (shown->row >= shown->top + rows)
        shown->top = shown->row - rows + 1;
    if (shown->top + rows > shown->matrix.rows.count)
        shown->top = shown->matrix.rows.count > rows ? shown->matrix.rows.count - rows : 0;
    if (shown->column < shown->left)
        shown->left = shown->column > columns / 2 ? shown->column - columns / 2 : 0;
    else if (shown->column >= shown->left + columns)
        shown->left = shown->column - columns / 2;
    while (shown->column >= shown->left + columns_in_sight(shown))
        shown->left++;
    while (shown->left > 0 && shown->left - 1 + columns_from(shown, shown->left - 1) >= all)
        shown->left--;
}

static void matrix_prepare(struct pane *pane, struct area area)
{
    struct matrix_pane *shown = matrix_of(pane);
    pane->area = area;
    matrix_be_read(shown);
    room_share(shown);
    keep_in_sight(shown);
}

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

static size_t moved(size_t at, long by, size_t count)
{
    if (by < 0 && at < (size_t)-by)
        return 0;
    size_t to = at + (size_t)by;
    return to < count ? to : count - 1;
}

bool matrix_pane_turn(struct pane *pane)
{
    struct matrix_pane *shown = matrix_of(pane);
    if (shown->view == MATRIX_SEVERITIES)
        return false;
    shown->view = shown->view == MATRIX_COUNTRIES ? MATRIX_SECTORS : MATRIX_COUNTRIES;
    shown->top = 0;
    matrix_refresh(pane);
    return true;
}

static bool matrix_move(struct pane *pane, enum movement movement)
{
    struct matrix_pane *shown = matrix_of(pane);
    matrix_be_read(shown);
    size_t rows = shown->matrix.rows.count, columns = shown->matrix.columns.count;
    long page = (long)rows_in_sight(shown);
    if (movement == MOVE_NEXT_SECTION || movement == MOVE_PREVIOUS_SECTION)
        return matrix_pane_turn(pane);
    if (is_empty(shown))
        return true;
    switch (movement) {
    case MOVE_UP:
        shown->row = moved(shown->row, -1, rows);
        break;
    case MOVE_DOWN:
        shown->row = moved(shown->row, 1, rows);
        break;
    case MOVE_PAGE_UP:
        shown->row = moved(shown->row, -page, rows);
        break;
    case MOVE_PAGE_DOWN:
        shown->row = moved(shown->row, page, rows);
        break;
    case MOVE_FIRST:
        shown->row = 0;
        break;
    case MOVE_LAST:
        shown->row = rows - 1;
        break;
    case MOVE_LEFT:
        shown->column = moved(shown->column, -1, columns);
        break;
    case MOVE_RIGHT:
        shown->column = moved(shown->column, 1, columns);
        break;
    case MOVE_NEXT_SECTION:
    case MOVE_PREVIOUS_SECTION:
        break;
    }
    return true;
}

/* --- What the cursor is on -------------------------------------------------------------------------------------------- */

static bool matrix_target(struct pane *pane, struct target *target)
{
    struct matrix_pane *shown = matrix_of(pane);
    matrix_be_read(shown);
    if (is_empty(shown) || matrix_cell(&shown->matrix, shown->row, shown->column)->count == 0)
        return false;
    target->type = &type_hotspot;
    target->query = matrix_cell_query(&shown->matrix, shown->query_text, shown->row, shown->column);
    target->within = shown->within;
    if (shown->within != NULL)
        value_copy(&target->value, &shown->within_value);
    target->sort = type_field(&type_hotspot, "severity");
    target->descending = true;
    return true;
}

bool matrix_pane_is_grid(const struct pane *pane)
{
    return matrix_of(pane)->view == MATRIX_SEVERITIES;
}

const char *matrix_pane_query(const struct pane *pane)
{
    return matrix_of(pane)->query_text;
}

const char *matrix_pane_country(struct pane *pane)
{
    struct matrix_pane *shown = matrix_of(pane);
    matrix_be_read(shown);
    if (shown->within != NULL && shown->within->kind == FIELD_COUNTRY)
        return value_text(&shown->within_value);
    return shown->matrix.rows.field != NULL && shown->matrix.rows.field->kind == FIELD_COUNTRY && !is_empty(shown) ? shown->matrix.rows.codes[shown->row] : "";
}

char *matrix_pane_row_query(struct pane *pane)
{
    struct matrix_pane *shown = matrix_of(pane);
    matrix_be_read(shown);
    return is_empty(shown) ? string_copy(shown->query_text) : matrix_row_query(&shown->matrix, shown->query_text, shown->row);
}

/* Of a row that is a country, its record. */
static bool matrix_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const char *code = matrix_pane_country(pane);
    *type = &type_country;
    *id = code[0] != '\0' ? country_record_id(code) : 0;
    return *id != 0;
}

static bool matrix_meets(const struct pane *pane, unsigned need)
{
    return need != NEEDS_NO_GRID || !matrix_pane_is_grid(pane);
}

static const char *matrix_topic(const struct pane *pane)
{
    return matrix_pane_is_grid(pane) ? matrix_view_title(MATRIX_SEVERITIES) : NULL;
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static char *matrix_heading(const struct matrix_pane *shown)
{
    const char *title = matrix_view_title(shown->view);
    if (shown->within == NULL)
        return string_copy(title);
    char *parent = field_show(shown->within, &shown->within_value, message_language());
    char *heading = string_format("%s: %s", title, parent);
    free(parent);
    return heading;
}

/* What is shown and asked at the left, how many hot spots that are at the right. */
static void draw_head(const struct matrix_pane *shown, struct area area)
{
    char *heading = matrix_heading(shown);
    char *total = string_format(message_plural("%lld hot spot", "%lld hot spots", (unsigned long)shown->matrix.total), (long long)shown->matrix.total);
    int width = text_width(total);
    struct area left = {area.row, area.column, 1, area.columns - width - 1};
    int column = MATRIX_MARGIN + draw_text(left, 0, MATRIX_MARGIN, heading, STYLE_STRONG);
    if (shown->query_text[0] != '\0') {
        column += 2 + draw_text(left, 0, column + 2, "/", STYLE_QUIET);
        draw_cell(left, 0, column, left.columns - column, shown->query_text, STYLE_NORMAL, ALIGN_LEFT);
    }
    draw_text(area, 0, area.columns - width, total, STYLE_NORMAL);
    free(total);
    free(heading);
}

static int cell_column(const struct matrix_pane *shown, size_t column)
{
    int at = MATRIX_MARGIN + shown->label;
    for (size_t i = shown->left; i < column; i++)
        at += column_width(shown, i);
    return at;
}

/* Appends a column's heading, the beginning of its value's name where there is no room for all (the foot has it whole). Returns the columns used. */
static int heading_add(struct text *line, const char *label, int width)
{
    int used;
    size_t bytes = text_fit(label, width, &used);
    bool marked = label[bytes] != '\0' && width >= HEADING_MARKED;
    if (marked)
        bytes = text_fit(label, width - 1, &used);
    text_add_bytes(line, label, bytes);
    text_add(line, marked ? draw_ellipsis() : "");
    return used + marked;
}

/* What is not assessed has a sign where there is no room for its name; behind the last one there may be more room. */
static int column_heading_add(const struct matrix_pane *shown, struct text *line, size_t column, int room)
{
    const struct matrix_axis *axis = &shown->matrix.columns;
    int width = column + 1 < axis->count ? shown->cell - 1 : room;
    bool signed_only = axis->codes[column][0] == '\0' && text_width(axis->labels[column]) > width;
    return heading_add(line, signed_only ? band_letter("not-assessed") : axis->labels[column], width);
}

/* In one run: every change of place or style costs bytes on the line. */
static void draw_headings(const struct matrix_pane *shown, struct area area)
{
    const struct matrix_axis *axis = &shown->matrix.columns;
    struct text line = {0};
    char *corner = field_label(shown->matrix.rows.field);
    draw_cell(area, 1, MATRIX_MARGIN, shown->label - 1, corner, STYLE_QUIET, ALIGN_LEFT);
    free(corner);
    int at = 0;
    for (size_t i = shown->left; i < axis->count && i < shown->left + columns_in_sight(shown); i++) {
        int wanted = 1 + cell_column(shown, i) - cell_column(shown, shown->left);
        for (; at < wanted; at++)
            text_add(&line, " ");
        at += column_heading_add(shown, &line, i, area.columns - cell_column(shown, shown->left) - at);
    }
    draw_text(area, 1, cell_column(shown, shown->left), text_string(&line), STYLE_QUIET);
    text_done(&line);
}

static void draw_matrix_cell(const struct matrix_pane *shown, struct area area, int at, const struct matrix_cell *cell)
{
    char count[24];
    if (cell->count == 0) {
        if (shown->view == MATRIX_SEVERITIES)
            draw_text(area, at, 1, ".", STYLE_NORMAL);
        return;
    }
    snprintf(count, sizeof count, "%lld", (long long)cell->count);
    draw_text(area, at, 1, band_letter(cell->band), draw_tone_style(band_tone(cell->band)));
    if (cell->stale > 0)
        draw_text(area, at, 0, band_stale_mark, STYLE_NORMAL);
    draw_text(area, at, 2, count, STYLE_NORMAL);
}

static void draw_row(const struct matrix_pane *shown, struct area area, int at, size_t row)
{
    draw_cell(area, at, MATRIX_MARGIN, shown->label - 1, shown->matrix.rows.labels[row], STYLE_NORMAL, ALIGN_LEFT);
    for (size_t i = shown->left; i < shown->matrix.columns.count && i < shown->left + columns_in_sight(shown); i++) {
        struct area cell = {area.row, area.column + cell_column(shown, i), area.rows, column_width(shown, i)};
        draw_matrix_cell(shown, cell, at, matrix_cell(&shown->matrix, row, i));
        if (row == shown->row && i == shown->column)
            draw_text(cell, at, 0, ">", STYLE_NORMAL);
    }
}

/* The band is put into a format for it. The caller frees it. */
static char *cell_write(const struct matrix_cell *cell, const char *format, const char *band)
{
    struct text text = {0};
    text_add_format(&text, message_plural("%lld hot spot", "%lld hot spots", (unsigned long)cell->count), (long long)cell->count);
    text_add_format(&text, format, band);
    if (cell->stale > 0)
        text_add_format(&text, message_plural(", %lld stale", ", %lld stale", (unsigned long)cell->stale), (long long)cell->stale);
    return text_take(&text);
}

/* "3 hot spots, the worst very high, 1 stale"; where that takes more columns than there are, "3 hot spots, V, 1 stale". The caller frees it. */
static char *cell_in_words(const struct matrix_cell *cell, int columns)
{
    if (cell->count == 0)
        return string_copy(_("no hot spots"));
    const char *band = vocabulary_word(&vocabulary_band, cell->band, message_language());
    /* TRANSLATORS: after "3 hot spots"; a band such as "very high" */
    char *words = cell_write(cell, cell->count > 1 && strcmp(cell->band, "not-assessed") != 0 ? _(", the worst %s") : ", %s", band);
    if (text_width(words) <= columns)
        return words;
    free(words);
    return cell_write(cell, ", %s", band_letter(cell->band));
}

static int longest_label(const struct matrix_axis *axis)
{
    int longest = 0;
    for (size_t i = 0; i < axis->count; i++)
        longest = text_width(axis->labels[i]) > longest ? text_width(axis->labels[i]) : longest;
    return longest;
}

/* What the cursor's cell is about and what is in it, each at its own place, so that a move from cell to cell changes little of it. The row's label stands in its row as well and has
 * what room is left. */
static void draw_cell_told(const struct matrix_pane *shown, struct area area, int at)
{
    const struct matrix *matrix = &shown->matrix;
    int column = MATRIX_MARGIN + longest_label(&matrix->columns) + FOOT_GAP;
    char *words = cell_in_words(matrix_cell(matrix, shown->told_row, shown->told_column), area.columns - column);
    const char *row = matrix->rows.labels[shown->told_row];
    int end = column + text_width(words) + FOOT_GAP, left = area.columns - end;
    draw_cell(area, at, MATRIX_MARGIN, column - MATRIX_MARGIN - FOOT_GAP, matrix->columns.labels[shown->told_column], STYLE_NORMAL, ALIGN_LEFT);
    draw_cell(area, at, column, area.columns - column, words, STYLE_NORMAL, ALIGN_LEFT);
    if (left >= FOOT_LEAST || left >= text_width(row))
        draw_cell(area, at, end, left, row, STYLE_NORMAL, ALIGN_RIGHT);
    free(words);
}

/* "Severity 5, likelihood 4: 3 hot spots, very high", in as many rows as it takes, the last of them at `last`. */
static void draw_figures_told(const struct matrix_pane *shown, struct area area, int last)
{
    const struct matrix *matrix = &shown->matrix;
    char *words = cell_in_words(matrix_cell(matrix, shown->told_row, shown->told_column), area.columns);
    /* TRANSLATORS: a severity, a likelihood, and "3 hot spots, the worst very high" */
    char *told = string_format(_("Severity %s, likelihood %s: %s"), matrix->rows.labels[shown->told_row], matrix->columns.labels[shown->told_column], words);
    struct wrapped lines = wrapped_text(told, area.columns - MATRIX_MARGIN);
    draw_wrapped(area, last + 1 - (int)lines.count, MATRIX_MARGIN, area.columns - MATRIX_MARGIN, (int)lines.count, told, STYLE_NORMAL);
    wrapped_done(&lines);
    free(told);
    free(words);
}

/* What is too long stands closer together, and at the margin. */
static void draw_legend(char *legend, struct area area, int at)
{
    if (MATRIX_MARGIN + text_width(legend) > area.columns)
        for (char *blanks = legend; (blanks = strstr(blanks, "  ")) != NULL;)
            memmove(blanks, blanks + 1, strlen(blanks));
    int column = area.columns - text_width(legend);
    column = column > MATRIX_MARGIN ? MATRIX_MARGIN : column > 0 ? column : 0;
    draw_cell(area, at, column, area.columns - column, legend, STYLE_QUIET, ALIGN_LEFT);
}

static void draw_foot(const struct matrix_pane *shown, struct area area)
{
    char *bands = band_legend();
    /* TRANSLATORS: what each letter in the matrix means, and what the mark before a letter does: the sources of a hot spot are stale */
    char *legend = string_format(_("%s  %s stale"), bands, band_stale_mark);
    if (shown->view == MATRIX_SEVERITIES)
        draw_figures_told(shown, area, area.rows - 2);
    else
        draw_cell_told(shown, area, area.rows - 2);
    draw_legend(legend, area, area.rows - 1);
    free(legend);
    free(bands);
}

static void matrix_draw(struct pane *pane, struct area area)
{
    const struct matrix_pane *shown = matrix_of(pane);
    draw_head(shown, area);
    if (is_empty(shown)) {
        draw_text(area, MATRIX_HEAD + 1, MATRIX_MARGIN, _("There are no hot spots here."), STYLE_QUIET);
        return;
    }
    draw_headings(shown, area);
    for (size_t i = 0; i < rows_in_sight(shown) && shown->top + i < shown->matrix.rows.count; i++)
        draw_row(shown, area, MATRIX_HEAD + (int)i, shown->top + i);
    draw_foot(shown, area);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

/* Keys have paused: the foot tells of the cursor's cell. */
static void matrix_settle(struct pane *pane)
{
    struct matrix_pane *shown = matrix_of(pane);
    shown->told_row = shown->row;
    shown->told_column = shown->column;
    pane->screen->stale = true;
}

static const char *matrix_hint(const struct pane *pane)
{
    switch (matrix_of(pane)->view) {
    case MATRIX_COUNTRIES:
        return _("Enter open   arrows move   v sectors   d grid   Esc back   ? help");
    case MATRIX_SECTORS:
        return _("Enter open   arrows move   v countries   d grid   Esc back   ? help");
    case MATRIX_SEVERITIES:
    case MATRIX_VIEWS:
        return _("Enter open   arrows move   Esc back   ? help");
    }
    return "";
}

static char *matrix_title(struct pane *pane)
{
    return matrix_heading(matrix_of(pane));
}

static void matrix_free(struct pane *pane)
{
    struct matrix_pane *shown = matrix_of(pane);
    matrix_done(&shown->matrix);
    query_done(&shown->query);
    value_clear(&shown->within_value);
    free(shown->query_text);
    free(shown->needed);
    free(shown);
}

static const struct pane_class matrix_class = {
    .place = PLACE_MATRIX,
    .draw = matrix_draw,
    .prepare = matrix_prepare,
    .move = matrix_move,
    .target = matrix_target,
    .selected = matrix_selected,
    .meets = matrix_meets,
    .topic = matrix_topic,
    .refresh = matrix_refresh,
    .rest = matrix_rest,
    .settle = matrix_settle,
    .title = matrix_title,
    .hint = matrix_hint,
    .free = matrix_free,
};

struct pane *matrix_pane_new(struct screen *screen, enum matrix_view view, const char *query, const struct field *within, const struct value *value,
                             struct error *error)
{
    struct query asked;
    if (!query_parse(&asked, &type_hotspot, query, false, error))
        return NULL;
    struct matrix_pane *shown = memory_new(sizeof *shown);
    shown->pane.class = &matrix_class;
    shown->pane.screen = screen;
    shown->view = view;
    shown->query_text = string_copy(query);
    shown->query = asked;
    shown->within = within;
    if (within != NULL)
        value_copy(&shown->within_value, value);
    shown->unread = true;
    return &shown->pane;
}
