/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/forget.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/decision.h"
#include "db/deriver.h"
#include "db/import_change.h"
#include "db/mention.h"
#include "db/past.h"
#include "db/people.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/text.h"

/* A record that is to be forgotten: a person's, or one that lrn made because of her. */
struct subject {
    const struct record_type *type;
    int64_t id;
};

struct forgetting {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    struct subject *subjects; /* each once; what is found because of one stands behind it */
    size_t count;
    const struct record_type *adding; /* of the subjects that a search finds */
    int64_t merged_into;              /* whom other records were merged into */
    struct said_list telling;         /* by what people are known: names, addresses, telephones */
    struct forgotten *forgotten;
    struct error *error;
};

static bool is_person(const struct record_type *type)
{
    return type->forgotten != NULL;
}

bool forget_is_possible(const struct record_type *type, struct error *error)
{
    return is_person(type) || error_set(error, ERROR_USAGE, _("%s: these records are no people; only people are forgotten."), message_text(type->plural));
}

/* --- Who ----------------------------------------------------------------------------------------------------------------- */

bool forget_find(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id, struct error *error)
{
    return store_find_id(store, viewer, type, text, id, error) || (error->code == ERROR_NOT_FOUND && store_find_gone(store, viewer, type, text, id, error));
}

static bool is_forgotten(const struct forgetting *forgetting, const struct record_type *type, int64_t id, bool *forgotten)
{
    sqlite3_stmt *statement = NULL;
    bool ok = change_record_is_forgotten(forgetting->store, &statement, type->name, id, forgotten, forgetting->error);

    sqlite3_finalize(statement);
    return ok;
}

/* One that is gone is forgotten as far as the history knows of it, where the viewer sees that. */
static bool check_gone(const struct forgetting *forgetting, int64_t id)
{
    char printed[IDENTITY_TEXT_SIZE];
    struct past_name name;
    int64_t changes;
    bool forgotten;

    if (!database_number(forgetting->store, &changes, forgetting->error, "SELECT count(*) FROM change_record WHERE type = %Q AND record = %lld",
                         forgetting->type->name, (long long)id)
        || !past_name(forgetting->store, forgetting->viewer, forgetting->type->name, id, &name, forgetting->error)
        || !is_forgotten(forgetting, forgetting->type, id, &forgotten))
        return false;
    free(name.title);
    if (!name.gone || !name.visible || changes == 0)
        return reader_refuse_missing(forgetting->type, id, forgetting->error);
    return !forgotten
           || error_set(forgetting->error, ERROR_RULE, _("%s %s was forgotten already."), message_text(forgetting->type->label), identity_print(id, printed));
}

static bool check_person(const struct forgetting *forgetting, int64_t id)
{
    struct record record;

    if (store_load(forgetting->store, forgetting->viewer, forgetting->type, id, &record, forgetting->error)) {
        record_done(&record);
        return true;
    }
    return forgetting->error->code == ERROR_NOT_FOUND && check_gone(forgetting, id);
}

static bool check_people(const struct forgetting *forgetting, const int64_t *ids, size_t count)
{
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = check_person(forgetting, ids[i]);
    return ok;
}

/* --- What else there is because of them ---------------------------------------------------------------------------------- */

static void subject_add(struct forgetting *forgetting, const struct record_type *type, int64_t id)
{
    for (size_t i = 0; i < forgetting->count; i++)
        if (forgetting->subjects[i].type == type && forgetting->subjects[i].id == id)
            return;
    forgetting->subjects = memory_resize(forgetting->subjects, forgetting->count + 1, sizeof *forgetting->subjects);
    forgetting->subjects[forgetting->count++] = (struct subject){type, id};
}

static void found_add(void *context, int64_t id)
{
    struct forgetting *forgetting = context;

    subject_add(forgetting, forgetting->adding, id);
}

/* Adds records of a type that name somebody by her id in one of these fields, or did. */
static bool add_naming(struct forgetting *forgetting, const char *type, const char *const *fields, int64_t id)
{
    char printed[IDENTITY_TEXT_SIZE];

    forgetting->adding = type_list_find(forgetting->store->types, type);
    return !forgetting->adding
           || blank_find(forgetting->store, forgetting->adding, fields, identity_print(id, printed), found_add, forgetting, forgetting->error);
}

/* A record that is gone and was the same as hers is hers. */
static bool merged_add(void *context, int64_t left, int64_t right, enum verdict verdict, struct error *error)
{
    struct forgetting *forgetting = context;
    int64_t other = left == forgetting->merged_into ? right : left, there;
    bool forgotten;

    if (verdict != VERDICT_SAME || (left != forgetting->merged_into && right != forgetting->merged_into))
        return true;
    if (!database_number(forgetting->store, &there, error, "SELECT count(*) FROM \"%w\" WHERE id = %lld", forgetting->adding->name, (long long)other)
        || !is_forgotten(forgetting, forgetting->adding, other, &forgotten))
        return false;
    if (there == 0 && !forgotten)
        subject_add(forgetting, forgetting->adding, other);
    return true;
}

static bool add_merged(struct forgetting *forgetting, const struct subject *subject)
{
    forgetting->adding = subject->type;
    forgetting->merged_into = subject->id;
    return decision_each(forgetting->store, subject->type, merged_add, forgetting, forgetting->error);
}

static bool add_because_of(struct forgetting *forgetting, struct subject subject)
{
    static const char *const sides[] = {"left", "right", NULL}, *const meanings[] = {"meaning", NULL};

    return !is_person(subject.type)
           || (add_merged(forgetting, &subject) && add_naming(forgetting, "decision", sides, subject.id) && add_naming(forgetting, "spelling", meanings, subject.id));
}

static bool gather(struct forgetting *forgetting, const int64_t *ids, size_t count)
{
    bool ok = true;

    for (size_t i = 0; i < count; i++)
        subject_add(forgetting, forgetting->type, ids[i]);
    for (size_t i = 0; ok && i < forgetting->count; i++)
        ok = add_because_of(forgetting, forgetting->subjects[i]);
    return ok;
}

/* --- What was said of them ----------------------------------------------------------------------------------------------- */

/* Takes over what others may know a person by; the rest is released. */
static void telling_add(struct forgetting *forgetting, const struct record_type *type, struct said_list *said)
{
    for (size_t i = 0; i < said->count; i++) {
        const struct field *field = said->texts[i].field;
        if (!is_person(type) || (!type_is_title(type, field) && field->kind != FIELD_EMAIL && field->kind != FIELD_PHONE))
            continue;
        forgetting->telling.texts = memory_resize(forgetting->telling.texts, forgetting->telling.count + 1, sizeof *forgetting->telling.texts);
        forgetting->telling.texts[forgetting->telling.count++] = said->texts[i];
        said->texts[i].text = NULL;
    }
    said_list_done(said);
}

/* What lrn itself wrote of her elsewhere says her id instead. */
static bool rename_elsewhere(const struct forgetting *forgetting, const struct subject *subject, const struct said_list *said)
{
    char printed[IDENTITY_TEXT_SIZE];
    bool ok = true;

    identity_print(subject->id, printed);
    for (size_t i = 0; ok && is_person(subject->type) && i < said->count; i++) {
        const struct said *words = &said->texts[i];
        ok = people_rename(forgetting->store, subject->type, subject->id, words->field, words->text, printed, forgetting->error)
             && (!type_is_title(subject->type, words->field) || import_change_rename(forgetting->store, words->text, printed, forgetting->error));
    }
    return ok;
}

static bool blank(struct forgetting *forgetting)
{
    bool ok = true;

    for (size_t i = 0; ok && i < forgetting->count; i++) {
        const struct subject *subject = &forgetting->subjects[i];
        struct said_list said = {0};
        ok = blank_history(forgetting->store, subject->type, subject->id, &said, forgetting->error) && rename_elsewhere(forgetting, subject, &said);
        telling_add(forgetting, subject->type, &said);
    }
    return ok;
}

/* --- What refers to them ------------------------------------------------------------------------------------------------- */

static bool reference_empty(const struct forgetting *forgetting, const struct referrer *referrer, int64_t id)
{
    struct record before, after;

    if (!reader_require(writer_readers(forgetting->store), referrer->type, id, &before, forgetting->error))
        return false;
    record_copy(&after, &before);
    value_clear(record_field(&after, referrer->field));
    bool ok = writer_update(forgetting->store, &after, &before, forgetting->error);
    record_done(&after);
    record_done(&before);
    return ok;
}

static bool referring_ids(const struct forgetting *forgetting, const struct referrer *referrer, int64_t id, struct id_list *ids)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = database_prepare(forgetting->store, forgetting->error, "SELECT id FROM \"%w\" WHERE \"%w\" = ?1", referrer->type->name,
                                               referrer->field->name);

    if (statement)
        sqlite3_bind_int64(statement, 1, id);
    while (statement && (status = database_step(forgetting->store, statement, forgetting->error)) == SQLITE_ROW)
        ids_add(ids, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

static bool references_empty(const struct forgetting *forgetting, const struct subject *subject)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(forgetting->store->types, subject->type, &referrers);
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct id_list ids = {0};
        if (referrers[i].field->kind != FIELD_REFERENCE || referrers[i].field->compute)
            continue;
        ok = referring_ids(forgetting, &referrers[i], subject->id, &ids);
        for (size_t j = 0; ok && j < ids.count; j++)
            ok = reference_empty(forgetting, &referrers[i], ids.ids[j]);
        ids_done(&ids);
    }
    free(referrers);
    return ok;
}

static bool remove_all(const struct forgetting *forgetting)
{
    bool ok = true;

    for (size_t i = 0; ok && i < forgetting->count; i++) {
        const struct subject *subject = &forgetting->subjects[i];
        ok = references_empty(forgetting, subject) && blank_delete(forgetting->store, subject->type, subject->id, forgetting->error);
    }
    return ok;
}

/* --- What still mentions them -------------------------------------------------------------------------------------------- */

static void mention_add(void *context, const struct record_type *type, int64_t id)
{
    struct forgotten *forgotten = context;

    if (forgotten->named < FORGET_NAMED)
        forgotten->mentions[forgotten->named++] = (struct mention){type, id};
    forgotten->mentioned++;
}

static char *mentions_named(const struct forgotten *forgotten, size_t most)
{
    struct text text = {0};
    char printed[IDENTITY_TEXT_SIZE];
    size_t named = forgotten->named < most ? forgotten->named : most, more = forgotten->mentioned - named;

    for (size_t i = 0; i < named; i++)
        text_add_format(&text, "%s%s %s", i > 0 ? ", " : "", forgotten->mentions[i].type->name, identity_print(forgotten->mentions[i].id, printed));
    if (more > 0) {
        /* TRANSLATORS: behind a list of records, how many others there are */
        text_add_format(&text, message_plural(" and %zu more", " and %zu more", (unsigned long)more), more);
    }
    return text_take(&text);
}

char *forget_text(const struct forgotten *forgotten, size_t most)
{
    struct text text = {0};

    if (forgotten->mentioned > 0) {
        char *names = mentions_named(forgotten, most);
        /* TRANSLATORS: records by their type and id: "organisation DRG053, need DRN002" */
        text_add_format(&text, message_plural("The texts of %zu record still say the name, e-mail address or telephone: %s.",
                                              "The texts of %zu records still say the name, e-mail address or telephone: %s.", (unsigned long)forgotten->mentioned),
                        forgotten->mentioned, names);
        free(names);
    } else {
        text_add(&text, _("No record's text says the name, e-mail address or telephone any more."));
    }
    text_add(&text, " ");
    text_add(&text, _("lrn knows nothing of backups, exported files and others' unsaved forms."));
    if (forgotten->lingers) {
        text_add(&text, " ");
        text_add(&text, _("Another program is reading the database: until the next change the file still holds what was taken out of it."));
    }
    return text_take(&text);
}

/* --- All of it ----------------------------------------------------------------------------------------------------------- */

static bool forget_all(struct forgetting *forgetting, const int64_t *ids, size_t count)
{
    struct change_entry *entry = change_entry_open(forgetting->store);

    entry->permanent = entry->forgets = true;
    return check_people(forgetting, ids, count) && gather(forgetting, ids, count) && blank(forgetting) && remove_all(forgetting)
           && mention_find(forgetting->store, &forgetting->telling, mention_add, forgetting->forgotten, forgetting->error);
}

static bool forget_and_keep(struct forgetting *forgetting, const int64_t *ids, size_t count, int64_t *change)
{
    struct store *store = forgetting->store;

    if (!store_begin(store, forgetting->viewer, forgetting->type->forgotten, forgetting->error))
        return false;
    if (forget_all(forgetting, ids, count))
        return store_commit(store, change, forgetting->error);
    store_rollback(store);
    return false;
}

/* What is deleted is overwritten, which SQLite does by itself only where it was built so. */
static bool forget_securely(struct forgetting *forgetting, const int64_t *ids, size_t count, int64_t *change)
{
    static const char *const settings[] = {"OFF", "ON", "FAST"};
    struct store *store = forgetting->store;
    int64_t before;

    if (!database_number(store, &before, forgetting->error, "PRAGMA secure_delete") || !database_run(store, forgetting->error, "PRAGMA secure_delete = ON"))
        return false;
    bool ok = forget_and_keep(forgetting, ids, count, change);
    database_run(store, NULL, "PRAGMA secure_delete = %s", settings[before]);
    return ok;
}

/* Looked at before the file is made anew, which takes its time, and again when nobody else writes any more. */
static bool check_before(const struct forgetting *forgetting, const int64_t *ids, size_t count)
{
    if (!reading_begin(forgetting->store, forgetting->error))
        return false;
    bool ok = check_people(forgetting, ids, count);
    reading_end(forgetting->store);
    return ok;
}

/* The file is made anew first, while nothing has happened yet: from then on what is deleted leaves no trace. */
static bool forget(struct forgetting *forgetting, const int64_t *ids, size_t count, int64_t *change)
{
    struct store *store = forgetting->store;

    if (!check_before(forgetting, ids, count) || (!store->read_only && !database_renew(store, forgetting->error))
        || !forget_securely(forgetting, ids, count, change))
        return false;
    forgetting->forgotten->lingers = !database_settle(store);
    return true;
}

bool forget_people(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count, struct forgotten *forgotten,
                   int64_t *change, struct error *error)
{
    struct forgetting forgetting = {.store = store, .viewer = viewer, .type = type, .forgotten = forgotten, .error = error};

    *forgotten = (struct forgotten){0};
    if (!forget_is_possible(type, error) || !role_check(viewer, DEED_FORGET, error))
        return false;
    bool ok = forget(&forgetting, ids, count, change);
    said_list_done(&forgetting.telling);
    free(forgetting.subjects);
    return ok;
}
