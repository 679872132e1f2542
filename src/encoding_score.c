/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_score.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include <unicode/uchar.h>

#include "src/decoder.h"
#include "src/encoding_letter.h"
#include "src/text.h"

/* One or two letters may fit several: most lists come from Windows. */
static const struct {
    const char *name;
    long advance;
} candidates[] = {{"ISO-8859-1", 6}, {"WINDOWS-1252", 6}, {"MACINTOSH", 0}, {"CP850", 0}};

enum { HARD_BLANK = 0xa0, CLOSING_QUOTE = 0x201d };

/* How much a character or a place speaks for an encoding. What hardly any text has weighs more than what many have. */
enum {
    SCORE_UNDEFINED = -60,
    SCORE_CONTROL = -40,
    SCORE_SYMBOL_IN_WORD = -15,
    SCORE_CASE_BROKEN = -15,
    SCORE_IN_NUMBER = -15,
    SCORE_SYMBOL = -8,
    SCORE_MISPLACED = -6,
    SCORE_PLACED = 6,
    SCORE_QUOTE = 3, /* a mark that closes is no sign of anything without the one that opens */
    SCORE_BLANK = 12 /* the blank that does not break lines is the most frequent of all signs */
};

static bool is_one_of(int32_t character, const char *list)
{
    for (; *list != '\0'; list++) {
        if (character == *list)
            return true;
    }
    return false;
}

/* Or what sounds like one: an h, and most letters beyond ASCII. */
static bool is_vowel(int32_t character)
{
    return character >= 0x80 || is_one_of(character, "aeiouyhAEIOUYH");
}

/* A capital after a small letter, or after another one and before a small one; a small one before a capital. A sharp s has no capital. */
static bool case_is_broken(const struct encoding_place *place)
{
    if (u_isUUppercase(place->at))
        return u_isULowercase(place->previous) || (u_isUUppercase(place->previous) && u_isULowercase(place->next));
    return u_isUUppercase(place->next) && u_toupper(place->at) != place->at;
}

static int letter_score(const struct encoding_place *place, bool with_eastern)
{
    if (case_is_broken(place))
        return SCORE_CASE_BROKEN;
    if (u_isdigit(place->previous) && u_isdigit(place->next))
        return SCORE_IN_NUMBER;
    if (!u_isUAlphabetic(place->previous) && !u_isUAlphabetic(place->next))
        return u_isULowercase(place->at) ? 1 : -4;
    return encoding_letter_score(place, with_eastern);
}

/* The apostrophe of it's, we'll, workers', l'eau, dell'Africa, O'Neill. */
static bool apostrophe_is_placed(const struct encoding_place *place)
{
    if (!u_isUAlphabetic(place->next))
        return is_one_of(place->previous, "sxzSXZ") && u_isUAlphabetic(place->before_previous);
    if (u_isUUppercase(place->next))
        return u_isUAlphabetic(place->previous);
    if (!u_isUAlphabetic(place->after_next))
        return is_one_of(place->next, "stdm");
    if (is_one_of(place->previous, "Ieuy") && is_one_of(place->next, "lrv") && is_one_of(place->after_next, "le"))
        return true;
    return is_one_of(place->previous, "dlsnjcmtDLSNJCMTO") && !u_isUAlphabetic(place->before_previous) && is_vowel(place->next);
}

static bool is_number_near(const struct encoding_place *place)
{
    return u_isdigit(place->previous) || u_isdigit(place->next) || (u_isdigit(place->before_previous) && place->previous == ' ') ||
           (u_isdigit(place->after_next) && place->next == ' ');
}

static bool is_opening(const struct encoding_place *place)
{
    return !u_isalnum(place->previous) && u_isalnum(place->next);
}

static bool is_closing(const struct encoding_place *place)
{
    return place->previous > ' ' && !u_isalnum(place->next);
}

/* With a blank on both sides, or on none before a capital or a number (Bergen–Oslo, 1990–2000). */
static bool is_between_words(const struct encoding_place *place)
{
    if (place->previous == ' ' || place->next == ' ')
        return place->previous == place->next;
    return u_isdigit(place->next) || u_isUUppercase(place->next);
}

static bool is_after_number(const struct encoding_place *place)
{
    return u_isdigit(place->previous) || place->previous == 'N' || place->previous == 'n' || place->previous == ' ';
}

static bool is_after_metre(const struct encoding_place *place)
{
    return place->previous == 'm' && !u_isalnum(place->next);
}

/* The ellipsis ends what it stands behind. */
static bool is_ending(const struct encoding_place *place)
{
    return is_closing(place) && !(place->next == ' ' && u_isULowercase(place->after_next));
}

static bool is_before_capital(const struct encoding_place *place)
{
    return is_opening(place) && u_isUUppercase(place->next);
}

/* The names that end in a with an acute (Bogotá, Canadá, Pará, já), which the encodings of DOS have where Windows has the hard blank. */
static bool is_without_end(const struct encoding_place *place)
{
    if (u_isalnum(place->next))
        return false;
    if (!u_isUAlphabetic(place->before_previous))
        return is_one_of(place->previous, "dhjm");
    return (is_one_of(place->previous, "bdgmpt") && is_one_of(place->before_previous, "ao")) || (place->previous == 'r' && place->before_previous == 'a');
}

static int blank_score(const struct encoding_place *place)
{
    if (is_without_end(place))
        return SCORE_MISPLACED;
    if (!u_isULowercase(place->next))
        return SCORE_BLANK;
    return u_isUAlphabetic(place->previous) ? 2 : SCORE_MISPLACED;
}

/* Signs that texts do have, and where. */
static const struct {
    int32_t sign;
    bool (*is_placed)(const struct encoding_place *place);
} signs[] = {
    {0x2019, apostrophe_is_placed}, {0xb4, apostrophe_is_placed}, {0x2018, is_opening}, {0x201c, is_opening}, {0xab, is_opening},
    {0x2022, is_opening}, {0x201e, is_before_capital}, {0xbf, is_before_capital}, {0xa1, is_before_capital}, {0xbb, is_closing},
    {0xae, is_closing}, {0x2122, is_closing}, {0xb2, is_after_metre}, {0x2026, is_ending}, {0x2013, is_between_words},
    {0x2014, is_between_words}, {0xb7, is_between_words}, {0x20ac, is_number_near}, {0xa3, is_number_near}, {0xa7, is_number_near},
    {0xbd, is_number_near}, {0xb0, is_after_number}, {0xba, is_after_number}, {0xaa, is_after_number},
};

static bool sign_is_amid(const struct encoding_place *place)
{
    return u_isUAlphabetic(place->previous) && u_isUAlphabetic(place->next);
}

static int sign_score(const struct encoding_place *place)
{
    if (place->at == CLOSING_QUOTE && is_closing(place))
        return SCORE_QUOTE;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].sign == place->at)
            return signs[i].is_placed(place) ? SCORE_PLACED : sign_is_amid(place) ? SCORE_SYMBOL_IN_WORD : SCORE_MISPLACED;
    }
    return sign_is_amid(place) ? SCORE_SYMBOL_IN_WORD : SCORE_SYMBOL;
}

static int place_score(const struct encoding_place *place, bool with_eastern)
{
    if (place->at < 0x80)
        return 0;
    if (place->at == 0xfffd)
        return SCORE_UNDEFINED;
    if (place->at < 0xa0)
        return SCORE_CONTROL;
    if (place->at == HARD_BLANK)
        return blank_score(place);
    if (place->at == 0xaa || place->at == 0xba || !u_isUAlphabetic(place->at))
        return sign_score(place);
    return letter_score(place, with_eastern);
}

static long text_score(const struct text *text, bool with_eastern)
{
    struct encoding_place place = {0};
    long score = 0;
    const char *at = text_string(text);
    size_t left = text->length;
    for (size_t beyond = 0; beyond < 2;) {
        uint32_t codepoint = 0;
        int size = utf8_decode(at, left, &codepoint);
        if (size <= 0)
            beyond++;
        at += size > 0 ? size : 0;
        left -= size > 0 ? (size_t)size : 0;
        place = (struct encoding_place){place.previous, place.at, place.next, place.after_next, (int32_t)codepoint};
        score += place_score(&place, with_eastern);
    }
    return score;
}

long encoding_score(const char *name, const char *bytes, size_t length, bool with_eastern)
{
    struct decoder *decoder = decoder_new(name, NULL);
    if (decoder == NULL)
        return LONG_MIN;
    struct text text = {0};
    decoder_add(decoder, bytes, length, 0, &text);
    long score = text_score(&text, with_eastern);
    text_done(&text);
    decoder_free(decoder);
    return score;
}

const char *encoding_score_best(const char *bytes, size_t length, long *score_of_best)
{
    size_t best = 0;
    *score_of_best = LONG_MIN;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        const long score = encoding_score(candidates[i].name, bytes, length, false);
        if (i > 0 && score + candidates[i].advance <= *score_of_best + candidates[best].advance)
            continue;
        best = i;
        *score_of_best = score;
    }
    return candidates[best].name;
}
