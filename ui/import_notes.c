/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_notes.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/csv_writer.h"
#include "src/formula.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/whole_file.h"

enum { NUMBER_SIZE = 24 };

struct import_notes {
    struct whole_file *file;
};

/* Never translated. */
static const char *const kinds[] = {
    [IMPORT_NOTE_REJECTED] = "rejected", [IMPORT_NOTE_UNREAD] = "unread", [IMPORT_NOTE_DUPLICATE] = "duplicate", [IMPORT_NOTE_DOUBT] = "doubt",
};

static bool line_write(struct import_notes *notes, const char *const *cells, size_t count, struct error *error)
{
    struct text line = {0};

    for (size_t i = 0; i < count; i++)
        csv_add_cell(&line, cells[i], ',');
    csv_end_row(&line);
    bool ok = whole_file_write(notes->file, text_string(&line), line.length, error);
    text_done(&line);
    return ok;
}

static bool note_write(struct import_notes *notes, const struct import_note *note, const char *column, const char *text, struct error *error)
{
    char line[NUMBER_SIZE], score[NUMBER_SIZE] = "";
    struct text header = {0}, said = {0};

    formula_guard(&header, column);
    formula_guard(&said, text);
    snprintf(line, sizeof line, "%zu", note->line);
    if (note->kind == IMPORT_NOTE_DUPLICATE)
        snprintf(score, sizeof score, "%d", note->score);
    const char *const cells[] = {line, kinds[note->kind], text_string(&header), score, text_string(&said)};
    bool ok = line_write(notes, cells, sizeof cells / sizeof *cells, error);
    text_done(&header);
    text_done(&said);
    return ok;
}

bool import_notes_add(struct import_notes *notes, const struct import_note *note, struct error *error)
{
    bool ok = true;

    if (!note->rejected)
        return note_write(notes, note, note->column, note->text, error);
    for (size_t i = 0; ok && i < note->rejected->fault_count; i++)
        ok = note_write(notes, note, note->rejected->faults[i].column, note->rejected->faults[i].text, error);
    return ok;
}

struct import_notes *import_notes_open(const char *path, struct error *error)
{
    static const char *const header[] = {"line", "kind", "column", "score", "text"};
    struct import_notes *notes = memory_new(sizeof *notes);

    notes->file = whole_file_open(path, error);
    if (notes->file && line_write(notes, header, sizeof header / sizeof *header, error))
        return notes;
    import_notes_close(notes, false, NULL);
    return NULL;
}

bool import_notes_sync(struct import_notes *notes, struct error *error)
{
    return whole_file_sync(notes->file, error);
}

bool import_notes_close(struct import_notes *notes, bool keep, struct error *error)
{
    if (!notes)
        return true;
    bool ok = !notes->file || whole_file_close(notes->file, keep, error);
    free(notes);
    return ok;
}
