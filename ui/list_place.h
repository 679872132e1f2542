/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the list of each type a person was last: kept in her state from one start to the next. */
#ifndef LRN_LIST_PLACE_H
#define LRN_LIST_PLACE_H

#include "src/type.h"
#include "ui/state.h"

struct list_place {
    const char *query; /* "" where nothing was asked for; NULL where nothing is known */
    int64_t record;    /* on which the cursor stood; 0: on none */
    const struct field *sort; /* NULL: by title */
    bool descending;
};

/* Keeps it for the list of a type. */
void list_place_keep(struct state *state, const struct record_type *type, const struct list_place *place);

/* Reads it back; what cannot be read is as it is at first. Its query is the state's, valid until another is kept. */
void list_place_read(const struct state *state, const struct record_type *type, struct list_place *place);

#endif
