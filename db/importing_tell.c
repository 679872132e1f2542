/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import tells of its rows. */
#include "config.h"

#include "db/importing_tell.h"

#include <stdlib.h>

#include "db/importing_cells.h"
#include "db/importing_target.h"
#include "db/importing_within.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"

static void note(const struct import *import, const struct import_note *said)
{
    import->options.note(import->options.context, said);
}

static void note_duplicate(struct import *import, const struct staged *staged)
{
    char printed[IDENTITY_TEXT_SIZE], *title = importing_target_title(import, staged->target), *text = NULL;
    const char *reason = similar_reason_text((enum similar_reason)staged->reason);
    struct staged above;
    struct error error;
    struct quote quote;

    if (staged->target > 0)
        text = string_format(_("Most likely the same as %s, %s (%s, %d of 100)."), identity_print(staged->target, printed), quote_text(&quote, title ? title : ""), reason,
                             staged->score);
    else if (stage_read(&import->stage, -staged->target, &above, &error))
        text = string_format(_("Most likely the same as line %llu, %s (%s, %d of 100)."), (unsigned long long)above.line, quote_text(&quote, title ? title : ""), reason,
                             staged->score);
    if (text)
        note(import, &(struct import_note){.kind = IMPORT_NOTE_DUPLICATE, .line = staged->line, .column = "", .text = text, .score = staged->score});
    free(text);
    free(title);
}

static void outcome_tell(struct import *import, const struct import_row *row, const struct staged *staged)
{
    struct csv_stream_row cells;
    struct error error;

    if (staged->outcome == IMPORT_DUPLICATE)
        note_duplicate(import, staged);
    if (staged->outcome != IMPORT_REJECTED || row->fault_count == 0 || !importing_cells_whole(import, staged, &cells, &error))
        return;
    const struct import_row_faults rejected = {.cells = cells.cells, .cell_count = cells.count, .line = staged->line, .faults = row->faults, .fault_count = row->fault_count,
                                               .notes = row->notes, .note_count = row->note_count};
    note(import, &(struct import_note){.kind = IMPORT_NOTE_REJECTED, .line = staged->line, .column = row->faults[0].column, .text = row->faults[0].text, .rejected = &rejected});
}

/* Tells of a row that was checked. The cells of the row read before are no longer valid. */
void importing_row_tell(struct import *import, const struct import_row *row, const struct staged *staged)
{
    if (!import->options.note)
        return;
    for (size_t i = 0; i < row->note_count; i++)
        note(import, &(struct import_note){.kind = *row->notes[i].column ? IMPORT_NOTE_UNREAD : IMPORT_NOTE_DOUBT, .line = staged->line,
                                           .column = row->notes[i].column, .text = row->notes[i].text});
    outcome_tell(import, row, staged);
}

void importing_change_back_tell(struct import *import, const struct staged *staged)
{
    if (import->options.note && import->phase == IMPORT_PHASE_CHECKING)
        note(import, &(struct import_note){.kind = IMPORT_NOTE_DUPLICATE, .line = staged->line, .column = "",
                                           .text = _("Nothing comes of it: a row below changes back what it changes."), .score = staged->score});
}

/* What is to be told of a row once it is known which others it refers to: the rest was told before. */
void importing_link_tell(struct import *import, const struct import_row *row, enum import_outcome before, const struct staged *staged)
{
    if (!import->options.note)
        return;
    for (size_t i = 0; i < row->note_count; i++)
        if (importing_within_fills(import, row->notes[i].column))
            note(import, &(struct import_note){.kind = IMPORT_NOTE_UNREAD, .line = staged->line, .column = row->notes[i].column, .text = row->notes[i].text});
    if ((enum import_outcome)staged->outcome != before)
        outcome_tell(import, row, staged);
}
