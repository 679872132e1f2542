/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's right to be forgotten: her record gone, and what was written of her out of the history and the file. */
#ifndef LRN_FORGET_H
#define LRN_FORGET_H

#include "db/store.h"

enum { FORGET_NAMED = 20 /* of the records that still mention somebody so many are named */ };

/* What is left for people to look after. */
struct forgotten {
    struct mention {
        const struct record_type *type;
        int64_t id;
    } mentions[FORGET_NAMED]; /* records whose texts say her name, e-mail address or telephone */
    size_t named;
    size_t mentioned; /* how many there are, with those not named */
    bool lingers;     /* somebody else went on reading: until the next change, or the last program's end, the file still holds what was taken out of it */
};

/* Whether a type's records are people; ERROR_USAGE where they are not. */
bool forget_is_possible(const struct record_type *type, struct error *error);

/* Reads an id as store_find_id does, also that of a record which is gone and has a history. */
bool forget_find(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id, struct error *error);

/* Forgets people for ever, as one change: their records are deleted, references to them emptied, and what people wrote into the records is taken out of every change that the
 * history keeps of them, out of the search, and out of what else lrn itself wrote (who made a change, learned spellings, remembered decisions, names of lists; of records that were
 * merged into theirs, too). Nothing of it is left in the file; before, that is made anew, which takes its time. Nothing brings them back: undo passes them over. Undone is
 * none of it (ERROR_RULE where somebody was forgotten already; ERROR_USAGE for a type whose records are no people). */
bool forget_people(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count, struct forgotten *forgotten,
                   int64_t *change, struct error *error);

/* What is left as sentences in the interface's language, on one line; at most `most` records are named. The caller frees it. */
char *forget_text(const struct forgotten *forgotten, size_t most);

#endif
