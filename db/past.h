/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as changes left it: what a change did to it, what it was called, which later change touched it. Private to db/. */
#ifndef LRN_PAST_H
#define LRN_PAST_H

#include "db/change_log.h"

/* What a change did to one record, over all pieces or in one of several steps: for each column that it touched the value before and after. */
struct past {
    const struct record_type *type; /* NULL where the program does not know it */
    char *table;
    int64_t id;
    size_t step;  /* how many of its steps in the change came before */
    bool existed; /* before the change */
    bool exists;  /* after it */
    size_t columns;
    bool *touched;
    struct value *before;
    struct value *after;
};
void past_done(struct past *past);

/* Reads what a change did to a record; where it did nothing to it past is empty, its table NULL. past_done releases it, also after an error. */
bool past_read(struct store *store, const struct change_entry *entry, const char *table, int64_t id, struct past *past, struct error *error);

/* What a change did to records, one after the other; one that it changed, and in a later piece changed again, stands there with each of these steps. */
struct past_list {
    struct past *pasts;
    size_t count;
    size_t piece; /* the first of the piece that is read */
};
void past_list_done(struct past_list *list);

/* Reads what a change did to all its records, or to one. past_list_done releases it, also after an error. */
bool past_list_read(struct store *store, const struct change_entry *entry, struct past_list *list, struct error *error);
bool past_list_read_record(struct store *store, const struct change_entry *entry, const char *table, int64_t id, struct past_list *list, struct error *error);

/* Reads what one piece of a change did, each record by itself; so a large change is read in little memory. past_list_done releases it, also after an error. */
bool past_list_read_piece(struct store *store, const struct change_entry *entry, int64_t piece, struct past_list *list, struct error *error);

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

/* A column of a record; column 0 is its being there, or anything of it. */
struct past_part {
    const char *table;
    int64_t id;
    size_t column;
};

/* The changes after one, and before one; 0: all before or after. */
struct past_span {
    int64_t after, before;
};

/* The last change of a span that touched a part of a record. Its number is 0 where there is none; change_entry_done releases it. */
bool past_touch(struct store *store, const struct past_part *part, struct past_span span, struct change_entry *entry, struct error *error);

#endif
