/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record_rows.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/scope.h"
#include "src/text.h"
#include "ui/opening.h"
#include "ui/screen.h"
#include "ui/wrapped.h"

enum {
    LABEL_WIDEST = 20,
    VALUE_WIDEST = 80, /* longer lines are hard to read */
    VALUE_NARROWEST = 24,
    LONG_TEXT_INDENT = 4
};

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

static struct record_row *row_add(struct record_rows *rows, enum record_row_kind kind)
{
    rows->rows = memory_resize(rows->rows, rows->count + 1, sizeof *rows->rows);
    struct record_row *row = &rows->rows[rows->count++];
    *row = (struct record_row){.kind = kind, .column = RECORD_MARGIN};
    return row;
}

static void row_add_blank(struct record_rows *rows)
{
    if (rows->count > 0 && rows->rows[rows->count - 1].kind != RECORD_ROW_BLANK)
        row_add(rows, RECORD_ROW_BLANK);
}

static void row_add_wrapped(struct record_rows *rows, enum record_row_kind kind, const char *text, int width)
{
    struct wrapped wrapped = wrapped_text(text, width);
    for (size_t line = 0; line < wrapped.count; line++) {
        struct record_row *row = row_add(rows, kind);
        row->line = (int)line;
        row->text = wrapped_line(&wrapped, line);
    }
    wrapped_done(&wrapped);
}

/* --- Titles ----------------------------------------------------------------------------------------------------------- */

static const struct field *pair_field(const struct record_type *type, const char *pair)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].pair != NULL && strcmp(type->fields[i].pair, pair) == 0)
            return &type->fields[i];
    return NULL;
}

/* The only field the titles of a type are made of, which therefore is not repeated below; NULL where there are several, where what is named can be followed,
 * and for long texts, of which a title is only the beginning. */
static const struct field *title_field(const struct record_type *type)
{
    if (type->title[0] == NULL || type->title[1] != NULL)
        return NULL;
    const struct field *field = type_field(type, type->title[0]);
    if (field == NULL)
        field = pair_field(type, type->title[0]);
    bool whole = field != NULL && field->kind != FIELD_REFERENCE && field->kind != FIELD_COUNTRY && field->kind != FIELD_LONG_TEXT;
    return whole ? field : NULL;
}

/* A text of the other language carries its code. */
static char *mark_language(char *text, enum language other)
{
    if (text == NULL || text[0] == '\0' || other == message_language())
        return text;
    char *marked = string_format("%s [%s]", text, language_code(other));
    free(text);
    return marked;
}

static char *field_text(struct screen *screen, const struct record *record, const struct field *field)
{
    enum language other = message_language();
    char *text = store_show(screen->store, &screen->viewer, record, field, message_language(), &other);
    return text != NULL ? mark_language(text, other) : string_copy("");
}

static char *title_text(struct screen *screen, const struct record *record)
{
    const struct field *field = title_field(record->type);
    char *title = field != NULL ? field_text(screen, record, field) : NULL;
    if (title != NULL && title[0] != '\0')
        return title;
    free(title);
    title = store_title(screen->store, &screen->viewer, record->type, record->id, message_language());
    return title != NULL ? title : record_title(record, message_language());
}

/* --- Fields ----------------------------------------------------------------------------------------------------------- */

/* A field that has something to show. */
struct shown_field {
    const struct field *field;
    char *label;
    char *text;
};

struct shown_list {
    struct shown_field *fields;
    size_t count;
};

/* Of a pair only the first field stands for both; a currency is shown with its money; what a field is today stands in that field's own place. */
static bool field_stands_elsewhere(const struct record_type *type, const struct field *field)
{
    const struct field *title = title_field(type);
    if (title != NULL && (field == title || (field->pair != NULL && title->pair != NULL && strcmp(field->pair, title->pair) == 0)))
        return true;
    if (field->pair != NULL && pair_field(type, field->pair) != field)
        return true;
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *other = &type->fields[i];
        if (other->as_of_today != NULL && strcmp(other->as_of_today, field->name) == 0)
            return true;
        if (other->kind == FIELD_MONEY && type_field_currency(type, other) == field)
            return true;
    }
    return false;
}

/* The last day on which what is recorded still held; false where the record alone does not tell. */
static bool last_day(const struct record *record, const struct field *today, char text[DATE_TEXT_SIZE])
{
    const struct compute_source source = compute_source_alone(record);
    struct computed computed = {0};
    struct date date;
    today->compute(&source, &computed);
    bool known = value_equal(&computed.then, record_field(record, today)) && date_parse(computed.turns_on, &date);
    if (known)
        date_show(date_from_days(date_to_days(date) - 1), message_language(), text);
    value_clear(&computed.value);
    value_clear(&computed.then);
    return known;
}

char *record_text_today(struct screen *screen, const struct record *record, const struct field *field)
{
    const struct field *today = type_field(record->type, field->as_of_today);
    char *recorded = field_text(screen, record, field);
    if (today == NULL || value_is_empty(record_field(record, today)) || value_equal(record_field(record, today), record_field(record, field)))
        return recorded;
    char *now = field_text(screen, record, today);
    if (recorded[0] == '\0') {
        free(recorded);
        return now;
    }
    char until[DATE_TEXT_SIZE];
    char *text = last_day(record, today, until)
        /* TRANSLATORS: what a state is today, what was recorded, and the last day that held: "Needs update (Quality-assured until 1 Sep 2026)". */
        ? string_format(_("%s (%s until %s)"), now, recorded, until)
        /* TRANSLATORS: what a state is today, and what was recorded. */
        : string_format(_("%s (recorded: %s)"), now, recorded);
    free(now);
    free(recorded);
    return text;
}

static void shown_add(struct shown_list *shown, struct screen *screen, const struct record *record, const struct field *field)
{
    if ((field->flags & FIELD_HIDDEN) != 0 || field_stands_elsewhere(record->type, field))
        return;
    char *text = field->as_of_today != NULL ? record_text_today(screen, record, field) : field_text(screen, record, field);
    if (text[0] == '\0') {
        free(text);
        return;
    }
    shown->fields = memory_resize(shown->fields, shown->count + 1, sizeof *shown->fields);
    char *label = field->pair != NULL ? string_copy(message_text(field->label)) : field_label(field);
    shown->fields[shown->count++] = (struct shown_field){field, label, text};
}

static void shown_done(struct shown_list *shown)
{
    for (size_t i = 0; i < shown->count; i++) {
        free(shown->fields[i].label);
        free(shown->fields[i].text);
    }
    free(shown->fields);
}

/* The labels' column: as wide as the widest, within reason, so that the values begin at a stop of the terminal's tabs. */
static int label_width(const struct shown_list *shown, int width)
{
    const int around = RECORD_MARGIN + RECORD_GAP;
    int widest = 0;
    int limit = LABEL_WIDEST < width / 3 ? LABEL_WIDEST : width / 3;
    for (size_t i = 0; i < shown->count; i++) {
        int label = text_width(shown->fields[i].label);
        widest = label > widest ? label : widest;
    }
    widest = widest < limit ? widest : limit;
    return (widest + around + DRAW_TAB_STOP - 1) / DRAW_TAB_STOP * DRAW_TAB_STOP - around;
}

static int value_width(const struct record_rows *rows, int width)
{
    int left = width - RECORD_MARGIN - rows->label_width - RECORD_GAP;
    left = left > VALUE_WIDEST ? VALUE_WIDEST : left;
    return left < VALUE_NARROWEST ? VALUE_NARROWEST : left;
}

/* Label and value beside each other, each wrapped in its own column. */
static void rows_add_field(struct record_rows *rows, const struct shown_field *shown, int width)
{
    struct wrapped labels = wrapped_text(shown->label, rows->label_width);
    struct wrapped values = wrapped_text(shown->text, value_width(rows, width));
    for (size_t line = 0; line < labels.count || line < values.count; line++) {
        struct record_row *row = row_add(rows, RECORD_ROW_FIELD);
        row->field = shown->field;
        row->line = (int)line;
        row->label = wrapped_line(&labels, line);
        row->text = wrapped_line(&values, line);
        row->column = RECORD_MARGIN + rows->label_width + RECORD_GAP;
    }
    wrapped_done(&labels);
    wrapped_done(&values);
}

/* A long text stands under its label, where it has more room. */
static void rows_add_long_text(struct record_rows *rows, const struct shown_field *shown, int width)
{
    int room = width - LONG_TEXT_INDENT - 1;
    struct record_row *row = row_add(rows, RECORD_ROW_FIELD);
    row->field = shown->field;
    row->label = string_copy(shown->label);
    struct wrapped wrapped = wrapped_text(shown->text, room > VALUE_WIDEST ? VALUE_WIDEST : room);
    for (size_t line = 0; line < wrapped.count; line++) {
        row = row_add(rows, RECORD_ROW_FIELD);
        row->field = shown->field;
        row->line = (int)line + 1;
        row->text = wrapped_line(&wrapped, line);
        row->column = LONG_TEXT_INDENT;
    }
    wrapped_done(&wrapped);
}

static void rows_add_shown(struct record_rows *rows, const struct shown_field *shown, int width)
{
    bool fits = strchr(shown->text, '\n') == NULL && text_width(shown->text) <= value_width(rows, width);
    if (shown->field->kind == FIELD_LONG_TEXT && !fits)
        rows_add_long_text(rows, shown, width);
    else
        rows_add_field(rows, shown, width);
}

/* One section of fields, with its heading; nothing where all its fields are empty. */
static void rows_add_fields(struct record_rows *rows, const struct record_type *type, const struct shown_list *shown, int section, int width)
{
    bool headed = false;
    for (size_t i = 0; i < shown->count; i++) {
        if (shown->fields[i].field->section != section)
            continue;
        if (!headed) {
            row_add_blank(rows);
            struct record_row *row = row_add(rows, RECORD_ROW_HEADING);
            row->line = section;
            row->text = string_copy(message_text(type->sections[section]));
            headed = true;
        }
        rows_add_shown(rows, &shown->fields[i], width);
    }
}

static void rows_add_record(struct record_rows *rows, struct screen *screen, const struct record *record, int width)
{
    struct shown_list shown = {0};
    for (size_t i = 0; i < record->type->field_count; i++)
        shown_add(&shown, screen, record, &record->type->fields[i]);
    rows->label_width = label_width(&shown, width);
    for (int section = 0; record->type->sections[section] != NULL; section++)
        rows_add_fields(rows, record->type, &shown, section, width);
    shown_done(&shown);
}

/* --- The stamp -------------------------------------------------------------------------------------------------------- */

static void stamp_add(struct text *text, const char *format, const char *at, const char *by)
{
    char moment[DATE_TEXT_SIZE];
    text_add(text, " ");
    text_add_format(text, format, moment_show(at, message_language(), moment), by != NULL ? by : "");
}

/* Who works here is known to those who see everything. */
static void rows_add_stamp(struct record_rows *rows, const struct screen *screen, const struct record *record, int width)
{
    const bool named = scope_level(&screen->viewer) == VISIBILITY_COORDINATORS;
    const struct record_stamp *stamp = &record->stamp;
    struct text text = {0};
    char id[IDENTITY_TEXT_SIZE];
    text_add_format(&text, "%s.", identity_print(record->id, id));
    if (stamp->created_at[0] != '\0')
        /* TRANSLATORS: a date with time, and a person. */
        stamp_add(&text, named ? _("Added %s by %s.") : _("Added %s."), stamp->created_at, stamp->created_by);
    if (stamp->revision > 1 && stamp->updated_at[0] != '\0')
        stamp_add(&text, named ? _("Last changed %s by %s.") : _("Last changed %s."), stamp->updated_at, stamp->updated_by);
    row_add_blank(rows);
    row_add_wrapped(rows, RECORD_ROW_STAMP, text_string(&text), width - RECORD_MARGIN - 1);
    text_done(&text);
}

/* --- Lists ------------------------------------------------------------------------------------------------------------ */

/* Empty lists are worth a line only where somebody is likely to add to them here: children of this type, and what belongs to no type and names its reference
 * plainly after this one (not, say, the organisations a person is responsible for). */
bool record_section_is_offered(const struct screen *screen, const struct record_type *type, const struct section *section)
{
    const struct field *within = section->within;
    if (section->type->fixed || store_is_read_only(screen->store) || !role_may(&screen->viewer, role_deed_of_type(section->type)))
        return false;
    if (within == NULL)
        return section->adds;
    if (section->type->parent != NULL)
        return strcmp(section->type->parent, type->name) == 0;
    return strcmp(within->name, type->name) == 0 && (within->kind == FIELD_REFERENCE || (within->flags & FIELD_REQUIRED) != 0);
}

static struct record_row *section_row_add(struct record_rows *rows, enum record_row_kind kind, size_t section)
{
    struct record_row *row = row_add(rows, kind);
    row->section = section;
    return row;
}

static void rows_add_children(struct record_rows *rows, struct screen *screen, const struct record_view *view, size_t index, int width)
{
    const struct section *section = &view->sections.sections[index];
    struct record_columns *columns = &rows->columns[index];
    columns->count = list_columns_lay_out(section->type, section->within, &view->children[index], width, columns->columns);
    for (size_t child = 0; child < view->children[index].count; child++) {
        struct record_row *row = section_row_add(rows, RECORD_ROW_CHILD, index);
        row->child = child;
        row->cells = memory_new_array(columns->count + 1, sizeof *row->cells);
        for (size_t i = 0; i < columns->count; i++)
            row->cells[i] = list_column_text(screen, &columns->columns[i], &view->children[index].rows[child].record);
    }
}

static void rows_add_section(struct record_rows *rows, struct screen *screen, const struct record_view *view, size_t index, int width)
{
    const struct section *section = &view->sections.sections[index];
    row_add_blank(rows);
    section_row_add(rows, RECORD_ROW_SECTION, index)->text = string_format("%s (%lld)", section->label, (long long)section->count);
    rows_add_children(rows, screen, view, index, width);
    int64_t more = section->count - (int64_t)view->children[index].count;
    if (more > 0)
        section_row_add(rows, RECORD_ROW_MORE, index)->text =
            string_format(message_plural("... %lld more", "... %lld more", (unsigned long)more), (long long)more);
}

static void rows_add_empty_section(struct record_rows *rows, const struct section *section, size_t index)
{
    if (rows->count > 0 && rows->rows[rows->count - 1].kind != RECORD_ROW_EMPTY)
        row_add_blank(rows);
    /* TRANSLATORS: the name of a list that has nothing in it yet, as in "Contacts (0)  n adds one"; n is the key. */
    section_row_add(rows, RECORD_ROW_EMPTY, index)->text = string_format(_("%s (0)  n adds one"), section->label);
}

static void rows_add_sections(struct record_rows *rows, struct screen *screen, const struct record_view *view, int width)
{
    rows->section_count = view->sections.count;
    rows->columns = memory_new_array(rows->section_count + 1, sizeof *rows->columns);
    for (size_t i = 0; i < rows->section_count; i++)
        if (view->sections.sections[i].count > 0)
            rows_add_section(rows, screen, view, i, width);
    for (size_t i = 0; i < rows->section_count; i++)
        if (view->sections.sections[i].count == 0 && record_section_is_offered(screen, view->record.type, &view->sections.sections[i]))
            rows_add_empty_section(rows, &view->sections.sections[i], i);
}

/* --- What its type opens with ------------------------------------------------------------------------------------------ */

static void rows_add_opening(struct record_rows *rows, const struct record_view *view, struct screen *screen, int width)
{
    if (view->opening == NULL)
        return;
    rows->document = (struct document){.language = message_language(), .compact = true};
    view->opening->write(screen, view->facts, &view->record, width, &rows->document);
    report_rows_lay_out(&rows->opening, &rows->document, width);
    for (size_t i = 0; i < rows->opening.count; i++)
        row_add(rows, RECORD_ROW_OPENING)->opening = i;
}

/* --- All of it -------------------------------------------------------------------------------------------------------- */

void record_rows_lay_out(struct record_rows *rows, struct screen *screen, const struct record_view *view, int width, int title_width)
{
    rows->title = title_text(screen, &view->record);
    if (title_field(view->record.type) != NULL && text_width(rows->title) > title_width)
        row_add_wrapped(rows, RECORD_ROW_TITLE, rows->title, width - RECORD_MARGIN - 1);
    rows_add_opening(rows, view, screen, width);
    rows_add_record(rows, screen, &view->record, width);
    rows_add_stamp(rows, screen, &view->record, width);
    rows_add_sections(rows, screen, view, width);
}

static void row_done(struct record_row *row, size_t cells)
{
    for (size_t i = 0; row->cells != NULL && i < cells; i++)
        free(row->cells[i]);
    free(row->cells);
    free(row->label);
    free(row->text);
}

void record_rows_done(struct record_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct record_row *row = &rows->rows[i];
        row_done(&rows->rows[i], row->cells != NULL ? rows->columns[row->section].count : 0);
    }
    for (size_t i = 0; i < rows->section_count; i++)
        list_columns_done(rows->columns[i].columns, rows->columns[i].count);
    report_rows_done(&rows->opening);
    document_done(&rows->document);
    free(rows->columns);
    free(rows->rows);
    free(rows->title);
    *rows = (struct record_rows){0};
}
