/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is decided of an import's rows by hand, once they are checked. */
#include "config.h"

#include "db/import.h"

#include <inttypes.h>
#include <stdlib.h>

#include "db/importing_again.h"
#include "db/importing_cells.h"
#include "db/importing_check.h"
#include "db/importing_policy.h"
#include "db/importing_row.h"
#include "db/importing_shared.h"
#include "db/importing_state.h"

static bool row_find(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    if (number < 1 || number > import->stage.count)
        return error_set(error, ERROR_NOT_FOUND, _("%s has no row %" PRId64 "."), csv_stream_name(import->stream), number);
    if (import->phase != IMPORT_PHASE_CHECKED)
        return error_set(error, ERROR_RULE, _("The rows must be checked before anything is decided about them."));
    return stage_read(&import->stage, number, staged, error);
}

/* What becomes of a matched row by what is said now. */
static bool row_decide(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    struct csv_stream_row cells;
    bool reads = importing_policy(import, staged) != IMPORT_SKIP;

    if (reads && !importing_cells_again(import, staged, &cells, error))
        return false;
    if (reads)
        importing_row_read(import, &cells, &import->row);
    return importing_row_decide(import, number, &import->row, staged, error) && importing_shared_join(import, number, staged, error);
}

/* A row that refers to one which is no longer taken. */
static bool linked_again(struct import *import, int64_t number, struct staged *staged, int64_t gone, struct error *error)
{
    return staged->within != gone || importing_row_again(import, number, staged, error);
}

static bool shared_again(struct import *import, int64_t number, struct staged *staged, int64_t about, struct error *error)
{
    int64_t subject;

    return importing_subject(import, staged->target, &subject, error) && (subject != about || importing_row_again(import, number, staged, error));
}

/* Decides anew on all rows about what a row is about: what each finds is what those above leave. */
static bool sharers_again(struct import *import, const struct staged *staged, struct error *error)
{
    int64_t subject;

    return !(staged->flags & STAGED_SHARED)
           || (importing_subject(import, staged->target, &subject, error) && importing_rows_each(import, IMPORT_SHARED, 0, shared_again, subject, error));
}

/* A row that is only like something is matched with that once somebody decides on it. What it is like may be gone meanwhile: then it is looked for anew. */
static bool like_settle(struct import *import, int64_t number, struct staged *staged, struct error *error)
{
    struct staged above = {.outcome = IMPORT_NEW};
    bool ok = true;

    if (staged->flags & STAGED_MATCHED || staged->like == 0)
        return true;
    if (staged->like < 0 && !stage_read(&import->stage, -staged->like, &above, error))
        return false;
    if (above.outcome != IMPORT_NEW) {
        ok = importing_reading_begin(import, error) && importing_row_again(import, number, staged, error);
        importing_reading_end(import);
    }
    return ok && (staged->flags & STAGED_MATCHED || staged->like == 0 || importing_like_take(import, staged, error));
}

bool import_decide(struct import *import, int64_t number, enum import_policy policy, struct error *error)
{
    struct staged staged;

    if (!row_find(import, number, &staged, error))
        return false;
    bool was_new = staged.outcome == IMPORT_NEW;
    if (!like_settle(import, number, &staged, error))
        return false;
    if (!(staged.flags & STAGED_MATCHED))
        return error_set(error, ERROR_RULE, _("Line %lu is not taken for anything that is there already."), (unsigned long)staged.line);
    staged.flags |= STAGED_DECIDED;
    staged.policy = (uint8_t)policy;
    bool ok = importing_reading_begin(import, error) && row_decide(import, number, &staged, error)
              && importing_row_keep(import, number, &staged, was_new && staged.outcome != IMPORT_NEW, error)
              && sharers_again(import, &staged, error);
    importing_reading_end(import);
    return ok;
}

/* --- All of them ---------------------------------------------------------------------------------------------------------- */

/* Whether a row was taken for one above that is no longer to become a record. */
static bool target_is_gone(struct import *import, const struct staged *staged, bool *gone, struct error *error)
{
    struct staged above;

    *gone = false;
    if (staged->target >= 0)
        return true;
    if (!stage_read(&import->stage, -staged->target, &above, error))
        return false;
    *gone = above.outcome != IMPORT_NEW;
    return true;
}

/* In their order, so that what becomes of those above is known: none is looked at twice. */
static bool matched_decide(struct import *import, int64_t number, struct error *error)
{
    struct staged staged;
    struct csv_stream_row cells;
    bool gone, ok = true;

    if (!stage_read(&import->stage, number, &staged, error) || !target_is_gone(import, &staged, &gone, error))
        return false;
    if (gone || staged.flags & STAGED_SHARED)
        ok = importing_cells_again(import, &staged, &cells, error) && importing_row_check(import, number, &cells, &import->row, &staged, error);
    else if (!(staged.flags & STAGED_DECIDED))
        ok = row_decide(import, number, &staged, error);
    return ok && stage_change(&import->stage, number, &staged, error);
}

/* Begins with the first row; where another policy was at work, with those that it came to. */
static void deciding_begin(struct import *import, enum import_policy policy)
{
    if (import->phase == IMPORT_PHASE_DECIDING && import->options.policy == policy)
        return;
    import->decided_until = import->phase == IMPORT_PHASE_DECIDING ? import->done : import->stage.count;
    import->phase = IMPORT_PHASE_DECIDING;
    import->options.policy = policy;
    import->done = 0;
}

static bool matched_decide_some(struct import *import, int64_t rows, bool *done, struct error *error)
{
    bool ok = true;

    for (; ok && !*done && rows > 0; rows--) {
        int64_t number;
        size_t count;

        ok = stage_list(&import->stage, IMPORT_SWAYED, import->done, 1, &number, &count, error);
        *done = ok && (count == 0 || number > import->decided_until);
        if (ok && !*done)
            ok = matched_decide(import, import->done = number, error);
    }
    return ok;
}

bool import_decide_some(struct import *import, enum import_policy policy, int64_t rows, bool *done, struct error *error)
{
    import->is_said = true;
    *done = import->phase != IMPORT_PHASE_CHECKED && import->phase != IMPORT_PHASE_DECIDING;
    if (*done) {
        import->options.policy = policy;
        return true;
    }
    deciding_begin(import, policy);
    importing_left_clear(import);
    bool ok = importing_reading_begin(import, error) && matched_decide_some(import, rows, done, error);
    importing_reading_end(import);
    if (!ok || *done)
        import->phase = IMPORT_PHASE_CHECKED;
    return ok;
}

bool import_decide_like_some(struct import *import, enum import_policy policy, int64_t rows, bool *done, struct error *error)
{
    bool ok = true;

    /* One that is decided on is no longer in the list. */
    for (*done = false; ok && !*done && rows > 0; rows--) {
        int64_t number;
        size_t count;

        ok = stage_list(&import->stage, IMPORT_LIKE, 0, 1, &number, &count, error);
        *done = ok && count == 0;
        if (ok && !*done)
            ok = import_decide(import, number, policy, error);
    }
    return ok;
}

bool import_edit(struct import *import, int64_t number, size_t column, const char *text, struct error *error)
{
    struct staged staged;
    uint32_t flags;

    if (!row_find(import, number, &staged, error))
        return false;
    if (column >= import->mapping->count)
        return error_set(error, ERROR_NOT_FOUND, _("%s has no column %zu."), csv_stream_name(import->stream), column + 1);
    bool was_taken = staged.outcome != IMPORT_REJECTED;
    importing_cells_change(import, staged.offset, column, text);
    flags = staged.flags;
    staged.flags |= STAGED_EDITED;
    bool ok = importing_reading_begin(import, error) && importing_row_again(import, number, &staged, error)
              && (!was_taken || staged.outcome != IMPORT_REJECTED || importing_rows_each(import, IMPORT_LINKED, 0, linked_again, number, error));
    importing_reading_end(import);
    /* What other rows find may be another thing now. */
    return ok && (!((flags | staged.flags) & STAGED_SHARED) || import_check(import, error));
}
