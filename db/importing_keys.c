/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which keys the rows of an import are found again: most rows have none in common with any other, which a few bits in memory tell; the rest is in a file without a
 * name. */
#include "config.h"

#include "db/importing_keys.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/importing_scratch.h"
#include "src/memory.h"

/* Enough for some million keys; with more, the file is asked more often. */
enum { FILTER_SHIFT = 64 - 25, FILTER_BYTES = 1 << 22, HEAD_SHIFT = 64 - 20, HEADS = 1 << 20, HELD = 4096 };

/* --- What is not there ---------------------------------------------------------------------------------------------------- */

/* Memory of zeros, written once as a whole: where a page is read before it is written, the system makes it twice, and holds up all threads of the program the second time. */
static void *zeros_new(size_t size)
{
    return memset(memory_new(size), 0, size);
}

static uint64_t spread(int64_t key)
{
    return (uint64_t)key * UINT64_C(0x9E3779B97F4A7C15);
}

void key_filter_clear(struct key_filter *filter)
{
    free(filter->bits);
    filter->bits = NULL;
}

static size_t filter_place(int64_t key, int which)
{
    uint64_t hash = spread(key);

    return (size_t)((which == 0 ? hash : hash << 25) >> FILTER_SHIFT);
}

void key_filter_add(struct key_filter *filter, int64_t key)
{
    if (!filter->bits)
        filter->bits = zeros_new(FILTER_BYTES);
    for (int which = 0; which < 2; which++)
        filter->bits[filter_place(key, which) / 8] |= (unsigned char)(1 << filter_place(key, which) % 8);
}

bool key_filter_may_have(const struct key_filter *filter, int64_t key)
{
    bool may = filter->bits != NULL;

    for (int which = 0; may && which < 2; which++)
        may = filter->bits[filter_place(key, which) / 8] >> filter_place(key, which) % 8 & 1;
    return may;
}

/* --- Rows and their keys -------------------------------------------------------------------------------------------------- */

struct row_key {
    int64_t key;
    uint32_t row;
    uint32_t next; /* the number, from 1, of the one before with the same head; 0: none */
};

struct row_keys {
    int file;
    uint32_t count;
    struct key_filter filter;
    uint32_t *heads; /* the number of the last key that begins so */
    struct row_key held[HELD]; /* the last ones, not yet in the file */
};

struct row_keys *row_keys_new(struct error *error)
{
    struct row_keys *keys = memory_new(sizeof *keys);

    keys->file = importing_scratch_open(error);
    if (keys->file < 0) {
        free(keys);
        return NULL;
    }
    keys->heads = zeros_new(HEADS * sizeof *keys->heads);
    return keys;
}

void row_keys_free(struct row_keys *keys)
{
    if (!keys)
        return;
    close(keys->file);
    key_filter_clear(&keys->filter);
    free(keys->heads);
    free(keys);
}

static uint32_t *head_of(const struct row_keys *keys, int64_t key)
{
    return &keys->heads[spread(key) >> HEAD_SHIFT];
}

static bool row_key_read(const struct row_keys *keys, uint32_t number, struct row_key *found, struct error *error)
{
    const uint32_t place = number - 1, in_file = keys->count - keys->count % HELD;

    if (place >= in_file) {
        *found = keys->held[place - in_file];
        return true;
    }
    errno = EIO;
    return pread(keys->file, found, sizeof *found, (off_t)place * (off_t)sizeof *found) == (ssize_t)sizeof *found || importing_scratch_failed(error);
}

bool row_keys_find(const struct row_keys *keys, int64_t key, uint32_t rows[ROW_KEYS_MOST], size_t *count, struct error *error)
{
    *count = 0;
    if (!key_filter_may_have(&keys->filter, key))
        return true;
    for (uint32_t number = *head_of(keys, key); number != 0 && *count < ROW_KEYS_MOST;) {
        struct row_key found;

        if (!row_key_read(keys, number, &found, error))
            return false;
        if (found.key == key)
            rows[(*count)++] = found.row;
        number = found.next;
    }
    return true;
}

static bool held_write(struct row_keys *keys, struct error *error)
{
    errno = ENOSPC;
    return pwrite(keys->file, keys->held, sizeof keys->held, (off_t)(keys->count - HELD) * (off_t)sizeof *keys->held) == (ssize_t)sizeof keys->held
           || importing_scratch_failed(error);
}

/* Whether a key has to be kept for one more row. */
static bool is_wanted(const struct row_keys *keys, int64_t key, uint32_t row, bool *wanted, struct error *error)
{
    uint32_t rows[ROW_KEYS_MOST];
    size_t count;
    bool ok = row_keys_find(keys, key, rows, &count, error);

    *wanted = count < ROW_KEYS_MOST;
    for (size_t i = 0; i < count; i++)
        *wanted = *wanted && rows[i] != row;
    return ok;
}

bool row_keys_add(struct row_keys *keys, int64_t key, int64_t row, struct error *error)
{
    uint32_t *head = head_of(keys, key);
    bool wanted;

    if (!is_wanted(keys, key, (uint32_t)row, &wanted, error))
        return false;
    if (!wanted)
        return true;
    keys->held[keys->count++ % HELD] = (struct row_key){.key = key, .row = (uint32_t)row, .next = *head};
    *head = keys->count;
    key_filter_add(&keys->filter, key);
    return keys->count % HELD != 0 || held_write(keys, error);
}
