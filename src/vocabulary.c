/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "src/encoder.h"
#include "src/key.h"
#include "src/text.h"

const struct term *vocabulary_term(const struct vocabulary *vocabulary, const char *code)
{
    size_t place = vocabulary_order(vocabulary, code);

    return place < vocabulary->count ? &vocabulary->terms[place] : NULL;
}

size_t vocabulary_order(const struct vocabulary *vocabulary, const char *code)
{
    size_t place = 0;

    while (place < vocabulary->count && strcmp(vocabulary->terms[place].code, code) != 0)
        place++;
    return place;
}

const char *vocabulary_word(const struct vocabulary *vocabulary, const char *code, enum language language)
{
    const struct term *term = vocabulary_term(vocabulary, code);

    return term ? message_in(language, term->label) : code;
}

/* The first term for which a way of knowing it by a key holds. */
static const struct term *term_known_by(const struct vocabulary *vocabulary, const char *key,
                                        bool (*knows)(const struct term *term, const char *key))
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (knows(&vocabulary->terms[i], key))
            return &vocabulary->terms[i];
    return NULL;
}

static bool term_has_code(const struct term *term, const char *key)
{
    return key_is(key, term->code);
}

static bool term_has_label(const struct term *term, const char *key)
{
    return key_is_message(key, term->label);
}

/* Whether a text is a term's word in an encoding that lacks some of its letters, as "1?9" is "1–9". */
static bool term_has_lacking_label(const struct term *term, const char *text)
{
    bool has = false;

    for (int language = 0; !has && language < LANGUAGE_COUNT; language++)
        has = encoder_is_lacking_copy(message_in((enum language)language, term->label), text);
    return has;
}

static bool term_has_synonym(const struct term *term, const char *key)
{
    return key_is_among(key, term->synonyms);
}

const struct term *vocabulary_find(const struct vocabulary *vocabulary, const char *text)
{
    const struct term *term = vocabulary_term(vocabulary, text);

    if (term)
        return term;
    char *key = key_of(text);
    term = term_known_by(vocabulary, key, term_has_code);
    if (!term)
        term = term_known_by(vocabulary, key, term_has_label);
    if (!term)
        term = term_known_by(vocabulary, key, term_has_synonym);
    if (!term && strchr(text, '?'))
        term = term_known_by(vocabulary, text, term_has_lacking_label);
    free(key);
    return term;
}

/* Whether a text was meant to be a word: the one holds the other's letters, or few of them differ. */
static bool is_near(const char *key, const char *word)
{
    char *other = key_of(word);
    size_t limit = strlen(key) < 4 ? 0 : strlen(key) < 8 ? 1 : 2;
    bool near = strlen(key) > 2 && (strstr(other, key) || key_distance(key, other, limit) <= limit);

    free(other);
    return near;
}

static bool term_is_near(const struct term *term, const char *key)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (is_near(key, message_in((enum language)language, term->label)))
            return true;
    return is_near(key, term->code);
}

char *vocabulary_offer(const struct vocabulary *vocabulary, const char *text, bool codes)
{
    enum { SHORT = 7, MOST = 4 };
    bool all = vocabulary->count <= SHORT;
    char *key = key_of(text);
    struct text offer = {0};
    size_t offered = 0;

    for (size_t i = 0; i < vocabulary->count && (all || offered < MOST); i++) {
        const struct term *term = &vocabulary->terms[i];

        if (!all && !term_is_near(term, key))
            continue;
        text_add(&offer, offered++ ? ", " : "");
        text_add(&offer, codes ? term->code : message_text(term->label));
    }
    free(key);
    return text_take(&offer);
}
