/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one allocator: memory that cannot be had ends the program by die(), so callers never check. */
#ifndef LRN_MEMORY_H
#define LRN_MEMORY_H

#include <stddef.h>

/* Returns size bytes, all zero; the caller frees them with free(). */
void *memory_new(size_t size);

/* Returns count elements of size bytes each, all zero; checks the product for overflow. */
void *memory_new_array(size_t count, size_t size);

/* Resizes a block to count elements of size bytes; what is new is not cleared. */
void *memory_resize(void *block, size_t count, size_t size);

/* Makes room for one more element behind the count of a block that only this has grown: at each power of two it becomes twice as large. */
void *memory_more(void *block, size_t count, size_t size);

/* Gives memory back to the system as soon as it is free, where that can be asked for: for programs that stay. To be called before there are threads. */
void memory_hold_little(void);

/* Returns a copy of a string, NULL for NULL; the caller frees it. */
char *string_copy(const char *string);

/* Returns a copy of the first length bytes of a string, ended by a NUL; the caller frees it. */
char *string_copy_part(const char *string, size_t length);

/* Returns a string made as by printf; the caller frees it. */
char *string_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
