/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/consequence.h"

#include <stdlib.h>
#include <string.h>

#include "db/writer.h"
#include "src/assurance.h"
#include "src/memory.h"

static bool is_verification(const struct store *store, const struct record *record)
{
    return strcmp(record->type->name, "verification") == 0 && type_list_find(store->types, "organisation");
}

/* Whether a verification says something that it did not say before. */
static bool is_news(const struct record *record, const struct record *base)
{
    return !base || !value_equal(record_value(record, "result"), record_value(base, "result"))
           || !value_equal(record_value(record, "valid_to"), record_value(base, "valid_to"));
}

/* One that is entered afterwards does not undo what a later one found. */
static bool is_latest(struct store *store, const struct record *record, bool *latest, struct error *error)
{
    int64_t later = 0;
    bool ok = database_number(store, &later, error, "SELECT count(*) FROM verification WHERE organisation = %lld AND id <> %lld AND date > %Q",
                              (long long)record_number(record, "organisation"), (long long)record->id, record_text(record, "date"));

    *latest = later == 0;
    return ok;
}

static bool profile_move(struct store *store, const struct record *verification, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, "organisation");
    struct record before, profile;

    if (reader_load(writer_readers(store), type, record_number(verification, "organisation"), &before, error) != READER_FOUND)
        return false;
    record_copy(&profile, &before);
    bool ok = !assurance_apply(verification, store_today(store), &profile) || writer_update(store, &profile, &before, error);
    record_done(&profile);
    record_done(&before);
    return ok;
}

bool consequence_write(struct store *store, const struct record *record, const struct record *base, struct error *error)
{
    bool latest;

    if (!is_verification(store, record) || !is_news(record, base))
        return true;
    return is_latest(store, record, &latest, error) && (!latest || profile_move(store, record, error));
}

/* The state of a profile, with the day until which it holds where one is set. */
static char *standing_text(const struct record *profile)
{
    const struct field *status = type_field(profile->type, "effective_status");
    char *state = record_show(profile, status, message_language(), NULL), day[DATE_TEXT_SIZE], *text;
    bool assured = strcmp(record_text(profile, status->name), "quality-assured") == 0;
    struct date due;

    if (assured && date_parse(record_text(profile, "review_due"), &due))
        /* TRANSLATORS: the status of a profile, and the day until which it holds */
        text = string_format(_("The profile is now %s, until %s."), state, date_show(due, message_language(), day));
    else
        text = string_format(_("The profile is now %s."), state);
    free(state);
    return text;
}

char *consequence_text(struct store *store, const struct viewer *viewer, const struct record *record)
{
    struct record profile;
    struct error error;

    if (!is_verification(store, record)
        || !store_load(store, viewer, type_list_find(store->types, "organisation"), record_number(record, "organisation"), &profile, &error))
        return NULL;
    char *text = standing_text(&profile);
    record_done(&profile);
    return text;
}
