/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/viewer.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "src/text.h"

bool viewer_can_be_called(const char *text)
{
    size_t characters = 0;

    if (!utf8_is_valid(text, strlen(text)) || !text_is_readable(text))
        return false;
    for (const char *at = text; *at; at++)
        characters += ((unsigned char)*at & 0xC0) != 0x80;
    char *visible = text_visible(text, false);
    bool same = strcmp(visible, text) == 0;
    free(visible);
    return same && characters <= VIEWER_NAME_LONGEST;
}

static const char *const visibility_codes[VISIBILITY_COUNT] = {
    [VISIBILITY_PUBLIC] = "public",
    [VISIBILITY_MEMBERS] = "members",
    [VISIBILITY_PARTIES] = "parties",
    [VISIBILITY_COORDINATORS] = "coordinators",
};

enum visibility visibility_from_code(const char *code)
{
    for (int level = 0; code && level < VISIBILITY_COUNT; level++)
        if (strcmp(visibility_codes[level], code) == 0)
            return (enum visibility)level;
    return VISIBILITY_COORDINATORS;
}

const char *visibility_code(enum visibility level)
{
    return visibility_codes[level];
}

enum visibility viewer_highest_mark(const struct viewer *viewer)
{
    return viewer->unmarked && viewer->level > VISIBILITY_MEMBERS ? VISIBILITY_MEMBERS : viewer->level;
}

bool viewer_may_see(const struct viewer *viewer, const char *code, const char *default_code)
{
    return code && *code ? visibility_from_code(code) <= viewer_highest_mark(viewer) : visibility_from_code(default_code) <= viewer->level;
}
