/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps from one state to the next: whether a record may take one, and what it and the records that hang on it must say first. */
#ifndef LRN_STEP_H
#define LRN_STEP_H

#include "db/store.h"
#include "src/gate.h"

/* What a record lacks for a state; all zero: nothing. */
struct step_lack {
    const struct field *fields[GATE_FIELDS]; /* of the record itself */
    size_t field_count;
    int64_t unshared; /* findings that the client has not seen */
    bool unverified;  /* no verification that it passed */
};

/* Finds what a record, as it stands, lacks for a state, whether or not a way leads there. */
bool step_read_lack(struct store *store, const struct record *record, const char *state, struct step_lack *lack, struct error *error);

bool step_lacks(const struct step_lack *lack);

/* What is lacking in a few words: "lacks 3 fields", "1 finding not shared"; "" where nothing is. The caller frees it. */
char *step_lack_text(const struct step_lack *lack);

/* Whether a record that is saved may go from its state before to its state now; true where it stays. ERROR_RULE with the field where no way leads there, or with what is
 * missing: for agreed the contract checklist, for a settled concern its outcome, for delivered findings the client has not seen, for quality-assured a verification it passed. */
bool step_check(struct store *store, const struct record *now, const struct record *before, struct error *error);

/* Whether a record has what its state needs, however it came there. */
bool step_check_needs(struct store *store, const struct record *record, struct error *error);

/* How many findings of a partnership the client has not seen. */
bool step_count_unshared(struct store *store, const struct record *partnership, int64_t *count, struct error *error);

/* How many verifications an organisation has passed. */
bool step_count_passed(struct store *store, const struct record *organisation, int64_t *count, struct error *error);

#endif
