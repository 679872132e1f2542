/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_fault.h"

#include <string.h>

#include "db/importing_record.h"

static bool is_told(const struct import_row *row, const char *column, const char *text)
{
    for (size_t i = 0; i < row->fault_count; i++)
        if (strcmp(row->faults[i].column, column) == 0 && strcmp(row->faults[i].text, text) == 0)
            return true;
    return false;
}

void importing_faults_add(struct import_row *row, const char *column, const struct error *error)
{
    if (!row->rejected && error != &row->error)
        row->error = *error;
    row->rejected = true;
    if (!is_told(row, column ? column : "", error->text))
        import_cell_notes_add(&row->faults, &row->fault_count, column ? column : "", error->text);
}

/* The header of the column a field came from, or the field's name. */
static const char *column_of(const struct import *import, const struct field *field)
{
    for (size_t i = 0; field && i < import->mapping->link_count; i++)
        if (import->mapping->links[i].field == field)
            return import->mapping->columns[import->mapping->links[i].column].header;
    return field ? field->name : "";
}

void importing_faults_add_of(const struct import *import, struct import_row *row, const struct error *error)
{
    importing_faults_add(row, column_of(import, error->field), error);
}

/* Whether any of the columns that fill a field has a fault already. */
static bool has_fault(const struct import *import, const struct import_row *row, const struct field *field)
{
    bool has = false;

    for (size_t at = 0; field && !has && at < import->mapping->link_count; at++)
        for (size_t i = 0; import->mapping->links[at].field == field && i < row->fault_count; i++)
            has = has || strcmp(import->mapping->columns[import->mapping->links[at].column].header, row->faults[i].column) == 0;
    return has;
}

void importing_faults_complete(const struct import *import, struct import_row *row)
{
    struct record record;
    struct error error;

    if (!row->rejected)
        return;
    importing_record_complete(import, row, &record);
    for (size_t i = 0; i < import->type->field_count; i++) {
        const struct field *field = &import->type->fields[i];
        const bool is_missing = field->flags & FIELD_REQUIRED && !field->compute && value_is_empty(&record.values[i]);

        if (is_missing && !has_fault(import, row, field) && !record_check_field(&record, field, &error))
            importing_faults_add_of(import, row, &error);
    }
    if (import->type->check && !import->type->check(&record, &error) && !has_fault(import, row, error.field))
        importing_faults_add_of(import, row, &error);
    record_done(&record);
}

void importing_faults_clear(struct import_row *row)
{
    import_cell_notes_free(row->faults, row->fault_count);
    row->faults = NULL;
    row->fault_count = 0;
    row->rejected = false;
}
