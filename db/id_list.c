/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/id_list.h"

#include <stdlib.h>

#include "src/memory.h"

void ids_add(struct id_list *list, int64_t id)
{
    /* Room grows by doubling: whenever the count is a power of two it is used up. */
    if ((list->count & (list->count - 1)) == 0)
        list->ids = memory_resize(list->ids, list->count == 0 ? 1 : list->count * 2, sizeof *list->ids);
    list->ids[list->count++] = id;
}

static int id_compare(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left;
    const int64_t b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

void ids_unique(struct id_list *list)
{
    size_t kept = 0;

    if (list->count > 1)
        qsort(list->ids, list->count, sizeof *list->ids, id_compare);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || list->ids[kept - 1] != list->ids[i])
            list->ids[kept++] = list->ids[i];
    list->count = kept;
}

bool ids_have(const struct id_list *list, int64_t id)
{
    return list->count > 0 && bsearch(&id, list->ids, list->count, sizeof id, id_compare);
}

void ids_done(struct id_list *list)
{
    free(list->ids);
    *list = (struct id_list){0};
}
