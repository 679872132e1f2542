/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wrote of a record made blank: where it stands now, and in every change that the history keeps of it. Private to db/. */
#ifndef LRN_BLANK_H
#define LRN_BLANK_H

#include "db/database.h"

/* Texts that were found in a record's fields, each once. */
struct said {
    const struct field *field;
    char *text;
};
struct said_list {
    struct said *texts;
    size_t count;
};
void said_list_done(struct said_list *list);

/* Empties, in every change, what people wrote into a record, and what stands there that this program does not know; that the record was touched, by whom, when, and its codes and
 * references stay. The changes get the digests of what is left. What stood there is added to said. Inside an open change. */
bool blank_history(struct store *store, const struct record_type *type, int64_t id, struct said_list *said, struct error *error);

/* Deletes a record so that the open change, too, keeps nothing of what people wrote into it. One that is not there is noted as deleted all the same. */
bool blank_delete(struct store *store, const struct record_type *type, int64_t id, struct error *error);

/* Calls found for every record of a type of which a change says, or said, that one of these fields (NULL at the end) held a text. */
bool blank_find(struct store *store, const struct record_type *type, const char *const *fields, const char *text, void (*found)(void *context, int64_t id), void *context,
                struct error *error);

#endif
