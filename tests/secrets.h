/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network in which every text of what is kept for fewer says a forbidden word, and texts looked through for it. */
#ifndef LRN_SECRETS_H
#define LRN_SECRETS_H

#include "tests/network.h"

/* Words that stand in all texts of what the parties may see, of what only coordinators may, and of what everybody may. */
#define OF_PARTIES "zqparty"
#define OF_COORDINATORS "zqcoord"
#define OF_ALL "zqopen"
/* And in all texts of what is agreed between a client and a local resource. */
#define OF_CLIENT "zqclient"
/* And of what somebody marked for the parties or for coordinators, which leaves in nothing that is written. */
#define OF_MARKED "zqmarked"
/* And of profiles that are not quality-assured today, with what hangs on them, which members do not read. */
#define OF_UNREADY "zqunready"

extern const struct viewer secrets_everything;

/* Puts a record with a word in every text; then fields and values by turns, NULL at the end. What gates would refuse is put there all the same. Returns its id. */
int64_t secret_put(struct network *network, const char *type, const char *word, const char *const *values);

#define PUT(network, type, word, ...) secret_put(network, type, word, (const char *const[]){__VA_ARGS__, NULL})

/* Fill a network: with an organisation and partnerships shared in each way and all that hangs on these; with what everybody may see and that leads to what they may not;
 * with profiles that members do not read. */
void secrets_fill(struct network *network);
void secrets_add_leading(struct network *network);
void secrets_add_unready(struct network *network);

/* A text that must not hold some words, which ends the search at the first that it does. */
struct watch {
    const char *const *words; /* NULL at the end */
    char *found;              /* where, and what stands around it */
    size_t looked;            /* how many texts */
};
void watch_look(struct watch *watch, const char *text, const char *place);

/* A test point: whether something was looked at and nothing found. Releases the watch. */
void watch_done(struct watch *watch, const char *point);

/* How often a text holds another. */
size_t text_count(const char *text, const char *part);

#endif
