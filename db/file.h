/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a database, looked at before SQLite reads it: what cannot be ours is refused without a byte being touched. Private to db/. */
#ifndef LRN_FILE_H
#define LRN_FILE_H

#include "src/error.h"

#include <sqlite3.h>
#include <stdint.h>
#include <sys/stat.h>

/* Whether there is a file at the path at all, and no directory or device. */
bool file_check(const char *path, struct error *error);

/* Makes an empty file for a new database, 0600, or 0660 for the folder's group, which the folder then gives to all that is made in it (setgid; where that cannot be, it is an
 * error); what is there already is an error. */
bool file_create(const char *path, bool shared, struct error *error);

/* Makes an empty file beside a path, 0600, under a name that nobody has; the caller gives the name to file_remove_beside, which takes the file away
 * with what SQLite left beside it. NULL on error. */
char *file_create_beside(const char *path, struct error *error);
void file_remove_beside(char *temporary);

/* Gives a file a second name that must be free; where the disk knows no second names, another one. errno tells why not. */
bool file_add_name(const char *from, const char *to);

/* Whether something has this name, be it a symbolic link that leads nowhere. */
bool file_exists(const char *path);

/* Waits until a file is on the disk, errno telling why it is not; until a new name in the path's folder is, where folders can be waited for. */
bool file_sync(const char *path);
void file_sync_folder(const char *path);

/* Says that the database at a path is damaged, or the backup that was to be restored, and what is to be done. */
bool file_refuse_damaged(const char *path, bool is_backup, struct error *error);

/* Looks at the header of a file SQLite has opened but not read yet: whether it is a database of ours and not newer than schema. */
bool file_check_header(sqlite3 *handle, const char *path, bool is_backup, int64_t application_id, int64_t schema, struct error *error);

/* The same for what SQLite itself reads of it (a write-ahead log may hold a later header). */
bool file_check_numbers(const char *path, int64_t found_id, int64_t application_id, int64_t found_schema, int64_t schema, struct error *error);

/* Whether the file is as long as its header says. */
bool file_has_all_pages(sqlite3 *handle);

/* Whether the file lies on a medium that nobody can write, or in a folder that this person cannot write and where nobody else is at it now: then, and only then, it may
 * be read as if nobody changed it. */
bool file_is_left_alone(const char *path);

/* Looks at the file and its write-ahead log, the one after the other; what is not there is all zero. */
void file_look(const char *path, struct stat seen[2]);

/* Whether there is room for so many bytes more on the disk a path is on. */
bool file_has_room(const char *path, int64_t bytes);

/* The folder in which SQLite keeps what it sorts (https://sqlite.org/tempfiles.html, section 5), valid until the environment changes. */
const char *file_temporary_folder(void);

/* The path as SQLite takes it literally (":memory:" and "file:" mean nothing special); as an address with parameters ("immutable=1"). The caller frees them. */
char *file_literal(const char *path);
char *file_address(const char *path, const char *parameters);

#endif
