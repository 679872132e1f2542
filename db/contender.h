/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contenders: the organisations of a group for a need, with the points that what they say of themselves can give, found in the search index alone. Private to db/.
 *
 * Reading an organisation takes many times as long as finding it in the index under a code. So who may come among the best is worked out before anybody is read. */
#ifndef LRN_CONTENDER_H
#define LRN_CONTENDER_H

#include "db/match.h"

struct contender {
    int64_t id;
    int points; /* at most, its track record aside: what is computed of it may be less than what is recorded */
    unsigned char has[MATCH_TRACK_RECORD]; /* by criterion: how many of the codes asked for it has; of sector, languages and quality whether it has one */
};

struct contender_list {
    struct contender *contenders;
    size_t count;
};
void contender_list_done(struct contender_list *list);

/* Finds the organisations of a group that the viewer sees, those with most points first. */
bool contenders_read(struct store *store, const struct viewer *viewer, const struct match_need *need, enum match_group group,
                     struct contender_list *list, struct error *error);

#endif
