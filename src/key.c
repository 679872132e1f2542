/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/key.h"

#include <stdlib.h>
#include <string.h>

#include "src/fold.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

static bool is_ascii_letter_or_digit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

char *key_of(const char *word)
{
    char *key = fold_key(word);

    if (!*key || key[strspn(key, "0123456789")])
        return key;
    free(key);
    return text_trimmed(word);
}

/* Whether a word can have a key that begins as this one does. Folding never changes the first letter of a word that begins in ASCII but
 * for its case, and to compare that is a hundred times cheaper than folding the whole vocabulary for each cell of a large import. */
static bool may_begin_as(const char *word, char first)
{
    if (*word == first)
        return true;
    while (is_ascii(*word) && *word && !is_ascii_letter_or_digit(*word))
        word++;
    return !is_ascii(*word) || (*word | 0x20) == (first | 0x20);
}

/* Whether the word's key begins with key, and is not longer where whole is set. */
static bool key_compare(const char *key, const char *word, bool whole)
{
    if (!*key || !may_begin_as(word, *key))
        return false;
    char *other = key_of(word);
    bool same = whole ? strcmp(other, key) == 0 : strncmp(other, key, strlen(key)) == 0;
    free(other);
    return same;
}

bool key_is(const char *key, const char *word)
{
    return key_compare(key, word, true);
}

bool key_begins(const char *key, const char *word)
{
    return key_compare(key, word, false);
}

bool key_is_among(const char *key, const char *words)
{
    while (words && *words) {
        size_t length = strcspn(words, "|");

        if (may_begin_as(words, *key)) {
            char *word = string_copy_part(words, length);
            bool same = key_is(key, word);

            free(word);
            if (same)
                return true;
        }
        words += length + (words[length] == '|');
    }
    return false;
}

static bool key_compare_message(const char *key, const char *message, bool whole)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (key_compare(key, message_in((enum language)language, message), whole))
            return true;
    return false;
}

bool key_is_message(const char *key, const char *message)
{
    return key_compare_message(key, message, true);
}

bool key_begins_message(const char *key, const char *message)
{
    return key_compare_message(key, message, false);
}

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

/* Fills one row of the distances between the beginnings of two words from the two rows above it; returns the row's smallest. */
static size_t distance_row(const char *left, const char *right, size_t row, const size_t *before, const size_t *above, size_t *current)
{
    size_t least = current[0] = row;

    for (size_t column = 1; right[column - 1]; column++) {
        bool same = left[row - 1] == right[column - 1];
        size_t distance = smaller(above[column - 1] + !same, 1 + smaller(above[column], current[column - 1]));

        if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
            distance = smaller(distance, before[column - 2] + 1);
        current[column] = distance;
        least = smaller(least, distance);
    }
    return least;
}

size_t key_distance(const char *left, const char *right, size_t limit)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1];
    size_t height = strlen(left), width = strlen(right);

    if (height > LONGEST || width > LONGEST || height > width + limit || width > height + limit)
        return limit + 1;
    for (size_t column = 0; column <= width; column++)
        rows[0][column] = column;
    for (size_t row = 1; row <= height; row++)
        if (distance_row(left, right, row, rows[(row + 1) % 3], rows[(row + 2) % 3], rows[row % 3]) > limit)
            return limit + 1;
    return smaller(rows[height % 3][width], limit + 1);
}
