/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a partnership stands, as a viewer sees it: what its contract lacks, its deliverables, and what was done and found. What the screen and reports tell of it
 * comes from here. */
#ifndef LRN_STANDING_H
#define LRN_STANDING_H

#include "db/store.h"
#include "src/checklist.h"
#include "src/guidance.h"

/* A point of the contract checklist; those that the viewer may not see the fields of are left out. */
struct standing_point {
    const struct checklist_point *point;
    bool settled;
};

/* One thing that was done (an activity) or found (a finding). */
struct standing_entry {
    const struct record *record; /* of activities or findings */
    const char *date;            /* ISO, "" where it has none */
};

struct standing {
    struct standing_point points[CHECKLIST_POINTS];
    size_t point_count;
    struct row_list deliverables; /* in the order they are due */
    struct row_list findings, activities;
    struct standing_entry *log; /* both of them, the latest first */
    size_t log_count;
    size_t unshared; /* findings among them that the client has not seen */
    bool praised;    /* the member has left a testimonial of the organisation */
};

/* Whether the viewer sees the fields of a point. */
bool standing_has_point(const struct viewer *viewer, const struct record_type *partnership, const struct checklist_point *point);

/* Reads it; a partnership's lists are read up to STANDING_ROWS. standing_done releases it, also after an error. */
enum { STANDING_ROWS = 500 };
bool standing_read(struct store *store, const struct viewer *viewer, const struct record *partnership, struct standing *standing, struct error *error);
void standing_done(struct standing *standing);

/* What a side should think of at a stage, in the interface's language; "" where there is nothing, or where it is done. */
const char *standing_guidance(const struct standing *standing, const char *stage, enum guidance_side side);

/* How many points are settled. */
size_t standing_settled(const struct standing *standing);

#endif
