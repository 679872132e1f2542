/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/merge.h"

#include <stdlib.h>
#include <string.h>

#include "db/consequence.h"
#include "db/decision.h"
#include "db/id_list.h"
#include "db/once.h"
#include "db/reference.h"
#include "db/spelling.h"
#include "db/step.h"
#include "db/visible.h"
#include "db/writer.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/quote.h"
#include "src/transition.h"

struct merging {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    int64_t kept, gone;
    struct record kept_whole, gone_whole, united; /* as they stand in the database, whole; what they become */
    enum unite_side *sides;
    struct error *error;
};

static void merging_done(struct merging *merging)
{
    free(merging->sides);
    record_done(&merging->united);
    record_done(&merging->gone_whole);
    record_done(&merging->kept_whole);
}

/* --- The two records ----------------------------------------------------------------------------------------------------- */

/* Whether a record still is as the viewer saw it. */
static bool check_unchanged(const struct merging *merging, const struct record *seen)
{
    struct quote quote;
    struct record now;

    if (!store_load(merging->store, merging->viewer, merging->type, seen->id, &now, merging->error))
        return false;
    bool same = now.stamp.revision == seen->stamp.revision;
    if (!same) {
        char *title = record_title(&now, message_language());
        /* TRANSLATORS: a person's name, the title of a record */
        error_set(merging->error, ERROR_CONFLICT, _("%s changed \"%s\" meanwhile. Nothing was merged; look at the two again."),
                  now.stamp.updated_by ? now.stamp.updated_by : _("Somebody"), quote_text(&quote, title));
        free(title);
    }
    record_done(&now);
    return same;
}

static bool load_whole(const struct merging *merging, int64_t id, struct record *record)
{
    return reader_require(writer_readers(merging->store), merging->type, id, record, merging->error);
}

/* The viewer chose sides of what she sees. */
static void choose_sides(struct merging *merging, const enum unite_side *sides)
{
    unite_suggest(&merging->kept_whole, &merging->gone_whole, merging->sides);
    for (size_t i = 0; i < merging->type->field_count; i++)
        if (scope_has_field(merging->viewer, merging->type, &merging->type->fields[i]))
            merging->sides[i] = sides[i];
}

static bool is_one_of_them(const struct merging *merging, const struct value *value)
{
    return value->kind == VALUE_NUMBER && (value->number == merging->kept || value->number == merging->gone);
}

static bool refuse_above_itself(const struct merging *merging, const struct field *field)
{
    char *label = field_label(field);

    /* TRANSLATORS: the label of a field: "Parent company" */
    error_set_field(merging->error, ERROR_RULE, field, _("The two cannot be merged like this: \"%s\" would lead from the record back to itself."), label);
    free(label);
    return false;
}

/* What the united record must have, and the rules across its fields. */
static bool check_united(const struct merging *merging)
{
    const struct record_type *type = merging->type;
    const struct record *united = &merging->united;

    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->kind == FIELD_REFERENCE && strcmp(field->refers_to, type->name) == 0 && is_one_of_them(merging, &united->values[i]))
            return refuse_above_itself(merging, field);
        if (field->flags & FIELD_REQUIRED && value_is_empty(&united->values[i]) && !record_check_field(united, field, merging->error))
            return false;
    }
    return !type->check || type->check(united, merging->error);
}

/* After what referred to the second was moved: a circle may lead through others. */
static bool check_circles(const struct merging *merging)
{
    struct error error = {0};

    if (reference_check_circles(merging->store, &merging->united, NULL, &error))
        return true;
    if (error.code == ERROR_VALUE && error.field)
        return refuse_above_itself(merging, error.field);
    return error_set(merging->error, error.code, "%s", error.text);
}

/* The second's state is taken without the steps that led there, but it must have what that needs; what came with the second counts. */
static bool check_state(const struct merging *merging)
{
    return step_check_needs(merging->store, &merging->united, &merging->kept_whole, merging->error);
}

/* --- What refers to the second -------------------------------------------------------------------------------------------- */

/* The ids of records whose field names the second. */
static bool referring_ids(const struct merging *merging, const struct referrer *referrer, struct id_list *ids)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = database_prepare(merging->store, merging->error, "SELECT id FROM \"%w\" WHERE \"%w\" = ?1", referrer->type->name,
                                               referrer->field->name);

    if (statement)
        sqlite3_bind_int64(statement, 1, merging->gone);
    while (statement && (status = database_step(merging->store, statement, merging->error)) == SQLITE_ROW)
        ids_add(ids, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* A rule that a record keeps now and would break then stands in the way. */
static bool check_moved(const struct merging *merging, const struct record *before, const struct record *after)
{
    struct error error = {0};
    struct quote quote;

    if (!after->type->check || after->type->check(after, &error) || !after->type->check(before, NULL))
        return true;
    char *title = store_title(merging->store, merging->viewer, after->type, after->id, message_language());
    /* TRANSLATORS: a record type, the title of a record, and the sentence that says what is wrong with it */
    error_set(merging->error, ERROR_RULE, _("The two cannot be merged: %s \"%s\" refers to them. %s"), message_text(after->type->label),
              quote_text(&quote, title ? title : ""), error.text);
    free(title);
    return false;
}

/* The last day on which something happened, as a record says; "" for none. */
static const char *last_day(const struct record *record)
{
    const char *last = "";

    for (size_t i = 0; i < record->type->field_count; i++)
        if (record->type->fields[i].flags & FIELD_HAPPENED && strcmp(value_text(&record->values[i]), last) > 0)
            last = value_text(&record->values[i]);
    return last;
}

static bool merge_united(struct merging *merging);

/* Whether a choice stands as a new record has it: nobody has decided on it yet. */
static bool is_undecided(const struct field *field, const struct value *value)
{
    return field->kind == FIELD_CHOICE && field->initial && strcmp(value_text(value), field->initial) == 0;
}

/* Of texts what both say is kept, and what was decided beside what was not. */
static enum unite_side twins_side(const struct merging *twins, size_t place)
{
    const struct field *field = &twins->type->fields[place];
    const struct value *kept = &twins->kept_whole.values[place], *gone = &twins->gone_whole.values[place];

    if (value_is_empty(kept) || value_is_empty(gone))
        return twins->sides[place];
    if (field->kind == FIELD_LONG_TEXT)
        return UNITE_BOTH;
    return is_undecided(field, kept) ? UNITE_RIGHT : twins->sides[place];
}

/* What one says that the other does not is kept. */
static bool twins_unite(struct merging *twins)
{
    if (strcmp(last_day(&twins->kept_whole), last_day(&twins->gone_whole)) < 0) {
        struct record later = twins->gone_whole;
        twins->gone_whole = twins->kept_whole;
        twins->kept_whole = later;
        twins->kept = twins->kept_whole.id;
        twins->gone = twins->gone_whole.id;
    }
    unite_suggest(&twins->kept_whole, &twins->gone_whole, twins->sides);
    for (size_t i = 0; i < twins->type->field_count; i++)
        twins->sides[i] = twins_side(twins, i);
    unite(&twins->kept_whole, &twins->gone_whole, twins->sides, &twins->united);
    return merge_united(twins);
}

/* A record that stands once, and stands twice by what was moved, is made one with the other: the one in which something happened last leads. */
static bool twin_unite(const struct merging *merging, const struct record *moved)
{
    struct merging twins = {.store = merging->store, .viewer = merging->viewer, .type = moved->type, .gone = moved->id, .error = merging->error};

    if (!once_find_other(merging->store, moved, &twins.kept, merging->error))
        return false;
    if (twins.kept == 0)
        return true;
    twins.sides = memory_new_array(moved->type->field_count, sizeof *twins.sides);
    bool ok = load_whole(&twins, twins.kept, &twins.kept_whole) && load_whole(&twins, twins.gone, &twins.gone_whole) && twins_unite(&twins);
    merging_done(&twins);
    return ok;
}

static bool move_reference(const struct merging *merging, const struct referrer *referrer, int64_t id)
{
    struct record before, after;
    enum reader_result result = reader_load(writer_readers(merging->store), referrer->type, id, &before, merging->error);

    if (result != READER_FOUND)
        return result == READER_NONE;
    record_copy(&after, &before);
    value_set_number(record_field(&after, referrer->field), merging->kept);
    bool ok = check_moved(merging, &before, &after) && step_check_moved(merging->store, &after, &before, merging->error) && writer_update(merging->store, &after, &before, merging->error) && twin_unite(merging, &after);
    record_done(&after);
    record_done(&before);
    return ok;
}

/* What the two say of each other is in the united record. */
static bool is_one_of_two(const struct merging *merging, const struct record_type *type, int64_t id)
{
    return type == merging->type && (id == merging->kept || id == merging->gone);
}

static bool move_references(const struct merging *merging)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(merging->store->types, merging->type, &referrers);
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct id_list ids = {0};
        ok = referring_ids(merging, &referrers[i], &ids);
        for (size_t j = 0; ok && j < ids.count; j++)
            ok = is_one_of_two(merging, referrers[i].type, ids.ids[j]) || move_reference(merging, &referrers[i], ids.ids[j]);
        ids_done(&ids);
    }
    free(referrers);
    return ok;
}

/* --- All of it ------------------------------------------------------------------------------------------------------------ */

static bool load_both(struct merging *merging, const struct record *kept, const struct record *gone)
{
    return check_unchanged(merging, kept) && check_unchanged(merging, gone) && load_whole(merging, kept->id, &merging->kept_whole)
           && load_whole(merging, gone->id, &merging->gone_whole);
}

static bool merge_united(struct merging *merging)
{
    struct store *store = merging->store;

    return check_united(merging) && decision_follow(store, merging->type, merging->gone, merging->kept, merging->error)
           && spelling_follow(store, merging->type, merging->gone, merging->kept, merging->error) && move_references(merging)
           && consequence_complete(store, &merging->united, &merging->kept_whole, merging->error) && writer_update(store, &merging->united, &merging->kept_whole, merging->error) && check_circles(merging)
           && check_state(merging) && store_remove(store, merging->type, merging->gone, merging->error);
}

static bool merge_all(struct merging *merging, const enum unite_side *sides)
{
    choose_sides(merging, sides);
    unite(&merging->kept_whole, &merging->gone_whole, merging->sides, &merging->united);
    return merge_united(merging) && consequence_join(merging->store, &merging->united, merging->error);
}

bool merge_records(struct store *store, const struct viewer *viewer, const struct record *kept, const struct record *gone, const enum unite_side *sides,
                   int64_t *change, struct error *error)
{
    struct merging merging = {.store = store, .viewer = viewer, .type = kept->type, .kept = kept->id, .gone = gone->id, .error = error};

    if (!store_is_open_type(kept->type, error) || !role_check(viewer, DEED_MERGE, error))
        return false;
    if (kept->id == gone->id)
        return error_set(error, ERROR_USAGE, _("A record cannot be merged with itself."));
    if (!store_begin(store, viewer, N_("Two records merged into one"), error))
        return false;
    merging.sides = memory_new_array(kept->type->field_count, sizeof *merging.sides);
    bool ok = load_both(&merging, kept, gone) && merge_all(&merging, sides);
    if (ok)
        ok = store_commit(store, change, error);
    else
        store_rollback(store);
    merging_done(&merging);
    return ok;
}
