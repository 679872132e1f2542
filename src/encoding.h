/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What encodings are called, and the byte order marks that texts in them begin with. */
#ifndef LRN_ENCODING_H
#define LRN_ENCODING_H

#include <stddef.h>

/* Our name for what people call an encoding ("utf8", "cp1252", "iso 8859-1", "mac"), whatever its case and what stands between; name itself where it is none of ours. */
const char *encoding_name(const char *name);

/* The byte order mark of the encoding called name (as encoding_name gives it); returns how many bytes it has, 0 where the encoding has none. */
size_t encoding_mark(const char *name, const char **bytes);

/* The encoding whose byte order mark stands at the beginning of bytes, and how many of them it takes; NULL where none does. */
const char *encoding_of_mark(const char *bytes, size_t length, size_t *mark);

#endif
