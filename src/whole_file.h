/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or as it was before: written beside its place and put there once all of it is on the disk. A signal that ends the program
 * before leaves what was there. */
#ifndef LRN_WHOLE_FILE_H
#define LRN_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct whole_file;

/* Begins to write what shall stand at a path: a new file is 0600, one that is there keeps its mode and, where that can be, whose it is, and a symbolic link leads on to
 * what is written. What is no file (a pipe, a device) is written straight away. NULL with ERROR_USAGE where nothing can be written there. */
struct whole_file *whole_file_open(const char *path, struct error *error);

/* Writes bytes; ERROR_RULE where the disk is full or fails. */
bool whole_file_write(struct whole_file *file, const char *bytes, size_t length, struct error *error);

/* Makes sure that all that was written so far is on the disk; ERROR_RULE where it is full or fails. */
bool whole_file_sync(struct whole_file *file, struct error *error);

/* Ends the writing and frees file: keep puts it in its place; otherwise, and where that fails, what was there stays. */
bool whole_file_close(struct whole_file *file, bool keep, struct error *error);

#endif
