/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import as records. */
#include "config.h"

#include "db/importing_row.h"

#include <stdlib.h>
#include <string.h>

#include "db/change_log.h"
#include "db/importing_fault.h"
#include "db/importing_remark.h"
#include "db/importing_rest.h"
#include "db/importing_value.h"
#include "src/clean.h"
#include "src/country_name.h"
#include "src/date_columns.h"
#include "src/encoder.h"
#include "src/formula.h"
#include "src/gate.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/quote.h"
#include "src/text.h"

void importing_row_init(struct import *import, struct import_row *row)
{
    *row = (struct import_row){0};
    record_init(&row->record, import->type);
    row->given = memory_new_array(import->type->field_count, sizeof *row->given);
}

static void notes_clear(struct import_row *row)
{
    import_cell_notes_free(row->notes, row->note_count);
    row->notes = NULL;
    row->note_count = 0;
}

void importing_row_done(struct import_row *row)
{
    notes_clear(row);
    importing_faults_clear(row);
    importing_rest_clear(row);
    text_done(&row->text);
    record_done(&row->record);
    free(row->given);
    row->given = NULL;
}

static void note_add(struct import_row *row, const char *column, const char *text)
{
    import_cell_notes_add(&row->notes, &row->note_count, column, text);
}

/* Something of a cell that stands in no field. */
static void left_out_add(struct import_row *row, const char *column, const char *text)
{
    note_add(row, column, text);
    row->notes[row->note_count - 1].is_left_out = true;
}

void importing_row_note(struct import_row *row, const char *text)
{
    note_add(row, "", text);
}

/* --- Cells -------------------------------------------------------------------------------------------------------------- */

/* What stands in the column of a link, as it was read. */
static const char *link_cell(const struct import *import, const struct csv_stream_row *cells, size_t link)
{
    size_t column = import->mapping->links[link].column;

    return column < cells->count ? cells->cells[column] : "";
}

/* Appends one more cell that fills a field. */
static void cell_join(const char *given, const char *joiner, struct text *text)
{
    char *cell = clean_cell(given);

    if (*cell && !clean_is_nothing(cell)) {
        /* What only says that there is nothing gives way to what comes after it. */
        if (clean_is_nothing(text_string(text)))
            text_clear(text);
        else
            text_add(text, joiner);
        text_add(text, cell);
    }
    free(cell);
}

/* The first link behind one whose cell is not joined to its own: fields of one value take their columns one by one. */
static size_t links_end(const struct mapping *mapping, size_t link)
{
    const struct field *field = mapping->links[link].field;
    const bool joins = field && mapping_joiner(field);

    for (link++; joins && link < mapping->link_count && mapping->links[link].field == field;)
        link++;
    return link;
}

/* The clean text of all cells that fill a field together, joined, in row->text, or where one is clean as it stands the cell; at is moved behind its links. */
static const char *links_read(const struct import *import, const struct csv_stream_row *cells, size_t *at, struct import_row *row)
{
    const struct field *field = import->mapping->links[*at].field;
    const size_t end = links_end(import->mapping, *at);

    if (*at + 1 == end && clean_is_clean(link_cell(import, cells, *at)))
        return link_cell(import, cells, (*at)++);
    const char *joiner = field ? mapping_joiner(field) : NULL;
    text_clear(&row->text);
    for (; *at < end; ++*at)
        if (row->text.length == 0)
            clean_cell_add(&row->text, link_cell(import, cells, *at));
        else
            cell_join(link_cell(import, cells, *at), joiner, &row->text);
    return text_string(&row->text);
}

/* The number of another register is told and passed over. */
static void id_take(struct import *import, const char *text, const char *column, struct import_row *row)
{
    struct quote quote;

    if (*text == '\0')
        return;
    if (import->is_apart) {
        import->needs_more = true;
        return;
    }
    if (type_read_id(import->type, text, &row->record.id))
        return;
    row->record.id = 0;
    char *reason = string_format(_("\"%s\" is no record's id."), quote_text(&quote, text));
    left_out_add(row, column, reason);
    free(reason);
}

/* Takes a text that nothing but control characters keeps from being read. */
static bool controls_take(struct import *import, const struct field *field, const char *text, const char *column, struct import_row *row)
{
    char *plain = clean_controls(text);
    struct error error;
    bool read = plain && importing_value(import, field, plain, &row->record, &error);

    if (read)
        note_add(row, column, _("Control characters in it became blanks."));
    free(plain);
    return read;
}

/* That a profile is quality-assured a list cannot say that brings no records of ours: it comes from a verification that stands here. */
static bool state_check(const struct import *import, const struct import_row *row, const struct field *field, const char *text, struct error *error)
{
    const struct value *value = record_field(&row->record, field);
    struct quote quote;

    if (field == import->feature && gate_is_featured(&row->record))
        return error_set_field(error, ERROR_RULE, field, _("\"%s\": a profile is featured here once it is quality-assured, not by a list."), quote_text(&quote, text));
    if (field != import->state || field->kind != FIELD_CHOICE || !gate_needs_verification(import->type, value_text(value)))
        return true;
    return error_set_field(error, ERROR_RULE, field, _("\"%s\": a profile becomes %s by a verification of the network, not by a list."), quote_text(&quote, text),
                           vocabulary_word(field->vocabulary, value_text(value), message_language()));
}

/* What holds for values that a save brings; what is taken over stays as it was. */
static bool rules_check(const struct import *import, const struct import_row *row, const struct field *field, const char *text, struct error *error)
{
    return field_check_happened(field, record_field(&row->record, field), store_today(import->store), error) && state_check(import, row, field, text, error);
}

/* A text of a column as it is read: a date of numbers in the column's order. */
static const char *text_in_order(const struct import *import, size_t link, const char *text, char date[DATE_TEXT_SIZE])
{
    const struct field *field = import->mapping->links[link].field;
    const struct mapping_column *column = &import->mapping->columns[import->mapping->links[link].column];

    return field->kind == FIELD_DATE && date_column_read(column, text, date) ? date : text;
}

/* What cannot be read is left out, and told; what must be there makes the row worthless. */
static void field_take(struct import *import, const struct field *field, const char *text, const char *column, struct import_row *row)
{
    struct error error;
    bool read = importing_value(import, field, text, &row->record, &error);

    if (!read && controls_take(import, field, text, column, row))
        read = true;
    if (read && row->record.id == 0 && !rules_check(import, row, field, text, &error)) {
        value_clear(record_field(&row->record, field));
        read = false;
    }
    row->given[type_field_index(import->type, field)] = !value_is_empty(record_field(&row->record, field));
    if (read)
        return;
    if (import->options.strict || (field->flags & FIELD_REQUIRED && error.code != ERROR_RULE))
        importing_faults_add(row, column, &error);
    else
        left_out_add(row, column, error.text);
}

static const char *link_header(const struct import *import, size_t link)
{
    return import->mapping->columns[import->mapping->links[link].column].header;
}

/* Whether a cell says what a record that is there says already, written as machines write it, or in an encoding that lacks some of its letters: then nothing in it is to be interpreted. */
static bool cell_is_value(const struct field *field, const struct value *value, const char *cell)
{
    char *printed = field_print(field, value);
    const char *guarded = clean_guarded(cell);
    char *plain = text_trimmed(guarded ? guarded : formula_unguard(cell));
    bool same = encoder_is_lacking_copy(printed, plain);

    free(plain);
    free(printed);
    return same;
}

/* Takes a cell that is guarded against being read as anything but what it says. */
static bool guarded_take(struct import *import, const struct field *field, const char *cell, struct import_row *row)
{
    const char *text = field_is_free_text(field) ? clean_guarded(cell) : NULL;
    struct error error;

    if (!text || !field_parse(field, text, record_field(&row->record, field), &error))
        return false;
    row->given[type_field_index(import->type, field)] = true;
    return true;
}

/* Whether a text says what a field of the row has already. */
static bool says_the_same(struct import *import, const struct field *field, const char *text, const struct import_row *row)
{
    const bool counting = import->counting;
    struct record other;
    struct error error;

    import->counting = false;
    record_init(&other, import->type);
    bool same = importing_value(import, field, text, &other, &error) && value_equal(record_field(&other, field), record_field(&row->record, field));
    record_done(&other);
    import->counting = counting;
    return same;
}

/* One more column's text for a field that has one value is told, unless it is the same; taken is the link of the column that gave the value. */
static void second_take(struct import *import, const struct csv_stream_row *cells, size_t link, size_t taken, const char *text, struct import_row *row)
{
    const struct field *field = import->mapping->links[link].field;
    char date[DATE_TEXT_SIZE];
    struct quote both, kept;
    struct error error;

    if (clean_is_nothing(text) || says_the_same(import, field, text_in_order(import, link, text, date), row))
        return;
    char *first = clean_cell(link_cell(import, cells, taken)), *all = string_format("%s; %s", first, text);
    error_set_field(&error, ERROR_VALUE, field, _("Of \"%s\" only %s is kept."), quote_text(&both, all), quote_text(&kept, first));
    if (import->options.strict)
        importing_faults_add(row, link_header(import, link), &error);
    else
        left_out_add(row, link_header(import, link), error.text);
    free(first);
    free(all);
}

/* Takes a text for a field of which a record may have a value (NULL: none is there). Words that an encoding took letters from are as they were there. */
static void text_take_over(struct import *import, size_t link, const char *text, const struct value *value, struct import_row *row)
{
    const struct field *field = import->mapping->links[link].field;
    char *restored = value && !value_is_empty(value) && field_is_free_text(field) ? encoder_lacking_restore(value_text(value), text) : NULL;
    char date[DATE_TEXT_SIZE];

    if (restored)
        note_add(row, link_header(import, link), _("Words with question marks for letters are as they were."));
    field_take(import, field, restored ? restored : text_in_order(import, link, text, date), link_header(import, link), row);
    free(restored);
}

static void cells_take(struct import *import, const struct csv_stream_row *cells, struct import_row *row, const struct record *there)
{
    for (size_t at = 0, taken = 0; at < import->mapping->link_count;) {
        size_t first = at;
        const struct field *field = import->mapping->links[at].field;
        const char *text = links_read(import, cells, &at, row);

        if (!field || *text == '\0')
            continue;
        if (row->given[type_field_index(import->type, field)]) {
            second_take(import, cells, first, taken, text, row);
            continue;
        }
        taken = first;
        const struct value *value = there ? record_field(there, field) : NULL;
        const char *cell = at == first + 1 ? link_cell(import, cells, first) : text;
        if (value && !value_is_empty(value) && cell_is_value(field, value, cell)) {
            value_copy(record_field(&row->record, field), value);
            row->given[type_field_index(import->type, field)] = true;
        } else if (*cell != '\'' || !guarded_take(import, field, cell, row)) {
            text_take_over(import, first, text, value, row);
        }
    }
}

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

/* What fills no field of its own goes into the one that is meant for that. */
static void rest_take(struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    char *rest = importing_rest_read(import, cells, row);

    if (rest)
        field_take(import, import->mapping->rest, rest, "", row);
    free(rest);
}

/* A money column filled a currency column's field, which --set goes before. */
static void set_take(const struct import *import, struct import_row *row)
{
    for (size_t i = 0; i < import->type->field_count; i++)
        if (import->is_set[i]) {
            if (&import->type->fields[i] == row->kept_in)
                importing_rest_clear(row);
            value_copy(&row->record.values[i], &import->set.values[i]);
            row->given[i] = !value_is_empty(&row->record.values[i]);
        }
}

/* Whose kroner they are is not guessed, and told. */
static void currency_miss(const struct import *import, const struct csv_stream_row *cells, const struct field *amount, struct import_row *row)
{
    struct quote quote;

    for (size_t at = 0; at < import->mapping->link_count; at++) {
        const char *cell = import->mapping->links[at].field == amount ? link_cell(import, cells, at) : "";
        if (!number_amount_is_open(cell))
            continue;
        char *told = string_format(_("\"%s\" does not say in which currency."), quote_text(&quote, cell));
        note_add(row, link_header(import, at), told);
        free(told);
    }
}

static void currencies_take(const struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    for (size_t i = 0; i < import->type->field_count; i++) {
        const struct field *amount = &import->type->fields[i], *currency = row->given[i] ? type_field_currency(import->type, amount) : NULL;
        if (!currency)
            continue;
        const size_t place = type_field_index(import->type, currency);
        row->given[place] = !value_is_empty(&row->record.values[place]);
        if (!row->given[place] && !import->is_set[place])
            currency_miss(import, cells, amount, row);
    }
}

static void row_clear(const struct import *import, struct import_row *row)
{
    for (size_t i = 0; i < import->type->field_count; i++) {
        if (row->record.values[i].kind != VALUE_EMPTY)
            value_clear(&row->record.values[i]);
        row->given[i] = false;
    }
    notes_clear(row);
    importing_faults_clear(row);
    importing_rest_clear(row);
    row->record.id = 0;
}

static void flaw_take(const struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    const enum csv_flaw flaw = csv_flaw_is_taken(cells->flaw) ? importing_remark_flaw(import, cells) : cells->flaw;
    struct error error;

    if (csv_flaw_is_taken(flaw))
        return;
    /* TRANSLATORS: before it stands why: a quotation mark is not closed. */
    if (flaw == CSV_FLAW_DOUBT && cells->lines > 1)
        error_set(&error, ERROR_VALUE, _("%s Lines %zu to %zu are in doubt."), csv_flaw_text(flaw), cells->line, cells->line + cells->lines - 1);
    else
        error_set(&error, ERROR_VALUE, "%s", csv_flaw_text(flaw));
    importing_faults_add(row, "", &error);
}

/* What was mended in a row that is taken. */
static void mends_take(const struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    struct error error;

    if (cells->flaw != CSV_FLAW_NONE)
        note_add(row, "", csv_flaw_text(cells->flaw));
    if (cells->bad_count > 0 && import->options.strict) {
        error_set(&error, ERROR_VALUE, _("There are bytes in it that are no text in this encoding."));
        importing_faults_add(row, "", &error);
    } else if (cells->bad_count > 0) {
        note_add(row, "", _("Bytes that are no text in this encoding are marked in it."));
    }
    if (cells->nul_count > 0)
        note_add(row, "", _("NUL characters were left out of it."));
}

static void row_take_id(struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    for (size_t at = 0; at < import->mapping->link_count; at++)
        if (!import->mapping->links[at].field) {
            const char *header = link_header(import, at);
            id_take(import, links_read(import, cells, &at, row), header, row);
            break;
        }
}

static void code_take(struct import *import, const char *text, const char *column, struct import_row *row)
{
    static const struct field country = {.name = "code", .kind = FIELD_COUNTRY};
    struct value code = {0};
    struct error error;

    if (import->is_apart)
        import->needs_more = true;
    else if (!field_parse(&country, text, &code, &error))
        importing_faults_add(row, column, &error);
    else
        row->record.id = country_record_id(value_text(&code));
    value_clear(&code);
}

/* Records that come with the program are found by their code, or by what it stands for. */
static void row_take_code(struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    const struct field *code = import->type->fixed ? type_field(import->type, "code") : NULL;

    for (size_t at = 0; code && row->record.id == 0 && at < import->mapping->link_count; at++)
        if (import->mapping->links[at].field == code) {
            const char *header = link_header(import, at), *text = links_read(import, cells, &at, row);
            if (*text != '\0')
                code_take(import, text, header, row);
            break;
        }
}

/* The code of a country may have been written as a name. */
static void row_mend_code(const struct import *import, struct import_row *row, const struct record *there)
{
    const struct field *code = import->type->fixed ? type_field(import->type, "code") : NULL;

    if (code && there)
        value_copy(record_field(&row->record, code), record_field(there, code));
}

/* Who was forgotten is not brought back by a list that was made before. */
static void forgotten_check(struct import *import, struct import_row *row)
{
    struct error error;
    bool forgotten = false;

    if (row->record.id == 0 || !import->type->forgotten)
        return;
    if (!change_record_is_forgotten(import->store, &import->forgotten_look, import->type->name, row->record.id, &forgotten, &error)) {
        importing_faults_add(row, "", &error);
    } else if (forgotten) {
        error_set(&error, ERROR_RULE, _("The person with this id was forgotten here."));
        importing_faults_add(row, "", &error);
    }
}

void importing_row_was_read(struct import *import, const struct csv_stream_row *cells)
{
    import->waits = false;
    import->reading = cells->offset;
    import->reading_line = cells->line;
}

void importing_row_read(struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    struct record there;
    struct error error;

    row_clear(import, row);
    importing_row_was_read(import, cells);
    flaw_take(import, cells, row);
    if (row->rejected)
        return;
    mends_take(import, cells, row);
    row_take_id(import, cells, row);
    row_take_code(import, cells, row);
    if (row->rejected)
        return;
    bool found = row->record.id != 0 && reader_load(&import->readers, import->type, row->record.id, &there, &error) == READER_FOUND;
    if (!found)
        forgotten_check(import, row);
    cells_take(import, cells, row, found ? &there : NULL);
    rest_take(import, cells, row);
    row_mend_code(import, row, found ? &there : NULL);
    currencies_take(import, cells, row);
    set_take(import, row);
    if (found)
        record_done(&there);
    else
        importing_faults_complete(import, row);
}

bool importing_row_is_wanted(const struct import *import, const struct csv_stream_row *cells)
{
    for (size_t i = 0; i < import->condition_count; i++) {
        const struct condition *condition = &import->conditions[i];
        char *cell = clean_cell(condition->column < cells->count ? cells->cells[condition->column] : "");
        bool same = *condition->key ? key_is(condition->key, cell) : *cell == '\0';

        free(cell);
        if (!same)
            return false;
    }
    return true;
}
