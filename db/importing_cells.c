/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import as they stand in the file, and what was changed in them by hand. */
#include "config.h"

#include "db/importing_cells.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "src/memory.h"

void importing_edits_clear(struct import *import)
{
    for (size_t i = 0; i < import->edit_count; i++)
        free(import->edits[i].text);
    free(import->edits);
    import->edits = NULL;
    import->edit_count = 0;
}

void importing_cells_change(struct import *import, uint64_t offset, size_t column, const char *text)
{
    for (size_t i = 0; i < import->edit_count; i++)
        if (import->edits[i].offset == offset && import->edits[i].column == column) {
            free(import->edits[i].text);
            import->edits[i].text = string_copy(text);
            return;
        }
    import->edits = memory_resize(import->edits, import->edit_count + 1, sizeof *import->edits);
    import->edits[import->edit_count++] = (struct import_edited){.offset = offset, .column = column, .text = string_copy(text)};
}

/* A row that somebody mended has as many cells as there are columns, and can be taken, whatever was said of it when it was rejected. */
static void cells_level(struct import *import, struct csv_stream_row *cells)
{
    import->cells = memory_resize(import->cells, import->mapping->count + 1, sizeof *import->cells);
    for (size_t i = 0; i < import->mapping->count; i++)
        import->cells[i] = i < cells->count && i < mapping_own_columns(import->mapping) ? cells->cells[i] : "";
    cells->cells = import->cells;
    cells->count = import->mapping->count;
    if (!csv_flaw_is_taken(cells->flaw))
        cells->flaw = CSV_FLAW_NONE;
}

bool importing_cells_edit(struct import *import, struct csv_stream_row *cells)
{
    bool edited = false;

    for (size_t i = 0; i < import->edit_count; i++) {
        const struct import_edited *edit = &import->edits[i];

        if (edit->offset != cells->offset || edit->column >= import->mapping->count)
            continue;
        if (!edited)
            cells_level(import, cells);
        import->cells[edit->column] = edit->text;
        edited = true;
    }
    return edited;
}

bool importing_refuse_changed(const struct import *import, struct error *error)
{
    return error_set(error, ERROR_USAGE, _("%s has changed while it was read. Nothing was imported."), csv_stream_name(import->stream));
}

bool importing_file_check(const struct import *import, struct error *error)
{
    struct stat now;

    return (fstat(import->options.file, &now) == 0 && now.st_size == import->version.file_size && now.st_mtim.tv_sec == import->version.file_time.tv_sec
            && now.st_mtim.tv_nsec == import->version.file_time.tv_nsec)
           || importing_refuse_changed(import, error);
}

/* A function of csv_stream.h that reads a row once more. */
typedef enum csv_result again_function(struct csv_stream *stream, const struct csv_stream_row *known, struct csv_stream_row *row, struct error *error);

static bool cells_read(struct import *import, const struct staged *staged, again_function *again, struct csv_stream_row *cells, struct error *error)
{
    const struct csv_stream_row known = {.line = staged->line, .lines = staged->lines, .offset = staged->offset, .length = staged->length,
                                         .flaw = (enum csv_flaw)staged->flaw};

    switch (again(import->stream, &known, cells, error)) {
    case CSV_RESULT_ROW:
        importing_cells_edit(import, cells);
        return true;
    case CSV_RESULT_END:
        return importing_refuse_changed(import, error);
    case CSV_RESULT_FAULT:
        break;
    }
    return false;
}

bool importing_cells_again(struct import *import, const struct staged *staged, struct csv_stream_row *cells, struct error *error)
{
    return cells_read(import, staged, csv_stream_again, cells, error);
}

bool importing_cells_whole(struct import *import, const struct staged *staged, struct csv_stream_row *cells, struct error *error)
{
    return cells_read(import, staged, csv_stream_again_whole, cells, error);
}
