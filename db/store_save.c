/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record saved, merged with what others saved meanwhile. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/consequence.h"
#include "db/loader.h"
#include "db/once.h"
#include "db/permission.h"
#include "db/reference.h"
#include "db/saving.h"
#include "db/step.h"
#include "db/visible.h"
#include "db/writer.h"
#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/scope.h"
#include "src/text.h"
#include "src/vocabulary.h"

struct saving {
    struct store *store;
    const struct viewer *viewer;
    const struct record *mine;
    const struct record *base;
    struct record seen;   /* as it stands in the database, as the viewer sees it */
    struct record theirs; /* as it stands in the database, whole */
    struct record merged;
    struct conflict_list *conflicts;
    struct error *error;
};

/* --- Conflicts ---------------------------------------------------------------------------------------------------------- */

void conflict_list_done(struct conflict_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        value_clear(&list->conflicts[i].base);
        value_clear(&list->conflicts[i].mine);
        value_clear(&list->conflicts[i].theirs);
    }
    free(list->conflicts);
    free(list->by);
    *list = (struct conflict_list){0};
}

static void conflict_add(struct conflict_list *list, const struct field *field, const struct value *base, const struct value *mine,
                         const struct value *theirs)
{
    list->conflicts = memory_resize(list->conflicts, list->count + 1, sizeof *list->conflicts);
    struct conflict *conflict = &list->conflicts[list->count++];
    *conflict = (struct conflict){.field = field};
    value_copy(&conflict->base, base);
    value_copy(&conflict->mine, mine);
    value_copy(&conflict->theirs, theirs);
}

static bool conflict_refuse(const struct conflict_list *list, struct error *error)
{
    struct text labels = {0};
    char when[DATE_TEXT_SIZE];

    for (size_t i = 0; i < list->count; i++) {
        char *label = field_label(list->conflicts[i].field);
        text_add_format(&labels, "%s%s", i > 0 ? ", " : "", label);
        free(label);
    }
    error_set(error, ERROR_CONFLICT,
              /* TRANSLATORS: a person's name, a moment, and labels of fields */
              _("%s changed the same meanwhile (%s): %s. Nothing was saved; choose which to keep."), list->by ? list->by : _("Somebody"),
              moment_show(list->at, message_language(), when), text_string(&labels));
    text_done(&labels);
    return false;
}

/* --- Merging ------------------------------------------------------------------------------------------------------------ */

/* Puts into merged what a field becomes: what one side changed, or both alike; of sets what either added and without what either took out. False
 * where both changed it, each in another way. */
static bool value_merge(const struct field *field, const struct value *base, const struct value *mine, const struct value *theirs,
                        struct value *merged)
{
    bool is_set = field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES;

    if (value_equal(base, mine) || value_equal(mine, theirs))
        value_copy(merged, theirs);
    else if (value_equal(base, theirs))
        value_copy(merged, mine);
    else if (is_set)
        value_take_text(merged, set_merge(value_text(base), value_text(mine), value_text(theirs)));
    else
        return false;
    return true;
}

/* What the viewer does not see came to her empty, so it stays as it is. */
static bool is_hers(const struct saving *saving, const struct field *field)
{
    return !field->compute && visible_everywhere(saving->viewer, saving->mine->type, field);
}

/* Whether where a reference leads to is kept from the viewer. Who does not work with everything is not told either whether it leads anywhere. */
static bool is_withheld(const struct saving *saving, const struct field *field)
{
    const struct record_type *type = saving->mine->type;
    const struct value *seen = record_field(&saving->seen, field);
    const bool works = scope_level(saving->viewer) == VISIBILITY_COORDINATORS;

    if (field->kind != FIELD_REFERENCE || type_hangs_by(type, field) || visible_in_counts(saving->store, saving->viewer, type, field))
        return false;
    return !value_equal(seen, record_field(&saving->theirs, field)) || (!works && value_is_empty(seen));
}

static bool check_withheld(struct saving *saving, const struct field *field)
{
    struct quote quote;

    if (!is_hers(saving, field) || value_equal(record_field(saving->base, field), record_field(saving->mine, field)) || !is_withheld(saving, field))
        return true;
    char *label = field_label(field);
    /* TRANSLATORS: a field's label, a person's name, and her role */
    error_set_field(saving->error, ERROR_RULE, field, _("Who is shown whatever \"%s\" may hold changes it; %s is here as %s. Nothing was saved."), label,
                    quote_text(&quote, saving->viewer->name), vocabulary_word(&vocabulary_person_role, saving->viewer->role, message_language()));
    free(label);
    return false;
}

/* What is kept from her is no conflict: she does not write it. */
static bool check_all_withheld(struct saving *saving)
{
    const struct record_type *type = saving->mine->type;

    for (size_t i = 0; saving->viewer->role && *saving->viewer->role && i < type->field_count; i++)
        if (!check_withheld(saving, &type->fields[i]))
            return false;
    return true;
}

static void merge(struct saving *saving, struct conflict_list *conflicts)
{
    const struct record_type *type = saving->mine->type;

    record_copy(&saving->merged, &saving->theirs);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct value *base = &saving->base->values[i];
        const struct value *mine = &saving->mine->values[i];
        const struct value *theirs = &saving->theirs.values[i];
        if (is_hers(saving, &type->fields[i]) && !value_merge(&type->fields[i], base, mine, theirs, &saving->merged.values[i]))
            conflict_add(conflicts, &type->fields[i], base, mine, theirs);
    }
}

/* --- Checking ----------------------------------------------------------------------------------------------------------- */

static bool check_reference(struct saving *saving, const struct field *field, const struct value *value)
{
    const struct record_type *type = type_list_find(saving->store->types, field->refers_to);
    char printed[IDENTITY_TEXT_SIZE];
    struct record referred;

    enum reader_result result = type ? reader_load(writer_readers(saving->store), type, value->number, &referred, saving->error) : READER_FOUND;
    if (type && result == READER_FOUND)
        record_done(&referred);
    if (result == READER_NONE) {
        char *label = field_label(field);
        error_set_field(saving->error, ERROR_VALUE, field, _("\"%s\" refers to a record that is not there: %s."), label,
                        identity_print(value->number, printed));
        free(label);
    }
    return result == READER_FOUND;
}

static bool check_fixed(struct saving *saving, const struct field *field)
{
    char *label = field_label(field);

    error_set_field(saving->error, ERROR_RULE, field, _("\"%s\" comes with the program and cannot be changed."), label);
    free(label);
    return false;
}

static bool is_known_code(const struct field *field, const char *code)
{
    return field->vocabulary ? vocabulary_term(field->vocabulary, code) != NULL : country_name_by_code(code) != NULL;
}

/* Codes that came in with this save must be known; those that stood there already may be a newer program's. */
static bool check_codes(struct saving *saving, const struct field *field, const struct value *before, const struct value *value)
{
    const char *at = value_text(value);
    const char *code;
    size_t length;
    bool known = true;

    while (known && set_next(&at, &code, &length)) {
        char *copy = string_copy_part(code, length);
        known = is_known_code(field, copy) || (before && set_has(value_text(before), copy));
        if (!known) {
            char *label = field_label(field);
            error_set_field(saving->error, ERROR_VALUE, field, _("\"%s\": the code %s is not known."), label, copy);
            free(label);
        }
        free(copy);
    }
    return known;
}

static bool has_codes(const struct field *field)
{
    return field->kind == FIELD_CHOICE || field->kind == FIELD_SET || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES;
}

/* A field that is left as it was is not looked at again: codes of a newer program are kept. That it is missing is told all the same. */
static bool check_field(struct saving *saving, const struct field *field, const struct value *before)
{
    const struct value *value = record_field(&saving->merged, field);
    bool changed = !before || !value_equal(before, value);

    if (field->compute)
        return true;
    if (field->flags & FIELD_FIXED)
        return !changed || check_fixed(saving, field);
    if (!changed && !value_is_empty(value))
        return true;
    if (!record_check_field(&saving->merged, field, saving->error) || !field_check_happened(field, value, store_today(saving->store), saving->error))
        return false;
    if (has_codes(field))
        return check_codes(saving, field, before, value);
    return value_is_empty(value) || field->kind != FIELD_REFERENCE || check_reference(saving, field, value);
}

static bool check(struct saving *saving, const struct record *before)
{
    const struct record_type *type = saving->merged.type;

    for (size_t i = 0; i < type->field_count; i++)
        if (!check_field(saving, &type->fields[i], before ? &before->values[i] : NULL))
            return false;
    return permission_check_seen(saving->store, saving->viewer, &saving->merged, saving->error) && (!type->check || type->check(&saving->merged, saving->error))
           && reference_check_circles(saving->store, &saving->merged, before, saving->error)
           && once_check(saving->store, saving->viewer, &saving->merged, before, saving->error)
           && once_check_single(saving->store, &saving->merged, before, saving->error)
           && step_check(saving->store, &saving->merged, before, saving->error)
           && (!before || step_check_child(saving->store, &saving->merged, before, saving->error));
}

/* --- Saving ------------------------------------------------------------------------------------------------------------- */

static bool save_new(struct saving *saving)
{
    const struct record_type *type = saving->mine->type;

    if (!store_is_open_type(type, saving->error))
        return false;
    record_copy(&saving->merged, saving->mine);
    return check(saving, NULL) && consequence_complete(saving->store, &saving->merged, NULL, saving->error)
           && writer_insert(saving->store, &saving->merged, saving->error)
           && consequence_write(saving->store, &saving->merged, NULL, saving->error);
}

/* Reads the record as the viewer sees it, if she may at all, with who saved last and when. */
static bool read_seen(struct saving *saving)
{
    const struct record *mine = saving->mine;
    char printed[IDENTITY_TEXT_SIZE];
    struct loader loader;
    enum reader_result result = READER_FAILED;

    if (loader_open(&loader, saving->store, saving->viewer, mine->type, saving->error))
        result = loader_load(&loader, mine->id, &saving->seen, saving->error);
    loader_close(&loader);
    if (result == READER_NONE)
        return error_set(saving->error, ERROR_NOT_FOUND, _("%s %s is not there any more; nothing was saved."), message_text(mine->type->label),
                         identity_print(mine->id, printed));
    return result != READER_FAILED;
}

static bool save_merged(struct saving *saving)
{
    const struct record_stamp *stamp = &saving->seen.stamp;
    struct conflict_list conflicts = {0};

    merge(saving, &conflicts);
    if (conflicts.count == 0)
        return check(saving, &saving->theirs) && consequence_complete(saving->store, &saving->merged, &saving->theirs, saving->error)
               && writer_update(saving->store, &saving->merged, &saving->theirs, saving->error)
               && consequence_write(saving->store, &saving->merged, &saving->theirs, saving->error);
    conflicts.by = string_copy(stamp->updated_by);
    memcpy(conflicts.at, stamp->updated_at, sizeof conflicts.at);
    conflict_refuse(&conflicts, saving->error);
    if (saving->conflicts)
        *saving->conflicts = conflicts;
    else
        conflict_list_done(&conflicts);
    return false;
}

static bool save_existing(struct saving *saving)
{
    return read_seen(saving) && reader_require(writer_readers(saving->store), saving->mine->type, saving->mine->id, &saving->theirs, saving->error)
           && check_all_withheld(saving) && save_merged(saving);
}

bool saving_write(struct store *store, const struct viewer *viewer, struct record *record, const struct record *base, struct conflict_list *conflicts,
                  struct error *error)
{
    struct saving saving = {.store = store, .viewer = viewer, .mine = record, .base = base, .conflicts = conflicts, .error = error};

    if (conflicts)
        *conflicts = (struct conflict_list){0};
    bool ok = permission_check(store, viewer, base, record, error) && (base ? save_existing(&saving) : save_new(&saving));
    if (ok)
        record->id = saving.merged.id;
    record_done(&saving.seen);
    record_done(&saving.theirs);
    record_done(&saving.merged);
    return ok;
}

void saving_reload(struct store *store, const struct viewer *viewer, struct record *record)
{
    struct record stored;

    if (!store_load(store, viewer, record->type, record->id, &stored, NULL))
        return;
    record_done(record);
    *record = stored;
}

/* Writes the record as one change. */
static bool save(struct store *store, const struct viewer *viewer, struct record *record, const struct record *base, struct conflict_list *conflicts, int64_t *change,
                 struct error *error)
{
    int64_t id = record->id;

    if (!store_begin(store, viewer, NULL, error))
        return false;
    if (saving_write(store, viewer, record, base, conflicts, error))
        return store_commit(store, change, error);
    store_rollback(store);
    record->id = id;
    return false;
}

bool store_save(struct store *store, const struct viewer *viewer, struct record *record, const struct record *base,
                struct conflict_list *conflicts, int64_t *change, struct error *error)
{
    int64_t made = 0;

    if (conflicts)
        *conflicts = (struct conflict_list){0};
    bool ok = save(store, viewer, record, base, conflicts, &made, error);
    if (ok)
        saving_reload(store, viewer, record);
    if (change)
        *change = made;
    return ok;
}
