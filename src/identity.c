/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/identity.h"

#include <stddef.h>
#include <string.h>

#include "src/die.h"

enum {
    COUNTER_BITS = 15,
    MACHINE_BITS = 16,
    DIGIT_BITS = 5,
    DIGITS_SHOWN = 6,
    DIGITS_MADE = 11 /* at least: clocks that stand at 2020 make such */
};

static const int64_t epoch = 1577836800; /* 2020-01-01T00:00:00Z in seconds since 1970 */
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Seconds of the next id. At least 1: ids below that are the fixed ones of the data files. */
static int64_t identity_seconds(int64_t last, int64_t unix_seconds)
{
    int64_t seconds = unix_seconds - epoch;
    int64_t last_seconds = last >> (MACHINE_BITS + COUNTER_BITS);

    if (seconds < last_seconds)
        seconds = last_seconds;
    if (seconds > (int64_t)UINT32_MAX)
        seconds = (int64_t)UINT32_MAX;
    return seconds < 1 ? 1 : seconds;
}

int64_t identity_next(int64_t last, int64_t unix_seconds, uint16_t machine)
{
    const int64_t counters = (int64_t)1 << COUNTER_BITS;
    int64_t seconds = identity_seconds(last, unix_seconds);
    int64_t counter = last % counters + 1;

    if (counter == counters) {
        counter = 0;
        if (seconds == last >> (MACHINE_BITS + COUNTER_BITS))
            seconds++;
    }
    if (seconds > (int64_t)UINT32_MAX)
        die("no numbers are left for new records");
    return seconds << (MACHINE_BITS + COUNTER_BITS) | (int64_t)machine << COUNTER_BITS | counter;
}

const char *identity_print(int64_t id, char text[IDENTITY_TEXT_SIZE])
{
    char reversed[IDENTITY_TEXT_SIZE];
    uint64_t rest = (uint64_t)id;
    size_t length = 0;

    while (rest > 0 || length < DIGITS_SHOWN) {
        reversed[length++] = digits[rest & ((1 << DIGIT_BITS) - 1)];
        rest >>= DIGIT_BITS;
    }
    for (size_t i = 0; i < length; i++)
        text[i] = reversed[length - 1 - i];
    text[length] = '\0';
    return text;
}

const char *identity_ending(int64_t id, char text[IDENTITY_TEXT_SIZE])
{
    size_t length = strlen(identity_print(id, text));

    memmove(text, text + length - IDENTITY_ENDING, IDENTITY_ENDING + 1);
    return text;
}

/* The value of a digit as people type it, or -1. */
static int identity_digit(char typed)
{
    if (typed >= 'a' && typed <= 'z')
        typed = (char)(typed - 'a' + 'A');
    if (typed == 'O')
        return 0;
    if (typed == 'I' || typed == 'L')
        return 1;
    const char *digit = typed ? strchr(digits, typed) : NULL;
    return digit ? (int)(digit - digits) : -1;
}

bool identity_parse(const char *text, int64_t *id)
{
    uint64_t value = 0;

    for (; *text; text++) {
        if (*text == '-')
            continue;
        int digit = identity_digit(*text);
        if (digit < 0 || value > (uint64_t)INT64_MAX >> DIGIT_BITS)
            return false;
        value = value << DIGIT_BITS | (uint64_t)digit;
    }
    if (value == 0)
        return false;
    *id = (int64_t)value;
    return true;
}

int64_t identity_ending_mask(const char *text)
{
    size_t length = 0;

    for (; *text; text++)
        length += *text != '-';
    return length < IDENTITY_ENDING || length >= DIGITS_MADE ? 0 : ((int64_t)1 << DIGIT_BITS * length) - 1;
}

/* Ids that are made have twelve digits, those that come with the program six, the first of them a letter. */
bool identity_read(const char *text, int64_t *id)
{
    char printed[IDENTITY_TEXT_SIZE];
    const size_t length = strlen(text);

    if (!identity_parse(text, id) || strcmp(identity_print(*id, printed), text) != 0)
        return false;
    return length >= DIGITS_MADE || (length == DIGITS_SHOWN && *text > '9');
}
