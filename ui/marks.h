/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that the space bar marked, by their ids. */
#ifndef LRN_MARKS_H
#define LRN_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zero: none. */
struct marks {
    int64_t *ids;     /* ascending */
    int64_t *ordered; /* the same as they were marked one after another */
    size_t count;
};
void marks_done(struct marks *marks);

bool marks_has(const struct marks *marks, int64_t id);

/* Marks a record, or takes the mark off. */
void marks_turn(struct marks *marks, int64_t id);

/* Takes all marks off; false where there were none. */
bool marks_clear(struct marks *marks);

/* A copy of the ids in the order in which they were marked, which the caller frees; returns how many. */
size_t marks_copy(const struct marks *marks, int64_t **ids);

#endif
