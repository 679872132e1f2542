/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the file of a database is still the one that was opened: neither moved away, nor written over by what knows nothing of SQLite (cp, rsync --inplace, scp), which leaves
 * the same file with other bytes. SQLite does not look for that (https://sqlite.org/howtocorrupt.html, section 1): it would go on with pages of the one and write them
 * into the other. Private to db/. */
#ifndef LRN_IN_PLACE_H
#define LRN_IN_PLACE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* How the file was when it was last known. While a log beside it is empty, and nobody wrote what SQLite knows of, nobody else has a reason to write it. */
struct in_place {
    struct stat seen[2]; /* the file and its log */
    int64_t version;     /* SQLite's data_version */
    bool is_known;       /* false while somebody may be bringing the log into the file, and without a log, where SQLite itself looks for changes */
};

enum in_place_state { IN_PLACE, IN_PLACE_MOVED, IN_PLACE_OVERWRITTEN };

/* Looks at the file as it is now, as one that is in place. After it is opened, and whatever this process wrote. */
void in_place_remember(struct in_place *place, sqlite3 *handle, const char *path);

/* Whether it still is. What others wrote through SQLite is remembered. Costs two looks at the file's status. */
enum in_place_state in_place_look(struct in_place *place, sqlite3 *handle, const char *path);

/* Whether a file stands at the path that may be opened as a database of ours, as far as its first bytes tell and as far as it is all there. */
bool in_place_is_ours(const char *path, int64_t application_id, int64_t schema);

#endif
