/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that stand for bytes (FNV-1a in 64 bits): to find things by and to tell whether they changed, never for security. */
#ifndef LRN_HASH_H
#define LRN_HASH_H

#include <stddef.h>
#include <stdint.h>

/* What a number begins with before any bytes are in it. Databases keep such numbers: they stay as they are. */
#define HASH_BEGIN UINT64_C(14695981039346656037)

/* The number with further bytes in it. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);

/* The number with a text in it and the NUL behind it, so that "ab" "c" is not "a" "bc". */
uint64_t hash_text(uint64_t hash, const char *text);

#endif
