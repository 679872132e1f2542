/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number for the bytes of an import's file, by which the history knows it again: made while its rows are written. */
#include "config.h"

#include "db/importing_digest.h"

#include <stdlib.h>
#include <unistd.h>

#include "db/changeset.h"
#include "src/aside.h"
#include "src/memory.h"

enum { PIECE = 65536 };

struct file_digest {
    struct aside aside;
    int file;
    uint64_t digest;
    char bytes[PIECE];
};

static void *file_read(void *context)
{
    struct file_digest *digest = context;
    ssize_t length;

    for (off_t at = 0; (length = pread(digest->file, digest->bytes, PIECE, at)) > 0; at += length)
        digest->digest = changeset_digest(digest->digest, digest->bytes, (size_t)length);
    return NULL;
}

struct file_digest *file_digest_begin(int file)
{
    struct file_digest *digest = memory_new(sizeof *digest);

    digest->file = file;
    aside_begin(&digest->aside, file_read, digest);
    return digest;
}

uint64_t file_digest_end(struct file_digest *digest)
{
    if (!digest)
        return 0;
    aside_await(&digest->aside);
    const uint64_t number = digest->digest;
    free(digest);
    return number;
}
