/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which keys the rows of an import are found again. Private to db/. */
#ifndef LRN_IMPORTING_KEYS_H
#define LRN_IMPORTING_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* How much memory keys may take: for the 490,000 of a list of 100,000 rows 1 MiB, or 3, and a file is read a third as often. Never more than 8 MiB, or 24. */
enum keys_memory { KEYS_SPARING, KEYS_ROOMY, KEYS_MEMORIES };

/* Tells of most keys that are not there that they are not, as long as there are no more than it was made for; empty where all is zero. */
struct key_filter {
    unsigned char *bits; /* 2 to the power of order */
    int order;
};
void key_filter_init(struct key_filter *filter, enum keys_memory memory, uint64_t keys);
void key_filter_add(struct key_filter *filter, int64_t key);
bool key_filter_may_have(const struct key_filter *filter, int64_t key);
void key_filter_clear(struct key_filter *filter);

enum { ROW_KEYS_MOST = 8 /* rows that are kept by one key: many may share an address or a web domain */ };

struct row_keys;
struct row_keys *row_keys_new(enum keys_memory memory, struct error *error);
void row_keys_free(struct row_keys *keys);

/* Lets go of what is in memory for finding them, until one is looked for or added: then the file is read again. */
void row_keys_rest(struct row_keys *keys);

/* Keeps a row by a key; the rows that have a key, the last first. */
bool row_keys_add(struct row_keys *keys, int64_t key, int64_t row, struct error *error);
bool row_keys_find(struct row_keys *keys, int64_t key, uint32_t rows[ROW_KEYS_MOST], size_t *count, struct error *error);

#endif
