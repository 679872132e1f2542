/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/permission.h"

#include <string.h>

#include "db/visible.h"
#include "src/quote.h"
#include "src/role.h"
#include "src/vocabulary.h"

/* --- Who made it ---------------------------------------------------------------------------------------------------------- */

bool permission_is_hers(struct store *store, const struct viewer *viewer, const char *author)
{
    int64_t count = 0;

    if (!author)
        return false;
    return strcmp(author, viewer->name) == 0
           || (database_number(store, &count, NULL, "SELECT count(*) FROM person WHERE id = %lld AND (name = %Q OR login = %Q)", (long long)viewer->person, author, author)
               && count > 0);
}

static bool is_profile(const struct record_type *type)
{
    return strcmp(type->name, "organisation") == 0;
}

/* A profile is a draft of hers as long as nobody has taken it on. */
static bool is_open(const struct record *record)
{
    return !is_profile(record->type) || set_has("draft submitted", record_text(record, "status"));
}

static bool made_it(struct store *store, const struct viewer *viewer, const struct record *record, struct error *error)
{
    struct record stored;

    if (!store_load(store, viewer, record->type, record->id, &stored, error))
        return false;
    bool hers = is_open(&stored) && permission_is_hers(store, viewer, stored.stamp.created_by);
    record_done(&stored);
    return hers || role_check(viewer, DEED_OTHERS, error);
}

/* Whether a record is part of a profile, and is written by whom that is. */
static bool made_profile(struct store *store, const struct viewer *viewer, const struct record *record, struct error *error)
{
    const struct record_type *profile = record->type->parent ? type_list_find(store->types, record->type->parent) : NULL;
    struct record parent;

    if (!profile || !is_profile(profile))
        return true;
    if (!store_load(store, viewer, profile, record_number(record, record->type->parent), &parent, error))
        return false;
    bool ok = made_it(store, viewer, &parent, error);
    record_done(&parent);
    return ok;
}

bool permission_check(struct store *store, const struct viewer *viewer, const struct record *base, const struct record *record, struct error *error)
{
    if (!role_check_write(viewer, base, record, error))
        return false;
    if (role_may(viewer, DEED_OTHERS))
        return true;
    return (!base || (made_it(store, viewer, base, error) && made_profile(store, viewer, base, error))) && (!record || made_profile(store, viewer, record, error));
}

/* --- Before she begins ---------------------------------------------------------------------------------------------------- */

bool store_check_new(const struct viewer *viewer, const struct record_type *type, struct error *error)
{
    struct record record;

    record_init_new(&record, type);
    bool ok = role_check_write(viewer, NULL, &record, error);
    record_done(&record);
    return ok;
}

static bool check_stored(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, bool deleted, struct error *error)
{
    struct record record;

    if (!store_load(store, viewer, type, id, &record, error))
        return false;
    bool ok = permission_check(store, viewer, &record, deleted ? NULL : &record, error);
    record_done(&record);
    return ok;
}

bool store_check_edit(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct error *error)
{
    return check_stored(store, viewer, type, id, false, error);
}

bool store_check_delete(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct error *error)
{
    return check_stored(store, viewer, type, id, true, error);
}

/* --- What she sees -------------------------------------------------------------------------------------------------------- */

bool permission_check_seen(struct store *store, const struct viewer *viewer, const struct record *record, struct error *error)
{
    struct quote quote;
    bool seen;

    if (!viewer->role || !*viewer->role)
        return true;
    if (!visible_unstored(store, viewer, record, &seen, error))
        return false;
    /* TRANSLATORS: a person's name, and her role. */
    return seen || error_set(error, ERROR_RULE, _("Nothing was saved: %s is here as %s and would not see such a record."), quote_text(&quote, viewer->name),
                             vocabulary_word(&vocabulary_person_role, viewer->role, message_language()));
}

bool permission_check_whole(struct store *store, const struct viewer *viewer, const struct record *before, const struct record *record, struct error *error)
{
    return (!before || permission_check_seen(store, viewer, before, error)) && permission_check(store, viewer, before, record, error)
           && permission_check_seen(store, viewer, record, error);
}
