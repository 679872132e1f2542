/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/path.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

char *path_expand(const char *text)
{
    const char *home = getenv("HOME");
    char *path = text_trimmed(text);

    if (!home || path[0] != '~' || (path[1] != '/' && path[1] != '\0'))
        return path;
    char *expanded = string_format("%s%s", home, path + 1);
    free(path);
    return expanded;
}

char *path_shorten(const char *path)
{
    const char *home = getenv("HOME");
    size_t length = home ? strlen(home) : 0;

    while (length > 0 && home[length - 1] == '/')
        length--;
    if (length == 0 || strncmp(path, home, length) != 0 || (path[length] != '/' && path[length] != '\0'))
        return string_copy(path);
    return string_format("~%s", path + length);
}

const char *path_whole(const char *text)
{
    const char *whole = text;

    for (const char *at = strchr(text, '/'); at; at = strchr(at + 1, '/'))
        if (at[1] == '/' || (at[1] == '~' && at[2] == '/'))
            whole = at + 1;
    return whole;
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}
