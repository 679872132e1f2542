/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_doubt.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <unicode/ucsdet.h>

#include "src/decoder.h"
#include "src/encoding_score.h"

enum {
    ASIDE_LEAST = 8,      /* so many bytes beyond ASCII tell of a script by standing together, */
    LETTERS_LEAST = 4,    /* and so many of a language, */
    PAIRS_LEAST = 3,      /* and so many characters of two bytes, */
    TURKISH_LEAST = 2,    /* and so many that are others in Turkish of that, */
    RIVAL_LEAST = 8,      /* so much more plausible, and one more for each letter, must another Latin encoding be */
    ICELANDIC_SHARE = 4,  /* more than so many for each that is none in it */
    CONFIDENCE_LEAST = 20 /* of 100: below it ICU guesses */
};

/* --- Scripts -------------------------------------------------------------------------------------------------------------- */

/* How many bytes are beyond ASCII, and how many of them stand beside another. */
struct letters {
    size_t count;
    size_t together;
};

static bool is_beyond_ascii(const char *bytes, size_t length, size_t at)
{
    return at < length && (unsigned char)bytes[at] >= 0x80;
}

static struct letters letters_count(const char *bytes, size_t length)
{
    struct letters letters = {0};

    for (size_t i = 0; i < length; i++)
        if (is_beyond_ascii(bytes, length, i)) {
            letters.count++;
            letters.together += is_beyond_ascii(bytes, length, i + 1) || (i > 0 && is_beyond_ascii(bytes, length, i - 1));
        }
    return letters;
}

/* --- Turkish -------------------------------------------------------------------------------------------------------------- */

static size_t bytes_count(const char *bytes, size_t length, const char *wanted)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += bytes[i] != '\0' && strchr(wanted, bytes[i]) != NULL;
    return count;
}

/* Where windows-1252 has thorn, eth and y with an acute, windows-1254 has the letters of Turkish. Those who write the former write a, e, i, o and u with an acute, or the joint a and
 * e, even more often; Turkish has none of these. */
static bool is_perhaps_turkish(const char *bytes, size_t length, const char *western, size_t least)
{
    static const char turkish[] = "\xd0\xdd\xde\xf0\xfd\xfe", icelandic[] = "\xc1\xc6\xc9\xcd\xd3\xda\xe1\xe6\xe9\xed\xf3\xfa";
    const size_t count = bytes_count(bytes, length, turkish);

    return (strcmp(western, "ISO-8859-1") == 0 || strcmp(western, "WINDOWS-1252") == 0) && count >= least
           && ICELANDIC_SHARE * bytes_count(bytes, length, icelandic) < count;
}

/* --- Languages that ICU knows --------------------------------------------------------------------------------------------- */

/* How sure ICU is of a Western encoding, and of another 8-bit or multibyte one. */
struct opinion {
    int32_t western;
    int32_t other;
    char name[ENCODING_DOUBT_SIZE]; /* of the other */
};

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* The bytes, and the Western encoding that reads them best. */
struct reading {
    const char *bytes;
    size_t length;
    bool together; /* most that is beyond ASCII stands beside other such */
    const char *name; /* of that encoding */
};

/* An encoding with Latin letters is believed only where the letters it makes are more plausible; of another script only where they stand together. */
static bool is_supported(const struct reading *reading, const char *name)
{
    static const char *const latin[] = {"ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1254"}, *const turkish[] = {"ISO-8859-9", "windows-1254"};

    if (!is_among(name, latin, sizeof latin / sizeof *latin))
        return reading->together;
    if (is_among(name, turkish, sizeof turkish / sizeof *turkish) && !is_perhaps_turkish(reading->bytes, reading->length, reading->name, 1))
        return false;
    return !reading->together && encoding_score(name, reading->bytes, reading->length, true) > encoding_score(reading->name, reading->bytes, reading->length, true);
}

/* Takes what ICU says of one encoding. */
static void opinion_take(struct opinion *opinion, const struct reading *reading, const char *name, int32_t confidence)
{
    static const char *const western[] = {"ISO-8859-1", "windows-1252"};
    const bool is_western = is_among(name, western, sizeof western / sizeof *western);

    if (is_western && confidence > opinion->western)
        opinion->western = confidence;
    if (is_western || strncmp(name, "UTF-", 4) == 0 || confidence <= opinion->other || !is_supported(reading, name))
        return;
    opinion->other = confidence;
    snprintf(opinion->name, sizeof opinion->name, "%s", name);
}

/* None where the bytes are text of no encoding that ICU knows. */
static struct opinion opinion_ask(const struct reading *reading)
{
    struct opinion opinion = {0};
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    int32_t count = 0;

    ucsdet_setText(detector, reading->bytes, (int32_t)reading->length, &status);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++)
        opinion_take(&opinion, reading, ucsdet_getName(matches[i], &status), ucsdet_getConfidence(matches[i], &status));
    ucsdet_close(detector);
    return opinion;
}

/* --- Other Latin encodings ------------------------------------------------------------------------------------------------ */

static bool is_rival(const char *name, const char *bytes, size_t length, struct encoding_western western, size_t letters)
{
    if (strcmp(name, "windows-1254") == 0 && !is_perhaps_turkish(bytes, length, western.name, 1))
        return false;
    return encoding_score(name, bytes, length, true) > encoding_score(western.name, bytes, length, true) + RIVAL_LEAST + (long)letters;
}

/* The encoding of a language from Poland to Turkey whose letters are much more plausible; NULL where there is none. */
static const char *rival_find(const char *bytes, size_t length, struct encoding_western western, size_t letters)
{
    static const char *const rivals[] = {"windows-1254", "CP857", "windows-1250", "CP852"};

    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++)
        if (is_rival(rivals[i], bytes, length, western, letters))
            return rivals[i];
    return letters >= LETTERS_LEAST && is_perhaps_turkish(bytes, length, western.name, TURKISH_LEAST) ? "windows-1254" : NULL;
}

/* --- Characters of two bytes ---------------------------------------------------------------------------------------------- */

/* Where the characters that most text is made of stand in encodings of East Asia: their first bytes, and the lowest second byte. One whose place lies within another's comes before it. */
static const struct pairs {
    const char *name;
    unsigned char from, to, second;
} pairs[] = {{"EUC-KR", 0xb0, 0xc8, 0xa1}, {"GB18030", 0xb0, 0xd7, 0xa1}, {"Shift_JIS", 0x82, 0x97, 0x40}, {"BIG5", 0xa4, 0xc6, 0x40}};

/* How many characters of two bytes there are, and how many of them are among those of an encoding. */
static size_t pairs_count(const struct pairs *encoding, const char *bytes, size_t length, size_t *usual)
{
    size_t count = 0;

    *usual = 0;
    for (size_t i = 0; i + 1 < length; i++) {
        const unsigned char first = (unsigned char)bytes[i], second = (unsigned char)bytes[i + 1];
        if (first < 0x80)
            continue;
        count++;
        *usual += first >= encoding->from && first <= encoding->to && second >= encoding->second;
        i++;
    }
    return count;
}

/* The encoding that most of them are usual in; NULL where there is none. */
static const char *pairs_find(const char *bytes, size_t length)
{
    const char *found = NULL;
    size_t most = 0, usual;

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t count = pairs_count(&pairs[i], bytes, length, &usual);
        if (count < PAIRS_LEAST || usual * 4 < count * 3 || usual <= most)
            continue;
        most = usual;
        found = pairs[i].name;
    }
    return found;
}

/* --- In all --------------------------------------------------------------------------------------------------------------- */

/* ICU knows some by names that iconv does not. */
static bool is_readable(const char *name)
{
    struct decoder *decoder = decoder_new(name, NULL);

    decoder_free(decoder);
    return decoder != NULL;
}

bool encoding_is_doubtful(const char *bytes, size_t length, struct encoding_western western, char perhaps[ENCODING_DOUBT_SIZE])
{
    const struct letters letters = letters_count(bytes, length);
    const char *rival = rival_find(bytes, length, western, letters.count);
    const struct opinion opinion = letters.count < LETTERS_LEAST ? (struct opinion){0}
        : opinion_ask(&(struct reading){bytes, length, letters.together * 2 >= letters.count, western.name});
    const bool script = letters.count >= LETTERS_LEAST && (western.score < -(long)letters.count
                        || (letters.count >= ASIDE_LEAST && letters.together * 4 >= letters.count * 3));
    const bool language = opinion.other >= CONFIDENCE_LEAST && opinion.other * 2 > opinion.western * 3;

    *perhaps = '\0';
    if ((script || language) && opinion.other >= CONFIDENCE_LEAST && is_readable(opinion.name))
        memcpy(perhaps, opinion.name, sizeof opinion.name);
    else if (script && pairs_find(bytes, length))
        snprintf(perhaps, ENCODING_DOUBT_SIZE, "%s", pairs_find(bytes, length));
    else if (rival)
        snprintf(perhaps, ENCODING_DOUBT_SIZE, "%s", rival);
    return script || language || rival;
}
