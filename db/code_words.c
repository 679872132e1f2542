/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/code_words.h"

#include <stdlib.h>
#include <string.h>

#include "db/words.h"
#include "src/memory.h"

enum { SLOTS = 2048, SLOTS_USED = 1536 };

/* Fields with the same vocabulary share their words; countries have none. */
struct entry {
    const struct vocabulary *vocabulary;
    char *code;
    char *words;
};

struct code_words {
    struct entry entries[SLOTS];
    size_t count;
};

struct code_words *code_words_new(void)
{
    return memory_new(sizeof(struct code_words));
}

void code_words_free(struct code_words *kept)
{
    for (size_t i = 0; kept && i < SLOTS; i++) {
        free(kept->entries[i].code);
        free(kept->entries[i].words);
    }
    free(kept);
}

/* The entry of a code, or the free one where it belongs. */
static struct entry *entry_find(struct code_words *kept, const struct vocabulary *vocabulary, const char *code, size_t length)
{
    size_t slot = (size_t)(uintptr_t)vocabulary / sizeof(struct vocabulary);

    for (size_t i = 0; i < length; i++)
        slot = slot * 31 + (unsigned char)code[i];
    for (slot %= SLOTS;; slot = (slot + 1) % SLOTS) {
        struct entry *entry = &kept->entries[slot];
        if (!entry->code || (entry->vocabulary == vocabulary && strncmp(entry->code, code, length) == 0 && entry->code[length] == '\0'))
            return entry;
    }
}

/* Words begin and end with a blank, of which two neighbours share one. */
static void add(struct text *words, const char *more)
{
    bool shares = words->length > 0 && words->bytes[words->length - 1] == ' ';

    text_add(words, shares && *more ? more + 1 : more);
}

void code_words_add(struct code_words *kept, struct store *store, const struct field *field, const char *code, size_t length,
                    struct text *words)
{
    struct entry *entry = entry_find(kept, field->vocabulary, code, length);

    if (!entry->code && kept->count < SLOTS_USED) {
        kept->count++;
        *entry = (struct entry){.vocabulary = field->vocabulary, .code = string_copy_part(code, length)};
        entry->words = words_of_code(store, field, entry->code);
    }
    if (entry->code) {
        add(words, entry->words);
        return;
    }
    char *copy = string_copy_part(code, length);
    char *made = words_of_code(store, field, copy);
    add(words, made);
    free(made);
    free(copy);
}
