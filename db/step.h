/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps from one state to the next: whether a record may take one, and what the records that hang on it must say first. Private to db/. */
#ifndef LRN_STEP_H
#define LRN_STEP_H

#include "db/database.h"
#include "src/record.h"

/* Whether a record that is saved may go from its state before to its state now; true where it stays. ERROR_RULE with the field where no way leads there, or with what is
 * missing: for agreed the contract checklist, for delivered findings the client has not seen, for quality-assured a verification it passed. */
bool step_check(struct store *store, const struct record *now, const struct record *before, struct error *error);

/* Whether a record has what its state needs, however it came there. */
bool step_check_needs(struct store *store, const struct record *record, struct error *error);

/* How many findings of a partnership the client has not seen. */
bool step_count_unshared(struct store *store, const struct record *partnership, int64_t *count, struct error *error);

/* How many verifications an organisation has passed. */
bool step_count_passed(struct store *store, const struct record *organisation, int64_t *count, struct error *error);

#endif
