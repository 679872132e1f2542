/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/export.h"

#include <stdlib.h>
#include <string.h>

#include "db/expression.h"
#include "db/listing.h"
#include "db/visible.h"
#include "src/clean.h"
#include "src/country_name.h"
#include "src/csv_writer.h"
#include "src/encoder.h"
#include "src/formula.h"
#include "src/memory.h"
#include "src/text.h"

enum { TITLES = 1024 };

/* A record's title as it is written; many rows refer to the same few. */
struct shown {
    const struct record_type *type;
    int64_t id;
    char *text;
};

struct export {
    struct store *store;
    const struct viewer *viewer;
    const struct export_request *request;
    const struct field **columns; /* those the viewer may see, NULL for the id */
    size_t column_count;
    struct encoder *encoder;
    int64_t total; /* rows to come, where it is told; otherwise 0 */
    struct text line;
    struct text cell;
    struct text encoded;
    export_write_function *write;
    void *context;
    struct export_report *report;
    struct shown shown[TITLES]; /* those that clash share a place, and the last one has it */
};

/* --- Columns ---------------------------------------------------------------------------------------------------------- */

static void column_add(struct export *export, const struct field *field)
{
    if (field && !scope_has_field(export->viewer, export->request->list.type, field)) {
        if (!export->report->left_out)
            export->report->left_out = field;
        return;
    }
    export->columns[export->column_count++] = field;
}

static void columns_take_all(struct export *export)
{
    const struct record_type *type = export->request->list.type;

    export->columns = memory_new_array(type->field_count + 1, sizeof *export->columns);
    column_add(export, NULL);
    for (size_t i = 0; i < type->field_count; i++)
        if (!(type->fields[i].flags & FIELD_HIDDEN))
            column_add(export, &type->fields[i]);
    /* Nobody asked for those left out. */
    export->report->left_out = NULL;
}

/* In words a column says what holds today; what was recorded stands there by itself where both were asked for. */
static const struct field *column_in_words(const struct export_request *request, const struct field *field)
{
    const struct field *today = request->labels && field ? field_as_of_today(request->list.type, field) : field;

    for (size_t i = 0; today != field && i < request->column_count; i++)
        if (request->columns[i] == today)
            return field;
    return today;
}

static bool columns_take(struct export *export, struct error *error)
{
    const struct export_request *request = export->request;

    if (!request->columns) {
        columns_take_all(export);
        return true;
    }
    export->columns = memory_new_array(request->column_count + 1, sizeof *export->columns);
    for (size_t i = 0; i < request->column_count; i++)
        column_add(export, column_in_words(request, request->columns[i]));
    return export->column_count > 0 || error_set(error, ERROR_USAGE, _("At this visibility none of the fields asked for may be seen."));
}

/* --- Cells ------------------------------------------------------------------------------------------------------------ */

/* What these kinds print is a number to a spreadsheet, or a day, and no formula. */
static bool is_plain(const struct field *field)
{
    return field->kind == FIELD_INTEGER || field->kind == FIELD_MONEY || field->kind == FIELD_DATE;
}

/* Codes in words, with what separates them when they are read. */
static char *show_codes(const struct field *field, const char *codes, enum language language)
{
    const char *at;
    size_t length;
    struct text words = {0};

    while (set_next(&codes, &at, &length)) {
        char *code = string_copy_part(at, length);

        text_add(&words, words.length ? "; " : "");
        text_add(&words, field->vocabulary ? vocabulary_word(field->vocabulary, code, language) : country_name(code, language));
        free(code);
    }
    return text_take(&words);
}

/* Whether whom the file is for may look a record up: to others its id tells nothing. */
static bool is_seen(const struct export *export, const struct record_type *type, int64_t id)
{
    struct record record;
    struct error error;
    bool seen = store_load(export->store, export->viewer, type, id, &record, &error);

    if (seen)
        record_done(&record);
    return seen;
}

/* A title by which the record is found again: where others have the same, its id stands behind it. The caller frees it. */
static char *title_make(const struct export *export, const struct field *field, const struct record *record, int64_t id)
{
    char *title = store_show(export->store, export->viewer, record, field, export->request->list.language, NULL);
    const struct record_type *type = type_list_find(export->store->types, field->refers_to);
    char printed[IDENTITY_TEXT_SIZE];
    struct value found = {0};
    struct error error;

    if ((store_parse_value(export->store, export->viewer, field, title, &found, &error) && found.number == id) || !is_seen(export, type, id))
        return title;
    char *full = string_format("%s (%s)", title, identity_print(id, printed));
    free(title);
    return full;
}

static char *show_reference(struct export *export, const struct field *field, const struct record *record)
{
    const struct record_type *type = type_list_find(export->store->types, field->refers_to);
    int64_t id = record_field(record, field)->number;
    struct shown *shown = &export->shown[(uint64_t)id % TITLES];

    if (value_is_empty(record_field(record, field)))
        return string_copy("");
    if (record_field(record, field)->kind == VALUE_TEXT)
        return field_show(field, record_field(record, field), export->request->list.language);
    if (shown->id != id || shown->type != type) {
        free(shown->text);
        *shown = (struct shown){.type = type, .id = id, .text = title_make(export, field, record, id)};
    }
    return string_copy(shown->text);
}

static char *show_cell(struct export *export, const struct field *field, const struct record *record)
{
    const struct value *value = record_field(record, field);
    enum language language = export->request->list.language;

    switch (field->kind) {
    case FIELD_BOOLEAN:
    case FIELD_CHOICE:
    case FIELD_COUNTRY:
        return field_show(field, value, language);
    case FIELD_SET:
    case FIELD_COUNTRIES:
        return show_codes(field, value_text(value), language);
    case FIELD_REFERENCE:
        return show_reference(export, field, record);
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        break;
    }
    /* Numbers and dates stay as every program reads them. */
    return field_print(field, value);
}

/* field is NULL for an id and in the header. */
static void cell_add(struct export *export, const char *text, const struct field *field)
{
    text_clear(&export->cell);
    if (field && is_plain(field))
        text_add(&export->cell, text);
    else if (field && field_is_free_text(field))
        clean_guard(&export->cell, text);
    else
        formula_guard(&export->cell, text);
    csv_add_cell(&export->line, text_string(&export->cell), export->request->delimiter ? export->request->delimiter : ',');
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

/* Writes the line, which belongs to a record ("": the header). */
static bool line_write(struct export *export, const char *id, struct error *error)
{
    struct export_report *report = export->report;

    csv_end_row(&export->line);
    encoder_add(export->encoder, export->line.bytes, export->line.length, &export->encoded);
    if (report->lost == 0 && encoder_lack_count(export->encoder) > 0)
        memcpy(report->first, id, strlen(id) + 1);
    report->lost = (size_t)encoder_lack_count(export->encoder);
    bool ok = export->write(export->context, text_string(&export->encoded), export->encoded.length, error);
    text_clear(&export->line);
    text_clear(&export->encoded);
    return ok;
}

static bool header_write(struct export *export, struct error *error)
{
    for (size_t i = 0; i < export->column_count; i++) {
        const struct field *field = export->columns[i];
        char *label = field && export->request->labels ? field_label_in(field, export->request->list.language) : NULL;

        /* In small letters with labels too: a spreadsheet takes a file that begins with "ID" for another format. */
        cell_add(export, label ? label : field ? field->name : "id", NULL);
        free(label);
    }
    if (export->request->mark)
        encoder_add_mark(export->encoder, &export->encoded);
    return line_write(export, "", error);
}

static void progress_tell(const struct export *export, int64_t done)
{
    enum { PROGRESS_ROWS = 500 };

    if (export->total > 0 && (done % PROGRESS_ROWS == 0 || done == export->total))
        export->store->progress(export->store->progress_context, _("Exporting"), done, export->total);
}

static bool row_write(void *context, const struct record *record, struct error *error)
{
    struct export *export = context;
    char id[IDENTITY_TEXT_SIZE];

    identity_print(record->id, id);
    for (size_t i = 0; i < export->column_count; i++) {
        const struct field *field = export->columns[i];
        char *cell = !field ? NULL : export->request->labels ? show_cell(export, field, record) : field_print(field, record_field(record, field));

        cell_add(export, cell ? cell : id, field);
        free(cell);
    }
    export->report->rows++;
    progress_tell(export, (int64_t)export->report->rows);
    return line_write(export, id, error);
}

/* --- Chosen records --------------------------------------------------------------------------------------------------- */

/* The places of the records asked for that are in the list, in its order; returns how many there are. */
static size_t places_find(const struct export *export, const struct list_request *list, struct place *places)
{
    size_t count = 0;

    for (size_t i = 0; i < export->request->id_count; i++)
        if (store_place(export->store, export->viewer, list, export->request->ids[i], &places[count]))
            count++;
    if (count > 1)
        qsort(places, count, sizeof *places, place_compare);
    return count;
}

static bool place_write(struct export *export, const struct place *place, struct error *error)
{
    struct record record;

    if (!store_load(export->store, export->viewer, export->request->list.type, place->id, &record, error))
        return false;
    bool ok = row_write(export, &record, error);
    record_done(&record);
    return ok;
}

static bool chosen_write(struct export *export, struct error *error)
{
    struct list_request list = export->request->list;
    struct place *places = memory_new_array(export->request->id_count + 1, sizeof *places);
    bool ok = true;

    list.query = NULL;
    size_t count = places_find(export, &list, places);
    /* The keys of other orders are turned round already where they descend. */
    bool turned = list.descending && !list.sort;
    for (size_t i = 0; ok && i < count; i++)
        ok = place_write(export, &places[turned ? count - 1 - i : i], error);
    for (size_t i = 0; i < count; i++)
        place_done(&places[i]);
    free(places);
    return ok;
}

/* --- All of it -------------------------------------------------------------------------------------------------------- */

static bool all_write(struct export *export, struct error *error)
{
    const struct list_request *list = &export->request->list;
    size_t count;

    if (export->request->tells && export->store->progress && !store_count(export->store, export->viewer, list, &export->total, error))
        return false;
    return store_each(export->store, export->viewer, list, SIZE_MAX, row_write, export, &count, error);
}

static bool rows_write(struct export *export, struct error *error)
{
    /* What is chosen and what is listed is all of one moment. */
    bool ok = reading_begin(export->store, error) && header_write(export, error)
              && (export->request->ids ? chosen_write(export, error) : all_write(export, error));
    reading_end(export->store);
    return ok;
}

/* Some of the characters lost, as many as there is room for; dots at their end where there are others. */
static void lost_report(const struct export *export)
{
    static const char others[] = " ...";
    const struct encoder_lack *lacks;
    size_t count = encoder_lacks(export->encoder, &lacks), i = 0;
    uint64_t told = 0;
    char *end = export->report->some;

    for (; i < count && end + 8 + sizeof others < export->report->some + EXPORT_LOST_SIZE; i++) {
        if (i > 0)
            *end++ = ' ';
        end += utf8_encode(lacks[i].codepoint, end);
        told += lacks[i].count;
    }
    strcpy(end, told < encoder_lack_count(export->encoder) ? others : "");
}

bool export_rows(struct store *store, const struct viewer *viewer, const struct export_request *request, export_write_function *write, void *context,
                 struct export_report *report, struct error *error)
{
    struct export export = {.store = store, .viewer = viewer, .request = request, .write = write, .context = context, .report = report};

    *report = (struct export_report){0};
    bool ok = columns_take(&export, error) && (export.encoder = encoder_new(request->encoding ? request->encoding : "UTF-8", error))
              && rows_write(&export, error);
    if (export.encoder)
        lost_report(&export);
    encoder_free(export.encoder);
    text_done(&export.line);
    text_done(&export.cell);
    text_done(&export.encoded);
    for (size_t i = 0; i < TITLES; i++)
        free(export.shown[i].text);
    free(export.columns);
    return ok;
}
