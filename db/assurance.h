/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality assurance: the queue of profiles that wait for a hand, since when each waits, and whose it is. The screen, Today and the report read it here. */
#ifndef LRN_ASSURANCE_H
#define LRN_ASSURANCE_H

#include "db/store.h"

/* What profiles wait for, the first first: to be taken up, to be judged, to be looked through again, to be cleared. */
enum assurance_stage { ASSURANCE_SUBMITTED, ASSURANCE_UNDER_REVIEW, ASSURANCE_NEEDS_UPDATE, ASSURANCE_SUSPENDED, ASSURANCE_STAGES };

/* The code of organisation.status that a stage is, as of today. */
const char *assurance_status(enum assurance_stage stage);

enum { ASSURANCE_NEVER = -1 /* days, where it is not known since when */ };

struct assurance_entry {
    int64_t id;         /* of the organisation */
    char *title;
    char *country;      /* alpha-2 */
    char *responsible;  /* the name of who follows it up, "" where nobody does */
    struct date since;  /* the local day on which it came to be so: past its review the day after it was due, else as since_day tells; all 0 where that knows none */
    int64_t days;       /* since then, as of the store's day; 0 on the first; or ASSURANCE_NEVER */
    int64_t concerns;   /* open ones about it that the viewer may see */
};

struct assurance_queue {
    struct assurance_entry *entries; /* who waits longest first */
    size_t count;
    int64_t total; /* how many wait, shown or not */
};

void assurance_queue_done(struct assurance_queue *queue);

/* Reads who waits at a stage: at most limit profiles, those that nobody touched for longest. assurance_queue_done releases them. */
bool assurance_queue_read(struct store *store, const struct viewer *viewer, enum assurance_stage stage, size_t limit,
                          struct assurance_queue *queue, struct error *error);

#endif
