/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as changes left it: what a change did to it, what it was called, which later change touched it. Private to db/. */
#ifndef LRN_PAST_H
#define LRN_PAST_H

#include "db/change_log.h"

/* What a change did to one record, over all pieces: for each column that it touched the value before and after. */
struct past {
    const struct record_type *type; /* NULL where the program does not know it */
    char *table;
    int64_t id;
    bool existed; /* before the change */
    bool exists;  /* after it */
    size_t columns;
    bool *touched;
    struct value *before;
    struct value *after;
};
void past_done(struct past *past);

/* Whether a row of a changeset is of the same record, and adding what it did; rows come in the order of the change. An empty past takes any row. */
bool past_is_of(const struct past *past, const struct changeset_reader *row);
void past_add(struct store *store, struct past *past, const struct changeset_reader *row);

/* Reads what a change did to a record; false without error where it did nothing to it (past is then empty). */
bool past_read(struct store *store, const struct change_entry *entry, const char *table, int64_t id, struct past *past, struct error *error);

/* The names of a table's columns as they stand now, in order. */
struct columns {
    char **names;
    size_t count;
};
bool columns_read(struct store *store, const char *table, struct columns *columns, struct error *error);
void columns_done(struct columns *columns);

/* A record as it is or, where it is gone, as it last was. What the viewer may not see has no title but its printed id and is not visible. The caller frees the title. */
struct past_name {
    char *title;
    bool visible;
    bool gone;
};
bool past_name(struct store *store, const struct viewer *viewer, const char *table, int64_t id, struct past_name *name, struct error *error);

/* The last change after `after` that touched a column of a record (column 0: its being there, or anything of it); by is allocated. change is 0 where there is none. */
bool past_later(struct store *store, const char *table, int64_t id, size_t column, int64_t after, int64_t *change, char **by,
                struct error *error);

#endif
