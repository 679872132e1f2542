/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a row of an import is there already: as a record, or as a row above it. Private to db/. */
#ifndef LRN_IMPORTING_FIND_H
#define LRN_IMPORTING_FIND_H

#include "db/importing.h"
#include "src/similar.h"

struct import_match {
    int64_t target; /* as in struct staged; 0: none */
    bool same;      /* and everything given is so there */
    bool known;     /* somebody said so at an earlier import */
    struct similarity similarity;
    int64_t even;   /* another that it is as much like: which of them it is nobody can tell; 0: none */
    int64_t like;   /* where there is none: the likest of those that are not like enough; 0: none to be told of */
    struct similarity likeness;
};

/* Prepares looking up; forgets rows that were kept. */
bool importing_find_open(struct import *import, struct error *error);
void importing_find_close(struct import *import);

/* Lets go of most memory for it, as nothing is looked for while rows are written; where something is all the same, it is brought back. */
void importing_find_rest(struct import *import);

/* What a row will be found by that becomes a new record. */
struct import_keys {
    int64_t keys[SIMILAR_KEYS];
    size_t count;
    int64_t own; /* the number a row with an id of its own is told from the others by; 0: none */
};
void importing_keys_read(const struct import *import, const struct record *record, struct import_keys *keys);

/* Looks for a record, then for a row above number, that is the same as record, which row became. */
bool importing_find(struct import *import, int64_t number, const struct import_row *row, const struct record *record, const struct import_keys *keys,
                    struct import_match *match, struct error *error);

/* The record that one with the row's id was merged into: nothing else needs to stand in the row to be taken for it. */
bool importing_find_merged(struct import *import, int64_t number, const struct import_row *row, struct import_match *match, struct error *error);

/* The first row above number that carries the id of a record that is there; 0: none does. Keeps a row by the id it carries. */
bool importing_find_twin(struct import *import, int64_t number, int64_t id, int64_t *twin, struct error *error);
bool importing_keep_id(struct import *import, int64_t number, int64_t id, struct error *error);

/* Keeps a row by its keys. */
bool importing_keep(struct import *import, const struct import_keys *keys, int64_t number, struct error *error);

#endif
