/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/memory.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if HAVE_MALLOC_H
#include <malloc.h>
#endif

#include "src/die.h"

static void *memory_checked(void *block)
{
    if (!block)
        die("out of memory");
    return block;
}

void *memory_new(size_t size)
{
    return memory_new_array(size, 1);
}

void *memory_new_array(size_t count, size_t size)
{
    /* Nothing asked is one byte, so that NULL always means failure. */
    if (count == 0 || size == 0)
        count = size = 1;
    return memory_checked(calloc(count, size));
}

void *memory_resize(void *block, size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    if (count > SIZE_MAX / size)
        die("out of memory");
    return memory_checked(realloc(block, count * size));
}

void *memory_more(void *block, size_t count, size_t size)
{
    bool is_full = (count & (count - 1)) == 0;

    return is_full ? memory_resize(block, count > 0 ? 2 * count : 1, size) : block;
}

void memory_hold_little(void)
{
#ifdef M_TRIM_THRESHOLD /* glibc's: said once, they no longer grow by themselves with the largest block that was freed */
    enum { MAPPED_FROM = 128 * 1024, FREE_AT_END = 64 * 1024, TAKEN_AT_ONCE = 16 * 1024 };

    mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
    mallopt(M_TRIM_THRESHOLD, FREE_AT_END);
    mallopt(M_TOP_PAD, TAKEN_AT_ONCE);
#endif
}

char *string_copy(const char *string)
{
    return string ? string_copy_part(string, strlen(string)) : NULL;
}

char *string_copy_part(const char *string, size_t length)
{
    char *copy = memory_checked(malloc(length + 1));
    if (length > 0)
        memcpy(copy, string, length);
    copy[length] = '\0';
    return copy;
}

char *string_format(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        die("a text could not be formatted");
    char *string = memory_new((size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(string, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return string;
}
