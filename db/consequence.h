/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saving one record does to another, within the same change: a verification moves the profile it is about. */
#ifndef LRN_CONSEQUENCE_H
#define LRN_CONSEQUENCE_H

#include "db/store.h"

/* Writes what follows from a record that was written, or deleted (record NULL), inside the open change; base as it was before, NULL for a new one. Where another verification decides on
 * a profile than before, or says something else, that one moves it, step by step. */
bool consequence_write(struct store *store, const struct record *record, const struct record *base, struct error *error);

/* Writes what follows for a record from what came to it as another was merged into it: an assured profile is led on by a verification later than its own that it did not pass. */
bool consequence_join(struct store *store, const struct record *record, struct error *error);

/* Completes a record before it is written that steps into a state: a profile that becomes quality-assured gets a day for its review where it has none to come, one that is so no more is not featured any more. before is NULL for a
 * new one. */
bool consequence_complete(struct store *store, struct record *record, const struct record *before, struct error *error);

/* What a record that was saved came to, as a sentence to say beside that: where the profile of a verification now stands. NULL where there is nothing to say. The caller frees it. */
char *consequence_text(struct store *store, const struct viewer *viewer, const struct record *record);

#endif
