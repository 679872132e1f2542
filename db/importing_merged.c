/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are gone since they were merged into others: lists go on naming them. */
#include "config.h"

#include "db/importing_merged.h"

#include <stdlib.h>

#include "db/decision.h"
#include "src/memory.h"

/* Two records of a type that were made one; which of them is gone shows when it is looked for. */
struct merged {
    const struct record_type *type;
    int64_t left, right;
};

void importing_merged_clear(struct import *import)
{
    free(import->merged);
    free(import->merged_types);
    import->merged = NULL;
    import->merged_types = NULL;
    import->merged_count = import->merged_type_count = 0;
}

/* What is being read. */
struct reading_merged {
    struct import *import;
    const struct record_type *type;
};

static bool merged_add(void *context, int64_t left, int64_t right, enum verdict verdict, struct error *error)
{
    const struct reading_merged *reading = context;
    struct import *import = reading->import;

    (void)error;
    if (verdict != VERDICT_SAME)
        return true;
    import->merged = memory_resize(import->merged, import->merged_count + 1, sizeof *import->merged);
    import->merged[import->merged_count++] = (struct merged){.type = reading->type, .left = left, .right = right};
    return true;
}

/* Reads what was merged of a type, once. */
static bool merged_read(struct import *import, const struct record_type *type, struct error *error)
{
    struct reading_merged reading = {import, type};

    for (size_t i = 0; i < import->merged_type_count; i++)
        if (import->merged_types[i] == type)
            return true;
    import->merged_types = memory_resize(import->merged_types, import->merged_type_count + 1, sizeof *import->merged_types);
    import->merged_types[import->merged_type_count++] = type;
    return decision_each(import->store, type, merged_add, &reading, error);
}

static bool is_there(struct import *import, const struct record_type *type, int64_t id, bool *there, struct error *error)
{
    struct record record;
    enum reader_result result = reader_load(&import->readers, type, id, &record, error);

    *there = result == READER_FOUND;
    if (*there)
        record_done(&record);
    return result != READER_FAILED;
}

bool importing_merged_find(struct import *import, const struct record_type *type, int64_t gone, int64_t *kept, struct error *error)
{
    bool there = false, ok = !import->has_decisions || merged_read(import, type, error);

    *kept = 0;
    for (size_t i = 0; ok && !there && i < import->merged_count; i++) {
        const struct merged *merged = &import->merged[i];

        if (merged->type != type || (merged->left != gone && merged->right != gone))
            continue;
        *kept = merged->left == gone ? merged->right : merged->left;
        ok = is_there(import, type, *kept, &there, error);
    }
    if (!there)
        *kept = 0;
    return ok;
}
