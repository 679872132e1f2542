/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/similar_spelling.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/country_name.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/similar_name.h"

enum { OWN_MOST = 5, ACRONYM_LEAST = 2, ASIDE_LEAST = 3, ACRONYM_MOST = 10, FILLER_MOST = 16, DASH_LENGTH = 3 };

/* Part of a name. Names are cut at their ends only, so that a spelling is a part of what was given. */
struct part {
    const char *start;
    size_t length;
};

/* --- Signs between a name and what stands beside it ----------------------------------------------------------------------- */

/* Signs by their bytes; dashes beyond ASCII are looked at apart. */
enum { SIGN_BLANK = 1, SIGN_MARK = 2, SIGN_CLOSER = 4, SIGN_POINT = 8 };

static const unsigned char signs[UCHAR_MAX + 1] = {
    [' '] = SIGN_BLANK, [','] = SIGN_MARK, [';'] = SIGN_MARK,   [':'] = SIGN_MARK,   ['/'] = SIGN_MARK,   ['|'] = SIGN_MARK,  ['-'] = SIGN_MARK,
    ['('] = SIGN_MARK,  ['['] = SIGN_MARK, ['{'] = SIGN_MARK,   [')'] = SIGN_CLOSER, [']'] = SIGN_CLOSER, ['}'] = SIGN_CLOSER, ['.'] = SIGN_POINT,
};

static unsigned sign_of(char byte)
{
    return signs[(unsigned char)byte];
}

static bool is_dash(const char *bytes)
{
    return memcmp(bytes, "\u2013", DASH_LENGTH) == 0 || memcmp(bytes, "\u2014", DASH_LENGTH) == 0;
}

/* How long the blank or sign is with which a part ends, or begins; 0 for a letter. */
static size_t sign_at_end(const struct part *part)
{
    if (part->length == 0)
        return 0;
    if (sign_of(part->start[part->length - 1]) & (SIGN_BLANK | SIGN_MARK))
        return 1;
    return part->length >= DASH_LENGTH && is_dash(part->start + part->length - DASH_LENGTH) ? DASH_LENGTH : 0;
}

static size_t sign_at_start(const struct part *part)
{
    if (part->length > 0 && sign_of(*part->start) & (SIGN_BLANK | SIGN_MARK | SIGN_CLOSER))
        return 1;
    return part->length >= DASH_LENGTH && is_dash(part->start) ? DASH_LENGTH : 0;
}

/* Takes the signs off; true where one of them was more than a blank. */
static bool trim_end(struct part *part)
{
    bool set_off = false;

    for (size_t sign; (sign = sign_at_end(part)) > 0; part->length -= sign)
        set_off = set_off || part->start[part->length - 1] != ' ';
    return set_off;
}

static bool trim_start(struct part *part)
{
    bool set_off = false;

    for (size_t sign; (sign = sign_at_start(part)) > 0; part->length -= sign, part->start += sign)
        set_off = set_off || *part->start != ' ';
    return set_off;
}

/* A part without the brackets that end with it. */
static struct part without_closers(const struct part *part)
{
    struct part inner = *part;

    while (inner.length > 0 && sign_of(inner.start[inner.length - 1]) & (SIGN_BLANK | SIGN_CLOSER | SIGN_POINT))
        inner.length--;
    return inner;
}

/* What of a part stands behind the last sign, or behind the last blank too. */
static struct part behind_last(const struct part *part, bool blanks)
{
    struct part before = *part;

    while (before.length > 0 && (sign_at_end(&before) == 0 || (!blanks && before.start[before.length - 1] == ' ')))
        before.length--;
    return (struct part){.start = part->start + before.length, .length = part->length - before.length};
}

/* --- Acronyms --------------------------------------------------------------------------------------------------------------- */

static struct part word_next(struct part *rest)
{
    struct part word;

    trim_start(rest);
    word = *rest;
    for (word.length = 0; rest->length > 0 && sign_at_start(rest) == 0; rest->start++, rest->length--)
        word.length++;
    return word;
}

static bool is_filler(const struct part *word)
{
    char lower[FILLER_MOST];
    size_t length = 0;

    for (size_t i = 0; i < word->length && length + 1 < sizeof lower; i++)
        if (word->start[i] != '.')
            lower[length++] = (char)tolower((unsigned char)word->start[i]);
    lower[length] = '\0';
    return similar_word_is_filler(lower);
}

/* A word of capital letters and digits. */
static bool is_acronym(const struct part *part)
{
    if (part->length < ACRONYM_LEAST || part->length > ACRONYM_MOST)
        return false;
    for (size_t i = 0; i < part->length; i++)
        if (!isupper((unsigned char)part->start[i]) && !isdigit((unsigned char)part->start[i]))
            return false;
    return true;
}

/* Whether a word is what the words of a name begin with, small ones passed over where it does so. */
static bool are_initials(const struct part *word, const struct part *name)
{
    struct part rest = *name, next;
    size_t at = 0;

    if (!is_acronym(word))
        return false;
    while ((next = word_next(&rest)).length > 0) {
        if (at < word->length && tolower((unsigned char)word->start[at]) == tolower((unsigned char)*next.start))
            at++;
        else if (!is_filler(&next))
            return false;
    }
    return at == word->length;
}

/* --- What the record says elsewhere ------------------------------------------------------------------------------------------ */

/* Whether a text behind a sign is the record's town, acronym or country, however it is spelt. */
static bool is_own(const struct part *part, const struct similar_own *own)
{
    char *text = string_copy_part(part->start, part->length), *key = key_of(text);
    const bool is = key_is(key, own->acronym) || key_is(key, own->city) || key_is(key, own->region) || country_is_called(own->country, text);

    free(key);
    free(text);
    return is;
}

/* Cuts a part off after so many bytes, unless nothing would be left, or what was said of it is a part of the sentence: "University of Dhaka". */
static bool cut_after(struct part *part, size_t length)
{
    struct part rest = {.start = part->start, .length = length};
    const bool set_off = trim_end(&rest);
    const struct part last = behind_last(&rest, true);

    if (rest.length == 0 || rest.length == length || (!set_off && is_filler(&last)))
        return false;
    *part = rest;
    return true;
}

static bool ends_with(const struct part *part, const char *text)
{
    const size_t length = strlen(text);

    return length > 0 && length < part->length && strncasecmp(part->start + part->length - length, text, length) == 0;
}

/* "II" tells a second one from the first. */
static bool is_numeral(const struct part *word)
{
    size_t length = 0;

    while (length < word->length && strchr("IVXLC", word->start[length]))
        length++;
    return length == word->length;
}

static bool has_capitals_only(const struct part *part)
{
    for (size_t i = 0; i < part->length; i++)
        if (islower((unsigned char)part->start[i]) || (unsigned char)part->start[i] > SCHAR_MAX)
            return false;
    return true;
}

/* Whether a name ends in brackets around what is short for something, as long as its record says nothing else is. Where all is in capitals they tell nothing. */
static bool has_acronym_aside(const struct part *part, const struct part *word, const struct similar_own *own)
{
    const struct part before = {.start = part->start, .length = (size_t)(word->start - part->start)};
    const bool is_aside = part->length > 0 && part->start[part->length - 1] == ')' && word->start > part->start && word->start[-1] == '(';

    return is_aside && own->has_acronym && !*own->acronym && word->length >= ASIDE_LEAST && is_acronym(word) && isupper((unsigned char)*word->start) && !is_numeral(word)
           && !has_capitals_only(&before);
}

/* By the letters, so that nothing needs to stand between: "Asha Workers Centre Dhaka". */
static bool cut_words(struct part *part, const struct part *inner, const struct similar_own *own)
{
    const struct country_name *country = country_name_by_code(own->country);
    const char *const texts[OWN_MOST] = {own->acronym, own->city, own->region, country ? country->name[LANGUAGE_EN] : "", country ? country->name[LANGUAGE_NB] : ""};

    for (size_t i = 0; i < OWN_MOST; i++)
        if (ends_with(inner, texts[i]) && cut_after(part, inner->length - strlen(texts[i])))
            return true;
    return false;
}

static bool cut_end(struct part *part, const struct similar_own *own)
{
    const struct part inner = without_closers(part), aside = behind_last(&inner, false), word = behind_last(&inner, true);
    const struct part before = {.start = inner.start, .length = inner.length - word.length};

    if (cut_words(part, &inner, own))
        return true;
    if (has_acronym_aside(part, &word, own) && cut_after(part, before.length))
        return true;
    if (word.length < inner.length && are_initials(&word, &before) && cut_after(part, before.length))
        return true;
    return aside.length > 0 && aside.length < inner.length && is_own(&aside, own) && cut_after(part, inner.length - aside.length);
}

/* Only acronyms stand before a name; where nothing but a blank follows, its words must begin so. */
static bool cut_start(struct part *part, const struct similar_own *own)
{
    struct part rest = *part;
    const struct part word = word_next(&rest);
    const bool set_off = trim_start(&rest), is_given = word.length == strlen(own->acronym) && strncasecmp(word.start, own->acronym, word.length) == 0;

    if (rest.length == 0 || !((set_off && is_given && word.length > 0) || are_initials(&word, &rest)))
        return false;
    *part = rest;
    return true;
}

static struct part bare_of(struct part part, const struct similar_own *own)
{
    trim_start(&part);
    trim_end(&part);
    while (cut_end(&part, own) || cut_start(&part, own))
        continue;
    return part;
}

/* --- Brackets ---------------------------------------------------------------------------------------------------------------- */

/* Takes off the brackets with which a part ends; what they say goes to *said. */
static bool cut_brackets(struct part *part, struct part *said)
{
    struct part rest = *part;

    if (rest.length == 0 || rest.start[rest.length - 1] != ')')
        return false;
    while (rest.length > 0 && rest.start[rest.length - 1] != '(')
        rest.length--;
    *said = (struct part){.start = rest.start + rest.length, .length = part->length - rest.length - (rest.length > 0)};
    trim_end(&rest);
    if (rest.length == 0)
        return false;
    *part = rest;
    return true;
}

/* One word is what many have in brackets: "(demo)", "(HQ office)" would be two. */
static bool says_name(const struct part *said)
{
    struct part rest = *said;
    const struct part first = word_next(&rest);

    return (first.length > 0 && word_next(&rest).length > 0) || is_acronym(said);
}

/* --- All of them ------------------------------------------------------------------------------------------------------------- */

struct telling {
    similar_spelling_function *each;
    void *context;
};

static bool tell(const struct telling *telling, const struct part *part, enum similar_spelling how)
{
    char *text = string_copy_part(part->start, part->length);
    const bool go_on = telling->each(telling->context, text, how);

    free(text);
    return go_on;
}

bool similar_spelling_each(const char *name, const struct similar_own *own, similar_spelling_function *each, void *context)
{
    const struct telling telling = {.each = each, .context = context};
    const struct part given = {.start = name, .length = strlen(name)};
    const struct part bare = bare_of(given, own);
    struct part loose = bare, said;

    if (!each(context, name, SPELLING_GIVEN) || (bare.length < given.length && !tell(&telling, &bare, SPELLING_BARE)))
        return false;
    if (!cut_brackets(&loose, &said))
        return true;
    loose = bare_of(loose, own);
    return tell(&telling, &loose, SPELLING_LOOSE) && (!says_name(&said) || tell(&telling, &said, SPELLING_LOOSE));
}
