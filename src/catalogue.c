/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/catalogue.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/memory.h"
#include "src/plural.h"
#include "src/text.h"

/* The format (GNU gettext's manual, "The Format of GNU MO Files"): a header of words of 32 bits; two tables of (length, offset), one of
 * messages in the order of strcmp, one of translations; the strings, each ended by a NUL that its length does not count. Plural forms
 * stand one after the other with a NUL between. The translation of "" is a header of lines. */
enum {
    WORD = 4,
    MAJOR_AT = 1 * WORD,
    COUNT_AT = 2 * WORD,
    MESSAGES_AT = 3 * WORD,
    TRANSLATIONS_AT = 4 * WORD,
    HEADER_SIZE = 7 * WORD,
    ROW_SIZE = 2 * WORD,
    LARGEST = 64 * 1024 * 1024
};

static const uint32_t magic = 0x950412de;

struct catalogue {
    char *bytes;
    size_t size;
    bool swapped;          /* words have their bytes the other way round */
    size_t count;
    size_t messages;       /* where the tables begin */
    size_t translations;
    char *plural_rule;     /* NULL where the header names none */
    unsigned long plurals; /* how many forms there are */
};

/* The word at an offset, which the caller has checked. */
static size_t catalogue_word(const struct catalogue *catalogue, size_t offset)
{
    uint32_t word;

    memcpy(&word, catalogue->bytes + offset, sizeof word);
    if (catalogue->swapped)
        word = word >> 24 | (word >> 8 & 0xFF00) | (word << 8 & 0xFF0000) | word << 24;
    return word;
}

/* A string of one of the tables and its length. */
static const char *catalogue_string(const struct catalogue *catalogue, size_t table, size_t index, size_t *length)
{
    size_t row = table + index * ROW_SIZE;

    *length = catalogue_word(catalogue, row);
    return catalogue->bytes + catalogue_word(catalogue, row + WORD);
}

/* --- Checking --------------------------------------------------------------------------------------------------------- */

/* Whether a string is UTF-8; NULs may stand between its plural forms. */
static bool string_is_right(const char *string, size_t length)
{
    const char *end = string + length;

    while (string < end) {
        size_t part = strlen(string);
        if (!utf8_is_valid(string, part))
            return false;
        string += part + 1;
    }
    return true;
}

/* Whether a table and all its strings lie inside the file. */
static bool table_is_right(const struct catalogue *catalogue, size_t table)
{
    if (table > catalogue->size || catalogue->count > (catalogue->size - table) / ROW_SIZE)
        return false;
    for (size_t i = 0; i < catalogue->count; i++) {
        size_t length = catalogue_word(catalogue, table + i * ROW_SIZE);
        size_t offset = catalogue_word(catalogue, table + i * ROW_SIZE + WORD);
        if (offset >= catalogue->size || length >= catalogue->size - offset || catalogue->bytes[offset + length] != '\0')
            return false;
        if (!string_is_right(catalogue->bytes + offset, length))
            return false;
    }
    return true;
}

/* Reads the header and checks all that lookups rely on later. */
static bool catalogue_check(struct catalogue *catalogue)
{
    if (catalogue->size < HEADER_SIZE)
        return false;
    if (catalogue_word(catalogue, 0) != magic)
        catalogue->swapped = true;
    if (catalogue_word(catalogue, 0) != magic)
        return false;
    if (catalogue_word(catalogue, MAJOR_AT) >> 16 > 1)
        return false;
    catalogue->count = catalogue_word(catalogue, COUNT_AT);
    catalogue->messages = catalogue_word(catalogue, MESSAGES_AT);
    catalogue->translations = catalogue_word(catalogue, TRANSLATIONS_AT);
    return table_is_right(catalogue, catalogue->messages) && table_is_right(catalogue, catalogue->translations);
}

/* Reads "Plural-Forms: nplurals=2; plural=(n != 1);" from the catalogue's header. */
static void catalogue_read_plurals(struct catalogue *catalogue)
{
    const char *header = catalogue_text(catalogue, "");
    const char *line = header ? strstr(header, "Plural-Forms:") : NULL;
    const char *count = line ? strstr(line, "nplurals=") : NULL;
    const char *rule = count ? strstr(count, "plural=") : NULL;

    if (!rule)
        return;
    rule += strlen("plural=");
    catalogue->plurals = strtoul(count + strlen("nplurals="), NULL, 10);
    catalogue->plural_rule = string_copy_part(rule, strcspn(rule, ";\n"));
}

/* --- Opening ---------------------------------------------------------------------------------------------------------- */

static bool catalogue_read(struct catalogue *catalogue, FILE *file)
{
    struct stat status;

    if (fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > LARGEST)
        return false;
    catalogue->size = (size_t)status.st_size;
    /* The NUL behind the bytes lets strings that reach the end be measured. */
    catalogue->bytes = memory_new(catalogue->size + 1);
    return fread(catalogue->bytes, 1, catalogue->size, file) == catalogue->size;
}

struct catalogue *catalogue_open(const char *path)
{
    FILE *file = fopen(path, "rb");

    if (!file)
        return NULL;
    struct catalogue *catalogue = memory_new(sizeof *catalogue);
    bool right = catalogue_read(catalogue, file) && catalogue_check(catalogue);
    fclose(file);
    if (!right) {
        catalogue_close(catalogue);
        return NULL;
    }
    catalogue_read_plurals(catalogue);
    return catalogue;
}

void catalogue_close(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    free(catalogue->plural_rule);
    free(catalogue->bytes);
    free(catalogue);
}

/* --- Looking up ------------------------------------------------------------------------------------------------------- */

/* The translation of a message and its length, all plural forms included. */
static const char *catalogue_find(const struct catalogue *catalogue, const char *message, size_t *length)
{
    size_t low = 0;
    size_t high = catalogue->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(message, catalogue_string(catalogue, catalogue->messages, middle, length));
        if (order == 0)
            return catalogue_string(catalogue, catalogue->translations, middle, length);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *catalogue_text(const struct catalogue *catalogue, const char *message)
{
    size_t length;
    const char *translation = catalogue_find(catalogue, message, &length);

    return translation && *translation ? translation : NULL;
}

/* Which form a count takes. Catalogues without a rule have English's. */
static unsigned long catalogue_plural_form(const struct catalogue *catalogue, unsigned long count)
{
    if (!catalogue->plural_rule)
        return count != 1;
    unsigned long form = plural_evaluate(catalogue->plural_rule, count);
    return form < catalogue->plurals ? form : 0;
}

const char *catalogue_plural(const struct catalogue *catalogue, const char *one, unsigned long count)
{
    size_t length;
    const char *translation = catalogue_find(catalogue, one, &length);
    unsigned long form = catalogue_plural_form(catalogue, count);

    if (!translation)
        return NULL;
    const char *end = translation + length;
    for (; form > 0; form--) {
        translation += strlen(translation) + 1;
        if (translation >= end)
            return NULL;
    }
    return *translation ? translation : NULL;
}
