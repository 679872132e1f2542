/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a verification. Private to db/. */
#ifndef LRN_FINDINGS_H
#define LRN_FINDINGS_H

#include "db/database.h"
#include "db/verify.h"

/* Both take over the sentence. */
void findings_add_fault(struct finding_list *findings, char *sentence);
void findings_add_warning(struct finding_list *findings, char *sentence);

/* How a record is named in a finding: "contact DCN001", as the command line takes it. The caller frees it. */
char *findings_name(const struct record_type *type, int64_t id);

/* Whether what the history keeps is whole: every change's content there, as its digest says, and as a changeset should be. */
bool verify_history(struct store *store, struct finding_list *findings, struct error *error);

/* What the rules of fields, types and stages would want otherwise. */
bool verify_records(struct store *store, struct finding_list *findings, struct error *error);

#endif
