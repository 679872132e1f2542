/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small text files that are a person's own: read whole, written whole or not at all, 0600. */
#ifndef LRN_PRIVATE_FILE_H
#define LRN_PRIVATE_FILE_H

#include <stdbool.h>

/* The whole text of a file, the caller frees it; NULL where there is none, it cannot be read or holds NUL bytes. */
char *private_file_read(const char *path);

/* Writes a text into a temporary file beside the path and puts it in the path's place; on failure what was there stays. */
bool private_file_write(const char *path, const char *text);

#endif
