/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_detector.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "src/encoding.h"
#include "src/encoding_score.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    BLOCK_SIZE = 64 * 1024,
    UNIT_LONGEST = 4,         /* bytes of a character in UTF-32 */
    CONTEXT = 32,             /* bytes kept around what is not ASCII: the word it is in */
    SAMPLE_MAXIMUM = 64 * 1024,
    SURE_EVIDENCE = 10000,    /* so many bytes that go on with a character, and none that is spoilt: UTF-8 */
    FORGIVEN = 2              /* one spoilt character beside so many bytes that go on with one is still UTF-8 */
};

struct encoding_detector {
    char head[4];
    size_t head_length;
    size_t taken; /* bytes in all */
    size_t zeros[UNIT_LONGEST]; /* among the first block, by their place in four bytes */
    char block[BLOCK_SIZE];
    size_t length; /* bytes in block */
    size_t seen;   /* of them looked at */
    uint64_t evidence; /* bytes of UTF-8 behind the first of their character: what is none has hardly ever one that could be */
    uint64_t spoilt;
    struct text sample; /* what is not ASCII, with the bytes around it */
};

struct encoding_detector *encoding_detector_new(void)
{
    return memory_new(sizeof(struct encoding_detector));
}

void encoding_detector_free(struct encoding_detector *detector)
{
    if (detector == NULL)
        return;
    text_done(&detector->sample);
    free(detector);
}

static bool guess_by_mark(const struct encoding_detector *detector, struct encoding_guess *guess)
{
    guess->name = encoding_of_mark(detector->head, detector->head_length, &guess->mark);
    return guess->name != NULL;
}

static size_t bytes_counted(const struct encoding_detector *detector)
{
    return detector->taken < BLOCK_SIZE ? detector->taken : BLOCK_SIZE;
}

/* In UTF-16 every ASCII character, at least the delimiters and line ends, has a zero, always on the same side. */
static bool zeros_are_on(const struct encoding_detector *detector, size_t side)
{
    const size_t pairs = bytes_counted(detector) / 2;
    const size_t zeros = detector->zeros[side] + detector->zeros[side + 2], others = detector->zeros[1 - side] + detector->zeros[3 - side];

    if (pairs == 0 || zeros <= 8 * others)
        return false;
    return zeros == pairs || (zeros >= 3 && zeros * 10 >= pairs);
}

/* In UTF-32 the byte at the far end is always zero, and the one beside it in all but the rarest characters. */
static bool zeros_fill(const struct encoding_detector *detector, size_t end, size_t beside)
{
    const size_t units = bytes_counted(detector) / UNIT_LONGEST;

    return units > 0 && detector->zeros[end] >= units && detector->zeros[beside] * 10 >= units * 9;
}

static const char *name_by_zeros(const struct encoding_detector *detector)
{
    if (zeros_fill(detector, 3, 2))
        return "UTF-32LE";
    if (zeros_fill(detector, 0, 1))
        return "UTF-32BE";
    return zeros_are_on(detector, 1) ? "UTF-16LE" : zeros_are_on(detector, 0) ? "UTF-16BE" : NULL;
}

static bool guess_by_zeros(const struct encoding_detector *detector, struct encoding_guess *guess)
{
    *guess = (struct encoding_guess){.name = name_by_zeros(detector)};
    return guess->name != NULL;
}

static void head_add(struct encoding_detector *detector, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length && detector->head_length < sizeof detector->head; i++)
        detector->head[detector->head_length++] = bytes[i];
    for (size_t i = 0; i < length && detector->taken + i < BLOCK_SIZE; i++) {
        if (bytes[i] == '\0')
            detector->zeros[(detector->taken + i) % UNIT_LONGEST]++;
    }
    detector->taken += length;
}

static size_t ascii_skip(const char *bytes, size_t from, size_t to)
{
    uint64_t word;
    for (; from + sizeof word <= to; from += sizeof word) {
        memcpy(&word, bytes + from, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    while (from < to && (unsigned char)bytes[from] < 0x80)
        from++;
    return from;
}

static void sample_add(struct encoding_detector *detector, size_t at, size_t *sampled)
{
    if (detector->sample.length >= SAMPLE_MAXIMUM)
        return;
    size_t from = at < CONTEXT ? 0 : at - CONTEXT;
    size_t to = at + CONTEXT < detector->length ? at + CONTEXT : detector->length;
    if (from > *sampled)
        text_add(&detector->sample, "\n");
    else
        from = *sampled;
    if (to > from)
        text_add_bytes(&detector->sample, detector->block + from, to - from);
    *sampled = to > *sampled ? to : *sampled;
}

static bool is_ascii_letter(const struct encoding_detector *detector, size_t at)
{
    return at < detector->length && isalpha((unsigned char)detector->block[at]) && (unsigned char)detector->block[at] < 0x80;
}

/* Between two letters of ASCII no letter of another script stands: two of an 8-bit encoding look like one (d’été of the Mac like Armenian). */
static bool is_plausible(const struct encoding_detector *detector, size_t at, size_t size, uint32_t codepoint)
{
    if (at == 0 || !is_ascii_letter(detector, at - 1) || !is_ascii_letter(detector, at + size) || !u_isUAlphabetic((UChar32)codepoint))
        return true;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript((UChar32)codepoint, &status);
    return script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

/* Looks at the block up to limit; what comes after it is the context of what stands before. */
static void block_look(struct encoding_detector *detector, size_t limit)
{
    size_t sampled = detector->seen < CONTEXT ? 0 : detector->seen - CONTEXT;
    size_t at = ascii_skip(detector->block, detector->seen, limit);
    while (at < limit) {
        uint32_t codepoint;
        int size = utf8_decode(detector->block + at, detector->length - at, &codepoint);
        if (size > 0 && is_plausible(detector, at, (size_t)size, codepoint))
            detector->evidence += (uint64_t)size - 1;
        else
            detector->spoilt++;
        sample_add(detector, at, &sampled);
        at = ascii_skip(detector->block, at + (size > 0 ? (size_t)size : 1), limit);
    }
    detector->seen = at;
}

/* Looks at all but the last bytes, and keeps these with the context before them. */
static void block_turn(struct encoding_detector *detector)
{
    block_look(detector, detector->length - CONTEXT);
    size_t from = detector->seen - CONTEXT;
    memmove(detector->block, detector->block + from, detector->length - from);
    detector->length -= from;
    detector->seen = CONTEXT;
}

static bool detector_is_sure(const struct encoding_detector *detector)
{
    struct encoding_guess guess;
    if (guess_by_mark(detector, &guess))
        return detector->head_length == sizeof detector->head;
    if (detector->taken >= BLOCK_SIZE && guess_by_zeros(detector, &guess))
        return true;
    if (detector->spoilt == 0)
        return detector->evidence >= SURE_EVIDENCE;
    return detector->sample.length >= SAMPLE_MAXIMUM;
}

bool encoding_detector_add(struct encoding_detector *detector, const char *bytes, size_t length)
{
    head_add(detector, bytes, length);
    while (length > 0) {
        size_t part = sizeof detector->block - detector->length;
        if (part > length)
            part = length;
        memcpy(detector->block + detector->length, bytes, part);
        detector->length += part;
        bytes += part;
        length -= part;
        if (detector->length == sizeof detector->block)
            block_turn(detector);
    }
    return !detector_is_sure(detector);
}

static struct encoding_guess guess_by_letters(const struct encoding_detector *detector)
{
    const char *bytes = text_string(&detector->sample);
    struct encoding_western western;
    struct encoding_guess guess = {.name = western.name = encoding_score_best(bytes, detector->sample.length, &western.score)};

    guess.is_doubtful = encoding_is_doubtful(bytes, detector->sample.length, western, guess.perhaps);
    guess.words = encoding_words_find(guess.name, bytes, detector->sample.length);
    return guess;
}

struct encoding_guess encoding_detector_guess(struct encoding_detector *detector)
{
    struct encoding_guess guess = {0};
    if (guess_by_mark(detector, &guess) || guess_by_zeros(detector, &guess))
        return guess;
    block_look(detector, detector->length);
    if (detector->evidence >= FORGIVEN * detector->spoilt)
        return (struct encoding_guess){.name = "UTF-8"};
    guess = guess_by_letters(detector);
    if (detector->evidence < detector->spoilt)
        return guess;
    guess.is_doubtful = true;
    snprintf(guess.perhaps, sizeof guess.perhaps, "UTF-8");
    return guess;
}

struct encoding_guess encoding_detect(const char *bytes, size_t length)
{
    struct encoding_detector *detector = encoding_detector_new();
    encoding_detector_add(detector, bytes, length);
    struct encoding_guess guess = encoding_detector_guess(detector);
    encoding_detector_free(detector);
    return guess;
}
