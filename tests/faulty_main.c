/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn with a disk and a memory that fail when a test has ordered it: its main stands here, lrn's own is called lrn_main in this program. */
#include "config.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "tests/faults.h"

/* The makefile names lrn's main so. */
#undef main
int lrn_main(int argc, char **argv);

static struct faults *faults;

bool faults_strike(enum fault fault)
{
    if (faults == NULL || !faults->counting)
        return false;
    int64_t count = ++faults->counts[fault], fatal = faults->fatal[fault];
    return fatal > 0 && (faults->forever ? count >= fatal : count == fatal);
}

/* --- Memory ----------------------------------------------------------------------------------------------------------- */

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define HAS_OWN_MEMORY
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || !defined HAVE___LIBC_MALLOC
#define HAS_OWN_MEMORY
#endif

/* Functions of these names in a program stand before those of the C library for all libraries too. Sanitizers have their own, and then none fails. */
#ifndef HAS_OWN_MEMORY

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static void *refuse(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return faults_strike(FAULT_ALLOCATION) ? refuse() : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return faults_strike(FAULT_ALLOCATION) ? refuse() : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return faults_strike(FAULT_ALLOCATION) ? refuse() : __libc_realloc(block, size);
}

#endif

int main(int argc, char **argv)
{
    const char *path = getenv(FAULTS_VARIABLE);

    faulty_disk_use();
    if (path != NULL)
        faults = faults_map(path);
    return lrn_main(argc, argv);
}
