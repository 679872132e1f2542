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
    int64_t undone;   /* deliverables that were not brought, and will not be where the work is closed; a caution: no step is refused for them */
    bool unverified;  /* no verification, or the latest was not passed */
    bool outdated;    /* the latest was passed but is good no more; only for those that step there: one that stands there counts as to be updated by itself */
    bool overlong;    /* its review is to come later than the latest is good for; only of those that stand there */
    bool featured;    /* it is featured, which the state does not allow; one that steps there is so no more */
};

/* Finds what a record, as it stands, lacks for a state, whether or not a way leads there. */
bool step_read_lack(struct store *store, const struct record *record, const char *state, struct step_lack *lack, struct error *error);

/* What is lacking in a few words, cautions too: "lacks 3 fields", "1 finding not shared, 2 deliverables left undone"; "" where nothing is. The caller frees it. */
char *step_lack_text(const struct step_lack *lack);

/* Whether a record may become so; before is what it was, NULL where it comes in anew, its state then wherever its way has led it. ERROR_RULE with the field where no way leads from its
 * state before to that of now, or with what is missing: for agreed the contract checklist, for a settled concern its outcome, for delivered findings the client has not seen, for
 * quality-assured a latest verification that it passed, and that for being featured. Where it stays in its state, what that needs must stay too, as far as it was there. */
bool step_check(struct store *store, const struct record *now, const struct record *before, struct error *error);

/* The same, whatever way led to its state of now. */
bool step_check_needs(struct store *store, const struct record *now, const struct record *before, struct error *error);

/* Whether a record that others need for their state may become so: before is what it was, now NULL where it is deleted. ERROR_RULE where a finding of delivered work would be unshared
 * again, or a quality-assured profile lose the verification it stands on. */
bool step_check_child(struct store *store, const struct record *now, const struct record *before, struct error *error);

/* The same of one that comes to another parent as its own is merged into that, and takes nothing from what is gone then. */
bool step_check_moved(struct store *store, const struct record *now, const struct record *before, struct error *error);

#endif
