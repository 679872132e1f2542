/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/several.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/expression.h"
#include "db/saving.h"
#include "src/memory.h"
#include "src/text.h"

struct setting {
    struct store *store;
    const struct viewer *viewer;
    const struct several_request *request;
    struct value value; /* of a reference, read once */
    struct several *several;
    struct error *error;
};

void several_done(struct several *several)
{
    for (size_t i = 0; i < several->count; i++) {
        free(several->rows[i].title);
        free(several->rows[i].before);
        free(several->rows[i].after);
        free(several->rows[i].why);
    }
    free(several->rows);
    *several = (struct several){0};
}

bool several_takes(const struct record_type *type, const struct field *field)
{
    return field_is_entered(field) && !(field->flags & FIELD_FIXED) && field->kind != FIELD_LONG_TEXT && !type_is_title(type, field);
}

/* --- One record ----------------------------------------------------------------------------------------------------------- */

static char *shown(const struct setting *setting, const struct record *record, const struct field *field)
{
    char *text = store_show(setting->store, setting->viewer, record, field, message_language(), NULL);

    return text ? text : string_copy("");
}

/* What the field is today; what is recorded beside it where only that tells what becomes of it. */
static char *shown_before(const struct setting *setting, const struct record *base, const struct record *record)
{
    const struct field *field = setting->request->field, *today = field_as_of_today(base->type, field);
    const struct value *now = record_field(base, today), *recorded = record_field(base, field), *wanted = record_field(record, field);

    if (value_is_empty(now) || value_equal(now, recorded))
        return shown(setting, base, field);
    char *text = shown(setting, base, today);
    if (!value_equal(wanted, now) && !value_equal(wanted, recorded))
        return text;
    char *words = shown(setting, base, field);
    /* TRANSLATORS: what a state is today, and what was recorded. */
    char *both = string_format(_("%s (recorded: %s)"), text, words);
    free(words);
    free(text);
    return both;
}

static bool value_put(const struct setting *setting, struct record *record, struct error *error)
{
    const struct field *field = setting->request->field;

    if (field->kind != FIELD_REFERENCE)
        return record_set(record, field->name, setting->request->text, error);
    value_copy(record_field(record, field), &setting->value);
    return true;
}

/* What a rule refuses, and a record that is gone, keeps the others from nothing; a database that cannot be written does. */
static bool fate_find(const struct setting *setting, struct record *record, const struct record *base, struct several_row *row)
{
    struct error error = {0};

    row->fate = SEVERAL_SAME;
    if (value_put(setting, record, &error) && value_equal(record_field(record, setting->request->field), record_field(base, setting->request->field)))
        return true;
    row->fate = SEVERAL_CHANGES;
    if (error.code == ERROR_NONE && saving_write(setting->store, setting->viewer, record, base, NULL, &error))
        return true;
    row->fate = SEVERAL_REFUSED;
    row->why = string_copy(error.text);
    *setting->error = error;
    return error.code != ERROR_DATABASE;
}

static bool row_set(const struct setting *setting, int64_t id, struct several_row *row)
{
    const struct record_type *type = setting->request->type;
    struct record base, record;
    struct error error = {0};

    *row = (struct several_row){.id = id, .fate = SEVERAL_REFUSED};
    row->title = store_title(setting->store, setting->viewer, type, id, message_language());
    if (!store_load(setting->store, setting->viewer, type, id, &base, &error)) {
        row->why = string_copy(error.text);
        return error.code != ERROR_DATABASE || !error_set(setting->error, error.code, "%s", error.text);
    }
    record_copy(&record, &base);
    bool ok = fate_find(setting, &record, &base, row);
    row->before = shown_before(setting, &base, &record);
    row->after = shown(setting, &record, setting->request->field);
    record_done(&record);
    record_done(&base);
    return ok;
}

/* --- Their order ---------------------------------------------------------------------------------------------------------- */

struct keyed_row {
    struct several_row row;
    struct text key;
};

static int keyed_compare(const void *left, const void *right)
{
    const struct keyed_row *a = left, *b = right;
    const int order = collate_compare_keys(&a->key, &b->key);

    return order != 0 ? order : (a->row.id > b->row.id) - (a->row.id < b->row.id);
}

static void rows_sort(struct store *store, struct several *several)
{
    struct keyed_row *keyed = memory_new_array(several->count + 1, sizeof *keyed);

    for (size_t i = 0; i < several->count; i++) {
        keyed[i].row = several->rows[i];
        collate_key(store->collator, message_language(), keyed[i].row.title ? keyed[i].row.title : "", &keyed[i].key);
    }
    if (several->count > 1)
        qsort(keyed, several->count, sizeof *keyed, keyed_compare);
    for (size_t i = 0; i < several->count; i++) {
        several->rows[i] = keyed[i].row;
        text_done(&keyed[i].key);
    }
    free(keyed);
}

/* --- All of them ---------------------------------------------------------------------------------------------------------- */

/* Whether the text is a value of the field at all, and of a reference which. */
static bool value_read(struct setting *setting)
{
    const struct several_request *request = setting->request;
    struct record probe;

    if (request->field->kind == FIELD_REFERENCE)
        return store_parse_value(setting->store, setting->viewer, request->field, request->text, &setting->value, setting->error);
    record_init(&probe, request->type);
    bool ok = record_set(&probe, request->field->name, request->text, setting->error);
    record_done(&probe);
    return ok;
}

static bool rows_set(struct setting *setting)
{
    struct several *several = setting->several;
    bool ok = true;

    several->rows = memory_new_array(setting->request->count + 1, sizeof *several->rows);
    for (; ok && several->count < setting->request->count; several->count++) {
        struct several_row *row = &several->rows[several->count];
        ok = row_set(setting, setting->request->ids[several->count], row);
        several->counts[row->fate]++;
    }
    return ok;
}

bool several_set(struct store *store, const struct viewer *viewer, const struct several_request *request, bool keep, struct several *several, int64_t *change,
                 struct error *error)
{
    struct setting setting = {.store = store, .viewer = viewer, .request = request, .several = several, .error = error};
    int64_t made = 0;

    *several = (struct several){0};
    bool ok = value_read(&setting) && store_begin(store, viewer, NULL, error);
    if (ok) {
        ok = rows_set(&setting);
        rows_sort(store, several);
        if (ok && keep && several->counts[SEVERAL_CHANGES] > 0)
            ok = store_commit(store, &made, error);
        else
            store_rollback(store);
    }
    value_clear(&setting.value);
    if (!ok)
        several_done(several);
    if (change)
        *change = made;
    return ok;
}
