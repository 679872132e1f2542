/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a person's own and not the network's: language, name, last places, kept in one 0600 file of the state folder. */
#ifndef LRN_STATE_H
#define LRN_STATE_H

#include <stdbool.h>

/* A small map of names to texts. */
struct state;

/* Reads the file; an empty state where there is none or it cannot be read. */
struct state *state_open(void);
void state_free(struct state *state);

/* The text of a name, NULL where it is not set; valid until it is set anew. */
const char *state_get(const struct state *state, const char *name);

/* Sets it; NULL takes it out. */
void state_set(struct state *state, const char *name, const char *text);

/* The name after this one (NULL: the first) of those set that begin so, in no order; NULL at the end. Valid until the state is freed. */
const char *state_next(const struct state *state, const char *beginning, const char *after);

/* Writes the file anew (temporary file, rename) if something was set since; false where it cannot be written. */
bool state_save(struct state *state);

/* Writes and reads a text in which line feeds, tabs and backslashes are escaped: one line of a state file or a draft. The caller frees them. */
char *state_escape(const char *text);
char *state_unescape(const char *line);

#endif
