/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_rest.h"

#include <stdlib.h>
#include <string.h>

#include "src/clean.h"
#include "src/memory.h"
#include "src/text.h"

void importing_rest_clear(struct import_row *row)
{
    import_cell_notes_free(row->kept, row->kept_count);
    row->kept = NULL;
    row->kept_count = 0;
    row->kept_in = NULL;
}

/* Keeps a column as it stands in a text that was read. */
static void column_keep(struct import_row *row, const struct field *field, const char *column, const char *text)
{
    struct value value = {0};
    struct error error;
    char *plain = clean_controls(text);

    if (field_parse(field, plain ? plain : text, &value, &error) && !value_is_empty(&value))
        import_cell_notes_add(&row->kept, &row->kept_count, column, value_text(&value));
    value_clear(&value);
    free(plain);
}

static bool is_left_out(const struct import_row *row, const char *column)
{
    for (size_t i = 0; i < row->note_count; i++)
        if (row->notes[i].is_left_out && row->notes[i].column == column)
            return true;
    return false;
}

/* Whether something of the columns that a column fills a field with stands nowhere else: a second address, a word that is no number. */
static bool column_is_left(const struct mapping *mapping, const struct import_row *row, size_t column)
{
    bool left = false;

    for (size_t i = 0; row->note_count > 0 && i < mapping->link_count; i++) {
        const struct field *field = mapping->links[i].column == column ? mapping->links[i].field : NULL;

        for (size_t j = 0; field && field != mapping->rest && !left && j < mapping->link_count; j++)
            left = mapping->links[j].field == field && is_left_out(row, mapping->columns[mapping->links[j].column].header);
    }
    return left;
}

char *importing_rest_read(const struct import *import, const struct csv_stream_row *cells, struct import_row *row)
{
    const struct mapping *mapping = import->mapping;
    struct text text = {0};

    if (!mapping->rest)
        return NULL;
    text_add(&text, value_text(record_field(&row->record, mapping->rest)));
    const size_t before = text.length;
    for (size_t i = 0; i < mapping->count && i < cells->count; i++) {
        const char *header = mapping->columns[i].header;
        const bool is_kept = mapping->columns[i].use == COLUMN_UNREAD || column_is_left(mapping, row, i);
        char *cell = is_kept ? clean_cell(cells->cells[i]) : NULL;
        char *line = cell && *cell && !clean_is_nothing(cell) ? string_format("%s: %s", header, cell) : NULL;

        if (line)
            text_add_format(&text, "%s%s", text.length > 0 ? "\n" : "", line);
        if (line && before == 0)
            column_keep(row, mapping->rest, header, line);
        free(line);
        free(cell);
    }
    row->kept_in = row->kept_count > 0 ? mapping->rest : NULL;
    char *whole = text.length > before ? text_take(&text) : NULL;
    text_done(&text);
    return whole;
}

/* Whether some lines stand in a text, one behind the other. */
static bool has_lines(const char *text, const char *lines)
{
    const size_t length = strlen(lines);

    for (const char *at = strstr(text, lines); at; at = strstr(at + 1, lines))
        if ((at == text || at[-1] == '\n') && (at[length] == '\0' || at[length] == '\n'))
            return true;
    return false;
}

bool importing_rest_is_there(const struct import_row *row, const struct value *value)
{
    for (size_t i = 0; i < row->kept_count; i++)
        if (!has_lines(value_text(value), row->kept[i].text))
            return false;
    return true;
}

bool importing_rest_add(const struct import_row *row, struct value *value)
{
    struct text text = {0};

    if (importing_rest_is_there(row, value))
        return false;
    text_add(&text, value_text(value));
    for (size_t i = 0; i < row->kept_count; i++)
        if (!has_lines(text_string(&text), row->kept[i].text))
            text_add_format(&text, "%s%s", text.length > 0 ? "\n" : "", row->kept[i].text);
    value_take_text(value, text_take(&text));
    return true;
}
