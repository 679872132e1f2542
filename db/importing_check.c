/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of an import looked for, and what becomes of it. */
#include "config.h"

#include "db/importing_check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/findings.h"
#include "db/importing_fault.h"
#include "db/importing_overwritten.h"
#include "db/importing_policy.h"
#include "db/importing_record.h"
#include "db/importing_row.h"
#include "db/importing_shared.h"
#include "db/importing_target.h"
#include "db/importing_within.h"
#include "db/once.h"
#include "db/permission.h"
#include "db/reference.h"
#include "db/step.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"

/* --- One row -------------------------------------------------------------------------------------------------------------- */

/* Days that --set gives to every row. */
static bool days_check(const struct import *import, struct error *error)
{
    for (size_t i = 0; i < import->type->field_count; i++)
        if (import->is_set[i] && !field_check_happened(&import->type->fields[i], &import->set.values[i], store_today(import->store), error))
            return false;
    return true;
}

/* What a row makes of a record (before is what it was, NULL where it is new) goes by the rules that a save goes by. A row with one of our ids is a record taken over as it stands
 * elsewhere: its state is kept, unless --set gives it another. */
static bool row_may_write(struct import *import, const struct import_row *row, const struct record *record, const struct record *before, struct error *error)
{
    const struct field *state = import->state;
    bool is_taken_over = row->record.id != 0 && !(state && import->is_set[type_field_index(import->type, state)]);

    return permission_check_whole(import->store, import->viewer, before, record, error) && days_check(import, error)
           && (is_taken_over || (step_check(import->store, record, before, error) && (!before || step_check_child(import->store, record, before, error))));
}

/* The last row that gives a field goes: what is lost by that is told. */
static bool overwritten_tell(struct import *import, struct import_row *row, const struct record *before, const struct record *after, struct staged *staged, struct error *error)
{
    bool some;

    if (!importing_overwritten_tell(import, staged->target, row, before, after, &some, error))
        return false;
    staged->flags |= some ? STAGED_OVER : 0;
    return true;
}

/* Puts what a row gives into its target, which is record as the rows above leave it. */
static bool check_update(struct import *import, int64_t number, struct import_row *row, struct record *record, bool fill, struct staged *staged, struct error *error)
{
    struct record before;
    struct error reason;
    bool settled = false;

    record_copy(&before, record);
    bool changes = importing_record_apply(row, record, fill);
    if (changes
        && (!record_check(record, &reason) || !reference_check_circles(import->store, record, &before, &reason)
            || !once_check(import->store, import->viewer, record, &before, &reason) || !once_check_single(import->store, record, &before, &reason) || !row_may_write(import, row, record, &before, &reason)))
        importing_faults_add_of(import, row, &reason);
    const bool told = !changes || row->rejected || fill || overwritten_tell(import, row, &before, record, staged, error);
    record_done(&before);
    if (!told)
        return false;
    if (changes && !row->rejected && !importing_shared_settle(import, number, staged->target, record, &settled, error))
        return false;
    staged->outcome = row->rejected ? IMPORT_REJECTED : changes && !settled ? IMPORT_CHANGED : IMPORT_SAME;
    return true;
}

/* A matched row that changes what is there. */
static bool decide_update(struct import *import, int64_t number, struct import_row *row, struct staged *staged, bool fill, struct error *error)
{
    struct record record;
    int64_t subject;

    if (!importing_subject(import, staged->target, &subject, error) || !importing_target_load(import, subject, &record, error))
        return false;
    bool ok = importing_shared_apply(import, number, staged->target, &record, error) && check_update(import, number, row, &record, fill, staged, error);
    if (staged->outcome == IMPORT_SAME && !importing_record_is_same(row, &record))
        staged->outcome = IMPORT_DUPLICATE;
    record_done(&record);
    return ok;
}

static bool refuse_new(struct import *import, struct import_row *row, const struct error *reason, struct staged *staged)
{
    importing_faults_add_of(import, row, reason);
    staged->outcome = IMPORT_REJECTED;
    return true;
}

/* A new record that may not stand as the row has it rejects the row. */
static bool keep_new(struct import *import, int64_t number, struct import_row *row, const struct record *record, const struct import_keys *keys, struct staged *staged,
                     struct error *error)
{
    struct error reason;

    staged->outcome = IMPORT_NEW;
    if (once_check_single(import->store, record, NULL, &reason) && row_may_write(import, row, record, NULL, &reason))
        return importing_keep(import, keys, number, error);
    return refuse_new(import, row, &reason, staged);
}

static bool decide_new(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    struct record record;
    struct import_keys keys;
    struct error reason;

    importing_record_complete(import, row, &record);
    importing_keys_read(import, &record, &keys);
    bool ok = record_check(&record, &reason) ? keep_new(import, number, row, &record, &keys, staged, error) : refuse_new(import, row, &reason, staged);
    importing_faults_complete(import, row);
    record_done(&record);
    return ok;
}

/* What a row is taken for, as a sentence names it. The caller frees it. */
static char *target_name(struct import *import, const struct staged *staged)
{
    struct staged above = {0};

    if (staged->target > 0)
        return findings_name(import->type, staged->target);
    stage_read(&import->stage, -staged->target, &above, NULL);
    return string_format(_("line %lu"), (unsigned long)above.line);
}

/* A row that is the same in all its type's records are known by cannot become another record where such a record stands once. */
static void refuse_twice(struct import *import, struct import_row *row, struct staged *staged)
{
    char *name = target_name(import, staged);
    struct error reason;

    once_refuse(import->type, name, &reason);
    importing_faults_add_of(import, row, &reason);
    staged->outcome = IMPORT_REJECTED;
    free(name);
}

/* Two records cannot have one id. */
static void refuse_id(struct import *import, struct import_row *row, struct staged *staged)
{
    char *name = target_name(import, staged);
    struct error reason;

    /* TRANSLATORS: where a row stands: "line 3" */
    error_set(&reason, ERROR_RULE, _("Its id is that of %s too, so it cannot be added as another record."), name);
    importing_faults_add(row, "", &reason);
    staged->outcome = IMPORT_REJECTED;
    free(name);
}

/* A row that says what a row above became says nothing new, whatever is done with others of its kind, unless somebody said of this very row that it is another. */
static bool says_again(struct import *import, int64_t number, const struct import_row *row, const struct staged *staged, bool *again, struct error *error)
{
    struct record record;

    *again = false;
    if (staged->target > 0 || staged->flags & STAGED_DECIDED)
        return true;
    if (!importing_target_load(import, staged->target, &record, error))
        return false;
    bool ok = importing_shared_apply(import, number, staged->target, &record, error);
    *again = importing_record_is_same(row, &record);
    record_done(&record);
    return ok;
}

static bool decide_create(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    bool again;

    if (!says_again(import, number, row, staged, &again, error))
        return false;
    if (again)
        staged->outcome = IMPORT_SAME;
    else if (staged->reason == SIMILAR_ID)
        refuse_id(import, row, staged);
    else if (import->type->once && staged->reason == SIMILAR_FIELDS)
        refuse_twice(import, row, staged);
    else
        return decide_new(import, number, row, staged, error);
    return true;
}

/* What is said of all of a kind goes for each of them, but for what says a row above once more, which is never another. */
static bool is_said(const struct import *import, const struct staged *staged, enum import_policy policy)
{
    return import->is_said && !(staged->flags & STAGED_DECIDED) && (policy != IMPORT_CREATE || staged->outcome == IMPORT_NEW);
}

bool importing_row_decide(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    enum import_policy policy = importing_policy(import, staged);
    bool ok = true;

    staged->flags &= ~(uint32_t)(STAGED_SAID | STAGED_OVER);
    switch (policy) {
    case IMPORT_SKIP:
        staged->outcome = IMPORT_DUPLICATE;
        break;
    case IMPORT_CREATE:
        ok = decide_create(import, number, row, staged, error);
        break;
    case IMPORT_FILL:
    case IMPORT_UPDATE:
        ok = decide_update(import, number, row, staged, policy == IMPORT_FILL, error);
        break;
    }
    staged->flags |= is_said(import, staged, policy) ? STAGED_SAID : 0;
    return ok;
}

/* What was said of this row goes as long as it is taken for the same. */
static void match_take(const struct import_match *match, struct staged *staged)
{
    if (staged->target != match->target)
        staged->flags &= ~(uint32_t)STAGED_DECIDED;
    staged->target = match->target;
    staged->flags |= STAGED_MATCHED | (match->known ? STAGED_KNOWN : 0) | (match->even != 0 ? STAGED_EVEN : 0);
    staged->reason = (uint8_t)match->similarity.reason;
    staged->score = (uint8_t)match->similarity.score;
}

static bool target_mark(struct import *import, int64_t number, struct error *error)
{
    struct staged above;

    if (!stage_read(&import->stage, number, &above, error))
        return false;
    if (above.flags & STAGED_TARGET)
        return true;
    above.flags |= STAGED_TARGET;
    return stage_change(&import->stage, number, &above, error);
}

bool importing_like_take(struct import *import, struct staged *staged, struct error *error)
{
    staged->target = staged->like;
    staged->flags |= STAGED_MATCHED;
    return staged->target > 0 || target_mark(import, -staged->target, error);
}

/* A new record that is like another, but not enough to be taken for it. */
static void like_tell(struct import *import, const struct import_match *match, struct import_row *row)
{
    char *title = importing_target_title(import, match->like);
    struct quote quote;
    /* TRANSLATORS: of a row that is taken as a new record: a name, a number from 0 to 100, and what is alike, as "same name and country" */
    char *text = string_format(_("It is like \"%s\" (%d of 100: %s), and taken as another."), quote_text(&quote, title ? title : ""), match->likeness.score,
                               similar_reason_text(match->likeness.reason));

    importing_row_note(row, text);
    free(text);
    free(title);
}

/* What else a row that is matched may be as well. */
static bool even_tell(struct import *import, int64_t even, struct import_row *row, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE], *title = importing_target_title(import, even), *text;
    struct staged above;
    struct quote quote;

    quote_text(&quote, title ? title : "");
    free(title);
    if (even < 0 && !stage_read(&import->stage, -even, &above, error))
        return false;
    if (even > 0)
        text = string_format(_("Just as likely the same as %s, %s."), identity_print(even, printed), quote.text);
    else
        text = string_format(_("Just as likely the same as line %lu, %s."), (unsigned long)above.line, quote.text);
    importing_row_note(row, text);
    free(text);
    return true;
}

/* What was said of this row goes as long as it is like the same. */
static bool check_like(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, const struct import_match *match, struct staged *staged,
                       struct error *error)
{
    staged->like = match->like;
    staged->reason = (uint8_t)match->likeness.reason;
    staged->score = (uint8_t)match->likeness.score;
    if (staged->flags & STAGED_DECIDED && staged->target == match->like)
        return importing_like_take(import, staged, error) && importing_row_decide(import, number, row, staged, error);
    staged->flags &= ~(uint32_t)STAGED_DECIDED;
    staged->target = 0;
    like_tell(import, match, row);
    return keep_new(import, number, row, &made->record, &made->keys, staged, error);
}

static bool check_match(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, const struct import_match *match,
                        struct staged *staged, struct error *error)
{
    if (match->target == 0 && match->like != 0)
        return check_like(import, number, row, made, match, staged, error);
    if (match->target == 0)
        return keep_new(import, number, row, &made->record, &made->keys, staged, error);
    if (match->same) {
        staged->target = match->target;
        staged->outcome = IMPORT_SAME;
        return true;
    }
    match_take(match, staged);
    if (match->even != 0 && !even_tell(import, match->even, row, error))
        return false;
    if (match->target < 0 && !target_mark(import, -match->target, error))
        return false;
    return importing_row_decide(import, number, row, staged, error);
}

/* What the row is found by need not be made again when it is written. */
static void keys_stage(const struct import_keys *keys, struct staged *staged)
{
    staged->key_count = keys->count <= STAGED_KEYS ? (uint8_t)keys->count : 0;
    memcpy(staged->keys, keys->keys, staged->key_count * sizeof *staged->keys);
}

static bool check_found(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged,
                        struct error *error)
{
    struct import_match match;

    keys_stage(&made->keys, staged);
    return importing_find(import, number, row, &made->record, &made->keys, &match, error)
           && check_match(import, number, row, made, &match, staged, error);
}

static bool check_made(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged, struct error *error)
{
    struct import_match match;

    if (made->is_right)
        return check_found(import, number, row, made, staged, error);
    if (!importing_find_merged(import, number, row, &match, error))
        return false;
    if (match.target != 0)
        return check_match(import, number, row, made, &match, staged, error);
    importing_faults_add_of(import, row, &row->error);
    importing_faults_complete(import, row);
    return true;
}

static bool check_new(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    struct import_made made = {0};

    importing_made_init(import, row, false, &made);
    bool ok = check_made(import, number, row, &made, staged, error);
    importing_made_take_back(import, row, &made);
    importing_made_done(&made);
    return ok;
}

/* A row with the id of a record that is there changes it, as the rows above leave it; one with the id of a row above is doubtful. */
static bool check_there(struct import *import, int64_t number, struct import_row *row, struct record *there, struct staged *staged, struct error *error)
{
    struct import_match match = {.similarity = {.score = 100, .reason = SIMILAR_ID}};
    int64_t twin;

    if (!importing_shared_apply(import, number, there->id, there, error) || !importing_find_twin(import, number, there->id, &twin, error))
        return false;
    if (twin == 0) {
        staged->target = there->id;
        return check_update(import, number, row, there, false, staged, error) && (row->rejected || importing_keep_id(import, number, there->id, error));
    }
    match.target = -twin;
    match.same = importing_record_is_same(row, there);
    return check_match(import, number, row, NULL, &match, staged, error);
}

static bool check_known(struct import *import, int64_t number, struct import_row *row, struct staged *staged, struct error *error)
{
    struct record there;

    switch (reader_load(&import->readers, import->type, row->record.id, &there, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return check_new(import, number, row, staged, error);
    case READER_FOUND:
        break;
    }
    bool ok = check_there(import, number, row, &there, staged, error);
    record_done(&there);
    return ok;
}

/* Rows that refer to each other are to be told by what they became. */
static bool check_within(struct import *import, int64_t number, const struct import_row *row, struct staged *staged, struct error *error)
{
    staged->flags |= staged->within > 0 ? STAGED_TARGET : 0;
    return importing_within_keep(import, number, row, error) && (staged->within <= 0 || target_mark(import, staged->within, error));
}

/* Decides what becomes of a row that was read; made is the record it becomes if it is new, where that was made too. */
bool importing_made_check(struct import *import, int64_t number, struct import_row *row, const struct import_made *made, struct staged *staged, struct error *error)
{
    bool ok = true;

    staged->key_count = 0;
    staged->like = 0;
    staged->flags &= ~(uint32_t)(STAGED_MATCHED | STAGED_DOUBTFUL | STAGED_KNOWN | STAGED_LINKED | STAGED_SAID | STAGED_OVER | STAGED_EVEN);
    staged->flags |= row->note_count > 0 ? STAGED_DOUBTFUL : 0;
    staged->within = importing_within_target(import, &row->record);
    staged->flags |= import->waits || staged->within > 0 ? STAGED_LINKED : 0;
    if (made)
        ok = check_made(import, number, row, made, staged, error);
    else if (!row->rejected)
        ok = row->record.id == 0 ? check_new(import, number, row, staged, error) : check_known(import, number, row, staged, error);
    if (row->rejected)
        staged->outcome = IMPORT_REJECTED;
    ok = ok && importing_shared_join(import, number, staged, error);
    return ok && (!import->within || row->rejected || check_within(import, number, row, staged, error));
}

bool importing_row_check(struct import *import, int64_t number, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged,
                         struct error *error)
{
    importing_row_read(import, cells, row);
    return importing_made_check(import, number, row, NULL, staged, error);
}

/* --- What it stands on ---------------------------------------------------------------------------------------------------- */

bool importing_reading_begin(struct import *import, struct error *error)
{
    import->interrupt = import->store->interrupt;
    import->store->interrupt = NULL;
    return (!import->options.is_sparing || database_hold(import->store, HOLDING_LITTLE, error)) && reading_begin(import->store, error);
}

void importing_reading_end(struct import *import)
{
    reading_end(import->store);
    if (import->options.is_sparing)
        database_hold(import->store, HOLDING_USUAL, NULL);
    import->store->interrupt = import->interrupt;
}

bool importing_version_read(struct import *import, struct import_version *version, struct error *error)
{
    struct stat file = {0};

    fstat(import->options.file, &file);
    version->file_size = file.st_size;
    version->file_time = file.st_mtim;
    return database_number(import->store, &version->data, error, "PRAGMA data_version")
           && database_number(import->store, &version->change, error, "SELECT coalesce(max(number), 0) FROM change");
}
