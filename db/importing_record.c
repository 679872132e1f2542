/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_record.h"

#include <string.h>

#include "db/importing_rest.h"
#include "src/memory.h"

/* What a new record that came with a list begins with, where that is not what one that is added by hand does: organisations wait for quality assurance; of members a list tells
 * who they are, not that they have just applied and for what fee. */
static const struct {
    const char *type, *field, *text;
} imported[] = {
    {"organisation", "status", "submitted"}, {"member", "state", ""}, {"member", "fee", ""}, {"member", "fee_currency", ""},
};

static void title_complete(struct record *record)
{
    const struct record_type *type = record->type;

    for (size_t i = 0; type->title_from && i < type->field_count; i++) {
        const struct field *from = &type->fields[i];
        if (!from->pair || strcmp(from->pair, type->title_from) != 0 || value_is_empty(&record->values[i]))
            continue;
        for (size_t j = 0; j < type->field_count; j++) {
            const struct field *to = &type->fields[j];
            if (to->pair && strcmp(to->pair, type->title[0]) == 0 && to->language == from->language && value_is_empty(&record->values[j]))
                value_copy(&record->values[j], &record->values[i]);
        }
    }
}

void importing_blank_init(struct import *import)
{
    struct error error;

    record_init_new(&import->blank, import->type);
    for (size_t i = 0; i < sizeof imported / sizeof *imported; i++) {
        const struct field *field = type_field(import->type, imported[i].field);
        if (field && strcmp(imported[i].type, import->type->name) == 0)
            field_parse(field, imported[i].text, record_field(&import->blank, field), &error);
    }
}

void importing_record_complete(const struct import *import, const struct import_row *row, struct record *record)
{
    record_copy(record, &import->blank);
    record->id = row->record.id;
    importing_record_apply(row, record, false);
    title_complete(record);
}

/* The value that a new record has in a field of somebody else's: the row's, or what all new ones have. */
static const struct value *lent(const struct import *import, const struct import_row *row, size_t field)
{
    const bool given = row->given[field] && !row->record.type->fields[field].compute;

    return given ? &row->record.values[field] : &import->blank.values[field];
}

void importing_record_lend(const struct import *import, const struct import_row *row, struct record *record)
{
    if (!record->values)
        record_init(record, import->type);
    record->id = row->record.id;
    for (size_t i = 0; i < import->type->field_count; i++)
        record->values[i] = *lent(import, row, i);
    title_complete(record);
}

/* What was filled in where nothing was lent is the record's own. */
void importing_record_take_back(const struct import *import, const struct import_row *row, struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++)
        if (lent(import, row, i)->kind != VALUE_EMPTY)
            record->values[i].kind = VALUE_EMPTY;
        else if (record->values[i].kind != VALUE_EMPTY)
            value_clear(&record->values[i]);
}

/* Puts what a row gives into a field; returns whether that changes anything. */
static bool field_apply(const struct import_row *row, size_t place, struct record *record)
{
    const struct field *field = &record->type->fields[place];
    const struct value *value = &row->record.values[place];

    if (field == row->kept_in && !value_is_empty(&record->values[place]))
        return importing_rest_add(row, &record->values[place]);
    if (value_equal(value, &record->values[place]))
        return false;
    value_copy(&record->values[place], value);
    return true;
}

bool importing_record_apply(const struct import_row *row, struct record *record, bool fill)
{
    bool changed = false;

    for (size_t i = 0; i < record->type->field_count; i++)
        if (row->given[i] && !record->type->fields[i].compute && !(fill && !value_is_empty(&record->values[i])))
            changed = field_apply(row, i, record) || changed;
    return changed;
}

static bool field_is_same(const struct import_row *row, size_t place, const struct record *record)
{
    if (&record->type->fields[place] == row->kept_in)
        return importing_rest_is_there(row, &record->values[place]);
    return value_equal(&row->record.values[place], &record->values[place]);
}

bool importing_record_is_same(const struct import_row *row, const struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++)
        if (row->given[i] && !record->type->fields[i].compute && !field_is_same(row, i, record))
            return false;
    return true;
}
