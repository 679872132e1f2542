/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words find of records that are shown in part: a partnership shared without names is found by its country and the local resource, not by its client. Private to db/. */
#ifndef LRN_SHOWN_WORDS_H
#define LRN_SHOWN_WORDS_H

#include "db/sql.h"

/* Adds, in brackets, that a record shows the viewer words in what may be told of it whatever else may not: the names of what its title refers to, each by itself, and the words of
 * fields that stand there without names too. pattern is as words_add gives them; alias the name of the type's recorded table in the statement. Adds nothing, and returns false,
 * where a viewer is shown all of every record or nothing of it. */
bool shown_words_add(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *alias, const char *pattern, struct sql *sql);

#endif
