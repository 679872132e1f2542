/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records deleted, unless others refer to them. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "db/deriver.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"

struct deleting {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    struct id_list ids;
    struct error *error;
};

/* --- What refers to a record -------------------------------------------------------------------------------------------- */

static int id_compare(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left;
    const int64_t b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

static bool goes_too(const struct deleting *deleting, const struct record_type *type, int64_t id)
{
    return type == deleting->type && bsearch(&id, deleting->ids.ids, deleting->ids.count, sizeof id, id_compare);
}

static bool count_referring(const struct deleting *deleting, const struct referrer *referrer, int64_t id, int64_t *count)
{
    struct store *store = deleting->store;
    sqlite3_stmt *statement = database_prepare(store, deleting->error, "SELECT id FROM \"%w\" WHERE \"%w\" = ?1", referrer->type->name,
                                               referrer->field->name);
    int status = SQLITE_ERROR;

    if (statement)
        sqlite3_bind_int64(statement, 1, id);
    while (statement && (status = database_step(store, statement, deleting->error)) == SQLITE_ROW)
        if (!goes_too(deleting, referrer->type, sqlite3_column_int64(statement, 0)))
            ++*count;
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* A label as it stands inside a sentence. */
static void add_inside(struct text *text, const char *label)
{
    uint32_t first;
    int length = utf8_decode(label, strlen(label), &first);

    if (length <= 0) {
        text_add(text, label);
        return;
    }
    text_add_char(text, (uint32_t)towlower((wint_t)first));
    text_add(text, label + length);
}

/* "3 partnerships, 2 sites and 1 contact person": the last part is kept back, as only the end tells which it is. */
static void add_count(struct text *list, struct text *last, const struct record_type *type, int64_t count)
{
    if (last->length > 0)
        text_add_format(list, "%s%s", list->length > 0 ? ", " : "", text_string(last));
    text_clear(last);
    text_add_format(last, "%lld ", (long long)count);
    add_inside(last, message_text(count == 1 ? type->label : type->plural));
}

static char *join(const struct text *list, const struct text *last)
{
    if (list->length == 0)
        return string_copy(text_string(last));
    /* TRANSLATORS: the end of a list: "3 partnerships, 2 sites" and "1 contact person" */
    return string_format(_("%s and %s"), text_string(list), text_string(last));
}

static bool refuse(const struct deleting *deleting, int64_t id, const struct text *list, const struct text *last, int64_t total)
{
    char *title = store_title(deleting->store, deleting->viewer, deleting->type, id, message_language());
    char *referring = join(list, last);

    error_set(deleting->error, ERROR_RULE,
              /* TRANSLATORS: the title of a record, and what refers to it: "3 partnerships and 1 contact person" */
              message_plural("\"%s\" was not deleted: %s refers to it.", "\"%s\" was not deleted: %s refer to it.", (unsigned long)total),
              title ? title : "", referring);
    free(referring);
    free(title);
    return false;
}

/* Refused where records that stay refer to one that goes. */
static bool check_referring(const struct deleting *deleting, const struct referrer *referrers, size_t count, int64_t id)
{
    struct text list = {0}, last = {0};
    int64_t total = 0;
    int64_t of_type = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        if (referrers[i].field->kind == FIELD_REFERENCE)
            ok = count_referring(deleting, &referrers[i], id, &of_type);
        if (of_type > 0 && (i + 1 == count || referrers[i + 1].type != referrers[i].type)) {
            add_count(&list, &last, referrers[i].type, of_type);
            total += of_type;
            of_type = 0;
        }
    }
    ok = ok && (total == 0 || refuse(deleting, id, &list, &last, total));
    text_done(&list);
    text_done(&last);
    return ok;
}

/* --- Deleting ----------------------------------------------------------------------------------------------------------- */

static bool check_visible(const struct deleting *deleting, int64_t id)
{
    struct record record;

    if (!store_load(deleting->store, deleting->viewer, deleting->type, id, &record, deleting->error))
        return false;
    record_done(&record);
    return true;
}

static bool delete_all(const struct deleting *deleting)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(deleting->store->types, deleting->type, &referrers);
    bool ok = true;

    for (size_t i = 0; ok && i < deleting->ids.count; i++)
        ok = check_visible(deleting, deleting->ids.ids[i]) && check_referring(deleting, referrers, count, deleting->ids.ids[i]);
    for (size_t i = 0; ok && i < deleting->ids.count; i++)
        ok = store_remove(deleting->store, deleting->type, deleting->ids.ids[i], deleting->error);
    free(referrers);
    return ok;
}

bool store_delete(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count,
                  int64_t *change, struct error *error)
{
    struct deleting deleting = {.store = store, .viewer = viewer, .type = type, .error = error};

    if (change)
        *change = 0;
    if (type->fixed)
        return error_set(error, ERROR_RULE, _("%s: these records come with the program and are neither added nor deleted by hand."),
                         message_text(type->plural));
    if (!store_begin(store, viewer, NULL, error))
        return false;
    for (size_t i = 0; i < count; i++)
        ids_add(&deleting.ids, ids[i]);
    ids_unique(&deleting.ids);
    bool ok = delete_all(&deleting);
    if (ok)
        ok = store_commit(store, change, error);
    else
        store_rollback(store);
    ids_done(&deleting.ids);
    return ok;
}
