/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/id_column.h"

#include <stdlib.h>

#include "src/clean.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/quote.h"

enum { ROWS_LOOKED_AT = 1000 };

/* The column that fills the id; the number of columns where none does. */
static size_t id_column(const struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->link_count; i++)
        if (!mapping->links[i].field)
            return mapping->links[i].column;
    return mapping->count;
}

/* Whether a cell is an id of lrn; one that is another's is counted, and the first kept. */
static bool cell_is_id(const struct record_type *type, struct mapping_column *column, const char *given)
{
    char *cell = clean_cell(given);
    int64_t id;
    bool is = type_read_id(type, cell, &id), foreign = !is && *cell != '\0' && !clean_is_nothing(cell);

    column->foreign_ids += foreign;
    if (foreign && !column->foreign_id)
        column->foreign_id = string_copy(cell);
    free(cell);
    return is;
}

static bool has_ids(const struct record_type *type, struct mapping_column *column, size_t place, struct csv_stream *stream)
{
    struct csv_stream_row row;
    struct error error;
    bool has = false;

    for (size_t rows = 0; !has && rows < ROWS_LOOKED_AT && csv_stream_next(stream, &row, &error) == CSV_RESULT_ROW; rows++)
        if (csv_flaw_is_taken(row.flaw) && place < row.count)
            has = cell_is_id(type, column, row.cells[place]);
    csv_stream_rewind(stream);
    return has;
}

void id_column_check(struct mapping *mapping, struct csv_stream *stream)
{
    const size_t place = id_column(mapping);
    const struct field *number = type_field(mapping->type, "registration_number");

    if (place == mapping->count)
        return;
    struct mapping_column *column = &mapping->columns[place];
    if (has_ids(mapping->type, column, place, stream) || column->foreign_ids == 0)
        return;
    mapping_unlink(mapping, place);
    column->near = number && !mapping_has(mapping, number) ? number : NULL;
}

char *id_column_text(const struct mapping_column *column)
{
    const size_t count = column->foreign_ids;
    struct quote header, example;

    if (column->use != COLUMN_UNREAD || count == 0)
        return NULL;
    quote_text(&header, column->header);
    quote_text(&example, column->foreign_id);
    /* TRANSLATORS: how many values were looked at, the header of their column, the first of them. */
    return string_format(message_plural("The %zu value in \"%s\" is no id of lrn's (%s), so it is not read as one.",
                                        "None of the first %zu values in \"%s\" is an id of lrn's (%s, for one), so they are not read as such.", count),
                         count, header.text, example.text);
}
