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

/* A need that is saved with those who are new on its shortlist. */
struct adding {
    struct store *store;
    const struct viewer *viewer;
    struct record *need;
    const struct record *base; /* NULL: the need is new */
    struct shortlisted *fresh;
    size_t count;
    struct error *error;
};

/* Finds those of a shortlist that are no candidates of the need yet. */
static bool fresh_find(struct adding *adding, const struct shortlist *shortlist)
{
    const int64_t need = adding->base ? adding->need->id : 0;
    int64_t id = 0;
    bool ok = true;

    adding->fresh = memory_new_array(shortlist->count + 1, sizeof *adding->fresh);
    for (size_t i = 0; ok && i < shortlist->count; i++) {
        ok = need == 0 || candidate_find(adding->store, adding->viewer, need, shortlist->entries[i].organisation, &id, adding->error);
        if (ok && id == 0)
            adding->fresh[adding->count++] = shortlist->entries[i];
    }
    return ok;
}

static bool fresh_put(const struct adding *adding)
{
    bool ok = true;

    for (size_t i = 0; ok && i < adding->count; i++) {
        struct record candidate;
        candidate_begin(adding->store, adding->need->id, &adding->fresh[i], &candidate);
        ok = store_put(adding->store, &candidate, adding->error);
        record_done(&candidate);
    }
    return ok;
}

static bool save_all(const struct adding *adding, struct conflict_list *conflicts, int64_t *change)
{
    struct store *store = adding->store;
    int64_t id = adding->need->id;

    if (!store_begin(store, adding->viewer, adding->count > 0 ? N_("Need with its shortlist") : NULL, adding->error))
        return false;
    if (saving_write(store, adding->viewer, adding->need, adding->base, conflicts, adding->error) && fresh_put(adding) && store_commit(store, change, adding->error)) {
        saving_reload(store, adding->viewer, adding->need);
        return true;
    }
    store_rollback(store);
    adding->need->id = id;
    return false;
}

bool candidates_save(struct store *store, const struct viewer *viewer, struct record *need, const struct record *base, const struct shortlist *shortlist, size_t *added,
                     struct conflict_list *conflicts, int64_t *change, struct error *error)
{
    struct adding adding = {.store = store, .viewer = viewer, .need = need, .base = base, .error = error};

    *conflicts = (struct conflict_list){0};
    *change = 0;
    bool ok = fresh_find(&adding, shortlist) && save_all(&adding, conflicts, change);
    *added = adding.count;
    free(adding.fresh);
    return ok;
}
