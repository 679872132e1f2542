/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/link.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"

/* What a link says, seen from the folder it is in; NULL where the path is none. The caller frees it. */
static char *link_read(const char *path)
{
    char target[PATH_MAX];
    const char *slash = strrchr(path, '/');
    ssize_t length = readlink(path, target, sizeof target - 1);

    if (length < 0)
        return NULL;
    target[length] = '\0';
    return target[0] == '/' || !slash ? string_copy(target) : string_format("%.*s/%s", (int)(slash - path), path, target);
}

char *link_follow(const char *path)
{
    char *at = string_copy(path), *real = NULL;

    while (!(real = realpath(at, NULL)) && errno == ENOENT) {
        char *next = link_read(at);
        /* Neither a link nor there: here it would be made. */
        if (!next)
            return at;
        free(at);
        at = next;
    }
    free(at);
    return real;
}
