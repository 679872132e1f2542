/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network's records in one SQLite file: opened with a list of types, loaded, listed page by page by key, and changed, every change in the history. */
#ifndef LRN_STORE_H
#define LRN_STORE_H

#include "db/list_request.h"
#include "src/error.h"
#include "src/query.h"
#include "src/record.h"
#include "src/viewer.h"

struct store;

struct store_options {
    const char *path;
    const struct type_list *types;
    bool read_only;
    bool or_reads; /* where it cannot be written it is opened for reading, and store_refusal says why */
    bool create; /* makes the file, 0600; an error where it exists */
    const char *file; /* with create: made here, with a path of its own only in messages; NULL: at path */
    bool shared; /* with create: 0660, for the folder's group, which the folder gives to what is made in it from then on */
    /* Until store_end_progress called during long work (rebuilding what is derived; waiting for somebody who has the file alone) with done and total,
     * total below 0 where nobody can tell, and the work's name in the interface's language; may be NULL. */
    void (*progress)(void *context, const char *work, int64_t done, int64_t total);
    void *context;
};

/* Opens a database. Every way a path can be bad (missing, directory, foreign, damaged, newer, locked, not readable) gives its one sentence and ERROR_DATABASE and
 * leaves the file untouched. NULL on error. */
struct store *store_open(const struct store_options *options, struct error *error);
void store_close(struct store *store);

const struct type_list *store_types(const struct store *store);
const char *store_path(const struct store *store);
bool store_is_read_only(const struct store *store);

/* Why a store that was opened for writing is only read (the disk is full, or as or_reads says); NULL where it is written, or was not meant to be. */
const char *store_refusal(const struct store *store);

/* How long at most (milliseconds) a write waits for another's; after that it fails with ERROR_BUSY, and nothing has happened. */
enum { STORE_PATIENCE = 5000 /* unless it is set */ };
void store_set_patience(struct store *store, int milliseconds);

/* Sets the day computed fields are seen on (tests); otherwise the local clock's. */
void store_set_today(struct store *store, struct date today);
struct date store_today(const struct store *store);

/* --- Records ---------------------------------------------------------------------------------------------------------- */

/* Loads a record into record (not initialised before; on success the caller calls record_done). ERROR_NOT_FOUND where it is not there or not to be seen. Fields
 * above the viewer's level come empty. */
bool store_load(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct record *record,
                struct error *error);

/* A field that both changed: what it was when loaded, what the caller wants, what stands there now. */
struct conflict {
    const struct field *field;
    struct value base, mine, theirs;
};

struct conflict_list {
    struct conflict *conflicts;
    size_t count;
    char *by; /* who saved last, and when */
    char at[DATE_TEXT_SIZE];
};
void conflict_list_done(struct conflict_list *list);

/* What src/role.h says that the viewer may not do is refused by all that writes (ERROR_RULE). */

/* Saves a record as one change. base is the record as it was loaded (NULL: a new one, which gets its id). Fields changed by one side
 * only are merged, sets by what was added and removed; fields changed by both: ERROR_CONFLICT, nothing is saved, conflicts (may be NULL) is
 * filled. Checks the record first (ERROR_VALUE with the field). *change gets the change's number, 0 where nothing differed. On success
 * record holds what is stored, stamps and computed fields included, and what follows from it is written too (db/consequence.h). */
bool store_save(struct store *store, const struct viewer *viewer, struct record *record, const struct record *base,
                struct conflict_list *conflicts, int64_t *change, struct error *error);

/* Whether records of a type are added and deleted by hand; those of others (countries) come with the program (ERROR_RULE). */
bool store_is_open_type(const struct record_type *type, struct error *error);

/* Whether the viewer may begin to add a record of a type, to edit or to delete one, before she types anything: by her role and by who made it. ERROR_RULE, with a sentence that says
 * who may; ERROR_NOT_FOUND. What becomes of it is looked at again when it is written. */
bool store_check_new(const struct viewer *viewer, const struct record_type *type, struct error *error);
bool store_check_edit(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct error *error);
bool store_check_delete(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct error *error);

/* Deletes records as one change. Refused (ERROR_RULE) while others refer to one of them: "3 partnerships and 1 contact refer to it: ", and the first by name. */
bool store_delete(struct store *store, const struct viewer *viewer, const struct record_type *type, const int64_t *ids, size_t count,
                  int64_t *change, struct error *error);

/* Several writes as one change: begin, put and remove as often as needed, then commit or roll back. what is a message id (N_())
 * naming the change for the history: "Demonstration data removed"; NULL: made up from what was done. */
bool store_begin(struct store *store, const struct viewer *viewer, const char *what, struct error *error);
bool store_put(struct store *store, struct record *record, struct error *error);     /* inserts or updates by id; id 0 gets one */
bool store_remove(struct store *store, const struct record_type *type, int64_t id, struct error *error);
bool store_commit(struct store *store, int64_t *change, struct error *error);
void store_rollback(struct store *store);

/* Reads an id as people give it: printed, an unambiguous ending, a country's ISO code or name. */
bool store_find_id(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                   struct error *error);

/* The same of records that are gone and have a history, by a whole id or an ending. */
bool store_find_gone(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                     struct error *error);

/* Finds the record that a list calls so: by its id, its registration number, its title, or a title with the id in brackets behind it. What is shorter than the endings of
 * ids that lists show is taken for a word. ERROR_NOT_FOUND where there is none, ERROR_VALUE naming the candidates where there are several. */
bool store_find_named(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                      struct error *error);

/* The same of the record that a field refers to, for those who say which field it is: an error does not say the type's word once more where the field is called by it. */
bool store_find_referred(struct store *store, const struct viewer *viewer, const struct field *field, const char *text, int64_t *id, struct error *error);

/* field_parse, and for references also the exact title (ambiguous: an error that names the candidates), or a title with the id in brackets behind it. */
bool store_parse_value(struct store *store, const struct viewer *viewer, const struct field *field, const char *text, struct value *value,
                       struct error *error);

/* What a record is called in a language (titles that hold references included); NULL where it is not there or not to be seen. The caller frees it. */
char *store_title(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, enum language language);

/* record_show, with titles for references. The caller frees it. */
char *store_show(struct store *store, const struct viewer *viewer, const struct record *record, const struct field *field,
                 enum language language, enum language *other);

/* --- Lists ------------------------------------------------------------------------------------------------------------ */

/* Where a row stands in its list: its sort key and id. All zero: nowhere. */
struct place {
    unsigned char *key;
    size_t key_length;
    int64_t id;
};
void place_done(struct place *place);
void place_copy(struct place *to, const struct place *from);

struct row {
    struct record record;
    struct place place;
};

struct row_list {
    struct row *rows; /* in the list's order, whatever the direction asked */
    size_t count;
};
void row_list_done(struct row_list *list);

enum list_from { LIST_FIRST, LIST_LAST, LIST_AFTER, LIST_BEFORE, LIST_AT /* the place itself if it is there, and what follows */ };

/* Reads up to limit rows from a place. Costs the same anywhere in the list in title order. ERROR_CANCELLED when interrupted. */
bool store_rows(struct store *store, const struct viewer *viewer, const struct list_request *request, enum list_from from,
                const struct place *place, size_t limit, struct row_list *rows, struct error *error);

/* Calls each for the rows of a list in its order, at most limit of them, all as they stood at one moment, in constant memory; each may end it by false, having set error. *count
 * gets how many there were. */
bool store_each(struct store *store, const struct viewer *viewer, const struct list_request *request, size_t limit,
                bool (*each)(void *context, const struct record *record, struct error *error), void *context, size_t *count, struct error *error);

/* Where a record stands now in a list; false (no error) where it is not in it. */
bool store_place(struct store *store, const struct viewer *viewer, const struct list_request *request, int64_t id, struct place *place);

/* How many rows the list has; how many stand up to and including a place (its number). */
bool store_count(struct store *store, const struct viewer *viewer, const struct list_request *request, int64_t *count, struct error *error);
bool store_number(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct place *place,
                  int64_t *number, struct error *error);

/* How often each code of a choice, set, country, yes/no or reference field occurs in a list, most frequent first ("" for empty). */
struct facet {
    char *code; /* machine form; an id printed for references */
    int64_t count;
};
struct facet_list {
    struct facet *facets;
    size_t count;
};
void facet_list_done(struct facet_list *list);
bool store_facets(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *field,
                  struct facet_list *facets, struct error *error);

/* How often each combination of the values of several fields occurs in a list: one row each, in no order. A field that the viewer does not see is empty. */
struct cross_row {
    struct value *values; /* one for each field, as stored; as of today */
    int64_t count;
};
struct cross {
    struct cross_row *rows;
    size_t count;
    size_t field_count;
};
void cross_done(struct cross *cross);
bool store_cross(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *const *fields,
                 size_t count, struct cross *cross, struct error *error);

/* The same where there may be many: calls each for one after the other, which are gone afterwards. */
bool store_cross_each(struct store *store, const struct viewer *viewer, const struct list_request *request, const struct field *const *fields,
                      size_t count, void (*each)(void *context, const struct cross_row *row), void *context, struct error *error);

/* What hangs on a record: a list for each reference other types declare, and the type's own relations. */
struct section {
    const struct record_type *type;
    char *label;                     /* in the interface's language */
    const struct field *within;      /* the reference; NULL for a relation */
    struct value value;              /* what within must hold */
    char *query;                     /* of a relation */
    bool adds;                       /* of a relation: people add to it */
    const struct field *sort;
    bool descending;
    int64_t count;
};
struct section_list {
    struct section *sections;
    size_t count;
};
void section_list_done(struct section_list *list);
bool store_sections(struct store *store, const struct viewer *viewer, const struct record *record, struct section_list *sections,
                    struct error *error);

/* Reads up to limit first rows of a section. */
bool store_section_rows(struct store *store, const struct viewer *viewer, const struct section *section, enum language language, size_t limit,
                        struct row_list *rows, struct error *error);

/* --- Others ------------------------------------------------------------------------------------------------------------ */

/* Whether another connection changed the file since this was last asked (or since opening). Cheap. One that could not be opened as it should is opened anew where that may be
 * different by now: store_is_read_only too may be another then. */
bool store_changed(struct store *store);

/* Called about every millisecond of a query's work; true interrupts it (ERROR_CANCELLED). NULL: never. Writes are never interrupted. */
void store_set_interrupt(struct store *store, bool (*interrupt)(void *context), void *context);

/* No longer tells how far long work has come: the screen has the terminal. */
void store_end_progress(struct store *store);

#endif
