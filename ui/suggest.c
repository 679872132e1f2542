/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/message.h"
#include "src/text.h"

enum { SUGGEST_MOST = 3 };

/* How far a name is from what was typed: 0 where it only has to be finished, more than limit where it is something else. */
static size_t name_distance(const char *key, const char *name, size_t limit)
{
    char *other = key_of(name);
    bool begins = *key && strncmp(key, other, strlen(key)) == 0;
    size_t distance = begins ? 0 : key_distance(key, other, limit);

    free(other);
    return distance;
}

static void suggestion_add(struct text *text, const char *name)
{
    /* TRANSLATORS: the first of the names in: Did you mean "search" or "set"? And those after it, with the blank before. */
    text_add_format(text, text->length > 0 ? _(" or \"%s\"") : _("\"%s\""), name);
}

char *suggest(const char *word, const char *const *names, size_t count)
{
    char *key = key_of(word);
    size_t limit = 1 + strlen(key) / 4;
    size_t offered = 0;
    struct text text = {0};

    /* The nearest first. */
    for (size_t distance = 0; distance <= limit; distance++) {
        for (size_t i = 0; i < count && offered < SUGGEST_MOST; i++) {
            if (name_distance(key, names[i], limit) != distance)
                continue;
            suggestion_add(&text, names[i]);
            offered++;
        }
    }
    free(key);
    return text_take(&text);
}

char *suggest_all(const char *const *names, size_t count)
{
    struct text text = {0};

    for (size_t i = 0; i < count; i++)
        suggestion_add(&text, names[i]);
    return text_take(&text);
}
