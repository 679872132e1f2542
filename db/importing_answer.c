/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that fields do not know: counted, and what they mean, as somebody said. */
#include "config.h"

#include "db/importing_answer.h"

#include <stdlib.h>
#include <string.h>

#include "db/importing_known.h"
#include "db/spelling.h"
#include "src/country_name.h"
#include "src/hash.h"
#include "src/key.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/quote.h"

/* Of more different words only the first are asked for; their places are found in a table of twice as many. */
enum { UNKNOWN_MOST = 1024, UNKNOWN_PLACES = 2 * UNKNOWN_MOST };

/* What a word is known by: its key; the word itself where it has none. */
static char *word_key(const char *word)
{
    char *key = key_of(word);

    if (*key)
        return key;
    free(key);
    return string_copy(word);
}

static bool is_word(const char *key, const char *word)
{
    char *other = word_key(word);
    bool same = strcmp(key, other) == 0;

    free(other);
    return same;
}

/* --- Counting ------------------------------------------------------------------------------------------------------------- */

void importing_unknown_clear(struct import *import)
{
    for (size_t i = 0; i < import->unknown_count; i++)
        free(import->unknown[i].value);
    free(import->unknown);
    free(import->unknown_places);
    import->unknown = NULL;
    import->unknown_places = NULL;
    import->unknown_count = 0;
}

static size_t word_hash(const struct field *field, const char *key)
{
    const uint64_t hash = hash_text(HASH_BEGIN ^ (uint64_t)(uintptr_t)field, key);

    return (size_t)((hash ^ hash >> 32) % UNKNOWN_PLACES);
}

/* The place of a word in the table: where it stands, or the free one where it would. */
static uint16_t *unknown_place(const struct import *import, const struct field *field, const char *key)
{
    size_t at = word_hash(field, key);

    for (;; at = (at + 1) % UNKNOWN_PLACES) {
        const uint16_t place = import->unknown_places[at];
        if (place == 0 || (import->unknown[place - 1].field == field && is_word(key, import->unknown[place - 1].value)))
            return &import->unknown_places[at];
    }
}

static void line_add(struct import_unknown *unknown, size_t line)
{
    if (line == unknown->last_line)
        return;
    if (unknown->line_count < IMPORT_LINES_TOLD)
        unknown->lines[unknown->line_count] = line;
    unknown->line_count++;
    unknown->last_line = line;
}

static void unknown_add(struct import *import, const struct field *field, const char *word, bool several, uint16_t *place)
{
    if (import->unknown_count == UNKNOWN_MOST)
        return;
    import->unknown = memory_more(import->unknown, import->unknown_count, sizeof *import->unknown);
    import->unknown[import->unknown_count++] = (struct import_unknown){.field = field, .value = string_copy(word), .is_several = several};
    *place = (uint16_t)import->unknown_count;
}

void importing_unknown_count(struct import *import, const struct field *field, const char *word, bool several)
{
    char *key = word_key(word);

    if (!import->unknown_places)
        import->unknown_places = memory_new_array(UNKNOWN_PLACES, sizeof *import->unknown_places);
    uint16_t *place = unknown_place(import, field, key);
    if (*place == 0)
        unknown_add(import, field, word, several, place);
    if (*place != 0) {
        import->unknown[*place - 1].count++;
        line_add(&import->unknown[*place - 1], import->reading_line);
    }
    free(key);
}

size_t import_unknown_count(const struct import *import)
{
    return import->unknown_count;
}

const struct import_unknown *import_unknown_at(const struct import *import, size_t index)
{
    return &import->unknown[index];
}

/* --- Answers -------------------------------------------------------------------------------------------------------------- */

static void answer_done(struct import_answer *answer)
{
    free(answer->word);
    free(answer->key);
    value_clear(&answer->value);
}

void importing_answers_clear(struct import *import)
{
    for (size_t i = 0; i < import->answer_count; i++)
        answer_done(&import->answers[i]);
    free(import->answers);
    import->answers = NULL;
    import->answer_count = 0;
}

static struct import_answer *answer_find(const struct import *import, const struct field *field, const char *key)
{
    for (size_t i = 0; i < import->answer_count; i++)
        if (import->answers[i].field == field && strcmp(import->answers[i].key, key) == 0)
            return &import->answers[i];
    return NULL;
}

static struct import_answer *answer_put(struct import *import, const struct field *field, const char *word, const struct value *value)
{
    struct import_answer answer = {.field = field, .word = string_copy(word), .key = word_key(word)};
    struct import_answer *place = answer_find(import, field, answer.key);

    value_copy(&answer.value, value);
    if (place) {
        answer_done(place);
    } else {
        import->answers = memory_more(import->answers, import->answer_count, sizeof *import->answers);
        place = &import->answers[import->answer_count++];
    }
    *place = answer;
    return place;
}

/* What was learned of a word at an earlier import; NULL where that says nothing to us: its record may be gone. */
static const struct import_answer *learned_find(struct import *import, const struct field *field, const char *word)
{
    struct import_answer *answer = NULL;
    struct value value = {0};
    struct error error;
    char *meaning;

    if (spelling_find(import->store, field, word, &meaning, &error) && meaning
        && (*meaning == '\0' || store_parse_value(import->store, import->viewer, field, meaning, &value, &error))) {
        answer = answer_put(import, field, word, &value);
        answer->learned = true;
    }
    value_clear(&value);
    free(meaning);
    return answer;
}

/* Whether the check met a word that nobody knew. */
static bool is_unknown(const struct import *import, const struct field *field, const char *key)
{
    return import->unknown_places && *unknown_place(import, field, key) != 0;
}

bool importing_answer_find(struct import *import, const struct field *field, const char *word, struct value *value)
{
    char *key = word_key(word);
    const struct import_answer *answer = answer_find(import, field, key);

    if (!answer && !is_unknown(import, field, key))
        answer = learned_find(import, field, word);
    if (answer)
        value_copy(value, &answer->value);
    free(key);
    return answer != NULL;
}

bool import_answer(struct import *import, const struct field *field, const char *word, const char *meaning, struct error *error)
{
    struct value value = {0};

    if (*meaning && !store_parse_value(import->store, import->viewer, field, meaning, &value, error))
        return false;
    answer_put(import, field, word, &value);
    value_clear(&value);
    /* Cells that were read by another answer are read anew. */
    known_clear(import->known);
    return true;
}

bool import_spelling(struct import *import, const char *spelling, struct error *error)
{
    const char *colon = strchr(spelling, ':'), *equals = strrchr(spelling, '=');
    struct quote quote;

    if (!colon || !equals || equals <= colon + 1)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no FIELD:WORD=MEANING."), quote_text(&quote, spelling));
    char *name = string_copy_part(spelling, (size_t)(colon - spelling)), *word = string_copy_part(colon + 1, (size_t)(equals - colon - 1));
    const struct field *field = mapping_field(import->type, name, error);
    bool ok = field && import_answer(import, field, word, equals + 1, error);
    if (field && !ok && error)
        error->code = ERROR_USAGE;
    free(name);
    free(word);
    return ok;
}

bool import_is_learned(const struct field *field, const char *word)
{
    const struct country_name *country, *other;

    return (field->kind != FIELD_COUNTRY && field->kind != FIELD_COUNTRIES) || country_find(word, &country, &other) != COUNTRY_AMBIGUOUS;
}

const char *import_passing(const struct import *import, size_t *from)
{
    while (*from < import->answer_count) {
        const struct import_answer *answer = &import->answers[(*from)++];
        if (!import_is_learned(answer->field, answer->word))
            return answer->word;
    }
    return NULL;
}

static bool is_to_be_learned(const struct import_answer *answer)
{
    return !answer->learned && import_is_learned(answer->field, answer->word);
}

/* What was said may have been said before. */
static bool is_new(const struct import *import, const struct import_answer *answer)
{
    char *meaning = field_print(answer->field, &answer->value), *before = NULL;
    struct error error;
    bool known = spelling_find(import->store, answer->field, answer->word, &before, &error) && before && strcmp(before, meaning) == 0;

    free(before);
    free(meaning);
    return !known;
}

bool importing_answers_are_new(const struct import *import)
{
    for (size_t i = 0; i < import->answer_count; i++)
        if (is_to_be_learned(&import->answers[i]) && is_new(import, &import->answers[i]))
            return true;
    return false;
}

bool importing_answers_learn(struct import *import, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < import->answer_count; i++) {
        const struct import_answer *answer = &import->answers[i];
        if (!is_to_be_learned(answer))
            continue;
        char *meaning = field_print(answer->field, &answer->value);
        ok = spelling_learn(import->store, answer->field, answer->word, meaning, error);
        free(meaning);
    }
    return ok;
}
