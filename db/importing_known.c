/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that an import has read before: lists repeat a few hundred of them for ever. */
#include "config.h"

#include "db/importing_known.h"

#include <stdlib.h>
#include <string.h>

#include "src/hash.h"
#include "src/memory.h"

enum { KNOWN_SLOTS = 4096 };

/* One spelling of a field's value. Lists repeat a few hundred of them for ever; those that clash share a place, and the last one has it. */
struct spelling {
    const struct field *field;
    char *text;
    struct value value;
};

struct known {
    struct spelling spellings[KNOWN_SLOTS];
};

struct known *known_new(void)
{
    return memory_new(sizeof(struct known));
}

static void spelling_done(struct spelling *spelling)
{
    free(spelling->text);
    value_clear(&spelling->value);
    *spelling = (struct spelling){0};
}

void known_clear(struct known *known)
{
    for (size_t i = 0; i < KNOWN_SLOTS; i++)
        spelling_done(&known->spellings[i]);
}

void known_free(struct known *known)
{
    if (known)
        known_clear(known);
    free(known);
}

static size_t slot_of(const struct field *field, const char *text)
{
    const uint64_t hash = hash_text(HASH_BEGIN ^ (uint64_t)(uintptr_t)field, text);

    return (size_t)((hash ^ hash >> 32) % KNOWN_SLOTS);
}

bool known_find(const struct known *known, const struct field *field, const char *text, struct value *value)
{
    const struct spelling *spelling = &known->spellings[slot_of(field, text)];

    if (spelling->field != field || strcmp(spelling->text, text) != 0)
        return false;
    value_copy(value, &spelling->value);
    return true;
}

void known_keep(struct known *known, const struct field *field, const char *text, const struct value *value)
{
    struct spelling *spelling = &known->spellings[slot_of(field, text)];

    spelling_done(spelling);
    *spelling = (struct spelling){.field = field, .text = string_copy(text)};
    value_copy(&spelling->value, value);
}
