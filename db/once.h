/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that stand once: no two of their type are the same in the fields which it names. Private to db/. */
#ifndef LRN_ONCE_H
#define LRN_ONCE_H

#include "db/database.h"

/* Whether no other record that the viewer sees is the same in the type's once fields; otherwise ERROR_RULE names it. What stood like that in before (NULL: nothing) is not looked at again. */
bool once_check(struct store *store, const struct viewer *viewer, const struct record *record, const struct record *before, struct error *error);

/* Whether no other record of the whole database has the value of the type's single field; otherwise ERROR_RULE says so. What stood like that in before (NULL: nothing) is not
 * looked at again. */
bool once_check_single(struct store *store, const struct record *record, const struct record *before, struct error *error);

/* The same refusal as once_check's for one that is known; other is what it is called: its type and id, or where it stands. Returns false. */
bool once_refuse(const struct record_type *type, const char *other, struct error *error);

/* Finds another record of the whole database that is the same in the type's once fields, the oldest; *other is 0 where there is none. */
bool once_find_other(struct store *store, const struct record *record, int64_t *other, struct error *error);

/* Two records of the whole database that are the same in the once fields of their type, or in its single one. */
struct twice {
    const struct record_type *type;
    int64_t id, other; /* the later one and one before it */
};

/* Calls found for every one that stands twice. */
bool once_find_twice(struct store *store, void (*found)(void *context, const struct twice *twice), void *context, struct error *error);

/* The labels of a type's once fields, with commas between them, or of its single one. The caller frees it. */
char *once_labels(const struct record_type *type);

#endif
