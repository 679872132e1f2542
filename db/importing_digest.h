/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number for the bytes of an import's file, by which the history knows it again. Private to db/. */
#ifndef LRN_IMPORTING_DIGEST_H
#define LRN_IMPORTING_DIGEST_H

#include <stdint.h>

/* Begins to read the file aside. The number, and its release, once it is read as a whole; 0 for NULL. */
struct file_digest *file_digest_begin(int file);
uint64_t file_digest_end(struct file_digest *digest);

#endif
