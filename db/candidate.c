/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/candidate.h"

#include <stdlib.h>

#include "db/saving.h"
#include "src/memory.h"
#include "src/types.h"

/* --- Finding ------------------------------------------------------------------------------------------------------------ */

struct search {
    int64_t organisation;
    int64_t found;
};

static bool compare(void *context, const struct record *candidate, struct error *error)
{
    struct search *search = context;

    (void)error;
    if (record_number(candidate, "organisation") == search->organisation)
        search->found = candidate->id;
    return true;
}

bool candidate_find(struct store *store, const struct viewer *viewer, int64_t need, int64_t organisation, int64_t *id, struct error *error)
{
    const struct value value = {.kind = VALUE_NUMBER, .number = need};
    const struct list_request request = {.type = &type_candidate, .within = type_field(&type_candidate, "need"), .value = &value};
    struct search search = {.organisation = organisation};
    size_t count;

    bool ok = store_each(store, viewer, &request, SIZE_MAX, compare, &search, &count, error);
    *id = search.found;
    return ok;
}

/* --- Adding ------------------------------------------------------------------------------------------------------------- */

void candidate_begin(struct store *store, int64_t need, const struct shortlisted *shortlisted, struct record *candidate)
{
    char today[DATE_TEXT_SIZE];

    record_init_new(candidate, &type_candidate);
    value_set_number(record_value(candidate, "need"), need);
    value_set_number(record_value(candidate, "organisation"), shortlisted->organisation);
    value_set_number(record_value(candidate, "points"), shortlisted->points);
    value_set_text(record_value(candidate, "decided_on"), date_print(store_today(store), today));
}

/* Those of a shortlist that are no candidates of a need yet; the caller frees them. */
static bool newcomers(struct store *store, const struct viewer *viewer, int64_t need, const struct shortlist *shortlist, struct shortlisted **fresh, size_t *count,
                      struct error *error)
{
    int64_t id = 0;
    bool ok = true;

    *count = 0;
    *fresh = memory_new_array(shortlist->count + 1, sizeof **fresh);
    for (size_t i = 0; ok && i < shortlist->count; i++) {
        ok = need == 0 || candidate_find(store, viewer, need, shortlist->entries[i].organisation, &id, error);
        if (ok && id == 0)
            (*fresh)[(*count)++] = shortlist->entries[i];
    }
    return ok;
}

static bool put_all(struct store *store, int64_t need, const struct shortlisted *fresh, size_t count, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct record candidate;
        candidate_begin(store, need, &fresh[i], &candidate);
        ok = store_put(store, &candidate, error);
        record_done(&candidate);
    }
    return ok;
}

static bool save_all(struct store *store, const struct viewer *viewer, struct record *need, const struct record *base, const struct shortlisted *fresh, size_t count,
                     struct conflict_list *conflicts, int64_t *change, struct error *error)
{
    int64_t id = need->id;

    if (!store_begin(store, viewer, count > 0 ? N_("Need with its shortlist") : NULL, error))
        return false;
    if (saving_write(store, viewer, need, base, conflicts, error) && put_all(store, need->id, fresh, count, error) && store_commit(store, change, error)) {
        saving_reload(store, viewer, need);
        return true;
    }
    store_rollback(store);
    need->id = id;
    return false;
}

bool candidates_save(struct store *store, const struct viewer *viewer, struct record *need, const struct record *base, const struct shortlist *shortlist, size_t *added,
                     struct conflict_list *conflicts, int64_t *change, struct error *error)
{
    struct shortlisted *fresh;

    *conflicts = (struct conflict_list){0};
    *change = 0;
    bool ok = newcomers(store, viewer, base ? need->id : 0, shortlist, &fresh, added, error)
              && save_all(store, viewer, need, base, fresh, *added, conflicts, change, error);
    free(fresh);
    return ok;
}
