/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may do by their role: the one place where it is said. What they see by it is src/scope.h's to say. */
#ifndef LRN_ROLE_H
#define LRN_ROLE_H

#include "src/error.h"
#include "src/record.h"
#include "src/viewer.h"

enum deed {
    DEED_NONE,   /* what everybody may do */
    DEED_IMPORT, /* take in lists */
    DEED_MERGE,  /* make two records one */
    DEED_VERIFY, /* judge profiles: verifications, and the states that only they lead to */
    DEED_PEOPLE, /* write the records of those who work here */
    DEED_COUNT
};

/* Whether who looks may do it: what is said of her role, and everything where nobody has said which role is hers. */
bool role_may(const struct viewer *viewer, enum deed deed);

/* As role_may; where she may not: ERROR_RULE, with a sentence that says who may. */
bool role_check(const struct viewer *viewer, enum deed deed, struct error *error);

/* What it takes to write a record of a type in this way: from base (NULL: a new one) to record (NULL: deleted). */
enum deed role_deed_of_write(const struct record *base, const struct record *record);

/* What it takes to add, change or delete any record of a type. */
enum deed role_deed_of_type(const struct record_type *type);

#endif
