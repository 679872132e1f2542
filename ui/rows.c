/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "ui/list_columns.h"
#include "ui/table.h"

enum { ROWS_PAGE = 200 };

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

/* What rows_each was asked to do. */
struct rows_output {
    void (*each)(void *context, const struct record *record);
    void *context;
    size_t count;
};

static bool rows_take(void *context, const struct record *record, struct error *error)
{
    struct rows_output *output = context;

    output->each(output->context, record);
    return ++output->count % ROWS_PAGE != 0 || call_flush(error);
}

bool rows_each(const struct call *call, const struct list_request *request, size_t limit, void (*each)(void *context, const struct record *record),
               void *context, size_t *count, struct error *error)
{
    struct rows_output output = {.each = each, .context = context};

    return store_each(call->store, &call->viewer, request, limit, rows_take, &output, count, error) && call_flush(error);
}

/* --- What is shown of a record ---------------------------------------------------------------------------------------- */

/* The field that stands for the id of a type's records, or NULL. */
static const struct field *code_field(const struct record_type *type)
{
    return type->fixed ? type_field(type, "code") : NULL;
}

/* What stands for a record's id in a list: the ending of its id, of a country its code. Returns text. */
static const char *record_ending(const struct record *record, char text[IDENTITY_TEXT_SIZE])
{
    const struct field *code = code_field(record->type);

    if (!code)
        return identity_ending(record->id, text);
    snprintf(text, IDENTITY_TEXT_SIZE, "%s", value_text(record_field(record, code)));
    return text;
}

struct screen rows_screen(const struct call *call)
{
    return (struct screen){.store = call->store, .viewer = call->viewer};
}

/* Whether what a record is called names others, which only the store knows. */
static bool title_has_reference(const struct record_type *type)
{
    for (const char *const *name = type->title; *name; name++) {
        const struct field *field = type_field(type, *name);

        if (field && field->kind == FIELD_REFERENCE)
            return true;
    }
    return false;
}

/* What a record is called, references in it included. The caller frees it. */
static char *title_of(const struct call *call, const struct record *record)
{
    char *title = NULL;

    if (title_has_reference(record->type))
        title = store_title(call->store, &call->viewer, record->type, record->id, message_language());
    return title ? title : record_title(record, message_language());
}

/* --- As lines --------------------------------------------------------------------------------------------------------- */

enum { ROW_ENDING, ROW_TITLE, ROW_FIELDS, ROW_COLUMNS = 20, TITLE_LEAST = 32 };

struct row_table {
    const struct call *call;
    const struct field *fields[ROW_COLUMNS];
    size_t columns;
    struct table *table;
};

struct row_table *row_table_new(const struct call *call, const struct record_type *type, const struct field *within)
{
    struct row_table *row_table = memory_new(sizeof *row_table);
    const struct field *field;

    row_table->call = call;
    row_table->columns = ROW_FIELDS;
    for (int place = 1; row_table->columns < ROW_COLUMNS && (field = type_field_listed(type, place)); place++)
        if (field != within && field != code_field(type) && !type_is_title(type, field))
            row_table->fields[row_table->columns++] = field;
    row_table->table = table_new(stdout, row_table->columns, table_terminal_width());
    table_keep(row_table->table, ROW_TITLE, TITLE_LEAST);
    return row_table;
}

void row_table_add(void *row_table, const struct record *record)
{
    const struct row_table *to = row_table;
    const char *cells[ROW_COLUMNS];
    char *owned[ROW_COLUMNS];
    char ending[IDENTITY_TEXT_SIZE];

    struct screen screen = rows_screen(to->call);

    cells[ROW_ENDING] = record_ending(record, ending);
    cells[ROW_TITLE] = owned[ROW_TITLE] = title_of(to->call, record);
    for (size_t i = ROW_FIELDS; i < to->columns; i++)
        cells[i] = owned[i] = list_column_text(&screen, &(struct list_column){.field = to->fields[i]}, record);
    table_add(to->table, cells);
    for (size_t i = ROW_TITLE; i < to->columns; i++)
        free(owned[i]);
}

void row_table_end(struct row_table *row_table)
{
    table_end(row_table->table);
    free(row_table);
}
