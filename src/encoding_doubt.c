/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_doubt.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <unicode/ucsdet.h>

#include "src/decoder.h"

enum {
    ASIDE_LEAST = 8,      /* so many bytes beyond ASCII tell of a script by standing together, */
    LETTERS_LEAST = 4,    /* and so many of a language */
    CONFIDENCE_LEAST = 20 /* of 100: below it ICU guesses */
};

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

/* How sure ICU is of a Western encoding, and of another 8-bit or multibyte one. */
struct opinion {
    int32_t western;
    int32_t other;
    char name[ENCODING_DOUBT_SIZE]; /* of the other */
};

static void opinion_take(struct opinion *opinion, const char *name, int32_t confidence)
{
    bool western = strcmp(name, "ISO-8859-1") == 0 || strcmp(name, "windows-1252") == 0;

    if (western && confidence > opinion->western)
        opinion->western = confidence;
    if (western || strncmp(name, "UTF-", 4) == 0 || confidence <= opinion->other)
        return;
    opinion->other = confidence;
    snprintf(opinion->name, sizeof opinion->name, "%s", name);
}

/* None where the bytes are text of no encoding that ICU knows. */
static struct opinion opinion_ask(const char *bytes, size_t length)
{
    struct opinion opinion = {0};
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    int32_t count = 0;

    ucsdet_setText(detector, bytes, (int32_t)length, &status);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++)
        opinion_take(&opinion, ucsdet_getName(matches[i], &status), ucsdet_getConfidence(matches[i], &status));
    ucsdet_close(detector);
    return opinion;
}

/* ICU knows some by names that iconv does not. */
static bool is_readable(const char *name)
{
    struct decoder *decoder = decoder_new(name, NULL);

    decoder_free(decoder);
    return decoder != NULL;
}

bool encoding_is_doubtful(const char *bytes, size_t length, char perhaps[ENCODING_DOUBT_SIZE])
{
    const struct letters letters = letters_count(bytes, length);

    *perhaps = '\0';
    if (letters.count < LETTERS_LEAST)
        return false;
    const struct opinion opinion = opinion_ask(bytes, length);
    bool script = letters.count >= ASIDE_LEAST && letters.together * 4 >= letters.count * 3;
    bool language = opinion.other >= CONFIDENCE_LEAST && opinion.other * 2 > opinion.western * 3;
    if ((script || language) && opinion.other >= CONFIDENCE_LEAST && is_readable(opinion.name))
        memcpy(perhaps, opinion.name, sizeof opinion.name);
    return script || language;
}
