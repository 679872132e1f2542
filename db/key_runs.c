/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/key_runs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "db/file.h"
#include "src/memory.h"
#include "src/unnamed_file.h"

enum { READ_AT_ONCE = 512 /* pairs of a run */ };

struct key_run {
    off_t at, end; /* in the file: what of it was not read yet */
    struct key_pair *pairs;
    size_t next, count; /* of what was read */
};

/* --- Sorting ------------------------------------------------------------------------------------------------------------ */

static bool comes_before(const struct key_pair *left, const struct key_pair *right)
{
    return left->key < right->key || (left->key == right->key && left->id < right->id);
}

static void sort_few(struct key_pair *pairs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct key_pair pair = pairs[i];
        size_t at = i;

        for (; at > 0 && comes_before(&pair, &pairs[at - 1]); at--)
            pairs[at] = pairs[at - 1];
        pairs[at] = pair;
    }
}

/* A byte of what a pair is ordered by, the highest first: the key, its sign turned round so that those below zero come first, then the id. */
static size_t pair_byte(const struct key_pair *pair, int byte)
{
    const uint64_t key = (uint64_t)pair->key ^ UINT64_C(1) << 63, id = (uint64_t)pair->id;

    return (byte < 8 ? key >> 8 * (7 - byte) : id >> 8 * (15 - byte)) & 0xFF;
}

/* Sorts in place by one byte after the other (McIlroy, Bostic, McIlroy: "Engineering radix sort"): keys are spread so evenly that two or three bytes do, without the
 * second copy that qsort makes. */
static void sort_by_byte(struct key_pair *pairs, size_t count, int byte)
{
    enum { FEW = 64, BYTES = 16, VALUES = 256 };
    size_t counts[VALUES], next[VALUES], ends[VALUES];

    if (count <= FEW || byte == BYTES) {
        sort_few(pairs, count);
        return;
    }
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < count; i++)
        counts[pair_byte(&pairs[i], byte)]++;
    for (size_t value = 0, at = 0; value < VALUES; value++) {
        next[value] = at;
        ends[value] = at += counts[value];
    }
    for (size_t value = 0; value < VALUES; value++)
        while (next[value] < ends[value]) {
            const struct key_pair pair = pairs[next[value]];
            size_t home = pair_byte(&pair, byte);

            pairs[next[value]] = pairs[next[home]];
            pairs[next[home]++] = pair;
        }
    for (size_t value = 0; value < VALUES; value++)
        sort_by_byte(pairs + ends[value] - counts[value], counts[value], byte + 1);
}

void key_pairs_sort(struct key_pair *pairs, size_t count)
{
    sort_by_byte(pairs, count, 0);
}

/* --- Writing ------------------------------------------------------------------------------------------------------------ */

static bool file_write(int file, const void *bytes, size_t size, off_t at)
{
    const char *from = bytes;
    ssize_t written = 0;

    for (; size > 0 && (written = pwrite(file, from, size, at)) > 0; size -= (size_t)written) {
        from += written;
        at += written;
    }
    return size == 0;
}

bool key_runs_add(struct key_runs *runs, const struct key_pair *pairs, size_t count)
{
    const off_t at = runs->count > 0 ? runs->runs[runs->count - 1].end : 0;

    if (runs->count == 0 && (runs->file = unnamed_file_open(file_temporary_folder())) < 0)
        return false;
    if (!file_write(runs->file, pairs, count * sizeof *pairs, at)) {
        if (runs->count == 0)
            close(runs->file);
        return false;
    }
    runs->runs = memory_resize(runs->runs, runs->count + 1, sizeof *runs->runs);
    runs->runs[runs->count++] = (struct key_run){.at = at, .end = at + (off_t)(count * sizeof *pairs)};
    return true;
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

/* Reads on in a run; at its end none are read. */
static bool run_read(const struct key_runs *runs, struct key_run *run)
{
    const off_t left = run->end - run->at, most = READ_AT_ONCE * (off_t)sizeof *run->pairs;
    const size_t size = (size_t)(left < most ? left : most);

    if (!run->pairs)
        run->pairs = memory_new_array(READ_AT_ONCE, sizeof *run->pairs);
    errno = EIO;
    if (pread(runs->file, run->pairs, size, run->at) != (ssize_t)size)
        return false;
    run->at += (off_t)size;
    run->next = 0;
    run->count = size / sizeof *run->pairs;
    return true;
}

static bool run_comes_before(const struct key_run *left, const struct key_run *right)
{
    return comes_before(&left->pairs[left->next], &right->pairs[right->next]);
}

/* Lets a run sink to where it belongs among those that wait. */
static void sink(struct key_runs *runs, size_t at)
{
    struct key_run **waiting = runs->waiting;

    for (size_t least = at;; at = least) {
        const size_t left = 2 * at + 1, right = left + 1;

        if (left < runs->waiting_count && run_comes_before(waiting[left], waiting[least]))
            least = left;
        if (right < runs->waiting_count && run_comes_before(waiting[right], waiting[least]))
            least = right;
        if (least == at)
            return;
        struct key_run *run = waiting[at];
        waiting[at] = waiting[least];
        waiting[least] = run;
    }
}

bool key_runs_begin(struct key_runs *runs)
{
    runs->waiting = memory_new_array(runs->count, sizeof *runs->waiting);
    for (size_t i = 0; i < runs->count; i++) {
        if (!run_read(runs, &runs->runs[i]))
            return false;
        if (runs->runs[i].count > 0)
            runs->waiting[runs->waiting_count++] = &runs->runs[i];
    }
    for (size_t i = runs->waiting_count; i-- > 0;)
        sink(runs, i);
    return true;
}

/* The pair that comes first of all. */
static bool first_take(struct key_runs *runs, struct key_pair *pair)
{
    struct key_run *run = runs->waiting[0];

    *pair = run->pairs[run->next++];
    if (run->next == run->count && !run_read(runs, run))
        return false;
    if (run->next == run->count)
        runs->waiting[0] = runs->waiting[--runs->waiting_count];
    sink(runs, 0);
    return true;
}

bool key_runs_next(struct key_runs *runs, struct key_pair *pairs, size_t most, size_t *count)
{
    for (*count = 0; *count < most && runs->waiting_count > 0; ++*count)
        if (!first_take(runs, &pairs[*count]))
            return false;
    return true;
}

void key_runs_done(struct key_runs *runs)
{
    for (size_t i = 0; i < runs->count; i++)
        free(runs->runs[i].pairs);
    if (runs->count > 0)
        close(runs->file);
    free(runs->runs);
    free(runs->waiting);
    *runs = (struct key_runs){0};
}
