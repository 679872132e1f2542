/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More keys than memory should hold, put in order: sorted runs of them in a file that has no name, read back as one. Private to db/. */
#ifndef LRN_KEY_RUNS_H
#define LRN_KEY_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct key_pair {
    int64_t key;
    int64_t id;
};

struct key_run;

/* All zero is none. */
struct key_runs {
    int file; /* where there are runs */
    struct key_run *runs;
    size_t count;
    struct key_run **waiting; /* a heap: the run whose next pair comes first stands first */
    size_t waiting_count;
};

/* Sorts pairs by key, then by id. */
void key_pairs_sort(struct key_pair *pairs, size_t count);

/* Keeps sorted pairs as one more run. False where the file cannot be written: then it is as if they had never come. */
bool key_runs_add(struct key_runs *runs, const struct key_pair *pairs, size_t count);

/* Begins to read; nothing is added afterwards. Then reads up to so many of the pairs that come next, none at the end. False where the file cannot be read. */
bool key_runs_begin(struct key_runs *runs);
bool key_runs_next(struct key_runs *runs, struct key_pair *pairs, size_t most, size_t *count);

/* Lets go of all, in every case. */
void key_runs_done(struct key_runs *runs);

#endif
