/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided about whether two are the same, so that nobody is asked again: two records, or a record and a row of a list, or two rows. */
#ifndef LRN_DECISION_H
#define LRN_DECISION_H

#include "db/store.h"

struct folder;

enum verdict { VERDICT_NONE, VERDICT_SAME, VERDICT_DISTINCT };

/* "row:" and 16 hexadecimal digits. */
enum { DECISION_SIDE_SIZE = 24 };

/* How a row of a list stands in a decision: by a digest of what it is known by (folded name, country, city, registration number, e-mail address, web site; of other
 * types all they are looked up by), so that the same row in another file is known again. */
void decision_row_key(struct folder *folder, const struct record *record, char text[DECISION_SIDE_SIZE]);

/* What was decided of two, each a printed id or what decision_row_key gave, in either order. One look by key. */
bool decision_find(struct store *store, const struct record_type *type, const char *left, const char *right, enum verdict *verdict,
                   struct error *error);

/* Calls each for every decision of two records of a type, in the order in which they were made first; false from it ends the walk. */
bool decision_each(struct store *store, const struct record_type *type,
                   bool (*each)(void *context, int64_t left, int64_t right, enum verdict verdict, struct error *error), void *context,
                   struct error *error);

/* Keeps a decision, in the open change; what was decided of the two before is changed, with VERDICT_NONE forgotten. Decided twice within one change the later holds. */
bool decision_keep(struct store *store, const struct record_type *type, const char *left, const char *right, enum verdict verdict,
                   struct error *error);

/* In the open change: one record becomes another. What was decided of it is decided of the other, unless something was already, and that the two are the same. */
bool decision_follow(struct store *store, const struct record_type *type, int64_t gone, int64_t kept, struct error *error);

#endif
