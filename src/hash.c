/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/hash.h"

#include <string.h>

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *const end = (const unsigned char *)bytes + length;

    for (const unsigned char *at = bytes; at < end; at++)
        hash = (hash ^ *at) * UINT64_C(1099511628211);
    return hash;
}

uint64_t hash_text(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text) + 1);
}
