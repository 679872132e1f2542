/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/needs.h"

#include <stdlib.h>
#include <string.h>

#include "db/reader.h"
#include "db/step.h"
#include "src/memory.h"
#include "src/transition.h"

void needs_done(struct need_list *list)
{
    free(list->needs);
    *list = (struct need_list){0};
}

/* --- Which ---------------------------------------------------------------------------------------------------------------- */

static int need_compare(const void *left, const void *right)
{
    const struct need *a = left, *b = right;
    int types = strcmp(a->type->name, b->type->name);

    return types != 0 ? types : (a->id > b->id) - (a->id < b->id);
}

static void needs_unique(struct need_list *list)
{
    size_t kept = 0;

    if (list->count > 1)
        qsort(list->needs, list->count, sizeof *list->needs, need_compare);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || need_compare(&list->needs[kept - 1], &list->needs[i]) != 0)
            list->needs[kept++] = list->needs[i];
    list->count = kept;
}

static bool ids_take(sqlite3_stmt *statement, const struct record_type *type, struct store *store, struct need_list *list, struct error *error)
{
    int code = SQLITE_ERROR;

    while (statement && (code = database_step(store, statement, error)) == SQLITE_ROW) {
        list->needs = memory_more(list->needs, list->count, sizeof *list->needs);
        list->needs[list->count++] = (struct need){.type = type, .id = sqlite3_column_int64(statement, 0)};
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static bool own_find(struct store *store, const struct record_type *type, int64_t change, struct need_list *list, struct error *error)
{
    return ids_take(database_prepare(store, error, "SELECT DISTINCT record FROM change_record WHERE type = '%q' AND change = %lld", type->name, (long long)change), type, store,
                    list, error);
}

/* What touched children of a type belong to. */
static bool parents_find(struct store *store, const struct record_type *child, int64_t change, struct need_list *list, struct error *error)
{
    const struct record_type *parent = child->parent ? type_list_find(store->types, child->parent) : NULL;

    return !parent || !transition_field(parent)
           || ids_take(database_prepare(store, error,
                                        "SELECT DISTINCT \"%w\" FROM \"%w\" WHERE id IN (SELECT record FROM change_record WHERE type = '%q' AND change = %lld)", child->parent,
                                        child->name, child->name, (long long)change),
                       parent, store, list, error);
}

bool needs_find(struct store *store, int64_t change, struct need_list *list, struct error *error)
{
    list->change = change;
    for (size_t i = 0; i < store->types->count; i++) {
        const struct record_type *type = store->types->types[i];
        if ((transition_field(type) && !own_find(store, type, change, list, error)) || !parents_find(store, type, change, list, error))
            return false;
    }
    needs_unique(list);
    return true;
}

/* --- What they lack ------------------------------------------------------------------------------------------------------- */

static bool lacking_read(struct store *store, struct reader_set *readers, const struct need *need, struct need_measure *measure, struct error *error)
{
    struct step_lack lack = {0};
    struct record record;
    enum reader_result result = reader_load(readers, need->type, need->id, &record, error);

    *measure = (struct need_measure){.is_there = result == READER_FOUND};
    if (result != READER_FOUND)
        return result == READER_NONE;
    bool ok = step_read_lack(store, &record, record_text(&record, transition_field(need->type)->name), &lack, error);
    measure->unshared = lack.unshared;
    measure->lacking = (int64_t)lack.field_count + lack.unshared + lack.unverified + lack.overlong + lack.featured;
    record_done(&record);
    return ok;
}

static bool findings_count(struct store *store, struct need_list *list, enum need_time time, struct error *error)
{
    return !type_list_find(store->types, "finding")
           || database_number(store, &list->findings[time], error, "SELECT count(*) FROM finding WHERE id IN (SELECT record FROM change_record WHERE type = 'finding' AND change = %lld)",
                              (long long)list->change);
}

bool needs_measure(struct store *store, struct need_list *list, enum need_time time, bool *any, struct error *error)
{
    struct reader_set readers;
    bool ok = findings_count(store, list, time, error);

    *any = false;
    reader_set_init(&readers, store);
    for (size_t i = 0; ok && i < list->count; i++) {
        ok = lacking_read(store, &readers, &list->needs[i], &list->needs[i].at[time], error);
        *any = *any || list->needs[i].at[time].lacking > 0;
    }
    reader_set_done(&readers);
    return ok;
}

bool need_is_worse(const struct need_list *list, const struct need *need)
{
    const struct need_measure *before = &need->at[NEED_BEFORE], *after = &need->at[NEED_AFTER];
    const int64_t come = list->findings[NEED_AFTER] - list->findings[NEED_BEFORE], late = come < 0 ? 0 : come < after->unshared ? come : after->unshared;

    return before->is_there && after->lacking - late > before->lacking;
}

char *needs_tell(struct store *store, const struct need *need)
{
    struct reader_set readers;
    struct record record;
    struct error error = {0};
    char *text = NULL;

    reader_set_init(&readers, store);
    if (reader_load(&readers, need->type, need->id, &record, &error) == READER_FOUND) {
        char *title = reader_title(&readers, &record, message_language());
        if (!step_check_needs(store, &record, NULL, &error))
            text = string_format("%s: %s", title, error.text);
        free(title);
        record_done(&record);
    }
    reader_set_done(&readers);
    return text;
}

/* --- What it hangs on ----------------------------------------------------------------------------------------------------- */

static bool ids_each(struct store *store, sqlite3_stmt *statement, const struct record_type *type, void (*each)(void *context, const struct record_type *type, int64_t id),
                     void *context, struct error *error)
{
    int code = SQLITE_ERROR;

    while (statement && (code = database_step(store, statement, error)) == SQLITE_ROW)
        each(context, type, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool needs_each_touched(struct store *store, int64_t change, const struct need *need, void (*each)(void *context, const struct record_type *type, int64_t id), void *context,
                        struct error *error)
{
    static const char touched[] = "SELECT DISTINCT record FROM change_record WHERE type = '%q' AND change = %lld AND record IN (SELECT id FROM \"%w\" WHERE \"%w\" = %lld)";
    const char *own = need->type->name;
    bool ok = ids_each(store, database_prepare(store, error, touched, own, (long long)change, own, "id", (long long)need->id), need->type, each, context, error);

    for (size_t i = 0; ok && i < store->types->count; i++) {
        const struct record_type *type = store->types->types[i];
        if (type->parent && strcmp(type->parent, own) == 0)
            ok = ids_each(store, database_prepare(store, error, touched, type->name, (long long)change, type->name, own, (long long)need->id), type, each, context, error);
    }
    return ok;
}
