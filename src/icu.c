/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/icu.h"

#include <stddef.h>
#include <stdlib.h>

#include <unicode/uclean.h>

#include "src/memory.h"

static void *block_new(const void *context, size_t size)
{
    (void)context;
    return memory_resize(NULL, size, 1);
}

static void *block_resize(const void *context, void *block, size_t size)
{
    (void)context;
    return memory_resize(block, size, 1);
}

static void block_free(const void *context, void *block)
{
    (void)context;
    free(block);
}

void icu_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, block_new, block_resize, block_free, &status);
}
