/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/marks.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

void marks_done(struct marks *marks)
{
    free(marks->ordered);
    free(marks->ids);
    *marks = (struct marks){0};
}

/* Where an id stands, or would. */
static size_t mark_index(const struct marks *marks, int64_t id)
{
    size_t low = 0, high = marks->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marks->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool marks_has(const struct marks *marks, int64_t id)
{
    size_t index = mark_index(marks, id);
    return index < marks->count && marks->ids[index] == id;
}

static void mark_add(struct marks *marks, size_t index, int64_t id)
{
    marks->ids = memory_resize(marks->ids, marks->count + 1, sizeof *marks->ids);
    marks->ordered = memory_resize(marks->ordered, marks->count + 1, sizeof *marks->ordered);
    memmove(marks->ids + index + 1, marks->ids + index, (marks->count - index) * sizeof *marks->ids);
    marks->ids[index] = id;
    marks->ordered[marks->count++] = id;
}

static void mark_take(struct marks *marks, size_t index, int64_t id)
{
    size_t place = 0;
    while (marks->ordered[place] != id)
        place++;
    marks->count--;
    memmove(marks->ids + index, marks->ids + index + 1, (marks->count - index) * sizeof *marks->ids);
    memmove(marks->ordered + place, marks->ordered + place + 1, (marks->count - place) * sizeof *marks->ordered);
}

void marks_turn(struct marks *marks, int64_t id)
{
    (marks_has(marks, id) ? mark_take : mark_add)(marks, mark_index(marks, id), id);
}

bool marks_clear(struct marks *marks)
{
    bool had = marks->count > 0;
    marks->count = 0;
    return had;
}

size_t marks_copy(const struct marks *marks, int64_t **ids)
{
    *ids = memory_new_array(marks->count + 1, sizeof **ids);
    if (marks->count > 0)
        memcpy(*ids, marks->ordered, marks->count * sizeof **ids);
    return marks->count;
}
