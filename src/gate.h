/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gates: what must be settled before a record may stand in a state: a partnership at a stage, a concern at its end. */
#ifndef LRN_GATE_H
#define LRN_GATE_H

#include "src/checklist.h"

enum { GATE_FIELDS = CHECKLIST_POINTS * CHECKLIST_POINT_FIELDS };

/* The fields that a record lacks for a state; returns how many. A partnership that is agreed, or later, needs the points of the contract checklist; a concern that is settled
 * its outcome. */
size_t gate_missing(const struct record *record, const char *state, const struct field *missing[GATE_FIELDS]);

/* The same of what it may not lose while it stays in the state: what that needs, and of a quality-assured profile the day of its review, without which it would hold for ever. */
size_t gate_unkept(const struct record *record, const char *state, const struct field *missing[GATE_FIELDS]);

/* Why a field counts as missing though something was chosen: no payment is no term of a price. NULL of others. The caller frees it. */
char *gate_reason(const struct record *record, const struct field *field);

/* What is missing as a sentence names it: "Services, Total price". The caller frees it. */
char *gate_missing_text(const struct field *const missing[], size_t count);

/* Whether at the stage, delivered or a later one, every finding must have been shared with the client. */
bool gate_needs_findings_shared(const char *stage);

/* Whether in the state of a type only a record may stand whose latest verification it passed. */
bool gate_needs_verification(const struct record_type *type, const char *state);

/* The field by which a profile is featured, as only one may be that is quality-assured; NULL of other types. Whether one is; and that it is so no more, where it has left that state. */
const struct field *gate_feature(const struct record_type *type);
bool gate_is_featured(const struct record *record);
void gate_unfeature(struct record *record, const char *state);

#endif
