/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when a record has been in the state it is in, as its history tells. Private to db/. */
#ifndef LRN_SINCE_H
#define LRN_SINCE_H

#include "db/database.h"
#include "db/list_request.h"

/* The local day since when a field of a record says what it says, the same whoever looks: that of the last change that touched it
 * and stands: an undo gives the day back that was before, a redo the one that it took away. Where it came in with the record, that of the last
 * that was done with the record before it came; else the day of its coming. False with ERROR_NONE where no day is known. */
bool since_day(struct store *store, const struct record *record, const struct field *field, struct date *day, struct error *error);

/* The moment (UTC, ISO 8601) of the last change after its making that touched the field and stands; "" where none did. */
bool since_step(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error);

/* The ids of those of a list that nobody touched for longest, the longest first: at most limit, for which ids has room. *count gets how many there are. */
bool since_untouched(struct store *store, const struct viewer *viewer, const struct list_request *request, size_t limit, int64_t *ids, size_t *count, struct error *error);

#endif
