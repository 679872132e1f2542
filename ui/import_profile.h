/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings kept by name in a person's state, and which of them was used last for lists with the same header. */
#ifndef LRN_IMPORT_PROFILE_H
#define LRN_IMPORT_PROFILE_H

#include "src/mapping.h"

/* Maps as the profile says, as far as the list has its columns; false where there is no such profile yet. */
bool import_profile_apply(const char *name, struct mapping *mapping);

/* Keeps a mapping under a name, and that it was used for lists with this header. */
void import_profile_keep(const char *name, const struct mapping *mapping);

/* The names under which mappings of a type's lists are kept, separated by commas; "" where none is. The caller frees them. */
char *import_profile_names(const struct record_type *type);

/* The profile last used for a list with this header, NULL where none was. The caller frees it. */
char *import_profile_last(const struct mapping *mapping);

#endif
