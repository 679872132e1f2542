/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a change back row by row: what can be, and what stands in the way of the rest. Private to db/. */
#ifndef LRN_INVERSE_H
#define LRN_INVERSE_H

#include "db/past.h"

/* Why something cannot be taken back. */
enum block_reason {
    BLOCK_CHANGED,  /* the column has another value than the change left */
    BLOCK_GONE,     /* the record was deleted since */
    BLOCK_BACK,     /* the record that the change deleted is there again */
    BLOCK_REFERRED, /* the record that the change added is referred to by another */
    BLOCK_REFERS,   /* what the column would refer to again is gone */
    BLOCK_CIRCLE,   /* what the column would refer to again leads to the record by now */
    BLOCK_NEEDED    /* without it a record would lack what its state needs */
};

struct block {
    size_t type; /* place in the store's list */
    int64_t id;
    size_t column; /* 0: the whole record */
    enum block_reason reason;
    size_t other_type; /* of BLOCK_REFERRED */
    int64_t other;
    char *why; /* of BLOCK_NEEDED: the sentence; NULL where another block has it */
};

struct inverse_table;

struct inverse {
    struct store *store;
    const struct change_entry *change; /* what is taken back */
    bool recording;                    /* the open change keeps content of its own; otherwise its records are noted */
    struct block *blocks;
    size_t block_count;
    size_t block_capacity;
    size_t written; /* rows that the last walk took back */
    size_t forgotten; /* rows of people who were forgotten since, which it passed over, and references to them, which it left empty */
    bool anybody_forgotten; /* since the change */
    sqlite3_stmt *forgotten_look;
    size_t sorted; /* blocks found by earlier walks, which this walk leaves out */
    struct block *returned; /* references to records of their own type that the last walk brought back, as the blocks they may become */
    size_t returned_count;
    size_t returned_capacity;
    struct inverse_table *tables;
};
void inverse_init(struct inverse *inverse, struct store *store, const struct change_entry *change);
void inverse_done(struct inverse *inverse);

/* Walks over the change backwards and takes back what the blocks of earlier walks leave, inside the open change; what cannot be taken back is added to the blocks.
 * What was written must be rolled back if there were any. */
bool inverse_walk(struct inverse *inverse, struct error *error);

/* Leaves a record as it is in the walks to come; why is taken over (see struct block). */
void inverse_keep(struct inverse *inverse, const struct record_type *type, int64_t id, char *why);

#endif
