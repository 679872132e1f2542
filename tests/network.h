/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network of a test's own: a store in a folder that goes with the test, and short ways to fill and look at it. */
#ifndef LRN_NETWORK_H
#define LRN_NETWORK_H

#include "db/store.h"

struct network {
    char *folder;
    char *path; /* of the database */
    const struct type_list *types;
    struct store *store;
};

/* Makes an empty database; ends the test where that fails. */
void network_new(struct network *network, const struct type_list *types);
void network_done(struct network *network);

/* Closes it and opens it again, with these types. */
void network_reopen(struct network *network, const struct type_list *types);

/* A path in the network's folder; the caller frees it. */
char *network_file(const struct network *network, const char *name);

/* A viewer with this name who sees everything. */
struct viewer network_viewer(const char *name);

/* Saves a new record made of names and texts of fields, NULL at the end; returns its id, or ends the test. */
int64_t network_add(struct network *network, const char *who, const char *type, ...);

/* The same of a record taken over as it stood elsewhere: without the rules of a save, so that it may be in a state whose needs it lacks. */
int64_t network_take(struct network *network, const char *who, const char *type, ...);

/* Sets one field of a record as one change; returns the change's number, or ends the test. */
int64_t network_set(struct network *network, const char *who, const char *type, int64_t id, const char *field, const char *value);

/* Sets one field as network_set does, but returns what was said against it, "" where it was saved. The caller frees it. */
char *network_try_set(struct network *network, const char *who, const char *type, int64_t id, const char *field, const char *value);

/* An id as it is printed. The caller frees it. */
char *network_id(int64_t id);

/* Deletes a record; returns the change's number, or ends the test. */
int64_t network_delete(struct network *network, const char *who, const char *type, int64_t id);

/* A field in machine form, "(gone)" where the record is not there; the caller frees it. */
char *network_get(struct network *network, const char *type, int64_t id, const char *field);

/* A test point: whether a field has a value in machine form. */
void network_is(struct network *network, const char *type, int64_t id, const char *field, const char *expected, const char *point);

/* A test point: whether lrn check finds no fault in it, but that there are no countries, as most of these networks hold none; each fault is one too. */
void network_is_sound(const struct network *network, const char *point);

/* How many rows a query of one number counts, over a connection of its own that knows nothing of lrn; runs SQL over one. */
int64_t network_count(const struct network *network, const char *sql);
void network_damage(const struct network *network, const char *sql);

/* The same without waiting for anybody who writes: then it says false. */
bool network_intrude(const struct network *network, const char *sql);

#endif
