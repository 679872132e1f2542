/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/candidate.h"

#include <stdlib.h>

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

/* Those of a shortlist that are no candidates yet; the caller frees it. */
static struct shortlisted *newcomers(struct store *store, const struct viewer *viewer, int64_t need, const struct shortlisted *shortlist, size_t count,
                                     size_t *found, struct error *error)
{
    struct shortlisted *fresh = memory_new_array(count + 1, sizeof *fresh);
    int64_t id;

    *found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!candidate_find(store, viewer, need, shortlist[i].organisation, &id, error)) {
            free(fresh);
            return NULL;
        }
        if (id == 0)
            fresh[(*found)++] = shortlist[i];
    }
    return fresh;
}

static bool put_all(struct store *store, const struct viewer *viewer, int64_t need, const struct shortlisted *shortlist, size_t count,
                    struct error *error)
{
    int64_t change;
    bool ok = true;

    if (!store_begin(store, viewer, N_("Shortlist of a need"), error))
        return false;
    for (size_t i = 0; ok && i < count; i++) {
        struct record candidate;
        candidate_begin(store, need, &shortlist[i], &candidate);
        ok = store_put(store, &candidate, error);
        record_done(&candidate);
    }
    if (ok)
        return store_commit(store, &change, error);
    store_rollback(store);
    return false;
}

bool candidates_add(struct store *store, const struct viewer *viewer, int64_t need, const struct shortlisted *shortlist, size_t count, size_t *added,
                    struct error *error)
{
    struct shortlisted *fresh = newcomers(store, viewer, need, shortlist, count, added, error);
    bool ok = fresh && (*added == 0 || put_all(store, viewer, need, fresh, *added, error));

    free(fresh);
    return ok;
}
