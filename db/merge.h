/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are the same made one, as one change: fields from either, what refers to the second moved to the first, the second gone. */
#ifndef LRN_MERGE_H
#define LRN_MERGE_H

#include "db/store.h"
#include "src/unite.h"

/* Merges two records of a type into the first. Both as the viewer loaded them: where one was written since (ERROR_CONFLICT) she is to look again. sides says from which
 * each of the fields she sees comes; the others come as unite_suggest says. All that refers to the second refers to the first afterwards, learned spellings and
 * remembered decisions included, and it is remembered that the two were the same; what stands once and would stand twice by that (the candidates of a need) becomes one. Refused (ERROR_RULE, with the field where there is one) where a record would then stand above
 * itself, a record that moves would break a rule, or the first one would lack what it must have. *change (may be NULL) gets the change's number; undoing it takes back all. */
bool merge_records(struct store *store, const struct viewer *viewer, const struct record *kept, const struct record *gone, const enum unite_side *sides,
                   int64_t *change, struct error *error);

#endif
