/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a list that are about one thing: each of them finds it as those above leave it, and what they change and change back is no change. The first of them that was
 * met holds where the chain of those that change it ends; each in the chain knows the one above. */
#include "config.h"

#include "db/importing_shared.h"

#include <stdlib.h>

#include "db/importing_cells.h"
#include "db/importing_policy.h"
#include "db/importing_record.h"
#include "db/importing_row.h"
#include "db/importing_tell.h"
#include "src/memory.h"

/* The rows above one that change what it is about, the last first. */
struct changes {
    int64_t subject;
    struct staged *rows;
    uint32_t *numbers;
    size_t count;
    bool is_known; /* what those above them leave is at hand */
};

static void changes_done(struct changes *changes)
{
    free(changes->rows);
    free(changes->numbers);
}

static void change_add(struct changes *changes, uint32_t number, const struct staged *staged)
{
    changes->rows = memory_more(changes->rows, changes->count, sizeof *changes->rows);
    changes->numbers = memory_more(changes->numbers, changes->count, sizeof *changes->numbers);
    changes->rows[changes->count] = *staged;
    changes->numbers[changes->count++] = number;
}

/* --- What rows are about -------------------------------------------------------------------------------------------------- */

bool importing_subject(struct import *import, int64_t target, int64_t *subject, struct error *error)
{
    struct staged above;

    *subject = target;
    if (target >= 0)
        return true;
    if (!stage_read(&import->stage, -target, &above, error))
        return false;
    if (above.target > 0 && above.outcome != IMPORT_NEW)
        *subject = above.target;
    return true;
}

static int64_t subject_key(int64_t id)
{
    return id ^ INT64_C(0x2c1b3c6d9a4f7e85);
}

/* The row that was met first of those about a subject; 0: none was. */
static bool first_find(const struct import *import, int64_t subject, int64_t *first, struct error *error)
{
    uint32_t rows[ROW_KEYS_MOST];
    size_t count = 0;
    bool ok = subject < 0 || row_keys_find(import->rows, subject_key(subject), rows, &count, error);

    *first = subject < 0 ? -subject : count > 0 ? rows[count - 1] : 0;
    return ok;
}

static bool is_change(struct import *import, const struct staged *staged, int64_t subject, bool *changes, struct error *error)
{
    int64_t about = 0;
    bool ok = staged->outcome != IMPORT_CHANGED || importing_subject(import, staged->target, &about, error);

    *changes = staged->outcome == IMPORT_CHANGED && about == subject;
    return ok;
}

/* The last row of a subject's chain; 0: there is none. */
static bool last_find(struct import *import, int64_t subject, uint32_t *last, struct error *error)
{
    struct staged staged;
    int64_t first = 0;

    *last = 0;
    if (!first_find(import, subject, &first, error))
        return false;
    if (first == 0 || first > import->stage.count)
        return true;
    if (!stage_read(&import->stage, first, &staged, error))
        return false;
    *last = staged.last;
    return true;
}

bool importing_shared_is_changed(struct import *import, int64_t target, bool *changed, struct error *error)
{
    int64_t subject;
    uint32_t last = 0;
    bool ok = importing_subject(import, target, &subject, error) && last_find(import, subject, &last, error);

    *changed = last != 0;
    return ok;
}

static struct import_left *left_of(struct import *import, int64_t subject)
{
    return &import->left[(uint64_t)subject % LEFT_COUNT];
}

/* Those between a row and, where until says so, the row up to which it is known what they leave. */
static bool changes_find(struct import *import, int64_t number, int64_t target, bool until, struct changes *changes, struct error *error)
{
    uint32_t at = 0;

    *changes = (struct changes){0};
    bool ok = importing_subject(import, target, &changes->subject, error) && last_find(import, changes->subject, &at, error);
    const struct import_left *left = left_of(import, changes->subject);
    while (ok && at != 0) {
        struct staged staged;
        bool is_one = false;

        changes->is_known = until && at < number && left->subject == changes->subject && left->row == at;
        if (changes->is_known)
            break;
        ok = stage_read(&import->stage, at, &staged, error) && (at >= number || is_change(import, &staged, changes->subject, &is_one, error));
        if (ok && is_one)
            change_add(changes, at, &staged);
        at = ok ? staged.above : 0;
    }
    return ok;
}

/* --- What they leave ------------------------------------------------------------------------------------------------------ */

static void left_done(struct import_left *left)
{
    if (left->subject != 0)
        record_done(&left->record);
    *left = (struct import_left){0};
}

void importing_left_clear(struct import *import)
{
    for (size_t i = 0; i < LEFT_COUNT; i++)
        left_done(&import->left[i]);
}

static void left_keep(struct import *import, int64_t subject, uint32_t row, const struct record *record)
{
    struct import_left *left = left_of(import, subject);

    left_done(left);
    left->subject = subject;
    left->row = row;
    record_copy(&left->record, record);
}

static bool change_apply(struct import *import, const struct staged *staged, struct import_row *row, struct record *record, struct error *error)
{
    struct csv_stream_row cells;

    if (!importing_cells_again(import, staged, &cells, error))
        return false;
    importing_row_read(import, &cells, row);
    importing_record_apply(row, record, importing_fills(import, staged));
    return true;
}

static bool changes_apply(struct import *import, const struct changes *changes, struct record *record, struct error *error)
{
    const bool counting = import->counting, waits = import->waits;
    const uint64_t reading = import->reading;
    struct import_row row;
    bool ok = true;

    import->counting = false;
    importing_row_init(import, &row);
    for (size_t i = changes->count; ok && i > 0; i--)
        ok = change_apply(import, &changes->rows[i - 1], &row, record, error);
    importing_row_done(&row);
    import->counting = counting;
    import->waits = waits;
    import->reading = reading;
    return ok;
}

bool importing_shared_apply(struct import *import, int64_t number, int64_t target, struct record *record, struct error *error)
{
    struct changes changes;
    bool ok = changes_find(import, number, target, true, &changes, error);

    if (ok && changes.is_known) {
        record_done(record);
        record_copy(record, &left_of(import, changes.subject)->record);
    }
    if (ok && changes.count > 0) {
        ok = changes_apply(import, &changes, record, error);
        if (ok)
            left_keep(import, changes.subject, changes.numbers[0], record);
    }
    changes_done(&changes);
    return ok;
}

static bool is_as_before(struct import *import, int64_t id, const struct record *record, bool *as_before, struct error *error)
{
    struct record before;

    if (!reader_require(&import->readers, import->type, id, &before, error))
        return false;
    *as_before = true;
    for (size_t i = 0; i < record->type->field_count; i++)
        *as_before = *as_before && (record->type->fields[i].compute || value_equal(&record->values[i], &before.values[i]));
    record_done(&before);
    return true;
}

static bool changes_drop(struct import *import, struct changes *changes, struct error *error)
{
    bool ok = true;

    left_done(left_of(import, changes->subject));
    for (size_t i = 0; ok && i < changes->count; i++) {
        changes->rows[i].outcome = IMPORT_DUPLICATE;
        importing_change_back_tell(import, &changes->rows[i]);
        ok = stage_change(&import->stage, changes->numbers[i], &changes->rows[i], error);
    }
    return ok;
}

bool importing_shared_settle(struct import *import, int64_t number, int64_t target, const struct record *record, bool *settled, struct error *error)
{
    struct changes changes;
    bool ok = changes_find(import, number, target, false, &changes, error);

    *settled = false;
    if (ok && changes.count > 0 && changes.subject > 0)
        ok = is_as_before(import, changes.subject, record, settled, error) && (!*settled || changes_drop(import, &changes, error));
    changes_done(&changes);
    return ok;
}

/* --- Rows met ------------------------------------------------------------------------------------------------------------- */

/* Puts a row between those of the chain that stand below and above it. */
static bool chain_insert(struct import *import, int64_t number, uint32_t below, struct staged *staged, struct error *error)
{
    struct staged next;

    for (;;) {
        if (!stage_read(&import->stage, below, &next, error))
            return false;
        if (next.above <= number)
            break;
        below = next.above;
    }
    if (next.above == number)
        return true;
    staged->above = next.above;
    next.above = (uint32_t)number;
    return stage_change(&import->stage, below, &next, error);
}

static bool chain_append(struct import *import, int64_t number, int64_t first, struct staged *staged, struct error *error)
{
    struct staged holder;

    if (first == number) {
        staged->above = staged->last;
        staged->last = (uint32_t)number;
        return true;
    }
    if (!stage_read(&import->stage, first, &holder, error))
        return false;
    staged->above = holder.last;
    holder.last = (uint32_t)number;
    return stage_change(&import->stage, first, &holder, error);
}

static bool chain_join(struct import *import, int64_t number, int64_t subject, int64_t first, struct staged *staged, struct error *error)
{
    uint32_t last = staged->last;

    if (first != number && !last_find(import, subject, &last, error))
        return false;
    if (last == number)
        return true;
    return last < number ? chain_append(import, number, first, staged, error) : chain_insert(import, number, last, staged, error);
}

static bool first_mark(struct import *import, int64_t first, struct error *error)
{
    struct staged staged;

    if (!stage_read(&import->stage, first, &staged, error))
        return false;
    if (staged.flags & STAGED_SHARED)
        return true;
    staged.flags |= STAGED_SHARED;
    return stage_change(&import->stage, first, &staged, error);
}

/* Whether a row is about something that others may be about: a new one is not, unless it was taken for something. */
static bool is_about(const struct staged *staged)
{
    return staged->target != 0 && staged->outcome != IMPORT_REJECTED && (staged->flags & STAGED_MATCHED || staged->outcome != IMPORT_NEW);
}

bool importing_shared_join(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    int64_t subject, first;

    if (!is_about(staged))
        return true;
    if (!importing_subject(import, staged->target, &subject, error) || !first_find(import, subject, &first, error))
        return false;
    if (first == 0) {
        first = number;
        if (!row_keys_add(import->rows, subject_key(subject), number, error))
            return false;
    }
    staged->flags |= first != number ? STAGED_SHARED : 0;
    if (first != number && subject > 0 && !first_mark(import, first, error))
        return false;
    return staged->outcome != IMPORT_CHANGED || chain_join(import, number, subject, first, staged, error);
}
