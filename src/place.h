/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things are: catalogues and data (in the build folder or installed), and the person's own database and state folder. */
#ifndef LRN_PLACE_H
#define LRN_PLACE_H

#include <stdbool.h>

struct error;

/* Path of a data file ("hotspot.csv", "demo/member.csv"); the caller frees it. */
char *place_data(const char *name);

/* Path of a language's catalogue ("nb"); the caller frees it. */
char *place_catalogue(const char *language_code);

/* The database used where none is named: $LRN_DB, else $XDG_DATA_HOME/lrn/network.db, else ~/.local/share/lrn/network.db; NULL where nobody knows a home.
 * The caller frees it. */
char *place_database(void);

/* How the program is called for a database, ready for a shell: "lrn --db 'my network.db' check", or "lrn check" where it is the one used anyway; words "" is the call alone. The
 * caller frees it. */
char *place_call(const char *database, const char *words);

/* A file of the state folder ($XDG_STATE_HOME/lrn, else ~/.local/state/lrn), the folder made with 0700 if needed; NULL where it cannot be. */
char *place_state(const char *name);

/* Makes those folders above a path that are not there, each 0700; shared ones 02770, for their group and what it makes in them. */
bool place_make_parents(const char *path, bool shared, struct error *error);

#endif
