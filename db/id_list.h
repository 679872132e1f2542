/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of ids that grows. Private to db/. */
#ifndef LRN_ID_LIST_H
#define LRN_ID_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zero at first. */
struct id_list {
    int64_t *ids;
    size_t count;
};
void ids_add(struct id_list *list, int64_t id);
void ids_done(struct id_list *list);

/* Sorts them and leaves each once. */
void ids_unique(struct id_list *list);

/* Whether an id is among those of a list that is sorted. */
bool ids_have(const struct id_list *list, int64_t id);

#endif
