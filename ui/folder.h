/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a folder: its folders, what may be a list by its name, and other files, sorted as people look for them, and what a beginning of a name stands for. */
#ifndef LRN_FOLDER_H
#define LRN_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which they are told. */
enum folder_kind { FOLDER_FOLDER, FOLDER_LIST, FOLDER_FILE };

struct folder_entry {
    char *name;
    enum folder_kind kind;
    int64_t size;     /* in bytes */
    int64_t modified; /* seconds since 1970 */
};

struct folder_entries {
    struct folder_entry *entries;
    size_t count;
    bool missing; /* there is no such folder, or it cannot be read */
};

/* Reads a folder: folders first, then files whose names end as those of lists do (.csv, .tsv, .tab, .txt), then other files, each in the order of their names; what is neither is left out. Released by folder_entries_done. */
void folder_entries_read(struct folder_entries *entries, const char *path);
void folder_entries_done(struct folder_entries *entries);

/* Whether a name begins so, case aside; names with a dot before them only where the dot is asked for. */
bool folder_entry_matches(const struct folder_entry *entry, const char *beginning);

/* How far the names that begin so go on alike, those of other files only where nothing else begins so: the whole of what is to stand there, as the first of them has it, with a slash behind the only one where it is
 * a folder. NULL where none begins so. The caller frees it. */
char *folder_entries_complete(const struct folder_entries *entries, const char *beginning);

#endif
