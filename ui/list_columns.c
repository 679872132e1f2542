/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_columns.h"

#include <stdlib.h>

#include "src/band.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/screen.h"

enum { LIST_MARGIN = 2, LIST_GAP = 2, LIST_FIRST_LEAST = 20, LIST_NAME_LEAST = 36, LIST_HEAD_MORE = 5 };

/* Columns a kind likes where its field says nothing. */
static int kind_width(enum field_kind kind)
{
    static const int widths[FIELD_KIND_COUNT] = {
        [FIELD_TEXT] = 20,     [FIELD_LONG_TEXT] = 40, [FIELD_INTEGER] = 6,   [FIELD_MONEY] = 12,  [FIELD_DATE] = 13,
        [FIELD_BOOLEAN] = 4,   [FIELD_CHOICE] = 16,    [FIELD_SET] = 24,      [FIELD_REFERENCE] = 24, [FIELD_COUNTRY] = 14,
        [FIELD_COUNTRIES] = 24, [FIELD_URL] = 24,      [FIELD_EMAIL] = 24,    [FIELD_PHONE] = 18,
    };
    return widths[kind];
}

static bool kind_aligns_right(enum field_kind kind)
{
    return kind == FIELD_INTEGER || kind == FIELD_MONEY;
}

/* Of a pair the label is the field's without its language, since the cell shows whichever there is. */
static char *column_label(const struct field *field)
{
    return field->pair != NULL ? string_copy(message_text(field->label)) : field_label(field);
}

/* A name is what a row is known by: it has two fifths of the width before any other column. */
static int first_width(const struct field *field, int wanted, int width)
{
    int share = width * 2 / 5;
    if (field->kind == FIELD_TEXT)
        return share < LIST_NAME_LEAST ? share : LIST_NAME_LEAST;
    return wanted < LIST_FIRST_LEAST ? wanted : LIST_FIRST_LEAST;
}

/* What the field or its kind would like; a head that is a little longer, as in some language, is still read whole. */
static int column_width(const struct field *field, const char *label, bool first, int width)
{
    int wanted = field->width > 0 ? field->width : kind_width(field->kind), head = text_width(label);
    if (first)
        return first_width(field, wanted, width);
    return head > wanted && head <= wanted + LIST_HEAD_MORE ? head : wanted;
}

/* What remains after the columns that fit goes to the first until its longest sensible width, then to the other texts in turn. */
static void widths_share(struct list_column *columns, size_t count, int left)
{
    static const int longest[] = {44, 64, 96};
    for (size_t round = 0; round < sizeof longest / sizeof longest[0]; round++)
        for (size_t i = 0; i < count && left > 0; i++) {
            bool grows = i == 0 || (columns[i].align == ALIGN_LEFT && round > 0 && columns[i].width >= 14);
            int more = grows ? longest[round] - columns[i].width : 0;
            if (more > left)
                more = left;
            if (more > 0) {
                columns[i].width += more;
                left -= more;
            }
        }
}

/* Whether no row says anything in a field; of a pair in either language. */
static bool column_is_empty(const struct field *field, const struct row_list *rows)
{
    for (size_t i = 0; rows != NULL && i < rows->count; i++) {
        char *text = record_show(&rows->rows[i].record, field, message_language(), NULL);
        bool empty = text[0] == '\0';
        free(text);
        if (!empty)
            return false;
    }
    return rows != NULL && rows->count > 0;
}

/* Has columns begin at stops of the terminal's tabs, as far as the columns before them have room to give. */
static void columns_snap(struct list_column *columns, const int *wanted, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        int back = columns[i].column % DRAW_TAB_STOP;
        if (columns[i].align != ALIGN_LEFT || columns[i - 1].width - back < wanted[i - 1])
            continue;
        columns[i].column -= back;
        columns[i].width += back;
        columns[i - 1].width -= back;
    }
}

size_t list_columns_lay_out(const struct record_type *type, const struct field *within, const struct row_list *rows, int width,
                            struct list_column columns[LIST_COLUMNS])
{
    size_t count = 0;
    int left = width - LIST_MARGIN, all_wanted[LIST_COLUMNS];
    for (size_t i = 0; i < LIST_COLUMNS; i++) {
        free(columns[i].label);
        columns[i] = (struct list_column){0};
    }
    for (int place = 1; place <= LIST_COLUMNS; place++) {
        const struct field *field = type_field_listed(type, place);
        if (field == NULL)
            break;
        if (field == within || column_is_empty(field, rows))
            continue;
        char *label = column_label(field);
        int wanted = column_width(field, label, count == 0, width), needed = wanted + (count > 0 ? LIST_GAP : 0);
        if (needed > left && count > 0) {
            free(label);
            break;
        }
        left -= needed;
        columns[count].field = field;
        columns[count].width = wanted;
        columns[count].align = kind_aligns_right(field->kind) ? ALIGN_RIGHT : ALIGN_LEFT;
        columns[count].label = label;
        all_wanted[count] = wanted;
        count++;
    }
    widths_share(columns, count, left);
    int at = LIST_MARGIN;
    for (size_t i = 0; i < count; i++) {
        columns[i].column = at;
        at += columns[i].width + LIST_GAP;
    }
    columns_snap(columns, all_wanted, count);
    return count;
}

void list_columns_done(struct list_column columns[LIST_COLUMNS], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(columns[i].label);
        columns[i] = (struct list_column){0};
    }
}

char *list_column_text(struct screen *screen, const struct list_column *column, const struct record *record)
{
    const struct field *field = column->field;
    if (field->as_of_today != NULL)
        field = type_field(record->type, field->as_of_today);
    enum language other = message_language();
    char *shown = store_show(screen->store, &screen->viewer, record, field, message_language(), &other);
    if (shown == NULL)
        shown = string_copy("");
    if (other == message_language() || shown[0] == '\0')
        return shown;
    char *marked = string_format("%s [%s]", shown, language_code(other));
    free(shown);
    return marked;
}

static bool column_is_band(const struct list_column *column)
{
    return column->field->vocabulary == &vocabulary_band;
}

static bool record_is_stale(const struct record *record)
{
    const struct field *stale = type_field(record->type, "stale");
    return stale != NULL && record_field(record, stale)->number != 0;
}

void list_columns_draw(struct area area, int at, const struct list_column *columns, size_t count, char *const *cells, const struct record *record)
{
    for (size_t i = 0; i < count; i++) {
        bool band = column_is_band(&columns[i]);
        enum style style = band ? draw_tone_style(band_tone(value_text(record_field(record, columns[i].field)))) : STYLE_NORMAL;
        if (cells[i] != NULL)
            draw_cell(area, at, columns[i].column, columns[i].width, cells[i], style, columns[i].align);
        if (band && record_is_stale(record))
            draw_text(area, at, columns[i].column - 1, band_stale_mark, STYLE_NORMAL);
    }
}
