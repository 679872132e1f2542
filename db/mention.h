/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records' texts say certain words. Private to db/. */
#ifndef LRN_MENTION_H
#define LRN_MENTION_H

#include "db/blank.h"

/* Calls found for every record of the whole database with a text in which one of these stands as words of its own; accents, case and what stands between words aside. */
bool mention_find(struct store *store, const struct said_list *texts, void (*found)(void *context, const struct record_type *type, int64_t id), void *context,
                  struct error *error);

#endif
