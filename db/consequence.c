/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/consequence.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/verified.h"
#include "db/writer.h"
#include "src/assurance.h"
#include "src/gate.h"
#include "src/memory.h"
#include "src/transition.h"

static bool is_verification(const struct store *store, const struct record *record)
{
    return strcmp(record->type->name, "verification") == 0 && type_list_find(store->types, "organisation");
}

/* --- What a verification does to a profile ------------------------------------------------------------------------------------ */

/* Each step stands in the history of the profile: one that is submitted is taken up for its review before it is judged. In a damaged file it may be gone. */
static bool profile_move(struct store *store, const struct record *verification, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, "organisation");
    struct record before, profile;
    bool ok = true, moved = false;
    enum reader_result result = reader_load(writer_readers(store), type, record_number(verification, "organisation"), &before, error);

    if (result != READER_FOUND)
        return result == READER_NONE;
    record_copy(&profile, &before);
    while (ok && assurance_apply(verification, store_today(store), &profile)) {
        gate_unfeature(&profile, record_text(&profile, "status"));
        ok = (!moved || change_cut(store, error)) && writer_update(store, &profile, &before, error);
        moved = true;
        record_done(&before);
        record_copy(&before, &profile);
    }
    record_done(&profile);
    record_done(&before);
    return ok;
}

/* Whether a verification says something of a profile that it did not say before. */
static bool is_news(const struct record *record, const struct record *base)
{
    static const char *const names[] = {"organisation", "date", "result", "valid_to"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!value_equal(record_value(record, names[i]), record_value(base, names[i])))
            return true;
    return false;
}

/* The one of two that decides on a profile; either may be NULL, or of another profile. */
static const struct record *deciding(const struct record *verification, const struct record *other, int64_t profile)
{
    if (!verification || record_number(verification, "organisation") != profile)
        return other;
    return !other || verified_decides(verification, other) ? verification : other;
}

/* Where another decides than before, or says something else, the profile follows it. */
static bool profile_follow(struct store *store, int64_t profile, const struct record *record, const struct record *base, struct error *error)
{
    struct record others;
    bool found;

    if (!verified_read(store, profile, record ? record->id : base->id, &others, &found, error))
        return false;
    const struct record *other = found ? &others : NULL;
    const struct record *was = deciding(base, other, profile), *is = deciding(record, other, profile);
    bool moves = is && (!was || was->id != is->id || is_news(is, was));
    bool ok = !moves || profile_move(store, is, error);
    if (found)
        record_done(&others);
    return ok;
}

bool consequence_write(struct store *store, const struct record *record, const struct record *base, struct error *error)
{
    int64_t now = 0, before = 0;

    if (!is_verification(store, record ? record : base) || (record && base && !is_news(record, base)))
        return true;
    now = record ? record_number(record, "organisation") : 0;
    before = base ? record_number(base, "organisation") : 0;
    return (now == 0 || profile_follow(store, now, record, base, error))
           && (before == 0 || before == now || profile_follow(store, before, record, base, error));
}

/* --- What a profile's own step does ------------------------------------------------------------------------------------------- */

static bool is_assured(const struct record *record)
{
    const struct field *status = transition_field(record->type);

    return status && gate_needs_verification(record->type, record_text(record, status->name));
}

bool consequence_join(struct store *store, const struct record *record, struct error *error)
{
    struct record latest;
    bool found;

    if (!is_assured(record) || !type_list_find(store->types, "verification"))
        return true;
    if (!verified_read(store, record->id, 0, &latest, &found, error))
        return false;
    bool ok = !found || assurance_passed(&latest) || profile_move(store, &latest, error);
    if (found)
        record_done(&latest);
    return ok;
}

bool consequence_complete(struct store *store, struct record *record, const struct record *before, struct error *error)
{
    struct record latest;
    bool found;

    if (before && is_assured(before))
        gate_unfeature(record, record_text(record, transition_field(record->type)->name));
    if (!is_assured(record) || (before && is_assured(before)))
        return true;
    if (!verified_read(store, record->id, 0, &latest, &found, error))
        return false;
    if (found) {
        assurance_settle(&latest, store_today(store), record);
        record_done(&latest);
    }
    return true;
}

/* --- What it came to ---------------------------------------------------------------------------------------------------------- */

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
