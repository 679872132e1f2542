/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organisation with everything its points and flags for a need are made of. */
#include "config.h"

#include "db/match.h"

#include <stdlib.h>

#include "db/track_record.h"
#include "src/memory.h"
#include "src/vocabulary.h"

static void add_work(void *context, const struct record_type *type, int64_t id)
{
    struct match_detail *detail = context;

    detail->work = memory_resize(detail->work, detail->work_count + 1, sizeof *detail->work);
    detail->work[detail->work_count++] = (struct match_work){.type = type, .id = id};
}

static bool read_work(struct store *store, const struct viewer *viewer, const struct match_need *need, struct match_detail *detail,
                      enum match_track *track, struct error *error)
{
    struct track_record record;
    const struct track_subject subject = {.organisation = detail->organisation.id, .country = record_text(&detail->organisation, "country"), .fits = add_work,
                                          .context = detail};
    bool ok = track_record_open(&record, store, viewer, need, error) && track_record_read(&record, &subject, track, error)
              && track_record_verified(&record, subject.organisation, detail->verified, error);

    track_record_close(&record);
    return ok;
}

/* --- Flags of what hangs on it ------------------------------------------------------------------------------------------ */

/* Counts the children of a type that the viewer sees and whose field holds a code that counts. */
struct tally {
    const char *field;
    bool (*counts)(const char *code);
    int64_t count;
};

static bool tally_add(void *context, const struct record *record, struct error *error)
{
    struct tally *tally = context;

    (void)error;
    tally->count += tally->counts(record_text(record, tally->field));
    return true;
}

static bool tally_read(struct store *store, const struct viewer *viewer, const char *name, const struct value *organisation, struct tally *tally,
                       struct error *error)
{
    const struct record_type *type = type_list_find(store->types, name);
    size_t count;

    if (!type)
        return true;
    const struct list_request request = {.type = type, .within = type_field(type, "organisation"), .value = organisation};
    return store_each(store, viewer, &request, SIZE_MAX, tally_add, tally, &count, error);
}

static bool read_flags(struct store *store, const struct viewer *viewer, const struct match_need *need, struct match_detail *detail,
                       struct error *error)
{
    const struct value id = {.kind = VALUE_NUMBER, .number = detail->organisation.id};
    struct tally concerns = {.field = "state", .counts = match_is_open_concern};
    struct tally running = {.field = "stage", .counts = match_is_running};

    if (!tally_read(store, viewer, "concern", &id, &concerns, error) || !tally_read(store, viewer, "partnership", &id, &running, error))
        return false;
    detail->concerns = concerns.count;
    detail->running = running.count;
    detail->flags = match_flags(need, &detail->organisation, store_today(store));
    detail->flags |= concerns.count > 0 ? 1U << MATCH_FLAG_CONCERN : 0;
    detail->flags |= running.count > 0 ? 1U << MATCH_FLAG_RUNNING : 0;
    return true;
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

static bool detail_read(struct store *store, const struct viewer *viewer, const struct match_need *need, struct match_detail *detail,
                        struct error *error)
{
    struct match_profile profile = match_profile_of(&detail->organisation);

    if (!read_work(store, viewer, need, detail, &profile.track, error) || !read_flags(store, viewer, need, detail, error))
        return false;
    detail->group = match_group_of(need, &profile);
    detail->result = match_score(need, &profile);
    detail->matched[MATCH_ISSUES] = set_common(need->issues, profile.issues);
    detail->matched[MATCH_EXPERTISE] = set_common(need->expertise, profile.expertise);
    detail->matched[MATCH_SECTOR] = set_common(need->sector, profile.sectors);
    detail->matched[MATCH_LANGUAGES] = set_common(need->languages, profile.languages);
    return true;
}

bool match_detail_read(struct store *store, const struct viewer *viewer, const struct match_need *need, int64_t id, struct match_detail *detail,
                       struct error *error)
{
    const struct record_type *type = type_list_find(store->types, "organisation");

    *detail = (struct match_detail){0};
    if (!store_load(store, viewer, type, id, &detail->organisation, error))
        return false;
    bool ok = reading_begin(store, error) && detail_read(store, viewer, need, detail, error);
    reading_end(store);
    if (!ok)
        match_detail_done(detail);
    return ok;
}

void match_detail_done(struct match_detail *detail)
{
    record_done(&detail->organisation);
    for (int i = 0; i < MATCH_CRITERIA; i++)
        free(detail->matched[i]);
    free(detail->work);
    *detail = (struct match_detail){0};
}

/* A code of the vocabulary that says the same: records come and go. */
void match_need_fill(struct store *store, const struct viewer *viewer, const struct record *record, struct match_need *need)
{
    const struct record_type *type = type_list_find(store->types, "member");
    struct record member;

    if (!type || !store_load(store, viewer, type, record_number(record, "member"), &member, NULL))
        return;
    const struct term *kind = vocabulary_term(&vocabulary_member_kind, record_text(&member, "kind"));
    need->member_kind = kind ? kind->code : "";
    record_done(&member);
}
