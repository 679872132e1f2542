/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mistyped word may have been meant to be. */
#ifndef LRN_SUGGEST_H
#define LRN_SUGGEST_H

#include <stddef.h>

/* The names nearest to a word in spelling, or beginning with it, as a message offers them: "search" or "set"; "" where none is near. At most three.
 * The caller frees it. */
char *suggest(const char *word, const char *const *names, size_t count);

/* All of the names in the same way. The caller frees it. */
char *suggest_all(const char *const *names, size_t count);

#endif
