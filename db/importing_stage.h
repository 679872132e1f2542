/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import decided of each row, kept in a file that is gone when the import ends. Private to db/. */
#ifndef LRN_IMPORTING_STAGE_H
#define LRN_IMPORTING_STAGE_H

#include "db/import.h"

enum staged_flag {
    STAGED_DOUBTFUL = 1 << 0, /* it has notes */
    STAGED_MATCHED = 1 << 1,  /* it is most likely there already */
    STAGED_DECIDED = 1 << 2,  /* what is done with it was said for it alone */
    STAGED_EDITED = 1 << 3,
    STAGED_TARGET = 1 << 4,   /* a row below is taken for it */
    STAGED_KNOWN = 1 << 5,    /* at an earlier import somebody said that it is the same */
    STAGED_LINKED = 1 << 6,   /* it refers to a row of the list, or to what may be one once all are read */
    STAGED_SHARED = 1 << 7,   /* other rows are about the same thing */
    STAGED_SAID = 1 << 8,     /* what is done with it was said for all of its kind */
    STAGED_OVER = 1 << 9,     /* it takes the place of what rows above give */
    STAGED_EVEN = 1 << 10     /* it is as much like something else as like what it is matched with */
};

enum { STAGED_KEYS = 6 /* as many as most have */ };

/* What was decided of a row, as it is kept. */
struct staged {
    uint64_t offset;
    int64_t target; /* what it is taken for: a record, or minus the number of a row above; 0: nothing */
    int64_t like;   /* the same of what it is only like: it is taken as another until somebody decides on it, and then matched with that; 0: nothing */
    int64_t id;     /* the record it became, once it is written and STAGED_TARGET */
    int64_t within; /* of a list whose rows may refer to others: the row it refers to, or minus the record; 0: none */
    uint32_t line, length, lines;
    uint32_t above;  /* of rows that change one thing the one above; 0: none */
    uint32_t last;   /* of the first row about a thing: the last one that changes it; 0: none */
    uint32_t flags;  /* enum staged_flag */
    uint8_t flaw;    /* enum csv_flaw */
    uint8_t outcome; /* enum import_outcome */
    uint8_t policy;  /* enum import_policy, of decided ones */
    uint8_t reason;  /* enum similar_reason, of matched ones and of those that are like something, */
    uint8_t score;   /* and how alike */
    uint8_t key_count;
    int64_t keys[STAGED_KEYS]; /* what it is found by as a new record; none where that is not known, or there are more */
};

/* Whether something was said of a row, for it alone or for all of its kind, that is to be remembered: not what was said of it before. */
bool staged_is_said(const struct staged *staged);

enum { STAGE_BLOCK = 256 };

/* How many rows of a block are in each list. */
struct stage_block {
    uint16_t counts[IMPORT_LIST_COUNT];
};

/* The decisions, row after row from number 1, in a file without a name; blocks of them are counted, so that a list's next row is found without reading those between. */
struct stage {
    int file;
    int64_t count;
    int64_t earlier; /* rows of the check before, as far as they are not written over */
    int64_t counts[IMPORT_LIST_COUNT];
    struct stage_block *blocks;
    struct staged *last; /* the rows of the last block */
    struct staged *read; /* those of the block that was read last, and its place; -1: none */
    int64_t read_block;
    struct staged *before; /* of the check before, the same */
    int64_t before_block;
};
bool stage_open(struct stage *stage, struct error *error);
void stage_close(struct stage *stage);

/* Begins anew; what was decided before can be asked for until it is written over. */
void stage_clear(struct stage *stage);

/* Adds the next row; reads one; changes one. */
bool stage_add(struct stage *stage, const struct staged *staged, struct error *error);
bool stage_read(struct stage *stage, int64_t number, struct staged *staged, struct error *error);
bool stage_change(struct stage *stage, int64_t number, const struct staged *staged, struct error *error);

/* What the check before knew of the row that will be added next, where it is the same row (by its offset). */
bool stage_earlier(struct stage *stage, uint64_t offset, struct staged *staged);

/* As import_list. */
bool stage_list(struct stage *stage, int list, int64_t from, int limit, int64_t *numbers, size_t *count, struct error *error);

#endif
