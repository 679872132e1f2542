/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field set in several records at once, as one change: first tried, then done. */
#ifndef LRN_SEVERAL_H
#define LRN_SEVERAL_H

#include "db/store.h"

enum several_fate { SEVERAL_CHANGES, SEVERAL_SAME, SEVERAL_REFUSED, SEVERAL_FATES };

/* What becomes, or became, of one record. */
struct several_row {
    int64_t id;
    char *title;
    char *before, *after; /* the field as people read it, "" where empty; before as of today, a state that turned by itself since it was recorded */
    enum several_fate fate;
    char *why;            /* of one that is refused: the sentence that says so; otherwise NULL */
};

struct several {
    struct several_row *rows; /* by title */
    size_t count;
    size_t counts[SEVERAL_FATES];
};
void several_done(struct several *several);

struct several_request {
    const struct record_type *type;
    const int64_t *ids;
    size_t count;
    const struct field *field;
    const char *text; /* the value as people type it; "" empties the field */
};

/* Whether a field is one that may be set in several records at once: not computed, not fixed, no text of many lines, and not what a record is called by. */
bool several_takes(const struct record_type *type, const struct field *field);

/* Sets the field in each record as store_save would, with its checks, gates and what follows. Records that are refused stay as they are. With keep false all is taken back again: so it is
 * known what would become of each. ERROR_VALUE where the text is no value of the field, ERROR_DATABASE where the database cannot be written; *change (may be NULL) gets the change's number, 0
 * where nothing was written. several_done releases the result. */
bool several_set(struct store *store, const struct viewer *viewer, const struct several_request *request, bool keep, struct several *several, int64_t *change,
                 struct error *error);

#endif
