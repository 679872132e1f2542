/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/import_cell_note.h"

#include <stdlib.h>

#include "src/memory.h"

void import_cell_notes_add(struct import_cell_note **notes, size_t *count, const char *column, const char *text)
{
    *notes = memory_resize(*notes, *count + 1, sizeof **notes);
    (*notes)[(*count)++] = (struct import_cell_note){.column = column, .text = string_copy(text)};
}

void import_cell_notes_free(struct import_cell_note *notes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(notes[i].text);
    free(notes);
}
