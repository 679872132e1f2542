/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search that finds nothing may have been meant to be: the same with words in the nearest spelling that occurs. */
#ifndef LRN_PROPOSAL_H
#define LRN_PROPOSAL_H

#include "db/store.h"

enum { PROPOSALS = 3 };

/* Texts of queries, the nearest first. */
struct proposal_list {
    char *queries[PROPOSALS];
    size_t count;
};
void proposal_list_done(struct proposal_list *list);

/* Proposes queries that find something the viewer sees, for the text of the request's query, which finds nothing. Words of three letters and more that begin no word of any record are
 * looked at; in field:value and phrases nothing is changed. ERROR_CANCELLED when interrupted. */
bool proposal_list_read(struct store *store, const struct viewer *viewer, const struct list_request *request, const char *text,
                        struct proposal_list *list, struct error *error);

#endif
