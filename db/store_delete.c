/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records deleted, unless others refer to them. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "db/consequence.h"
#include "db/id_list.h"
#include "db/permission.h"
#include "db/step.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/role.h"
#include "src/text.h"

enum { NAMED = 3 /* of what refers to a record, so many are named */ };

struct deleting {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    struct id_list ids;
    struct error *error;
};

/* --- What refers to a record -------------------------------------------------------------------------------------------- */

static bool goes_too(const struct deleting *deleting, const struct record_type *type, int64_t id)
{
    return type == deleting->type && ids_have(&deleting->ids, id);
}

/* What refers to one record: how many of each type as words, and the first of them by name. */
struct referring {
    int64_t total;
    struct text counts; /* "3 partnerships, 2 sites" */
    struct text last;   /* "1 contact person": the last part is kept back, as only the end tells which it is */
    struct text names;  /* "Anna (4R005), Berit (4R006)" */
};

static void referring_done(struct referring *referring)
{
    text_done(&referring->counts);
    text_done(&referring->last);
    text_done(&referring->names);
}

/* What the viewer may not see is told by its id alone. */
static void add_name(const struct deleting *deleting, struct text *names, const struct record_type *type, int64_t id)
{
    struct quote quote;
    char ending[IDENTITY_TEXT_SIZE];
    char *title = store_title(deleting->store, deleting->viewer, type, id, message_language());

    text_add(names, names->length > 0 ? ", " : "");
    text_add_format(names, title ? "%s (%s)" : "%s%s", title ? quote_text(&quote, title) : "", identity_ending(id, ending));
    free(title);
}

static bool add_referring(const struct deleting *deleting, const struct referrer *referrer, int64_t id, struct referring *referring, int64_t *count)
{
    struct store *store = deleting->store;
    sqlite3_stmt *statement = database_prepare(store, deleting->error, "SELECT id FROM \"%w\" WHERE \"%w\" = ?1 ORDER BY id",
                                               referrer->type->name, referrer->field->name);
    int status = SQLITE_ERROR;

    if (statement)
        sqlite3_bind_int64(statement, 1, id);
    while (statement && (status = database_step(store, statement, deleting->error)) == SQLITE_ROW) {
        int64_t other = sqlite3_column_int64(statement, 0);
        if (goes_too(deleting, referrer->type, other))
            continue;
        if (referring->total++ < NAMED)
            add_name(deleting, &referring->names, referrer->type, other);
        ++*count;
    }
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

static void add_count(struct referring *referring, const struct record_type *type, int64_t count)
{
    struct text *last = &referring->last;

    if (last->length > 0)
        text_add_format(&referring->counts, "%s%s", referring->counts.length > 0 ? ", " : "", text_string(last));
    text_clear(last);
    text_add_format(last, "%lld ", (long long)count);
    add_inside(last, message_text(count == 1 ? type->label : type->plural));
}

static char *counts_joined(const struct referring *referring)
{
    if (referring->counts.length == 0)
        return string_copy(text_string(&referring->last));
    /* TRANSLATORS: the end of a list: "3 partnerships, 2 sites" and "1 contact person" */
    return string_format(_("%s and %s"), text_string(&referring->counts), text_string(&referring->last));
}

static char *names_told(const struct referring *referring)
{
    int64_t more = referring->total - NAMED;

    if (more <= 0)
        return string_copy(text_string(&referring->names));
    /* TRANSLATORS: the end of a list of names: "Anna (4R005), Berit (4R006), Clara (4R007)" and how many others */
    return string_format(message_plural("%s and %lld more", "%s and %lld more", (unsigned long)more), text_string(&referring->names), (long long)more);
}

static bool refuse(const struct deleting *deleting, int64_t id, const struct referring *referring)
{
    struct quote quote;
    char *title = store_title(deleting->store, deleting->viewer, deleting->type, id, message_language());
    char *counts = counts_joined(referring);
    char *names = names_told(referring);

    error_set(deleting->error, ERROR_RULE,
              /* TRANSLATORS: the title of a record; what refers to it: "3 partnerships and 1 contact person"; the first of these by name */
              message_plural("\"%s\" was not deleted: %s refers to it: %s.", "\"%s\" was not deleted: %s refer to it: %s.",
                             (unsigned long)referring->total),
              quote_text(&quote, title ? title : ""), counts, names);
    free(names);
    free(counts);
    free(title);
    return false;
}

/* Refused where records that stay refer to one that goes. */
static bool check_referring(const struct deleting *deleting, const struct referrer *referrers, size_t count, int64_t id)
{
    struct referring referring = {0};
    int64_t of_type = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        if (referrers[i].field->kind == FIELD_REFERENCE)
            ok = add_referring(deleting, &referrers[i], id, &referring, &of_type);
        if (of_type > 0 && (i + 1 == count || referrers[i + 1].type != referrers[i].type)) {
            add_count(&referring, referrers[i].type, of_type);
            of_type = 0;
        }
    }
    ok = ok && (referring.total == 0 || refuse(deleting, id, &referring));
    referring_done(&referring);
    return ok;
}

/* --- Deleting ----------------------------------------------------------------------------------------------------------- */

/* What she does not see is not there; what she may not write stays. */
static bool check_hers(const struct deleting *deleting, int64_t id)
{
    struct record record;

    if (!store_load(deleting->store, deleting->viewer, deleting->type, id, &record, deleting->error))
        return false;
    bool ok = permission_check(deleting->store, deleting->viewer, &record, NULL, deleting->error);
    record_done(&record);
    return ok;
}

/* Each is looked at when those before it are gone. */
static bool delete_one(const struct deleting *deleting, int64_t id)
{
    struct store *store = deleting->store;
    struct record record;

    if (!reader_require(writer_readers(store), deleting->type, id, &record, deleting->error))
        return false;
    bool ok = step_check_child(store, NULL, &record, deleting->error) && store_remove(store, deleting->type, id, deleting->error)
              && consequence_write(store, NULL, &record, deleting->error);
    record_done(&record);
    return ok;
}

static bool delete_all(const struct deleting *deleting)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(deleting->store->types, deleting->type, &referrers);
    bool ok = true;

    for (size_t i = 0; ok && i < deleting->ids.count; i++)
        ok = check_hers(deleting, deleting->ids.ids[i]) && check_referring(deleting, referrers, count, deleting->ids.ids[i]);
    for (size_t i = 0; ok && i < deleting->ids.count; i++)
        ok = delete_one(deleting, deleting->ids.ids[i]);
    free(referrers);
    return ok;
}

bool store_delete(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count,
                  int64_t *change, struct error *error)
{
    struct deleting deleting = {.store = store, .viewer = viewer, .type = type, .error = error};

    if (change)
        *change = 0;
    if (!store_is_open_type(type, error) || !role_check(viewer, role_deed_of_type(type), error))
        return false;
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
