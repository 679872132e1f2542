/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: every write is a change with who, when, what and its changeset; read back field by field, taken back, done again. */
#ifndef LRN_JOURNAL_H
#define LRN_JOURNAL_H

#include "db/store.h"

struct history_field {
    const struct field *field; /* NULL where this program does not know the column */
    char *name;
    struct value before, after;
};

enum history_kind { HISTORY_ADDED, HISTORY_CHANGED, HISTORY_DELETED };

/* One record's part in one change, or one of its steps in it; or all of a change that touched many records (type NULL, record 0, no fields, the title tells how many). */
struct history_entry {
    int64_t change;
    char at[DATE_TEXT_SIZE]; /* UTC */
    char *by;
    char *what;              /* in the interface's language: "Added", "Changed", "Undo of change 12", "Demonstration data removed" */
    enum history_kind kind;
    const struct record_type *type; /* NULL: unknown to this program */
    int64_t record;
    size_t step;             /* of one that the change took several steps: how many came before */
    char *title;             /* as it is called now, or was */
    struct history_field *fields;
    size_t field_count;
    int64_t records;         /* how many the whole change touched */
    int64_t inverse_of;      /* the change it takes back or does again, or 0 */
    int64_t undone_by;       /* the change that took it back, or 0 */
    bool undone_in_part;     /* which left something of it as it was */
};

struct history {
    struct history_entry *entries; /* latest first */
    size_t count;
    bool more; /* older ones were left out by the limit */
};
void history_done(struct history *history);

/* The history of a record, or with type NULL of everything, latest first: at most limit entries of changes before the change `before` (0: the latest). Values
 * above the viewer's level are left out. Of everything, a change that touched many records, or more than limit, is one entry. */
bool journal_history(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, int64_t before,
                     size_t limit, struct history *history, struct error *error);

/* Tells record by record what a change did, however many there are; entries have no titles, and live until tell returns. What tells nothing the viewer may see is passed over. */
bool journal_each_record(struct store *store, const struct viewer *viewer, int64_t change, void (*tell)(void *context, const struct history_entry *entry), void *context,
                         struct error *error);

/* The first by title of the records of a type that a change touched and that are there now, whoever looks; 0 where there is none. */
int64_t journal_first_record(struct store *store, int64_t change, const struct record_type *type, enum language language);

/* How many records a change touched, but for what was remembered with it (decisions on what is the same, spellings); 0 where there is none of that number. */
int64_t journal_records(struct store *store, int64_t change);

/* What keeps a change from being taken back whole: a field that a later change touched, or a record deleted or referred to since. */
struct obstacle {
    const struct record_type *type;
    int64_t record;
    char *title;
    const struct field *field; /* NULL: the whole record */
    int64_t change;            /* the later change, 0 if none can be named */
    char *by;
    char *text; /* all of it as a sentence in the interface's language */
};
struct obstacle_list {
    struct obstacle *obstacles; /* a screenful at most */
    size_t count;
    size_t more; /* how many there are beyond these */
    bool rest;   /* of a change that was refused: something of it can be taken back all the same */
};
void obstacle_list_done(struct obstacle_list *list);

/* Takes back a change (0: the viewer's last one not yet undone) as a change of its own. Where later changes touched the same fields: ERROR_RULE and obstacles (may
 * be NULL) filled; with rest true what can be taken back is, the obstacles stay. What was taken back in part before can be again, as far as it is left. *undone (may be NULL) gets the change taken back, also where obstacles kept it; *made the new one. */
bool journal_undo(struct store *store, const struct viewer *viewer, int64_t change, bool rest, int64_t *undone, int64_t *made,
                  struct obstacle_list *obstacles, struct error *error);

/* Does again what the viewer's last undo took back, unless she changed something since. *redone (may be NULL) gets the change that is done again. */
bool journal_redo(struct store *store, const struct viewer *viewer, int64_t *redone, int64_t *made, struct obstacle_list *obstacles,
                  struct error *error);

/* While changes are taken back or done again watch is asked about every millisecond, with how much of the work is done; true stops it: nothing has happened
 * (ERROR_CANCELLED). NULL: nobody is asked. */
void journal_watch(struct store *store, bool (*watch)(void *context, int64_t done, int64_t total), void *context);

#endif
