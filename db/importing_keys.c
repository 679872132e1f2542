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

/* Both memories are doubled as keys come, up to a most: enough for some million keys. With more, the file is asked more often. All are powers of two. */
static const struct keys_measure {
    int bits_order;        /* bits of the filter for a key */
    int filter_order_most;
    int head_order;        /* keys for a head */
    int heads_order_most;
} measures[KEYS_MEMORIES] = {
    [KEYS_SPARING] = {.bits_order = 3, .filter_order_most = 25, .head_order = 2, .heads_order_most = 20},
    [KEYS_ROOMY] = {.bits_order = 4, .filter_order_most = 26, .head_order = 0, .heads_order_most = 22},
};

enum { HEADS_ORDER = 13, HELD = 4096, HASH_BITS = 64, FILTER_HASH_BITS = 26 /* filter_order_most at most */ };

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

void key_filter_init(struct key_filter *filter, enum keys_memory memory, uint64_t keys)
{
    const struct keys_measure *measure = &measures[memory];

    filter->order = measure->bits_order;
    while (filter->order < measure->filter_order_most && keys << measure->bits_order > UINT64_C(1) << filter->order)
        filter->order++;
    filter->bits = zeros_new((size_t)1 << filter->order >> 3);
}

void key_filter_clear(struct key_filter *filter)
{
    free(filter->bits);
    *filter = (struct key_filter){0};
}

static size_t filter_place(const struct key_filter *filter, int64_t key, int which)
{
    uint64_t hash = spread(key);

    return (size_t)((which == 0 ? hash : hash << FILTER_HASH_BITS) >> (HASH_BITS - filter->order));
}

void key_filter_add(struct key_filter *filter, int64_t key)
{
    for (int which = 0; which < 2; which++) {
        const size_t place = filter_place(filter, key, which);

        filter->bits[place / 8] |= (unsigned char)(1 << place % 8);
    }
}

bool key_filter_may_have(const struct key_filter *filter, int64_t key)
{
    bool may = filter->bits != NULL;

    for (int which = 0; may && which < 2; which++) {
        const size_t place = filter_place(filter, key, which);

        may = filter->bits[place / 8] >> place % 8 & 1;
    }
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
    enum keys_memory memory;
    struct key_filter filter;
    int order;       /* of the heads */
    uint32_t *heads; /* 2 to the power of that many: the number of the last key that begins so; NULL: nothing is known but what the file has */
    struct row_key held[HELD]; /* the last ones, not yet in the file */
};

/* How many keys they are meant for. */
static uint32_t keys_room(const struct row_keys *keys)
{
    return UINT32_C(1) << (keys->order + measures[keys->memory].head_order);
}

static void heads_make(struct row_keys *keys, int order)
{
    keys->order = order;
    keys->heads = zeros_new(sizeof *keys->heads << order);
    key_filter_init(&keys->filter, keys->memory, keys_room(keys));
}

static void heads_clear(struct row_keys *keys)
{
    key_filter_clear(&keys->filter);
    free(keys->heads);
    keys->heads = NULL;
}

struct row_keys *row_keys_new(enum keys_memory memory, struct error *error)
{
    struct row_keys *keys = memory_new(sizeof *keys);

    keys->memory = memory;
    keys->file = importing_scratch_open(error);
    if (keys->file < 0) {
        free(keys);
        return NULL;
    }
    heads_make(keys, HEADS_ORDER);
    return keys;
}

void row_keys_free(struct row_keys *keys)
{
    if (!keys)
        return;
    close(keys->file);
    heads_clear(keys);
    free(keys);
}

static uint32_t *head_of(const struct row_keys *keys, int64_t key)
{
    return &keys->heads[spread(key) >> (HASH_BITS - keys->order)];
}

void row_keys_rest(struct row_keys *keys)
{
    heads_clear(keys);
}

/* The number, from 1, of a key is what leads to it. */
static void key_know(struct row_keys *keys, int64_t key, uint32_t number)
{
    *head_of(keys, key) = number;
    key_filter_add(&keys->filter, key);
}

/* Reads anew what leads to the keys, which all have kept their next. */
static bool keys_wake(struct row_keys *keys, struct error *error)
{
    enum { AT_ONCE = 256 };
    const uint32_t in_file = keys->count - keys->count % HELD;
    struct row_key read[AT_ONCE];

    if (keys->heads)
        return true;
    heads_make(keys, keys->order);
    for (uint32_t from = 0; from < in_file; from += AT_ONCE) {
        errno = EIO;
        if (pread(keys->file, read, sizeof read, (off_t)from * (off_t)sizeof *read) != (ssize_t)sizeof read) {
            row_keys_rest(keys);
            return importing_scratch_failed(error);
        }
        for (uint32_t i = 0; i < AT_ONCE; i++)
            key_know(keys, read[i].key, from + i + 1);
    }
    for (uint32_t i = in_file; i < keys->count; i++)
        key_know(keys, keys->held[i - in_file].key, i + 1);
    return true;
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

bool row_keys_find(struct row_keys *keys, int64_t key, uint32_t rows[ROW_KEYS_MOST], size_t *count, struct error *error)
{
    *count = 0;
    if (!keys_wake(keys, error))
        return false;
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

/* The keys held are those in the file from a place on that is a multiple of their number. */
static bool held_write(struct row_keys *keys, uint32_t from, struct error *error)
{
    errno = ENOSPC;
    return pwrite(keys->file, keys->held, sizeof keys->held, (off_t)from * (off_t)sizeof *keys->held) == (ssize_t)sizeof keys->held || importing_scratch_failed(error);
}

static bool held_read(struct row_keys *keys, uint32_t from, struct error *error)
{
    errno = EIO;
    return pread(keys->file, keys->held, sizeof keys->held, (off_t)from * (off_t)sizeof *keys->held) == (ssize_t)sizeof keys->held || importing_scratch_failed(error);
}

/* Puts a key in front of those with the same head. */
static void key_link(struct row_keys *keys, struct row_key *key, uint32_t number)
{
    key->next = *head_of(keys, key->key);
    key_know(keys, key->key, number);
}

/* Makes room for twice as many keys. All of them are in the file. */
static bool keys_grow(struct row_keys *keys, struct error *error)
{
    heads_clear(keys);
    heads_make(keys, keys->order + 1);
    for (uint32_t from = 0; from < keys->count; from += HELD) {
        if (!held_read(keys, from, error))
            return false;
        for (uint32_t i = 0; i < HELD; i++)
            key_link(keys, &keys->held[i], from + i + 1);
        if (!held_write(keys, from, error))
            return false;
    }
    return true;
}

static bool held_put_away(struct row_keys *keys, struct error *error)
{
    return held_write(keys, keys->count - HELD, error) && (keys->count != keys_room(keys) || keys->order == measures[keys->memory].heads_order_most || keys_grow(keys, error));
}

/* Whether a key has to be kept for one more row. */
static bool is_wanted(struct row_keys *keys, int64_t key, uint32_t row, bool *wanted, struct error *error)
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
    bool wanted;

    if (!is_wanted(keys, key, (uint32_t)row, &wanted, error))
        return false;
    if (!wanted)
        return true;
    struct row_key *added = &keys->held[keys->count++ % HELD];
    *added = (struct row_key){.key = key, .row = (uint32_t)row};
    key_link(keys, added, keys->count);
    return keys->count % HELD != 0 || held_put_away(keys, error);
}
