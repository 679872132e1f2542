/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References that lead nowhere. Private to db/. */
#ifndef LRN_REFERENCE_H
#define LRN_REFERENCE_H

#include "db/database.h"

/* A record whose reference field names one that is not there. */
struct dangling {
    const struct record_type *type;
    const struct field *field;
    int64_t id;
    int64_t missing;
};

/* Calls found for every dangling reference of the whole database. */
bool reference_find_dangling(struct store *store, void (*found)(void *context, const struct dangling *dangling), void *context,
                             struct error *error);

#endif
