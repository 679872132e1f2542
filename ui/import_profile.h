/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How lists are read, kept by name in a person's state, and which of these ways was used last for lists with the same header. */
#ifndef LRN_IMPORT_PROFILE_H
#define LRN_IMPORT_PROFILE_H

#include "src/csv_dialect.h"
#include "src/mapping.h"

/* A value for all rows, or what rows must have to be read. */
enum import_rule_kind { IMPORT_RULE_SET, IMPORT_RULE_WHERE };

struct import_rule {
    enum import_rule_kind kind;
    char *text; /* FIELD=VALUE as import_set takes it, HEADER=VALUE as import_where does */
};

/* All zero: as lists are recognised. */
struct import_profile {
    struct csv_options reading; /* what was said to be otherwise than recognised; encoding is owned */
    char *lines;                /* as mapping_print writes them, or NULL */
    struct import_rule *rules;
    size_t rule_count;
};

/* Reads what is kept under a name; false, with nothing in it, where there is no such profile yet. import_profile_done releases it. */
bool import_profile_load(const char *name, const struct record_type *type, struct import_profile *profile);
void import_profile_done(struct import_profile *profile);

/* Says how the file is read (encoding copied), adds a rule (text copied), takes those of a kind away for which drop is true (NULL: all). */
void import_profile_read(struct import_profile *profile, const struct csv_options *reading);
void import_profile_add(struct import_profile *profile, enum import_rule_kind kind, const char *text);
void import_profile_drop(struct import_profile *profile, enum import_rule_kind kind, bool (*drop)(void *context, const char *text), void *context);

/* Maps as the profile says, as far as the list has its columns. */
void import_profile_map(const struct import_profile *profile, struct mapping *mapping);

/* What it says beside the columns, as options of the command line; "" where that is nothing. The caller frees it. */
char *import_profile_text(const struct import_profile *profile);

/* Keeps under a name how a list was read, with this mapping of its columns, and that it was used for lists with this header. */
void import_profile_keep(const char *name, const struct import_profile *profile, const struct mapping *mapping);

/* The names under which mappings of a type's lists are kept, separated by commas; "" where none is. The caller frees them. */
char *import_profile_names(const struct record_type *type);

/* The profile last used for a list with this header, NULL where none was. The caller frees it. */
char *import_profile_last(const struct mapping *mapping);

#endif
