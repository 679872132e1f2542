/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/folded_words.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum { PLACES_FIRST = 1 << 12, PLACES_MOST = 1 << 13, PLACES_NEAR = 4 };

struct word {
    uint32_t length, folded_length;
    char bytes[]; /* the word, then what it folds to */
};

struct folded_words {
    pthread_mutex_t lock;
    struct word **places; /* each word in one of the few that its bytes say; where all of these are taken it takes one of another */
    size_t place_count, count;
};

static bool word_is(const struct word *kept, const char *word, size_t length)
{
    return kept && kept->length == length && memcmp(kept->bytes, word, length) == 0;
}

/* Where a word is kept, or would be: among the few places that its bytes say, the first where no other is, or else the first. */
static struct word **place_of(const struct folded_words *words, const char *word, size_t length)
{
    uint32_t hash = 2166136261;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619;
    hash ^= hash >> 16;
    for (size_t i = 0; i < PLACES_NEAR; i++) {
        struct word **place = &words->places[(hash + i) % words->place_count];

        if (!*place || word_is(*place, word, length))
            return place;
    }
    return &words->places[hash % words->place_count];
}

/* Makes more places, while few have a word. */
static void places_make(struct folded_words *words, size_t count)
{
    struct word **before = words->places;
    const size_t before_count = words->place_count;

    words->places = memory_new_array(count, sizeof *words->places);
    words->place_count = count;
    for (size_t i = 0; i < before_count; i++)
        if (before[i]) {
            struct word **place = place_of(words, before[i]->bytes, before[i]->length);
            free(*place);
            *place = before[i];
        }
    free(before);
}

struct folded_words *folded_words_new(void)
{
    struct folded_words *words = memory_new(sizeof *words);

    pthread_mutex_init(&words->lock, NULL);
    places_make(words, PLACES_FIRST);
    return words;
}

void folded_words_free(struct folded_words *words)
{
    for (size_t i = 0; i < words->place_count; i++)
        free(words->places[i]);
    free(words->places);
    pthread_mutex_destroy(&words->lock);
    free(words);
}

static struct word *word_new(const char *word, size_t length, const char *folded, size_t folded_length)
{
    struct word *kept = memory_new(sizeof *kept + length + folded_length);

    kept->length = (uint32_t)length;
    kept->folded_length = (uint32_t)folded_length;
    memcpy(kept->bytes, word, length);
    memcpy(kept->bytes + length, folded, folded_length);
    return kept;
}

bool folded_words_find(struct folded_words *words, const char *word, size_t length, struct text *folded)
{
    pthread_mutex_lock(&words->lock);
    const struct word *kept = *place_of(words, word, length);
    const bool found = word_is(kept, word, length);
    if (found)
        text_add_bytes(folded, kept->bytes + length, kept->folded_length);
    pthread_mutex_unlock(&words->lock);
    return found;
}

void folded_words_keep(struct folded_words *words, const char *word, size_t length, const char *folded, size_t folded_length)
{
    struct word *kept = word_new(word, length, folded, folded_length);

    pthread_mutex_lock(&words->lock);
    if (words->count > words->place_count / 2 && words->place_count < PLACES_MOST)
        places_make(words, words->place_count * 2);
    struct word **place = place_of(words, word, length), *before = *place;
    words->count += !before;
    *place = kept;
    pthread_mutex_unlock(&words->lock);
    free(before);
}
