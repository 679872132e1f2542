/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies: a consistent one while others work, and a checked return. */
#ifndef LRN_BACKUP_H
#define LRN_BACKUP_H

#include "db/store.h"

/* Writes a copy of the database to path (a new file, 0600, whole or not at all; an existing file is refused). */
bool backup_write(struct store *store, const char *path, struct error *error);

/* Puts the copy at from in the place of the database that options name, after checking that it is a sound database of ours and not newer, and that verify_database finds no
 * fault in it (else ERROR_RULE); what stood there is kept beside it as PATH.before-restore (or -2, -3 ...), whose name goes to *kept (the caller frees it; NULL if there was
 * none). Refused while others have the database open for writing. Of the options path, types and progress count. */
bool backup_restore(const struct store_options *options, const char *from, char **kept, struct error *error);

#endif
