/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References that lead nowhere, or in a circle. Private to db/. */
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

/* Whether no reference of a record to its own type leads, over the same field of others, back to the record. What stands like that in before
 * (NULL: nothing) is not looked at again. */
bool reference_check_circles(struct store *store, const struct record *record, const struct record *before, struct error *error);

/* Whether a field is a reference that may lead back to its own record, over others of the type; whether that of a record in the database does. */
bool reference_may_circle(const struct record_type *type, const struct field *field);
bool reference_leads_back(struct store *store, const struct record_type *type, const struct field *field, int64_t id, bool *leads,
                          struct error *error);

/* The sentence that refuses a circle, with the field's label. The caller frees it. */
char *reference_circle_sentence(const char *label);

/* A record whose reference leads back to itself. */
struct circle {
    const struct record_type *type;
    const struct field *field;
    int64_t id;
};

/* Calls found for every record of the whole database that stands in a circle. */
bool reference_find_circles(struct store *store, void (*found)(void *context, const struct circle *circle), void *context, struct error *error);

#endif
