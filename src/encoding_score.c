/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_score.h"

#include <stdbool.h>
#include <stdint.h>

#include <unicode/uchar.h>

#include "src/decoder.h"
#include "src/text.h"

/* One or two letters may fit several: most lists come from Windows. */
static const struct {
    const char *name;
    long advance;
} candidates[] = {{"ISO-8859-1", 6}, {"WINDOWS-1252", 6}, {"MACINTOSH", 0}, {"CP850", 0}};

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
    SCORE_LETTER = 4
};

/* Letters that names and addresses of the network's countries have often, with what each speaks for the encoding that has it. */
static const struct {
    int32_t letter;
    int score;
} letters[] = {
    {0xe5, 12}, {0xe6, 12}, {0xf8, 12}, {0xe9, 11}, {0xe4, 11}, {0xf6, 11}, {0xfc, 11}, {0xe1, 9}, {0xed, 9}, {0xf3, 9}, {0xfa, 9},
    {0xf1, 9},  {0xe7, 9},  {0xe8, 9},  {0xe0, 8},  {0xe3, 8},  {0xea, 7},  {0xf4, 7},  {0xe2, 6}, {0xdf, 7}, {0xf5, 5},
    {0x192, -6}, {0x131, -6}, {0xb5, -4}, {0x2c6, -8}, {0x2c7, -8}, {0x3a9, -8}, {0x3c0, -8},
};

/* A character of the text and those around it; 0 beyond its ends. */
struct place {
    int32_t before_previous;
    int32_t previous;
    int32_t at;
    int32_t next;
    int32_t after_next;
};

static bool is_one_of(int32_t character, const char *list)
{
    for (; *list != '\0'; list++) {
        if (character == *list)
            return true;
    }
    return false;
}

static bool is_vowel(int32_t character)
{
    return is_one_of(character, "aeiouyAEIOUY");
}

static int letter_weight(int32_t letter)
{
    int32_t small = u_tolower(letter);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].letter == small)
            return letters[i].score;
    }
    return SCORE_LETTER;
}

/* A capital after a small letter, a small one among capitals. */
static bool case_is_broken(const struct place *place)
{
    if (u_isUUppercase(place->at))
        return u_isULowercase(place->previous);
    return u_isUUppercase(place->next) && (u_isUUppercase(place->previous) || !u_isUAlphabetic(place->previous));
}

static int letter_sound(const struct place *place)
{
    int32_t small = u_tolower(place->at);
    if (small == 0xe7 || small == 0xf1)
        return is_vowel(place->next) || !u_isUAlphabetic(place->next) || place->next >= 0x80 ? 2 : SCORE_MISPLACED;
    if (is_vowel(place->next) && u_tolower(place->next) != 'y')
        return -3;
    return 0;
}

static int letter_score(const struct place *place)
{
    if (case_is_broken(place))
        return SCORE_CASE_BROKEN;
    if (u_isdigit(place->previous) && u_isdigit(place->next))
        return SCORE_IN_NUMBER;
    if (!u_isUAlphabetic(place->previous) && !u_isUAlphabetic(place->next))
        return u_isULowercase(place->at) ? 1 : -4;
    return letter_weight(place->at) + letter_sound(place);
}

/* The apostrophe of it's, we'll, workers', l'eau, O'Neill. */
static bool apostrophe_is_placed(const struct place *place)
{
    if (!u_isUAlphabetic(place->next))
        return u_isUAlphabetic(place->previous);
    if (!u_isUAlphabetic(place->after_next))
        return is_one_of(place->next, "stdm");
    if (is_one_of(place->next, "lrv") && is_one_of(place->after_next, "le"))
        return true;
    return is_one_of(place->previous, "dlsnjcmtDLSNJCMTO") && !u_isUAlphabetic(place->before_previous);
}

static bool is_number_near(const struct place *place)
{
    return u_isdigit(place->previous) || u_isdigit(place->next) || (u_isdigit(place->before_previous) && place->previous == ' ') ||
           (u_isdigit(place->after_next) && place->next == ' ');
}

static bool is_opening(const struct place *place)
{
    return !u_isalnum(place->previous) && u_isalnum(place->next);
}

static bool is_closing(const struct place *place)
{
    return place->previous > ' ' && !u_isalnum(place->next);
}

static bool is_between_words(const struct place *place)
{
    return (place->previous == ' ') == (place->next == ' ');
}

static bool is_after_number(const struct place *place)
{
    return u_isdigit(place->previous) || place->previous == 'N' || place->previous == 'n' || place->previous == ' ';
}

static bool is_blank_placed(const struct place *place)
{
    return !u_isUAlphabetic(place->previous) || !u_isUAlphabetic(place->next);
}

/* Signs that texts do have, and where. */
static const struct {
    int32_t sign;
    bool (*is_placed)(const struct place *place);
} signs[] = {
    {0x2019, apostrophe_is_placed}, {0x2018, is_opening}, {0x201c, is_opening}, {0x201e, is_opening}, {0xab, is_opening},  {0xbf, is_opening},
    {0xa1, is_opening},             {0x201d, is_closing}, {0xbb, is_closing},   {0x2026, is_closing}, {0xae, is_closing},  {0x2122, is_closing},
    {0x2013, is_between_words},     {0x2014, is_between_words}, {0x2022, is_opening}, {0x20ac, is_number_near}, {0xa3, is_number_near},
    {0xb0, is_after_number},        {0xba, is_after_number}, {0xaa, is_after_number}, {0xa7, is_number_near}, {0xa0, is_blank_placed},
    {0xbd, is_number_near},         {0xb2, is_closing},   {0xb7, is_between_words}, {0xb4, apostrophe_is_placed},
};

static int sign_score(const struct place *place)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].sign == place->at)
            return signs[i].is_placed(place) ? SCORE_PLACED : SCORE_MISPLACED;
    }
    return u_isUAlphabetic(place->previous) && u_isUAlphabetic(place->next) ? SCORE_SYMBOL_IN_WORD : SCORE_SYMBOL;
}

static int place_score(const struct place *place)
{
    if (place->at < 0x80)
        return 0;
    if (place->at == 0xfffd)
        return SCORE_UNDEFINED;
    if (place->at < 0xa0)
        return SCORE_CONTROL;
    if (place->at == 0xaa || place->at == 0xba || !u_isUAlphabetic(place->at))
        return sign_score(place);
    return letter_score(place);
}

static long text_score(const struct text *text)
{
    struct place place = {0};
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
        place = (struct place){place.previous, place.at, place.next, place.after_next, (int32_t)codepoint};
        score += place_score(&place);
    }
    return score;
}

static long candidate_score(size_t candidate, const char *bytes, size_t length)
{
    struct decoder *decoder = decoder_new(candidates[candidate].name, NULL);
    if (decoder == NULL)
        return INT32_MIN;
    struct text text = {0};
    decoder_add(decoder, bytes, length, 0, &text);
    long score = text_score(&text) + candidates[candidate].advance;
    text_done(&text);
    decoder_free(decoder);
    return score;
}

const char *encoding_score_best(const char *bytes, size_t length, long *score_of_best)
{
    size_t best = 0;
    long best_score = candidate_score(best, bytes, length);
    for (size_t i = 1; i < sizeof candidates / sizeof *candidates; i++) {
        long score = candidate_score(i, bytes, length);
        if (score <= best_score)
            continue;
        best = i;
        best_score = score;
    }
    *score_of_best = best_score - candidates[best].advance;
    return candidates[best].name;
}
