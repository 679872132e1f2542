/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidates of a need: the organisations that were considered for it. */
#ifndef LRN_CANDIDATE_H
#define LRN_CANDIDATE_H

#include "db/store.h"

/* An organisation on the shortlist, with its points that day. */
struct shortlisted {
    int64_t organisation;
    int points;
};

/* The candidate that an organisation is of a need; *id is 0 where it is none that the viewer sees. */
bool candidate_find(struct store *store, const struct viewer *viewer, int64_t need, int64_t organisation, int64_t *id, struct error *error);

/* A new candidate as it begins: shortlisted today. The caller calls record_done. */
void candidate_begin(struct store *store, int64_t need, const struct shortlisted *shortlisted, struct record *candidate);

/* Some of them; the array is the caller's. */
struct shortlist {
    const struct shortlisted *entries;
    size_t count;
};

/* Saves a need as store_save does, and adds those of its shortlist that are no candidates yet, all as one change; *added gets how many. */
bool candidates_save(struct store *store, const struct viewer *viewer, struct record *need, const struct record *base, const struct shortlist *shortlist, size_t *added,
                     struct conflict_list *conflicts, int64_t *change, struct error *error);

#endif
