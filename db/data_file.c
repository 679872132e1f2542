/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/data_file.h"

#include <stdlib.h>
#include <string.h>

#include "src/csv.h"
#include "src/identity.h"
#include "src/memory.h"

struct data_file {
    struct store *store;
    struct csv_reader *reader;
    const struct record_type *type;
    const struct field **fields; /* of each column; NULL for the id */
    size_t count;
    struct data_references *references;
};

void data_references_done(struct data_references *references)
{
    for (size_t i = 0; i < references->count; i++)
        free(references->references[i].file);
    free(references->references);
    *references = (struct data_references){0};
}

static void references_add(struct data_references *references, const char *file, size_t line, const struct field *field, int64_t id)
{
    if (references->count == references->capacity) {
        references->capacity = references->capacity == 0 ? 64 : references->capacity * 2;
        references->references = memory_resize(references->references, references->capacity, sizeof *references->references);
    }
    references->references[references->count++] =
        (struct data_reference){.file = string_copy(file), .line = line, .field = field, .id = id};
}

static bool place_error(struct error *error, const char *file, size_t line, const char *column, const char *text)
{
    return error_set(error, ERROR_USAGE, "%s:%zu:%s: %s", file, line, column, text);
}

/* --- The header ------------------------------------------------------------------------------------------------------- */

static bool column_read(struct data_file *file, const struct csv_row *row, size_t column, bool *id, struct error *error)
{
    const char *name = row->cells[column];
    if (strcmp(name, "id") == 0) {
        *id = true;
        return true;
    }
    file->fields[column] = type_field(file->type, name);
    if (file->fields[column] != NULL && file->fields[column]->compute == NULL)
        return true;
    return place_error(error, csv_reader_name(file->reader), row->line, name, _("There is no such field."));
}

static bool header_read(struct data_file *file, struct error *error)
{
    struct csv_row row;
    enum csv_result result = csv_reader_next(file->reader, &row, error);
    if (result == CSV_RESULT_FAULT)
        return false;
    if (result == CSV_RESULT_END)
        return error_set(error, ERROR_USAGE, _("%s: The file is empty."), csv_reader_name(file->reader));
    bool id = false;
    file->count = row.count;
    file->fields = memory_new_array(row.count, sizeof *file->fields);
    for (size_t i = 0; i < row.count; i++) {
        if (!column_read(file, &row, i, &id, error))
            return false;
    }
    return id || place_error(error, csv_reader_name(file->reader), row.line, "id", _("The column is missing."));
}

/* --- A row ------------------------------------------------------------------------------------------------------------ */

static bool cell_read(const struct data_file *file, const struct csv_row *row, size_t column, struct record *record, struct error *error)
{
    const char *name = csv_reader_name(file->reader), *cell = row->cells[column];
    const struct field *field = file->fields[column];
    struct error reason = {0};
    if (field == NULL)
        return identity_parse(cell, &record->id) || place_error(error, name, row->line, "id", _("This is no record number."));
    if (*cell == '\0')
        return true;
    struct value *value = record_field(record, field);
    if (!field_parse(field, cell, value, &reason))
        return place_error(error, name, row->line, field->name, reason.text);
    if (field->kind == FIELD_REFERENCE)
        references_add(file->references, name, row->line, field, value->number);
    return true;
}

static bool record_store(const struct data_file *file, const struct csv_row *row, struct record *record, struct error *error)
{
    struct error reason = {0};
    if (store_put(file->store, record, &reason))
        return true;
    if (reason.code == ERROR_DATABASE) {
        if (error != NULL)
            *error = reason;
        return false;
    }
    return place_error(error, csv_reader_name(file->reader), row->line, reason.field != NULL ? reason.field->name : "", reason.text);
}

static bool row_store(const struct data_file *file, const struct csv_row *row, struct error *error)
{
    struct record record;
    bool ok = true;
    record_init_new(&record, file->type);
    for (size_t i = 0; i < file->count && ok; i++)
        ok = cell_read(file, row, i, &record, error);
    ok = ok && record_store(file, row, &record, error);
    record_done(&record);
    return ok;
}

static bool rows_store(const struct data_file *file, struct error *error)
{
    struct csv_row row;
    enum csv_result result;
    while ((result = csv_reader_next(file->reader, &row, error)) == CSV_RESULT_ROW) {
        if (!row_store(file, &row, error))
            return false;
    }
    return result == CSV_RESULT_END;
}

bool data_file_read(struct store *store, const char *path, const struct record_type *type, struct data_references *references,
                    struct error *error)
{
    struct data_file file = {.store = store, .reader = csv_reader_open(path, error), .type = type, .references = references};
    bool ok = file.reader != NULL && header_read(&file, error) && rows_store(&file, error);
    free(file.fields);
    csv_reader_free(file.reader);
    return ok;
}

static bool reference_check(struct store *store, const struct data_reference *reference, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE];
    int64_t count;
    if (!database_number(store, &count, error, "SELECT count(*) FROM \"%w\" WHERE id = %lld", reference->field->refers_to,
                         (long long)reference->id))
        return false;
    if (count != 0)
        return true;
    return error_set(error, ERROR_USAGE, _("%s:%zu:%s: There is no record %s."), reference->file, reference->line, reference->field->name,
                     identity_print(reference->id, printed));
}

bool data_references_check(struct store *store, const struct data_references *references, struct error *error)
{
    for (size_t i = 0; i < references->count; i++) {
        if (!reference_check(store, &references->references[i], error))
            return false;
    }
    return true;
}
