/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_rejects.h"

#include <stdlib.h>
#include <string.h>

#include "src/csv_writer.h"
#include "src/encoder.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/whole_file.h"

enum { ROWS_AT_ONCE = 64 };

struct import_rejects {
    const struct csv_stream *stream;
    const struct mapping *mapping;
    struct whole_file *file;
    struct encoder *encoder;
};

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

/* As the list's lines are written. */
static void row_end(struct text *line, const struct csv_dialect *dialect)
{
    struct text whole = {0};

    if (dialect->is_wrapped) {
        csv_add_cell(&whole, text_string(line), dialect->delimiter);
        text_clear(line);
        text_add(line, text_string(&whole));
        text_done(&whole);
    }
    csv_end_row(line);
}

static bool row_write(struct import_rejects *rejects, const char *const *cells, size_t count, const char *const last[MAPPING_REMARKS], struct error *error)
{
    const struct csv_dialect *dialect = csv_stream_dialect(rejects->stream);
    const char delimiter = dialect->delimiter;
    const size_t columns = rejects->mapping->count, own = mapping_own_columns(rejects->mapping);
    struct text line = {0}, bytes = {0};

    /* What was said of it the last time goes. */
    for (size_t i = 0; i < own; i++)
        csv_add_cell(&line, i < count ? cells[i] : "", delimiter);
    for (size_t i = 0; i < MAPPING_REMARKS; i++)
        csv_add_cell(&line, last[i], delimiter);
    /* What stands beyond the last column belongs to the row as well. */
    for (size_t i = columns; i < count; i++)
        csv_add_cell(&line, cells[i], delimiter);
    row_end(&line, dialect);
    encoder_add(rejects->encoder, text_string(&line), line.length, &bytes);
    bool ok = whole_file_write(rejects->file, text_string(&bytes), bytes.length, error);
    text_done(&bytes);
    text_done(&line);
    return ok;
}

static bool header_write(struct import_rejects *rejects, struct error *error)
{
    const struct mapping *mapping = rejects->mapping;
    const char **headers = memory_new_array(mapping->count + 1, sizeof *headers);

    for (size_t i = 0; i < mapping->count; i++)
        headers[i] = mapping->columns[i].header;
    bool ok = row_write(rejects, headers, mapping->count, mapping_remarks, error);
    free(headers);
    return ok;
}

/* A mark and a header where the list has them: what is sent in again is read as the list was. UTF-16 is not known without a mark where there is little of it. */
static bool head_write(struct import_rejects *rejects, struct error *error)
{
    struct text mark = {0};

    if (csv_stream_has_mark(rejects->stream) || strncmp(csv_stream_encoding(rejects->stream), "UTF-16", 6) == 0)
        encoder_add_mark(rejects->encoder, &mark);
    bool ok = whole_file_write(rejects->file, text_string(&mark), mark.length, error);
    text_done(&mark);
    return ok && (csv_stream_dialect(rejects->stream)->header_line == 0 || header_write(rejects, error));
}

/* Whether a column stands among those of the notes before. */
static bool is_named(const struct import_cell_note *const *notes, size_t count, const char *column)
{
    bool named = false;

    for (size_t i = 0; i < count; i++)
        named = named || strcmp(notes[i]->column, column) == 0;
    return named;
}

/* What the row is rejected for, then what else of its cells is not taken as it stands. The caller frees the list. */
static const struct import_cell_note **wrongs_list(const struct import_row_faults *row, size_t *count)
{
    const struct import_cell_note **wrongs = memory_new_array(row->fault_count + row->note_count + 1, sizeof *wrongs);

    *count = 0;
    for (size_t i = 0; i < row->fault_count; i++)
        wrongs[(*count)++] = &row->faults[i];
    for (size_t i = 0; i < row->note_count; i++)
        if (*row->notes[i].column)
            wrongs[(*count)++] = &row->notes[i];
    return wrongs;
}

/* The columns, each once; the reasons, of more than one each behind its column. */
static void wrongs_join(const struct import_cell_note *const *wrongs, size_t count, struct text *columns, struct text *reasons)
{
    for (size_t i = 0; i < count; i++) {
        const char *column = wrongs[i]->column;

        if (*column && !is_named(wrongs, i, column))
            text_add_format(columns, "%s%s", columns->length > 0 ? "; " : "", column);
        text_add_format(reasons, "%s%s%s%s", i > 0 ? " " : "", count > 1 ? column : "", count > 1 && *column ? ": " : "", wrongs[i]->text);
    }
}

bool import_rejects_add(struct import_rejects *rejects, const struct import_row_faults *row, struct error *error)
{
    struct text columns = {0}, reasons = {0};
    size_t count;
    const struct import_cell_note **wrongs = wrongs_list(row, &count);
    char *number = string_format("%zu", row->line);

    wrongs_join(wrongs, count, &columns, &reasons);
    const char *const last[MAPPING_REMARKS] = {number, text_string(&columns), text_string(&reasons)};
    bool ok = row_write(rejects, row->cells, row->cell_count, last, error);

    free(number);
    free(wrongs);
    text_done(&columns);
    text_done(&reasons);
    return ok;
}

/* --- The file ------------------------------------------------------------------------------------------------------------- */

struct import_rejects *import_rejects_open(const char *path, const struct csv_stream *stream, const struct mapping *mapping, struct error *error)
{
    struct import_rejects *rejects = memory_new(sizeof *rejects);

    *rejects = (struct import_rejects){.stream = stream, .mapping = mapping, .file = whole_file_open(path, error)};
    rejects->encoder = rejects->file ? encoder_new(csv_stream_encoding(stream), error) : NULL;
    if (rejects->encoder && head_write(rejects, error))
        return rejects;
    import_rejects_close(rejects, false, NULL);
    return NULL;
}

bool import_rejects_sync(struct import_rejects *rejects, struct error *error)
{
    return whole_file_sync(rejects->file, error);
}

bool import_rejects_close(struct import_rejects *rejects, bool keep, struct error *error)
{
    if (!rejects)
        return true;
    bool ok = !rejects->file || whole_file_close(rejects->file, keep, error);
    encoder_free(rejects->encoder);
    free(rejects);
    return ok;
}

/* --- All of an import ----------------------------------------------------------------------------------------------------- */

static bool look_write(struct import_rejects *rejects, struct import *import, int64_t number, struct error *error)
{
    struct import_look look;

    if (!import_look(import, number, &look, error))
        return false;
    bool ok = import_look_whole(import, &look, error);
    const struct import_row_faults row = {.cells = (const char *const *)look.cells, .cell_count = look.cell_count, .line = look.line, .faults = look.faults,
                                          .fault_count = look.fault_count, .notes = look.notes, .note_count = look.note_count};
    ok = ok && import_rejects_add(rejects, &row, error);
    import_look_done(&look);
    return ok;
}

bool import_rejects_write(struct import *import, const struct csv_stream *stream, const struct mapping *mapping, const char *path, struct error *error)
{
    struct import_rejects *rejects = import_rejects_open(path, stream, mapping, error);
    int64_t numbers[ROWS_AT_ONCE], from = 0;
    size_t count = 0;
    bool ok = rejects != NULL;

    do {
        ok = ok && import_list(import, IMPORT_REJECTED, from, ROWS_AT_ONCE, numbers, &count, error);
        for (size_t i = 0; ok && i < count; i++)
            ok = look_write(rejects, import, numbers[i], error);
        from = count > 0 ? numbers[count - 1] : from;
    } while (ok && count == ROWS_AT_ONCE);
    return import_rejects_close(rejects, ok, ok ? error : NULL) && ok;
}
