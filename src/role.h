/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may do by their role: the one place where it is said. What they see by it is src/scope.h's to say. */
#ifndef LRN_ROLE_H
#define LRN_ROLE_H

#include "src/error.h"
#include "src/record.h"
#include "src/transition.h"
#include "src/viewer.h"

enum deed {
    DEED_NONE,    /* what everybody may do */
    DEED_IMPORT,  /* take in lists, and keep what was learned from them */
    DEED_MERGE,   /* make two records one */
    DEED_VERIFY,  /* judge profiles: verifications, and the states that only they lead to */
    DEED_PEOPLE,  /* write the records of those who work here */
    DEED_PROFILE, /* write profiles and their contact persons */
    DEED_ADD,     /* add and delete profiles */
    DEED_STAND,   /* say how a profile stands: its state past submitted, referral, review, whether it is shown first, who sees it */
    DEED_SUBJECT, /* write country profiles and hot spots */
    DEED_PUBLISH, /* publish country profiles */
    DEED_MEMBER,  /* write the records of members */
    DEED_NEED,    /* write needs, with their shortlists */
    DEED_WORK,    /* write partnerships and the records around them */
    DEED_LOG,     /* write activities and documents */
    DEED_OTHERS,  /* write what somebody else made, among the records that she writes */
    DEED_HISTORY, /* read the history */
    DEED_RETURN,  /* take back what others did: changes, and the whole database by a copy of it */
    DEED_FORGET,  /* forget people */
    DEED_COPY,    /* copy the whole database, with all that roles keep apart */
    DEED_WIDEN,   /* make the writer herself see more: nobody's who has a role */
    DEED_COUNT
};

/* Whether who looks may do it: what is said of her role, and everything where nobody has said which role is hers. */
bool role_may(const struct viewer *viewer, enum deed deed);

/* As role_may; where she may not: ERROR_RULE, with a sentence that says who may. */
bool role_check(const struct viewer *viewer, enum deed deed, struct error *error);

/* What it takes to write any record of a type. */
enum deed role_deed_of_type(const struct record_type *type);

/* Whether who looks may write a record of a type in this way, as far as her role says: from base (NULL: a new one) to record (NULL: deleted). */
bool role_may_write(const struct viewer *viewer, const struct record *base, const struct record *record);

/* As role_may_write; where she may not: ERROR_RULE, with a sentence that says who may. */
bool role_check_write(const struct viewer *viewer, const struct record *base, const struct record *record, struct error *error);

/* The states that who looks may lead a record to from the one it is in (transition_next); returns how many. Where she may to none of several: ERROR_RULE, as role_check_write has it. */
size_t role_next(const struct viewer *viewer, const struct record *record, const char *next[TRANSITIONS], struct error *error);

#endif
