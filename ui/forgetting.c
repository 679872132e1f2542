/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forgetting.h"

#include <stdlib.h>
#include <string.h>

#include "ui/draft.h"

static bool is_of(const struct draft *draft, const struct record_type *type, const int64_t *ids, size_t count)
{
    size_t i = 0;

    while (i < count && ids[i] != draft->id)
        i++;
    return i < count && strcmp(draft->type, type->name) == 0;
}

static void drafts_forget(const char *database, const struct record_type *type, const int64_t *ids, size_t count)
{
    struct draft *drafts;
    size_t found = draft_find(database, &drafts);

    for (size_t i = 0; i < found; i++) {
        if (is_of(&drafts[i], type, ids, count))
            draft_forget(&drafts[i]);
        draft_done(&drafts[i]);
    }
    free(drafts);
}

bool forgetting_do(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count, struct forgotten *forgotten,
                   struct error *error)
{
    if (!forget_people(store, viewer, type, ids, count, forgotten, NULL, error))
        return false;
    drafts_forget(store_path(store), type, ids, count);
    return true;
}
